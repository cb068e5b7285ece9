"""What a figure is about, bare: its item without place, organisation, year, measure and words that say little."""

from __future__ import annotations

import re
from collections.abc import Mapping

from api.wording import QuestionWords
from indexer.forms import FormMatcher, fold
from indexer.meaning.items import short_organisation
from indexer.model import Figure, Report
from indexer.vocabulary import Vocabulary

_YEAR = re.compile(r"\d{4}年度?|\d{4}")
_OFFICES = ("局", "委", "办", "会", "部", "处")
# What a measure leaves behind in a header or a form's name: 调整后预算|数, 绩效自评|表, 区级|预算.
_REST = re.compile(r"(?<=\0)[数额表](?=\W|$)|[省市县区]级(?=\0|$)|\0")
_MARK = re.compile(r"[^\w㐀-鿿]+|_")


class Subjects:
    """Reduces figures to their subjects, each once; figures of one subject, year and measure say the same thing."""

    def __init__(self, vocabulary: Vocabulary, words: QuestionWords, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        forms = [form for measure in vocabulary.measures.values() for form in measure.forms]
        # 支出 inside 基本支出 is part of a name, but no two names differ by it alone.
        departments = [name for name in vocabulary.department_forms if name.endswith(_OFFICES)]
        little = (*forms, *departments, *(word for word in words.weak if len(word) > 1), *words.bare, "日常")
        self._little = FormMatcher({form: ["1"] for form in little})
        self._known: dict[tuple[str, str], str] = {}

    def of(self, figure: Figure) -> str:
        """Return the folded subject, "" where the figure is about the unit as a whole."""
        key = (figure.report, figure.item)
        if key not in self._known:
            self._known[key] = self._reduce(figure)
        return self._known[key]

    def of_score(self, figure: Figure) -> str:
        """Return the folded subject of a total score: its project, not the table or row that holds it."""
        return self.bare(fold(figure.project or ""))

    def _reduce(self, figure: Figure) -> str:
        text = fold(figure.item)
        if figure.measure == "share":  # 公用经费占基本支出 is about the first
            text = text.partition("占")[0] or text
        report = self._reports.get(figure.report)
        lineage = report.region.lineage if report is not None else ()
        names = [figure.organisation or "", short_organisation(figure.organisation, figure.region), *lineage]
        for name in sorted({fold(name) for name in (*names, figure.region or "") if name}, key=len, reverse=True):
            text = text.replace(name, " ")
        return self.bare(text)

    def bare(self, text: str) -> str:
        """Return a folded text without years, marks, measures and words that say little."""
        kept = list(_YEAR.sub(" ", text))
        for start, end, _, _ in self._little.find("".join(kept)):
            kept[start:end] = ["\0"] * (end - start)
        return _MARK.sub("", _REST.sub("", "".join(kept)))
