"""Money that is not the unit's: what others earn, gain, pay in, borrow, are let off or misuse; deposits.

`THEIR_OWN` and `NOT_OURS` are the frames of it, which the other frames are looked through with.
"""

from __future__ import annotations

import re

from indexer.meaning.frame import ANY, Frame
from indexer.memo import remembered
from indexer.word_lists import any_in

_BEGINS = 6  # characters behind an amount in which it begins to be told who bears it
GAINS = re.compile(
    r"(?:户|村|农|集体|群众|社员|人均|居民)[^，。；]{0,8}增收[约近达为]*$"
    r"|(?:节约|减少|降低|节省|减轻)(?:群众|村民|农户|居民|企业|患者|农民|家庭|学生|市民|商户)[^，。；\d]{0,8}(?:成本|费用|损失|负担|支出)[约近共达为]*$"
    r"|增加(?:了)?(?:农牧?民|群众|村民|农户|居民|职工|贫困户|脱贫户|村集体)[^，。；\d]{0,4}收入[约近达为]*$"
    r"|为[^，。；]{1,10}(?:节约|减少|降低|节省|挽回|增加|减轻)[^，。；]{0,8}(?:成本|费用|损失|负担|支出|收入)[约近共达为]*$"
    r"|(?:减少|避免|挽回|降低)(?:直接|间接|经济|财产|洪涝?|洪水|火灾|灾害?|林木|农业|粮食){1,4}损失[约近共达为]*$"
)
# What need not be paid twice or too much: 停发补贴37人，避免多支出6万元.
_SPARED = re.compile(
    r"(?:避免|防止|杜绝)了?[^，。；\d]{0,8}(?:[多重误错超]|浪费|不必要|不合理)[^，。；\d]{0,8}"
    r"(?:支[出付]|列支|开支|发放?|付|拨付|购置|采购|投入|投资|结算|补助|补贴)[^，。；\d]{0,8}$"
)
PEOPLE_EARN = re.compile(
    r"(?:农牧?民|牧民|村民|居民|职工|群众|农户|劳动力|家庭|人员|学员|毕业生|社员)[^，。；\d]{0,6}"
    r"(?:[人户月年]均|平均|可支配|工资性|务工|劳务|纯)[^，。；、\d]{0,8}收入(?:[为达约至到由从]|稳定在)*$"
    r"|收入[人户]均[为达约至到由从]*$"
    r"|(?:村集体|社区集体|集体经济|合作社|企业|商户|景区)[^，。；\d税]{0,10}(?:收入|营收|营业额)(?:总额|合计|共计|平均)?[为达到约共]*$"
)  # what people earn is no income of the unit's
# 对2022年度5个项目开展绩效自评，涉及资金…: what a unit spent on its projects, not what others looked at.
_EVALUATED_ITSELF = re.compile(
    r"^(?!.*(?:抽[查评取样]|评价[组机]|第三方|重点评价|财政评价|核查|审计|复核)).*"
    r"项目[^，。；]{0,16}(?:开展|进行|实行|组织|实施|纳入)[^，。；]{0,8}(?:绩效)?自评[^。；]{0,16}，共?$"
)
_WRONGLY_GOT = re.compile(
    "多[领发报付算计拨]|重复|冒领|虚报|骗取|套取|挪用|违规[领享发]|超[标范]|应(?:当|予)?(?:退|收回|追回|返还)|涉及"
)
_HELPED = re.compile(r"(?:帮助|协助|协调|指导|支持|推荐|促成|引导|推动)[^，。；\d]*?\d*[^，。；\d]*$")
_GOT = re.compile(
    r"(?:获得|取得|争取到?|申请到|申领|获|办理|落实)[^，。；\d]{0,12}(?:贷款|信贷|融资|授信)[^，。；\d]{0,4}$"
)
_NOT_OURS = re.compile(
    # 县慈善总会募集社会捐款38万元, 县旅游协会收到企业赞助85万元
    r"(?:协会|基金会|慈善总?会|红十字会|商会|合作社|公司|村集体|理事会|促进会|校友会|企业)[^，。；\d]{0,6}"
    r"(?:募集|募得|收到|筹集|筹得|获得|接受|取得|筹款)(?!我|本|县财政|财政)"
    r"[^，。；\d]{0,12}(?:捐[款助赠]|善款|赞助款?|会费|社会资金|贷款|融资|收入|分红)[为共计约]*$"
    r"|(?:保险(?:公司|机构)|承保(?:公司|机构)|人保财险)[^，。；\d]{0,6}(?:收取|收到|实收)[^，。；\d]{0,6}保[险]?费[为共约计]*$"
    r"|(?:争取到?|取得|获得|申请到?)[^，。；\d]{0,10}(?:银行|金融机构)[^，。；\d]{0,4}贷款[为共约计]*$"
    r"|(?:协会|基金会|慈善总?会|红十字会|商会|校友会)[^，。；\d]{0,6}(?:募捐|募款|筹款|劝募)[^，。；\d]{0,6}$"
    r"|(?:^|[，、；])[^，。；\d收接获到]{0,8}(?:基金会|慈善总?会|校友会|商会)[^，。；\d]{0,6}捐[资赠助建][^，。；\d]{0,8}$"
    r"|(?:家委会|家长委员会|家长|村民|农户|群众)[^，。；\d为给]{0,4}出了?(?:[^，。；\d]{0,4}[费款资])?[为共约]*$"
    r"|(?:交来|缴来|收取|收到|收缴|预收|代收|存入|缴存)[^，。；\d付]{0,12}(?:保证金|押金|定金|诚意金)[为共计约]*$"
    r"|(?:收缴|缴获|查扣|扣押|冻结|查封)[^，。；\d]{0,8}(?:[毒赌赃]资|赃款|现金|财物|款物|资金|违法所得|非法所得)[为共计约]*$"
    r"|(?<![应需])代征(?!费|手续)[^，。；\d]{1,16}$"  # of the treasury too: 税务部门代征残疾人就业保障金412万元
    r"|(?:收缴|收取|收到|实收)了?[^，。；\d]{0,6}(?:罚没款|罚没款物|罚款|罚金|罚没资金)[为共计约]*$"  # the treasury's
)


