"""What a site's robots.txt allows: the Robots Exclusion Protocol, RFC 9309.

The standard library's parser is older than the RFC: it takes the first rule that fits, not the longest, and knows
no `*` and `$`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urlsplit

LARGEST = 512 * 1024  # bytes that are read of a robots.txt; section 2.5 asks for 500 KiB at least
_MOST_RULES = 5000
_LONGEST_RULE = 2000
_PRODUCT = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One `allow` or `disallow` line: its parts between `*`, and whether it ends in `$`."""

    allow: bool
    parts: tuple[str, ...]
    anchored: bool
    length: int

    def fits(self, path: str) -> bool:
        """Whether the pattern fits the beginning of a path (all of it, where it ends in `$`)."""
        first, *others = self.parts
        if not path.startswith(first):
            return False
        position = len(first)
        for number, part in enumerate(others):
            if self.anchored and number == len(others) - 1:  # the last part must stand at the end
                return len(path) - len(part) >= position and path.endswith(part)
            found = path.find(part, position)
            if found < 0:
                return False
            position = found + len(part)
        return not self.anchored or position == len(path)


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for one user agent on one host; `delay` is the Crawl-delay in seconds, if any."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether a URL may be fetched: the longest rule that fits decides, `allow` where two are as long."""
        split = urlsplit(url)
        path = _canonical((split.path or "/") + (f"?{split.query}" if split.query else ""))
        if path == "/robots.txt":
            return True
        fitting = [rule for rule in self.rules if rule.fits(path)]
        return max(fitting, key=lambda rule: (rule.length, rule.allow)).allow if fitting else True


EVERYTHING = Robots()


def parse_robots(data: bytes, product: str) -> Robots:
    """Return the rules for a product token such as `chazhang`: its own groups together, else those of `*`."""
    own: list[tuple[str, str]] = []
    anyone: list[tuple[str, str]] = []
    named: set[str] = set()
    own_named = in_group = False
    for key, value in _lines(data[:LARGEST]):
        if key == "user-agent":
            if in_group:
                named, in_group = set(), False
            match = _PRODUCT.match(value)
            named.add("*" if value.startswith("*") else match[0].lower() if match else "")
            own_named = own_named or product.lower() in named
        elif key in ("allow", "disallow", "crawl-delay"):
            in_group = True
            if product.lower() in named:
                own.append((key, value))
            if "*" in named:
                anyone.append((key, value))
    lines = own if own_named else anyone
    rules = tuple(_rule(key == "allow", value) for key, value in lines[:_MOST_RULES] if key != "crawl-delay" and value)
    return Robots(rules, next(_delays(lines), None))


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (key in lower case, value); what is no such line (a page sent in place of the file) is passed over."""
    for line in re.split(r"[\r\n]+", data.decode("utf-8-sig", "replace")):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon and len(value) <= _LONGEST_RULE:
            yield key.strip().lower(), value.strip()


def _delays(lines: list[tuple[str, str]]) -> Iterator[float]:
    for key, value in lines:
        if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
            yield float(value)


def _rule(allow: bool, value: str) -> Rule:
    anchored = value.endswith("$")
    pattern = _canonical(value[:-1] if anchored else value)
    parts = tuple(re.split(r"\*+", pattern))
    return Rule(allow, parts, anchored, len(pattern) + anchored)


def _canonical(path: str) -> str:
    """Return a path in one spelling of its percent codes: 目录, %e7%9b%ae… and %E7%9B%AE… are the same."""
    marked = path.replace("%2F", "%252F").replace("%2f", "%252F")  # an encoded slash divides nothing
    return quote(unquote_to_bytes(marked), safe="/*$?&=+,;:@!'()~%-._")
