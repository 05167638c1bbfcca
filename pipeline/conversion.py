"""One file from source to Notice: wiring only, in one process. Everything it needs is handed in by ``Settings``."""

from __future__ import annotations

import contextlib
import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline import __version__
from pipeline.checks import run_checks
from pipeline.errors import PasswordError, RulesError, SourceError
from pipeline.extractors import extract
from pipeline.extractors.extraction import ExtractorRules, load_extractor_rules
from pipeline.leading import Form, Opened, compared, find_leading
from pipeline.matching.attached_names import named_title
from pipeline.model import Finding, Generator, Jurisdiction, Layout, Notice, RawNotice, Source
from pipeline.model.evidence import Locator
from pipeline.model.notice import Attached
from pipeline.model.reading import Printed, Reading
from pipeline.normalisers.deadlines import DeadlineRules, load_deadline_rules
from pipeline.normalisers.finding_owners import with_owners
from pipeline.normalisers.jurisdictions import find_jurisdiction
from pipeline.normalisers.normalise import key_of, normalise, normalise_head
from pipeline.normalisers.units.assignments import AssignmentReader, units_of
from pipeline.normalisers.units.registry.place_checks import check_places
from pipeline.normalisers.units.registry.registry import Knowledge
from pipeline.rules.expressions import compile_all
from pipeline.rules.kept_rules import keep, recall
from pipeline.rules.loading import hash_rules
from pipeline.settings import Settings
from pipeline.sources.beside import NOTHING_BESIDE, Beside
from pipeline.sources.html.page_rules import PageRules, load_pages
from pipeline.sources.joined_files import join_layouts
from pipeline.sources.plain_text import TextRules, load_repairs
from pipeline.sources.readers import Terms, read_layout
from pipeline.sources.sheets_of_pages import on_sheets

if TYPE_CHECKING:
    from pipeline.corrections import Corrections


class _Rules(Struct, frozen=True):
    sha256: str
    known: bool
    extractors: ExtractorRules
    deadlines: DeadlineRules
    text: TextRules
    pages: PageRules
    knowledge: Knowledge
    words: AssignmentReader


@lru_cache(maxsize=2)
def _load(rules: Path, stamp: str) -> _Rules:
    """The rules of a folder, once a process; ``stamp`` is their hash, so that changed rules are read anew."""
    known = recall(stamp)
    knowledge = Knowledge(rules)
    with _together(rules / "units" / "words.yaml", known):
        plain = AssignmentReader(knowledge.registry(None, None))
    with _together(rules / "document.yaml", known):
        extractors = load_extractor_rules(rules, knowledge.vocabulary.roles)
    with _together(rules / "deadlines.yaml", known):
        deadlines = load_deadline_rules(rules)
    return _Rules(stamp, known, extractors, deadlines, load_repairs(rules), load_pages(rules), knowledge, plain)


@contextlib.contextmanager
def _together(path: Path, known: bool) -> Iterator[None]:
    """Each expression was tried by itself when its file was read; together they may still not fit. They are compiled
    here, unless they are ``known`` to fit. Raises RulesError."""
    try:
        yield
        if not known:
            compile_all()
    except re.error as error:
        why = "其中的词合不成规则，请与原来的文件对照，改回最近改动的地方"
        raise RulesError(f"规则文件不合格式：{path} 第 1 行：{why}。") from error


def knowledge_of(rules: Path) -> Knowledge:
    """What the rules know of places and bodies, read once a process."""
    return _load(rules, hash_rules(rules)).knowledge


def check_rules(rules: Path) -> None:
    """Reads all rules that any conversion may need. Raises RulesError naming file and line."""
    found = _load(rules, hash_rules(rules))
    if not found.known:
        check_places(rules, found.knowledge)
        keep(found.sha256)


def read_source(
    path: Path, settings: Settings, corrections: Corrections | None = None, beside: Beside = NOTHING_BESIDE
) -> Reading:
    """One file, with those attached to it, read, normalised, corrected and checked.

    Raises SourceError with a reason in plain Chinese (PasswordError if no password opens it), RulesError for broken
    rules.
    """
    with _collector_paused():
        return _read(path, settings, corrections, beside)


