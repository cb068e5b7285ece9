"""What a paragraph opens with that heads all of it: 2.示范园管护项目，对…; what only labels the first of several.

Final accounts sum up a project in one paragraph below the other: “甲”项目绩效自评综述：全年预算数为…，执行数为….
"""

from __future__ import annotations

import re

from indexer.meaning.cues import Cues
from indexer.meaning.items import ASPECT_END
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.phrases import CLOSING
from indexer.meaning.project_titles import project_heading
from indexer.meaning.project_words import names_no_project, urges
from indexer.meaning.relations import only_divides
from indexer.structure.numbering import HAN, ITEM_NUMBER
from indexer.vocabulary import Vocabulary

_NUMBERED = re.compile(rf"\s*{ITEM_NUMBER}\s*([^，。；：、]{{4,40}}(?:项目|工程))，")
_TOLD_OF = re.compile(r"\s*([^，。；：]{4,50}(?:项目|工程))。(?=[本该]项目|[本该]工程|项目位于)")
_EVALUATED = re.compile(
    rf"\s*(?:{ITEM_NUMBER}\s*)?(?:对(?!口)|关于)?[“\"]?([^，。；：“”\"\n]{{2,40}}?)[”\"]?((?:项目|专项)?)(?:支出)?"
    r"(?:绩效(?:自评|评价|自我评价|完成)|自评|自我评价)(?:工作)?(?:情况|结果|结论)?(?:综述|概述|说明)?(?:如下)?[：:。](?=.)"
)
# What the sentence behind a project's name begins with, where that name heads the paragraph.
_GOES_ON = (
    r"(?:[本该]?项目|20\d\d年度?|全年|年初|当年|本年|年度|调整后|财政|批复|部门|实际|共|已)*(?:预算|安排|下达|到位|总?投资|资金|自评|绩效|得分)|根据年初"
)
_ALONE = re.compile(rf"\s*([^，。；：\d\n]{{4,40}}(?:项目|工程|专项|经费|补助|补贴|资金))[。：:](?={_GOES_ON})")
_SAYS = re.compile("[了着]|高度|重视|负责|承担")
# 森林防火|物资储备库，合同价…: what is built or run, to the end of its clause.
_FACILITY = re.compile(
    r"(?!的)[\u4e00-\u9fff]{0,6}(?:库|馆|站|中心|平台|(?<![重难焦热特优缺])点|厂|棚|房|楼|基地|公园|系统|设施|泵|渠|塘|井|桥|(?<![思出套])路|管网|网络)(?=[，：（])"
)
_NAME_ON = re.compile("(?![的对由在为和及与])[^，。；：、（）的\\d]{1,4}?(?:项目|工程|行动)(?![的管资单实主建])")
FUNDS = ("公益金", "扶持基金", "救助基金")  # what 总支出 is of where one was named before
_STATISTICS = ("生产总值", "零售总额", "增加值", "固定资产投资")
_FIRST = re.compile("[{〔【]|经(?![费营济常])|根据|按|依据|为(?![民老])|在(?![职校册岗])|由")
_POINT = re.compile(rf"\s*(?!一)[{HAN}]是")
_PURPOSE = re.compile(
    r"为了?(?:进一步|切实|全面|更好地?|有效|着力|不断){0,2}"
    r"(?:提高|提升|改善|加强|解决|保障|推进|推动|促进|确保|落实|做好|完善|满足|方便)[^，。；\d]{2,40}，"
)
_NO_ITEM = re.compile(
    r"[，；]|^项目(?:立项|背景|申报|内容|目标|依据|组织|实施|进展|概况|由来|简介|批复|预算|绩效|产出|效益|管理|监督|验收|成果|主要)|情况|分析$|组成$|构成$|滞后|缓慢|(?:进度|进展|速度|执行)慢|不(?:足|够|到位|规范|及时|完善|健全|严|高|实|准|合理|明确|均衡|充分|强|力)|偏[低高大小慢晚早紧多少弱轻重]|超(?:标(?!准)|支|概算|预算|范围|进度|期)|挪用|挤占|违规|虚报|套取|重复(?:补贴|发放|享受|申领)|[较过](?:低|高|多|少|慢|长|差)|逾期|延迟|薄弱|欠缺|缺失|缺位|闲置|拖欠"
    r"|^(?:前期准备|组织(?:实施|过程)|分析评价|评价(?:实施|阶段)|(?:准备|实施|总结|自评)阶段)$"
    r"|有待|[亟仍尚]待|[亟仍尚]需|存在|差距|不匹配|脱节"
)
# What is told of first behind a head that names what the money is for.
_FUNDED = re.compile(
    r"(?:\d{4}年度?|[全本当]年|年初|共|实际|财政|部门|区级|县级|市级)*"
    r"(?:预算|安排|支出|投入|拨付|执行|下达|到位)(?:资金|经费|预算|指标|数|总额)?[为共约]*\d"
)
_BUILT_END = re.compile("(?:建设|工程|改造|平台|系统|项目|扩建|整治)(?:[（(][^（()）]{1,8}[）)])?(?:项目)?$")
_LINE_ENDS = ("（项）", "（款）", "（类）")
_SHORTEST_FUNDED = 5  # characters: 公厕管理 may as well be how things were run
_LONGEST_ACCOUNT = 100  # characters of a line
# A line that only names an account of the budget: 1．教育支出（类）普通教育（款）小学教育（项）。
_ACCOUNT = re.compile(
    r"[^，。；：:\n]{2,80}(?:[（(][类款项][)）][ ]?(?:[（(]?\d{3,7}[)）]?)?|[（(]\d{5,7}[)）])(?:支出)?[ ]?[。：:]?\s*"
)
_COUNTED = re.compile("[（(]\\d{1,3}[\u4e00-\u9fff][）)][：:]")
_MEMBER = re.compile(rf"\s*{ITEM_NUMBER}[^，。；：\d\n]{{2,30}}：$")
_SIBLING = re.compile(rf"[；。]\s*{ITEM_NUMBER}[^，。；：\d\n]{{2,30}}：")
_MISUSED = re.compile("挪用|截留|套取|骗取|虚报|冒领|挤占|侵占|违规|死亡(?:人员|后)|重复(?:享受|领取|发放|申领)|不符合")


