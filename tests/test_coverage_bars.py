"""The bars that ``make coverage`` holds modules to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.coverage_bars import MODULE, OVERALL, main, report


def measured(total: float, **modules: float) -> dict[str, Any]:
    def summary(share: float) -> dict[str, Any]:
        return {"percent_covered": share, "covered_lines": int(share), "num_statements": 100}

    files = {f"{name}.py": {"summary": summary(share)} for name, share in modules.items()}
    empty = {"summary": {"percent_covered": 100.0, "covered_lines": 0, "num_statements": 0}}
    return {"files": files | {"__init__.py": empty}, "totals": summary(total)}


def test_enough() -> None:
    rows, wrong = report(measured(OVERALL, a=100.0, b=MODULE))
    assert wrong == []
    assert [row.split()[-1] for row in rows[:2]] == ["b.py", "a.py"] and len(rows) == 3


@pytest.mark.parametrize(
    ("total", "module", "said"),
    [(OVERALL - 0.1, MODULE, "overall"), (99.0, MODULE - 0.1, "a.py"), (0.0, 0.0, "a.py")],
)
def test_too_little(total: float, module: float, said: str) -> None:
    assert report(measured(total, a=module))[1][0].startswith(f"{said}: ")


def test_nothing_measured_is_not_enough() -> None:
    assert report(measured(100.0))[1] == ["nothing was measured"]


def test_the_exit_status_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "figures.json"
    monkeypatch.setattr("sys.argv", ["coverage_bars", str(path)])
    for share, status in ((100.0, 0), (10.0, 1)):
        path.write_text(json.dumps(measured(share, a=share)), encoding="utf-8")
        assert main() == status
    assert "a.py: 10.0 % of lines" in capsys.readouterr().out
