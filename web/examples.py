"""Questions for the start page, made from what the index holds and kept only where it answers them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from api.service import Service
from indexer.model import Figure, Filters
from web.contexts import Example
from web.links import link
from web.views import Views

ANSWERING = frozenset({"answered", "composite", "conflicting"})
TRIES = 4  # candidates of one kind that are asked before the kind is given up
SPENT = "executed"
SPENDING = "支出"
EVERY_DEPARTMENT = "cross"


@dataclass(frozen=True, slots=True)
class _Topic:
    """A concept of the catalogue with the spending found for it."""

    zh: str
    en: str
    general: bool  # 基本支出, 工资: every report has it
    figures: tuple[Figure, ...]
    places: int

    @property
    def spending(self) -> str:
        """What was spent on it, in Chinese; never 支出 twice."""
        return self.zh if self.zh.endswith(SPENDING) else self.zh + SPENDING


def to_examples(service: Service, views: Views) -> tuple[Example, ...]:
    """Return questions of different kinds that this index answers, the page's language first."""
    topics = _topics(service)
    shared = [topic for topic in topics if topic.places > 1]
    particular = [topic for topic in topics if not topic.general] or topics
    kinds = [
        [("zh", views.say("example.list", spending=topic.spending)) for topic in shared],
        [("en", views.say("example.list.en", item=topic.en)) for topic in _from(shared, 1)],
        list(_changes(topics, views)),
        list(_single(particular[::-1], views)),
        [("en", views.say("example.mixed", item=topic.zh)) for topic in _from(shared, 2)],
    ]
    if views.lang == "en":
        kinds[0], kinds[1] = kinds[1], kinds[0]
    found: dict[str, Example] = {}
    for kind in kinds:
        fresh = ((lang, question) for lang, question in kind if question not in found)
        for lang, question in islice(fresh, TRIES):
            if service.ask(question, Filters(), views.lang).status in ANSWERING:
                found[question] = Example(question, lang, link("/ask", views.lang, [("q", question)]))
                break
    return tuple(found.values())


def _topics(service: Service) -> list[_Topic]:
    """Return the concepts with spending: those of some departments first, and those that recur in most places."""
    by_concept: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in service.index.catalogue.figures(Filters(measure=SPENT)):
        if figure.amount_yuan:
            for concept in figure.concepts:
                by_concept[concept].append(figure)
    concepts = service.index.vocabulary.concepts
    topics = [
        _Topic(
            zh=concepts[code].zh,
            en=concepts[code].en.split(" (")[0],
            general=concepts[code].department == EVERY_DEPARTMENT,
            figures=tuple(figures),
            places=len({figure.region_code for figure in figures}),
        )
        for code, figures in by_concept.items()
        if code in concepts
    ]
    return sorted(topics, key=lambda topic: (topic.general, -topic.places, -len(topic.figures), topic.zh))


def _from(topics: list[_Topic], start: int) -> list[_Topic]:
    """Begin with another topic, so that the questions are not all about one thing."""
    return topics[start:] + topics[:start]


def _changes(topics: list[_Topic], views: Views) -> Iterator[tuple[str, str]]:
    """Ask how the spending of a place on an item changed over the years."""
    for topic in topics:
        years: defaultdict[str, set[int]] = defaultdict(set)
        for figure in topic.figures:
            if figure.region_code and figure.year:
                years[figure.region_code].add(figure.year)
        for code, found in years.items():
            if len(found) > 1:
                place = views.place_of(None, code)
                words = {"place": place, "spending": topic.spending, "from": min(found), "to": max(found)}
                yield "zh", views.say("example.compare", **words)


def _single(topics: list[_Topic], views: Views) -> Iterator[tuple[str, str]]:
    """Ask for one amount: of a place, a year and an item."""
    for topic in topics:
        places = Counter((figure.region_code, figure.year) for figure in topic.figures)
        for code, year in places:
            if code and year:
                words = {"place": views.place_of(None, code), "year": year, "spending": topic.spending}
                yield "zh", views.say("example.lookup", **words)