def numbered_project(line: str) -> tuple[str, int] | None:
    """Return the project that an item of a numbered list names before its first comma, and where in the line.

    Or that a line names in a sentence of its own, which the next one goes on from: 冷库改造项目。本项目位于….
    """
    found = _NUMBERED.match(line) or _TOLD_OF.match(line)
    if found is None:
        return None
    lead = clean_lead(found.group(1))
    return found.group(1)[lead:], found.start(1) + lead


def paragraph_project(line: str) -> str | None:
    """Return the project that heads a paragraph: 甲项目绩效自评综述：…, 甲项目。全年预算数…; None for none."""
    found = _EVALUATED.match(line) if "自评" in line or "绩效" in line else None
    if found is not None:
        name = found.group(1)[clean_lead(found.group(1)) :]
        named = not names_no_project(name) and project_heading(f"{name}项目".replace("项目项目", "项目"))
        return name + found.group(2) if named else None
    found = _ALONE.match(line)
    if found is None or clean_lead(found.group(1)) or _SAYS.search(found.group(1)) or urges(found.group(1)):
        return None  # 我局高度重视甲项目。
    return project_heading(found.group(1))


def end_of_name(words: str, end: int) -> int:
    """Return where a name ends whose known part ends at `end`: 人居环境整治|提升项目."""
    found = _NAME_ON.match(words, end) or _FACILITY.match(words, end)
    return found.end() if found else end


def is_first_of_several(text: str, start: int, end: int, label: str) -> bool:
    """Say whether a label counts or numbers what it names and others like it follow in the paragraph.

    东乡（4个）：…，西乡（3个）：…; （一）高龄津贴：…；（二）临时救助：….
    """
    if label.endswith("：") and _MEMBER.match(label) and _SIBLING.search(text, start, end):
        return True
    return _COUNTED.search(label) is not None and len(_COUNTED.findall(text[start:end])) > 1


def comes_first(words: str) -> bool:
    """Say whether words begin as what had to come first or was gone by does, and name nothing: 经各乡镇（街道）申报."""
    return _FIRST.match(words) is not None


def begins_anew(text: str, start: int, subject: str) -> bool:
    """Say whether a sentence begins as a further point (二是) or with what its work was for: 为改善条件，….

    It speaks of that, not of what went before; nor does any go on with a `subject` of statistics (零售总额) or with
    what was misused.
    """
    purpose = text.startswith("为", start) and _PURPOSE.match(text, start) is not None
    done_with = subject.endswith(_STATISTICS) or _MISUSED.search(subject) is not None
    return purpose or done_with or _POINT.match(text, start) is not None


def is_funded(head: str, behind: str, cues: Cues, vocabulary: Vocabulary) -> bool:
    """Say whether a head that might title a section is what money is for: 流浪人员救助管理。安排5万元，….

    So is a line of the functional classification, whatever is told of it: 应急管理事务（款）行政运行（项）。
    """
    if head.endswith(_LINE_ENDS):
        return True
    if len(head) < _SHORTEST_FUNDED or _FUNDED.match(behind) is None or vocabulary.section_type_of(head):
        return False
    if _NO_ITEM.search(head) or only_divides(head) or (ASPECT_END.search(head) and not head.endswith("管理")):
        return False
    return not any(cue.start == 0 for cue in cues.find("slogan", head)[:1])


def is_title(head: str, cues: Cues, vocabulary: Vocabulary) -> bool:
    """Say whether a head titles a section, finds fault or praises, and names no item."""
    titled = _NO_ITEM.search(head) or ASPECT_END.search(head) or vocabulary.section_type_of(head)
    if titled or only_divides(head):
        return True
    praised = cues.find("slogan", head)  # 市场监管所能力建设（二期） is a name, 提升服务能力 is none
    return bool(praised) and (praised[0].start == 0 or _BUILT_END.search(head) is None)


def account_line(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the account that a line names and nothing else, and where: the next line gives its amounts."""
    if end - start > _LONGEST_ACCOUNT or not any(mark in text[start:end] for mark in CLOSING[:2]):
        return None
    lead = clean_lead(text[start:end])
    if _ACCOUNT.fullmatch(text, start + lead, end) is None:
        return None
    return text[start + lead : end].rstrip("。：: \u3000\t"), start + lead
