"""What a figure is for: the item phrase, standing on its own.

A phrase is the text between a clause mark and a number. Its lead (list number, 其中, year, 我委) and its tail
(measure words, 共计, 为) are taken off; what is left is the subject, "" where the clause names none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.data_rows import rows_of
from indexer.meaning.budget_codes import is_own_line
from indexer.meaning.cues import Cues
from indexer.meaning.fiscal import is_line
from indexer.meaning.givers import is_levels, is_source
from indexer.meaning.handed import NUMBERED, behind_payee, handed_on, handed_to, is_handed_alone, paid_on
from indexer.meaning.item_words import is_aspect, is_doing
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.phrases import SHORT_FOR
from indexer.memo import MOST, remembered
from indexer.quantities import narrow

# What stands between income and expenditure in final accounts; what follows is not of it.
_BETWEEN = r"使用(?:非财政拨款|专用)[结节]余(?:[（(和及与][^，。\d]{0,10})?|用?(?:事业基金)?弥补收支差额|结余分配"
_ASIDE = re.compile(_BETWEEN)
# What a year alone or all years left: a head of accounts, and not what the next one is of.
_LEFT = r"(?:(?:本年|当[年期]|本期)(?:收支)?|收支)结余"
_IS_LEFT = re.compile(rf"{_LEFT}|(?:年[初末终底]|期[初末])(?:账面|累计|滚存)?结[存余]")
# Heads of a whole unit's accounts, each row of the table one kind.
_WHOLE = re.compile("|".join((*(form for form, _ in rows_of("account_heads")), _LEFT, _BETWEEN)))
# What a list is called that stands before it, or what is left of 财政预算拨款“三公”经费 without its verb.
_THREE_PUBLIC = re.compile(
    rf"(?:[（(](?:{SHORT_FOR})?|预算拨款(?:安排的?)?|[、和及]其他单位使用[^，。；]{{0,20}}?(?:安排|开支)的?)([“\"]?三公[”\"]?经费)(?!.{{0,6}}[中内里]|占)"
)
_SOME_PROJECTS = re.compile(
    r"(?:年初)?(?:批复|安排|核定)(?:预算)?\d{1,3}个(?:专项)?项目"
    r"|[^，。；：]{0,30}?(?:实施|承担|执行|管理)(?:的|了)?(?:专项|预算|各类|重点|财政){0,2}项目(?:共计?|总计|合计|有|\d{1,3}个)+"
)
_VERB = re.compile(
    r"(?:结余(?=[^，。；\d]{2,8}(?:公益金|基金))|偿还|清偿|结清|付清|缴清|还清|消化(?!内|道|系)|补足|弥补|填补|补齐|继续实施|继续开展|组织开展|组织实施|实施|开展|推进|发放|拨付|支付|兑付|安排|投入(?!产出)|列支|开支|下达|落实|争取|追加|增列|追减|调增|调减|核减|审减|扣减|暂扣|扣留|预留|调入|调出|欠付|缓付|垫支|代垫|压减|压缩|兑现|代缴|缴纳|购置(?!费|及运行)|支出(?!型)|预算(?!(?:调整|偏差|差异|追加|调剂)率)|完成|新增|增加|减少|到位|使用|收到|接受|实现|取得|荣获|获得|追回(?:来的?)?|收回(?:来的?)?|拖欠|尚欠|退还|归还|垫付|购买|申报|申请|申领|筹集|筹措|累计|实际|已|实?付(?![费款息]))"
    rf"(?:的|了|各类|各项)?(?=[少多]数|数[字据智控码学理]|[^\d率数]{{2}}|(?:19|20)\d\d年|{NUMBERED})"
)
# 为工作人员购买…, 通过两个文件共下达我县…: what is paid stands behind the verb.
_FOR = re.compile(
    r"(?:[^，。；：]{0,20}?[为对向给](?!个人和家庭)[^，。；：]{1,30}?|[^，。；：]{0,8}?通过[^，。；]{2,50}?|[^，。；：]{0,40}?(?=(?:下达|下拨|拨付|拨给)我))"
    r"(?:购买|垫付|兑付|给予|发放|支付|投保|购置|提供|兑现|(?<!税收)返还|缴纳|划转|上解|(?:共|累计)?(?:下达|下拨|拨付|拨给)(?:给?我[省县市区镇乡局委校院会旗州])?)(?:了|共)?"
)
# 市财政从土地出让收入中安排, 从预备费中列支: what it was taken from is no item.
_TAKEN_FROM = re.compile(
    r"[^，。；：、\d]{0,14}?从(?![业事教严快优简紧\d])[^，。；：\d]{2,20}?[中里内](?:另|再|又|先|直接)?"
    r"(?:(?:统筹|调剂|安排|列支|支付|支出|付出|开支|解决|划出|划转|调出|抽出|拿出|提取|拨付|拨出|补助|补充)[了出给]?){0,2}"
)
# 养殖户申领|贴息: who asks for it.
_CLAIMED = re.compile(
    r"(?:\d{1,6}[户家名个])?[^，。；：、\d]{0,12}(?:企业|公司|商户|农户|[殖植业]户|个体户|合作社|家庭农场|大户|家庭|个人|职工|学生|群众|人员|单位)"
    r"(?:共|累计|合计|已)?(?:申报|申请|申领)(?:领取|享受)?[了的]?(?=[^，。；\d]{2})"
    r"(?![^，。；\d]{0,4}(?:系统|平台|工作|书|材料|条件|指南|服务|流程|表))"
)
# 个别学校将公用经费…用于: what is taken stands behind the word.
_TAKEN = re.compile("(?:个别|部分|少数|有的|有|某)[^，。；：]{1,10}[将把](?=[^，。；：]{2})")
# What had to come first: 质保期满后支付|尾款.
_ONCE = re.compile(r"[^，。；、：\d]{2,14}后(?:再|方可?|才|一次性)?(?:支付|拨付|兑付|付清|付)(?=[^，。；\d]{2})")
_PAID = re.compile(r"(?<=[^，。])(?:发放|(?<!转移)支付|拨付|兑现|列支)(?=[^率标数情管进])")
_CUT = re.compile(
    r"(?:以|按)[^，。；、]{2,14}?为(?:基[数准期]|参照)|在[^，。；、]{2,14}?基础上|(?<=..)(?:年初)?预算(?:(?:编制|测算|申报)时|(?:下达|批复|核定)后)|(?<=..)(?:已|拟|计划|全部|均)*[列纳编]入(?=\d{4}年|[下明次]年|下一年|(?:年初|部门|财政|年度|本级){0,2}预算)|(?:较|比|同比|与)(?:上年|去年|上一年|往年|年初|预算|计划|目标|\d{4}年)|同比|占(?![地用道])|自\d{4}年起|(?:标准)?由每|从每"
    r"|(?:折合|平均)?每[人户月名生件场次座台亩公车学年个套辆间村校例吨床只头处份米立平镇乡组队所户家]|折合|单[台套户村件处份](?!位)|最高(?![人法院检])|[月年日户人亩车场次生床]均(?!衡)|月人均|按每?|提高到|提高至|调整为|增加到|增加至|降至|降低到|下降到|[不略]?[高低]于|不少于|高出|控制在"
    r"|(?<=[^，、])由(?=中央|[省市县区]级?(?:财政|每)|[^，。、]{1,16}(?:公司|企业|机构|单位|银行|中心|财政|个人)以?)"
    r"|(?<=..)[ ]?\d[\d,]{0,9}[ ]?[余多]?(?:人次?|户次?|名|家)(?:共|均|各|每[人户])?(?:获得?|领取|享受|得到)"
    r"|[也均都则]?[由从](?:上年|去年|\d|(?:现在|目前|原来|原先|现行)的?)|(?<=[^，、理缘自])[也均都则]?[由从](?:年标准|月标准)?$|(?<=标准)为(?:每?人[每/]?[年月])?$|(?<=..)中有$|应当?[于在]\d|不得?(?:超过|高于|突破)|与[^，]{1,10}相比"
    # As people say it: 往下压了70万元, 收进来的有9,432万元, 一台一年补60,000元, 补贴原先是每人900元, 少用21万元
    r"|(?<=..)原(?:[先来为是定]|标准)|[往向][下上](?:压|调|减|加)|(?:收|拨|转|接|带|滚)(?:进来|过来|下来)|^[多少][花用](?:[了出]|$)|调(?:整|完|过)?(?:之后|以后|过后)"
    r"|一[人户家台套辆件个次亩所座间名](?:一|每)?个?[年月天日季次期](?:补|给|发)|[替帮](?:他|她)们?[付交出]"
    # 养老服务中心建设|已发放补助资金, 文化广场建设|群众自筹, 水毁修复|年末结余
    r"|(?<=[\u4e00-\u9fff]{4})(?:(?:已经?)?(?:发放|兑付|兑现)(?:补[助贴]|奖补)?资金$|(?:群众|农户|村民|企业|社会)自筹(?:资金)?$"
    r"|拨付(?:给|到|至)?各?(?:乡镇|镇街|街道|县区|县市区|学校)$|[年期]末(?=结[转余]|尚|仍|余|账)"
    r"|(?:尚|还|仍|[年期][末底]){0,2}(?<!清)拖?欠[付缴拨]?(?:工程款|货款|设备款|材料款|尾款|质保金|款项|监理费|设计费)?$)"
)
# The last words of heads on how work was done (3．编制准确。, 采购管理。), which name no item.
ASPECT_END = re.compile(
    r"(?:准确|制定|完成|进度|编制|执行|管理|成本|指标|效能|控制|绩效|偏紧|及时性?|公开|质量|合规性?|规范性?|目标|效益|影响|满意度|进展|应发尽发|任务|概况|概述)$"
)
NOUN_END = re.compile(r"(?:经费|项目|资金|补贴|补助|保险|工程|救助|费用?|金|建设|改造|服务|整治|采购|支出|险)[”）)]?$")
TOTAL = re.compile(r"(?:总|本年|全年|实际|累计|项目)?支出(?:总额|合计|总计)?|(?:项目)?(?:总)?支出")
_PAID_BY = re.compile(r"(?:补贴|补助|奖补|津贴|奖励|救助|保障)标准")  # 网格员补贴标准 is of 网格员补贴
# 初步设计 of 初步设计概算, 能力提升 of 能力提升资金 are no fillers.
_HALF_WORD = re.compile("(?:[设预审统会]计|[返归偿退交]还|(?:能力|质量|品质|效能|水平|素质|巩固|整治)(?:提升|提高))$")
# 公卫补助资金中央500万元、省级60万元; 校舍改造中央及省级资金
_LEVEL_END = re.compile("(?<=资金|补助|经费|补贴|专款)(?:中央|自治区)$|(?<=[\u4e00-\u9fff]{4})(?<!党)中央$")
# 直达资金, 衔接资金 are what they are called: what is left of them without 资金 names nothing.
_DIRECT = re.compile("(?:直达|衔接(?:补助)?|低保|五保|特困|分成|留成|慈善|帮扶|问题|整改|整改到位)(?:资金)?$")
CAMPAIGNS = "改善|行动|雨露|培养|招募|助学|圆梦|特岗"  # 计划 behind them ends a name
_PLANS = re.compile(f"(?:{CAMPAIGNS})$")
_ACCOUNTED = re.compile(r"(?:(?:预算|决算)数?|(?<=政府采购)预算(?:总额|金额))$")
_YEAR_END = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}年?[—\-－–~～至到、和与及]{1,2}){0,8}(?:19|20)\d{2}年度?$")
_EACH_ONES = re.compile("人均((?:日常)?公用(?:经费|支出))")  # of which account it is, told by no word before
_OTHER_SUM = re.compile("(其他(?:收入|支出|资金))(?:合计|共计|总计|小计|(?<=资金)安排)")
# 支出合计|增加 is of all, and goes on with nothing said before.
_ALL_SPENT = re.compile(r"(?:支出(?:合计|总计|总额)|总支出)(?=(?:决算数?)?(?:增加|减少|增长|下降|[较比与同]))")
_JOINTS = re.compile("[、和及与]")
_COUNTED_AS = re.compile(r"([\u4e00-\u9fff])\d[\d,.]{0,9}[余多万]{0,2}\1$")  # 购置蜂箱800箱
# What a clause ends in that counts whom or what it is done for, and what says only that it was done.
_COUNTED_END = re.compile(
    r"\d[\d,.]{0,9}[ ]?[余多万]{0,2}"
    r"(?:人次|批次|人|名|户|家|个|件|例|笔|起|项|宗|座|台|辆|套|场|次|批|期|种|亩|所|处|吨|头|只|株|公里|平方米)?[×xX、，\s]{0,4}$"
)
_DONE_END = re.compile(
    r"(?:共|合计|累计|全年|实际)?(?:支出|(?<!转移)支付|缴纳|投入|安排|列支|拨付|发放|下达)(?:保费|资金|经费|费用|金额|款项)$"
)
_THERE = re.compile("净资产|.{4,}(?<!共计)")  # what there is, named by its measure
# What was done with an account is no part of its name: 会议费|调增, 培训费|结余.
_DEALT = re.compile(
    "(?<=费)(?:调[增减出入剂]|追[加减]|[核审压扣缩]减|压缩|增列|收回|垫付|欠付|暂扣|预留|缺口|超支|节[约支余]|结[余转])$"
)
_ONLY_ALL = ("支出", "收入", "实际支出", "年度支出", "实际收入", "年度收入")  # names nothing of what it is of
_BE = re.compile("(?<=[计额入出])(?:均|各|分别)[为是]?$")  # 收、支总计均为
_TURNED = re.compile("各?(?:增加|减少|增长|下降|降低|上升)了?$")
_PLAN_END = re.compile("(?<=经费|资金|补助|补贴)(?:年初|年度)?计划$")  # 教师培训经费计划28万元
_ABOUT_TO = re.compile(
    "(?<=...)(?<![节合公条契特制签预简履违隐邀])大?约$|(?<=..)(?:(?<![效响供反适对相感顺])应|(?<![所必急军])需|(?<![时高和])尚|(?<![模虚])拟|(?<=财政)另)$|(?<=[费款金])[少多](?:支出|开支|列支|支)?$"
    "|(?:被|在?(?:审计|检查|核查|评审|巡[视察]|督[查导]|考核)(?:过程)?中)$"
)  # 县级配套应
_DONE_SUM = re.compile("(?<=总值|总额|投资|加值)(?:预计|累计|共|全年)*(?:完成|实现)$")  # 零售总额|预计完成
_AMOUNT_END = re.compile(r"(?<=[人户件起笔家个次处例项宗座所])、(?:涉及|合计)?金额$")  # 错发补助3户、金额1.26万元
# Endings in the order in which they are taken off, each behind the letters that one of them may end in.
_BE_ENDS = (("均各别为是", _BE),)
_SUM_ENDS = (("额", _AMOUNT_END), ("成现", _DONE_SUM))
_FILLED_ENDS = (("划", _PLAN_END), ("约应需尚拟另少多出支被中", _ABOUT_TO), ("央区", _LEVEL_END))
_TURNED_ENDS, _DONE_ENDS = "了加少长降低升", "费金用额项"
_DIGIT = re.compile(r"\d")
_IN_HAND = re.compile("(?:已经?|均|都|全部|足额|及时|直接){0,3}[将把](?![军士来关近门要会于在按继])")
_IN_QUOTES = re.compile("“[^“”]{4,}”")  # all of a name
_IN_NAME = re.compile(r"(?:19|20)\d\d$|[“《（(][^”》）)]*$")  # a year, a number inside a name


@lru_cache(maxsize=MOST)
def subject_of(phrase: str, cues: Cues) -> tuple[int, int]:
    """Return where in `phrase` the subject stands, (n, n) where it names none."""
    if "三公" in phrase and (three := _THREE_PUBLIC.search(phrase)):
        return three.span(1)
    lead = clean_lead(phrase)
    return (len(phrase),) * 2 if is_handed_alone(phrase[lead:]) else _subject(phrase, lead, cues)


def _subject(phrase: str, lead: int, cues: Cues) -> tuple[int, int]:
    """Return where the subject of a phrase stands that begins behind its `lead`."""
    if "支出" in phrase and (spent := _ALL_SPENT.match(phrase, lead)):
        return spent.span()
    if (end := paid_on(phrase, lead, len(phrase))) - lead < 2:
        return end, end
    phrase = phrase[:end]
    start = _object_start(phrase, lead)
    if cut := _CUT.search(phrase, start):
        end = cut.start()
    if outright := _named_outright(phrase, start, end):
        return outright
    paid = [found.end() for found in _PAID.finditer(phrase, start, end)]
    if paid and end - paid[-1] > 3:
        start = paid[-1] + clean_lead(phrase[paid[-1] : end])  # 提前发放|2022年度|高龄津贴
    end = handed_on(phrase, start, end)
    end = _without_tail(phrase, start, end, cues)
    held = "将" in phrase or "把" in phrase
    if held and (in_hand := _IN_HAND.search(phrase, start, end)):
        return _taken_in_hand(phrase, start, end, in_hand)
    if phrase[start:end].endswith(("一般公", "一般公共")):
        fund = phrase.rindex("一般公", start, end)  # 会议费|一般公共预算财政拨款: what of the fund was spent on
        end = fund if phrase[:fund].endswith(("费", "支出")) else phrase.find("预算", end - 1) + 2
    if phrase.startswith("由", start) and end - start > 3:  # 由医责险理赔9.8万元
        start += 1
    if _names_nothing(phrase, start, end):
        return end, end
    return (start + 1, end - 1) if _IN_QUOTES.fullmatch(phrase, start, end) else (start, end)


def _names_nothing(phrase: str, start: int, end: int) -> bool:
    """Say whether words only tell what is left, that there are several projects, or what was done."""
    if "结" in phrase and _IS_LEFT.fullmatch(phrase, start, end):
        return True
    if "项目" in phrase and _SOME_PROJECTS.fullmatch(phrase, start, end):
        return True
    return is_doing(phrase[start:end]) and not is_whole(phrase[start:end])


def _taken_in_hand(phrase: str, start: int, end: int, in_hand: re.Match[str]) -> tuple[int, int]:
    """Return where the subject of 县民政局将|孤儿生活费, 水库加固工程|已将进度款 stands; who does it is none."""
    if in_hand.end() < end and not is_generic(phrase[in_hand.end() : end]):
        return in_hand.end(), end
    return (start, in_hand.start()) if NOUN_END.search(phrase[start : in_hand.start()]) else (end, end)


def _named_outright(phrase: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a line of accounts stands that is all of the words, or several; 其他收入 before 合计."""
    if is_line(named := phrase[start:end].rstrip("　 \t：:，,为共计约")):
        return start, start + len(named)
    if "支出、" in named and all(map(is_whole, _JOINTS.split(listed := named.rstrip("均合")))):
        return start, start + len(listed)
    if not phrase.startswith(("其他", "人均"), start):  # as mostly
        return None
    other = _OTHER_SUM.match(phrase, start) or _EACH_ONES.match(phrase, start)
    return other.span(1) if other else None


