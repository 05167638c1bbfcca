"""The looks of a workbook: every cell style by name, shared by all sheets and all workbooks.

Fonts are those of official documents, by name: 黑体 for headings, 仿宋_GB2312 for text. A style is registered once per
workbook as a NamedStyle, so a clerk finds it in the gallery and can change the look of a whole sheet in one place.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from pipeline.model.finding_codes import SEVERITY_NAMES

HEADING_FONT: Final = "黑体"
TEXT_FONT: Final = "仿宋_GB2312"
TEXT_SIZE: Final = 11.0
# The workbook's standard font, whose digit is the unit of column widths: 8 pixels, on every machine that has it or a
# CJK font in its place. With Calibri, widths on a machine without it are a third off.
STANDARD_FONT: Final = "宋体"

Horizontal = Literal["left", "center", "right"]


class Look(Struct, frozen=True):
    """What makes one style: ``size`` in points, colours as RRGGBB, ``code`` an Excel number format.

    ``banded``: lines above and below only, for a text that runs over the empty cells at its right. ``closed``: the
    side at which a banded one has a line too, as the first or last of its row.
    """

    font: str = TEXT_FONT
    size: float = TEXT_SIZE
    bold: bool = False
    color: str = "000000"
    fill: str | None = None
    horizontal: Horizontal = "left"
    wrap: bool = True
    framed: bool = True
    banded: bool = False
    closed: Literal["left", "right"] | None = None
    code: str = "General"
    rotation: int = 0

    @property
    def indented(self) -> bool:
        """Text in a frame keeps away from the line at its left."""
        return self.framed and self.horizontal == "left"


# A text format that prints brackets around a mark while the cell's value stays the bare mark: the lighter mark is told
# apart on a black-and-white print, and still counts and filters like the full one.
BRACKETED: Final = '"("@")"'

DAY: Final = "yyyy-mm-dd"

LOOKS: Final[dict[str, Look]] = {
    "标题": Look(font=HEADING_FONT, size=16, framed=False, wrap=False),
    "小标题": Look(font=HEADING_FONT, size=12, framed=False, wrap=False),
    "注": Look(size=10, framed=False, wrap=False),
    "表头": Look(font=HEADING_FONT, fill="D9E2F3", horizontal="center"),
    "表头通栏": Look(font=HEADING_FONT, fill="D9E2F3", wrap=False, banded=True),
    "表头填写": Look(font=HEADING_FONT, fill="FFF2CC", horizontal="center"),
    "表头小": Look(font=HEADING_FONT, size=9, color="404040", fill="D9E2F3", horizontal="center"),
    "表头竖排": Look(size=9, fill="D9E2F3", horizontal="center", rotation=90),
    "正文": Look(),
    "正文通栏": Look(wrap=False, banded=True),
    "正文加粗": Look(font=HEADING_FONT),
    "正文居中": Look(horizontal="center"),
    "正文日期": Look(horizontal="center", code=DAY),
    "次要": Look(size=9, color="595959"),
    "次要居中": Look(size=9, color="595959", horizontal="center"),
    "标识": Look(size=7, color="7F7F7F", horizontal="center"),
    "填写": Look(),
    "填写居中": Look(horizontal="center"),
    "填写日期": Look(horizontal="center", code=DAY),
    "单位": Look(font=HEADING_FONT, size=12, fill="D9E2F3"),
    "单位通栏": Look(font=HEADING_FONT, size=12, fill="D9E2F3", wrap=False, banded=True),
    "分块": Look(font=HEADING_FONT, fill="F2F2F2"),
    "分块通栏": Look(font=HEADING_FONT, fill="F2F2F2", wrap=False, banded=True),
    "符号": Look(horizontal="center", wrap=False),
    "符号浅": Look(size=9, color="7F7F7F", horizontal="center", wrap=False, code=BRACKETED),
    "合计": Look(font=HEADING_FONT, fill="F2F2F2", horizontal="center"),
    SEVERITY_NAMES["info"]: Look(horizontal="center", color="595959"),
    SEVERITY_NAMES["warning"]: Look(horizontal="center", color="9C5700"),
    SEVERITY_NAMES["error"]: Look(font=HEADING_FONT, horizontal="center", color="C00000"),
}


for _name, _look in [(name, look) for name, look in LOOKS.items() if look.banded]:
    LOOKS[f"{_name}首"] = replace(_look, closed="left")
    LOOKS[f"{_name}末"] = replace(_look, closed="right")


def band(style: str, cells: int) -> list[str]:
    """The styles of a banded row of so many cells, at least two: closed at both ends."""
    return [f"{style}首", *[style] * (cells - 2), f"{style}末"]


def named_style(name: str) -> NamedStyle:
    """The workbook style of that name, made anew (a style belongs to one workbook). Unknown names are a KeyError."""
    look = LOOKS[name]
    side = Side(style="thin", color="808080")
    style = NamedStyle(
        name=name,
        font=Font(name=look.font, size=look.size, bold=look.bold, color=look.color),
        alignment=Alignment(
            horizontal=look.horizontal,
            vertical="center",
            wrap_text=look.wrap,
            text_rotation=look.rotation,
            indent=int(look.indented),
        ),
        number_format=look.code,
    )
    if look.framed:
        beside = None if look.banded else side
        left, right = (side if look.closed == one else beside for one in ("left", "right"))
        style.border = Border(left=left, right=right, top=side, bottom=side)
    if look.fill is not None:
        style.fill = PatternFill("solid", fgColor=look.fill)
    return style
