"""The columns of the tables for other programs, each with its type and what it means: what the files hold, what
``yaodian schema csv`` prints, and by what their tests load them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from pipeline.model.finding_codes import SEVERITY_NAMES

ColumnType = Literal["text", "integer", "number", "date"]


class CsvColumn(NamedTuple):
    """A column: its title, its type (a date is ISO, an empty cell is no value), and what it means."""

    title: str
    type: ColumnType
    about: str


def _columns(*rows: tuple[str, ColumnType, str]) -> tuple[CsvColumn, ...]:
    return tuple(CsvColumn(*row) for row in rows)


_TASK: Final = _columns(
    ("任务编号", "text", "地区代码-年份-任务标识，各表以此相连；行的移动、合并、拆分和更正不影响别的任务的编号"),
    ("任务标识", "text", "由任务的文字得出，通知换了版本也不变"),
    ("序号", "integer", "在通知里的顺序"),
)
_HEAD: Final = _columns(
    ("年份", "integer", "通知的年份"),
    ("地区", "text", "通知是哪里的，连同上级"),
    ("地区代码", "text", "统计用区划代码，6 位"),
    ("文号", "text", "发文字号"),
    ("发文机关", "text", "几个的以；隔开"),
    ("成文日期", "date", "通知的日期"),
    ("文件", "text", "原文件名"),
)
TABLES: Final[Mapping[str, tuple[CsvColumn, ...]]] = {
    "assignments.csv": (
        *_TASK,
        *_columns(
            ("工作任务（类别）", "text", "任务的类别"),
            ("工作任务（事项）", "text", "任务的名称"),
            ("具体要求", "text", "任务的全文"),
            ("种类", "text", "单位、集合称谓、未识别；待明确是没有列全的名单"),
            ("职责", "text", "牵头、责任、配合、指导或未分主次"),
            ("单位（原文）", "text", "文件里的写法"),
            ("单位（全称）", "text", "规范全称"),
            ("单位标识", "text", "与 units.csv 相连"),
            ("成员数", "integer", "集合称谓的成员个数，成员见 members.csv"),
            ("成员是否完整", "text", "是、否；不是集合称谓的为空"),
            ("完成时限", "text", "文件里的写法，几个的以；隔开"),
            ("截止日期", "text", "几个时限各自的日期，以；隔开"),
            ("来源页码", "text", "在原文件的第几页"),
            ("时限（日期）", "date", "几个日期中最后的一个"),
        ),
        *_HEAD,
    ),
    "units.csv": (
        *_columns(
            ("单位", "text", "规范全称"),
            ("单位标识", "text", "与 assignments.csv、members.csv 相连"),
            ("类型", "text", "政府部门、镇、街道等"),
            ("文中写法", "text", "几种的以；隔开"),
            ("出现次数", "integer", "写明的次数"),
            ("直接点名任务数", "integer", "写明本单位的任务"),
            ("经由集合任务数", "integer", "以“各……”包括本单位的任务"),
            ("待明确任务数", "integer", "名单没有列全、可能包括本单位的任务"),
        ),
        *_HEAD,
    ),
    "members.csv": (
        *_TASK,
        *_columns(
            ("集合称谓", "text", "文件里的写法，如各镇街道"),
            ("集合全称", "text", "规范全称"),
            ("职责", "text", "同 assignments.csv"),
            ("成员", "text", "成员的名称"),
            ("成员标识", "text", "与 units.csv 的单位标识相连"),
            ("成员是否完整", "text", "名单是否是全部成员：是、否"),
        ),
        *_HEAD,
    ),
    "progress.csv": (
        *_TASK,
        *_columns(
            ("工作任务（事项）", "text", "台账里的写法"),
            ("单位", "text", "哪个单位报回的；台账自己的行为空"),
            ("责任领导", "text", "填写的内容"),
            ("联系人", "text", "填写的内容"),
            ("进展情况", "text", "填写的内容"),
            ("完成日期", "date", "看得出是哪一天的"),
            ("完成日期（原文）", "text", "填写的内容"),
            ("备注", "text", "填写的内容"),
            ("时限（日期）", "date", "台账里的时限"),
            ("工作表", "text", "在台账的哪个表"),
            ("行", "integer", "在第几行"),
        ),
        *_HEAD,
    ),
    "coverage.csv": (
        *_columns(
            ("落实情况", "text", "照原文、改写落实、部分落实、没有对应；自行增加是上级没有的任务"),
            ("上级任务编号", "text", "上级任务的编号"),
            ("上级任务序号", "integer", "在上级通知里的顺序"),
            ("上级要求", "text", "上级任务的全文"),
            ("上级责任单位", "text", "上级文件里的写法"),
            ("上级时限", "text", "上级文件里的写法，几个的以；隔开"),
            ("上级截止日期", "date", "几个日期中最后的一个"),
            ("本地任务编号", "text", "对应的任务，几个的以；隔开，与本地的各表相连"),
            ("本地任务序号", "text", "在本地通知里的顺序，几个的以；隔开"),
            ("本地责任单位", "text", "本地文件里的写法"),
            ("没有对口的单位", "text", "上级的单位中，在本地没有对口单位负责的"),
            ("本地时限", "text", "本地文件里的写法"),
            ("本地截止日期", "date", "几个日期中最后的一个"),
            ("晚于上级", "text", "是；不晚或没有日期的为空"),
            ("相似度", "number", "两边文字的相似程度，0 到 1；没有对应的为空"),
        ),
        *_HEAD,
    ),
    "summary.csv": (
        *_columns(
            ("文件", "text", "原文件，从输入的文件夹说起"),
            ("结果", "text", "完成、失败、未处理、跳过、并入"),
            ("原因", "text", "没有完成的，为什么"),
            ("标题", "text", "工作要点的标题"),
            ("年份", "integer", "通知的年份"),
            ("地区", "text", "通知是哪里的，连同上级"),
            ("要点", "integer", "正文要点数"),
            ("任务", "integer", "任务数"),
            ("单位", "integer", "责任单位数"),
            *((name, "integer", f"校核意见里{name}的条数") for name in SEVERITY_NAMES.values()),
            ("用时（秒）", "number", "这次没有重新转换的为空"),
            ("结果文件夹", "text", "在输出文件夹里的位置"),
            ("本次", "text", "是：这次运行的；否：以前的，结果还在"),
            ("地区代码", "text", "统计用区划代码，6 位"),
            ("文号", "text", "发文字号"),
            ("发文机关", "text", "几个的以；隔开"),
            ("成文日期", "date", "通知的日期"),
        ),
    ),
}
"""By the name of the file; ``coverage.csv`` and ``summary.csv`` speak of many notices, the others of one."""


def titles_of(table: str) -> tuple[str, ...]:
    """The titles of a table's columns, in their order."""
    return tuple(column.title for column in TABLES[table])


def csv_schema() -> str:
    """All tables as JSON: by file the columns with title, type and meaning."""
    said = {name: [column._asdict() for column in columns] for name, columns in TABLES.items()}
    form = "UTF-8 with BOM, RFC 4180; an apostrophe stands before texts that begin like a formula"
    return json.dumps({"form": form, "tables": said}, ensure_ascii=False, indent=2)