def _object_start(phrase: str, start: int) -> int:
    """Return where what a clause speaks of begins: behind its lead, its verb, its payer and what it was taken from.

    The lead ends at `start`.
    """
    end = len(phrase)
    if behind := handed_to(phrase, start):
        start = behind + clean_lead(phrase[behind:])
    while (verb := _VERB.match(phrase, start)) and not is_whole(phrase[start:].rstrip("为共约")):
        if not phrase[verb.end() :][:4].strip("预决算支出数为执行资金安排完成"):
            break
        start = verb.end() + clean_lead(phrase[verb.end() :])
    start = behind_payee(phrase, start)
    if "从" in phrase and (source := _TAKEN_FROM.match(phrase, start)):
        start = source.end()
    if "后" in phrase and (held := _ONCE.match(phrase, start)):
        start = held.end()
    if "申" in phrase and (claim := _CLAIMED.match(phrase, start)):
        start = claim.end()
    for deed in (_FOR, _TAKEN) if "将" in phrase or "把" in phrase else (_FOR,):
        if (done := deed.match(phrase, start)) and end - done.end() > 2:
            start = done.end() + (clean_lead(phrase[done.end() :]) if phrase[done.end()].isdigit() else 0)
    return start


def _without_tail(phrase: str, start: int, end: int, cues: Cues) -> int:
    """Return where a subject ends once measure words and fillers are taken off, those of a whole's name left on."""
    while end > start:
        rest = phrase[start:end].rstrip("　 \t：:，,、（(“各-－≥≤=＝")
        rest = _without(_BE_ENDS, rest)
        if rest[-1:] in _TURNED_ENDS and (turned := _TURNED.search(rest)) and is_whole(rest[: turned.start()]):
            rest = rest[: turned.start()].rstrip("各")  # 公务接待费|减少, 收、支总计|各增加
        if rest.endswith(("完成", "实现")) and (is_line(rest[:-2]) or rest.endswith("收入", 0, -2)):
            rest = rest[:-2]  # 税收收入完成, 总收入实现
        rest = _without(_FILLED_ENDS, _uncounted(_without(_SUM_ENDS, rest)))
        end = start + len(rest)
        if (said := _ACCOUNTED.sub("", rest)) != rest and len(said) > 3 and is_whole(said):
            end = start + len(said)
            break
        if is_whole(rest) and rest not in _ONLY_ALL and not _DEALT.search(rest):
            break
        tail = _tail(rest, cues)
        measure = cues.measure(rest)
        if not tail or measure in ("other", "achieved") or rest[:-tail].endswith("性"):
            break  # 经营性|收入: 经营性 alone names nothing
        if measure == "balance" and _THERE.fullmatch(rest):  # 固定资产净值 names what is there itself
            break
        end -= tail
    return end


