"""Who hands money to whom: 中央财政下达我市|困难群众救助资金, 衔接资金|下达至各镇. Neither is what the money is for."""

from __future__ import annotations

import re

from indexer.meaning.givers import FUND, HIGHER, PLACES
from indexer.word_lists import any_in

# Words that end as the names of places do and are none: 社区, 城镇, 脱贫县.
_NO_PLACE = (
    "(?<![社城园矿库灾山小景片老牧林郊地校辖厂院病营战护风圈域]区)"
    "(?<![都上超股大中门菜夜集]市)(?<![困贫点强穷大各全]县)"
)
# Names that begin with a number: 80岁以上老年人高龄津贴, 1-4级残疾军人护理费, 12345热线运行费.
NUMBERED = (
    r"(?:\d{1,3}[-—－–~～至到]{1,2})?\d{1,3}(?:周?岁|级)[^，。；、\d]{3}"
    r"|\d{3,5}(?=[^，。；、\d]{0,4}(?:热线|急救|服务平台|指挥中心|报警))"
)
_PLACE = rf"[\u4e00-\u9fff]{{2,6}}?[省市县区旗州盟]{_NO_PLACE}"
_UNITS = f"乡镇|镇街|街镇|[{PLACES}镇乡]|街道|单位|部门|中心|[局委部院办校会所站馆处队]"
_OWN = (
    rf"(?:你们)?(?:[我本全该你](?:{_UNITS})|各[^，。；：、\d资专项补]{{0,3}}?(?:{_UNITS})|有关(?:{_UNITS}))"
    "(?:财政[局所]|财政(?!衔接|补助|资金|专项|支农|涉农|奖补|贴息|扶贫|拨款|转移|事权))?"
)
_VERBS = "(?:提前|紧急|切块|统筹|安排|直接|分解)?(?:下达|下拨|划拨|拨付|拨给|调拨|转移支付|分配)"
_TOLD = "(?:共|累计|总共|合计|已|实际|现|又|再|另|新增|陆续|分批|分次|[本此这][次年批]|全年|今年|年内)*"
_FINANCE = "财政(?:[局厅部]|部门)?"
_GIVER = rf"(?:(?:{HIGHER}级?[、和及与]?)+(?:{_FINANCE})?|[\u4e00-\u9fff]{{0,6}}?财政[局厅部]|{_FINANCE}|上级部门)?"
_BODIES = (
    r"[\u4e00-\u9fff]{2,8}(?<!学)[局厅委办部](?:(?:会同|联合|和|与|及|、)[\u4e00-\u9fff]{2,8}(?<!学)[局厅委办部]){0,3}"
)
# By what paper: 以《关于下达…的通知》（财农〔2022〕9号）文件.
_NUMBER = "[（(](?:[^（()）]|[（(][^（()）]{1,6}[)）]){4,30}[)）]"
_BY = f"(?:(?:以|按照?|通过|根据)?《[^《》]{{4,70}}》(?:{_NUMBER})?(?:号?文件?)?| {{4,120}}(?:下达)?)?"
_AT = "[了给至到]"
# 下达19个街镇2021年|临时救助资金
_SOME = (
    r"\d{1,4}[余多]?[个家所](?:(?:乡镇|镇街|街镇|街道|镇|乡|村|社区|项目单位|县市区|市县区|单位|部门|学校|市县|县区|区县|县|区)[、和及]?){1,3}"
    r"(?=20\d\d年|[^，。；：\d]{4})"
)
# What is handed stands behind the receiver, or behind a giver and the verb.
_TO = re.compile(
    rf"(?:{_BODIES}|{_GIVER}){_BY}{_TOLD}{_VERBS}(?:{_AT}?{_SOME}|{_AT}?[\u4e00-\u9fff]{{2,3}}(?=20\d\d年)|{_AT}?{_OWN}|{_AT}?{_PLACE}(?!级)(?=20\d\d年|[^，。；：\d]{{4}})|{_AT}[\u4e00-\u9fff]{{2,6}}?[乡镇](?=[^，。；：\d]{{4}}))的?"
    # 市财政局以…向我县下达2022年救助资金
    rf"|(?:{_BODIES}|{_GIVER}){_BY}{_TOLD}(?:[向给为]{_OWN}){_TOLD}{_VERBS}了?(?=[^\d，。；：率数]{{4}}|20\d\d年)"
    rf"|(?=[^\d]{{2}})(?:{_BODIES}|{_GIVER}){_TOLD}(?:{_VERBS})(?:转移支付)?(?!率|数|的|到位|[至给了款额表]|支[出付]|计划|指标)(?=[^\d]{{3}}|20\d\d年[^\d]{{3}}|{NUMBERED})"
)
_BODY = r"(?:[\u4e00-\u9fff]{1,12}?(?:[园局院校镇乡村会所站馆部区县市]|中心|公司|单位))?"
_GOT = re.compile(
    rf"{_BODY}{_TOLD}(?:收到|争取到?|接收|获得(?![^，。；\d]{{2,8}}的)|获批|获拨)(?:{_GIVER}{_TOLD}{_VERBS})?的?(?=[^\d率数的]{{3}}|{NUMBERED})"
)
_PROVIDES = re.compile(
    rf"(?:{HIGHER}级?(?:财政)?|[省市州县区]内)安排(?=[^\d率数的至给到]{{4}})"
    rf"|(?:由|利用|使用)?(?:{FUND}|[^，。；、\d]{{0,6}}(?:公益金|债券|资金|基金))(?:安排|支持|资助|补助)的(?=[^\d率数]{{3}})"
)
# The same behind what is handed.
_ON = re.compile(rf"(?<=[^，。；：\d]{{3}}){_TOLD}{_VERBS}(?:{_AT}?{_OWN}|{_AT}?{_PLACE})?共?$")
# Nothing but who gives it, and how: 中央提前, 省水利厅分两批.
_ONLY_WHO = re.compile(
    rf"(?:{_GIVER}|[省市州县区]?[\u4e00-\u9fff]{{1,6}}[局厅委办])(?:[、和及与](?:{_GIVER}|[省市州县区]?[\u4e00-\u9fff]{{1,6}}[局厅委办]))*"
    r"(?:提前|戴帽|切块|先后|陆续|[分共][一二两三四五六七八\d]*[批次]|[一二两三四五六七八][批次])*"
)
_RECEIVER = rf"(?:{_OWN}|{_PLACE}|[省市州县区]本级|[\u4e00-\u9fff]{{0,4}}开发区)(?:[（(][^（()）]{{1,12}}[)）])?"
_ALONE = re.compile(rf"{_GIVER}{_TOLD}{_VERBS}{_AT}?{_RECEIVER}(?:[、和及]{_RECEIVER})*共?")
# Whom money reaches that is paid: 发放到|困难群众手中, 支付给|施工企业, 打入|合作社账户.
_PAYEE = rf"(?:各|有关|相关|每个)?[^，。；：、\d]{{0,14}}?(?:{any_in('payee')})"
_PAY = "(?:拨付|拨给|支付|兑付|兑现|发放|下达|下拨|划拨|补助|补贴|返还|分配|安排|[拨发划转汇打])"
_INTO = "(?:到(?!位|账|期|岁|龄|年)了?|至|给(?!予)|[转拨汇打划](?:入|进)|入|进)"
_HAND = "(?:(?:个人|银行|基本|结算|社保)?(?:账户|账上|专户|手中|手里|手上|卡[上中里]?|存折))?"
_WHOM = rf"(?:{_PAYEE}{_HAND}|[^，。；：、\d]{{0,6}}[户村卡镇乡])共?$"
_PAID_TO = re.compile(rf"(?:直接|分批|全部|均|已|及时|足额){{0,3}}{_PAY}{_INTO}{_WHOM}")
_REACHED = re.compile(_INTO + _WHOM)  # 已拨付|到项目实施单位, whose verb is taken for the lead
_MONEY_END = "(?:经费|资金|补贴|补助|费用?|金|款)$"
_TO_FIRST = re.compile(rf"{_INTO}{_PAYEE}(?!{_PAYEE}|[和及与、])的?(?=[^，。；：、\d]{{2,30}}{_MONEY_END})")
# Who paid, how and when.
_BY_WAY = re.compile(
    rf"(?:\d{{1,2}}月(?:\d{{1,2}}日|底|份)?)?(?:(?:通过|经由?|由|以)[^，。；：]{{2,20}}|{_GIVER})?(?:直接|统一|一次性|打卡|全部|已|分?[两三\d]?[批次])*"
)
_VERB = re.compile("[持助]的|下达|下拨|划拨|拨付|拨给|调拨|转移支付|分配|收到|争取|接收|获|安排")


