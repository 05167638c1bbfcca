"""Corrections files as the server writes them: each version by its hash, nothing replaced that somebody else wrote.

An edit says which version it was made on. If the file is another one by now (an editor, another window or person),
nothing is written and the person is told. Comments and order of a file that people wrote stay.
"""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from pipeline.corrections import read_corrections
from pipeline.errors import OutputError, RulesError, UsageError, YaodianError, system_reason
from pipeline.exporters.atomic import write_bytes
from pipeline.rules.loading import encoding_of
from pipeline.serving.edits import Edit, enter
from pipeline.serving.known_results import version_of

_MOST: Final = 200


class ConflictError(YaodianError):
    """What was to be changed is another version by now; nothing was written."""


class _Step(Struct, frozen=True):
    before: bytes | None
    after: str


class CorrectionsStore:
    """Writes corrections files, one at a time, and takes the last edits back in turn (as long as the server runs)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._steps: dict[Path, list[_Step]] = {}

    def edit(self, path: Path, version: str, edit: Edit) -> str:
        """Enter an edit that was made on ``version``; gives the new one. Raises ConflictError, RulesError for a file
        that is broken, UsageError for an edit that cannot be entered, OutputError."""
        with self._lock:
            before = self._at(path, version)
            if before is not None:
                read_corrections(path)
            document = _load(before)
            enter(edit, document)
            after = _dumped(document)
            _check(after, path)
            write_bytes(path, after)
            made = version_of(path)
            steps = self._steps.setdefault(path, [])
            steps.append(_Step(before, made))
            del steps[:-_MOST]
            return made

    def undo(self, path: Path, version: str) -> str:
        """Take the last edit back; gives the version that is there then. Raises ConflictError, UsageError if there is
        nothing to take back, OutputError."""
        with self._lock:
            self._at(path, version)
            steps = self._steps.get(path, [])
            if not steps or steps[-1].after != version:
                raise UsageError("没有可以撤销的改动（只能撤销这次启动以后在网页里改的）。")
            before = steps.pop().before
            if before is None:
                path.unlink()
            else:
                write_bytes(path, before)
            return version_of(path)

    def can_undo(self, path: Path, version: str) -> bool:
        """Whether the last edit of that file made this version."""
        steps = self._steps.get(path, [])
        return bool(steps) and steps[-1].after == version

    def _at(self, path: Path, version: str) -> bytes | None:
        try:
            if version_of(path) != version:
                raise ConflictError(
                    "别人（或别的窗口、编辑器）刚刚改过这份文件的更正，您的这一处没有写入。请看过再改。"
                )
            return path.read_bytes() if version else None
        except OSError as error:
            raise OutputError(f"{path.name}：更正文件读不出来（{system_reason(error)}），请检查权限。") from error


def _yaml() -> YAML:
    made = YAML()
    made.preserve_quotes = True
    made.width = 100_000
    made.indent(mapping=2, sequence=4, offset=2)
    return made


def _load(content: bytes | None) -> CommentedMap:
    """The document of a file that was read well before."""
    if content is None:
        return CommentedMap()
    found = _yaml().load(content.decode(encoding_of(content) or "utf-8"))
    return CommentedMap() if found is None else found


def _dumped(document: CommentedMap) -> bytes:
    for part in list(document):
        if isinstance(document[part], list) and not isinstance(document[part], CommentedSeq):
            document[part] = CommentedSeq(document[part])
        for at, entry in enumerate(document[part] or ()):
            document[part][at] = _flow(entry)
    text = io.StringIO()
    if document:
        _yaml().dump(document, text)
    return text.getvalue().encode("utf-8", "replace")


def _flow(entry: Any) -> Any:
    """An entry of ours on one line, as the documentation writes it; those that people wrote stay as they are."""
    if isinstance(entry, CommentedMap | CommentedSeq):
        return entry
    made = CommentedMap(entry) if isinstance(entry, dict) else CommentedSeq(entry)
    made.fa.set_flow_style()
    return made


def _check(content: bytes, path: Path) -> None:
    """That the next run can read what is to be written. Raises UsageError."""
    probe = path.with_name(f".{path.name}.probe")
    try:
        write_bytes(probe, content)
        read_corrections(probe)
    except RulesError as error:
        raise UsageError(f"这一处写不进更正文件：{str(error).replace(str(probe), path.name)}") from error
    finally:
        probe.unlink(missing_ok=True)
