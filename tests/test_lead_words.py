"""What stands before an item, each row of `data/lead_words.tsv` and the gate before them, and the heads of accounts."""

import re
from re import _constants, _parser

import pytest

from indexer.data_rows import rows_of
from indexer.meaning import lead_words
from indexer.meaning.items import is_whole

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)


def _of_set(kinds) -> set[str]:
    """Return a character of each kind of a set, which must not be of all but some."""
    found = set()
    for kind, value in kinds:
        assert kind is not _constants.NEGATE, "a lead that begins with anything needs a gate of its own"
        if kind is _constants.RANGE:
            found |= {chr(value[0]), chr(value[1])}
        else:
            found.add("7" if "DIGIT" in str(value) else " " if "SPACE" in str(value) else chr(value))
    return found


def _first(parsed) -> tuple[set[str], bool]:
    """Return characters of all kinds that a parsed pattern may begin with, and whether it may be empty."""
    found = set()
    for op, told in parsed:
        if op in (_constants.LITERAL, _constants.IN):
            return found | (_of_set(told) if op is _constants.IN else {chr(told)}), False
        assert op in (_constants.BRANCH, _constants.SUBPATTERN, _constants.ASSERT, _constants.ASSERT_NOT, *_REPEATS), op
        if op in (_constants.ASSERT, _constants.ASSERT_NOT):
            continue
        inner = told[1] if op is _constants.BRANCH else [told[3] if op is _constants.SUBPATTERN else told[2]]
        each = [_first(part) for part in inner]
        found = found.union(*(begins for begins, _ in each))
        if not any(empty for _, empty in each) and not (op in _REPEATS and told[0] == 0):
            return found, False
    return found, True


@pytest.mark.parametrize("name", ["_NUMBERING", "_LINKS", "_AFTER_PAPER", "_WHO", "_TIMES"])
def test_the_gate_holds_what_leads_begin_with(name):
    begins, empty = _first(_parser.parse(getattr(lead_words, name)))
    assert begins and not empty
    gate = re.compile(lead_words._BEGINS)
    assert [char for char in sorted(begins) if gate.match(char) is None] == []


@pytest.mark.parametrize(
    ("lead", "rest"),
    [("其中：", "县级资金"), ("", "购置设备"), ("县农业农村局2022年", "支出"), ("2022年度", "县级资金"),
     ("（一）", "学生补助"), ("松溪县农业农村局2022年", "基本支出"), ("", "松溪县农业农村局以外的单位")],
)  # fmt: skip
def test_leads_are_taken_off(lead, rest):
    assert lead_words.clean_lead(lead + rest) == len(lead)


@pytest.mark.parametrize(("form", "example"), [(form, example) for _, form, example in rows_of("lead_words")])
def test_each_row_takes_its_example_off(form, example):
    lead, _, behind = example.partition("|")
    rest = behind or "护林补助"
    assert re.match(form, lead + rest), "no example of its own row"
    assert lead_words.clean_lead(lead + rest) == len(lead)


@pytest.mark.parametrize(("form", "example"), list(rows_of("account_heads")))
def test_each_head_of_accounts_is_a_whole(form, example):
    assert re.fullmatch(form, example), "no example of its own row"
    assert is_whole(example) and not is_whole(f"护林员{example}改革试点项目第二批工程")


@pytest.mark.parametrize("table", ["lead_words", "account_heads"])
def test_no_row_is_there_twice(table):
    forms = [row[-2] for row in rows_of(table)]
    assert len(set(forms)) == len(forms)
