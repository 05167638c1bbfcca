"""What the placeholders of a report's templates stand for: the figures in the words of an office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from pipeline.exporters.report.bars import bar
from pipeline.exporters.report.word_template import Field, Fields, Values
from pipeline.exporters.role_names import title_of
from pipeline.exporters.workbook.fitting import one_line
from pipeline.model import Notice
from pipeline.model.progress import DONE, NOT_BEGUN, OVERDUE, SOON_DAYS, UNDER_WAY, Entry
from pipeline.progress.figures import Tally, TaskState, YearFigures
from pipeline.progress.standing import IN_TIME, LATE, SOON

# Of the groups of a bar: what belongs to each, its name and its colour; dark to light also without colours.
GROUPS: Final[tuple[tuple[str, tuple[str, ...], str], ...]] = (
    ("已完成", (IN_TIME, LATE, DONE), "#4a7f4a"),
    ("逾期", (OVERDUE,), "#c00000"),
    ("即将到期", (SOON,), "#f0b840"),
    ("推进中", (UNDER_WAY,), "#9dc3e6"),
    ("未开始", (NOT_BEGUN,), "#e4e4e4"),
)
# How many of a kind the page for the head holds.
MOST_SECTIONS, MOST_UNITS, MOST_LATE = 8, 8, 6
_BAR_WIDTH, _BAR_HEIGHT = 43.0, 3.2
_SWATCH = 5.0, 2.6
# Characters of 10.5 points that stand on one line of the page's columns.
_NAME_EM, _TASK_EM, _UNITS_EM = 15, 18, 12


class Subject(Struct, frozen=True):
    """Whose work it is: the notice's titles, number and issuers."""

    title: str
    full_title: str
    document_number: str
    issuer: str
    year: str

    @classmethod
    def of(cls, notice: Notice) -> Subject:
        """What a report says of the notice that it reports on."""
        head = notice.notice
        full = head.full_title or head.title or title_of(notice)
        year = str(head.year) if head.year is not None else ""
        return cls(title_of(notice), full, head.document_number or "", "、".join(head.issuers[:1]), year)


def report_values(subject: Subject, figures: YearFigures) -> Values:
    """All single values and lists of 领导摘要 and 通报."""
    total = figures.total
    late, soon = figures.standing(OVERDUE), figures.standing(SOON)
    ranked = sorted(figures.units, key=lambda one: (-one[1].of(OVERDUE), one[1].percent, -one[1].tasks))
    kept, rest = figures.sections[:MOST_SECTIONS], figures.sections[MOST_SECTIONS:]
    return {
        **_common(subject, figures.on),
        **_counts(total),
        "任务总数": str(total.tasks),
        "概况": overview(figures),
        "类别": [_row(number, name, tally) for number, (name, tally) in enumerate(figures.sections, 1)],
        "重点类别": [_short(number, name, tally) for number, (name, tally) in enumerate(kept, 1)],
        "类别说明": f"另有{len(rest)}个类别{sum(tally.tasks for _, tally in rest)}项，见通报。" if rest else "",
        "单位": [_row(number, name, tally) for number, (name, tally) in enumerate(figures.units, 1)],
        "重点单位": [_short(number, name, tally) for number, (name, tally) in enumerate(ranked[:MOST_UNITS], 1)],
        "单位说明": _rest_of_units([tally for _, tally in ranked[MOST_UNITS:]]),
        "逾期任务": [task_values(one) for one in late],
        "重点逾期": [_short_task(one) for one in late[:MOST_LATE]],
        "逾期说明": f"另有{len(late) - MOST_LATE}项逾期，见通报。" if len(late) > MOST_LATE else "",
        "逾期无": "" if late else "没有逾期的任务。",
        "即将到期任务": [task_values(one) for one in soon],
        "即将到期无": "" if soon else f"没有{SOON_DAYS}天内到期的任务。",
        **{f"{name}色块": bar(((1, colour),), 1, *_SWATCH) for name, _, colour in GROUPS},
    }


def reminder_values(subject: Subject, state: TaskState, on: date, number: int) -> Values:
    """All values of the 督办单 of one overdue task; ``number`` is that of the form."""
    number_text = f"（{subject.document_number}）" if subject.document_number else ""
    return {
        **_common(subject, on),
        **task_values(state),
        "编号": str(number),
        "第几项": which(state.entry),
        "主送": state.place.said or "各责任单位",
        "依据": f"《{subject.full_title}》{number_text}",
    }