def _without(endings: Sequence[tuple[str, re.Pattern[str]]], rest: str) -> str:
    """Return words without endings, which are looked for by their last letters."""
    for letters, ending in endings:
        if rest[-1:] in letters:
            rest = ending.sub("", rest)
    return rest


def _uncounted(rest: str) -> str:
    """Return words without whom or what they count at their end, and without what says only that it was done."""
    if _DIGIT.search(rest):
        rest = _COUNTED_AS.sub(r"\1", rest)
        if (found := _COUNTED_END.search(rest)) and not _IN_NAME.search(rest):
            rest = rest[: found.start()]
    if rest[-1:] in _DONE_ENDS and (found := _DONE_END.search(rest)) and not _IN_NAME.search(rest):
        rest = rest[: found.start()]
    return rest


def _tail(rest: str, cues: Cues) -> int:
    """Return the length of one measure word or filler that `rest` ends in."""
    found = _YEAR_END.search(rest) if rest.endswith(("年", "年度")) else None
    found = found or cues.tail.search(rest)
    if found is None or _DIRECT.search(rest):
        return 0
    if found.group().startswith("支付") and rest.endswith("转移", 0, found.start()):
        return 0  # 转移支付 is what it is called
    if found.group().startswith("共") and rest.endswith("公", 0, found.start()):
        return len(found.group()) - 1  # 财政公共|收入
    if _HALF_WORD.search(rest):
        return 2 if rest.endswith("预计") else 0
    if found.group().startswith("计划") and _PLANS.search(rest[: found.start()]):
        return len(found.group()) - len("计划")  # 营养改善计划 is a name
    return len("标准") if _PAID_BY.fullmatch(found.group()) else len(found.group())


