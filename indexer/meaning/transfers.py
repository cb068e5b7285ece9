"""Frames of reports on transfer payments, funds and policies: what fell due, what is dearer, what a ceiling allows."""

from __future__ import annotations

import re

from indexer.meaning.frame import Frame
from indexer.meaning.givers import PLACES

TRANSFERS = (
    Frame("allocated", "- initial_budget executed received revised_budget", re.compile(
        rf"(?:[{PLACES}]本?级|中央|国家|上级|自治区|地区)[^，。；\d]{{0,12}}$"
    ), before=re.compile(
        r"^(?!.*(?:到位|到账|收到|支出|使用|执行|决算)).*(?:^|[，。；])[^，。；\d]{0,6}(?:按照?|从)(?:资金|经费)?"
        r"(?:来源|渠道|来源渠道)(?:划?分|来?看|构成)[，：:][^。；]*$"
    )),  # 按资金渠道分，省级补助95万元，县级预算安排25万元
    Frame("allocated", "initial_budget", re.compile(
        r"(?:中央|国家|上级|自治区)(?:财政)?(?:补助|专项)?(?:资金)?(?:共|另|再|还)?安排(?!资金)[^，。；\d预]{2,10}$"
        rf"|[{PLACES}]级?(?:财政)?(?:共|另|再|还)?安排(?:了|我[{PLACES}镇乡]|财政|专项)*(?:配套|补助)(?:资金|经费|专款)?[为共计约]*$"
        rf"|(?:中央|国家|上级|自治区|[{PLACES}]级?)(?:财政)?(?:配套|补助)(?:资金|经费)?安排[为共计约]*$"
    )),  # 省级安排配套资金60万元, 中央补助安排80万元; not 县级预算安排
    Frame("executed", "income", re.compile(
        r"^[\s\d.、；：（）()一二三四五六七八九十]*(?:主要)?用于[^，。；\d]{2,40}$"
    )),  # 用于修整球场（获捐球架）7万元
    Frame("executed", "- income", re.compile(
        r"(?:捐赠|捐给|援助|汇往|汇至|汇给|支援)[^，。；\d]{0,8}(?:灾区|疫区|受灾地区)[^，。；\d]{0,4}$"
    )),  # 经省会援助灾区3万元
    Frame("received", "- balance", re.compile(r"^[，、\s]*(?:总?价值|折价)[为约共]?$"), before=re.compile(
        "(?:接受|接收|收到|获赠|募集|争取)[^。；]*$"
    )),  # 收到捐来的棉衣400件，价值6万元
    Frame("income", "-", re.compile(r"(?:本年|当年|本级)(?:留成|留用)[为共约]?$")),
    Frame("executed", "planned - allocated", re.compile(
        r"(?:^|[，、；\s日月底前])(?:已|共|累计|实际){1,2}完成[^，。；\d]{0,10}(?:投资计划|计划投资|投资任务|(?:中央|省级|地方)资金)约?$"
        r"|^[，、\s]*完成(?:中央|省级|地方)(?:财政)?资金约?$"
    )),  # 已完成当年投资计划3亿元
    Frame("standard", "- executed", re.compile("(?<=.)从$"), re.compile("[至到]$")),  # 奖金从50元至90元不等
    Frame("standard", "- executed", re.compile("^[至到—－-]$"), re.compile("不等")),
    Frame("balance", "-", re.compile(
        r"^(?!.*(?:购[置买]|采购|捐|发放|接[收受]|赠|拨)).*(?:设备|资产|房屋|房产|车辆|仪器|家具|土地|藏品|文物|图书)[^，。；\d]{0,6}(?:总?价值|原值|净值)"
        r"(?:合计|共计|总计)?[为约达是]?$"
    )),  # 该批设备价值120万元
    Frame("balance", "- executed", re.compile(
        r"(?:目前|现|尚|仍|还|年末|年底)?可(?:直接|继续|随时)?(?:用于|使用)[^，。；\d]{1,20}的[^，。；\d]{0,8}(?:资金|基金|余款|善款)[为共约]?$"
    )),  # 账上可用于助学的善款8万元
    Frame("balance", "- executed", re.compile(r"(?:^|[，、；\s])基金累计[为共约]?$")),
    Frame("planned", "executed", re.compile(
        r"(?:^|[，、；\s]|年|期|月)(?:全年|全[省市县区]|[本今]年)?(?:共|总共|合计|预计|还)?[需应]"
        r"(?:[为向给][^，。；\d]{0,20}(?:\d[\d,.]{0,9}[余多万]{0,2}[人户名个][次家]?[^，。；\d]{0,12})?)?"
        r"(?:发放|支付|兑付|拨付|补助|兑现)[^，。；\d]{0,12}$"
    )),  # 全年需给乡村医生发放补助金
    Frame("planned", "- executed", re.compile(
        r"(?:^|[，、；\s]|费|资金|经费|补助)(?:预计|大约|至少)?(?:每年|全年|年均)(?:约|共|还|仍|尚)?需要?约?$"
    )),  # 管护经费每年需85万元
    Frame("target", "- executed initial_budget", re.compile(
        r"(?:明确|规定|要求)[^，。；\d]{0,16}(?:投入|安排|支出)(?:资金)?不得?(?:少于|低于)$"
    )),  # 明确区级财政三年投入不少于4,500万元
    Frame("variance", "-", re.compile(r"^[）)，、\s]*分别[高低多少][出于]?了?约?$"), before=re.compile("[较比]")),
    Frame("planned", "received allocated", re.compile(
        r"应(?:当)?[于在][^，。；]{1,14}[前内底](?:足额|全部|一次性)?(?:到位|下达|拨付(?:到位)?|配套(?:到位)?)$"
    )),  # 区级补助应于6月底前到位2,000万元
    Frame("standard", "- executed allocated initial_budget", re.compile(
        r"(?:补贴|补助|奖补|奖励|资助|救助|报销)(?:金额)?(?:上限|限额|封顶线?|最高限额)(?:仍|依然|均)?[为是]?$"
    )),  # 补贴上限仍为28万元
    Frame("variance", "- executed", re.compile(
        r"^[，、\s]*(?:实际|共|均|即)?(?:超(?!额)|超出|超过)[约近]?$"
    ), before=re.compile("超(?:概算|预算|合同|计划|标准|支)|不得?超过?|不高于|以内|上限|控制在|概算|限额")),
    Frame("target", "- executed", re.compile(r"^[，、\s]*(?:即|也即)(?:不超过)?约?$"), before=re.compile(
        r"(?:不得?(?:超过|高于|突破)|不高于|不低于|控制在)[^，。；\d]{0,12}[\d.]{1,6}[%％](?:以[内下])?，(?:即|也即)(?:不超过)?约?$"
    )),  # 前期费不得超过项目资金的3%，即83.75万元
    Frame("variance", "- executed", re.compile(r"^[，、\s]*(?:低|高)[出于]?了?约?$"), before=re.compile(
        r"[较比][^，。；\d]{2,16}[\d.,]{1,14}[万亿]?元[^，。；\d]{0,3}$"
    )),  # 较询价均价2.05万元低0.37万元
    Frame("income", "executed", re.compile(
        r"^[，；、\s]*(?:全年|本年|当年|年内)?(?:实际|累计|已)*(?:完成|实现|执行|征收|收缴|入库|收取|决算)(?:数|额|了)?[为约]?$"
    ), before=re.compile(
        r"收入(?:年初|全年|年度|调整后?的?)?预算(?:数|额|总额|安排)?[为共约]?[\d.,]{1,16}[万亿]?元[^，。；\d]{0,4}[，；][^，。；]*$"
    )),  # 基金收入预算5.6亿元，实际完成5.7亿元
)  # fmt: skip