@contextlib.contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes objects by the hundred thousand that reference counts free; looking for cycles costs a tenth."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read(path: Path, settings: Settings, corrections: Corrections | None, beside: Beside) -> Reading:
    rules = _load(settings.rules, hash_rules(settings.rules))
    # A reader that a person named is that of the notice itself.
    others = replace(settings, reader=None)

    def form(one: Path) -> Form:
        opened = _opened(one, settings if one == path else others, rules)
        return Form(opened, _extracted(opened.layout, rules))

    leading = find_leading(path, beside.twins, form)
    first, own = leading.form.file, leading.form.raw
    layout = first.layout
    attached, untold = _attached(first, own, others, rules, beside)
    raw = own
    if attached:
        layout = join_layouts(layout, [(one.path.name, one.layout) for one in attached])
        raw = _extracted(layout, rules)
    layout, raw = on_sheets(layout, raw)
    official = raw.head.title and (raw.head.document_number or raw.head.issued_on)
    if not raw.tasks and not raw.sections and not official:
        raise SourceError(
            f"{path.name}：没有找到编号的要点，也没有任务分解表。请确认这是工作要点通知，而不是别的文件。"
        )

    def find(
        title: str | None, issuers: Sequence[str], texts: Sequence[str]
    ) -> tuple[Jurisdiction | None, list[Finding]]:
        return find_jurisdiction(rules.knowledge.divisions, title, issuers, settings.jurisdiction, texts)

    locate = Locator(layout)
    head, noticed = normalise_head(raw.head, find, locate)
    registry = rules.knowledge.registry(head.jurisdiction, head.year, head.addressees)
    parts = normalise(raw, head, AssignmentReader(registry), rules.deadlines, locate)
    source, told = _source(first, attached)
    notice = Notice(
        generator=Generator(__version__, rules.sha256, {"jurisdiction": settings.jurisdiction}),
        source=source,
        notice=parts.head,
        sections=parts.sections,
        tasks=parts.tasks,
        findings=(
            *leading.told,
            *untold,
            *told,
            *with_owners(raw.findings, parts.sections, parts.tasks),
            *noticed,
            *parts.findings,
            *compared(leading, form),
        ),
    )
    as_read: tuple[tuple[int, ...], ...] = ()
    outcomes: Mapping[int, str] = {}
    if corrections is None:
        notice = _checked(notice, raw, layout)
    else:
        from pipeline.corrections import apply_corrections, with_checked

        corrected = apply_corrections(notice, corrections, key_of)
        notice, as_read = _checked(corrected.notice, raw, layout), corrected.as_read
        outcomes = corrected.outcomes
        notice = replace(notice, findings=with_checked(notice.findings, corrected.checked, as_read))
    return Reading(
        notice,
        units_of(notice.tasks, registry),
        (first.path, layout, raw) if settings.shows_way else None,
        tuple(_printed([first, *attached])),
        read_by=layout.read_by,
        as_read=as_read,
        outcomes=outcomes,
    )


def _checked(notice: Notice, raw: RawNotice, layout: Layout) -> Notice:
    coverage, findings = run_checks(raw, layout, notice)
    return replace(notice, coverage=coverage, findings=(*notice.findings, *findings))


def _extracted(layout: Layout, rules: _Rules) -> RawNotice:
    return extract(layout, rules.extractors, rules.words)


def _attached(
    first: Opened, raw: RawNotice, settings: Settings, rules: _Rules, beside: Beside
) -> tuple[list[Opened], list[Finding]]:
    """Of the files that may be attached those that the notice names, or that a person did; and what is to be told of
    the others. One that cannot be read is none: it is converted by itself, and says why."""
    if beside.sure:
        return [_opened(one, settings, rules) for one in beside.attached], []
    # A notice with a table of its own needs none, whatever lies beside it.
    if any(task.point is None for task in raw.tasks):
        return [], []
    titles = [title.text for title in raw.head.attachments]
    named = _named(titles, first.path, rules, beside)
    opened: list[Opened] = []
    for files in named.values():
        with contextlib.suppress(SourceError):
            opened += [_opened(one, settings, rules) for one in files if len(files) == 1]
    told = [
        Finding.of(
            "form.attachment_unclear",
            f"附件“{titles[at]}”可能是{_quoted(one.name for one in files)}，都没有连在一起读。",
        )
        for at, files in named.items()
        if len(files) > 1
    ]
    return opened, told if opened or told or raw.tasks else _missing(titles)


def _missing(titles: Sequence[str]) -> list[Finding]:
    """What is to be told where a notice has no tasks, and nothing was found that is attached to it."""
    listed = _quoted(titles)
    message = f"通知提到附件{listed}，旁边没有找到，任务可能在那里面。"
    return [Finding.of("form.attachment_missing", message)] if titles else []


def _named(titles: Sequence[str], path: Path, rules: _Rules, beside: Beside) -> dict[int, list[Path]]:
    """The files that have each of the titles, by its index, in order."""

    def label_end(name: str) -> int:
        label = rules.extractors.document.forms.attachments_label.match(name)
        return label.end() if label else 0

    found = [(named_title(titles, one.stem, path.stem, label_end), one) for one in beside.attached]
    return {
        at: [one for where, one in found if where == at] for at in sorted({at for at, _ in found if at is not None})
    }


def _quoted(names: Iterable[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


def _source(first: Opened, attached: Sequence[Opened]) -> tuple[Source, list[Finding]]:
    """The files that were read, and a finding on each that was attached."""
    files: list[Attached] = []
    told: list[Finding] = []
    before = first.pages
    for one in attached:
        pages, start = (one.pages, before + 1) if one.pages else (None, None)
        files.append(Attached(one.path.name, one.sha256, one.layout.format, pages, start))
        where = f"它的第 1 页编为第 {start} 页，以后各页接着编。" if start and start > 1 else ""
        told.append(Finding.of("form.joined", f"附件“{one.path.name}”已与通知连在一起读。{where}"))
        before += one.pages
    pages = first.pages or None
    return Source(first.path.name, first.sha256, first.layout.format, pages, tuple(files)), told


def _printed(opened: Sequence[Opened]) -> Iterator[Printed]:
    page = 1
    for one in opened:
        yield Printed(one.path, one.layout.format == "pdf", page, one.pages, one.password)
        page += one.pages


def _opened(path: Path, settings: Settings, rules: _Rules) -> Opened:
    """The layout, and the first of the passwords, which opened the file. Raises PasswordError if none does."""
    for password in settings.passwords or ("",):
        try:
            terms = Terms(rules.text, password, rules.pages, settings.ocr, settings.threads, settings.engine)
            return Opened(path, read_layout(path, terms, settings.reader), password)
        except PasswordError as error:
            last = error
    if not settings.passwords:
        raise last
    raise PasswordError(
        f"{path.name}：密码不对，打不开（给出的密码都试过了）；请核对密码，或索取没有密码的文件。"
    ) from last
