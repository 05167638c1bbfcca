"""Which form of a notice leads, where several lie side by side: by name the first, unless that is a scan, or cannot be
read at all, and another says the same in characters that nobody had to recognise."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.checks.other_forms import compare_forms, is_another
from pipeline.errors import PasswordError, SourceError
from pipeline.model import Finding, Layout, RawNotice
from pipeline.model.evidence import Locator
from pipeline.sources.sheets_of_pages import last_sheet, on_sheets


class Opened(Struct, frozen=True):
    """One file and what was read of it."""

    path: Path
    layout: Layout
    password: str

    @property
    def pages(self) -> int:
        return last_sheet(self.layout)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


class Form(Struct, frozen=True):
    """One form of a notice, and the notice as printed in it."""

    file: Opened
    raw: RawNotice


class Leading(Struct, frozen=True):
    """The form that leads; ``others``: the further forms, each as it was read, or None if it was not yet; and what is
    to be told of the choice."""

    form: Form
    others: Mapping[Path, Form | None] = {}
    told: tuple[Finding, ...] = ()


Read = Callable[[Path], Form]
"""Reads a form. Raises SourceError."""


def find_leading(path: Path, twins: Sequence[Path], read: Read) -> Leading:
    """The form that leads of a file and its ``twins``. Raises SourceError: none of them can be read; PasswordError: a
    password would open the first."""
    first: Form | None = None
    failed: SourceError | None = None
    try:
        first = read(path)
    # A person can open it, and may want it to lead.
    except PasswordError:
        raise
    except SourceError as error:
        failed = error
    if first is not None and not (twins and is_recognised(first.file.layout)):
        return Leading(first, dict.fromkeys(twins))
    others: dict[Path, Form | None] = dict.fromkeys(twins)
    for twin in twins:
        try:
            form = others[twin] = read(twin)
        except SourceError:
            continue
        if _may_lead(form, first):
            behind = {one: other for one, other in others.items() if one != twin}
            return Leading(form, behind if first is None else {path: first, **behind}, (_told(path, twin, failed),))
    if first is None:
        assert failed is not None
        raise failed
    return Leading(first, others)


def compared(leading: Leading, read: Read) -> Iterator[Finding]:
    """What is different in the notice's other forms."""
    layout, raw = on_sheets(leading.form.file.layout, leading.form.raw)
    locate = Locator(layout)
    for twin, known in leading.others.items():
        try:
            other = known or read(twin)
        except SourceError as error:
            yield Finding.of("form.not_compared", f"没有与旁边的“{twin.name}”对照：{error}")
            continue
        yield from compare_forms(raw, other.raw, twin.name, locate)


def is_recognised(layout: Layout) -> bool:
    """Whether most characters of a layout were read from pictures."""
    return 2 * sum(char.confidence is not None for char in layout.chars) > len(layout.chars)


def _may_lead(form: Form, first: Form | None) -> bool:
    """Whether a form may lead in place of the first: it is none that was recognised, is a notice, and the same one."""
    holds = bool(form.raw.tasks or form.raw.sections)
    return holds and not is_recognised(form.file.layout) and (first is None or not is_another(form.raw, first.raw))


def _told(path: Path, twin: Path, failed: SourceError | None) -> Finding:
    if failed is None:
        return Finding.of(
            "form.leads", f"“{path.name}”是扫描件，文字靠识别；同名的“{twin.name}”有文字，结果以它为准，两份已对照。"
        )
    return Finding.of("form.leads", f"结果是从同名的“{twin.name}”读的，因为{failed}", exceptional=True)
