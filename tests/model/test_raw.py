"""A notice as printed: what is absent is None or empty."""

from pipeline.model.raw import RawHead, RawNotice, RawTask, UnitCell
from pipeline.model.traced import Traced


def test_nothing_printed() -> None:
    notice = RawNotice(RawHead())
    assert notice.head.title is None and notice.head.issuers == ()
    assert not any((notice.sections, notice.tasks, notice.structure, notice.findings))


def test_a_row_with_one_unit_column_and_nothing_else() -> None:
    unit = UnitCell("牵头单位", "lead", Traced("区财政局", (3, 4, 5, 6)))
    task = RawTask(Traced("甲", (0,)), Traced("乙", (1,)), Traced("丙", (2,)), units=(unit,))
    assert (task.label, task.deadline, task.point, task.labelled, task.extra) == (None, None, None, False, ())
