"""Runs an attack in a folder of its own and says what did not hold; nothing for one that was withstood.

For every attack: it ends in time with a status that it may have; what is printed or logged is text without a traceback,
without the words for a fault of the program and without signs that steer a terminal; every result is whole, and no
staging is left; every file that was there is there, byte for byte, unless a record names it as the program's.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.attacks.case import Case, text_of, write

ROOT: Final = Path(__file__).parents[2]
FAULT: Final = "程序出错"
_FORBIDDEN: Final = (FAULT, "Traceback", "程序处理这个文件时出错", "进程意外退出", "Fatal Python", "Exception ignored")
_STEERING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_RECORD: Final = ".yaodian.json"
_OURS: Final = {"summary.csv": "文件,结果,", "summary.json": '"schema": "yaodian/summary/', "index.html": "yaodian"}


def attack(case: Case, folder: Path) -> list[str]:
    """What did not hold; ``folder`` is empty."""
    write(folder / "in" / "甲.txt", text_of())
    case.make(folder)
    if case.before:
        status, said = run(case.before, folder, case.seconds)
        if status:
            return [f"the line before ended with {status}: {said[-300:]}"]
    changed = folder / (case.changes or "\0")
    persons = {path: content for path, content in _persons(folder) if changed not in (path, *path.parents)}
    links = {path: path.readlink() for path in _walk(folder) if path.is_symlink()}
    before = set(_staging(folder))
    status, said = run(case.line, folder, case.seconds)
    wrong = [*_words(said), *_status(case, status, said)]
    wrong += [f"log: {one}" for path in folder.glob("*.log") for one in _words(path.read_text("utf-8", "replace"))]
    if case.says and not re.search(case.says, said):
        wrong.append(f"does not say {case.says}: {said[-300:]!r}")
    wrong += _whole(folder, case.done)
    wrong += [f"staging left: {path}" for path in set(_staging(folder)) - before]
    wrong += [
        f"a person's file is gone or changed: {path}" for path, content in persons.items() if not _kept(path, content)
    ]
    wrong += [f"a link is gone or changed: {path}" for path, to in links.items() if not _leads(path, to)]
    if case.holds and (what := case.holds(folder)):
        wrong.append(what)
    return wrong


def run(line: str, folder: Path, seconds: int) -> tuple[int | None, str]:
    """Status (None: it did not end in time) and all that was printed, undecodable bytes as U+FFFD."""
    python, root = shlex.quote(sys.executable), shlex.quote(str(ROOT))
    # `start … & p=$!` is the process itself, and no shell that waits for it.
    started = 'PYTHONPATH=$ROOT exec "$PYTHON" -P -m pipeline.cli "$@"'
    prologue = f'ulimit -v 8000000; PYTHON={python}; ROOT={root}; start() {{ {started}; }}; yaodian() ( start "$@" )\n'
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    with (folder.parent / f"{folder.name}.said").open("w+b") as out:
        process = subprocess.Popen(
            ["bash", "-c", prologue + line],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        try:
            status: int | None = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            status = None
        # Whatever the line left running in its own session goes with it.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        out.seek(0)
        return status, out.read().decode("utf-8", "replace")


def _status(case: Case, status: int | None, said: str) -> Iterator[str]:
    """What is wrong with how the line ended."""
    if status is None:
        yield f"did not end within {case.seconds} s"
    elif status not in case.status:
        yield f"ended with {status}: {said[-300:]!r}"


def _words(said: str) -> Iterator[str]:
    """What must not be printed, and was."""
    yield from (f"says {word}: {said[-400:]!r}" for word in _FORBIDDEN if word in said)
    if "\ufffd" in said:
        yield "printed what is no UTF-8"
    steering = _STEERING.search(said)
    if steering:
        yield f"printed U+{ord(steering[0]):04X}"


def _whole(folder: Path, done: int | None) -> Iterator[str]:
    """That every folder of results holds what its record says, and that there are so many."""
    records = [path for path in _walk(folder) if path.name == _RECORD and path.is_file()]
    count = 0
    for path in records:
        try:
            record = json.loads(path.read_bytes())
        except ValueError:
            continue
        if record.get("state") not in ("done", "aside"):
            yield f"{path.parent.name}: {record.get('state')}"
        for name in record.get("files", {}):
            made = path.parent / name
            # One that a person changed is among a person's files, and looked for there.
            if not made.is_file():
                yield f"{name} is not there"
        count += "notice.json" in record.get("files", {}) or bool(record.get("files"))
    if done is not None and count != done:
        yield f"{count} notices converted, not {done}"


def _walk(folder: Path) -> Iterator[Path]:
    """All files and folders below a folder."""
    for place, folders, names in os.walk(folder):
        yield from (Path(place) / name for name in (*names, *folders))


def _staging(folder: Path) -> Iterator[Path]:
    """What only a run that works may leave."""
    yield from (path for path in _walk(folder) if path.name == ".yaodian" or path.name.endswith(".tmp"))


def _persons(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Regular files that no record calls the program's as they are."""
    owned = set()
    for path in _walk(folder):
        if path.name == _RECORD and path.is_file() and not path.is_symlink():
            try:
                files = json.loads(path.read_bytes()).get("files", {})
            except ValueError:
                continue
            owned |= {(path.parent / name, digest) for name, digest in files.items()}
            owned.add((path, hashlib.sha256(path.read_bytes()).hexdigest()))
    for path in folder.rglob(".yaodian-*.json"):
        with contextlib.suppress(OSError, ValueError):
            owned |= {(path.parent / name, said) for name, said in json.loads(path.read_bytes()).items()}
    for path in _walk(folder):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > 10**8 or path.suffix == ".log":
            continue
        if path.name.startswith(".yaodian-"):
            continue
        content = path.read_bytes()
        ours = _OURS.get(path.name, "\0").encode() in content[:1000]
        if not ours and (path, hashlib.sha256(content).hexdigest()) not in owned:
            yield path, content


def _kept(path: Path, content: bytes) -> bool:
    """Whether a person's file is as it was, or kept beside as the one before."""
    if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
        return True
    # A workbook into which a person wrote is merged, and kept as it was under another name.
    return any(other.read_bytes() == content for other in path.parent.glob(f"{glob_safe(path.stem)}（上一版*"))


def glob_safe(name: str) -> str:
    """A name in which no sign has a meaning for ``glob``."""
    return re.sub(r"[\[\]*?]", "?", name)


def _leads(path: Path, to: Path) -> bool:
    """Whether a link leads where it led."""
    return path.is_symlink() and path.readlink() == to
