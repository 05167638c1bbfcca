"""Makes the Word templates of this folder anew, by the numbers of GB/T 9704-2012.

    python rules/templates/build.py

They are ordinary Word files: an office changes them in Word and never needs this. What may stand between {{ and }} is
listed in ``说明.md`` here. The same program gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SONG, TEXT, BLACK, KAI, PLAIN = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
RED = "FF0000"
MM = 56.6929  # twips
# Of a page by the standard: white above and at the left, the text's own size (millimetres), its lines and characters.
TOP, LEFT, WIDE, HIGH, LINES, SIGNS = 37, 28, 156, 225, 22, 28
LINE = int(HIGH * MM / LINES)  # twips
SIGN = (
    int((WIDE / 25.4 * 72 / SIGNS - 16) * 20) - 1
)  # what is added to a character of 16 points (twips): less than none
# The page for the head of office is no official document: less white, more on it.
CLOSE, CLOSER = 18, 14


def font(name: str, size: float, color: str = "", spread: int = 0) -> str:
    """Run properties: sizes in points, ``spread`` between characters in twips."""
    tint = f'<w:color w:val="{color}"/>' if color else ""
    return (
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{name}" w:cs="Times New Roman"/>'
        f'{tint}<w:spacing w:val="{spread}"/>'
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    )


def style(code: str, name: str, run: str, paragraph: str = "", base: str = "a") -> str:
    """A paragraph style; people find it by its name."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{code}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def spacing(line: int, before: int = 0, after: int = 0) -> str:
    """Exact lines (twips), so that a page holds as many whatever font stands in."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def styles(flat: bool) -> str:
    """``flat``: lines of the summary, closer than those of a document."""
    line = 400 if flat else LINE
    size = 12 if flat else 16
    spread = 0 if flat else SIGN
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{size * 40}"/>'
    centre, right, left = (f'<w:jc w:val="{side}"/>' for side in ("center", "right", "left"))
    heading = f"<w:keepNext/>{spacing(line, 100 if flat else 0)}{'' if flat else indent}"
    free = '<w:snapToGrid w:val="0"/>'
    parts = [
        style("zw", "正文段落", "", indent),
        style("bz", "发文机关标志", font(SONG, 28, RED), spacing(800) + centre),
        style("bt", "公文标题", font(SONG, 22), spacing(700) + centre),
        style("fb", "副题", font(KAI, size), spacing(line, 0, 80 if flat else 0) + centre),
        style("bh", "编号", font(TEXT, 16), f"{spacing(LINE)}{centre}"),
        style("zs", "主送", "", ""),
        style("h1", "一级标题", font(BLACK, 14 if flat else 16, spread=spread), heading),
        style("h2", "二级标题", font(KAI, size, spread=spread), f"<w:keepNext/>{indent}"),
        style("lk", "署名", "", right),
        style("bk", "表中文字", font(TEXT, 10.5 if flat else 12), free + spacing(300 if flat else 360) + left),
        style("bc", "表中居中", font(TEXT, 10.5 if flat else 12), free + spacing(300 if flat else 360) + centre),
        style("bb", "表头", font(BLACK, 10.5 if flat else 12), free + spacing(300 if flat else 360) + centre),
        style("mh", "末行", font(TEXT, 12), f"<w:keepNext/>{free}{spacing(360)}{centre}"),
        style("sz", "大数字", font(BLACK, 20), spacing(480) + centre),
        style("zj", "注", font(TEXT, 9 if flat else 12), spacing(260 if flat else 360)),
        style("bj", "版记", font(TEXT, 14), spacing(LINE) + '<w:ind w:left="280" w:right="280"/>'),
        style("ym", "页码", font(PLAIN, 14), spacing(280)),
    ]  # fmt: skip
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{font(TEXT, size, spread=spread)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/>{spacing(line)}<w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{font(TEXT, size, spread=spread)}</w:rPr></w:style>"
        f"{''.join(parts)}</w:styles>"
    )


def run(text: str) -> str:
    """Text in the look of its paragraph."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str, code: str = "zw", more: str = "") -> str:
    """A paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{code}"/>{more}</w:pPr>{run(text) if text else ""}</w:p>'


def ruled(text: str, code: str, color: str, size: int, where: str = "bottom", space: int = 11) -> str:
    """A paragraph with a line as wide as the text; ``size`` in eighths of a point, ``space`` in points."""
    line = f'<w:{where} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'
    return p(text, code, f"<w:pBdr>{line}</w:pBdr>")


def cell(text: str, width: int, code: str, fill: str = "", span: int = 1) -> str:
    """A cell of so many twips; lines of text are paragraphs."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inner = "".join(p(line, code) for line in text.split("\n"))
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>{wide}{shade}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def row(cells: Sequence[str], height: int, exact: bool = False, head: bool = False) -> str:
    """A row; an ``exact`` one keeps its height whatever is in it, a ``head`` is repeated on every page."""
    rule = "exact" if exact else "atLeast"
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="{rule}"/>'
        f"{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"
    )


