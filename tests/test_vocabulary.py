"""The vocabulary: its tables hang together, and its forms, headings and departments are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.forms import FormMatcher, fold
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()


def concepts(text: str) -> list[str]:
    return [match.code for match in VOCABULARY.concepts_in(text)]


def test_tables_refer_to_each_other() -> None:
    codes = set(VOCABULARY.concepts)
    for concept in VOCABULARY.concepts.values():
        assert concept.department in VOCABULARY.departments, concept
        assert set(concept.near) <= codes, concept
        assert not concept.part_of or concept.part_of in codes, concept
        assert all(concept.code in VOCABULARY.concepts[other].near for other in concept.near), concept
    assert set(VOCABULARY.department_forms.values()) <= set(VOCABULARY.departments)
    assert {"initial_budget", "executed", "score"} <= set(VOCABULARY.measures)
    assert len(VOCABULARY.section_types) > 40
    assert VOCABULARY.abbreviations["政法委"].full == "党委政法委员会"


def test_longest_form_first() -> None:
    assert concepts("严重精神障碍患者监护人责任保险") == ["guardian_liability_insurance"]
    assert concepts("公安辅警及政府专职消防员意外伤害险") == [
        "auxiliary_police_insurance",
        "firefighter_insurance",
    ]  # shared


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("司法救助支出20万元", ["judicial_assistance"]),
        ("2022年司法救助", ["judicial_assistance"]),
        ("完善司法救助工作机制建设", []),  # not alone: a part of other words is no item
        ("荷塘 2022 平安建设", ["comprehensive_governance"]),
        ("平安建设花了多少", ["comprehensive_governance"]),
        ("平安建设先进单位", []),
        ("ｐｐｐ项目政府付费", ["ppp_payment"]),
        ("guardian liability insurance premiums", ["guardian_liability_insurance"]),
        ("misguardian liability insurance", []),
        ("", []),
    ],
)
def test_concepts(text: str, expected: list[str]) -> None:
    assert concepts(text) == expected


def test_near_things_are_not_each_other() -> None:
    assert concepts("监护人以奖代补资金") == ["guardian_award"]
    assert concepts("强制医疗费用") == ["compulsory_treatment"]
    assert concepts("辅警意外险") == []


@pytest.mark.parametrize(
    ("heading", "type_"),
    [
        ("一、部门（单位）基本情况", "basic_information"),
        ("第一部分 某县水利局概况", "basic_information"),
        ("（一）部门职能职责", "duties"),
        ("2、内设机构设置情况", "organisation"),
        ("（二）2022年度部门整体支出绩效目标", "targets"),
        ("二、一般公共预算支出情况", "general_budget_expenditure"),
        ("（一）基本支出情况", "basic_expenditure"),
        ("⑵ “三公”经费支出情况", "three_public"),
        ("三、政府性基金预算支出情况", "government_fund"),
        ("3.2 资金使用情况", "budget_execution"),
        ("六、部门整体支出的绩效情况", "overall_performance"),
        ("七、存在的主要问题及原因分析", "problems"),
        ("四、工作中存在的不足", "problems"),
        ("八、下一步改进措施", "improvement"),
        ("六 下一步工作打算", "improvement"),
        ("九、绩效自评结果拟应用和公开情况", "use_disclosure"),
        ("第四部分　名词解释", "glossary"),
        ("第二部分 决算情况说明", "final_accounts"),
        ("四、综合评价结论", "conclusion"),
        ("十、其他需要说明的情况", "other"),
        ("（一）深入推进矛盾纠纷化解", None),
        ("2022年，全县财政收入增长，问题和不足也很突出，需要各单位共同努力。", None),
        ("", None),
        ("一、", None),
    ],
)
def test_section_types(heading: str, type_: str | None) -> None:
    assert VOCABULARY.section_type_of(heading) == type_


@pytest.mark.parametrize("code", VOCABULARY.section_types)
def test_every_synonym_is_its_own_type(code: str) -> None:
    for name in VOCABULARY.section_types[code].synonyms:
        assert VOCABULARY.section_type_of(f"三、{name}") == code


@pytest.mark.parametrize(
    ("name", "department"),
    [
        ("中国共产党某市某区委员会政法委员会", "political_legal"),
        ("某区委编办", "staffing_commission"),
        ("某县人民政府办公室", "party_gov_office"),
        ("某县人民政府", None),  # the area's government, no department
        ("某镇人民政府", "township"),
        ("佛山市南海区狮山镇", "township"),
        ("麓前街道办事处", "subdistrict"),
        ("云溪经济技术开发区应急管理局", "emergency"),
        ("某经济技术开发区社会事务局", "development_zone"),
        ("某县文化旅游广电局", "culture_tourism_sports"),
        ("某县人力资源和社会保障局", "human_resources"),
        ("某县民族宗教事务局", "united_front"),
        ("某县公安局交通警察大队", "public_security"),
        ("某县教育局第一中学", "school_hospital"),
        ("某县疾病预防控制中心", "health"),
        ("共青团某市委", "youth_league"),
        ("某县人大常委会办公室", "peoples_congress"),
        ("某某咨询有限公司", None),
        ("", None),
    ],
)
def test_departments(name: str, department: str | None) -> None:
    assert VOCABULARY.department_of(name) == department


def test_every_known_name_is_its_own_department() -> None:
    for name, department in VOCABULARY.department_forms.items():
        assert VOCABULARY.department_of(f"某县{name}") == department, name


@given(st.text(max_size=80))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="平安建设综治经费司法救助（(ＡaPpP 项目", max_size=60))
def test_matches_are_exact_spans(text: str) -> None:
    for match in VOCABULARY.concepts_in(text):
        assert fold(text)[match.start : match.end] == match.form


@given(
    st.lists(st.text(alphabet="ab中文", min_size=2, max_size=4), max_size=6), st.text(alphabet="ab中文 ", max_size=30)
)
def test_finder_agrees_with_trying_everything(forms: list[str], text: str) -> None:
    finder = FormMatcher({form: [form] for form in forms})
    position, expected = 0, []
    while position < len(text):
        fits = [f for f in sorted(set(forms), key=len, reverse=True) if text.startswith(f, position)]
        fits = [f for f in fits if whole(text, position, position + len(f))]
        if fits:
            expected.append((position, fits[0]))
        position += len(fits[0]) if fits else 1
    assert [(start, form) for start, _, form, _ in finder.find(text)] == expected


def whole(text: str, start: int, end: int) -> bool:
    inside_before = start > 0 and text[start - 1].isascii() and text[start - 1].isalnum() and text[start].isascii()
    inside_after = end < len(text) and text[end].isascii() and text[end].isalnum() and text[end - 1].isascii()
    return not inside_before and not inside_after
