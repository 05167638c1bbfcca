"""The real notice, read from its PDF: nothing lost, every field as printed, six differences."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.checks import run_checks
from pipeline.checks.claims import check_claims, fields, rebuild
from pipeline.conversion import read_source
from pipeline.model import Layout, RawNotice
from pipeline.model.reading import Reading
from pipeline.settings import Settings
from tests import ROOT


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_source(ROOT / "input" / "2021-兰山区政务公开工作要点.pdf", Settings(ROOT / "rules", exports=("debug",)))


def way(reading: Reading) -> tuple[Path, Layout, RawNotice]:
    assert reading.way is not None
    return reading.way


def test_nothing_is_lost(reading: Reading) -> None:
    coverage, findings = check_claims(way(reading)[2], way(reading)[1])
    assert findings == ()
    assert coverage.unaccounted == 0
    assert set(coverage.furniture) == {"page_number"}
    assert coverage.characters == coverage.fields + coverage.structure + sum(coverage.furniture.values())


def test_fields_rebuilt_from_their_claims(reading: Reading) -> None:
    for name, field in fields(way(reading)[2]):
        assert rebuild(field, way(reading)[1]) == field.text, name


def test_a_lost_row_is_seen(reading: Reading) -> None:
    lost = way(reading)[2].tasks[9]
    broken = replace(way(reading)[2], tasks=(*way(reading)[2].tasks[:9], *way(reading)[2].tasks[10:]))
    coverage, (finding,) = check_claims(broken, way(reading)[1])
    assert coverage.unaccounted >= len(lost.requirement)
    assert finding.code == "claims.unaccounted" and lost.requirement.text[:10] in finding.message


def test_six_differences(reading: Reading) -> None:
    _, findings = run_checks(way(reading)[2], way(reading)[1], reading.notice)
    assert Counter(finding.code for finding in findings) == {
        "body_table.category_differs": 1,
        "body_table.heading_differs": 1,
        "body_table.text_differs": 4,
    }
    assert all(len({place.page for place in finding.evidence}) > 1 for finding in findings), "body and table"
