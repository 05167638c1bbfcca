"""An answer as a chart, where people would rather look: the first column gives the labels, the next the lengths.

matplotlib is an extra (``charts``), imported when a chart is drawn; it needs a font of the system that has Chinese.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

from pipeline.dataset.answers import as_text
from pipeline.dataset.querying import Answer
from pipeline.errors import UsageError
from pipeline.exporters.atomic import write_bytes

_MISSING: Final = "没有安装画图功能，请先运行：pip install 'yaodian[charts]'"
_MOST: Final = 40
_SAMPLE: Final = "台账"
_INK, _PAPER, _GRID = "#2f5d8a", "#ffffff", "#d9dee3"


def draw(answer: Answer, kind: str, title: str, path: Path) -> None:
    """Write the chart as PNG or SVG, by the file's name. ``kind``: barh, bar or line.

    Raises UsageError: matplotlib or a Chinese font is missing, another kind of file, or nothing that can be drawn;
    OutputError if the file cannot be written.
    """
    if path.suffix.lower() not in (".png", ".svg"):
        raise UsageError(f"{path}：图只能写成 .png 或 .svg。")
    at = _numbers_at(answer)
    rows = answer.rows[:_MOST]
    figure, axes = _blank(len(rows), kind)
    labels = [as_text(row[0]) for row in rows]
    lengths = [float(value) if isinstance(value := row[at], int | float) else 0.0 for row in rows]
    if kind == "barh":
        axes.barh(labels[::-1], lengths[::-1], color=_INK)
        axes.bar_label(axes.containers[0], padding=3, fmt="{:g}")
    elif kind == "bar":
        axes.bar(labels, lengths, color=_INK)
        axes.tick_params("x", rotation=60)
    else:
        axes.plot(labels, lengths, color=_INK, marker="o")
    axes.set_title(title or answer.columns[at])
    (axes.set_xlabel if kind == "barh" else axes.set_ylabel)(answer.columns[at])
    content = io.BytesIO()
    figure.savefig(content, format=path.suffix.lower()[1:], metadata=_dateless(path))
    write_bytes(path, content.getvalue())


def _numbers_at(answer: Answer) -> int:
    """The first column after the labels that holds numbers."""
    for at in range(1, len(answer.columns)):
        if any(isinstance(row[at], int | float) for row in answer.rows):
            return at
    raise UsageError("结果里没有可以画图的数字（第一列作名称，后面要有一列数字）。")


def _blank(rows: int, kind: str) -> tuple[Any, Any]:
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
        from matplotlib.font_manager import fontManager
        from matplotlib.ft2font import FT2Font
    except ImportError as error:
        raise UsageError(_MISSING) from error

    def knows_chinese(path: str) -> bool:
        try:
            glyphs = {FT2Font(path).get_char_index(ord(sign)) for sign in _SAMPLE}
        # A font that the library cannot open is no font for us.
        except RuntimeError:
            return False
        # A font of last resort has one box for all of them.
        return 0 not in glyphs and len(glyphs) == len(_SAMPLE)

    name = next((one.name for one in fontManager.ttflist if one.weight == 400 and knows_chinese(one.fname)), None)
    if name is None:
        raise UsageError("系统里没有中文字体，画不出图；请安装一种（如 fonts-noto-cjk）再试。")
    mpl.rcParams["font.family"] = [name]
    mpl.rcParams["svg.hashsalt"] = "yaodian"
    height = max(3.0, 0.32 * rows + 1.2) if kind == "barh" else 5.0
    figure = Figure(figsize=(9.0, height), dpi=144, facecolor=_PAPER, layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="x" if kind == "barh" else "y", color=_GRID)
    axes.set_axisbelow(True)
    return figure, axes


def _dateless(path: Path) -> dict[str, None]:
    """The same chart, the same bytes."""
    return {"Date": None} if path.suffix.lower() == ".svg" else {}
