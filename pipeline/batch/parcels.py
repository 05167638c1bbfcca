"""A job for another machine: all that it reads goes there as bytes, all that it writes comes back as bytes.

So machines need no disk in common, and whoever sent a job alone writes: a machine that is lost in the middle, or two
that did the same job, leave nothing half-written and nothing twice.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.kinds import corrections_beside
from pipeline.batch.single import Convert, Job, Outcome
from pipeline.sources.beside import Beside

_IN: Final = "in"
_OUT: Final = "out"


class Parcel(Struct, frozen=True):
    """A job packed up. Ways are below one folder: sources in ``in/…``, what stands among the results already in
    ``out/…``. ``here``: the folders that these stand for, which messages name."""

    job: Job
    convert: Convert
    files: dict[str, bytes]
    here: dict[str, str]


class Reply(Struct, frozen=True):
    """What came of it: ``files`` are those that were written or changed, ``names`` all that are there. ``error`` is
    what the job raised instead, ``trace`` where."""

    outcome: Outcome = Outcome()
    files: dict[str, bytes] = {}
    names: frozenset[str] = frozenset()
    error: BaseException | None = None
    trace: str = ""


def pack(convert: Convert, job: Job) -> Parcel:
    """The job with the bytes of all that it may read, but for last year's results: who sends it knows them. Raises
    OSError where a file cannot be read."""
    files: dict[str, bytes] = {}

    def take(path: Path, number: int = 0) -> Path:
        way = f"{_IN}/{number}/{path.name}"
        files[way] = path.read_bytes()
        return Path(way)

    source = take(job.source)
    for path in corrections_beside(job.source):
        take(path)
    # Files that a person attached may stand anywhere, and be called the same.
    attached = tuple(take(path, number) for number, path in enumerate(job.beside.attached, 1))
    twins = tuple(take(path) for path in job.beside.twins)
    for path in _files(job.folder):
        files[f"{_OUT}/{path.relative_to(job.folder).as_posix()}"] = path.read_bytes()
    packed = replace(
        job,
        source=source,
        folder=Path(_OUT),
        corrections=source.with_name(job.corrections.name) if job.corrections else None,
        beside=Beside(attached, twins, job.beside.sure),
        output=None,
    )
    return Parcel(packed, convert, files, {f"{_IN}/0": str(job.source.parent), _OUT: str(job.folder)})


def unpack(parcel: Parcel, folder: Path, rules: Path) -> Job:
    """The job in a folder of this machine, with its rules."""
    for way, content in parcel.files.items():
        path = folder / way
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    job = parcel.job
    (folder / _OUT).mkdir(exist_ok=True)
    beside = Beside(tuple(map(folder.joinpath, job.beside.attached)), tuple(map(folder.joinpath, job.beside.twins)))
    return replace(
        job,
        source=folder / job.source,
        folder=folder / job.folder,
        settings=replace(job.settings, rules=rules),
        corrections=folder / job.corrections if job.corrections else None,
        beside=replace(beside, sure=job.beside.sure),
    )


def answer_of(outcome: Outcome, parcel: Parcel, folder: Path) -> Reply:
    """What a job left in the folder where it was unpacked, but for files that were sent just so; messages name files by
    where they stand for the sender."""
    out = folder / _OUT
    there = {path.relative_to(out).as_posix(): path.read_bytes() for path in _files(out)}
    fresh = {name: content for name, content in there.items() if parcel.files.get(f"{_OUT}/{name}") != content}

    def said(text: str) -> str:
        for way, place in parcel.here.items():
            text = text.replace(str(folder / way), place)
        return text

    outcome = replace(outcome, reason=said(outcome.reason), messages=tuple(map(said, outcome.messages)))
    return Reply(outcome, fresh, frozenset(there))


def take_in(answer: Reply, folder: Path) -> None:
    """Bring a staging folder to where the job left it. Raises OSError."""
    for path in _files(folder):
        if path.relative_to(folder).as_posix() not in answer.names:
            path.unlink()
    for name, content in answer.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
