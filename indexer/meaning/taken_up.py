"""Frames of amounts that a sentence takes up to say what is in them: 60万元支出中有45万元在12月支付."""

from __future__ import annotations

import re

from indexer.meaning.frame import ANY, Frame

_AMONG = r"(?:资金|经费|款项?|指标|总?额)?(?:[中里](?![央心小])|之中|当中|内[，有])"
_KIND = r"的?(?:全年|年度|年末|项目|专项|财政|本年|当年|部门|剩余)?"
TAKEN_UP = (
    *(
        Frame(measure, "-", ANY, re.compile(f"{_KIND}(?:{words}){_AMONG}"))
        for measure, words in (
            ("executed", "支出|开支|花费|决算支出|实际支出"),
            ("carryover", "[结节]余|结转|结转结余|余额|余款"),
            ("revised_budget", "全年预算|调整后预算|调整预算"),
            ("initial_budget", "年初预算|预算"),
            ("allocated", "下达|补助"),
            ("arrears", "欠款|应付款|欠账"),
        )
    ),
    Frame("allocated", "- received executed", re.compile(r"^[，、：\s]*$"), re.compile(
        "中(?:仅|只|尚|还)?有"
    ), before=re.compile(
        r"(?:[级央]|上级|财政|配套|补助)[^，。；\d]{0,2}(?:资金|经费|补助|配套)[^，。；\d]{0,10}，$"
    )),  # 县级资金拨付偏晚，60万元中有35万元9月才到位
    # 按每人65元|的标准划转保费1,860万元: the standard is the number before.
    Frame("executed", "standard", re.compile(
        r"^的?[\u4e00-\u9fff]{0,4}标准(?![^，。；、]*(?:提高|提升|上调|下调|调整|增加|降低|每|不超|不低|最[高低]))"
        r"[^，。；、\d]*[划缴投支付拨发补购奖兑赔缴][^，。；、\d]+$"
    ), joint="standard"),
)  # fmt: skip
