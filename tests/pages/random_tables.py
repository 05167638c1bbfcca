"""Random task tables and random ways to lay them out, with what a reader of the page must get back."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from tests.pages.laying import UP, Laid, Style
from tests.pages.rows import Row

_WORDS = "推进深化落实加强完善优化规范做好政务信息公开服务平台建设管理制度群众企业项目资金数据审批流程监督检查基层标准"
_PLACES = (
    "财政局",
    "审计局",
    "民政局",
    "司法局",
    "教育体育局",
    "发展和改革局",
    "自然资源局",
    "卫生健康局",
    "应急管理局",
)


class Case(NamedTuple):
    """A table (header first), its columns' widths, how it is drawn, where pages end, and the rows it holds."""

    matrix: list[list[str]]
    widths: list[float]
    style: Style
    top: float
    bottoms: list[float]
    rows: list[Row]

    @property
    def numbered(self) -> bool:
        return self.matrix[0][0] == "序号"


@st.composite
def sentences(draw: st.DrawFn, least: int = 6, most: int = 60) -> str:
    words = st.text(alphabet=_WORDS, min_size=least, max_size=most)
    text = draw(words)
    at = draw(st.integers(2, len(text)))
    comma = "，" if 3 < at < len(text) - 3 else ""
    return f"{text[:at]}{comma}{text[at:]}。"


@st.composite
def cases(draw: st.DrawFn, numbered: bool | None = None, rules: str | None = None) -> Case:
    """``numbered``: with ordinals or without, else either; ``rules``: how it is drawn, else any full or level rules."""
    ordinals = draw(st.booleans()) if numbered is None else numbered
    deadlines = draw(st.booleans())
    texts = draw(st.lists(sentences(), min_size=3, max_size=12, unique=True))
    rows: list[Row] = []
    category, task = "", ""
    matrix = [["序号"] * ordinals + ["工作任务", "重点任务", "具体要求", "责任单位"] + ["完成时限"] * deadlines]
    ruled = rules not in ("three", "none")
    heads = st.text(alphabet=_WORDS, min_size=4, max_size=8 if ruled else 5)
    for number, text in enumerate(texts, start=1):
        first = draw(st.integers(0, 2)) == 0 or not rows
        second = first or draw(st.booleans())
        category, task = draw(heads) if first else category, draw(heads) if second else task
        names = draw(st.lists(st.sampled_from(_PLACES), min_size=1, max_size=4, unique=True))
        units = "、".join(f"区{name}" for name in names)
        due = draw(st.sampled_from(("6月底前", "年底前", "持续推进", "2021年9月底前"))) if deadlines else ""
        label = [str(number)] * ordinals
        matrix.append([*label, category if first else UP, task if second else UP, text, units] + [due] * deadlines)
        rows.append((label[0] if label else "", category, task, text, units, due, ""))
    sizes = st.floats(7, 13)
    size = draw(sizes)
    width = [4 * size] * ordinals + [draw(st.floats(5 if ruled else 8, 9)) * size for _ in range(2)]
    width += [draw(st.floats(10, 20)) * size, draw(st.floats(8, 12)) * size] + [9 * size] * deadlines
    style = Style(
        rules=rules or draw(st.sampled_from(("full", "inner", "full", "level", "broken"))),
        pen=draw(st.sampled_from(("line", "bar", "double"))),
        cuts=draw(st.sampled_from(("closed", "open"))),
        middle=ruled and draw(st.booleans()),
        repeat=draw(st.booleans()),
        whole=not ruled or draw(st.booleans()),
        size=size,
        lead=draw(st.floats(1.15, 1.7)),
        pad=draw(st.floats(3, 7)) if ruled else draw(st.floats(0.5, 0.9)) * size,
    )
    lowest = 160 + 12 * size
    bottoms = draw(st.lists(st.floats(lowest, 790), min_size=1, max_size=3))
    return Case(matrix, width, style, draw(st.floats(70, 150)), bottoms, rows)


def decided(case: Case, laid: Laid) -> bool:
    """Whether the page tells at each break if its row goes on: by an ordinal, an open cell, words or an empty cell."""
    if case.numbered or (case.style.cuts == "open" and case.style.rules in ("full", "inner")):
        return True
    by_row = {box.row: box for box in laid.cells if case.matrix[0][box.column] == "具体要求"}
    for above, below in laid.breaks():
        if above.row != below.row:
            continue
        said = "".join(laid.lines[by_row[above.row]][: above.last])
        rest = "".join(laid.lines[by_row[above.row]][above.last :])
        if rest and said.endswith("。"):
            return False
    return True
