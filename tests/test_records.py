"""Records made quickly are the frozen dataclasses that they were."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from indexer.records import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Sum:
    """A record with every kind of field."""

    item: str
    parts: tuple[int, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)


def test_takes_what_it_took() -> None:
    made = Sum("保险", places={"item": 3})
    assert (made.item, made.parts, made.places) == ("保险", (), {"item": 3})
    assert Sum("a").places is not Sum("b").places, "one default for all"
    with pytest.raises(TypeError, match="item"):
        Sum()  # type: ignore[call-arg]


def test_nobody_sets_a_field() -> None:
    made = Sum("保险")
    with pytest.raises(FrozenInstanceError):
        made.item = "培训"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.item
    assert type(made) is Sum and not hasattr(made, "__dict__")


def test_is_compared_copied_and_sent_like_any_record() -> None:
    made = Sum("保险", (1, 2))
    assert made == Sum("保险", (1, 2)) != replace(made, parts=(3,))
    assert pickle.loads(pickle.dumps(made)) == made
    assert repr(made).startswith("Sum(item='保险', parts=(1, 2)")
