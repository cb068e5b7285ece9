"""Frames of what is intended, or was reckoned before: 拟新建公厕12座，投入60万元; 据测算，存续期内收入8.94亿元."""

from __future__ import annotations

import re

from indexer.meaning.frame import ANY, Frame
from indexer.meaning.items import CAMPAIGNS

INTENDED = re.compile(
    rf"拟(?![定订合于制])|打算|(?:约|尚|还|仍|至少|每?年|据?测算|预[计测])需要?约?$|下一?步|预计|预估|(?<![按照原据度])(?<!{CAMPAIGNS})计划(?=完成[^率]|[^项生完管执单数内外书表经财免目任投为的额、，。；安及和与下批])"
    r"|所需[^，。；\d]{0,12}(?:资金|经费|费用)|需[^，。；\d求]{0,8}(?:资金|经费)|(?:约|共|尚|还|仍|年)需[^，。；\d求]{0,8}费$"
    r"|^[\s，、]*(?:(?:19|20)\d\d年?|本|当)?年?度?计划完成(?!率)|^[\s，、]*(?:还|尚|仍|约|共)?需(?:要|再)?(?:支付|付|投入|安排)[^，。；\d]{0,8}$|^[\s，、]*(?:共计?|合计|全年)?需要?(?:资金|经费)?约?$"
)
FORECAST = re.compile(
    r"^(?=.*(?:[算测]，|期))"  # as few sentences have
    r"(?:(?:.*?[，。；\s])?(?:根?据|按照?|依据|经)[^，。；]{0,20}(?:测算|预测|匡算|估算)，|.*?(?:运营|存续|计算)期内?(?:预计|预测|可实现))(?:(?!实际|已经?|完成|全年(?:执行|支[出付]|发放|使用|拨付)|当年(?:执行|支[出付]))[^。])*$"
)  # 根据实施方案测算，存续期内总收入8.94亿元、运营成本2.61亿元
_MEANT = re.compile(
    rf"(?:^|[，。；：])[^，。；：“”《》]{{0,12}}?(?:拟|(?<![按照原据度初])(?<!{CAMPAIGNS})计划|打算)"
    r"(?=[对将把在于新改扩续修建完实开购投组培治清整维提配聘委采安](?!排|施方案|施内容)[^，。；]{2})(?:(?!实际|已|完成了|年初预算)[^。；元])*$"
)
_PROMISED = "承诺(?:自筹|配套|捐赠?|捐资|出资|投入|解决|承担|支持|安排|投资)"
INTENTIONS = (
    Frame("planned", "executed allocated received income", INTENDED),
    Frame("planned", "- income executed achieved balance", re.compile(
        "^(?!.*(?:带动|拉动|撬动|综合收入|产值|增收|挽回)|[，、]?[较比])[^每均]*$"
    ), before=FORECAST),  # not 经统计局测算，全市旅游综合收入86亿元，比上年的79亿元增长: a result
    Frame("planned", "- received allocated income executed carryover", re.compile(
        rf"^(?!.*(?:兑现|履行|已|实际)).*{_PROMISED}[^，。；\d]{{0,8}}$"
    )),  # 县财政承诺配套200万元
    Frame("planned", "- received allocated income executed carryover", ANY, re.compile(
        rf"[^，。；\d]{{0,10}}{_PROMISED}(?!的)"
    )),  # 余下88万元由各乡镇承诺自筹
    Frame("planned", "- standard executed", re.compile(
        r"(?:标准|定额|单价)(?:测算|计算|匡算)?，?(?:大?约|共|尚|还|合计|总共)?需(?:要)?(?:资金|经费)?约?$"
    )),  # 按现行补助标准约需198万元
    Frame("planned", "received", re.compile(
        r"^[，、\s]*(?:地方|[省市县区镇乡村]级?|单位|企业)?(?:配套|自筹)(?:资金)?[为共]?$"
    ), before=re.compile(
        "(?:总投资|概算|估算)[^。；]{0,12}元，(?:(?!到位|收到|支出|完成)[^。；])*$"
    )),  # 总投资300万元，地方自筹120万元
    # 计划对3所学校的食堂进行改造，投入50万元
    Frame("planned", "- executed", re.compile(
        r"^[，、\s]*(?:总|共|需)?(?:投入|投资)(?:资金|经费)?[为共约计]*$"
    ), before=_MEANT),
    Frame("planned", "- executed", re.compile(
        r"(?<![主重必首需不只])(?:大约|估计|大概|至少|[约共还])*(?:需|要|得)(?:花|用|投)?(?:资金|经费|钱)?$"
    ), before=re.compile("市场?价|行情|测算|估算|匡算|估计|预计|如果|[若要]想|算下来")),  # 照市价算，换车要1,300万元
)
