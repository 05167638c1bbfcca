"""A batch: what is up to date stays, the rest goes through an executor, and each result is moved into its place."""

from __future__ import annotations

import logging
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.inputs import Input, Unread, shown, why_unreadable
from pipeline.batch.limits import Limits
from pipeline.batch.pool import TimeLimitError
from pipeline.batch.record import (
    NAME,
    Counts,
    LastYear,
    MadeFrom,
    Record,
    hash_file,
    is_current,
    read_record,
    way_to,
)
from pipeline.batch.single import Convert, Job, Outcome, convert
from pipeline.batch.staging import ChangedMeanwhileError, Staged, commit, restate, stage
from pipeline.batch.summary import RowsByPlace, SummaryRow
from pipeline.batch.taking_over import anything_new
from pipeline.batch.task_ends import outcome_of, too_late, was_ended
from pipeline.batch.typed_ledger import typed_print
from pipeline.batch.workforce import Workforce
from pipeline.errors import OutputError, RulesError, system_reason
from pipeline.own_code import hash_program
from pipeline.rules.loading import hash_rules
from pipeline.settings import Settings

log = logging.getLogger("yaodian")
_TRIES: Final = 3
# The workbook is copied when a task is staged: few are staged ahead, so that what people save meanwhile is seen.
_AHEAD: Final = 1


class Result(Struct, frozen=True):
    """What became of one input. ``converted``: in this run; else it was up to date already. "joined": it was read as a
    part of the notice that it is attached to."""

    input: Input
    status: Literal["done", "failed", "left", "joined"]
    outcome: Outcome = Outcome()
    converted: bool = False

    def row(self, output: Path) -> SummaryRow:
        """Its row of the summary that stands in ``output``."""
        one, outcome = self.input, self.outcome
        return SummaryRow(
            shown(one.label or one.path.name),
            self.status,
            outcome.problem,
            shown(_one_line(outcome.reason)),
            outcome.counts,
            outcome.seconds if self.converted or self.status == "failed" else None,
            # A file that failed has results only if an earlier version of it had.
            shown(one.folder.as_posix()) if self.status != "joined" and self.is_known(output) else "",
            outcome.head,
            way_to(one.path, output),
        )

    def is_known(self, output: Path) -> bool:
        """Whether there are results of this input, of this run or an earlier one."""
        return (output / self.input.folder / NAME).is_file()


def skipped_row(one: Unread, output: Path) -> SummaryRow:
    """The summary's row of a file that stands in a folder and cannot be read."""
    reason = f"读不了，{one.advice}。"
    return SummaryRow(shown(one.label), "skipped", "kind", reason, Counts(), None, "", source=way_to(one.path, output))


class Plan(Struct, frozen=True):
    """How a batch is run. ``output`` is the folder that the inputs' folders are below, ``area`` one for staging,
    ``workers`` how many tasks the executor does at a time, ``slots`` how many it should have, where that
    changes, ``known`` the result folders of earlier runs by the hash of
    their source, ``earlier`` the rows of those runs, ``last_year`` last year's results as a person named them.
    """

    output: Path
    area: Path
    settings: Settings
    workers: int = 1
    limits: Limits = Limits()
    force: bool = False
    convert: Convert = convert
    known: Mapping[str, str] = {}
    earlier: RowsByPlace = {}
    last_year: LastYear | None = None
    slots: Callable[[], int] | None = None

    def most(self) -> int:
        """How many tasks may be under way."""
        return self.slots() if self.slots is not None else self.workers + _AHEAD


class _Task(Struct, frozen=True):
    input: Input
    basis: MadeFrom
    corrections: Path | None
    last_year: LastYear | None = None
    tries: int = 1


def run_batch(inputs: Sequence[Input], plan: Plan, executor: Callable[[], Workforce]) -> Iterator[Result]:
    """Each input's result as soon as it is settled: first those that are up to date or no file to be read, then the
    others in the order in which they end.

    ``executor`` is called only if there is anything to convert. Raises RulesError when rules turn out to be broken.
    """
    check = partial(_check, plan=plan, rules=hash_rules(plan.settings.rules), program=hash_program())
    paths = {one.path for one in inputs}
    held: dict[Path, list[Input]] = defaultdict(list)
    for one in inputs:
        if one.of in paths and one.of is not None:
            held[one.of].append(one)
    queue: deque[_Task] = deque()

    def settled(result: Result) -> Iterator[Result]:
        """The result, and what it decides of the files that may be attached to its input."""
        yield result
        for other in held.pop(result.input.path, ()):
            decided = _decided(other, result, plan) or check(other)
            if isinstance(decided, Result):
                yield decided
            else:
                queue.append(decided)

    for one in inputs:
        if one.of not in paths:
            checked = check(one)
            if isinstance(checked, Result):
                yield from settled(checked)
            else:
                queue.append(checked)
    # Large files first: none is begun when all others are done.
    queue = deque(sorted(queue, key=_size, reverse=True))
    if queue:
        for result in _run(queue, plan, executor()):
            yield from settled(result)


def _size(task: _Task) -> int:
    """Bytes to be read; a file that is gone by now is told of when it is read."""
    found = 0
    for path in (task.input.path, *task.input.beside.files):
        with suppress(OSError):
            found += path.stat().st_size
    return found


def _decided(one: Input, result: Result, plan: Plan) -> Result | None:
    """What becomes of a file that may be attached to an input that is settled; None: it is converted by itself."""
    name = shown(result.input.path.name)
    if one.path.name in result.outcome.attached:
        joined = Result(one, "joined", Outcome(reason=f"是“{name}”的附件，已并入。"))
        if not joined.is_known(plan.output):
            return joined
        before = f"以前单独转换过，“{shown(one.folder)}”文件夹里的台账不再更新。"
        return replace(joined, outcome=replace(joined.outcome, messages=(before,)))
    if result.outcome.problem == "password":
        return Result(one, "failed", Outcome(problem="password", reason=f"{shown(one.path.name)}：先要打开“{name}”。"))
    return None


