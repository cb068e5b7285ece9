"""What surrounds a number in running text: the scene its section and report set, and what its paragraph carries on."""

from __future__ import annotations

from dataclasses import dataclass, field

from indexer.meaning.bracketed import Brackets
from indexer.meaning.drafts import Draft


@dataclass(frozen=True, slots=True)
class Scene:
    """What the text around a paragraph says: its section and report."""

    year: int | None
    year_basis: str
    section_year: int | None = None
    section_type: str = ""
    project: str | None = None
    report_project: str | None = None
    default: str = "executed"
    names: tuple[str, ...] = ()
    first_year: int | None = None  # of a report on several years: none of them is a year before
    headed: bool = False  # a heading above names the measure `default`
    account: str = ""  # of the unit, that the section's heading names: “三公”经费
    of_budget: bool = False  # a budget is disclosed here: what is called spending is planned
    adjusts: bool = False  # it is told how a budget was adjusted
    partial: bool | None = None  # whether the heading that names the year tells of a part of it; None: none does
    brackets: Brackets | None = None  # what amounts in brackets are, and those outside

    @property
    def begins(self) -> int | None:
        """The first year of which amounts are told as the report's own: 一、2021年收支情况 in a report on 2022."""
        earlier = self.year is not None and self.section_year is not None and self.section_year < self.year
        return self.first_year or (self.section_year if earlier else self.year)


@dataclass(slots=True)
class State:
    """What is carried from one clause of a paragraph to the next."""

    paragraph: tuple[int, int] = (0, 0)  # where it begins and ends
    as_one: int | None = None  # how many things it says were booked as one, None while nobody asked
    subject: str = ""
    subject_start: int = -1
    subject_here: bool = False  # named in this sentence
    year: int | None = None
    spanned: bool = False  # the sentence speaks of several years together
    period: str = ""  # those years, in the sentence's words: 2022年至2024年, 2021年以来
    since: bool = False  # the sentence reckons from a year on: 自2020年实施以来
    added: bool = False  # an earlier year is added to what it speaks of: 加上2021年完成的310万元
    series: bool = False  # the sentence goes through several years, one after the other
    several: bool = False  # the sentence names two years or more
    joined: bool = False  # no mark stands between this number's words and the next number
    last_year: int | None = None  # named anywhere in the paragraph
    label: str = ""
    head: str = ""  # run in before the paragraph: ● 厕所革命。
    listed: list[str] = field(default_factory=list)
    listing: str | None = None  # the measure that a list's label gives to its members
    hint: str | None = None  # the measure of the clause that named the subject: 年中追加项目“…”，金额50万元
    parent: Draft | None = None  # what 其中 opens
    over: Draft | None = None  # of which the part is a part whose own parts a colon opens
    divided: Draft | None = None  # what the whole sentence divides
    measures: set[str] = field(default_factory=set)  # of this subject in this sentence
    ratio: tuple[str, int] | None = None  # what the last percentage of the sentence is of
    scored: bool = False
    # What open brackets interrupted, the year that was spoken of, and where they open.
    outside: list[tuple[str, int, Draft | None, int | None, int]] = field(default_factory=list)
    year_at: int = -1  # where `year` stands, and what it was before
    year_before: int | None = None
    aside: bool = False  # only a clause speaks of that year, not what comes: 每户2万元，2021年为1.8万元；…
    aside_from: int | None = None  # the year that the sentence spoke of before
    whole: list[Draft] = field(default_factory=list)  # amounts of this and the last sentence that may have parts
    spread: list[int] = field(default_factory=list)  # the years that 分别 has just given amounts to
    shared: list[str] = field(default_factory=list)  # the names that it has, and where their last amount ends
    shared_to: int = -1
    used_to: int = -1  # to where what the last number is used for is told behind it
    looked: int | None = None  # to where this sentence was last searched, in vain, for what an amount is for
    ahead: int | None = None  # a year that something is to be entered for: 纳入2019年预算
    drafts: list[Draft] = field(default_factory=list)
    begun: int = 0  # how many of them stand before this sentence
    framed: int = -1  # where a frame that the sentence begins with ends: 预算安排中，
