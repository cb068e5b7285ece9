"""Which words can be the name of a project: no place, payer, source, account, or clause on what was done."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from indexer.meaning.budget_codes import functions
from indexer.meaning.givers import is_source
from indexer.meaning.items import is_generic, is_whole
from indexer.meaning.project_words import names_no_project
from indexer.memo import remembered
from indexer.vocabulary import Vocabulary

# What a project is called, as against a kind of payment, a place or a payer.
_CALLED = re.compile(
    r"(?:项目|工程|保险|行动|计划|试点|基金|活动|创建|体系|标段|地块|[一二三]期)(?:专项)?(?:经费|资金|补助|建设)?$|(?:平台|系统)[^，]{0,6}$"
)
_QUOTED = re.compile(r"[“《][^“”《》]{2,40}[”》]")
_PLACE = re.compile(
    r"[^，、]{1,5}(?:[省市县区镇]|(?<!下)乡|(?<![丽美字安]乡)村|街道|社区|开发区|高新区|经开区|办事处|旗|苏木)(?:[（(][^（()）]{1,10}[)）])?(?:小计|合计)?"
    r"|[两三四五六七八九十\d]{1,3}个?(?:[镇乡县区市村]|街道|乡镇)"
    r"|[省市州县区乡镇]{1,2}[（(][市州县区旗镇乡街道、]{1,6}[)）]"  # 县（市、区）, 镇（街）
)
# 肉牛养殖奖补项目对新增能繁母牛…
_CARRIED_OUT = re.compile("([^，。；：、\\d]{3,16}(?:项目|工程|行动|计划))(?:对|向|为|共|累计|带动|惠及)")
# Words that a clause on what was done begins with, not a name.
_CLAUSE = re.compile(
    r"(?:将(?!军)|对(?!口|外)|因(?!公)|由|被(?!征)|把|应(?!急|届|用|税)|可(?!再生|移动|持续)|须|未(?!成年|来)|各|仅|均(?!衡)|滞留|追回|收回|多[发付支]|少[发付支]|授予|违规|抽查|挪用|需要|首批|收、?支|项目间|规定|单笔|执行|欠"
    r"|截留|挤占|核减|扣[减除回]|退回|上缴|缴回|罚|占)"
)
_NOT_SPENT_ON = re.compile(
    r"(?:货物|工程|服务)(?:类|采购)?|(?:第?[一二三四五六七八九十\d]{1,2}|首)批次?(?:项目|资金|工程)?|第[一二三四五六七八九十\d]{1,2}期(?:工程|项目|资金)?|(?:建筑|安装|建安|土建)工程费?|设备(?:及工器具)?购置费?|.{0,2}个人(?:缴费|承担|负担|自付).{0,4}|.{0,12}[两三四五]项(?:补贴|补助|经费|支出|资金)?"
    r"|.{0,20}(?:家庭|人员|对象|儿童|学员|学生|群众|老人|农户|患者)|年初预算项目|配套.{0,8}|.{0,10}公共预算|政府性基金|专用基金|其他资金.{0,8}|.{0,12}非税收入.{0,6}"
)
# Marks of a clause within words: 学费应收未收, 基础养老金由中央.
_PREDICATE = re.compile(
    r"未(?!成年)|不(?!动产|良|锈)|已|由|把|因(?!公)|应收|按|以(?![奖案工旧县来])|仅|只|达到|来源|打算|补足|指出|构成为|分为|预计|当期|自担|核票后"
)
# Lines of accounts: of the functional classification, of what there is and comes in, a ratio, a date.
ACCOUNT = re.compile(
    r"[（(][类款项][）)]|\d{4}年\d|(?:支出|收入|总额|总计|合计|资产|原值|净值|余额|产值|应付款|应收款|盈余|率|金额|限额|上限|标准|期限（年）)$"
)
_OF_ACCOUNTS = ("收入", "限额", "余额")  # 污水处理费收入, 专项债务限额: whatever is named before
_PAYER = re.compile("(?:公司|企业|单位|部门|财政|银行|个人|居民)$")
_JOINT, _MEANS = re.compile("[、和及与]"), re.compile("(?<!费)(?:经费|支出)$")
_LEVELLED = re.compile(r"[（(](?:[类款项]|[12]\d{4}(?:\d\d)?)[)）][\d（()）]{0,9}(?:支出)?$")


def _is_function(subject: str) -> bool:
    """Say whether words are an account of the functional classification: 农林水支出, 小学教育（项）."""
    return subject.removesuffix("支出") in functions() or _LEVELLED.search(subject) is not None


def are_accounts(subject: str) -> bool:
    """Say whether words join nothing but what a unit spends on itself, or classes: 水费、电费, 公共安全、国防."""
    if all(name in functions() for name in subject.removesuffix("支出").split("、")):
        return "、" in subject
    parts = _JOINT.split(_MEANS.sub("", subject))
    return len(parts) > 1 and all(is_whole(part) or is_whole(f"{part}费") or is_whole(f"{part}支出") for part in parts)


@remembered
def is_called(subject: str) -> bool:
    """Say whether words are a project's own name, quoted or ending as such names do."""
    return _CALLED.search(subject) is not None or _QUOTED.search(subject) is not None


@remembered
def carried_out(subject: str) -> str:
    """Return the project that a subject goes on from: 肉牛养殖奖补项目|对新增能繁母牛…; "" for none."""
    run = _CARRIED_OUT.match(subject)
    return run.group(1) if run else ""


@lru_cache(maxsize=2)
def namer(vocabulary: Vocabulary) -> Callable[[str], bool]:
    """Return what tells by a vocabulary whether words can be a name; what it remembers holds in every report."""
    return remembered(partial(_is_name, vocabulary))


def _is_name(vocabulary: Vocabulary, subject: str) -> bool:
    """Say whether words can be what money is spent on: no place, payer, source, or clause on what was done."""
    if is_whole(subject) or is_generic(subject) or is_source(subject) or not 1 < len(subject) <= 45:
        return False
    if names_no_project(subject) or _is_function(subject) or are_accounts(subject):
        return False
    if subject.endswith(_OF_ACCOUNTS):
        return False
    if vocabulary.concepts_in(subject):
        return not _CLAUSE.match(subject)
    if _PLACE.fullmatch(subject) or _CLAUSE.match(subject) or _NOT_SPENT_ON.fullmatch(subject):
        return False
    return not (_PREDICATE.search(subject, 1) or ACCOUNT.search(subject) or _PAYER.search(subject))
