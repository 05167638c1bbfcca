"""The notice as an OFD file is the notice of its PDF, field by field, however its writer draws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

import yaodian
from pipeline.model import Notice
from tests import ROOT, RULES
from tests.sources.ofd.twins import write_twin
from tests.sources.ofd.writing import Dress

PRINTED = ROOT / "input" / "2021-兰山区政务公开工作要点.pdf"
PLACES = {"generator", "source", "coverage", "evidence", "where"}


def fields(value: Any) -> Any:
    """Without what tells where it stands and what file it came from."""
    if isinstance(value, dict):
        return {key: fields(one) for key, one in value.items() if key not in PLACES}
    return [fields(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.fixture(scope="module")
def printed() -> Notice:
    return yaodian.read(PRINTED, rules=RULES)


@pytest.mark.parametrize(
    ("dress", "bars", "flipped"), [("prefix", False, False), ("default", True, False), ("undeclared", False, True)]
)
def test_same_as_the_pdf(tmp_path: Path, printed: Notice, dress: Dress, bars: bool, flipped: bool) -> None:
    notice = yaodian.read(write_twin(PRINTED, tmp_path / "twin.ofd", dress, bars, flipped), rules=RULES)
    assert fields(msgspec.to_builtins(notice)) == fields(msgspec.to_builtins(printed))
    assert len(notice.tasks) == 34 and notice.coverage is not None and notice.coverage.unaccounted == 0
    assert printed.coverage is not None and notice.coverage.furniture == printed.coverage.furniture
    for task, other in zip(notice.tasks, printed.tasks, strict=True):
        assert [place.page for place in task.evidence] == [place.page for place in other.evidence]
        for place, before in zip(task.evidence, other.evidence, strict=True):
            assert place.bbox == pytest.approx(before.bbox, abs=0.5)
