"""The lead of a phrase: what stands before the item that it names and is none of it: a number, 其中, a year, 我委.

Its words stand in `data/lead_words.tsv`. A `link` joins a clause to what was said, a `paper` is what money was given
by, `who` has it or gave it, `time` is when; what `explains` (支出减少的主要原因是) is looked for only where its own
word stands. One form is taken off after the other; of several that fit at a place the first row counts.
"""

from __future__ import annotations

import re

from indexer.data_rows import rows_of
from indexer.meaning.like_for_like import ADJUSTED
from indexer.memo import remembered
from indexer.quantities import narrow
from indexer.structure.numbering import HAN, ITEM_NUMBER
from indexer.word_lists import any_in

# What a number and a blank may count, and so be no number of a list: 6 所学校.
_COUNTED = (
    "[年月日个家件户万亿元次人名项台辆座处公条套所村镇乡县区支场期批亩吨米平立根棵只头眼口间栋幢份本部张类级届号楼周天"
    "小时分秒岁组队站点多余]"
)
_NUMBERING = (
    r"[\s、，；。：:;,.．)）●○◆■▪•·*\-—]+|(?:/[人户亩年月日天次车]{1,2}(?:[.·/][年月日次])?)+(?:[和及与]|的?标准)?"
    rf"|{ITEM_NUMBER}|[A-Ha-h][.、．)）]|\d{{1,2}}[ \u3000](?=[\u4e00-\u9fff]{{4}})(?!{_COUNTED})"
    r"|\d[\dA-Z]{9,29}[-—－_:：][ ]?(?=[\u4e00-\u9fff“《])"  # 51092322T000000431595-监管工作经费
    rf"|[{HAN}]{{1,3}}是|第[{HAN}\d]{{1,2}}(?:[，、]|部分[为是]?)"
)
# 县财政局2022年…: looked at only where a year stands right behind so many characters.
_OFFICE = (
    r"(?=[\u4e00-\u9fff]{3,13}+(?:19|20)\d\d年)"
    rf"(?:[\u4e00-\u9fff]{{2,10}}?(?:局|委员会|委|办公室|厅)|{any_in('ministry')})(?=(?:19|20)\d\d年)"
    r"|[\u4e00-\u9fff]{2,12}?(?:人民政府|办事处|医院|学校|[中小]学|学院|中心|公司|幼儿园)(?=(?:19|20)\d\d年度?"
    r"(?:部门|单位)?(?:[收支]|总[收支]|本年|一般公共预算|政府性基金|财政拨款|基本支出|项目支出|预算|决算|“?三公))"
)


def _any(role: str) -> str:
    return "|".join(form for of, form, *_ in rows_of("lead_words") if of == role)


_LINKS = f"{_any('link')}|{ADJUSTED}"
_AFTER_PAPER, _WHO, _TIMES = _any("after_paper"), _any("who"), _any("time")
# What leads begin with, papers, offices, seasons and treasuries aside: most phrases begin with none of it.
_BEGINS = (
    r"(?=[/\s\dA-Ha-h()*,.．\-:;·“\"是为比相—•■▪◆○●、。（），：；①-⑳⑴-⒇㈠-㈩一七三上下与专仅只才就也编局委办厅院机春秋两中主九乡二于五今仍从以但依全八六共其分到前剔扣加包区十单即去县及另可原同未和四因在"
    r"基实具对导将故尚州市年并建当总我截把按据支旗有本根此现特兹及统用由盟目省第累经而自至致街评该的例通比譬如调报审检核巡督验测结标均已收追补退应予上整财资还造部重镇项预除明减力确争拟打计责敦要协推开执公进使拨连算])"
)
_LEAD = re.compile(
    f"{_BEGINS}(?:{_NUMBERING}|{_LINKS}|{_AFTER_PAPER})|{_OFFICE}|{_any('season')}|{_any('treasury')}"
    f"|{_BEGINS}(?:{_WHO}|{_TIMES})"
)
_LEAD_WITH_PAPER = re.compile(
    "|".join((_NUMBERING, _LINKS, _any("paper"), _AFTER_PAPER, _OFFICE, _any("season"), _any("treasury"), _WHO, _TIMES))
)
_EXPLAINS, _EXPLAINED_BY = re.compile(_any("explains")), re.compile(any_in("explains"))


@remembered
def clean_lead(phrase: str) -> int:
    """Return how many characters of lead `phrase` begins with."""
    view, position = narrow(phrase), 0
    lead = _LEAD_WITH_PAPER if "〔" in view else _LEAD  # without the numbers of papers it takes half the time
    explains = _EXPLAINED_BY.search(view) is not None
    while found := lead.match(view, position) or (_EXPLAINS.match(view, position) if explains else None):
        if found.end() == position:
            break
        position = found.end()
    return position
