"""The contract of a comparison: kinds in their order, and keys that stand there only where they say something."""

import msgspec
import pytest

from pipeline.model.change import KINDS, Change, Diff, Edition, Shift, Summary, UnitChanges

CHANGE = Change(("kept",), (1,), (2,), 1.0, (("equal", "公开"),), UnitChanges(), Shift(None, None), Shift("甲", "甲"))
DIFF = Diff(old=Edition("甲", 2021, "a"), new=Edition("乙", None, "b"), changes=(CHANGE,))


def test_a_count_for_every_kind() -> None:
    assert tuple(Summary.__struct_fields__) == KINDS


def test_the_level_is_said_of_points_only() -> None:
    assert "level" not in msgspec.to_builtins(DIFF)
    assert msgspec.to_builtins(msgspec.structs.replace(DIFF, level="points"))["level"] == "points"


def test_an_open_tail_is_said_only_where_it_differs() -> None:
    assert "open_ended" not in msgspec.to_builtins(UnitChanges())
    tails = UnitChanges(open_ended=Shift("等", None))
    assert msgspec.to_builtins(tails)["open_ended"] == {"old": "等", "new": None}


def test_read_back_the_same() -> None:
    assert msgspec.json.decode(msgspec.json.encode(DIFF), type=Diff) == DIFF
    with pytest.raises(msgspec.ValidationError, match="yaodian/diff/2"):
        msgspec.convert(msgspec.to_builtins(DIFF) | {"schema": "yaodian/diff/2"}, Diff)
