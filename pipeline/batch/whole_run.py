"""A whole run: inputs found, converted in worker processes, moved into place, told of in the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.forking import ForkExecutor, can_fork
from pipeline.batch.index_page import write_index
from pipeline.batch.inputs import Input, Survey, shown, survey, the_one_notice, with_attachments
from pipeline.batch.limits import MEGABYTES, MOST_THREADS, SECONDS, Limits, cores
from pipeline.batch.pool import TimeLimitError, WorkerDiedError, WorkerPool
from pipeline.batch.row_journal import RowJournal, recovered
from pipeline.batch.running import Plan, Result, run_batch, skipped_row
from pipeline.batch.single import check_rules
from pipeline.batch.staging import staging_area
from pipeline.batch.summary import SummaryRow, known_sources, rows_by_place, with_earlier, write_summary
from pipeline.batch.taking_over import named_before
from pipeline.batch.task_ends import was_ended
from pipeline.batch.workforce import Workforce
from pipeline.batch.year_before import result_folder
from pipeline.errors import RulesError, UsageError, install
from pipeline.exporters.light_openpyxl import load_openpyxl
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.batch.cluster import ClusterExecutor
    from pipeline.batch.stores import Store


_TRIES: Final = 5
"""How often the rules are checked, where somebody ends the workers: all files wait for this one task."""


class Manner(Struct, frozen=True):
    """How a run goes about it, as far as results do not depend on it. ``workers`` None: one for each processor.

    ``force``: convert what has not changed too. ``errors``: a file to which the outcry of workers' libraries goes.
    ``attachments``: files that are read as parts of the one notice, whether it names them or not.
    ``pool``: does the work in the place of processes made for the run, and outlives it. ``alone``: this process is the
    run's own, so that a single file may be converted in a child of it. ``previous``: last year's results of the one
    notice, from whose ledger people are taken over. ``cluster``: the address of a Dask
    scheduler whose machines do the work, or "local". ``store``: whence sources were fetched, and where results go.
    """

    workers: int | None = None
    limits: Limits = Limits(SECONDS, MEGABYTES)
    force: bool = False
    errors: Path | None = None
    attachments: tuple[Path, ...] = ()
    pool: Workforce | None = None
    alone: bool = False
    previous: str | PathLike[str] | None = None
    cluster: str | None = None
    store: Store | None = None


class Watch:
    """Whoever wants to know how a run goes, or can be asked for a password; this one does not."""

    def warn(self, message: str) -> None:
        """Something to know that stops nothing."""

    def begin(self, found: Survey) -> None:
        """What will be converted, before anything is."""

    def tell(self, result: Result) -> None:
        """One input is settled."""

    def ask(self, names: Sequence[str], again: bool) -> str:
        """A password for encrypted files; ``again``: the last one was wrong. Empty: leave them."""
        return ""

    def close(self) -> None:
        """Nothing more will be told, whatever ended the run."""

    def end(self, results: Sequence[Result], summary: Path, index: Path) -> None:
        """All are settled, and the summary and the index in a browser are written."""


def convert_all(
    paths: Sequence[Path], output: Path, settings: Settings, manner: Manner | None = None, watch: Watch | None = None
) -> list[Result]:
    """Everything that ``paths`` mean, converted into ``output``: one result a file, in the order of the inputs.

    Raises UsageError or RulesError before anything is written; whatever ends the run later, the summary tells how far
    it came. A file that cannot be converted is a result, no error.
    """
    manner, watch = manner or Manner(), watch or Watch()
    output = output.absolute()
    settings = replace(settings, rules=settings.rules.absolute())
    found = with_attachments(survey(paths, output), manner.attachments)
    if manner.store is not None:
        found = _named(found, manner.store.named)
    before = None
    if manner.previous is not None:
        the_one_notice(found, "--previous")
        before = named_before(result_folder(manner.previous).absolute(), output)
    with ExitStack() as until_done:
        cluster = until_done.enter_context(_joined(manner, settings.rules)) if manner.cluster else None
        watch.begin(found)
        workers = min(manner.workers or cores(), len(found.inputs))
        settings = replace(settings, threads=min(MOST_THREADS, max(1, cores() // max(1, workers))))
        area = until_done.enter_context(staging_area(output))
        earlier = recovered(output, area.parent)
        known = known_sources(earlier, output)
        plan = Plan(
            output,
            area,
            settings,
            workers,
            manner.limits,
            manner.force,
            known=known,
            earlier=rows_by_place(earlier),
            last_year=before,
        )
        if cluster is not None:
            plan, manner = replace(plan, slots=cluster.slots), replace(manner, pool=cluster)
        named = [one.absolute() for one in paths if one.is_dir()]
        return _convert(found, plan, watch, manner, lambda rows: with_earlier(rows, earlier, output, named))


def _joined(manner: Manner, rules: Path) -> AbstractContextManager[ClusterExecutor]:
    """The cluster, once the rules were found to be in order. Raises RulesError or UsageError."""
    try:
        from pipeline.batch.cluster import joined
    except ImportError as error:
        raise UsageError(f"用集群转换要另装附加组件，请运行 {install('cluster')}，再试。") from error
    _raise_if(check_rules(rules))
    return joined(manner.cluster or "", manner.workers, manner.limits, rules)


def _named(found: Survey, name: Callable[[str], str]) -> Survey:
    """A survey of files that were brought here, each called as it is called where it stands."""
    return Survey(
        [replace(one, label=name(one.label)) for one in found.inputs],
        [replace(one, label=name(one.label)) for one in found.unread],
        list(map(name, found.twins)),
        list(map(name, found.compared)),
    )


def _convert(
    found: Survey,
    plan: Plan,
    watch: Watch,
    manner: Manner,
    completed: Callable[[Sequence[SummaryRow]], Sequence[SummaryRow]],
) -> list[Result]:
    results = {one.path: Result(one, "left") for one in found.inputs}
    told: dict[Path, SummaryRow] = {}
    finished = False
    with RowJournal(plan.area.parent) as journal, _Workshop(plan, manner, len(found.inputs) == 1) as workshop:
        try:
            for result in workshop.results(found.inputs, watch):
                if manner.store is not None:
                    result = manner.store.publish(result)
                results[result.input.path] = result
                told[result.input.path] = row = result.row(plan.output)
                journal.add(row)
                watch.tell(result)
            finished = True
        # An interruption ends the run, but not without the summary of what is done.
        finally:
            watch.close()
            if finished or any(result.status != "left" for result in results.values()):
                rows = [told.get(path) or result.row(plan.output) for path, result in results.items()]
                rows += (skipped_row(one, plan.output) for one in found.unread)
                whole = completed(rows)
                places = write_summary(whole, plan.output)
                index = write_index(whole, plan.output)
                if manner.store is not None:
                    manner.store.publish_summary()
    watch.end(list(results.values()), places[0], index)
    return list(results.values())


class _Workshop:
    """The worker pool of a run: one that was given, or one made when first needed and ended with the run."""

    def __init__(self, plan: Plan, manner: Manner, single: bool) -> None:
        self._plan = plan
        self._errors = manner.errors
        self._given = manner.pool
        self._forks = manner.alone and single
        self._pool: WorkerPool | ForkExecutor | None = None
        self._open = ExitStack()

    def __enter__(self) -> _Workshop:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.kill()
        self._open.close()

    def results(self, inputs: Sequence[Input], watch: Watch) -> Iterator[Result]:
        """Each input's result, once. Encrypted files come last, when the passwords that the user knows were tried."""
        plan, left = self._plan, list(inputs)
        asking = not plan.settings.passwords
        while left:
            locked: list[Result] = []
            for result in run_batch(left, plan, self._ready):
                if asking and result.outcome.problem == "password":
                    locked.append(result)
                else:
                    yield result
            names = [shown(result.input.label) for result in locked]
            password = watch.ask(names, again=plan is not self._plan) if locked else ""
            if not password:
                yield from locked
                return
            plan = replace(plan, settings=replace(plan.settings, passwords=(password,)))
            left = [result.input for result in locked]

    def _ready(self) -> Workforce:
        """The pool, after the rules were found to be in order."""
        if self._given is not None:
            return self._given if self._plan.slots else self._in_order(self._given)
        if self._pool is None:
            errors: IO[bytes] | None = self._open.enter_context(self._errors.open("ab")) if self._errors else None
            if self._forks and can_fork():
                return self._forked(errors)
            self._pool = WorkerPool(self._plan.workers, self._plan.limits, ("pipeline.conversion",), errors)
            self._in_order(self._pool)
        return self._pool

    def _forked(self, errors: IO[bytes] | None) -> Workforce:
        """Children of this process, when it has loaded what they need."""
        load_openpyxl()
        _raise_if(check_rules(self._plan.settings.rules))
        self._pool = ForkExecutor(self._plan.limits, errors)
        return self._pool

    def _in_order(self, pool: Workforce) -> Workforce:
        checked = pool.submit(check_rules, self._plan.settings.rules)
        for _ in range(_TRIES - 1):
            if not was_ended(checked):
                break
            checked = pool.submit(check_rules, self._plan.settings.rules)
        try:
            _raise_if(checked.result())
        except TimeLimitError as error:
            seconds = self._plan.limits.seconds or 0
            raise RulesError(
                f"检查规则文件超过了时间上限（{seconds:g} 秒），请检查规则文件夹，或用 --time-limit 放宽。"
            ) from error
        except (WorkerDiedError, MemoryError) as error:
            raise UsageError(
                "检查规则文件时内存不足，没有转换；请关闭别的程序，或用 --memory-limit 放宽，再试。"
            ) from error
        return pool


def _raise_if(wrong: str) -> None:
    if wrong:
        raise RulesError(wrong)