def lent_to_others(phrase: str, before: str) -> bool:
    """Say whether a phrase is the loan that others were helped to, by the sentence `before` the number."""
    return ("贷" in phrase or "融资" in phrase) and bool(_GOT.search(phrase) and _HELPED.search(before))


@remembered
def is_others(phrase: str) -> bool:
    """Say whether a phrase speaks of money that came to others, deposits, or what was seized."""
    return _NOT_OURS.search(phrase) is not None


@remembered
def is_spared(phrase: str) -> bool:
    """Say whether an amount did not have to be spent, for it would have been wrong: 避免多支付工程款6万元."""
    return _SPARED.search(phrase) is not None


def evaluated_itself(before: str) -> str | None:
    """Return the measure of what a unit's own evaluation of its projects covers, None where nothing tells of one."""
    return "executed" if "自评" in before and _EVALUATED_ITSELF.search(before) else None


def borne_behind(after: str) -> int:
    """Return how far behind an amount it is told which others bear it, 0 for nobody: 62万元|由船东自缴|."""
    borne = _BORNE_BY.match(after) if "由" in after[:_BEGINS] else None
    return borne.end() if borne is not None else 0


def is_wrongly_got(words: str) -> bool:
    """Say whether words tell of money got without right, which comes back otherwise than a fine comes in."""
    return _WRONGLY_GOT.search(words) is not None