def _check(one: Input, plan: Plan, rules: str, program: str) -> Result | _Task:
    """The result, if the input is up to date or no file to be read; else what is to be done."""
    reason = why_unreadable(one.path, plan.settings.reader)
    if reason:
        return _failed(one, f"{shown(one.path.name)}：{reason}")
    folder = plan.output / one.folder
    record = read_record(folder)
    try:
        known = one.known_corrections
        basis = _basis(one, known, record, plan, rules, program)
    except TimeLimitError:
        return Result(one, "failed", too_late(shown(one.path.name), plan.limits))
    except OSError as error:
        name = shown(Path(error.filename or one.path).name)
        return _failed(one, f"{name}：无法读取（{system_reason(error)}），请检查文件权限。")
    before = plan.last_year or (record.last_year if record is not None else None)
    asked = plan.last_year is not None and not _same_folder(plan.last_year, record)
    if not plan.force and not asked and record is not None and is_current(record, basis, folder):
        looked_at = anything_new(record, before, plan.earlier, plan.output)
        if _people(looked_at) == _people(record.last_year):
            now = replace(record, source=way_to(one.path, plan.output), last_year=looked_at)
            if now != record:
                restate(plan.area, folder, now)
            return Result(one, "done", Outcome(record.counts, head=record.head, attached=record.attached))
    return _Task(one, basis, known, before)


def _basis(one: Input, known: Path | None, record: Record | None, plan: Plan, rules: str, program: str) -> MadeFrom:
    """What results of the input are made from. To hash a file takes of its time; an OSError or a TimeLimitError."""
    until = None if plan.limits.seconds is None else time.monotonic() + plan.limits.seconds
    corrections = hash_file(known, until) if known else None
    beside = {other.name: hash_file(other, until) for other in one.beside.files}
    typed = typed_print(plan.output / one.folder, record)
    source = hash_file(one.path, until)
    return MadeFrom(source, rules, program, plan.settings.recorded(), corrections, beside, typed)


def _same_folder(named: LastYear, record: Record | None) -> bool:
    """Whether the results in a folder were made with last year's that are named now."""
    before = record.last_year if record is not None else None
    return before is not None and before.folder == named.folder


def _people(last_year: LastYear | None) -> str:
    return last_year.people if last_year is not None else ""


def _run(queue: deque[_Task], plan: Plan, executor: Workforce) -> Iterator[Result]:
    """Each task's result; the queue may grow between them."""
    under_way: dict[Future[Outcome], tuple[_Task, Staged]] = {}
    number = 0
    while queue or under_way:
        while queue and len(under_way) < plan.most():
            task = queue.popleft()
            number += 1
            try:
                staged = stage(plan.area, number, plan.output / task.input.folder)
            except OutputError as error:
                yield _failed(task.input, str(error), "output")
                continue
            under_way[executor.submit(plan.convert, _job(task, staged, plan))] = task, staged
        for future in wait(under_way, return_when=FIRST_COMPLETED).done if under_way else ():
            task, staged = under_way.pop(future)
            if task.tries == 1 and was_ended(future):
                queue.appendleft(replace(task, tries=2))
                continue
            try:
                yield _settle(task, staged, outcome_of(future, task.input, plan.limits), plan)
            except ChangedMeanwhileError:
                if task.tries < _TRIES:
                    queue.appendleft(replace(task, tries=task.tries + 1))
                else:
                    reason = f"{shown(task.input.folder)}：工作簿一直在改动，没有覆盖；请关闭后再转换一次。"
                    yield _failed(task.input, reason, "output")


def _job(task: _Task, staged: Staged, plan: Plan) -> Job:
    return Job(
        task.input.path, staged.folder, plan.settings, task.corrections, task.input.beside, plan.output, task.last_year
    )


def _settle(task: _Task, staged: Staged, outcome: Outcome, plan: Plan) -> Result:
    """Put a good result into its place."""
    if outcome.trace:
        log.error("%s\n%s", task.input.path, outcome.trace)
    if outcome.problem == "rules":
        raise RulesError(outcome.reason)
    if outcome.problem:
        return Result(task.input, "failed", outcome)
    state: Literal["aside", "done"] = "aside" if outcome.aside else "done"
    record = Record(
        "yaodian/record/1",
        state,
        task.basis,
        outcome.counts,
        {},
        source=way_to(task.input.path, plan.output),
        head=outcome.head,
        read_by=outcome.read_by,
        attached=outcome.attached,
        last_year=outcome.last_year,
    )
    messages = (*outcome.messages, *_twin(task, plan))
    try:
        messages = (*messages, *commit(staged, record))
    except OutputError as error:
        return _failed(task.input, str(error), "output")
    return Result(task.input, "done", replace(outcome, messages=messages), converted=True)


def _twin(task: _Task, plan: Plan) -> list[str]:
    """Says of a file that never had results here that the same one has some under another name."""
    folder = task.input.folder.as_posix()
    other = plan.known.get(task.basis.source)
    if other is None or other == folder or read_record(plan.output / folder) is not None:
        return []
    return [f"与“{other}”文件夹里转换过的是同一文件，填写过的台账在那里；这里的台账是新的，没有填写过。"]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _failed(one: Input, reason: str, problem: Literal["source", "output"] = "source") -> Result:
    return Result(one, "failed", Outcome(problem=problem, reason=reason))