def handed_to(phrase: str, start: int) -> int:
    """Return where what is handed begins in a phrase that says, from `start` on, who hands it to whom; 0 elsewhere."""
    if _VERB.search(phrase, start) is None:  # as mostly
        return 0
    found = _GOT.match(phrase, start) or _TO.match(phrase, start) or _PROVIDES.match(phrase, start)
    return found.end() if found and len(phrase) - found.end() > 1 else 0


def is_handed_alone(words: str) -> bool:
    """Say whether words only tell that money was handed to whom, and not what money: 下达我镇, 分配西峰区."""
    return _VERB.search(words) is not None and _ALONE.fullmatch(words) is not None


def handed_on(phrase: str, start: int, end: int) -> int:
    """Return where what is handed ends in a phrase that goes on to say to whom: 救助资金|下达我区.

    That is where it starts in one that says nothing else: 中央提前下达我区.
    """
    found = _ON.search(phrase, start, end) if _VERB.search(phrase, start, end) else None
    if found is None:
        return end
    return start if _ONLY_WHO.fullmatch(phrase, start, found.start()) else found.start()


def paid_on(phrase: str, start: int, end: int) -> int:
    """Return where what is paid ends in a phrase that goes on to say whom it reached: 救助资金|发放到群众手中.

    That is where it starts in one that says nothing else: 通过一卡通发放到农户.
    """
    found = _PAID_TO.search(phrase, start, end) or _REACHED.match(phrase, start, end)
    if found is None:
        return end
    return start if _BY_WAY.fullmatch(phrase, start, found.start()) else found.start()


def behind_payee(phrase: str, start: int) -> int:
    """Return where what is paid stands behind the one it is paid to (到各乡镇|农村厕所改造资金); `start` elsewhere."""
    found = _TO_FIRST.match(phrase, start)
    return found.end() if found else start
