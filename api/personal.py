"""Whether a question asks who a form's people are or how to reach them: such data is masked and never answered.

The telephone of a hotline is nobody's own, and a number of calls or an expense for telephones is a figure.
"""

from __future__ import annotations

import re

from indexer.forms import fold

_PEOPLE = "填表人|填报人|填写人|制表人|编制人|经办人|审核人|复核人|联系人|联络人|负责人"
_OF_ONE = (
    "是谁|为谁|是哪位|是哪个|叫什么|叫啥|的?(?:姓名|名字|身份证|(?:联系|办公|手机)?(?:电话|手机|方式|号码|邮箱)(?!费))"
)
_NUMBER = "联系电话|联系方式|电话号码|办公电话|手机号码|手机号|身份证号码|身份证号|银行卡号|电子邮箱|邮箱|电话"
_NOT_PUBLIC = "".join(f"(?<!{word})" for word in "监督 举报 投诉 热线 服务 咨询 报警 受理 接听 拨打".split())
_ASKING = re.compile(
    rf"(?:{_PEOPLE})(?:{_OF_ONE})"
    rf"|谁(?:是|填|制|经办|审核)[^，。？；,.?;\n]{{0,8}}(?:表|{_PEOPLE})"
    rf"|{_NOT_PUBLIC}(?:{_NUMBER})(?:是|为)?(?:多少(?![钱万千元个次部台人件])|什么|几号|哪个)"
    r"|\b(?:phone|telephone|mobile|cell|cellphone|fax|contact|id card|identity card|bank card) numbers?\b"
    r"|\bcontact (?:person|details)\b|\be-?mail address"
    r"|\bwho (?:has |had )?(?:filled|signed|completed|prepared)\b"
)


def asks_for_a_person(question: str) -> bool:
    """Return whether the name or the number of someone who filled in or signed a form is asked for."""
    return _ASKING.search(fold(question)) is not None


__all__ = ["asks_for_a_person"]
