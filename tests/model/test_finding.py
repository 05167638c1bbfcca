"""A finding has the severity of its code, and none is made without a declared one."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.model import Evidence, Finding
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
