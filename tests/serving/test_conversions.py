from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.staging import staging_area
from pipeline.face import settings_of
from pipeline.serving import conversions
from pipeline.serving.conversions import Conversions
from pipeline.serving.known_results import known_notices
from tests import RULES
from tests.serving.site import AtOnce, place, write


def made(root: Path, source: Path) -> Conversions:
    one = Conversions(root / "output", settings_of(RULES)[0], AtOnce())
    one.begin(source)
    one.close()
    return one


def test_a_file_is_converted(tmp_path: Path) -> None:
    root = place(tmp_path)
    source = write(root / "input/乙县.txt", (root / "input/甲县.txt").read_text(encoding="utf-8"))
    one = made(root, source)
    work = one.state_of(source)
    assert work is not None and work.state == "done" and one.waiting() == 0
    assert one.state_of(root / "input/甲县.txt") is None
    assert len(known_notices(root / "output")) == 2


def test_why_not_is_told(tmp_path: Path) -> None:
    root = place(tmp_path)
    (work,) = made(root, write(root / "input/空.txt", "没有要点")).all()
    assert work.state == "failed" and "没有找到" in work.message


def test_results_are_made_as_they_were(tmp_path: Path) -> None:
    root = place(tmp_path)
    (known,) = known_notices(root / "output")
    write(known.corrections, "join:\n  - [1, 2]\n")
    one = Conversions(root / "output", settings_of(RULES, exports=["json"])[0], AtOnce())
    one.begin(known.source, known.record)
    one.close()
    (after,) = known_notices(root / "output")
    assert after.record.basis.options == known.record.basis.options and after.record.counts.tasks == 2


def test_another_run_in_the_same_folder_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = place(tmp_path)
    monkeypatch.setattr(conversions, "_PAUSE", 0.0)
    with staging_area(root / "output"):
        (work,) = made(root, root / "input/甲县.txt").all()
    assert work.state == "failed" and "另一次转换正在写" in work.message
