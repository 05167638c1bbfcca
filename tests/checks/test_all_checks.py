"""All checks together: which run when, and how long the real notice takes."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from pipeline.checks import run_checks
from tests.checks.build import notice, point, printed, section, task

BODY = [section(1, "深化公开", point(1, "做好公开", "发布信息。梳理清单。"))]


def test_a_sound_notice() -> None:
    raw, layout = printed()
    rows = [task(1, "发布信息。", 1, "深化公开"), task(2, "梳理清单。", 1, "深化公开")]
    coverage, findings = run_checks(raw, layout, notice(BODY, rows))
    assert coverage.unaccounted == 0
    assert findings == ()


def test_clauses_are_not_set_against_their_own_point() -> None:
    raw, layout = printed()
    rows = [task(1, "发布信息。", 1, "深化公开的")]
    _, findings = run_checks(raw, layout, notice(BODY, rows))
    assert [finding.code for finding in findings] == ["body_table.category_differs"]
    assert findings[0].evidence, "the heading's place in the body"
    clauses = msgspec.structs.replace(raw, tasks=tuple(msgspec.structs.replace(t, point=1) for t in raw.tasks))
    assert run_checks(clauses, layout, notice(BODY, rows))[1] == ()


@pytest.mark.process
def test_no_heavy_library_is_loaded() -> None:
    code = "import sys, pipeline.checks; print([m for m in ('jieba', 'scipy', 'pandas', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