_OTHERS = f"(?:{any_in('others')})"
_PEOPLE = (
    "(?:农户|农牧?民|牧民|村民|居民|群众|患者|家长|学生|家庭|老人|业主|商户|脱贫户|低保户|用户|参保人|住户)"
)
# No towns, villages or units of the public, to which money is passed on to be spent.
_BODIES = "(?:协会|商会|基金会|理事会|业主委员会|业委会|村集体|合作社|机构)"
_LIVING = (
    "取暖|采暖|用电|用水|用气|用能|电费|水费|气费|医疗|看病|就医|住院|购药|生活|出行|通勤|交通|养殖|种植|生产|灌溉|消费"
    "|食宿|就餐"
)
_THEMSELVES = (
    r"(?:自筹|自缴|自[购付掏费建担负]|(?:出资|投资|现金)?[入参]股|自愿[^，。；\d]{0,4}(?:缴纳|交纳|出资|投保)"
    r"|自己?行?(?:出资|筹资|投入|投资|购[置买]|承担|负担|缴纳|交纳|解决|配套|垫付|支付|出[了钱]|掏[了钱])"
    r"|自己[^，。；\d]{0,8}筹[集措]了?)"
)
# 检测费6万元由供应商承担, 保费62万元全部由船东自缴
_BORNE_BY = re.compile(
    rf"(?:，?(?:该笔?|这笔|此项|上述)?(?:费用|款项?|资金)?(?:全部|全额|均|都|一律|仍)?)由(?!财政|我|本)"
    rf"(?:[^，。；、\d政局委办]{{0,4}}?{_OTHERS}[^，。；、\d]{{0,10}}(?:承担|负担|列支|支付|自[理缴付筹掏费负]|缴纳|出资|解决)"
    r"|[^，。；、\d政]{1,10}?(?:自收自支|自[行己](?:承担|负担|消化)))"
    rf"|(?:，|，?[由归])(?!财政|我|本)[^，。；、\d政]{{0,8}}{_BODIES}(?:自收自支|自管|自[行己](?:管理|支配|安排|使用|核算)|管理使用)"
)
# What nobody does but with money of their own, after those whose it is: 5家企业认养绿地，自行支付管养费26万元.
_OF_THEIR_OWN = (
    r"自(?:[筹缴付掏费负]|愿(?:出资|捐|缴纳)|己?行?(?:出资|筹资|筹措|投入|投资|购[置买]|承担|负担|缴纳|交纳|解决|配套|垫付|支付|采购|聘请|消化))"
)
_ONES = r"(?:另外?|其中|还|共|全[省市县区镇乡]|当地|已|有){0,3}(?:\d{1,4}[余多]?[家户名个支所位]|部分|各|多家|一些)?"
_INVESTORS = r"(?:创投|风投|天使|私募|金融|社会|产业|股权)[^，。；、\d]{0,6}(?:机构|基金|资本)"
_PUBLIC = r"^(?!.*(?:引导基金|母基金|国有|国资|财政|政府|我[市县区省局]))"
_WHO = (
    r"(?:个人|参保人|居民|农户|学员|家长|企业|业主|商户|公司|群众|养殖户|种植户|合作社|厂家|店铺|机构"
    r"|[矿采][业矿]权人|开发商|用水户|承租人)"
)
# What an inspection found some to have done: 发现3所学校列支招待费1.2万元、1所学校提前支付工程款18万元.
_BY_SOME = r"\d{1,3}[所个家户名人处起笔][^，。；、\d]{0,8}(?:列支|支付|报销|领取|使用|发放|收取|垫付)[^，。；\d]{0,10}$"
_DOERS = r"(?:企业|合作社|经营户|商户|业主|农户|村民|种植户|养殖户|施工方|施工单位|承包方|供应商|中标单位)"
_TO_TREASURY = re.compile(
    "，?(?:已|均|全(?=[缴上])|全部|全额|足额|按规定|及时|悉数|依法){0,3}(?:缴入|上缴|缴库|入库|解缴|缴存)"
)
# 争取救助金18万元，由妇联发放到人，均不在本项目资金之内
_OF_NO_PROJECT = re.compile(
    r"[^。；\d]{0,24}(?:不(?:在|属于?|列入|计入|纳入)(?:于|本|该|上述|此|这[项笔个]|次)*(?:项目|补助|专项|评价)+(?:的?(?:资金|收支|经费))?(?:之内|范围|以内|之列|里|$)"
    r"|与(?:本|该|上述)(?:项目|专项|部门|单位)[^，。；\d]{0,8}(?:无关|没有关系))"
)
# 医疗收入1.87亿元，由医院自行核算，没有纳入本部门收支; not 追加50万元，未列入年初预算
_IN_NO_ACCOUNT = re.compile(
    r"，[^。；\d]{0,24}(?:没有?|未|不)再?(?:纳入|列入|计入|并入|进入?|走|经过?)[^，。；\d初]{0,10}(?:收支|账户?)(?![^，。；])"
)
# Before what tells that a unit bears an amount itself: 自行承担.
THEIR_OWN = (
    Frame("other", "*", re.compile(
        rf"(?<![为给替代向对]){_OTHERS}[^，。；、\d为给替向]{{0,6}}{_THEMSELVES}(?!.*(?:补助|补贴|奖))[^，。；\d]{{0,20}}$"
    ), before=re.compile("^(?!.*(?:来源|渠道|组成|构成))")),  # 林农和林场自缴12万元, 沿岸企业自行投入320万元
    Frame("other", "- executed received allocated saving", re.compile(
        rf"^[，、\s]*(?:并|也|均|都|全部|另|先|再|又|共|累计|合计){{0,2}}{_OF_THEIR_OWN}(?!.*(?:补助|补贴|奖))[^，。；\d]{{0,12}}$"
    ), before=re.compile(
        rf"(?:^|[，；、]){_ONES}[^，。；、\d为给对向由替让促督]{{0,6}}{_OTHERS}[^。；元]{{2,30}}，[^，。；\d]*$"
    )),
)  # fmt: skip
NOT_OURS = (
    Frame("other", "standard executed -", re.compile(
        rf"^(?!.*(?:支付|基金|报销|救助|补[助贴偿]|资助|减免|为|给|对)).*(?:户均|人均|{_PEOPLE})[^，。；、\d]{{0,8}}(?:{_LIVING})[^，。；、\d]{{0,3}}(?:支出|费用|成本|负担|开支|花费)[^，。；\d]{{0,8}}$"
        rf"|(?<![为给对向]){_PEOPLE}(?:户均|人均|每[户人])?(?:实际|个人|自己|最终|仍需|需){{0,2}}(?:负担|自付|自费)[^，。；\d率]{{0,6}}$"
    )),  # what people pay for their own living: 户均取暖支出2,350元, 农户实际负担1,640元
    Frame("other", "- carryover returned executed saving", re.compile(
        r"(?:推动|促进|督促|推进|监督|督导|促使|协助|指导)(?!会)[^，。；\d]{0,14}(?:盘活|收回|上缴|清理|归还|清退|整改)[^，。；\d]{0,10}$"
    )),  # what others were brought to do: 推动县财政盘活存量资金1.2亿元
    Frame("other", "- executed allocated initial_budget", re.compile("[将把][^，。；]*$"), re.compile(
        r"[^。；]{2,30}(?:不符合?[^，。；]{0,8}(?:用途|规定|要求|范围)|与[^，。；]{2,14}不符|违反|改变(?:了)?(?:资金)?用途|超出[^，。；]{0,8}范围|属(?:于)?(?:挪用|挤占|违规))"
    )),  # 将补助资金26万元用于支付租金，不符合用途规定
    Frame("other", "returned", re.compile(
        r"(?:尽快|抓紧|限期|继续|加快|及时|尽早|力争|务必|督促[^，。；\d]{0,10}|责[令成][^，。；\d]{0,10}|建议[^，。；\d]{0,16})"
        r"(?:追回|追缴|追讨|清收)[^，。；\d]{0,10}$"
    ), re.compile("(?!.*(?:已|均))")),  # 尽快追回剩余12万元违规资金
    Frame("other", "income executed", re.compile(
        r"(?:公司|企业|合作社|运营方|承包方)[^，。；\d]{0,6}(?:票款|票务|营业|经营|销售|主营|运营)(?:业务)?收入[为达约共]*$"
    )),  # 公交公司全年票款收入68万元
    Frame("other", "- executed contract", re.compile(
        r"(?:[低高]于|[优好]于|相当于|[与较比同])(?:全?[国省市县区]|行业|同类|周边|当地)[^，。；\d]{0,6}(?:平均|同期|一般|市场)[^，。；\d]{0,8}$"
    )),  # 每公里造价约90万元，低于省平均造价105万元
    Frame("other", "*", re.compile(
        r"(?:村民|居民(?!医保|养老|基本)|群众|农户|业主|养殖户|种植户|村集体|协会|用水户|合作社|理事会|公司|经营方|承包方|学生家长)(?:按|以|自愿|，|“|”|、|谁|受益|出资|的|办法){0,9}[^，。；\d]{0,8}"
        r"(?:自筹|筹资|筹劳|出资|捐资|集资|众筹|投工投劳|自行投入|自[缴交付费掏]|自己[缴交付掏出])[^，。；\d]{0,8}$"
        r"|(?:企业|[协校][友]?会|商会|个人|社会各界|爱心人士|家属|基金会)[^，。；\d]{0,12}捐[赠物建资助][^，。；\d]{0,12}折[价合]$"
    )),  # what others put in is not the unit's
    Frame("other", "- executed received income", re.compile(
        rf"{_PUBLIC}.*(?:跟投|{_INVESTORS}(?:共|合计|累计|已|完成|实际|对)?(?:投资|投入|出资|注资|认购))(?:资金|金额|总额|额)?[约共达为]*$"
    )),  # 社会投资机构跟投1.2亿元
    Frame("other", "- executed", re.compile(
        r"(?:社会资本方?|社会力量|投资方|企业|业主|合作社)(?:共|合计|累计|当年|已)*投[资入](?!.*(?:补助|奖))了?约?$"
    )),
    Frame("other", "- executed contract allocated income received carryover", ANY, _BORNE_BY),
    Frame("other", "income received", ANY, _IN_NO_ACCOUNT),
    Frame("other", "- executed", ANY, re.compile(
        r"，由(?!财政|我|本|局|机关)[^，。；、\d]{2,10}(?:核算|列支|支付|承担|负责)，[^，。；\d]{0,4}"
        + _OF_NO_PROJECT.pattern
    )),  # 支出11.10万元，由县残联核算，不在本项目资金之内
    Frame("other", "- executed income received", re.compile(
        r"(?:公司|企业|合作社|村集体|协会|商会|经营方|承包方|运营方)(?:当年|全年|本年|每年|已|共|累计|实际|年)*(?:收取|收到|获得|取得|收)了?"
        r"(?!财政|补助|补贴|奖补|我|本)[^，。；\d助贴奖拨]{0,8}(?:租金|水费|电费|[物停管服租使门]{1,3}[业车理务用票]?费|分红|收益|价款|票款)[为共约计]*$"
    )),  # 村集体当年收到租金36,000元, 供水公司全年收取农村水费214万元
    Frame("other", "- executed received", re.compile(
        r"^[，、\s]*(?:总|合计|共)?(?:价值|市值|折价|折合)(?:人民币)?[约为共达]*$"
    ), before=re.compile(
        r"捐[赠献](?!资金|款)[^。；]{0,40}，[^，。；\d]*$"
    )),  # 向医院捐赠除颤器6台，价值7.2万元
    Frame("other", "- executed income", re.compile(
        r"(?:商?店|超市|小卖部|展销会|展位|摊位|农户|合作社|商户|企业)[^，。；\d]{0,6}(?:卖出|售出|销售)[^，。；\d]{0,4}$"
    )),  # 文创门店全年卖出132.7万元
    Frame("other", "payout income executed", re.compile(
        r"(?:促成|调解|督促|责令|收取|收缴)[^，。；\d]{0,16}(?:赔偿|赔付|补偿)[^，。；\d]{0,4}$"
    )),  # 促成经营者赔偿41.9万元, 收取路产损坏赔偿142.6万元
    Frame("other", "- executed", ANY, re.compile(
        r"在(?:该|其)(?:局|委|办|院|校|中心|公司|单位)[^，。；\d]{0,4}(?:列支|支付|核算|开支|报销)"
    )),  # 保费9.2万元在该局列支
    Frame("other", "- executed standard", re.compile(r"自(?:付|费)(?:支出|费用|金额|部分)?[约共为]*$")),
    Frame("other", "income", re.compile(r"罚没[^，。；\d]{0,4}(?:入库|上缴|缴库)[^，。；\d]{0,3}$")),
    Frame("other", "- income executed returned", re.compile("[共实已]?征收?$"), _TO_TREASURY, re.compile("代征")),
    Frame("other", "*", re.compile(
        r"向(?:村民|群众|农户|居民|业主|家长|社员|会员)[^，。；\d]{0,6}(?:筹[集措资]?|集资|募集?)$"
    )),  # 各村向村民筹集23万元
    Frame("other", "received income", re.compile("筹[集措资]|争取|募|捐"), _OF_NO_PROJECT),
    Frame("other", "received executed -", re.compile(
        rf"由(?!财政|我|本)[^，。；、\d]{{0,4}}{_OTHERS}(?:[和与及、][^，。；、\d]{{0,8}}?)?(?:公司|双方|各方)?(?:共同|自行|自愿|自主|联合|一起)?"
        r"(?:筹集|筹措|筹得|凑齐|凑|众筹|分担|分摊|均摊)了?(?:资金|费用|款项?)?[约共计为]*$"
    )),  # 由业主和物业公司筹集约235万元
    Frame("other", "- executed", re.compile(
        r"(?:减免|免[收除去掉]|减收|豁免|缓缴)了?(?!补助|资金)[^，。；\d]{1,12}?(?:[学药杂保租水电路务位诉讼定验测]费|费用?|租金|房租|税[款费收]?|押金|利息)[约共计达]*$"
    )),  # 减免困难学生学费26万元
    Frame("other", "- executed", re.compile(
        r"[为对](?:[^，。；\d]{0,6}(?:企业|商户|租户|承租人|纳税人|市场主体|经营者|当事人|个体工商户))[^，。；\d]{0,6}(?:减免|减征|免收|免征|缓缴|减收)[^，。；\d]{0,8}$"
    )),  # what others need not pay is not spent
    Frame("other", "- executed received income planned", re.compile(
        r"(?:带动|撬动|拉动|吸引|引导|引入)[^，。；\d]{0,16}(?:投入|投资|资金|资本|贷款|消费)[约近达超共为了]*$"
    )),
    Frame("returned", "- executed other", re.compile(r"多[领拨付报支][^，。；\d]{0,12}$"), re.compile(
        r"[^，。；\d]{0,4}(?:[，—]+[^，。；\d]{0,10})?已(?:经|全部|全额|由[^，。；\d]{1,10})?(?:追[缴回]|收回|退[回还]|上缴|缴回|清退)(?!$)"
    )),  # 多领的11.6万元已由县农业局追缴
    Frame("other", "- executed income payout allocated", re.compile(
        r"(?:违规|违法|虚报|冒名|重复|多头|超标准|超范围|不当|骗取|套取|死亡人员|死亡后|去世|已故)[^，。；\d]{0,6}?(?:领取|享受|申领|报领|获取|套取|收取|享领)[^，。；\d]{0,14}$|多领[^，。；\d]{0,12}$"
    )),  # 5人违规领取低保金1.2万元, 120万元资金被转入基本户
    Frame("other", "- executed income received allocated", re.compile(
        r"(?:不符合|不应|扩大[^，。；\d]{0,4}范围|无依据|无凭证|无票据|白条|虚假|擅自|未经[批审]|超进度|超合同|串项|混用)[^，。；\d]{0,12}?"
        r"(?:支出|列支|付款|支付|收费|入账|领取|享受|发放|报销|补助|补贴|使用|拨付)[^，。；\d]{0,6}$"
    )),  # What should not have been spent or got: 不符合条件人员领取补助1.2万元, 白条入账1.1万元, 无依据收费0.9万元.
    Frame("other", "executed", re.compile(f"(?:发现|查出|查实)有?{_BY_SOME}")),
    Frame("other", "executed", re.compile(f"^[、，和及]*(?:另有)?{_BY_SOME}"), before=re.compile(
        r"(?:发现|查出|查实)有?\d{1,3}[所个家户名人处起笔]"
    )),
    Frame("other", "- executed initial_budget", re.compile(
        r"(?:纳入|参加|参与|列入|重点|本次|此次|接受)[^，。；\d]{0,8}(?:自评|评价|抽查|抽评|核查|检查|审计|监控)(?:的|项目|范围|专项|财政|预算){0,4}(?:资金|金额)(?:总额|总量|规模|共计|合计|总计|共|约|为|达)*$"
        r"|^[，、；\s]*(?:本次|此次|共)?(?:绩效|重点)?(?:评价|自评|抽评)(?:的|涉及|覆盖)?(?:项目|财政|专项)?资金(?:总额|规模)?[为共约计]*$"
    )),  # What an evaluation looked at: 纳入自评的项目资金合计1,480万元.
    Frame("other", "- executed", ANY, re.compile(
        r"的?(?:财政|项目|专项|年度|本级){0,2}(?:预算)?(?:资金|支出|经费)[^，。；元]{0,8}(?:开展|进行|实施|组织|纳入)[^，。；元]{0,8}(?:自评|评价|监控)"
    )),  # 对4个项目、265万元预算资金开展了绩效自评
    Frame("other", "- executed initial_budget", re.compile(
        r"(?:评价|抽查|抽评|核查|检查|审计|监控|自评)的?(?:对象|范围|内容|样本)?[为是：:][^。；\d]{0,6}(?:20\d\d年度?)?[^。；\d]{2,30}(?:资金|经费)(?:总额|总量|规模|共计|合计|共|约|为|达)*$"
        r"|(?:现场)?(?:抽查|抽评|抽取|抽样|核查|复核)了?[^。；]{1,24}(?:资金|金额|经费)(?:总额|总量|共计|合计|共|约|为|达)*$"
        r"|(?:不合规|不规范|违规|违纪|有问题)(?:的|使用|列支|支出|拨付)?的?(?:财政|专项|项目)?(?:资金|金额|经费)(?:总额|共计|合计|共|约|为|达)*$"
    )),  # 评价对象为2022年度救助资金4,800万元, 抽查4个县资金1,200万元, 发现不合规资金12万元
    Frame("other", "- executed", re.compile(
        rf"(?:^|[，。；、\s])[^，。；、\d为给对向由替代补奖扶助]{{0,4}}{_DOERS}(?:自行|自主|共|累计|实际|已|先行|另|还|再)?"
        r"(?:垫资|垫付|垫支|改造投入|投入|投资|购置|完成投资|发放(?:工资|薪酬|报酬)|支付(?:工资|租金|报酬|土地流转))[^，。；\d]{0,6}$"
    )),  # What firms and farmers do with their own money: 用工企业发放工资320万元, 施工单位垫资60万元.
    Frame("other", "- executed", re.compile(
        r"(?:发放|投放|新增|担保|撬动)[^，。；\d]{0,8}(?:贷款|信贷)(?!贴息|利息)(?:余额|总额|金额)?[约共为达计]*$"
    )),
    Frame("other", "*", re.compile(r"(?:超过|高于|低于|不足|达到|满)$"), re.compile(
        "的(?:家庭|农户|人员|企业|个人|申请|对象|学生|患者|居民|合同|采购|工程|事项|部门|户)"
    )),
    Frame("other", "- executed received allocated", ANY, re.compile(
        r"[^，。；、\d]{0,10}被(?:违规|擅自)?(?:转[入至到](?!财政|国库|专户)|挪[用作]|挤占|占用|截留|[套骗]取|冒领|侵占)"
    )),
    Frame("other", "- payout executed other", re.compile(
        r"^(?!.*(?:赔|补[偿助]|弥补|救助|挽回|避免|减少|降低)).*(?:报损|定损|核损|受损|损失)(?:金额|总额|额)?[约达共计为]*$"
    )),  # 农户报损63万元, 经查勘定损50万元
    Frame("other", "-", re.compile("^[，、；\\s]*(?:另有?|其余|剩余|尚有|还有)?$"), re.compile(
        r"[^，。；]{0,2}(?:正在|仍在|尚在|在|待|尚未|还未)(?:全部)?(?:追缴|追回|催收|清收|追讨|收回|退回)"
    )),
    Frame("other", "- standard executed reduction", re.compile("(?<![助贴励奖补])上限[为是约达]*$")),  # 扣款上限5,000元
    Frame("other", "- executed income", re.compile(
        r"(?:评价|自评|抽查|检查|审计|核查)[^，。；\d]{0,8}(?:覆盖|范围)[^。；]{0,14}(?:资金|金额|经费)(?:总额|规模)?[为共约计]*$"
    )),  # 评价覆盖2024年项目资金3,084万元
    Frame("other", "- executed received variance allocated", re.compile(
        r"(?:共缴|共交|缴纳|交纳|交来|[自实]付|自缴|交了|缴了|[负承分]担|分摊)(?!比例|的?标准)[^，。；\d]{0,12}$"
    ), before=re.compile(
        r"(?:^|[，。；、])(?:(?![为给替代向对由扣])[^，。；、\d]){0,6}"
        r"(?:教师|师生|学生|家长|患者|家庭|村民|居民|农户|养殖户|种植户|牧户|林农|大户|群众|企业|用人单位|业主|商户|摊主|游客|参保人|参保个人|个人)"
        r"(?:(?![为给替代向对])[^。；]){0,24}?(?:共缴|共交|缴纳|交纳|交来|[自实]付|自缴|交了|缴了|[负承分]担|分摊)[^，。；\d]{0,12}$"
    )),  # The same with a verb that the unit's own payments share: 学生家长缴纳伙食费; not 为村民缴纳.
    Frame("other", "- executed", re.compile(
        r"折[合价资算款](?:资金|人民币|现金|投入|金额|价值|租金|费用|[^，。；\d]{0,4}成本)?[为共约]*$"
    ), before=re.compile("投工|投劳|劳务|出工|出料|出力|捐|赞助|免费|无偿|义务|志愿|市场价")),
    Frame("other", "- executed allocated income", _BORNE_BY),
    Frame("other", "- executed", re.compile(r"^[，、\s]*(?:共|总|累计)?(?:投入|投资)(?:资金)?约?$"), before=re.compile(
        r"由(?:(?:企业|社会|村民|村集体|业主|商户|合作社)[^，。；\d]{0,6}(?:出资|投资)|社会(?:资本|力量)方?[^，。；\d]{0,6}(?:建设|运营|改造))"
        r"[^，。；\d]{0,6}，[^，。；\d]*$"
    )),  # 由企业出资建设，投入45万元
    Frame("other", "- executed income", re.compile("租金|收益|收入|分红|费"), re.compile(
        r"[^，。；\d]{0,4}(?:归|留给|留归)(?:村|企业|农户|合作社|个人|集体)"
    )),  # 年租金9万元归村集体
    Frame("other", "received executed -", re.compile(
        "(?:共|累计|合计|一共|总共)?(?:筹[到集得措]|凑[到了齐]|收[到齐])了?[约共]*$"
    ), before=re.compile(
        r"(?<![向给为对])(?:业主|村民|居民|群众|农户|家长|住户|商户)[^。；]{0,24}(?:出资|集资|捐|凑|自筹|缴纳|分摊)[^。；]{0,12}$"
    )),  # 小区业主按每户500元出资，共筹到46.5万元
    Frame("variance", "- executed carryover", re.compile("(?:尚|还|仍|存)有?约?$"), re.compile(
        "的?[^，。；\\d]{0,10}缺口"
    )),  # 据测算尚有3.2亿元的大中修缺口
    Frame("planned", "- executed income", re.compile("(?:预测|预计|测算)(?:值|数|额)(?:的|为)?$")),  # 为预测值的84%
    Frame("planned", "- executed income", re.compile(r"^(?!.*(?:实际|已)).*"), before=re.compile(
        "(?:预测|预计|测算)[^。；]{0,12}(?:存续期|运营期|合作期|计算期|生命周期)"
        "|(?:存续期|运营期|合作期|计算期|生命周期)[^。；]{0,12}(?:预测|预计|测算)"
    )),  # 方案预测，债券存续期内项目总收入426万元
    Frame("other", "- executed", re.compile("计量(?:款|金额|产值)?[为共]*$")),  # 累计计量123万元
    Frame("variance", "- executed received", re.compile(r"^[，、；\s]*(?:尚|还|仍)?欠$"), before=re.compile(
        "应(?:到位|配套|安排|落实|拨)"
    )),
    Frame("planned", "carryover", re.compile("剩余$"), re.compile(
        r"(?:计划|拟)(?:于|在)?\d{4}年[^，。；]{0,6}(?:发行|下达|安排|实施)"
    )),
    Frame("other", "- executed received", re.compile(
        "(?:贷款|借款|信贷)(?:资金|本金|金额|总额|余额)?(?:共|合计|约)*$"
    ), re.compile(
        "(?:给予|予以|进行|提供|享受|发放|落实|拨付)?(?:了)?(?:财政)?贴息"
    )),  # 对脱贫户贷款86万元给予贴息
    Frame("other", "- executed received income", re.compile(
        r"(?:向|从|由)[^，。；\d]{1,16}(?:借款|借入|借了|借来|借支|贷款|贷了|贷入|融资)(?!利息|贴息)[^，。；\d]{0,4}$|(?:取得|获得|办理|申办|申请到)[^，。；\d]{0,10}贷款[约共为计]*$"
    )),
    Frame("other", "- executed", re.compile("签单保费[为达约共合计]*$")),  # what an insurer takes
    Frame("other", "received income executed payout", re.compile("(?:案款|执行款|执行标的)[^，。；\\d]{0,4}$")),
    Frame("other", "- executed standard payout allocated", re.compile(r"涉及[^，。；\d]{0,10}$"), before=re.compile(
        r"(?:重复|违规|不符合|超标准|冒领|骗取|错[发付]|多[发领付]|虚报|死亡)[^。；]{0,24}，[^，。；\d]*$"
    )),  # 3人在两个镇重复申请，涉及救助金7,200元
    Frame("other", "- executed allocated", re.compile(
        rf"(?<![为给替向对除]){_WHO}[^，。；\d]{{0,4}}(?:缴费|缴纳|缴存|自付|自费|承担|出资)(?![^，。；\d]*(?:返还|退还|每))[^，。；\d]{{0,6}}$"
    ), before=re.compile("^(?!.*基金[^，。；]{0,4}收入)")),  # of which it is an income
    Frame("other", "- executed", re.compile(
        r"^[，、\s]*(?:共|合计|累计|年|总|当年)*(?:缴费|保费|缴纳|缴|支付|投入|出资|花费|购置|支出)[^，。；\d]{0,6}$"
    ), before=re.compile(
        rf"{_WHO}[^，。；\d]{{0,6}}(?:自行|自愿|自费|自主|自己)(?:[^。；\d]{{0,24}})$"
        r"|由(?:施工|承运|运营|养护|中标|承包)(?:单位|企业|公司|方|人)[^，。；\d]{0,4}投保[^。；\d]{0,16}$"
    )),  # 高危企业自行投保责任险，缴费128万元
    Frame("other", "- executed", re.compile(
        "(?:总保费|保费总额|保费总计|保费合计|保费规模|保险费总额)[为达约共合计]*$"
    ), re.compile(
        rf"[^。；]{{0,30}}?{_WHO}[^，。；\d]{{0,4}}(?:自缴|缴纳|承担|自负|自付|自筹|负担)"
    )),
)  # fmt: skip
