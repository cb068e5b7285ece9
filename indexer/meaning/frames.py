"""Frames: words around an amount that together say what no single cue says.

A frame looks at what the cues have named so far, at the phrase before the number, at what follows it and at the
sentence before. The first frame that fits counts.
"""

from __future__ import annotations

import re

from indexer.meaning.context import Context
from indexer.meaning.dealings import DEALINGS, MOVED
from indexer.meaning.faults import GIVEN_BACK
from indexer.meaning.first_frames import FIRST
from indexer.meaning.frame import ANY, Frame
from indexer.meaning.intended import INTENTIONS
from indexer.meaning.others import GAINS, NOT_OURS, PEOPLE_EARN, THEIR_OWN
from indexer.meaning.outside import STRAIGHT
from indexer.meaning.targets import TARGETS

DONE = re.compile(r"实际|已|完成|支付|执行|决算")
LEFT = re.compile(
    r"^[，、\s]*(?:[（(]\d[）)]|[\d一二三四五六七八九][、.．])?(?:[^，。；\d]{0,8}[后时])?(?:[年期]末|年[底终]|最终|目前)?(?:尚|仍|还)?"
    r"(?:[余剩]下?的?|剩余的?|其余的?|余款)约?$"
)
_TO_US = re.compile(
    r"(?:[^，。；、\d拨划汇]|\d{1,2}(?=[月日底])){0,16}?[拨划转汇打](?:付|转|拨)?(?:到|至|入|进|给)(?:(?![各乡镇村]|企业|施工|农户|个人|学校|单位|供)[^，。；、\d]){0,8}(?:我|本单位|专户|零余额|[局会院校站馆](?:的)?账)"
)
_CAME = re.compile(
    r"(?:拨|划|转|汇|打)(?:付|转|拨|款)?(?:到|至|入|进|给)了?(?:我|本[局校院镇乡站馆单])[^，。；\d]{0,10}$"
)
INTO_THIS = re.compile(
    r"[^，。；\d]{0,4}?(?:结?转(?:入|到|至)?|滚存?(?:入|到|至)|用[于在]|留[到至]|并入)(?:本|今|当)年"
)
_BY_PAPER = re.compile(
    r"(?:文件|发文|通知|批文|批复文|指标文)[^，。；\d]{0,4}(?:安排|明确|确定|分配|核定|列明|给予)[^，。；\d]{0,14}$"
)
_UNDER = re.compile(r"(?:未|没有|不)(?:突破|超过|超出|超)(?:每[^，。；\d]{1,4})?$")
_OVER = re.compile(
    r"(?:单价|投资额|标的额|单个|单项|单笔|单件|单次|单人|单户|单宗|单日|单批|每笔|每次|每个|每项|凡|对|将)[^，。；\d]{0,12}(?:(?:超过|超出|超|达到|满|低于|高于|不足|在)|(?:超过|低于|高于)[^，。；\d]{2,10})$"
)
_BOUND = (
    r"(?:≤|≥|<|>|不(?:得|能)?(?:低于|少于|高于|超过|突破|大于|多于)|小于等于|大于等于"
    r"|控制在(?:[^，。；\d]{0,8}的)?)[ ]?$"
)
# Not the bound of a standard: 补助标准为每人每年不超过2万元.
_AT_BOUND = re.compile(r"^(?!.*(?:补助|补贴|资助|救助|发放|奖励|奖补|报销|供养)标准[^，。；\d]{0,6}每).*" + _BOUND)
_PAY = r"(?:财政|上级)(?:局|部门|厅)?"
# Sources of money of which nothing is told to have arrived: 预算960万元，资金来源为省级补助620万元.
_NOT_COME = re.compile("^(?!.*(?:到位|收到|拨付|拨入|到账|实拨|入账)).*元")
_OWING = re.compile(
    r"(?:，?[为系是属均全都主要部]{1,5}|[^。；，]{0,3})(?:质保金|保证金|尾款|工程款|货款)(?![均都现]?(?:已|全部))|[^。；，]{0,3}(?:按|分期|逐年)[^，。；]{1,16}付"
    r"|[^，。；\d]{0,12}(?:再|才|[后时])(?:支?付|结算|结清|拨付|兑付)(?!率)"
    r"|[^，。；]{0,3}待[^，。；]{0,10}(?:调度|到位|验收)|[^。；]{0,14}?(?:[未待](?:[^，。；]{0,14})(?:支付|付|结算|拨付))"
    r"|(?!结转)[^。；，]{0,2}(?:(?:19|20)\d\d年|[下次明]年)度?[^，。；\d]{0,4}(?:支付|付清|付款|结清)"
)
# What is owed, or was contracted and paid in part: what is left of it is still owed.
_ADJUSTS = re.compile(
    "(?:年中|执行中|执行过程|年度中间|中期|预算调整|调整预算|调减|核减|压减|调剂|调增|追加)(?:(?!支出|实际|上年|去年|同比)[^。])*$"
)
_ABOVE = re.compile("(?:[高低优大小多少]于|超[过出]|达到|突破|(?:超额)?完成)了?(?:(?:年度|全年|预定|既定|年初)的?)?$")
_AIM = re.compile("的[^，。；\\d]{0,8}(?:目标|指标值|计划数|预期|计划值|任务)")
_OWED = re.compile(
    r"(?:拖欠|欠[款账付薪]|应付|清欠|(?:合同|协议|结算|审定|中标)[总价款金额]{1,3})[^。；]*(?:偿|付|支|化解|兑现|结清)[^。；]*$"
)
_IN_MONTH = r"(?:(?:迟|直)?[至到于在])?(?:\d{1,2}月份?[底末初中旬]{0,2}|年[底末]|[上下]半年)(?:才|方)?(?:全部|陆续)?"
_LATER = re.compile(_IN_MONTH + "(?:拨付|拨款|拨入|到位|到账|下达|补足)")  # 仅到位60万元，其余34万元6月才拨付
_CLAIMED = re.compile("(?:(?:企业|商户|合作社|个人|[户家人场])[^。；]{0,16}申[报领请]|[核审]减)(?:(?!预算)[^。；])*元")
# 企业申报62万元，核定52万元
_APPROVED = "核定|核准|核实|(?:审核|审查|评审|复审|复核|初审|终审)后?(?:认定|确认|通过|核定|审定|同意)?"
_OF_AID = "的?(?:奖补|补助|补贴|奖励|贴息)?(?:资金|金额)?[为共计约]*$"
# 企业申领补助263万元，审定241万元; a builder's final price that is 审定 is a contract's.
_AID_CLAIMED = re.compile("申[报领请]了?[^，。；\\d]{0,10}(?:补[助贴偿]|奖[励补]|贴息|扶持|资助|救助|返还)[^。；]*元")
_OPEN = re.compile("欠款|拖欠|欠付|欠账|债务")  # what is paid off in parts
_IS_SPENT_ON = re.compile(
    r"，?(?:均|都|主要|全)?(?:[为是系：]|—+)(?![^。；]*(?:结[转余]|[未欠待]|尾款|质保|保证金|下年|次年|收回|沉淀|缺口))[^。；\d]{2,40}"
    "(?:费|采购|工资|报酬|补助|补贴|支出|开支|经费|薪酬|津贴|购置|维修|劳务|奖金|费用)(?:[。；，]|$)"
)
FRAMES = (
    *FIRST,
    Frame("arrears", "- carryover", LEFT, before=_OPEN),  # 历年欠款40万元，本年归还15万元，还剩25万元
    Frame("executed_outside", "- executed allocated received", STRAIGHT),  # 县财政直接拨到各乡镇卫生院
    *TARGETS,
    *THEIR_OWN, *GIVEN_BACK,
    Frame("revised_budget", "- carryover", LEFT, re.compile("的?(?:年度|全年)?(?:预算|指标)(?!结余)")),
    Frame("received", "- carryover executed allocated", LEFT, _LATER, before=re.compile("到位|到账|收到")),
    Frame("executed", "- carryover", LEFT, re.compile(_IN_MONTH + r"(?:支付|付清|付讫|兑付|兑现|结清|发放)")),
    Frame("arrears", "- carryover executed", LEFT, _OWING),  # 余5.7万元为质保金
    Frame("arrears", "- carryover executed", ANY, re.compile(
        r"[^，。；\d]{0,2}作为?[^，。；\d]{0,4}(?:质保金|质量保证金|保修金|尾款)"
    )),  # 预留28.6万元作为质量保证金
    Frame("returned", "- carryover executed", LEFT, re.compile(
        r"[^，。；]{0,6}(?:被[^，。；]{0,4}财政统筹|[被由][^，。；]{0,4}财政(?:收走|抽回|收归))"
    )),
    Frame("other", "- carryover", LEFT, re.compile(
        r"[^，。；]{0,2}(?:正在|仍在|尚在|待)(?:追缴|追回|催收|清收|追讨)"
    )),
    Frame("executed", "- carryover", LEFT, _IS_SPENT_ON, before=re.compile(
        "^(?!.*(?:预算|安排|下达|到位|计划|概算|拨入|收入|批复))"
    )),  # 已付137万元；其余255万元为路灯电费、灯具采购和养护人员工资
    Frame("planned", "- carryover allocated", LEFT, re.compile(
        r"[^，。；]{0,3}由[^，。；]{1,12}?(?:解决|承担|负担|筹|安排|配套)"
    )),
    Frame("executed", "- carryover", LEFT, re.compile(
        r"[^，。；]{0,2}(?:主要|全部)?用[于作](?!下|明|次|以后|今后)|，(?:全部|主要|都)?(?:支付|付|发放)了|[^，。；、]{0,3}(?:全部|均|已)+(?:支[出付]|使用|用完|列支|[拨发]付?)"
    )),
    Frame("arrears", "- carryover executed", LEFT, before=_OWED),  # 拖欠1,268万元，清偿1,040万元，尚余228万元
    Frame("reduction", "- executed", re.compile(r"^[，、\s]*(?:考核)?扣(?!留)(?:了|减)?[^，。；\d除]{0,6}[款费金]$")),
    Frame("planned", "- carryover", LEFT, re.compile(
        r"[^，。；、]{0,2}(?:计划|拟|预计|将|需)[^，。；、]{0,8}(?:完成|实施|建设|投[资入])"
    )),
    Frame("carry_in", "-", re.compile("[年期]初[^，。；\\d]{0,4}账[面上户](?:资金|余额)?[为有是]?约?$")),
    Frame("carryover", "-", re.compile("(?:[年期]末|年底)[^，。；\\d]{0,4}账[面上户](?:资金|余额)?[为有是]?约?$")),
    Frame("initial_budget", "-", ANY, re.compile(r"[^，。；、\d]{0,6}[列纳]入了?(?:年初|部门|财政|当年|本年)?预算")),
    Frame("carryover", "-", LEFT),
    Frame("carryover", "-", re.compile(
        r"(?:账面|账上|账户)[^，。；\d]{0,4}(?:尚|还|仍|存|结)?(?:[有余剩存]|[趴留放躺]着)约?$"
    )),
    Frame("executed", "-", re.compile("(?<!计划)(?<!预计)(?<!拟)完成[约近了]?$")),
    Frame("target", "*", GAINS, re.compile("(?!.*(?:实际|已))"), section="targets"),
    Frame("target", "achieved other saving", ANY, before=re.compile("目标(?:是|为|[：:])(?:(?!实际|已)[^。])*$")),
    Frame("saving", "- executed contract initial_budget other reduction", re.compile(
        r"(?:省(?:[下出]|去了?|了)了?(?:[^，。；\d]{0,6}(?:资金|经费|费用?|成本|支出))?|少花了?[^，。；\d]{0,8})[约近达]*$"
    )),  # 集中采购省出9.2万元
    Frame("variance", "- executed allocated received", re.compile(
        r"(?<![减缩])(?:少[到来配筹]|短[到少])了?[约近]?$"
    )),  # 县级配套少到80万元
    Frame("variance", "-", re.compile(r"^[，、\s]*[差缺短]了?[约近]?$"), before=re.compile("下达|应|到[位账]|拨|筹")),
    Frame("arrears", "- executed contract", re.compile(
        r"(?:^|[，、；\s尚仍还共底末初另又])(?<!偿还)(?<!归还)欠(?![缴税费]|发达)"
        r"(?:[^，。；\d]|\d{1,4}(?=[年月])){2,16}(?:[款费薪金]|补贴|工资|单位|公司|商|方|户|企业|厂|店|银行)[共计约]*$"
    )),  # 年底欠供货商设备款32.4万元
    Frame("contract", "- executed initial_budget", re.compile(
        r"^(?!.*(?:支付|付款|付|欠|超|应付)).*合同(?:每年|每季度?|每月)?[为共计约]*$"
    )),  # 签订施工合同2,388.5万元
    Frame("target", "saving other achieved", re.compile("预期|力争"), re.compile("以上|以下|以内")),
    Frame("achieved", "*", GAINS),
    Frame("achieved", "- income executed", re.compile(
        r"带动[^，。；\d]{0,16}(?:收入|增收|销售|营业额|营收)[约近达为共了到]*$"
    )),  # 带动零工收入612万元
    Frame("achieved", "income standard other -", PEOPLE_EARN),  # 村集体年增收18万元: a result, no money of the unit's
    Frame("standard", "- executed income", re.compile(
        r"(?:对|给)[^，。；\d]{2,40}一次性(?:给予|予以|发放)?(?:奖励|补助|补贴|奖补|资助)?[约为]*$"
    )),  # 对新认定的企业一次性奖励20万元: each of them
    Frame("reduction", "-", re.compile(r"^[，、\s]*(?:又|再|后|后来|被|另)?(?:压|砍|减|核)(?:了|掉|去|掉了|减了)$"),
          before=re.compile("预算|批复|安排|追加|申请|申报|送审")),
    Frame("initial_budget", "-", re.compile(
        r"(?<![分大首一二三四五两每])批了?(?:给我[局单院校]位?)?$"
    ), before=re.compile("申请|申报|报|预算|需求")),  # 申请90万元，县财政只批了70万元
    Frame("carryover", "- balance", re.compile("(?:结下|[尚仍]存|[趴剩]着)了?约?$")),
    Frame("arrears", "- executed contract allocated", ANY, re.compile(
        "[^，。；、（(\\d]{0,4}(?:未|没有?)(?:结|清|付)(?:[，。；、）)]|$)"
    )),
    Frame("carryover", "-", re.compile(r"^[，、\s]*(?:另|还|尚|仍)有$"), re.compile("[没未](?:动|用|花|使)(?![工员])")),
    Frame("received", "- executed", re.compile(
        r"(?:拨下?来|[向给为][我本](?:局|院|馆|校|会|办|单位|部门|委|中心|站|所|镇|乡|街道)[^，。；\d]{0,3}(?:拨|划))"
        r"[^，。；\d]{0,8}$"
    )),  # 上面拨下来的120万元, 向我局拨款320万元
    Frame("arrears", "-", re.compile(r"^[，、\s]*(?:另|还|尚|仍)有$"), re.compile(
        "的?(?:尾款|质保金|欠款|货款|工程款)(?!已)"
    )),
    Frame("standard", "- executed", re.compile(
        r"^[，、；：\s]*[一二三四五甲乙丙][类档等][^，。；\d费]{0,8}(?:补助?|奖励?|奖补|资助)[约为]*$"
    )),  # 一类村补8万元
    *MOVED,
    Frame("variance", "-", re.compile("^[，、\\s]*(?:实际|共)?[短超歉]收了?约?$")),
    Frame("variance", "-", re.compile("^[，、\\s]*(?:差|超|短|超出)了?$"), before=re.compile("批复|预算|计划|安排")),
    Frame("variance", "-", re.compile(
        r"^[，、\s]*(?:合计|共计?|总共|累计|尚|仍|还)(?:差|短|缺)了?约?$"
    ), before=re.compile("到位|足额|配套|应")),
    Frame("arrears", "- executed contract income allocated other", re.compile(
        r"(?:^|[，、；\s的仍尚又另共底末前]|(?<![偿归])还|累计)欠(?!缺|佳|收|发达|[费税])[^，。；\d]{2,18}$"
        r"|(?<![还清追讨催缴收补拖])欠(?![缺缴]|发达)[^，。；\d]{1,8}(?:款|工资|租金|监理费|设计费)$"
    )),  # 欠施工单位12万元
    Frame("carryover", "- balance", re.compile(
        r"^(?!.*(?:[年期]初|上年)).*账[上面户][^，。；\d]{0,4}(?:结存|余存)[为有约]*$"
    )),
    Frame("executed", "- allocated", re.compile(
        r"(?:自[己行身]|我[局院馆校会办委]|本?单位|本[局院馆校])(?:自[己行身]|另)?[承负自]担[^，。；\d]{0,9}$"
    )),  # 保险公司赔了18万元，医院自己承担6万元
    Frame("supplement", "- executed initial_budget", re.compile(
        r"(?:\d{1,2}月份?|年中|期间)[^，。；\d]{0,10}(?:增加|新增|补充)[^，。；\d]{1,18}(?:资金|经费|补助|专项|指标)$"
    )),  # 7月增加急诊能力建设资金180万元
    Frame("variance", "- executed", re.compile("多(?:花费?|开支)了?[约近]?$")),  # 因改线多花费32万元
    Frame("arrears", "- contract", re.compile(r"(?:质保金|质量保证金|尾款)[为共计约]*$")),
    Frame("target", "other achieved", ANY, re.compile("以上|以下|以内|左右"), section="targets"),  # 增收1200元以上
    Frame("target", "achieved income", re.compile("^(?!.*(?:实际|已|全年))"), section="targets"),  # 收入达到120万元
    Frame("target", "executed achieved planned", re.compile(
        r"(?:目标|任务)(?:任务|目标|数)?[为是：:]?[^，。；\d]{0,4}(?:完成|达到|实现)(?!率)[^，。；\d]{0,8}$"
    )),  # 目标任务为完成投资5,000万元
    Frame("target", "executed", re.compile("^(?!.*(?:实际|已|全年)).*(?:完成|达到)"), section="targets"),
    Frame("initial_budget", "*", _UNDER, re.compile(r"的(?:年初)?(?:预算|控制数|限额指标)")),  # 未突破30,000元的预算
    Frame("target", "*", _UNDER, re.compile(r"的[^，。；]{0,8}(?:控制线|目标|上限|红线|定额)")),
    Frame("target", "*", _AT_BOUND, re.compile("(?:以[内下])?，(?:全年|本年|最终)?(?:实际|完成|执行)")),
    Frame("other", "*", _AT_BOUND, re.compile("的")),  # 对单张票价不高于200元的座位
    Frame("other", "*", _OVER, re.compile("(?:以[上下内])?的(?!部分|幅度|金额)")),  # 单个项目超过50万元的一律公开招标
    *NOT_OURS,
    Frame("received", "income", re.compile(
        r"^[，、\s]*(?:(?:当年|年内|全年|实际|已|累计|陆续)*(?:进账|入账)|实际进账)了?约?$"
    ), before=re.compile("下达|拨|批准|申请|申报|安排|补助")),
    Frame("contract", "- executed", re.compile(r"合同[^，。；\d率]{0,6}(?:共计|合计|总计|共|总额)[为约]*$")),
    Frame("contract", "-", re.compile(r"^[，、（(\s]*(?:平均)?每年$"), joint="contract"),
    Frame("variance", "- executed income", re.compile(r"(?:收入|支出)(?:[小低大少多]于|超过)(?:支出|收入)[为约]*$")),
    Frame("arrears", "-", re.compile("(?:尚|还|仍)有约?$"), _OWING),
    Frame("arrears", "- executed contract", re.compile(r"(?<![偿归])还欠(?!款)[^，。；\d]{0,10}$")),
    Frame("contract", "- initial_budget", re.compile(
        r"(?:核定|核准|审核|[后终]定|确定)(?:为|后)?[约共]*$"
    ), before=re.compile("送审|报审|送评|结算")),
    Frame("saving", "-", re.compile(r"^[，、\s]*(?:下浮|让利|降价|压价|低)了?约?$"), before=re.compile(
        "控制价|限价|评审价|预算价|采购预算"
    )),
    Frame("target", "*", _ABOVE, _AIM),
    Frame("initial_budget", "allocated", re.compile("(?:年初|部门|本级)预算[^，。；\\d]{0,4}配套(?:资金)?[为共]*$")),
    Frame("requested", "- contract initial_budget executed", re.compile(
        r"(?:报送|上报|提交|送审)[^，。；\d]{0,6}(?:结算|决算)[^，。；\d]{0,4}$|(?:预算|用款|经费|资金)需求(?:数|额|总额)?[为共约]*$"
    )),
    *DEALINGS,
    Frame("supplement", "- executed", re.compile(
        r"^[，、；\s]*(?:并|同时|另|再|又|相应)?(?:增加|新增|增补|补充安排|增安排|增列)[^，。；\d]{2,16}$"
    ), before=_ADJUSTS),
    Frame("reduction", "- executed", re.compile(
        r"^[，、；\s]*(?:并|同时|另|再|又|相应)?(?:减少|压缩|取消|砍掉|削减|调出)[^，。；\d]{2,16}$"
    ), before=_ADJUSTS),
    Frame(
        "balance", "-", re.compile("^(?!.*(?:购置|采购|购买|购入|添置))"), before=re.compile("资产|原值|价值|净值"),
        section="state_assets_held",
    ),
    Frame("executed", "initial_budget revised_budget", re.compile(
        r"^[，、；\s]*(?:其中)?(?:实际)?(?:使用|动用|支用|列支)了?[^，。；\d]{0,8}预算(?:资金|经费|指标)$"
    )),
    Frame("planned", "- executed change supplement", re.compile(
        r"需要?(?:新增|增加|增列)[^，。；\d]{0,8}(?:支出|投入|资金|经费)$"
    )),
    Frame("balance", "- executed", re.compile("^[，、\\s]*[较比与]年初的?$"),
          before=re.compile("资产|负债|债务|存款|余额")),
    Frame("balance", "other", re.compile(
        r"(?:专户|账户|单位|我[局校院镇乡]|本[局校院镇乡级])[^，。；\d]{0,8}存款余额[为共约]*$"
    )),
    Frame("received", "- executed allocated carryover", ANY, _TO_US),
    Frame("received", "- executed allocated", _CAME),
    Frame("supplement", "initial_budget revised_budget", re.compile(
        "(?<!后)预算(?:共|累计|合计)?调整(?:数|额|金额)?[共为约计]*$"
    ), re.compile(r"[，（(](?:主要|其中|包括)[^。；\d]{0,8}(?:追加|新增|增加|调增)")),  # 主要是追加…
    Frame("revised_budget", "initial_budget", re.compile(r"最[终后][^，。；\d]{0,6}预算(?:数|额|总额)?[为是]*$")),
    Frame("carry_in", "- received carryover executed balance", re.compile(
        r"(?:上年度?|去年|上一年度?|以前年度)[^，。；\d]{0,8}(?:余款|余钱|剩余|结存)[的为有]?$"
    )),
    Frame("variance", "- allocated received", re.compile(r"(?:资金|经费|配套)[^，。；\d]{0,4}[缺差]了?约?$")),
    Frame("contract", "- executed", re.compile("签约(?:金额)?[为共]*$")),
    Frame("variance", "-", re.compile(r"^[，、\s]*少了?约?$"), before=re.compile("到位|落实|配套|到账|拨|下达")),
    Frame("income", "-", re.compile(r"(?:来自|来源于)[^，。；\d]{1,10}的?$"), before=re.compile("收入")),
    Frame("planned", "- executed", re.compile(r"规划[^，。；\d]{0,4}(?:投入|投资|安排)[约为共]*$")),
    Frame("planned", "-", re.compile("(?:年度|项目|投资|投入|用款)计划[为约共是]*$")),
    Frame("allocated", "- executed planned", re.compile(
        r"(?:文件|指标|财政|上级|省里|市里|县里|区里|计划)[^，。；\d]{0,10}下[了给][约共]*$"
    )),  # 区级文件给街道下了680万元
    Frame("carry_in", "- carryover executed", re.compile(
        "结余|剩余|未用|没用|余款|余额|节余|[用花使]完|没花|未花|没动|留下"
    ), INTO_THIS),
    Frame("other", "- income received executed balance", re.compile("(?:押金|履约保证金|投标保证金)[为共约计]*$")),
    Frame("requested", "- executed planned income", re.compile(
        r"(?:上报|申报|呈报|报送|提交|提报)[^，。；\d]{0,10}(?:计划|需求|申请|方案|预算)[^，。；\d]{0,6}$"
    )),
    Frame("initial_budget", "- executed", re.compile(
        r"(?<![支未不])(?:列入|列有|编列|编入|编报)(?!\d)[^，。；\d]{0,12}$"
    ), before=re.compile("预算|年初")),  # 预算编制时列入培训费12万元
    Frame("supplement", "- executed received", re.compile(
        r"(?:财政|县里|市里|区里|上级|政府)[^，。；\d]{0,8}(?:又|再|另|另外|陆续|临时)"
        r"(?:补|加|增|给|追)(?:了|拨|给|充|安排|加)*[^，。；\d]{0,8}$"
    )),  # 财政又补了30万元
    Frame("supplement", "- initial_budget executed", re.compile(
        r"(?:预备费|机动费|机动资金|机动财力)(?:中|里)?(?:安排|拿出|动用|调剂|解决)[^，。；\d]{0,12}$"
    )),
    Frame("revised_budget", "- initial_budget executed planned", re.compile(
        r"(?:最终|最后|最终的?预算)[^，。；\d]{0,6}(?:定|确定|核定|调整|锁定)(?:为|在|到)?$"
    ), before=re.compile("预算|指标|调整")),
    Frame("received", "- executed", re.compile(r"(?:最终|实际|共|已|全年)(?:争取)?落实[到了]?[约为共]*$"),
          before=re.compile("争取|申请|配套|筹措|应")),
    Frame("carryover", "- executed", ANY, re.compile(
        r"[^，。；、\d]{0,4}?(?:转入|转到|转至|留到|留至|留待|顺延[到至]|跨到|挪到)(?:下|次|明)一?年"
        r"|[^，。；、\d]{0,4}?(?:带到|带入|留到|滚到|滚存到|延到|顺延到|延续[到至])(?:20\d\d|下|次|明)一?年"
    )),  # 42万元转入下年支付
    Frame("carry_in", "- executed", re.compile(
        r"(?:上年度?|去年|上一年度?|以前年度|往年)[^，。；\d]{0,6}(?:未|没有?|尚未)"
        r"(?:花|用|使用|执行|动用|支出)[^，。；\d]{0,4}$"
    )),  # 上年没有花完的8万元
    Frame("requested", "received", re.compile(
        r"(?:拟|计划|将|准备|打算)[^，。；\d]{0,3}向[^，。；\d]{2,10}争取[^，。；\d]{0,14}$"
    )),
    Frame("allocated", "- initial_budget executed received planned", _BY_PAPER),
    Frame("other", "received", re.compile("招商引资|(?<!预算)[外内]资")),
    Frame("revised_budget", "- executed initial_budget", re.compile(
        r"可供(?:使用|支配|安排|支出|执行)的?(?:[^，。；\d]{0,4}资金|财力|经费)?(?:总额|合计)?[为共约计达]*$"
    )),
    Frame("standard", "- executed initial_budget allocated", re.compile(
        r"\d[个名家户处所座人条支场][^，。；\d]{0,8}(?<!其)各(?:奖|补|安排|给予|发放|拨|下达|扶持|资助|支持|配套|投入)?[^，。；、\d]{0,6}$"
    )),  # 对3个村各奖励2万元
    Frame("revised_budget", "-", re.compile(r"可用(?:的?|[^，。；\d]{0,6}资金)[为共约]*$")),
    Frame("planned", "- executed", ANY, re.compile(r"的[^，。；\d]{0,8}(?:计划|规划|预案)")),  # 0.6亿元的三年滚动计划
    Frame("supplement", "allocated", re.compile(
        "^[，（(：:]?(?:其中|主要)(?:是|为|系|包括|含)?[^，。；\\d]{0,12}(?:下达|下拨|拨付)的"
    ), before=re.compile("(?:追加|调增)[^。；]{0,16}元[，（(：:]")),  # 年中调增47万元，主要是上级下达的提标补助30万元
    Frame("other", "- initial_budget executed", re.compile(rf"(?:{_APPROVED}){_OF_AID}"), before=_CLAIMED),
    Frame("other", "contract", re.compile(rf"审定{_OF_AID}"), before=_AID_CLAIMED),
    *INTENTIONS,
    Frame("planned", "carryover executed received -", re.compile("(?:完成|实现|确保)[^，。；\\d]{0,14}$"), re.compile(
        "的?(?:支付|拨付|支出|兑付|发放|使用)(?:工作|任务)?(?:[，。；]|$)"
    ), section="improvement"),  # 6月底前完成结转资金640万元的支付
    Frame("planned", "allocated", re.compile("配套(?:资金|经费)?$"), re.compile("[^，。；]{0,8}[列纳编]入"),
          before=re.compile("(?:拟|计划|建议)(?:将|把|安排)[^。；]*元、")),
    Frame("variance", "- income executed", re.compile(
        r"(?:实际|支出|收入|花费|列支)[^，。；\d]{0,6}(?:超出|多出|短少|超过)[约近]?$"
    )),  # 年初仅列180万元，实际收入超出132.70万元
    Frame("income", "received", re.compile("拨"), headed="income"),
    Frame("carry_in", "carryover executed received", re.compile(
        r"(?:年初|上年度?|期初|以前年度|历年|往年)(?:末|底)?(?:财政|拨款|资金|指标|项目|账面|账上|账户|专户){0,2}(?:结余|结转|滚存)"
        r"|结转(?:至|到|入)?(?:本年|今年|当年|本年度|当年度)(?:使用|支出|执行)?"
    )),
    Frame("carry_in", "carryover", re.compile(r"(?:结转|结余)[^，。；\d]{0,4}(?:年|期)初(?:数|余额)?[为是]?$")),
    Frame("carryover", "-", re.compile(r"^[，、\s]*(?:年|期)末(?:数|余额)?[为是]?$"), before=re.compile("结转|结余")),
    Frame("carryover", "executed", re.compile(
        r"(?:结转|留待|留至|留到)[^，。；\d]{0,3}(?:下|次|明)一?年度?[^，。；\d]{0,8}的?$"
    )),
    Frame("contract", "- executed", re.compile(r"采购(?:总?额|金额|规模)?[为共计约达]*$"), before=re.compile(
        r"政府采购|中小企业|小微企业|公开招标|集中采购|采购预算|采购计划"
    )),
    Frame("contract", "*", re.compile("以$"), re.compile(
        r"[^，。；、]{0,16}?(?:签约|签订|成交|中标|中选|承包|竞得|承接)"
    )),  # 以48.9万元与一家公司签约
    # Whoever holds the purse pays out what the unit receives: 县财政拨付…万元, 资金来源为省级补助….
    Frame("allocated", "- initial_budget", re.compile(
        r"(?:^|由|[和与及、，])[^，。；\d]{0,8}(?:一般公共预算|政府性基金|国有资本经营预算|公益金|财政专户|债券)[^，。；\d]{0,8}$"
    ), re.compile("[和、与及]|(?:共同)?[组构]成"), re.compile("由(?!于)[^。；由]{0,60}$")),  # 由一般公共预算和公益金
    Frame("allocated", "- received executed income", re.compile(r"来源[为是于：:][^，。]{2,20}$"), before=_NOT_COME),
    Frame("received", "- executed income", re.compile(
        rf"{_PAY}(?:(?:分别)?[于在][\d年月日、和及]{{2,24}})?[已共实际累计直接]{{0,4}}拨(?:付|入|来)(?!率)[^，。]{{0,20}}$|来源[为是于][^，。]{{2,20}}$"
        rf"|{_PAY}(?:已|共|实际|累计|年内|当年|全年){{1,3}}(?:拨款|实拨)[^，。]{{0,12}}$"
    )),
    Frame("received", "- executed income allocated", re.compile(
        rf"{_PAY}[^，。；]{{0,8}}(?:拨[付给入]?|划[拨转入]|补[助贴]|支持)[给至到入]?[我本](?:局|院|馆|校|会|办|单位|部门|委|中心|站|所|镇|乡|街道)[^，。；\d]{{0,12}}$"
    )),  # 县财政拨给我局经费200万元
    Frame("received", "-", re.compile(r"(?:财政|上级)[^，。；\d]{0,12}将"), re.compile(
        r"[^，。；、]{0,8}?(?:拨付?|下拨|划拨|划转|支付)(?:至|给|到|我)"
    )),  # 县财政分三次将专项资金120万元拨付至县农业农村局
    Frame("supplement", "- executed", re.compile(
        r"(?:同意|批准|研究|执行中|执行过程中|年中|年度中间|期间)[^，。；]{0,12}?(?:增加|新增|安排)[^，。；]{2,}$"
    )),
    Frame("revised_budget", "- initial_budget executed other supplement reduction", re.compile(
        r"(?:调整|变动|追加|调剂|调减|调增)(?:预算)?(?:以|之)?后(?:[^，。；]{0,8}(?:预算|批复|指标|安排|数|额)|[的为达是]*$)"
        r"|(?:追加|调[整增减剂]|增加|增减)[^，。；\d]{0,6}后[，、]?(?:共|全年|总额|总量|预算){0,3}(?:达到?|为|合计|增至|变为)+$"
        r"|^[，、\s]*(?:预算)?调整后的?[为达是]?$"
    )),
    Frame("revised_budget", "*", re.compile(
        r"(?:预算|指标|额度)[^，。；]{0,6}(?:压减|调减|调增|核减|追减|增加|减少|调整|压缩|削减|变更|变动|修改|修订|调高|调低)后?[为至到成]$|^后[为达]?$"
        r"|(?:压减|调减|核减|追减|压缩)[至到为]$"
    )),
    Frame("contract", "-", re.compile(r"^[，、\s]*(?:签订|签)?合同[为共计约]*$")),
    Frame("payout", "- executed", re.compile(r"保险(?:公司|机构)[^，。；\d]{0,6}(?:给付|支付|补偿)[^，。；\d]{0,4}$")),
    Frame("income", "received", re.compile(r"[费租票]款?(?:收入)?(?:实收|收到)[为约]?$")),
    Frame(
        "contract", "- executed initial_budget", re.compile(r"^[，、\s]*(?:每年|年均)[为约共]*$"),
        before=re.compile("合同|协议|中标"),
    ),  # 合同期限两年，每年86万元
    Frame("balance", "- executed", re.compile(r"应收[^，。；\d]{1,8}款(?:项|余额)?[为共计约]*$")),
    Frame("contract", "- executed", re.compile(r"^[，、\s]*总价(?:款)?[为共计约]*$")),
    Frame(
        "revised_budget", "initial_budget", re.compile(r"全年[^，。；\d初]{0,8}预算[数额]?[为共计约达]*$"),
        before=re.compile("追加|调增|调整|调减|核减|调剂"),
    ),
    Frame("executed_outside", "executed", re.compile(
        r"(?:医保|保险|统筹|养老|失业|工伤|生育)基金(?:共|累计|全年|合计)?(?:支付|支出)[^，。；\d]{0,8}$"
    )),  # a fund has accounts of its own
    Frame("executed", "income -", re.compile(
        r"[，、]?(?<!理)由[^，。；\d]{2,14}(?:负担|承担|列支|支付|支出)(?:了|为|约)?$"
    )),  # 保费由福彩公益金负担7.72万元
    Frame("contract", "- executed", re.compile(r"合同[^，。；率]{0,6}(?:金额|价|价款|额)[为共计约达]*$")),
    Frame("executed", "initial_budget", re.compile(
        r"(?:拨款|预算)[^，。；、\d]{0,4}安排的[“”]?(?:三公|机关运行|会议|培训|公务|因公|基本|项目)[^，。；\d]{0,16}支出(?:合计|总额|总计)?[为是共计]*$"
    )),  # 一般公共预算安排的“三公”经费支出12万元: what the money is from
    Frame("revised_budget", "other income executed", re.compile(r"(?:收入|支出|资金|基金|费|税)调整[为到至]$"),
        before=re.compile("年初|调整为")),
    Frame("income", "supplement", re.compile(
        r"从(?:政府性基金|国有资本经营|一般公共)预算[^，。；\d]{0,6}调入(?:资金)?$"
    )),
    Frame("initial_budget", "executed", re.compile(
        r"^[，；、\s]*(?:本年度?|全年|当年)?预算总?支出(?:总额|合计)?[为共计约]*$"
    )),
    Frame("initial_budget", "executed income", re.compile(
        r"(?:部门|单位|本级|年初|批复)预算(?:总|收入)?(?:支出|收支)(?:总[计额]|合计)?[均分别各为共计]*$"
    )),
)  # fmt: skip


def is_aim(phrase: str, context: Context) -> bool:
    """Say whether an amount is a bound that targets or indicators set: 争取上级资金不少于5,000万元."""
    aimed = context.section_type == "targets" or "目标" in context.text_before or "指标" in context.text_before
    return aimed and _AT_BOUND.search(phrase) is not None
