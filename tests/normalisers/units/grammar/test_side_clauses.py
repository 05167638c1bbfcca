"""Clauses that give nobody a task."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import notation, read


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("负责教育、体育等方面工作。分管县教体局、县文旅局", "- 县教体局 · - 县文旅局"),
        ("纪检、信访；分管县委巡察办", "- 县委巡察办"),
        ("财政局、审计局；分管县委巡察办", "- 财政局 · - 审计局 · - 县委巡察办"),
        ("责任单位：省水利厅。具体工作均涉及有关市人民政府，不再做分工", "R 省水利厅"),
    ],
)
def test_asides(text: str, says: str) -> None:
    assert notation(read(text)[0]) == says
