"""A finding has the severity of its code, and none is made without a declared one."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.model import Evidence, Finding
from pipeline.model.finding import of_tasks, tasks_named
from pipeline.model.finding_codes import UnknownFindingError


def test_the_severity_is_the_registry_s() -> None:
    finding = Finding.of("numbering.gap", "缺第 3 条", point=4, evidence=(Evidence(2),))
    assert finding == Finding("numbering.gap", "warning", "缺第 3 条", 4, None, (Evidence(2),))
    assert Finding.of("deadline.past", "早").severity == "warning"
    assert Finding.of("deadline.past", "早", exceptional=True).severity == "info"


def test_an_undeclared_code_cannot_be_made() -> None:
    with pytest.raises(UnknownFindingError, match=r"numbering\.gap"):
        Finding.of("numbering.gaps", "缺")
    with pytest.raises(UnknownFindingError, match=r"numbering\.gap"):
        Finding("numbering.gaps", "warning", "缺")
    with pytest.raises(msgspec.ValidationError, match=r"numbering\.gap"):
        msgspec.json.decode(b'{"code": "numbering.gaps", "severity": "warning", "message": ""}', type=Finding)


def test_an_exceptional_case_must_be_declared() -> None:
    with pytest.raises(ValueError, match=r"numbering\.gap"):
        Finding.of("numbering.gap", "缺", exceptional=True)


def test_what_several_tasks_have_in_common_is_told_once_with_all_of_them() -> None:
    one, other, third = (
        Finding.of("unit.unknown", "看不出。", task=task, evidence=(Evidence(page),))
        for task, page in ((2, 1), (5, 1), (9, 3))
    )
    assert of_tasks([one]) == one == of_tasks([one, Finding.of("unit.unknown", "看不出。")])
    told = of_tasks([one, other, third])
    assert (told.task, told.message) == (2, "看不出。任务第 5、9 项也是这样。")
    assert told.evidence == (Evidence(1), Evidence(3))


def test_at_most_eight_tasks_are_named() -> None:
    assert tasks_named([3]) == "任务第 3 项" and tasks_named(range(1, 9)) == "任务第 1、2、3、4、5、6、7、8 项"
    assert tasks_named(range(1, 12)) == "任务第 1、2、3、4、5、6、7、8 等 11 项"
