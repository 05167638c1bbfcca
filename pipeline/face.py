"""The public face: what ``import yaodian`` and the command line call. Wiring only; nothing here prints.

Errors are those of :mod:`pipeline.errors`, each with a message for people: UsageError for a call that cannot be carried
out, SourceError (PasswordError) for a file that cannot be read, RulesError and CorrectionsError for broken rules or
corrections, OutputError for a result that cannot be written.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from pipeline.errors import SourceError, UsageError, system_reason
from pipeline.exporters import exports as tables
from pipeline.model import Notice
from pipeline.result_names import NOTICE_JSON
from pipeline.sources.readers import ENGINES, named

if TYPE_CHECKING:
    from pipeline.batch.running import Result
    from pipeline.batch.whole_run import Watch
    from pipeline.exporters.frames import Frames
    from pipeline.settings import Settings

AnyPath = str | PathLike[str]
DATASET: Final = "dataset.json"
W = TypeVar("W", str, AnyPath)


def read(
    path: AnyPath,
    *,
    jurisdiction: str | None = None,
    rules: AnyPath | None = None,
    passwords: str | Iterable[str] = (),
    reader: str | None = None,
    ocr: bool = False,
    engine: str = ENGINES[0],
) -> Notice:
    """The notice that a file holds, with attachments and corrections beside it. Nothing is written or printed.

    ``jurisdiction``: whose notice it is, where it does not say (临沂市兰山区). ``rules``: a folder of rules (default
    ``./rules``, else the program's own). ``passwords`` are tried in turn. ``reader``: the code of a reader, where the
    suffix does not tell. ``ocr``: read all pages of a PDF as pictures; ``engine``: what reads its text, if not pdfium.

    Raises UsageError (no such file, an unknown place or reader), SourceError (no notice, damaged, an extra missing),
    PasswordError (encrypted), RulesError or CorrectionsError.

    >>> import yaodian
    >>> notice = yaodian.read("input/2021-兰山区政务公开工作要点.pdf")
    >>> notice.notice.title, notice.notice.issued_on
    ('2021年兰山区政务公开工作要点', '2021-06-28')
    >>> first = notice.tasks[0]
    >>> [party.name for party in first.assignment.parties][:2]
    ['各镇人民政府、街道办事处', '兰山商城管委会']
    >>> yaodian.read("missing.pdf")
    Traceback (most recent call last):
    pipeline.errors.UsageError: missing.pdf：没有这个文件或文件夹，请检查路径。
    """
    return read_with(Path(path), settings_of(rules, jurisdiction, passwords, None, reader, ocr, engine)[0])


def read_with(path: Path, settings: Settings) -> Notice:
    """One file read as the settings say; see :func:`read`."""
    from pipeline.batch.inputs import Input, beside, check_exists, why_unreadable
    from pipeline.batch.single import corrections_of
    from pipeline.conversion import read_source

    check_exists(path)
    if path.is_dir():
        raise UsageError(f"{path}：是文件夹，请给出一个文件；整个文件夹请用转换（convert）。")
    if reason := why_unreadable(path, settings.reader):
        raise SourceError(f"{path.name}：{reason}")
    return read_source(path, settings, corrections_of(Input(path, Path())), beside(path)).notice


def convert(
    paths: AnyPath | Iterable[AnyPath],
    output: AnyPath = "output",
    *,
    exports: str | Iterable[str] | None = None,
    jurisdiction: str | None = None,
    rules: AnyPath | None = None,
    passwords: str | Iterable[str] = (),
    ocr: bool = False,
    workers: int | None = None,
    force: bool = False,
    engine: str = ENGINES[0],
    seconds: float | None = None,
    megabytes: int | None = None,
    errors: Path | None = None,
    watch: Watch | None = None,
    attachments: AnyPath | Iterable[AnyPath] = (),
    previous: AnyPath | None = None,
) -> list[Result]:
    """Files, and all that folders hold, converted into ``output``: one result a file, in the order of the inputs.

    A result has ``status`` ("done", "failed"), ``outcome`` (the reason of a failure, counts, messages), ``input`` (the
    file, and its ``folder`` below ``output``) and ``converted`` (False: nothing had changed since the last run).
    ``exports``: codes of what is written, as in ``yaodian.EXPORTS`` (default: all but packs and debug). ``ocr``: all
    pages of PDFs are read as pictures; ``engine`` as for :func:`read`. ``workers``: processes (default: one for each
    processor). ``seconds`` and ``megabytes`` limit what one file may take (300, 2048). ``watch`` is told of each result
    as it comes; ``errors`` is a file for the outcry of worker processes. ``attachments`` are parts, and ``previous``
    last year's folder of results, of the one notice.

    What people wrote into workbooks stays. Raises UsageError or RulesError before anything is written; a file that
    cannot be converted is a result, no error.

    >>> import yaodian
    >>> results = yaodian.convert("input", "output", exports=["json", "xlsx"])
    >>> [(result.status, result.outcome.counts.tasks) for result in results]
    [('done', 34), ('done', 35)]
    >>> notice = yaodian.load(Path("output") / results[0].input.folder)
    >>> yaodian.convert("input", "output", exports=["pdf"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    pipeline.errors.UsageError: 没有“pdf”这种导出，可选：json、xlsx、...
    """
    from pipeline.batch.limits import MEGABYTES, SECONDS, Limits
    from pipeline.batch.whole_run import Manner, Watch, convert_all

    watch = watch or Watch()
    settings, note = settings_of(rules, jurisdiction, passwords, exports, ocr=ocr, engine=engine)
    if note:
        watch.warn(note)
    limits = Limits(SECONDS if seconds is None else seconds, MEGABYTES if megabytes is None else megabytes)
    manner = Manner(workers, limits, force, errors, tuple(map(Path, several(attachments))), previous=previous)
    return convert_all(list(map(Path, several(paths))), Path(output), settings, manner, watch)


def load(path: AnyPath) -> Notice:
    """The notice that was converted before: its ``notice.json``, the folder that holds one, or a result beside it.

    Raises UsageError (no such file, or no ``notice.json`` there), SourceError (no such JSON, or of a newer version).

    >>> import yaodian
    >>> results = yaodian.convert("input/2021-兰山区政务公开工作要点.pdf", "output")
    >>> notice = yaodian.load("output/2021-兰山区政务公开工作要点")
    >>> notice == yaodian.read("input/2021-兰山区政务公开工作要点.pdf")
    True
    """
    from pipeline.batch.inputs import check_exists
    from pipeline.exporters.json_file import read_notice

    path = Path(path)
    check_exists(path)
    if path.is_dir():
        if not (path / NOTICE_JSON).is_file():
            raise UsageError(f"{path}：文件夹里没有 {NOTICE_JSON}，请先转换，或直接给出原文件。")
        return read_notice(path / NOTICE_JSON)
    if path.suffix.lower() not in tables.suffixes():
        return read_notice(path)
    if not path.with_name(NOTICE_JSON).is_file():
        raise UsageError(
            f"{path}：这种文件不能用来对照，旁边也没有 {NOTICE_JSON}；请给出转换结果的文件夹，或原文件（{named()}）。"
        )
    return read_notice(path.with_name(NOTICE_JSON))


def frames(what: Notice | AnyPath | Iterable[Notice], *, rules: AnyPath | None = None) -> Frames:
    """Tables for pandas: of a Notice, of several, of all that were converted into a folder, or of a dataset.

    A named tuple of DataFrames: notices, tasks, parties, units, matrix (None for a dataset), deadlines, points,
    findings. Their columns, with dtype and meaning, stand in ``yaodian.COLUMNS``; ``notice`` and ``task`` join them.
    ``rules`` say of what type a unit is and in which order units stand. Raises UsageError if there is nothing
    converted there, and what :func:`load` raises.

    >>> import yaodian
    >>> tables = yaodian.frames(yaodian.read("input/2021-兰山区政务公开工作要点.pdf"))
    >>> tables.tasks["name"].tolist()[0]
    '立足实施重大战略推进政务公开'
    >>> wide = tables.matrix.pivot(index="name", columns="task", values="role")
    >>> wide.shape[1]
    34
    """
    from pipeline.exporters.frames import frames_of
    from pipeline.known_bodies import units_named
    from pipeline.normalisers.units.registry.registry import Knowledge
    from pipeline.rules.loading import find_rules

    if isinstance(what, str | PathLike) and (Path(what) / DATASET).is_file():
        from pipeline.dataset.parquet import read_frame
        from pipeline.exporters.frames import frames_by

        return frames_by(lambda table, dtypes: read_frame(Path(what), table, dtypes), without="matrix")
    notices = (
        [what] if isinstance(what, Notice) else _converted(Path(what)) if isinstance(what, str | PathLike) else what
    )
    knowledge = Knowledge(find_rules(None if rules is None else Path(rules)))
    return frames_of([(notice, units_named(notice, knowledge)) for notice in notices])


def _converted(path: Path) -> list[Notice]:
    """The notice that a path names, or all in the folders below it, by their names."""
    if not path.is_dir() or (path / NOTICE_JSON).is_file():
        return [load(path)]
    found = sorted(path.rglob(NOTICE_JSON))
    if not found:
        raise UsageError(f"{path}：文件夹里没有 {NOTICE_JSON}，请先转换，或直接给出原文件。")
    return [load(one) for one in found]


def open_notice(named: Notice | AnyPath, settings: Settings) -> Notice:
    """A notice from whatever names it. Raises SourceError if it holds nothing to compare, and what reading raises."""
    from pipeline.batch.inputs import check_exists

    if isinstance(named, Notice):
        notice, name = named, named.source.file
    else:
        path, name = Path(named), str(named)
        check_exists(path)
        # A table or a page by itself is a source, beside a notice.json a result.
        beside = path.suffix.lower() in tables.suffixes() and path.with_name(NOTICE_JSON).is_file()
        made = path.is_dir() or path.suffix.lower() == ".json" or beside
        notice = load(path) if made else read_with(path, settings)
    if not notice.tasks and not notice.points():
        raise SourceError(f"{name}：没有找到任务分解表，也没有找到正文要点，无法比较。")
    return notice


def settings_of(
    rules: AnyPath | None = None,
    jurisdiction: str | None = None,
    passwords: str | Iterable[str] = (),
    exports: str | Iterable[str] | None = None,
    reader: str | None = None,
    ocr: bool = False,
    engine: str = ENGINES[0],
) -> tuple[Settings, str]:
    """What was chosen, checked, and a word on the place that was named, if there is one.

    Raises UsageError for an unknown place or code, RulesError if there is no such folder of rules.
    """
    from pipeline.batch.limits import MOST_THREADS, cores
    from pipeline.normalisers.named_place import check_place
    from pipeline.rules.loading import find_rules
    from pipeline.settings import Settings

    codes = tables.by_default() if exports is None else several(exports)
    folder, threads = find_rules(None if rules is None else Path(rules)), min(cores(), MOST_THREADS)
    settings = Settings(folder, jurisdiction, codes, reader, several(passwords), ocr, threads, engine)
    return settings, check_place(folder, jurisdiction)


def several(given: W | Iterable[W]) -> tuple[W, ...]:
    """One word or path alone means itself, not its letters."""
    return (given,) if isinstance(given, str | PathLike) else tuple(given)


def folder_for(output: AnyPath) -> Path:
    """The folder of results, made if it is not there. Raises UsageError if that cannot be."""
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{folder}：结果文件夹无法写入（{system_reason(error)}），请检查路径、权限和磁盘空间。"
        ) from error
    return folder
