"""The styles of a Word file, as far as they decide what is printed: numbering, hidden text, symbol fonts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from indexer.read.word_package import W, is_on, number_of

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Style:
    """One style; None where it says nothing of its own."""

    name: str
    based_on: str | None
    number: int | None
    level: int | None
    hidden: bool | None
    font: str | None


@dataclass(slots=True)
class Styles:
    """All styles by id; `usual` is the paragraphs' default style, `hidden` and `font` what the document begins with."""

    styles: dict[str, Style] = field(default_factory=dict)
    usual: str | None = None
    any_hidden: bool = False
    _hidden: dict[str | None, bool] = field(default_factory=dict)

    def chain(self, name: str | None) -> Iterator[tuple[str, Style]]:
        """Yield a style and those it is based on, nearest first."""
        seen: set[str] = set()
        while name is not None and name in self.styles and name not in seen:
            seen.add(name)
            yield name, self.styles[name]
            name = self.styles[name].based_on

    def hides(self, name: str | None) -> bool:
        """Whether a style and those it is based on hide what is in it."""
        if name not in self._hidden:
            said = (style.hidden for _, style in self.chain(name) if style.hidden is not None)
            self._hidden[name] = next(said, False)
        return self._hidden[name]

    def font(self, name: str | None) -> str | None:
        """Return the font of Latin text that a style and those it is based on give."""
        return next((style.font for _, style in self.chain(name) if style.font), None)

    def is_hidden(self, properties: _Element | None, paragraph_style: str | None) -> bool:
        """Whether the run with these properties (rPr) in a paragraph of a style is hidden.

        A direct setting holds; else the styles of run and paragraph each turn it over (17.7.3, toggle properties).
        """
        if properties is not None:
            direct = properties.find(f"{W}vanish")
            if direct is not None:
                return is_on(direct)
        if not self.any_hidden:
            return False
        named = properties.find(f"{W}rStyle") if properties is not None else None
        run_style = named.get(f"{W}val") if named is not None else None
        return self.hides(paragraph_style) != self.hides(run_style)


def read_styles(root: _Element | None) -> Styles:
    """Return the styles of a styles part."""
    styles = Styles()
    for element in root.findall(f"{W}style") if root is not None else ():
        name = element.get(f"{W}styleId")
        if name is None:
            continue
        style = _style(element, name)
        styles.styles[name] = style
        styles.any_hidden = styles.any_hidden or bool(style.hidden)
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
            styles.usual = name
    return styles


def _style(element: _Element, name: str) -> Style:
    base, numbering = element.find(f"{W}basedOn"), element.find(f"{W}pPr/{W}numPr")
    vanish = element.find(f"{W}rPr/{W}vanish")
    return Style(
        name=name,
        based_on=base.get(f"{W}val") if base is not None else None,
        number=number_of(numbering.find(f"{W}numId")) if numbering is not None else None,
        level=number_of(numbering.find(f"{W}ilvl")) if numbering is not None else None,
        hidden=is_on(vanish) if vanish is not None else None,
        font=latin_font(element.find(f"{W}rPr")),
    )


def latin_font(properties: _Element | None) -> str | None:
    """Return the font that properties (rPr) give to Latin text."""
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    return (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")) if fonts is not None else None
