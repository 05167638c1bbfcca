"""Charts: drawn with Chinese letters, or a word why not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.dataset.charts import draw
from pipeline.dataset.querying import Answer
from pipeline.errors import UsageError

ANSWER = Answer(("单位", "说明", "任务数"), (("甲局", "话", 3), ("乙局", "话", 1)))


@pytest.mark.parametrize("kind", ["barh", "bar", "line"])
def test_drawn_alike_each_time(kind: str, tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg"):
        draw(ANSWER, kind, "牵头最多的单位", tmp_path / name)
    first, second = ((tmp_path / name).read_bytes() for name in ("a.svg", "b.svg"))
    assert first == second and first.startswith(b"<?xml")


def test_a_picture(tmp_path: Path) -> None:
    draw(ANSWER, "barh", "", tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_to_draw(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有可以画图的数字"):
        draw(Answer(("单位", "说明"), (("甲", "乙"),)), "barh", "", tmp_path / "a.png")


def test_another_kind_of_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"只能写成 \.png 或 \.svg"):
        draw(ANSWER, "barh", "", tmp_path / "a.docx")


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError, match=r"pip install 'yaodian\[charts\]'"):
        draw(ANSWER, "barh", "", tmp_path / "a.png")


def test_without_a_chinese_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib.font_manager import fontManager

    monkeypatch.setattr(
        fontManager, "ttflist", [one for one in fontManager.ttflist if "DejaVu" in one.name or "Last" in one.name]
    )
    with pytest.raises(UsageError, match="系统里没有中文字体"):
        draw(ANSWER, "barh", "", tmp_path / "a.png")