def task_values(state: TaskState) -> dict[str, Field]:
    """A task, whole."""
    entry = state.entry
    return {
        "序号": str(entry.number),
        "类别": state.place.section,
        "任务": entry.task or entry.requirement,
        "要求": entry.requirement,
        "单位": state.place.said,
        "完成时限": day(entry.due) if entry.due else entry.due_text,
        "逾期天数": str(state.days or 0),
        "剩余天数": str(state.days or 0),
        "进展": progress_of(state) or "未报",
        "责任领导": entry.leader,
        "联系人": entry.contact,
        "备注": entry.note,
    }


def which(entry: Entry) -> str:
    """By what people know a task: 第4项; a row of their own by what they numbered it."""
    return f"第{entry.number}项" if entry.number.isdecimal() else entry.number or "临时交办"


def progress_of(state: TaskState) -> str:
    """What was entered on it, with the answers of single units, each on a line."""
    own = [state.entry.progress] if state.entry.progress else []
    answers = [
        f"{answer.unit}：{answer.progress}" if answer.unit else answer.progress
        for answer, _ in state.answers
        if answer.progress
    ]
    return "\n".join([*own, *answers])


def overview(figures: YearFigures) -> str:
    """The figures as sentences."""
    total = figures.total
    undated = total.of(DONE)
    done = [f"按时{total.of(IN_TIME)}项", f"逾期完成{total.of(LATE)}项"]
    done += [f"未写明完成日期{undated}项"] if undated else []
    return (
        f"共{total.tasks}项任务，已完成{total.done}项（{'、'.join(done)}），完成率{total.percent}%；"
        f"逾期未完成{total.of(OVERDUE)}项，{SOON_DAYS}天内到期{total.of(SOON)}项，"
        f"其余推进中{total.of(UNDER_WAY)}项、未开始{total.of(NOT_BEGUN)}项。"
    )


def day(one: date) -> str:
    """2021年6月8日."""
    return f"{one.year}年{one.month}月{one.day}日"


def _common(subject: Subject, on: date) -> dict[str, Field]:
    return {
        "标题": subject.title,
        "文件全称": subject.full_title,
        "文号": subject.document_number,
        "发文机关": subject.issuer,
        "年份": subject.year or str(on.year),
        "截至日期": day(on),
        "成文日期": day(on),
        "期限天数": str(SOON_DAYS),
    }


def _counts(tally: Tally) -> dict[str, Field]:
    return {
        "任务": str(tally.tasks),
        "已完成": str(tally.done),
        "按时": str(tally.of(IN_TIME)),
        "逾期完成": str(tally.of(LATE)),
        "未写完成日期": str(tally.of(DONE)),
        "逾期": str(tally.of(OVERDUE)),
        "即将到期": str(tally.of(SOON)),
        "推进中": str(tally.of(UNDER_WAY)),
        "未开始": str(tally.of(NOT_BEGUN)),
        "完成率": f"{tally.percent}%",
    }


def _row(number: int, name: str, tally: Tally) -> Fields:
    return {"序号": str(number), "名称": name, **_counts(tally), "进度图": _bar(tally)}


def _short(number: int, name: str, tally: Tally) -> Fields:
    return {**_row(number, name, tally), "名称": one_line(name, _NAME_EM)}


def _short_task(state: TaskState) -> Fields:
    values = task_values(state)
    due = state.entry.due
    return {
        **values,
        "任务": one_line(state.entry.task or state.entry.requirement, _TASK_EM),
        "单位": one_line(state.place.said, _UNITS_EM),
        "完成时限": f"{due.month}月{due.day}日" if due else "",
    }


def _bar(tally: Tally) -> Field:
    parts = tuple((tally.of(*standings), colour) for _, standings, colour in GROUPS)
    return bar(parts, tally.tasks, _BAR_WIDTH, _BAR_HEIGHT)


def _rest_of_units(rest: Sequence[Tally]) -> str:
    if not rest:
        return ""
    late = sum(tally.of(OVERDUE) for tally in rest)
    return f"其余{len(rest)}个单位{f'另有逾期{late}项次' if late else '没有逾期的任务'}，见通报。"
