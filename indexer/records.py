"""Making frozen records at the cost of plain ones.

The `__init__` of a frozen dataclass sets each field through `object.__setattr__`: of a figure, with its 34 fields, that
takes longer than reading its measure and its year. Here the fields are set while the record is of a twin class, which
has the same slots and forbids nothing; then it takes its own class, which lets nobody set anything.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from inspect import signature
from typing import Any, TypeVar

Record = TypeVar("Record")


def quickly_made(frozen: type[Record]) -> type[Record]:
    """Give a frozen, slotted dataclass an `__init__` that sets its fields directly, with the same parameters.

    It has no base, no `__post_init__`, and takes all of its fields by position or by name.
    """
    known: dict[str, Any] = {"become": object.__setattr__, "frozen": frozen}
    known["twin"] = type(frozen.__name__, (), {"__slots__": frozen.__slots__})  # type: ignore[attr-defined]
    steps = ["become(self, '__class__', twin)"]
    for field in fields(frozen):  # type: ignore[arg-type]
        name = value = field.name
        if field.default_factory is not MISSING:
            known |= {f"make_{name}": field.default_factory, f"no_{name}": signature(frozen).parameters[name].default}
            value = f"make_{name}() if {name} is no_{name} else {name}"
        steps.append(f"self.{name} = {value}")
    steps.append("self.__class__ = frozen")
    names = ", ".join(field.name for field in fields(frozen))  # type: ignore[arg-type]
    exec(f"def __init__(self, {names}):\n " + "\n ".join(steps), known)  # as `dataclass` makes it itself
    made, as_before = known["__init__"], frozen.__init__
    made.__defaults__, made.__annotations__ = as_before.__defaults__, as_before.__annotations__
    frozen.__init__ = made  # type: ignore[method-assign]
    return frozen
