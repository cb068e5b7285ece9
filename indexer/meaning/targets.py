"""Frames of aims and of what was reached: 年初设定销售额800万元，实际完成865万元，超额65万元."""

from __future__ import annotations

import re

from indexer.meaning.frame import Frame

_AIMED = (
    r"(?:设定|预期|预定|目标(?:任务|值)?[为是：:]?)"
    r"(?!责任|管理|考核|任务书|群体|人群|市场|[的达完已])[^，。；：\d]{0,14}$"
)
_DID = r"实际|已|完成了|实现了|(?:完成|实现|围绕|按照?|对照)[^，。；]{0,8}目标|比|较|超|[高低优多少]于|达到|离|与"
TARGETS = (
    Frame("planned", "-", re.compile(
        r"[较比与][^，。；、\d]{0,6}(?:可研|计划|预测|预计|预估|测算)[^，。；、\d总]{0,4}的$"
    )),  # 较可研预测的1,200万元低216万元
    Frame("target", "achieved income other balance standard", re.compile(rf"^(?!.*(?:{_DID})).*{_AIMED}")),
    Frame("target", "achieved", re.compile(
        r"^(?!.*(?:实际|已)).*(?:计划|预计|力争|拟)(?:带动|增收|实现|撬动|拉动|[^，。；\d]{0,4}增收)"
    )),
    Frame("target", "achieved income other", re.compile(rf"^(?!.*(?:{_DID}|全年))"), before=re.compile(
        r"目标(?:为|是)?[：:][^。；，]*$"
    )),
    Frame("achieved", "- executed income received other achieved standard", re.compile(
        r"(?:^|[，、；\s]|影响|原因)(?:[年期][底末]|全年|最终|本年|当年|目前|现)?"
        r"(?:已?实际(?![支列使发拨到投付兑缴费开]|成本|造价)(?:完成|实现|达到?|为|是|带动|撬动)?|实收)[^，。；、\d]{0,8}$"
        r"|^，?[^，。；、\d]{0,4}(?:完成|实现|达到?)(?!率)[^，。；、\d]{0,8}$"
    ), joint="target"),  # 目标600万元，完成612万元
    Frame("variance", "- executed target other", re.compile(
        r"^[，、\s]*(?:即|共|实际|还|只)?(?:[差超短多少]|超[出过额]|[高低多]出|少了|[相尚]差)"
        r"(?:目标|计划|指标|任务|预期)?(?:完成)?了?[约近]?$"
    ), before=re.compile("目标|预期|设定|指标|计划|任务|概算|合同[价额]")),
)  # fmt: skip
