"""Frames of what a unit and others ask, grant, check and keep: requests, grants, audited prices, deposits, assets."""

from __future__ import annotations

import re

from indexer.meaning.frame import ANY, Frame
from indexer.meaning.givers import PLACES
from indexer.meaning.transfers import TRANSFERS

DEALINGS = (
    *TRANSFERS,
    Frame("arrears", "- executed contract", re.compile("(?:款|费用?|[薪租价资金])$"), re.compile(
        r"，?(?:因|由于)[^。；]{2,24}，(?:至今|目前|当年|年[底末]|截[至止][^，。；]{2,12})?(?:尚|仍|还)?未(?:能)?"
        r"(?:支付|付(?!费)|拨付|结清|结算|兑付)(?!率)"
    )),  # 滴灌材料款6.48万元因发票没有开具，年底尚未支付
    Frame("reduction", "- initial_budget executed", ANY, re.compile(
        r"，?(?:因|由于)[^。；\d]{2,24}，(?:于|在)?[^，。；]{0,6}?(?:调减|核减|压减|取消)了?(?:[，。；]|$)"
    ), alone=True),  # 年初安排的无人机租赁7.5万元因改用统一航片，于八月调减
    Frame("standard", "executed", re.compile(
        r"(?:床日|单位|每[^，。；、\d]{1,3}|单[件套台次人车位])[^，。；、\d]{0,6}(?:成本|造价)(?:实际|已|约|仅|平均)*(?:达到?|为|是|需)?约?$"
    )),  # 同期实际床日成本已达168元
    Frame("reduction", "returned - executed", re.compile("(?:金额|资金)(?:合计|共计)?[为共约]*$"), before=re.compile(
        r"(?:退回|退还|拒收|拒付|驳回)[^，。；\d]{0,14}(?:票据|发票|凭证|单据|报账单|报销单|申请)[^。；]{0,12}$"
    )),  # 退回不合规票据23张、金额18,460元
    Frame("reduction", "returned - executed", re.compile(
        r"收回(?:部门|年初|财政|项目|已下达)?(?:预算|指标|额度)[为共计约]*$"
    ), before=re.compile("追加|年中|批复|执行中|调[增减整]|压减")),  # 因压减一般性支出收回预算31万元
    Frame("allocated", "- executed", re.compile(
        rf"(?:[{PLACES}]级?|中央|上级|自治区)财政(?:[局厅])?(?:另行|专门|统一|一次性|分别|共|还|继续|单独)+(?:补助|补贴|补给)[^，。；\d我本]{{0,16}}$"
    )),  # 县财政另行补助防疫经费7万元
    Frame("requested", "- planned supplement executed", re.compile(
        r"(?:需要?|须)(?:再|另|新)?(?:增加|追加|增列|增拨)(?:财政)?(?:预算|资金|经费|投入|补助)约?$"
    ), before=re.compile(
        "建议(?:由|请)?(?:[省市县区州]级?|上级|自治区)(?:财政|人民政府|政府)[^。]*$"
    )),  # 建议县财政提高标准，全镇需增加预算11万元
    Frame("requested", "- planned executed", re.compile("所需(?:资金|经费|费用)[为共计约]*$"), re.compile(
        r"[^，。；、\d]{0,4}由(?!我|本)[^，。；、\d]{0,6}(?:财政|上级)[^，。；\d]{0,8}(?:解决|安排|承担|保障|负担|列支|予以)"
    ), before=re.compile("建议[^。]*$")),  # 建议…，所需资金约9万元由县财政统筹解决
    Frame("allocated", "- executed", re.compile(r"^中(?:统筹)?分配[^，。；\d]{0,4}$")),  # 从奖补310万元中分配200万元
    Frame("standard", "- executed income", re.compile(
        r"^[，、\s]*可?(?:给予|予以|享受)?(?:企业|每[家户个])?一次性(?:给予|予以|发放)?(?:奖励|补助|补贴|奖补|资助)[约为]*$"
    ), before=re.compile(
        r"对(?!\d)[^，。；\d]{2,40}的[^，。；\d]{1,20}，可?(?:给予|予以|享受)?(?:企业|每[家户个])?一次性[^，。；\d]{0,8}$"
    )),  # 对首次升规的商贸企业，给予一次性奖励5万元
    Frame("target", "- executed", re.compile(r"^[，、\s]*每年(?:均|都)?(?:不超过|不低于|控制在)$"), before=re.compile(
        "控制在|规模|不超过"
    )),  # 总规模控制在9,000万元以内，每年不超过3,000万元
    Frame("executed", "- reduction", re.compile(
        r"^[，、；\s]*(?:并|同时|另)?奖励(?!扣|资金扣)[^，。；\d]{2,20}$"
    ), before=re.compile("扣[减罚发款]")),  # 扣减南湖卫生院12万元，奖励北山卫生院21万元
    Frame("variance", "- executed", re.compile(
        r"^[，、\s]*(?:即|共|实际)?多[拨付补发支]了?[约近]?$"
    ), before=re.compile("应[拨付补发支]")),  # 应补735万元，实拨810万元，多拨75万元
    Frame("carryover", "- executed", re.compile(
        r"(?:结转|留待|留至|留到|转到|转入)(?:20\d\d年|下一?年|明年|次年)[^，。；\d]{0,8}$"
    )),  # 留待2023年接着使用92.4万元
    Frame("reduction", "- executed", re.compile(r"(?:压缩|压减|削减|砍掉)了?[约近共]?$")),
    Frame("received", "- executed balance", re.compile(
        r"^(?!.*[拨付给发划汇])[^，。；\d]*到(?:我|本)?[^，。；\d]{0,4}(?:账上|账户|专户)的?[为是有]?$"
    )),  # 实际到街道账上480万元
    Frame("carryover", "- executed", ANY, re.compile(
        r"[^，。；\d]{0,3}(?:结转|转|留|滚动?)(?:到|至|入)(?:20\d\d年|下一?年|明年|次年)[^，。；\d]{0,4}(?:使用|接着用|再用|继续用|支出|开支)"
    )),  # 9万元转到2023年接着用
    Frame("returned", "- carryover executed", ANY, re.compile(
        r"[^，。；\d]{0,12}被[^，。；\d]{0,6}财政[^，。；\d]{0,4}(?:扣回|收回|抽回|统筹收)"
    )),
    Frame("balance", "- executed", ANY, re.compile(r"的?(?:负债|债务|资产|存款余额)(?=占|中|里|，|。|均|都|为|系)")),
    Frame("revised_budget", "carryover carry_in initial_budget allocated received - executed", re.compile(
        r"^(?!.*(?:使用|动用|支出|利用|花)).*结[转余](?:结[转余])?(?:资金|指标)?(?:和|与|及|加上?|连同|、)[^，。；、]{0,10}(?:预算|下达|安排|到位|拨款|收入)[^，。；\d]{0,4}(?:合计|总?共计?|总计|一共)(?:有|为|达|约)*$"
    )),  # 上年结转资金和本年预算合计220万元
    Frame("planned", "- executed received", re.compile(
        r"(?<!供)(?<!对)(?<!响)应收(?!账款|未|尽|款|集|视|听|购|治|入)[^，。；、\d]{2,8}(?<!款)(?:共计?|合计|总额)?[为约]*$"
    ), re.compile("(?!元?未)")),  # 应收学费320万元，实收316万元
    Frame("arrears", "contract - executed", ANY, re.compile(
        r"的?(?:质保金|质量保证金|保留金|尾款|余款)[^。；，\d]{0,6}，?(?:均|都|已)?(?:[需须]?待|将在|等|尚|仍|还|未|暂|留)[^。；\d]{0,14}(?:支付|拨付|结清|付清|兑付|付款)"
    )),  # 两份合同共有54.93万元质保金，待质保期满后支付
    Frame("requested", "- executed", re.compile(r"向[^，。；\d]{2,10}(?:要|讨要)的?$")),  # 我局向省厅要的150万元
    Frame("saving", "-", re.compile(r"^[，、\s]*省了?$"), before=re.compile(
        r"(?:合同|中标|成交|签约|采购)[^，。；\d]{0,4}[\d.,]{1,14}[万亿]?元[^，。；\d]{0,4}，省了?$"
    )),  # 预算46万元，合同42.8万元，省3.2万元
    Frame("other", "- executed", re.compile(
        r"(?:^|[，、])\s*(?:涉及)?(?:资金|金额)(?:总额|合计)?[为共计约]*$"
    ), before=re.compile("(?:抽查|核查|抽取|抽样|抽审|抽检)[^，。；]{0,30}$")),  # 抽查凭证23笔、金额512万元
    Frame("planned", "executed", re.compile(
        r"(?:^|[，\s])(?:总|共|累计)投(?:入|资)(?:资金|额|金额)?[为共约]*$"
    ), before=re.compile(
        r"(?:计划|规划|拟)(?!完成|内|外)[^，。；\d]{1,12}\d[\d,.]{0,9}[余多万]{0,2}[^，。；\d元]{1,4}，[^，。；\d]*$"
    )),  # 三年计划改厕2.4万户，总投入7,200万元
    Frame("executed", "- balance", re.compile(
        r"(?:^|[，、\s年])(?:新|添|采|共){0,2}购[置买入]*了?(?!物|电|汇)[^，。；\d率费额]{2,12}$"
    ), before=re.compile("(?:原值|净值|资产总额|资产|存量)[^。]*$")),  # 净值74万元，当年新购设备3.8万元
    Frame("contract", "- executed previous", re.compile(
        r"(?:^|[，、\s])(?:每?年|每?月|总|合计)?(?:服务费|租金|承包费|运维费|管理费|保洁费|物业费)(?:总额)?[为共计约]*$"
    ), before=re.compile(
        r"(?:合同期|服务期|期限|租期|中标)[^。；元]{0,12}，[^，。；\d]*$|确定[^，。；]{2,20}承[接担包][^。；元]*，[^，。；\d]*$"
    )),  # 经招标确定甲公司承接，合同期5年，年服务费468万元
    Frame("other", "- variance standard executed", re.compile(
        r"[低高优大小]于[^，。；\d]{2,16}(?:水平|均值|平均值?|均价|标准)（$"
    )),  # 低于周边平均水平（6.1元）
    Frame("other", "- executed allocated", ANY, re.compile(
        r"[^，。；\d]{0,8}，(?:属于?|系|构成|涉嫌)(?:挤占|挪用|违规|违反|截留|超范围|超标准|虚列|套取)"
    )),  # 购买办公设备6.8万元，属挤占专项资金
    Frame("variance", "- target executed income", re.compile(
        r"超额完成了?(?:年度|全年|目标|任务|计划|指标|预算|收入|征收)*[数额]?[约达]?$"
    )),  # 征收212.6万元，超额完成任务12.6万元
    Frame("variance", "- received allocated executed", re.compile(
        r"(?:出资|配套|到位|拨付|下达|资金|补助)(?:明显|严重|较)?滞后[约达]?$"
    )),  # 单位出资滞后255万元
    Frame("planned", "- executed", re.compile(
        r"[^，。；\d]{2,}(?:更换|更新|购置|改造|维修|建设|修缮|整治|治理|补充|配备|升级|维护|管护)(?:资金|经费)?(?:还|尚|仍|共|约)?需要?约?$"
    )),  # 球管更换需85万元
    Frame("reduction", "income", re.compile("减少(?:财政)?(?:拨款|补贴)(?:[或和及、](?:拨款|补贴))?$")),
    Frame("variance", "- allocated received executed", re.compile(
        r"(?:尚|仍|还|存在)?(?:缺口|短缺|尚缺|仍缺|还缺|欠缺)[^，。；\d]{2,12}(?:资金|经费|配套)约?$"
    )),  # 尚缺口县级配套资金150万元
    Frame("contract", "- executed", re.compile(
        r"^(?!.*(?:付|缴|欠)).*合同(?:约定)?的?(?:每?年|每?月)?(?:度)?(?:服务费|租金|租赁费|费用|价款|承包费|运维费|管理费|保洁费)[为共计约]*$"
    )),  # 签订的合同年服务费386万元
    Frame("returned", "- carryover", re.compile("(?:[结节]余|剩余)(?:资金|经费|款)?[为约]?$"), re.compile(
        r"[^，。；\d]{0,6}上[交缴](?:$|[，。；])"
    )),
    Frame("contract", "- executed other", re.compile(r"(?:^|[，、；])(?:实际|最终|后)?签(?:约|订|下)了?[为约]?$")),
    Frame("other", "- executed initial_budget", re.compile(
        r"(?:发现|查出|指出)[^，。；]{0,24}将[^，。；]*$"
    ), re.compile("(?:违规)?(?:用于|用作|列支|转作)")),  # 审计发现将建设经费6.8万元用于发放奖金
    Frame("other", "- executed", re.compile(
        r"(?:^|[，、；\s]|公司|企业|\d年)(?:向?[^，。；\d]{0,4}(?:银行|信用社|农商行)|商业|信用|小额|购车|个人|抵押|[^，。；\d还付息]{0,8}购[车房机])?贷款(?:融资)?[为共计约]*$"
    )),  # 合作社出资340万元，贷款200万元
    Frame("other", "- executed", re.compile(
        r"^(?!.*(?:质量|支付|缴纳?|交纳?|退还?|返还|归还)).*(?:保证金|押金)[为共计约]*$"
    )),  # 鉴定机构执业保证金20万元存放于专户
    Frame("requested", "- executed", ANY, re.compile(
        r"，?[^，。；\d]{0,8}(?:[未没][有能]?(?:获|获得|得到|予以|被)?(?:批准|批复|核准|同意|安排|列入|采纳)|未获批|没批)"
    ), before=re.compile("(?:提出|上报|申报|报送|建议|申请|要求|争取)[^。；]*$")),  # 曾提出信息化经费68万元，未获批准
    Frame("initial_budget", "executed", re.compile(
        r"(?:年初|部门|本级|当年|财政)预算(?:中|内|里)?(?:列支|列入|列示)$"
    )),  # 县财政年初预算列支240万元
    Frame("contract", "- executed initial_budget", re.compile(
        r"^[，、\s]*(?:经|由)?[^，。；\d]{0,8}(?:审核|评审|审计|复核|审查)(?:后|结果)?(?:定案|确认|认定|核实)?[为是约]?$"
    ), before=re.compile("(?:送审|(?<![年财月季])报审|报送结算|结算|决算送)[^。；]*$")),  # 送审218万元，经审核为209万元
    Frame("balance", "received executed -", re.compile(
        r"(?:固定|无形|国有|设施)[^，。；\d]{0,4}资产[^，。；\d]{0,6}(?:入账|转固)(?:价值|金额)?[为约]?$|资产入账(?:价值|金额)?[为约]?$"
    )),
    Frame("target", "standard other executed -", re.compile(
        r"(?:控制|成本|绩效|年度)(?:指标|目标)(?:值|数)?[为是：]?(?:每|单)[^，。；\d]{1,6}$"
    )),  # 单价控制指标每公里28万元以内
    Frame("standard", "- executed allocated", re.compile(
        r"(?:经费|补助|补贴|报酬|工资|薪酬|津贴|待遇|配套|保障|资助|奖励|投入|费用?)(?:资金|标准)?[均都](?:应|须|要|必须)?(?:按|以)?"
        r"不(?:得)?[低少]于$"
    )),  # 每村每年22万元，其中办公经费均不低于5万元
    Frame("planned", "returned income", re.compile(
        r"(?:计划|预计|拟)(?:收缴|征收|收取|征缴)[^，。；\d]{0,8}$"
    )),
    # 税收任务2,000万元; 财政只批了20万元
    Frame("target", "other income achieved -", re.compile(
        "(?<!约束性)(?<!指导性)(?<!发展)(?<!帮扶)(?<!振兴)(?<!保护)(?<!提升)(?<!代赈)任务(?:数|目标|指标)?[为是约]?$"
    )),  # not 易地搬迁后续帮扶任务430万元, what money is given for
    Frame("initial_budget", "- executed", re.compile(r"财政[^，。；\d]{0,8}(?:批|核|核定|核批)了约?$")),
    Frame("requested", "- executed", re.compile(r"(?:^|[，；、局委办门校院位站])(?:共|一共|总共|只)?报了?$")),
)  # fmt: skip
# What is held back is owed; what is set aside for later is not spent: 工程款预留8万元, 预留机动经费5万元.
MOVED = (
    Frame("arrears", "*", re.compile("(?:所|尚|仍|还)欠(?:付|缴)?的?$"), re.compile(
        r"(?![^。；]{0,16}(?:已|均|全部|一次性)[^。；，]{0,12}[付还结清])"
    )),  # 所欠的15.8万元工程款争取明年付清
    Frame("payout", "- executed other", re.compile(
        r"(?:(?:保险|承保)[^，。；\d]{0,4}(?:公司|机构|方)|人保|太保|财险)[^，。；\d]{0,10}赔(?:付|偿|给)?了?[^，。；\d]{0,8}(?:\d[\d,]{0,9}[户人家])?$"
    )),  # 承保公司赔3,912户623万元
    Frame("carryover", "- executed", re.compile("(?:还|尚|仍|结|剩)余有?$"), re.compile(
        "，?结?[转带][入到至]?(?:[下次明]|20)"
    )),  # 到年末还余12.84万元，转入下年，仍用于复诊
    Frame("carryover", "- executed planned allocated", re.compile(
        r"(?:转|带)(?:入|到|至)?(?:20\d\d年度?|[下次]一?年度?)(?:接着|继续|再)?(?:使?用)?的?(?:有|是|为)?$"
    )),  # 带入2025年继续使用的是32万元
    Frame("contract", "- executed initial_budget", re.compile(
        r"签(?:订)?了?[^，。；\d]{0,6}(?:合同|协议)[^，。；\d]{0,6}(?:总价|价款|金额|总额)?(?:定?为)?$"
    )),  # 年初签协议时总价定为230万元
    Frame("contract", "- executed initial_budget", re.compile("^[，、]?(?:价款|总价)?(?:定?为)?$"), before=re.compile(
        r"合同[^，。；元]{0,14}签(?:订|的|署)?，[^，。；\d]{0,8}$"
    )),  # 合同是2021年签的，价款400万元
    Frame("contract", "- executed initial_budget", re.compile(
        "^，?(?:(?:价款|造价)(?:降|调|核|定)[为到至]|(?:工程|项目|结算|最终)?造价[为是共]?)$"
    ), before=re.compile("审[定核减]")),  # 经评审中心审定，价款降为174万元
    Frame("initial_budget", "- executed", re.compile(
        r"^，?(?:数额|金额|总额|总数|额度)(?:[为是达到])*$"
    ), before=re.compile(
        r"(?:年初|编制|批复|核定)[^。；元]{0,40}预算，[^，。；\d]*$"
    )),  # 年初按300户编制预算，数额为486万元
    Frame("planned", "- initial_budget", re.compile("总投资(?:额)?(?:核定|批复|确定|审定|概算)[为在]?$")),
    Frame("allocated", "- executed", re.compile(
        "(?:公共预算|公益金|财政|补助|配套|债券|中央|[省市县区]级)(?:资金)?出$"
    )),  # 一般公共预算出240万元，福彩公益金出120万元
    Frame("other", "standard executed -", re.compile(
        r"(?:高于|超出|超过)[^，。；\d]{0,8}标准的?[^，。；\d]{0,8}$"
    ), re.compile(r"[^。；]{0,3}(?:由|是|需)[^，。；]{0,4}(?:家庭|个人|家长|患者|自行|自己|自)")),  # 超出标准的由家庭出
    # 54万元预算用于监护人责任保险, 420万元的区级财政预算中, 230万元是年初预算
    Frame("initial_budget", "- executed", ANY, re.compile(
        r"的?(?:[省市县区镇乡]级)?(?:财政|部门|年初)?预算(?:资金)?(?:中|内(?!资金|投资|基建|专项)|里|用[于在]|安排给)|(?:是|为)(?:当年|本年)?年初预算(?:[，。；]|$)"
    )),
    Frame("other", "- executed", ANY, re.compile(r"的?(?:行政)?罚款(?:[，。；]|已|均|全部|$)")),  # 208万元行政罚款
    Frame("executed", "income", re.compile(
        "(?:列支|支出|使用|动用)了?(?:一般公共预算|政府性基金)?(?:财政)?拨款(?:资金)?$"
    )),  # 全镇当年列支财政拨款1,236万元
    # 年初区财政下达街道预算1,865万元, 县财政下达我局部门预算指标1,486万元
    Frame("initial_budget", "allocated", re.compile(
        r"^(?!.*(?:上级|中央|省|转移支付)).*(?<!提前)下达[^，。；、\d补专转]{0,12}预算(?:指标|资金)?[为共]?$|年初(?!.*(?:上级|中央|[省市]级?财政))[^，。；\d]{0,12}下达[^，。；、\d补专转]{0,6}$"
    )),
    # 上级专项下达及水毁修复追加2,275万元
    Frame("supplement", "allocated", re.compile(r"(?:下达|安排|核定|调整)[^，。；\d]{2,20}(?<!申请)追加$")),
    Frame("reduction", "- executed other", re.compile(
        r"(?:核减|剔除|核除|审减|取消)了?(?!后)[^。；，\d]{2,24}\d{1,6}[^，。；、\d]{0,3}[、，]?(?:涉及)?[^，。；、\d]{0,4}(?:补贴|补助|奖补|救助|资金|金额)(?:资金|金额|款)?[为共约]*$"
    )),  # 核减重复申报17户、补贴12万元
    Frame("reduction", "- executed", re.compile(
        r"^[，、]?(?:折合|折算|折|合计?)(?:资金|金额|款项?|费用)?[为约共]*$"
    ), before=re.compile(
        r"(?:核减|剔除|核除|审减|扣减|扣除)了?(?!后)[^。；，元]{2,30}，[^，。；\d]*$"
    )),  # 核减不实工时1,250小时，折合2.75万元
    Frame("contract", "- executed initial_budget allocated planned", re.compile(
        r"^(?!.*(?:付|拨|兑|发放|到位|到账|支出|列支|存款|执行|安排|下达|投入|筹|划|[按依])).*协议(?:约定|确定|明确)?(?:的|给予|[两二三四五]年)?[^，。；\d议]{0,6}(?:资助|扶持|支持|奖励|奖补|补助|补贴|经费|资金)"
        r"(?:资金|经费)?(?:总额|金额|总量|总计|合计|共计|额|数|款)?[为是共约计]*$"
    )),  # 9个团队协议资助总额1,560万元
    Frame("contract", "- executed initial_budget", re.compile(
        r"^[，、\s]*(?:约定|明确|协议)?(?:资助|扶持|支持|奖励|奖补|补助|补贴)(?:资金|经费)?(?:总额|金额|总量|总计|合计|共计|额|共)[为是共约计]*$"
    ), before=re.compile(
        r"(?:签订|签署|签)了?[^，。；]{0,20}(?:协议|合同)书?[^，。；]{0,10}，[^，。；]*$"
    )),  # 与12家企业签订扶持协议，约定奖励总额2,400万元
    Frame("contract", "-", re.compile(
        r"^[，、\s]*(?:合同)?(?:总)?(?:金额|价款|价格)(?:分别|依次)?[为共计是]*$"
    ), before=re.compile("(?:签订|签署)(?:了)?[^，。；]{0,12}(?:合同|协议)|签约")),  # 与三家签订合同，金额12万元
    Frame("arrears", "- executed contract", re.compile(
        r"(?:工程款|合同款|货款|尾款|质保金|保证金|保修金|进度款)[^，。；\d]{0,4}(?:预留|扣留|留存|暂留|扣下|留下)$"
        r"|(?:预留|扣留|留存|暂留|扣下|留下)[^，。；\d]{0,6}(?:工程款|合同款|货款|尾款|质保金|保证金|保修金)[为共计约]*$"
    )),  # 工程款预留8万元
    Frame("initial_budget", "- executed", re.compile(r"(?:年初|预算)[^，。；\d]{0,8}预留[^，。；\d]{0,8}$")),
    Frame(  # set aside, not spent
        "planned", "- executed", re.compile(r"预留(?!的|.*(?:支付|支出|使用|中小))[^，。；\d]{0,8}$")
    ),
    Frame("reduction", "-", re.compile("(?:划|调|转)[出走]了?$"), before=re.compile("预算|指标|批复")),
    Frame("supplement", "-", re.compile("(?:划|调)[入进]了?$"), before=re.compile("预算|指标|批复")),
)  # fmt: skip
