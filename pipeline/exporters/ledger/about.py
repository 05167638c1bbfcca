"""说明: what the workbook was made from and with, and how to fill it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.exporters.ledger.matrix import LEGEND
from pipeline.exporters.role_names import title_of
from pipeline.exporters.titles import (
    ABOUT,
    CHECKED,
    CORRECTIONS,
    DUE_DATE,
    KEY,
    LEFT_OVER,
    MAKER,
    PROGRAM,
    PROGRESS,
    REVIEW,
    USER_COLUMNS,
)
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, flowing_rows
from pipeline.model import Notice
from pipeline.model.progress import DONE, OVERDUE, PROGRESS_WORDS, SOON_DAYS

NAME: Final = ABOUT
SIGNS: Final = f"“责任矩阵”的符号：{LEGEND}".replace("\n", "；")
# As for the list of units: fits A4 landscape with any font. The last part begins a page of its own.
SCALE: Final = 75
# Points of rows that one page shows in a size that can be read; more goes on over several pages.
ONE_PAGE: Final = 900.0
COLUMNS: Final = (SheetColumn("项目", 18, "分块"), SheetColumn("内容", 130))
HOW_TO: Final = (
    f"“任务台账”中底色为黄的表头（{'、'.join(USER_COLUMNS)}）由您填写，右边也可以自己加列。",
    f"{PROGRESS}请从下拉列表中选：{'、'.join(PROGRESS_WORDS)}。完成日期请写成“年-月-日”。",
    f"颜色随日期变，不用选：已过“{DUE_DATE}”而没有完成的是红色，日期后有“{OVERDUE}”二字；"
    f"{SOON_DAYS} 天内到期的是黄色；填了完成日期的，或{PROGRESS}选“{DONE}”的，是灰色。"
    f"“{DUE_DATE}”可以改，以您填的为准。",
    f"“{REVIEW}”表的“{CHECKED}”一列也由您填写；各表空白处、表的上下左右都可以写，也可以自己加行、加列、加工作表。",
    "您写的、改的、加的，连同格式、批注、列宽、排序、筛选，再次生成时都原样保留；没有改过的由程序更新。",
    f"您改过程序填的格，以您的为准；程序这次的内容也变了的，列在“{REVIEW}”表。要用程序的，请清空那一格再生成。",
    f"读错了的地方，写在“{CORRECTIONS}”表：选“更正什么”，写明序号、原来写的、改为什么，再次生成时照改，"
    "“结果”一列说明用了没有、为什么。序号是更正前的。",
    f"任务取消后，写在那一行的内容移到“{LEFT_OVER}”表，任务回来时放回原处。",
    f"最右边隐藏的“{KEY}”一列是程序对照新旧台账用的，不打印，请勿改动、删除；删掉的行、列、表会再生成出来，不需要的请隐藏。",
    "再次生成前请先保存并关闭本工作簿；没有关闭时，新的一份写在旁边，不会覆盖。",
    "太长的文字一行放不下时接着写在下一行，任务标识后带“（续）”。",
)


def about_sheet(notice: Notice, units: int, notes: Mapping[str, str]) -> Sheet:
    """What there is to know of this workbook; ``notes`` are further lines of the caller's (name and text)."""
    rows = [SheetRow([title_of(notice)], "标题", 34.0)]
    starts: list[int] = []
    for title, lines in _parts(notice, units, notes):
        starts.append(len(rows))
        rows.append(SheetRow([title], "小标题", 28.0))
        for name, text in lines:
            if text:
                rows += flowing_rows(COLUMNS, [name, text], repeated=(0,))
    if sum(row.height for row in rows) <= ONE_PAGE:
        return Sheet(name=NAME, columns=COLUMNS, rows=rows, heads=0, one_page=True)
    return Sheet(name=NAME, columns=COLUMNS, rows=rows, heads=0, row_breaks=starts[-1:], scale=SCALE)


def _parts(notice: Notice, units: int, notes: Mapping[str, str]) -> list[tuple[str, Sequence[tuple[str | int, str]]]]:
    how = [(number, text) for number, text in enumerate((*HOW_TO, SIGNS), 1)]
    return [
        ("一、怎样填写", how),
        ("二、文件信息", _document(notice)),
        ("三、生成情况", [*_counts(notice, units), *_origin(notice), *notes.items()]),
    ]


def _document(notice: Notice) -> list[tuple[str, str]]:
    head = notice.notice
    return [
        ("文件标题", head.full_title or head.title or ""),
        ("发文机关", "\n".join(head.issuers)),
        ("发文字号", head.document_number or ""),
        ("成文日期", head.issued_on or ""),
        ("主送机关", "\n".join(head.addressees)),
        ("前言", head.preamble or ""),
        ("结尾", head.closing or ""),
        ("附件", "\n".join(head.attachments)),
        ("附注", head.note or ""),
        ("依据文件", "\n".join(f"{basis.title}{_in_brackets(basis.document_number)}" for basis in head.basis)),
    ]


def _counts(notice: Notice, units: int) -> list[tuple[str, str]]:
    worth = sum(finding.severity != "info" for finding in notice.findings)
    named = len({party.unit or party.text for task in notice.tasks for party in task.assignment.parties})
    all_units = f"，展开“各……”一类集合称谓后 {units} 个" if units != named else ""
    return [
        ("数量", f"要点 {len(notice.points())} 条，任务 {len(notice.tasks)} 项，责任单位 {named} 个{all_units}"),
        ("校核意见", f"{len(notice.findings)} 条，其中需要核对的 {worth} 条，见“校核意见”表"),
        ("文字归属", _coverage(notice)),
    ]


def _coverage(notice: Notice) -> str:
    coverage = notice.coverage
    if coverage is None:
        return ""
    furniture = sum(coverage.furniture.values())
    return (
        f"全文 {coverage.characters} 字：正文和表格 {coverage.fields} 字，编号和表头等 {coverage.structure} 字，"
        f"页码、水印等 {furniture} 字，未能归属 {coverage.unaccounted} 字"
    )


def _origin(notice: Notice) -> list[tuple[str, str]]:
    source, generator = notice.source, notice.generator
    options = "，".join(f"{name}={value}" for name, value in generator.options.items() if value is not None)
    return [
        ("源文件", f"{source.file}{f'（{source.pages} 页）' if source.pages else ''}"),
        ("源文件 SHA-256", source.sha256),
        (MAKER, f"{PROGRAM} {generator.version}"),
        ("规则 SHA-256", generator.rules_sha256),
        ("选项", options),
    ]


def _in_brackets(text: str | None) -> str:
    return f"（{text}）" if text else ""