@remembered
def is_generic(subject: str) -> bool:
    """Say whether a subject says nothing of its own (项目资金, 省级配套): it then speaks of the item at hand."""
    return is_aspect(subject.strip()) or is_source(subject) or is_levels(subject)


@remembered
def is_whole(subject: str) -> bool:
    """Say whether a subject is a head of accounts, the unit's (基本支出) or an area's, not something it spends on."""
    subject = subject.strip()
    return _WHOLE.fullmatch(subject) is not None or is_own_line(subject) or is_line(subject)


@remembered
def is_aside(subject: str) -> bool:
    """Say whether a subject is a line between income and expenditure (结余分配), which the next one is not of."""
    return _ASIDE.fullmatch(subject) is not None


# What stands before the place in names of bodies that without it would be another body's.
_KEPT = re.compile(
    "共青团|中国共产主义青年团|政协|中国人民政治协商会议|民[革盟建进]|农工党|致公党|九三学社|国家[\u4e00-\u9fff]{2,9}局|中国人民银行|中华人民"
)


@lru_cache(maxsize=MOST)
def short_organisation(organisation: str | None, region: str | None) -> str:
    """Return a name as reports use it: 中共云溪市青禾区委政法委员会 -> 青禾区委政法委."""
    if not organisation:
        return region or ""
    name = re.sub(r"^(?:中国共产党|中共)", "", organisation.strip())
    name = name.replace("委员会政法委员会", "委政法委").replace("委政法委员会", "委政法委")
    name = re.sub(r"([省市县区])委员会(?=.)", r"\1委", name)
    name = re.sub(r"(?<!管理)委员会$", "委", name)
    if region and region in name and not _KEPT.match(name):
        name = name[name.index(region) :]
    return name


