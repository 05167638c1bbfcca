"""A name that a person gave, as a line of the place's own file in ``rules/units/``: offered as a diff, then written.

The file is people's: what is added is put into its text where it belongs, and not a sign beside it changes.
"""

from __future__ import annotations

import difflib
import threading
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from msgspec import Struct

from pipeline.errors import RulesError, UsageError
from pipeline.exporters.atomic import write_bytes
from pipeline.model import Jurisdiction
from pipeline.normalisers.units.registry.place_files import PlaceFile, read_place
from pipeline.rules.loading import encoding_of, read_rules
from pipeline.serving.corrections_store import ConflictError
from pipeline.serving.known_results import version_of

_SOURCE: Final = "在网页上核对时补充"
_LONGEST: Final = 60
_lock: Final = threading.Lock()


class NewName(Struct, frozen=True, forbid_unknown_fields=True):
    """``text`` means the body called ``name``; ``unit`` is its id where the rules know it."""

    text: str
    name: str
    unit: str | None = None


class OfferedRule(Struct, frozen=True):
    """What would be written: the file by name, how it changes, and the version that it would change."""

    file: str
    diff: str
    version: str


def propose(rules: Path, place: Jurisdiction | None, new: NewName) -> OfferedRule:
    """How the place's file would say it. Raises UsageError (no place, nothing new, no name), RulesError."""
    path, before, after, _ = _changed(rules, place, new)
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), path.name, path.name, lineterm="", n=1)
    return OfferedRule(f"rules/units/{path.name}", "\n".join(lines), version_of(path))


def write_name(rules: Path, place: Jurisdiction | None, new: NewName, version: str) -> None:
    """Write what was proposed on that version. Raises ConflictError, UsageError, RulesError, OutputError."""
    with _lock:
        path, _, after, manner = _changed(rules, place, new)
        if version_of(path) != version:
            raise ConflictError(f"{path.name}：别人刚刚改过这个规则文件，没有写入。请再看一遍要写的内容。")
        probe = path.with_name(f".{path.name}.probe")
        try:
            write_bytes(probe, manner.content(after))
            read_rules(probe, PlaceFile)
        except RulesError as error:
            raise UsageError(f"这个名称写不进规则文件：{str(error).replace(str(probe), path.name)}") from error
        finally:
            probe.unlink(missing_ok=True)
        write_bytes(path, manner.content(after))


class _Manner(NamedTuple):
    """How a file is written: what its signs and the ends of its lines are."""

    encoding: str = "utf-8"
    line_end: str = "\n"

    @classmethod
    def of(cls, data: bytes) -> _Manner:
        encoding = encoding_of(data) or "utf-8"
        text = data.decode(encoding)
        return cls(encoding, "\r\n" if text.count("\r\n") == text.count("\n") > 0 else "\n")

    def text(self, data: bytes) -> str:
        return data.decode(self.encoding).replace(self.line_end, "\n")

    def content(self, text: str) -> bytes:
        return text.replace("\n", self.line_end).encode(self.encoding)


def _changed(rules: Path, place: Jurisdiction | None, new: NewName) -> tuple[Path, str, str, _Manner]:
    """The file, its text, and its text with the name; and how it is written."""
    if place is None or not place.code:
        raise UsageError("文件没有说明是哪个地方的，规则无处可记；请只改这一份文件。")
    if not all(map(_is_name, (new.text, new.name))):
        raise UsageError("名称里不能有空格和看不见的字符，也不能超过 60 个字。")
    path = rules / "units" / f"{place.code}.yaml"
    known = read_place(rules, place.code)
    if known is None:
        return path, "", _skeleton(place) + _line(new, place, "  "), _Manner()
    manner = _Manner.of(path.read_bytes())
    before = manner.text(path.read_bytes())
    at = _place_of(new, known)
    if at is None:
        return path, before, _with_unit(before, new, place), manner
    entry = known.units[at]
    if new.text in (*entry.aliases.split(), *(name.name for name in entry.names)):
        raise UsageError(f"规则文件里已经写着“{new.text}”是“{new.name}”。")
    return path, before, _with_alias(before, at, new.text), manner


def _place_of(new: NewName, known: PlaceFile) -> int | None:
    """Which entry of the file the body is, by its id or one of its names."""
    short = (new.unit or "").rpartition("/")[2]
    found = (
        at for at, one in enumerate(known.units) if one.id == short or new.name in {dated.name for dated in one.names}
    )
    return next(found, None)


def _is_name(word: str) -> bool:
    return word.split() == [word] and word.isprintable() and len(word) <= _LONGEST


def _skeleton(place: Jurisdiction) -> str:
    today = date.today().isoformat()
    return f"code: '{place.code}'\nname: {place.name}\nsource: {_SOURCE}\nas_of: '{today}'\nunits:\n"


def _line(new: NewName, place: Jurisdiction, indent: str) -> str:
    short = new.name.removeprefix(place.name) or new.name
    alias = f", aliases: {_quoted(new.text)}" if new.text != new.name else ""
    return f"{indent}- {{id: {_quoted(short)}, type: other, names: [{{name: {_quoted(new.name)}}}]{alias}}}\n"


def _quoted(word: str) -> str:
    """A word as YAML has it: plain where it can be nothing else than a word (null, yes)."""
    return word if _is_plain(word) else "'" + word.replace("'", "''") + "'"


def _is_plain(word: str) -> bool:
    return word.isalpha() and not any(sign.isascii() for sign in word)


def _units(text: str) -> Any:
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    return next(value for key, value in root.value if key.value == "units")


def _with_alias(text: str, at: int, alias: str) -> str:
    entry = _units(text).value[at]
    old = next((value for key, value in entry.value if key.value == "aliases"), None)
    if old is not None:
        words = f"{old.value} {alias}".strip()
        made = words if all(map(_is_plain, words.split())) else _quoted(words)
        return text[: old.start_mark.index] + made + text[old.end_mark.index :]
    last = entry.value[-1][1].end_mark.index
    if entry.flow_style:
        return f"{text[:last]}, aliases: {_quoted(alias)}{text[last:]}"
    first = entry.value[0][0].start_mark.column
    last = len(text[:last].rstrip())
    return f"{text[:last]}\n{' ' * first}aliases: {_quoted(alias)}{text[last:]}"


def _with_unit(text: str, new: NewName, place: Jurisdiction) -> str:
    units = _units(text)
    if units.flow_style or not units.value:
        raise UsageError("规则文件里的 units 写成了一行，请用记事本加上这个单位。")
    end = len(text[: units.value[-1].end_mark.index].rstrip())
    rest = text.find("\n", end)
    cut = len(text) if rest < 0 else rest + 1
    gap = "" if text[:cut].endswith("\n") else "\n"
    return text[:cut] + gap + _line(new, place, " " * units.start_mark.column) + text[cut:]
