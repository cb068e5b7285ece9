"""What is declared of a report, put to what the report says of itself: declared values hold, conflicts are listed.

A declared value that the text does not settle otherwise has basis `declared`. Where the text says the same, or the
same more closely (the county of a declared city, the full name of a declared organisation), the text's own stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.forms import fold
from indexer.identity.organisations import is_fuller
from indexer.identity.provenance import Declared
from indexer.identity.titles import is_title
from indexer.metadata import Metadata, to_metadata, year_in
from indexer.model import Conflict, Region
from indexer.read.html import PageFacts
from indexer.regions import Gazetteer
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

_PRINTED = ("title", "document")  # bases of what a report prints of itself
_BETWEEN = re.compile(r"[\s/\\>·、,，-]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_ATTACHMENT = re.compile(
    r"^\s*[【\[]?附\s?[件表录]?\s?[\d一二三四五六七八九十]{0,3}(?:[-—.]\d{1,2})?\s?[】\]]?\s?[:：、.]?\s*"
)


def apply_declared(
    about: Metadata, declared: Declared, text: str, gazetteer: Gazetteer, vocabulary: Vocabulary
) -> tuple[Metadata, tuple[Conflict, ...]]:
    """Return what a report is with what is declared of it, and where the two do not agree.

    `text` is the report's, in which what is printed is looked up. What its landing page or the link to it says is
    taken only for what neither a person nor the text settles.
    """
    conflicts = [
        Conflict(field, "twice", values, candidates=tuple(values.split("；"))) for field, values in declared.twice
    ]
    about, found = _with_region(about, declared, text, gazetteer)
    conflicts += found
    about, found = _with_year(about, declared, text)
    conflicts += found
    about, found = _with_organisation(about, declared, text, vocabulary)
    conflicts += found
    about, found = _with_type(about, declared, text, vocabulary)
    conflicts += found
    if declared.published and not _DAY.fullmatch(declared.published):
        conflicts.append(Conflict("published", "unknown", declared.published))
    return _with_page(about, declared, gazetteer, vocabulary), tuple(conflicts)


def published_of(declared: Declared | None) -> str | None:
    """Return the day of publication that is declared, None where it is no day."""
    day = declared.published if declared is not None else None
    return day if day and _DAY.fullmatch(day) else None


def _with_region(
    about: Metadata, declared: Declared, text: str, gazetteer: Gazetteer
) -> tuple[Metadata, list[Conflict]]:
    if not declared.region:
        return about, []
    printed = about.region
    places = places_of(declared.region, gazetteer, about.year)
    if not places:
        return about, [Conflict("region", "unknown", declared.region)]
    near = [place for place in places if _agrees(place, printed, gazetteer)]
    if len(places) > 1 and len(near) != 1:
        names = tuple("/".join(place.lineage) for place in places)
        return about, [Conflict("region", "ambiguous", declared.region, candidates=names)]
    place = near[0] if len(near) == 1 else places[0]
    if printed.code is not None and (printed.code == place.code or gazetteer.is_below(printed.code, place.code or "")):
        return about, []
    conflicts = []
    if printed.code is not None and not near and about.basis.get("region") in _PRINTED:
        start, end = _find(text, printed.name)
        conflicts.append(Conflict("region", "differs", declared.region, "/".join(printed.lineage), start, end))
    if printed.code is None and printed.candidates:
        place = _candidate(place, printed, gazetteer)
    known = gazetteer.get(place.code or "")
    changed = replace(about, region=place, fictional=known is not None and known.fictional)
    return _based(changed, "region"), conflicts


def places_of(written: str, gazetteer: Gazetteer, year: int | None = None) -> Sequence[Region]:
    """Return the places that a declared name may be, however its parts are divided."""
    parts = [part for part in _BETWEEN.split(written) if part]
    spellings = dict.fromkeys((written, "/".join(parts), "".join(parts)))
    tries = ((name, when) for when in dict.fromkeys((year, None)) for name in spellings)
    return next((found for name, when in tries if (found := gazetteer.resolve(name, when))), ())


def _agrees(place: Region, printed: Region, gazetteer: Gazetteer) -> bool:
    """Whether a declared place is the printed one, lies in it, or holds it."""
    if place.code is None or printed.code is None:
        return False
    below, above = gazetteer.is_below(place.code, printed.code), gazetteer.is_below(printed.code, place.code)
    return place.code == printed.code or below or above


def _candidate(place: Region, printed: Region, gazetteer: Gazetteer) -> Region:
    """Return the one of the places of a printed name that lies in the declared one, else the declared one."""
    paths = [path for path in printed.candidates if path.startswith("/".join(place.lineage) + "/")]
    found = gazetteer.resolve(paths[0]) if len(paths) == 1 else ()
    return found[0] if len(found) == 1 else place


def _with_year(about: Metadata, declared: Declared, text: str) -> tuple[Metadata, list[Conflict]]:
    if not declared.year:
        return about, []
    if not _YEAR.fullmatch(declared.year):
        return about, [Conflict("year", "unknown", declared.year)]
    year = int(declared.year)
    if about.year == year and about.basis.get("year") in _PRINTED:
        return about, []
    conflicts = []
    if about.year is not None and about.basis.get("year") in _PRINTED:
        start, end = _find(text, f"{about.year}年度", f"{about.year}年", str(about.year))
        conflicts.append(Conflict("year", "differs", declared.year, str(about.year), start, end))
    return _based(replace(about, year=year), "year"), conflicts


def _with_organisation(
    about: Metadata, declared: Declared, text: str, vocabulary: Vocabulary
) -> tuple[Metadata, list[Conflict]]:
    name, printed = declared.organisation, about.organisation
    if not name:
        return about, []
    stated = printed is not None and about.basis.get("organisation") in _PRINTED
    if printed is not None and (fold(printed) == fold(name) or is_fuller(name, printed)):
        return about, []
    conflicts = []
    if printed is not None and stated and not is_fuller(printed, name):
        start, end = _find(text, printed)
        conflicts.append(Conflict("organisation", "differs", name, printed, start, end))
    department = vocabulary.department_of(name)
    about = _based(replace(about, organisation=name), "organisation")
    if department is not None or conflicts:
        about = replace(about, department=department)
        about = _based(about, "department") if department is not None else about
    return about, conflicts


def _with_type(
    about: Metadata, declared: Declared, text: str, vocabulary: Vocabulary
) -> tuple[Metadata, list[Conflict]]:
    written = declared.report_type
    if not written:
        return about, []
    code = report_type_of(written, vocabulary)
    if code is None:
        return about, [Conflict("report_type", "unknown", written)]
    if about.report_type == code:
        return about, []
    conflicts = []
    if about.report_type is not None and about.basis.get("report_type") in _PRINTED:
        start, end = _find(text, about.title)
        conflicts.append(Conflict("report_type", "differs", written, about.report_type, start, end))
    return _based(replace(about, report_type=code), "report_type"), conflicts


def report_type_of(written: str, vocabulary: Vocabulary) -> str | None:
    """Return the code of a type of report as a person writes it: the code, its name in either language, a title."""
    plain = fold(written).strip().lower()
    for entry in vocabulary.report_types.values():
        if plain in (entry.code, entry.zh.lower(), entry.en.lower()):
            return entry.code
    return vocabulary.report_type_of(written)


def _with_page(about: Metadata, declared: Declared, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Metadata:
    """Fill what is still unknown from the words of the link, then from the landing page's title.

    The page may be another office's than the report (a finance bureau publishes for all), so that its title says no
    organisation; the link's words are about this one file.
    """
    link = _ATTACHMENT.sub("", _ENDING.sub("", declared.link_text or "")).strip()
    titles = [words for words in (link, declared.title or "") if words and is_title(words)]
    for words in titles:
        said = to_metadata("", clean(RawText(words + "\n", "txt")), (), gazetteer, vocabulary)
        if about.title is None:
            about = _based(replace(about, title=words), "title")
        if (about.year is None or about.basis.get("year") == "inferred") and (year := year_in(words)):
            about = _based(replace(about, year=year), "year")
        if about.region.code is None and not about.region.candidates and said.region.code is not None:
            about = _based(replace(about, region=said.region, fictional=said.fictional), "region")
        if about.organisation is None and said.organisation is not None and words == link:
            about = _based(replace(about, organisation=said.organisation, department=said.department), "organisation")
        if about.report_type is None and said.report_type is not None:
            about = _based(replace(about, report_type=said.report_type), "report_type")
    return about


def with_page_facts(about: Metadata, page: PageFacts, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Metadata:
    """Fill what the text of a web page leaves unknown from the title that the page gives itself."""
    if page.title is None:
        return about
    filled = _with_page(about, Declared(title=page.title), gazetteer, vocabulary)
    basis = {field: "document" if field not in about.basis else basis for field, basis in filled.basis.items()}
    return replace(filled, basis=basis)


def _based(about: Metadata, field: str) -> Metadata:
    return replace(about, basis={**about.basis, field: "declared"})


def _find(text: str, *words: str | None) -> tuple[int | None, int | None]:
    """Return where the first of some words stands in a text, (None, None) where none does as such."""
    for each in words:
        if each and (at := text.find(each)) >= 0:
            return at, at + len(each)
    return None, None
