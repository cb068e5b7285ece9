"""What a clause without an amount says something of, which the amounts of its sentence then speak of.

That something was begun, bought, received or failed (`采购“某某”系统，控制价…`); what a sentence opens with (`代办职工
医疗互助，起付线…`), or an item of a numbered list (`5.国道绿化补植，上年结转…`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from indexer.meaning.counted import HANDED_OUT, OF_SEVERAL, SAYS, who_before
from indexer.meaning.cues import Cues, is_unit_price
from indexer.meaning.item_words import is_doing, is_work, predicates_in
from indexer.meaning.items import NOUN_END, is_generic, is_whole, subject_of
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.phrases import Phrase, length_of_marks
from indexer.meaning.project_words import ends_as_programme
from indexer.meaning.scene import State
from indexer.structure.numbering import HAN, ITEM_NUMBER

_MARKS = " \t　▪●◆■▲·—-"
_LONGEST = 30  # characters of a name and its mark
_APPOSED = re.compile(
    r"(?<![^，。；：、\s▪●◆■▲·—-])(?:[^，。；：、\d\n]{0,4}是)?([^，。；：、\d\n“”▪●◆■▲·—-]{3,24})[，,]$"
)
_LACKS = re.compile("[无未尚]")  # 手环租金无预算，7.2万元…
# 收、支与2021年度相比，减少2万元: of what came in and what was spent at once.
_BOTH_SIDES = re.compile(
    r"(?:^|[，；])((?:财政拨款)?(?:收、?支|收入、?支出)(?:总计|合计|总额)?)"
    r"(?:总体)?[与同较比][^，。；]{2,14}?(?:相比较?|比较|对比)，$"
)
# 该项目为常年性项目，; 二是加快项目实施进度，
_NO_TOPIC = re.compile(
    "^(?:[该此这]|本项目|上述|[一二三四五六七八九十]是)|(?:项目|资金|经费)(?:[属系是]|为(?!民))"
    "|^(?:加快|加强|加大|规范|完善|强化|严格|优化|科学|多渠道|进一步|及时|切实)"
)
_FAULT = re.compile("时有|不|较|偏|滞后|存在|欠缺|薄弱")
_LOOK = 160  # how far back of the end what was received is looked for
# 某某补助因招标失败未支出，对应的…
_BECAUSE = re.compile(
    r"(?:^|[，：])(?!部分|个别|有的|主要|其|该|由|是|原|以上|上述|少数|一些|但)([^，。；：、\d]{4,24}?)(?:因|由于)[^，。；：]{2,30}，$"
)
# 河口片区管网更新工程2022年立项，概算…
_BEGUN = re.compile(
    r"(?:^|[，。：、])([^，。；：、\d]{3,28}(?:工程|项目))(?=(?:于|自|从)?\d{4}年[^，。；\d]{0,8}(?:立项|开工|启动|实施|建成|完工|竣工|动工|建设|批复))"
    r"|(?:^|[，。：、])(?:[一二三四五六七八九]是)?(?!部分|个别|上述|多数|大部|所有|全部|各|有[的些]|其[中他余])([^，。；：、\d是的]{2,28}(?:工程|项目|建设|改造|改扩建|扩建|宿舍|[楼路桥厂站场园库渠坝]|中心|基地|管网|食堂|系统|平台))"
    r"(?=(?:已?[于自从])?(?:\d{4}年(?:度|底|初|末)?(?:\d{1,2}月)?(?:\d{1,2}日|底|初|[上中下]旬)?)?(?:已|基本|全面|虽已|已全面|已基本)?"
    r"(?:立项|开工|动工|建成|完工|竣工|通过(?:竣工)?验收|投入使用|验收合格))"
)
# 青石河治理工程治理河长12.4公里，概算…; 城关小学教学楼建筑面积3,200平方米，总投资…
_SIZED = re.compile(
    r"(?:^|[，。；：）)]|\d[.．、])([^，。；：、\d]{2,28}?(?:工程|项目|(?:[楼路桥厂站场园库渠坝]|灌区|中心|基地|小学|中学|学校|院)"
    r"(?=总?(?:建筑|占地|用地|面积|全长|总长|长度|库容|坝[高长]|桥[长宽]|路[长宽]))))"
    r"(?=[^，。；：、\d的]{1,10}\d[\d,.]{0,9}[余多万]{0,2}"
    r"(?:公里|千米|[立平]?方?米|平方公里|㎡|[座处亩套台盏栋幢间户眼口孔层棵株顷吨]|km|KM)[^，。；]{0,8}，)"
)
_NO_WORK = re.compile(
    "^(?:[各我其该本这近两三截共]|全[省市州县区旗镇乡]|上述|以上|部分|个别|有的|主要|新增|(?:新|改|扩|续|在|拟)建(?:项目|工程)|主体)|预算|[一二三四五六七八九]是"
)
# 文物征集使用定向捐款，年初计划…; 推介会经费严格按照…办法，支出…
_OPENS = re.compile(
    rf"\s*{ITEM_NUMBER}?"
    r"([^，。；：、\d“”（()）]{2,20}?(?:(?:征集|普查|监测|巡查|排查|整治|改造|运维|租赁|防控|防治|检测"
    r"|救助|保障|管护|养护|维护|保险|奖补|补贴|补助|工程|项目|培训|建设|修复)"
    r"(?=使用|采用|实行|覆盖|参保|投保|承保|由|按|自|因|全年|共|已|实际|方面)"
    r"|(?:经费|资金|费用?)(?=(?:的?使用)?(?:严格|认真))))"
)
# 代办困难职工医疗互助，起付线…; 同期实施的种粮大户奖补，每亩…
_TOPIC = re.compile(
    rf"\s*{ITEM_NUMBER}?"
    r"(?:[^，。；：、\d]{0,8}的|(?:继续|另|还)?(?:代办|承办|实施|开展|推行|设立)了?)?"
    r"([^，。；：、\d的]{4,16})，"
)
# 河道保洁采取政府购买服务方式，支出…
_FIRST = re.compile(
    rf"\s*{ITEM_NUMBER}?"
    r"([^，。；：、\d“”（()）]{5,40}(?:\d[\d,.]{0,8}(?:余?[\u4e00-\u9fff]{1,3}|[%％][\u4e00-\u9fff]{0,4}))?)，"
)
_RUN = re.compile("由(?!于)|按|委托|抵扣|采[取用]|实行|通过|外包")
# 护渠经费已列入2024年预算，安排…
_PUT_IN = re.compile(
    r"(?:^|[，：、])(?:[^，。；：、\d]{0,6}[将把])?([^，。；：、\d将把]{3,24}?)(?:已|拟|计划|均|全部|统一|一并|申请)*[列纳编]入"
    r"(?=[^，。；]{0,14}(?:预算(?!管理|绩效|编制|约束|一体化)|投资计划))"
)
_PAID_TO = ("工资", "薪酬", "报酬", "绩效奖金", "宣传活动", "文化活动", "扶持")
# What names no item of its own, or is found by its own way.
_NOT_SAID = re.compile(
    "^(?:[各我其该本这近两三截]|上述|以上|部分|个别|有的|主要|新增)|预算|加快|加大|[一二三四五六七八九]是|(?:支出|收入|资金|项目)$"
)
_FOR_WHOM = re.compile("[为对向给].{1,16}(?:购买|投保|发放|提供|配备|支付|缴纳)")  # 县教育局为教职工购买意外险
# 5.国道绿化补植，上年结转…
_LISTED = re.compile(rf"\s*{ITEM_NUMBER}\s*([^，。；：、\d]{{4,20}})，")
# 项目支出主要有：一是校车运营补贴项目，预算…
_ENUMERATED = re.compile(r"(?:^|[：；，])[一二三四五六七八九十]是([^，。；：、\d]{4,20})，")
# 建设内容：①中心敬老院改扩建，概算…
_ITEMED = re.compile(rf"[：；，]\s*{ITEM_NUMBER}\s*([^，。；：、\d]{{4,20}})，")
# 27人重复享受岗位补贴和社保补贴，涉及资金…
_RECEIVED = re.compile(
    r"(?:享受|领取|申领|冒领|骗取|套取|虚报)了?([^，。；：、\d]{2,24}(?:补贴|补助|津贴|奖补|奖励|资金|待遇|救助金?|低保金?|保险))(?=，)"
)
# 公开招标采购“智慧路口”抓拍系统，控制价…
_BOUGHT = re.compile(
    r"(?:采购|购置|购买|新建|安装|盘亏|盘盈|报废|处置|核销|闲置|丢失)了?((?:“[^“”]{2,20}”)?[^，。；：、\d“”]{2,20})"
    r"(?:\d[\d,.]{0,8}余?[\u4e00-\u9fff]{1,2}(?:[（(][\u4e00-\u9fff]{1,2}[)）])?)?(?=，)"
)
# 除险加固水库3座，完成投资…
_MADE = re.compile(
    rf"([^，。；：、\d]{{4,24}})(?:\d[\d,.]{{0,9}}[余多万]{{0,2}}|(?<![{HAN}])[{HAN}两])"
    r"(?:人次|公里|千米|[立平]方米|平方公里|[人名户家个件座处套台辆条亩所间盏场次期批口眼棵株吨份篇部项顷米])，$"
)
_PLACE = re.compile("在[\u4e00-\u9fff]{1,10}?(?:[村镇乡县市区组内]|街道|社区)")  # 在下坪村修建厂房1处
# 其中：散居孤儿32人，每人每月1,200元，发放…；集中养育孤儿8人，发放…
_THOSE = re.compile(
    r"(?:其中[：:，]?|；)\s*([^，。；：、\d]{2,24}?)[ ]?\d[\d,.]{0,9}[ ]?[余多万]{0,2}[人名户]，"
    r"(?:[^，。；\d]{0,8}(?:每|均|标准)[^，。；\d]{0,8}[\d,.]{1,9}万?元(?:/[^，。；]{1,4})?，)?$"
)
# 柳镇120万元，其余资金由县直部门使用，共300万元
_REST = re.compile(r"其余[^，。；\d]{0,24}，$")
_SUMMED = re.compile("共计?|合计|总计|计")
_NOT_THOSE = re.compile(
    "^(?:共|已|累计|全[年县市区镇乡]|为|对|向|给|新增|涉及|惠及|完成|培训|安置|组织|聘用|救助|资助|奖励|补助|发放)"
    "|(?:惠及|覆盖|涉及|受益|救助|资助|补助|补贴|奖励|发放|培训|安置|享受|领取|投保|参保|共)$"
)
_OF_ALL = re.compile("合计|共计|总计|全年|当年|累计|共|另|以上")
# 政府采购执行率偏低，…
_NOT_BOUGHT = re.compile(f"{_FAULT.pattern}|[率度]|预算|计划|程序|管理|方式")
# What was made is named where it is counted: …；新改扩建幼儿园3所，支出346万元
_MADE_OF = re.compile(
    r"；[ ]?([^，；：。、\d]{3,30})[ ]?\d[\d,.]{0,9}[ ]?[万余多]{0,2}"
    r"(?:[个座台套辆处所条栋幢亩盏口眼]|公里|千米|平?方?米)(?:[（(][\u4e00-\u9fff]{1,2}[)）])?，$"
)
_HELD = re.compile("；[ ]?(?:举办|承办|召开|举行|组织|开设|编印|制作|购置|新建|开发)了?([^，；：。、\\d]{3,24})，$")
# …；设备老化，需更新彩超2台，约需26万元
_NEEDED = re.compile(
    "需要?(?:更新|购置|新增|添置|更换|改造|维修|新建)([^，；。、\\d]{2,16})\\d{1,4}[台套辆个座处所条件间栋]，$"
)
_TOO = re.compile("不[足够]|超[支预]|短缺|紧张|缺口|偏")
# 小型水库管护经费不足，按测算每年需要…; 公用经费超支。年初预算…
_SHORT = re.compile(
    rf"(?:^|[，。：、；]|{ITEM_NUMBER})\s*((?!上述|以上)[^，。；：、\d]{{3,26}}?)"
    r"(?:[省市州县区旗镇乡本]级)?(?:财政)?(?:的?(?:配套|投入|保障|安排|预算安排))?"
    r"(?:严重|仍然?|还|较为?|明显|略有|存在|有所|十分|比较){0,2}"
    r"(?:不足|超支|超预算|短缺|紧张|不够|缺口(?:较?大)?|偏[紧少低高])(?:(?:的|等)?问题)?[，。：]"
)
_HAPPENED = re.compile("发生|出现|发现|查处|检查|接待|受理|接到")


def short_of(words: str) -> tuple[int, int] | None:
    """Return where words name what they say there is too little or too much of: 管护经费不足，…; None for nothing."""
    found = _SHORT.search(words) if _TOO.search(words) else None
    if found is None or not NOUN_END.search(found[1].removesuffix("标准")):
        return None
    lead = clean_lead(found[1])
    name = found[1][lead:].removesuffix("标准")
    generic = is_generic(name) or SAYS.search(name) or _FAULT.search(name)
    return None if generic or len(name) < 3 else (found.start(1) + lead, found.start(1) + lead + len(name))


def _both_sides(words: str) -> tuple[int, int] | None:
    """Return where words name what came in and what was spent at once, and compare it with the clause behind."""
    found = _BOTH_SIDES.search(words) if words.endswith(("比，", "较，")) else None
    return found.span(1) if found else None


class TopicReader:
    """Finds topics in one report's text."""

    def __init__(self, text: str, cues: Cues, is_title: Callable[[str], bool]) -> None:
        """Hold the text, the tables, and what tells the title of a section from an item."""
        self._text, self._cues, self._is_title = text, cues, is_title

    def told_of(self, earlier: str, low: int, sentence: int) -> tuple[str, int] | None:
        """Return what `earlier`, which stands at `low` in the sentence, says something of, and where that stands."""
        if begun := list(_BEGUN.finditer(earlier)):
            group = begun[-1].lastindex or 1
            lead = clean_lead(begun[-1].group(group))
            return begun[-1].group(group)[lead:], low + begun[-1].start(group) + lead
        if (sized := self._sized(earlier)) is not None:
            return sized[0], low + sized[1]
        if short := _both_sides(earlier) or short_of(earlier):
            return earlier[slice(*short)], low + short[0]
        apart = self._text[low - 1 : low] == "；"  # …；垃圾清运覆盖12个村，
        if opening := self._opening(low if apart else sentence, low + len(earlier)):
            return opening
        put_in = _PUT_IN.search(earlier) if "入" in earlier else None
        if put_in and self._is_topic(put_in.group(1)):
            lead = clean_lead(put_in.group(1))
            return put_in.group(1)[lead:], low + put_in.start(1) + lead
        bought = [found for found in _BOUGHT.finditer(earlier) if not _NOT_BOUGHT.search(found.group(1))]
        if bought:
            return bought[-1].group(1), low + bought[-1].start(1)
        if (one := self._enumerated(earlier)) is not None:
            return one.group(1), low + one.start(1)
        if (one := self._itemed(earlier)) is not None:
            return one.group(1), low + one.start(1)
        because = _BECAUSE.search(earlier) if "因" in earlier or "由于" in earlier else None
        if because and not is_generic(because.group(1)):
            lead = length_of_marks(because.group(1))  # （二）东城区因…
            return because.group(1)[lead:], low + because.start(1) + lead
        return None

    def apposed(self, sentence: int, start: int) -> tuple[str, int] | None:
        """Return the name that an amount stands beside with no word of its own: 聘用制书记员薪酬，198.42万元."""
        low = max(sentence, start - _LONGEST)
        found = _APPOSED.search(self._text, low, start)
        if found is None or self._text[found.start(1) - 1 : found.start(1)].isdigit():
            return None  # 垃圾桶200个、垃圾车3辆: the second of several
        lead = clean_lead(found.group(1))
        words = _LACKS.split(found.group(1)[lead:])[0]
        alone = not self._text[sentence : found.start()].strip(_MARKS) and len(words) > 3
        named = NOUN_END.search(words) or words.endswith(self._cues.heads)
        if not (alone or named) or SAYS.search(words) or is_generic(words) or is_whole(words) or is_doing(words):
            return None
        return words, found.start(1) + lead

    def built(self, sentence: int, phrase: Phrase, spoken: int) -> tuple[str, int] | None:
        """Return what the clause before counts, a semicolon after what was `spoken` of: …；改扩建幼儿园3所，支出."""
        start = phrase.start
        low = self._text.rfind("；", max(sentence, start - 60), start)
        if low < 0 and "；" in self._text[start : start + 60]:  # the first of a list
            low = self._text.rfind("：", max(sentence, start - 60), start)
        if low <= spoken:
            return None
        if (sized := self._sized(self._text[low:start])) is not None:
            return sized[0], low + sized[1]
        if made := _MADE_OF.match(self._text, low, start):
            a, b = subject_of(made[1], self._cues)
            if b - a > 2 and not is_generic(made[1][a:b]):
                return made[1][a:b], made.start(1) + a
        if held := _HELD.match(self._text, low, start):
            a, b = subject_of(held[1], self._cues)
            named = b - a > 2 and not (is_generic(held[1][a:b]) or is_whole(held[1][a:b]) or SAYS.search(held[1]))
            return (held[1][a:b], held.start(1) + a) if named else None
        if needed := _NEEDED.search(self._text, low, start):
            return needed[1], needed.start(1)
        return None if is_unit_price(phrase.words) else self._member(low + 1, start)

    def _member(self, low: int, start: int) -> tuple[str, int] | None:
        """Return what a list's member, from `low` on, counts first: ：住院救治63人次，支付52.9万元；."""
        who = who_before(self._text, low, start)
        if who is None or "，" in self._text[low : who[0]]:
            return None
        done = HANDED_OUT.search(self._text, *who)
        words = self._text[who[0] : done.start() if done is not None and done.start() - who[0] > 2 else who[1]]
        a, b = subject_of(words, self._cues)
        a, b = (a, b) if b - a > 2 else (0, len(words))  # 改造提升
        name = words[a:b]
        if len(name) < 3 or is_generic(name) or is_whole(name) or SAYS.search(name) or is_doing(name):
            return None
        return None if _HAPPENED.match(words) else (name, who[0] + a)

    def those(self, sentence: int, phrase: Phrase, project: str | None, state: State) -> tuple[str, int] | None:
        """Return whom the clause right before counts as a part, with what is paid to them: 孤儿生活费|散居孤儿."""
        start = phrase.start
        if _SUMMED.fullmatch(phrase.words) and (rest := _REST.search(self._text, max(sentence, start - 40), start)):
            return project or "", rest.start()  # not the last of those that were named
        if self._text[start - 2 : start] not in ("人，", "名，", "户，", "元，", "月，", "年，"):
            return None
        found = _THOSE.search(self._text, max(sentence, start - 2 * _LONGEST), start)
        if found is None or _NOT_THOSE.search(found.group(1)) or SAYS.search(found.group(1)):
            return None
        if is_generic(found.group(1)) or _OF_ALL.match(phrase.words):
            return None
        of_it = self._text.rfind("其中", max(sentence, state.subject_start), found.start(1)) >= 0
        own = of_it and state.subject != project and not is_whole(state.subject)
        return (state.subject if own else "") + found.group(1), found.start(1)

    def made(self, sentence: int, start: int) -> tuple[str, int] | None:
        """Return what the clause right before says was made, bought or held, and how much of it."""
        low = max(sentence, start - 2 * _LONGEST)
        found = _MADE.search(self._text, low, start) if self._text[start - 1 : start] == "，" else None
        if found is None:
            return None
        lead = 1 if found.group(1)[0] in ".．" else 0  # 1.建成加工厂3座
        if not lead and self._text[found.start(1) - 1 : found.start(1)].isdigit():
            return None  # 垃圾桶200个、垃圾车3辆: the second of several
        lead += clean_lead(found.group(1)[lead:])
        place = _PLACE.match(found.group(1), lead)
        lead = place.end() if place is not None and is_work(found.group(1)[place.end() :]) else lead
        words = found.group(1)[lead:].rstrip()
        made = is_work(words) or ends_as_programme(words)
        if not made or SAYS.search(words) or OF_SEVERAL.search(words) or is_generic(words):
            return None
        return words, found.start(1) + lead

    def _sized(self, earlier: str) -> tuple[str, int] | None:
        """Return the last work whose size a clause tells, and where it stands: 青石河治理工程治理河长12.4公里，."""
        for found in reversed(list(_SIZED.finditer(earlier)) if "，" in earlier else ()):
            name = found.group(1)
            lead = clean_lead(name)
            name = name[lead:]
            if len(name) > 3 and not (_NO_WORK.search(name) or SAYS.search(name) or is_generic(name)):
                return name, found.start(1) + lead
        return None

    def _opening(self, sentence: int, end: int) -> tuple[str, int] | None:
        """Return what the sentence opens with, or what it says was received."""
        opens = _OPENS.match(self._text, sentence, end)
        if opens and not is_generic(opens.group(1)) and not OF_SEVERAL.search(opens.group(1)):
            return opens.group(1), opens.start(1)
        if received := list(_RECEIVED.finditer(self._text, max(sentence, end - _LOOK), end)):
            return received[-1].group(1), received[-1].start(1)
        if (said := self._said_of(sentence, end)) is not None:
            return said
        topic = _TOPIC.match(self._text, sentence, end)
        if topic and self._is_topic(topic.group(1)) and not _FOR_WHOM.search(topic.group(1)):
            return topic.group(1), topic.start(1)
        listed = _LISTED.match(self._text, sentence, end)
        if listed is None or SAYS.search(listed.group(1)) or _FAULT.search(listed.group(1)):
            return None
        if self._is_title(listed.group(1)) or is_generic(listed.group(1)):
            return None
        return listed.group(1), listed.start(1)

    def _said_of(self, sentence: int, end: int) -> tuple[str, int] | None:
        """Return what the sentence's first clause, which prints no amount, says something of."""
        first = _FIRST.match(self._text, sentence, end)
        if first is None:
            return None
        words = first.group(1)
        for length in predicates_in(words):
            name = words[:length]
            if length < 3 or SAYS.search(name) or _NOT_SAID.search(name):
                continue
            if name.endswith(_PAID_TO) or self._is_topic(name) or self._is_run(name, words[length:]):
                return name, first.start(1)
        return None

    def _enumerated(self, earlier: str) -> re.Match[str] | None:
        """Return the last item of a list in words: 一是校车运营补贴项目，."""
        found = list(_ENUMERATED.finditer(earlier))
        if not found or SAYS.search(found[-1].group(1)) or _FAULT.search(found[-1].group(1)):
            return None
        return found[-1] if self._is_topic(found[-1].group(1)) else None

    def _itemed(self, earlier: str) -> re.Match[str] | None:
        """Return the last item of a list within the sentence: 建设内容：①中心敬老院改扩建，."""
        found = list(_ITEMED.finditer(earlier))
        if not found or SAYS.search(found[-1].group(1)) or _FAULT.search(found[-1].group(1)):
            return None
        name = found[-1].group(1)
        return found[-1] if not (self._is_title(name) or is_generic(name) or is_whole(name)) else None

    def _is_run(self, name: str, said: str) -> bool:
        """Say whether a name ends as a programme's does, of which is `said` how it runs: 绿化管护|委托第三方实施."""
        run = _RUN.match(said) is not None and ends_as_programme(name)
        return run and not (is_generic(name) or is_doing(name) or _NO_TOPIC.search(name))

    def _is_topic(self, words: str) -> bool:
        """Say whether the words that a sentence opens with name what it goes on to speak of, and praise nothing."""
        named = NOUN_END.search(words) or words.endswith(self._cues.heads)
        if not named or "了" in words or self._cues.first("slogan", words) is not None:
            return False
        return not (is_generic(words) or is_whole(words) or is_doing(words) or _NO_TOPIC.search(words))
