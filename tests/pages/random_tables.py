"""Random task tables and random ways to lay them out, with what a reader of the page must get back.

A table is drawn from its seed alone. They are as hard as those that offices print: cells of units, deadlines and
ordinals merged over rows or not, one habit a table; sentences that end in 。, ； or nothing; numbered items within a
requirement or from row to row; requirements of several sentences and paragraphs; headings that a page break cuts;
frames that the page break closes or leaves open.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tests.pages.laying import UP, Laid, Style
from tests.pages.paper import Paper
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
_DEADLINES = ("6月底前", "年底前", "持续推进", "2021年9月底前")
_LEFT = 40.0


class Manner(NamedTuple):
    """How one table is written.

    ``ordinals``: none, of rows, or of tasks (merged over the rows of a task). ``ends``: what a requirement ends in, one
    of it by chance a row. ``items``: none, within a requirement, or from row to row. ``sentences`` and ``paragraphs``:
    the most in a requirement. ``units``, ``deadlines``: own, merged over a task, over some rows of a task, or over any
    rows; without deadlines none.
    """

    ordinals: str
    ends: str
    items: str
    sentences: int
    paragraphs: int
    units: str
    deadlines: str


class Case(NamedTuple):
    """A table (header first), its columns' widths, how it is drawn, where pages end, the rows it holds, and whether a
    body names its headings."""

    matrix: list[list[str]]
    widths: list[float]
    style: Style
    top: float
    bottoms: list[float]
    rows: list[Row]
    manner: Manner
    known: bool

    def laid(self) -> Laid:
        """The table with its lines, cut over pages."""
        return Laid(self.matrix, self.widths, self.style, _LEFT).cut(self.top, self.bottoms)

    def draw(self, laid: Laid, paper: Paper) -> Paper:
        """Draws it, under a title."""
        width = sum(self.widths) + 2 * _LEFT

        def page() -> Paper:
            return paper.page(width, 842)

        laid.draw(page().text(100, 40, "任务分解表", 16), page)
        return paper


def random_case(seed: int, numbered: bool | None = None, rules: str | None = None) -> Case:
    """The table of a seed. ``numbered``: with ordinals or without, else either; ``rules``: how it is drawn, else any
    full or level rules."""
    draw = Random(seed)
    ordinals = draw.random() < 0.5 if numbered is None else numbered
    rules = rules or draw.choice(("full", "full", "inner", "level", "broken"))
    ruled = rules not in ("three", "none")
    manner = _manner(draw, ordinals, ruled)
    matrix, rows = _filled(draw, manner, ruled)
    style, widths = _style(draw, manner, rules)
    lowest = 160 + 12 * style.size
    bottoms = [draw.uniform(lowest, 790) for _ in range(draw.randint(1, 3))]
    return Case(matrix, widths, style, draw.uniform(70, 150), bottoms, rows, manner, draw.random() < 0.7)


def _manner(draw: Random, ordinals: bool, ruled: bool) -> Manner:
    merged = ("own", "own", "own", "task", "some", "any") if ruled else ("own",)
    return Manner(
        ordinals=(draw.choice(("rows",) * 5 + ("tasks",) * ruled) if ordinals else ""),
        ends=draw.choice(("。", "。", "。", "；", "，", "", "。；", "。；，")),
        items=draw.choice(("", "", "", "", "within", "rows")),
        sentences=draw.choice((1, 1, 3)),
        paragraphs=draw.choice((1, 1, 1, 2)) if ruled else 1,
        units=draw.choice(merged),
        deadlines=draw.choice((draw.choice(merged), "")),
    )


def _filled(draw: Random, manner: Manner, ruled: bool) -> tuple[list[list[str]], list[Row]]:
    """The matrix, with its header, and the rows that it says."""
    matrix = [
        ["序号"] * bool(manner.ordinals)
        + ["工作任务", "重点任务", "具体要求", "责任单位"]
        + ["完成时限"] * bool(manner.deadlines)
    ]
    rows: list[Row] = []
    label = category = task = units = due = ""
    tasks = 0
    longest = draw.choice((8, 20)) if ruled else 5
    for number in range(1, draw.randint(3, 12) + 1):
        first = not rows or draw.random() < 0.33
        second = first or draw.random() < 0.5
        tasks += second
        category = _words(draw, 4, longest) if first else category
        task = _words(draw, 4, longest) if second else task
        own_label = manner.ordinals == "rows" or second
        label = (str(number if manner.ordinals == "rows" else tasks) if own_label else label) if manner.ordinals else ""
        own_units = not rows or _begins(draw, manner.units, second)
        units = "、".join(f"区{one}" for one in draw.sample(_PLACES, draw.randint(1, 4))) if own_units else units
        own_due = not rows or _begins(draw, manner.deadlines, second)
        due = (draw.choice(_DEADLINES) if own_due else due) if manner.deadlines else ""
        text = requirement(draw, manner, number)
        fields = [label if own_label else UP] * bool(manner.ordinals)
        fields += [category if first else UP, task if second else UP, text, units if own_units else UP]
        matrix.append(fields + [due if own_due else UP] * bool(manner.deadlines))
        rows.append((label, category, task, text.replace("\n", ""), units, due, ""))
    return matrix, rows


def _begins(draw: Random, merged: str, task: bool) -> bool:
    """Whether a row has a cell of its own in a column that is merged so."""
    if merged == "task":
        return task
    if merged == "some":
        return task or draw.random() < 0.5
    return merged != "any" or draw.random() < 0.5


def requirement(draw: Random, manner: Manner, number: int) -> str:
    """What a row asks for; paragraphs are lines of their own."""
    parts: list[str] = []
    for _ in range(draw.randint(1, manner.sentences)):
        text = _words(draw, 6, 60 // manner.sentences + 10)
        at = draw.randint(2, len(text))
        parts.append(f"{text[:at]}{'，' if 3 < at < len(text) - 3 else ''}{text[at:]}")
    end = draw.choice(manner.ends) if manner.ends else ""
    between = "\n" if manner.paragraphs > 1 and draw.random() < 0.5 else ""
    if manner.items == "within" and len(parts) > 1:
        form = draw.choice(("{}.", "（{}）", "{}、"))
        parts = [form.format(index) + part for index, part in enumerate(parts, start=1)]
        stop = draw.choice("；。")
        return f"{stop}{between}".join(parts) + end
    whole = f"。{between}".join(parts) + end
    return f"{number}.{whole}" if manner.items == "rows" else whole


def _words(draw: Random, least: int, most: int) -> str:
    return "".join(draw.choices(_WORDS, k=draw.randint(least, most)))


def _style(draw: Random, manner: Manner, rules: str) -> tuple[Style, list[float]]:
    ruled = rules not in ("three", "none")
    size = draw.uniform(7, 13)
    widths = [4 * size] * bool(manner.ordinals) + [draw.uniform(5 if ruled else 8, 9) * size for _ in range(2)]
    widths += [draw.uniform(10, 20) * size, draw.uniform(8, 12) * size] + [9 * size] * bool(manner.deadlines)
    style = Style(
        rules=rules,
        pen=draw.choice(("line", "bar", "double")),
        cuts=draw.choice(("closed", "open")),
        middle=ruled and draw.random() < 0.5,
        repeat=draw.random() < 0.5,
        whole=not ruled or draw.random() < 0.5,
        size=size,
        lead=draw.uniform(1.15, 1.7),
        pad=draw.uniform(3, 7) if ruled else draw.uniform(0.5, 0.9) * size,
    )
    return style, widths
