"""The gazetteer: names in texts and questions, ambiguity and what settles it, years, extensions."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import UsageError
from indexer.identity.divisions import stem_of
from indexer.regions import COLUMNS, Gazetteer

HEADER = "\t".join(COLUMNS)
INVENTED = [
    ("990000", "岚海省", "province", "", "2000", "", "", "yes"),
    ("990100", "岚州市", "city", "990000", "", "", "", "yes"),
    ("990102", "东汀区", "district", "990100", "2000", "", "", "yes"),
    ("990121", "石沐县", "county", "990100", "2000", "2021", "990103", "yes"),
    ("990103", "石沐区", "district", "990100", "2021", "", "", "yes"),
    ("990171", "岚州经济技术开发区", "development_zone", "990100", "2006", "", "", ""),
    ("990103101", "长浦镇", "town", "990103", "", "", "", ""),
    ("990200", "汐阳市", "city", "990000", "", "", "", ""),
    ("990202", "东汀区", "district", "990200", "", "", "", ""),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("regions") / "regions.tsv"
    path.write_text("\n".join([HEADER, *("\t".join(row) for row in INVENTED)]), encoding="utf-8")
    return Gazetteer.load([path])


def found(gazetteer: Gazetteer, text: str, year: int | None = None) -> list[tuple[str, set[str]]]:
    return [(m.name, set(m.codes)) for m in gazetteer.find(text, year)]


def names(gazetteer: Gazetteer, text: str) -> list[str]:
    return [m.name for m in gazetteer.find(text)]


def paths(gazetteer: Gazetteer, query: str, year: int | None = None) -> list[str]:
    return ["/".join(region.lineage) for region in gazetteer.resolve(query, year)]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("望城区", "望城"),
        ("湘西土家族苗族自治州", "湘西"),
        ("内蒙古自治区", "内蒙古"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("香港特别行政区", "香港"),
        ("神农架林区", "神农架"),
        ("湖东街道", "湖东"),
    ],
)
def test_short_names(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_shared_name_keeps_every_place(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "南山区2020年") == [("南山区", {"230404", "440305"})]
    assert len(found(gazetteer, "鼓楼区")[0][1]) == 4


@pytest.mark.parametrize(
    "text",
    [
        "福州市鼓楼区教育局",  # beside it
        "鼓楼区教育局……报福州市财政局",  # elsewhere in the text
        "福建省鼓楼区",
        "鼓楼区教育局，鼓楼区……福州市鼓楼区……与南京市合作",  # beside it goes before elsewhere
        "鼓楼区教育局赴南京市考察，报福州市财政局",  # a place gone to is no evidence
        "鼓楼区教育局，福州市、仓山区",
    ],
)
def test_a_printed_parent_settles_a_shared_name(gazetteer: Gazetteer, text: str) -> None:
    assert {codes for name, c in found(gazetteer, text) if name == "鼓楼区" for codes in c} == {"350102"}


def test_a_place_gone_to_settles_nothing(gazetteer: Gazetteer) -> None:
    assert len(dict(found(gazetteer, "鼓楼区教育局组织教师赴徐州市学习"))["鼓楼区"]) == 4


def test_two_named_parents_leave_both(gazetteer: Gazetteer) -> None:
    assert dict(found(gazetteer, "南京市和福州市的鼓楼区"))["鼓楼区"] == {"320106", "350102"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("荷塘 2022 平安建设", "荷塘"),
        ("陇南 2024 guardian award", "陇南"),
        ("荷塘2022年花了多少", "荷塘"),
        ("望城政法委的支出", "望城"),
        ("打造平安桑植、法治桑植", "桑植"),
        ("请问湖南各区的支出", "湖南"),
        ("甘肃陇南的项目", "陇南"),
        ("和平区2022年", "和平区"),
        ("spending of Wangcheng District in 2020", "Wangcheng District"),
        ("Hetang's 2022 spending", "Hetang"),
        ("Guide County", "Guide County"),
        ("Inner Mongolia", "Inner Mongolia"),
        ("恩施州民政局", "恩施州"),
        ("上海浦东新区", "浦东新区"),
        ("马鞍山市和县财政局", "和县"),
        ("晋城市城区教育局", "城区"),
    ],
)
def test_names_that_count(gazetteer: Gazetteer, text: str, place: str) -> None:
    assert place in names(gazetteer, text)


@pytest.mark.parametrize(
    "text",
    [
        "荷塘月色",
        "让希望城乡居民共享",
        "扎实推进平安建设，创建平安社区",
        "平安县（市、区）创建",
        "一批平安县市区",
        "示范县、健康县域、信息县级平台、市和县两级",
        "东方市场",
        "主城区、老城区改造",
        "适应城市发展，沿海城市",
        "会同公安局、财政局开展检查",
        "公安消防部门",
        "保持均衡水平，隆重庆祝，创新乡村治理，推广安全生产",
        "新建项目、新建2022年",
        "西南山区、深度贫困的高寒山区",
        "长治久安",
        "a guide to spending, the other reports",
        "健康中国",
        "",
        "区",
        "蓝田市自然资源和规划局",  # no city is called so, and 蓝田县 is another place
    ],
)
def test_words_that_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert names(gazetteer, text) == []


@pytest.mark.parametrize(
    "query",
    [
        "430112",
        "望城区",
        "望城",
        "长沙市/望城区",
        "长沙市望城区",
        "湖南省长沙市望城区",
        "长沙/望城",
        "湖南/长沙市 > 望城区",
        "Wangcheng District",
        "wangcheng",
        "Wangcheng District, Changsha",
    ],
)
def test_ways_to_name_one_place(gazetteer: Gazetteer, query: str) -> None:
    assert paths(gazetteer, query) == ["湖南省/长沙市/望城区"]


@pytest.mark.parametrize(
    "query", ["", "无此地", "长沙市/无此地", "广东省/望城区", "///", "999999", "a" * 10_000, "长沙" * 5_000]
)
def test_what_is_no_place(gazetteer: Gazetteer, query: str) -> None:
    assert gazetteer.resolve(query) == ()


def test_a_short_name_shared_with_what_lies_below_is_the_higher(gazetteer: Gazetteer) -> None:
    assert paths(gazetteer, "长沙") == ["湖南省/长沙市"]  # not 长沙县, which lies in it
    assert paths(gazetteer, "吉林") == ["吉林省"]


def test_a_code_that_outlived_its_name(gazetteer: Gazetteer) -> None:
    assert paths(gazetteer, "邢台市/桥东区") == ["河北省/邢台市/襄都区"]


def test_renaming(extended: Gazetteer) -> None:
    assert extended.successors("990121") == ("990103",)
    assert extended.predecessors("990103") == ("990121",)
    assert found(extended, "石沐2019年") == [("石沐", {"990103"})]  # without a year: the present one
    assert found(extended, "石沐2019年", 2019) == [("石沐", {"990121"})]
    assert paths(extended, "石沐县") == ["岚海省/岚州市/石沐县"]


def test_extension_adds_zones_towns_and_namesakes(extended: Gazetteer) -> None:
    assert paths(extended, "岚州经开区") == ["岚海省/岚州市/岚州经济技术开发区"]
    assert paths(extended, "石沐区长浦镇") == ["岚海省/岚州市/石沐区/长浦镇"]
    assert paths(extended, "东汀区") == ["岚海省/岚州市/东汀区", "岚海省/汐阳市/东汀区"]
    assert paths(extended, "Dongting District, Xiyang") == ["岚海省/汐阳市/东汀区"]
    assert extended.get("990102").fictional
    assert not extended.get("990202").fictional
    assert extended.is_below("990103101", "990100")
    assert "990103101" in extended.descendants("990000")
    assert paths(extended, "望城区") == ["湖南省/长沙市/望城区"]


def test_rows_make_the_same_gazetteer_again(extended: Gazetteer) -> None:
    again = Gazetteer.from_rows(extended.rows())
    assert list(again) == list(extended)


@pytest.mark.parametrize(
    ("row", "code", "line"),
    [
        ("990100\t岚州市", "region_row_columns", 2),
        ("99-1\t岚州市\tcity", "region_row_code", 2),
        ("990100\t市\tcity", "region_row_name", 2),
        ("990100\t岚州市\ttown hall", "region_row_level", 2),
        ("990100\t岚州市\tcity\t\t20x0", "region_row_year", 2),
        ("990100\t岚州市\tcity\t\t\t\t\tmaybe", "region_row_fictional", 2),
        ("990100\t岚州市\tcity\t998877", "region_row_parent", 2),
        ("990100\t岚州市\tcity\n\n990100\t岚州市\tcity", "region_row_twice", 4),
    ],
)
def test_a_broken_row_names_its_line(tmp_path: Path, row: str, code: str, line: int) -> None:
    path = tmp_path / "regions.tsv"
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        Gazetteer.load([path])
    assert (raised.value.code, raised.value.params["line"]) == (code, line)


@pytest.mark.parametrize("content", ["", "6e616d65", "b5d8c7f8", "00fffe"])  # empty, other columns, GB18030, no text
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "regions.tsv"
    path.write_bytes(bytes.fromhex(content))
    with pytest.raises(UsageError):
        Gazetteer.load([path])


def test_a_missing_extension_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        Gazetteer.load([tmp_path / "none.tsv"])
    assert raised.value.code == "region_row_unreadable"


def test_seven_columns_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "regions.tsv"
    path.write_text("\t".join(COLUMNS[:7]) + "\n990000\t岚海省\tprovince\t\t2000\t\t\n", encoding="utf-8-sig")
    assert not Gazetteer.load([path]).get("990000").fictional


def test_the_shipped_table_hangs_together(gazetteer: Gazetteer) -> None:
    for place in gazetteer:
        assert place.parent is None or gazetteer.get(place.parent) is not None, place
        assert all(gazetteer.get(code) is not None for code in place.successor), place
        assert place.level == "province" or gazetteer.ancestors(place.code)[-1].endswith("0000"), place
    assert sum(place.level == "province" for place in gazetteer) == 34


def test_every_full_name_is_found_before_its_office(gazetteer: Gazetteer) -> None:
    for place in gazetteer:
        mention = gazetteer.find(f"{place.name}财政局2023年度部门决算")[0]
        related = {c for code in mention.codes for c in (code, *gazetteer.predecessors(code))}
        assert place.code in related or place.name in {gazetteer.get(c).name for c in mention.codes}, place


@given(st.text(alphabet="望城荷塘区县市湖南长沙鼓楼 Wangcheng，。2022年", max_size=60))
def test_mentions_are_exact_spans_in_order(text: str) -> None:
    mentions = GAZETTEER.find(text)
    assert all(text[m.start : m.end] == m.name and m.codes for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


GAZETTEER = Gazetteer.load()
