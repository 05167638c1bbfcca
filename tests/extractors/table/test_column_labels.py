"""What a label names."""

from __future__ import annotations

import pytest

from pipeline.extractors.table.column_labels import load_columns, role_of
from pipeline.rules.roles import load_roles
from tests import RULES

COLUMNS = load_columns(RULES, load_roles(RULES))


@pytest.mark.parametrize(
    ("label", "role"),
    [("序 号", "number"), ("2023年工作任务", "any"), ("责任单位（配合）", "support"), ("完成时间及责任人", "deadline")],
)
def test_labels(label: str, role: str) -> None:
    assert role_of(label, COLUMNS) == role
    assert role_of("考核得票数", COLUMNS) is None
