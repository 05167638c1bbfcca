"""``.yaodian.json`` beside a file's results: what they were made from, and which files the program wrote."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote, unquote_to_bytes

import msgspec
from msgspec import Struct

from pipeline.batch.pool import TimeLimitError
from pipeline.exporters.kept_record import RECORD
from pipeline.model.layout import ReadBy
from pipeline.regular_files import open_regular, read_regular

NAME: Final = RECORD
_BLOCK: Final = 1 << 20
_BYTES: Final = "bytes:"
_HALF: Final = re.compile("[\ud800-\udfff]")


class MadeFrom(Struct, frozen=True):
    """All that a result depends on; results are made again when any of it changed. ``beside``: files that may be
    attached and other forms of the notice, by their names. ``typed``: a print of what the ledger's sheet 更正 said."""

    source: str
    rules: str
    program: str
    options: dict[str, str | bool | None]
    corrections: str | None = None
    beside: dict[str, str] = {}
    typed: str | None = None


class Counts(Struct, frozen=True):
    """How much a notice holds, and its findings by severity; ``checked``: how many errors and warnings a person has
    looked into."""

    points: int = 0
    tasks: int = 0
    units: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    checked: int = 0


class RecordedHead(Struct, frozen=True):
    """By what people know a notice; ``issuers`` are joined by ；."""

    title: str = ""
    year: int | None = None
    place: str = ""
    code: str = ""
    document_number: str = ""
    issuers: str = ""
    issued_on: str = ""


class LastYear(Struct, frozen=True):
    """Last year's results, from which a ledger takes people over. ``folder``: the way to them from the output folder;
    ``ledger``: the SHA-256 of their workbook when it was looked at; ``people``: a short print of whom it named, empty
    for nobody; ``named``: a person said that it is these."""

    folder: str
    ledger: str = ""
    people: str = ""
    named: bool = False


class Record(Struct, frozen=True):
    """``files``: the written files and their SHA-256; ``before``: those of the run before, while ``state`` is
    "writing". "aside": a workbook could not be replaced and the new one was written beside it, so that the next run
    tries again. ``source``: the way from the output folder to the file that the results are of. ``written``: what the
    program wrote into each workbook, cell by cell. ``previous``: workbooks that were replaced and kept, with their
    SHA-256. ``read_by``: what read it, where there is a choice, and the pages that it left to another. ``attached``:
    the names of the files that were read as parts of the notice. ``last_year``: from whose ledger people were taken
    over, or looked for."""

    schema: Literal["yaodian/record/1"]
    state: Literal["writing", "aside", "done"]
    basis: MadeFrom
    counts: Counts
    files: dict[str, str]
    before: dict[str, list[str]] = {}
    source: str = ""
    head: RecordedHead = RecordedHead()
    written: dict[str, str] = {}
    previous: dict[str, str] = {}
    read_by: ReadBy | None = None
    attached: tuple[str, ...] = ()
    last_year: LastYear | None = None

    def owned(self, name: str) -> set[str]:
        """Hashes that the file of that name may have if the program wrote it."""
        return {*([self.files[name]] if name in self.files else []), *self.before.get(name, [])}


def read_record(folder: Path) -> Record | None:
    """The folder's record; None if there is none or it cannot be understood (then the results are made again)."""
    try:
        return msgspec.json.decode(read_regular(folder / NAME), type=Record)
    # Missing, unreadable, cut short or of another version: all mean that nothing is known of this folder.
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def way_to(source: Path, output: Path) -> str:
    """The way from the output folder to a file: it stays true when both are moved together."""
    try:
        way = Path(os.path.relpath(source, output)).as_posix()
    # Windows: on another drive.
    except ValueError:
        way = source.as_posix()
    # A name in another encoding is no text, and no JSON: its bytes are written out.
    return f"{_BYTES}{quote(os.fsencode(way))}" if _HALF.search(way) else way


def found_by(way: str, output: Path) -> Path:
    """The file to which a way leads that :func:`way_to` gave."""
    if way.startswith(_BYTES):
        way = os.fsdecode(unquote_to_bytes(way.removeprefix(_BYTES)))
    return Path(os.path.abspath(output / way))  # noqa: PTH100 - resolve() would follow links


def owner_of(output: Path, folder: Path) -> Path | None:
    """The file whose results stand in ``folder`` below ``output``, whether it is still there or not; None if there are
    no results."""
    record = read_record(output / folder)
    if record is None or not record.source:
        return None
    return found_by(record.source, output)


def record_bytes(record: Record) -> bytes:
    """The file's content; the same record gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def is_current(record: Record | None, basis: MadeFrom, folder: Path) -> bool:
    """Whether the folder's results were made from just this, all of them, and are still there. A workbook that was
    edited since is no reason to make it again."""
    return (
        record is not None
        and record.state == "done"
        and record.basis == basis
        and all((folder / name).is_file() for name in record.files)
    )


def hash_file(path: Path, until: float | None = None) -> str:
    """SHA-256 of a regular file of any size, as hex digits. An OSError if it cannot be read, a TimeLimitError
    if that is not done by ``until``, a moment of ``time.monotonic()``."""
    digest = hashlib.sha256()
    with open_regular(path) as file:
        while block := file.read(_BLOCK):
            if until is not None and time.monotonic() > until:
                raise TimeLimitError
            digest.update(block)
    return digest.hexdigest()


def owned_hashes(record: Record | None) -> Mapping[str, list[str]]:
    """For each file that a record knows, the hashes under which it is the program's own."""
    if record is None:
        return {}
    return {name: sorted(record.owned(name)) for name in {*record.files, *record.before}}