def table(widths: Sequence[int], rows: Sequence[str]) -> str:
    """A table of fixed columns (twips) with thin lines."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
        f'<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def listing(columns: Sequence[tuple[str, int, str, str]], height: int, exact: bool = False) -> str:
    """A table of one row a member. ``columns``: title, millimetres, style and placeholder."""
    widths = [round(width * MM) for _, width, _, _ in columns]
    heads = [cell(title, width, "bb", "E7EBF3") for (title, *_), width in zip(columns, widths, strict=True)]
    cells = [cell(text, width, code) for (_, _, code, text), width in zip(columns, widths, strict=True)]
    return table(widths, [row(heads, height, exact, head=True), row(cells, height, exact)])


def page_number(side: str) -> str:
    """— 1 —, at the right of odd pages and at the left of even ones, a character from the edge."""
    jc = "right" if side == "right" else "left"
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    )
    number += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return (
        f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="ym"/><w:ind w:{side}="280"/>'
        f'<w:jc w:val="{jc}"/></w:pPr>'
        f"{run('— ')}{number}{run(' —')}</w:p></w:ftr>"
    )


def document(body: Sequence[str], flat: bool) -> str:
    """The text and its page."""
    if flat:
        feet, grid = "", ""
        right, left, top, bottom = (round(white * MM) for white in (CLOSE, CLOSE, CLOSER, CLOSER))
        footer = round(10 * MM)
    else:
        top, left = round(TOP * MM), round(LEFT * MM)
        right, bottom = round((210 - LEFT - WIDE) * MM), round((297 - TOP - HIGH) * MM) - 20
        # A dash stands 7 mm below the text.
        footer = bottom - round(7 * MM) - 280
        feet = '<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
        grid = f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
    return (
        f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(body)}<w:sectPr>{feet}'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{round(15 * MM)}" w:footer="{footer}" w:gutter="0"/>{grid}</w:sectPr></w:body></w:document>'
    )


def write(name: str, body: Sequence[str], flat: bool = False) -> None:
    """The file. ``flat``: one page without numbers, close lines."""
    feet = {} if flat else {"word/footer1.xml": page_number("right"), "word/footer2.xml": page_number("left")}
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = {
        "word/document.xml": f"{kind}.document.main+xml",
        "word/styles.xml": f"{kind}.styles+xml",
        "word/settings.xml": f"{kind}.settings+xml",
        **dict.fromkeys(feet, f"{kind}.footer+xml"),
    }
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{one}"/>' for part, one in types.items())
    leads = ("styles", "settings", "footer", "footer")
    targets = ("styles.xml", "settings.xml", "footer1.xml", "footer2.xml")[: 2 + len(feet)]
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{lead}" Target="{target}"/>'
        for number, (lead, target) in enumerate(zip(leads, targets, strict=False), 1)
    )
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{relations}"><Relationship Id="rId1"'
        f' Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document(body, flat),
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{relations}">{inner}</Relationships>',
        "word/styles.xml": styles(flat),
        "word/settings.xml": f'{HEAD}<w:settings xmlns:w="{W}">{"" if flat else "<w:evenAndOddHeaders/>"}'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
        **feet,
    }
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def counts(of: str, *names: str) -> list[tuple[str, int, str, str]]:
    """Columns of numbers."""
    return [(name, 15, "bc", f"{{{{{of}.{name}}}}}") for name in names]


def summary() -> list[str]:
    """领导摘要: one page."""
    boxes = ("任务总数", "已完成", "逾期", "{{期限天数}}天内到期", "推进中", "未开始")
    names = ("任务总数", "已完成", "逾期", "即将到期", "推进中", "未开始")
    width = round(174 * MM / len(boxes))
    figures = table(
        [width] * len(boxes),
        [
            row([cell(f"{{{{{name}}}}}", width, "sz") for name in names], 560, exact=True),
            row([cell(title, width, "bb", "E7EBF3") for title in boxes], 340, exact=True),
        ],
    )
    short = [("已完成", 14), ("逾期", 12), ("将到期", 14), ("完成率", 14)]
    keys = {"将到期": "即将到期"}

    def columns(of: str, title: str) -> list[tuple[str, int, str, str]]:
        numbers = [(name, wide, "bc", f"{{{{{of}.{keys.get(name, name)}}}}}") for name, wide in short]
        return [
            (title, 62, "bk", f"{{{{{of}.名称}}}}"),
            ("任务", 12, "bc", f"{{{{{of}.任务}}}}"),
            *numbers,
            ("进度", 46, "bk", f"{{{{{of}.进度图}}}}"),
        ]

    late = [
        ("序号", 12, "bc", "{{重点逾期.序号}}"),
        ("任务", 72, "bk", "{{重点逾期.任务}}"),
        ("责任单位", 50, "bk", "{{重点逾期.单位}}"),
        ("完成时限", 24, "bc", "{{重点逾期.完成时限}}"),
        ("逾期", 16, "bc", "{{重点逾期.逾期天数}}天"),
    ]
    return [
        p("{{标题}}落实情况", "bt"),
        p("（截至{{截至日期}}）", "fb"),
        p("{{概况}}"),
        figures,
        p("一、按工作类别", "h1"),
        listing(columns("重点类别", "类别"), 340, exact=True),
        p("{{类别说明}}", "zj"),
        p("二、按责任单位（逾期多的在前）", "h1"),
        listing(columns("重点单位", "单位"), 340, exact=True),
        p("{{单位说明}}", "zj"),
        p("三、逾期任务", "h1"),
        p("{{逾期无}}", "zj"),
        listing(late, 340, exact=True),
        p("{{逾期说明}}", "zj"),
        p(
            "进度图：{{已完成色块}} 已完成　{{逾期色块}} 逾期　{{即将到期色块}} {{期限天数}}天内到期　"
            "{{推进中色块}} 推进中　{{未开始色块}} 未开始。数字由台账中填写的进展和完成日期计算。",
            "zj",
        ),
    ]


def bulletin() -> list[str]:
    """通报: the units in order."""
    units = [
        ("序号", 12, "bc", "{{单位.序号}}"),
        ("单位", 50, "bk", "{{单位.名称}}"),
        *counts("单位", "任务", "已完成", "按时", "逾期"),
        ("将到期", 17, "bc", "{{单位.即将到期}}"),
        ("完成率", 17, "bc", "{{单位.完成率}}"),
    ]
    sections = [("类别", 62, "bk", "{{类别.名称}}"), *counts("类别", "任务", "已完成", "按时", "逾期"),
                ("将到期", 17, "bc", "{{类别.即将到期}}"), ("完成率", 17, "bc", "{{类别.完成率}}")]  # fmt: skip

    def tasks(of: str, last: tuple[str, int, str, str]) -> list[tuple[str, int, str, str]]:
        return [
            ("序号", 12, "bc", f"{{{{{of}.序号}}}}"),
            ("任务", 54, "bk", f"{{{{{of}.任务}}}}"),
            ("责任单位", 40, "bk", f"{{{{{of}.单位}}}}"),
            # A whole day (2021年10月31日) stands on one line.
            ("完成时限", 33, "bc", f"{{{{{of}.完成时限}}}}"),
            last,
        ]

    return [
        p("{{发文机关}}", "bz"),
        ruled("{{年份}}年第　　期", "bh", RED, 12),
        p("", "zs"),
        p("关于{{标题}}", "bt"),
        p("落实情况的通报", "bt"),
        p("", "zs"),
        p("各责任单位："),
        p("现将{{标题}}确定的各项任务截至{{截至日期}}的落实情况通报如下。"),
        p("一、总体情况", "h1"),
        p("{{概况}}"),
        p("（一）按工作类别", "h2"),
        listing(sections, 440),
        p("二、各单位情况", "h1"),
        p("各单位承担的任务（不含配合、指导事项）进展如下，按单位名录的次序排列。"),
        listing(units, 440),
        p("三、逾期任务", "h1"),
        p("{{逾期无}}"),
        listing(tasks("逾期任务", ("逾期", 17, "bc", "{{逾期任务.逾期天数}}天")), 440),
        p("四、{{期限天数}}天内到期的任务", "h1"),
        p("{{即将到期无}}"),
        listing(tasks("即将到期任务", ("还有", 17, "bc", "{{即将到期任务.剩余天数}}天")), 440),
        p("", "zs"),
        p("{{发文机关}}　　", "lk"),
        p("{{成文日期}}　　", "lk"),
    ]


def reminder() -> list[str]:
    """督办单: one overdue task."""
    left, right = round(34 * MM), round(122 * MM)
    facts = (
        ("任务", "{{第几项}}　{{任务}}（{{类别}}）"),
        ("具体要求", "{{要求}}"),
        ("责任单位", "{{单位}}"),
        ("完成时限", "{{完成时限}}（已逾期{{逾期天数}}天）"),
        ("已报进展", "{{进展}}"),
        ("负责人员", "{{责任领导}}　{{联系人}}"),
    )
    rows = [row([cell(name, left, "bb", "F2F2F2"), cell(text, right, "bk")], 440) for name, text in facts]
    # No signature stands alone on a page: the last row goes with it.
    rows.append(row([cell("办理结果", left, "mh", "F2F2F2"), cell("\n", right, "mh")], 440))
    return [
        p("{{发文机关}}", "bz"),
        ruled("督办〔{{年份}}〕{{编号}}号", "bh", RED, 12),
        p("", "zs"),
        p("督　办　单", "bt"),
        p("{{主送}}：", "zs"),
        p("根据{{依据}}，你单位承担的下列任务截至{{截至日期}}已超过完成时限，尚未报告完成。"
          "请抓紧办理，自收到之日起5个工作日内报告办理结果；确有困难的，说明原因和预计完成的日期。"),
        table([left, right], rows),
        p("{{发文机关}}　　", "lk", "<w:keepNext/>"),
        p("{{成文日期}}　　", "lk"),
    ]  # fmt: skip


def look_back() -> list[str]:
    """回头看: last year's unfinished tasks, and what became of each."""
    columns = [
        ("序号", 12, "bc", "{{任务.序号}}"),
        ("上年任务", 44, "bk", "{{任务.任务}}：{{任务.摘要}}"),
        ("责任单位", 36, "bk", "{{任务.单位}}"),
        ("状态", 16, "bc", "{{任务.状态}}"),
        ("今年去向", 21, "bc", "{{任务.去向}}"),
        ("今年", 27, "bk", "{{任务.今年}}"),
    ]
    return [
        p("{{旧标题}}", "bt"),
        p("未完成事项回头看", "bt"),
        p("", "zs"),
        p("{{概况}}"),
        p("{{没有}}"),
        listing(columns, 440),
    ]


if __name__ == "__main__":
    write("领导摘要.docx", summary(), flat=True)
    write("通报.docx", bulletin())
    write("督办单.docx", reminder())
    write("回头看.docx", look_back())
