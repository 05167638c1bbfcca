"""The Chinese words of a comparison."""

from msgspec import UNSET

from pipeline.exporters.comparison.change_words import (
    KIND_NAMES,
    KIND_NOTES,
    kind_label,
    numbers,
    unit_lines,
    year_name,
)
from pipeline.model.change import KINDS, Change, Charge, Renaming, RoleChange, Shift, UnitChanges


def change(*kind: str, units: UnitChanges = UnitChanges()) -> Change:  # noqa: B008 - frozen
    nothing = Shift(None, None)
    return Change(kind, (1,), (1,), 1.0, (), units, nothing, nothing)  # type: ignore[arg-type]


def test_every_kind_has_a_name_and_a_note() -> None:
    assert set(KIND_NAMES) == set(KIND_NOTES) == set(KINDS)


def test_kinds_in_the_order_in_which_a_reader_asks() -> None:
    assert kind_label(change("reworded", "reassigned", "split")) == "改写、单位调整、拆分"
    assert kind_label(change("split", "reworded")) == "改写、拆分"


def test_numbers_and_years() -> None:
    assert (numbers((8, 9)), numbers(())) == ("8、9", "")
    assert (year_name(2021, "上年"), year_name(None, "上年")) == ("2021年", "上年")


def test_a_line_for_all_that_changed_in_who_answers() -> None:
    units = UnitChanges(
        added=(Charge("a", "甲局", "lead"),),
        removed=(Charge("b", "乙局", "unspecified"),),
        role_changed=(RoleChange("c", "丙局", "support", "lead"),),
        renamed=(Renaming("d", "丁局", "旧局", "丁局"),),
        open_ended=Shift(None, "等部门"),
    )
    assert unit_lines(change("reassigned", units=units)) == [
        ("delete", "删去：乙局"),
        ("insert", "增加：甲局（牵头）"),
        ("equal", "丙局：配合→牵头"),
        ("equal", "更名：旧局→丁局"),
        ("equal", "列举的尾语：无→等部门"),
    ]
    assert unit_lines(change("kept", units=UnitChanges(open_ended=UNSET))) == []