# What final accounts say of basic and of project expenditure instead of naming them.
_DEFINED = (
    (re.compile("保障.{0,20}(?:机构|部门|单位).{0,10}正常运转(?:的日常)?(?:支出|费用|经费)?$"), "基本支出"),
    (re.compile("(?:保障|完成|实现).{0,20}特定.{0,4}(?:工作)?任务(?:的专项业务)?(?:支出|费用|经费)?$"), "项目支出"),
    (re.compile("^[一二两三四五六七八九十]{0,3}个项目(?:支出)?$"), "项目支出"),
)
_SIGNS = re.compile(r"[\s、，。；：“”‘’（）()《》\d.]")
_SAME = re.compile(
    r"[两三四五]级|各级|累计|到位|结转和结余|结转|结余|开支|总盘子|财政资金|专项|工作|经费|项目|资金|支出|合计|总额|总计|一般|其中|当年|年度|本年|整体|实际|全年|部门|财政拨款|补贴|补助|收入|年初|预算|总|费$"
)


@remembered
def core_of(subject: str) -> str:
    """Return a subject reduced to what two wordings of one item share; "" for the unit's whole accounts.

    基本支出 and 项目支出 stay apart.
    """
    text = _SIGNS.sub("", narrow(subject))
    text = next((short for long, short in _DEFINED if long.search(text)), text)
    if text[:4] in ("基本支出", "项目支出"):
        return text[:4]
    return _SAME.sub("", text)
