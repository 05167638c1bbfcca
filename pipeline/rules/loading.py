"""Loads and checks ``rules/`` once; handed to whoever needs it. Knows no layouts and no notices.

Each file has a typed shape (a ``msgspec.Struct``); what does not fit is a :class:`RulesError` that names file and line.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

import pipeline
from pipeline.errors import NotRegularError, RulesError
from pipeline.regular_files import read_regular
from pipeline.rules.kept_rules import PARSED

T = TypeVar("T")

# In a checkout the rules lie beside the package, installed they lie inside it (see setup.py).
_PACKAGE = Path(pipeline.__file__).parent
Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A text, or a list of words, that is not empty."""

# What is asked of results, or made of them, later decides on no result.
_LATER = frozenset({"queries", "templates"})

_MOST_BYTES = 4 << 20
_RULES = "规则文件"
_FIRST = "columns.yaml"
"""A folder without it holds no rules."""


class Expression(str):
    """A regular expression as a rule file has it; one that does not compile is a fault of the file, not of the run."""

    __slots__ = ()


class Day(str):
    """A date, 2021-06-28."""

    __slots__ = ()


class Template(str):
    """A text with places in it ({upper}, {place} …); one that cannot be filled is a fault of the file."""

    __slots__ = ()


def find_rules(given: Path | None = None) -> Path:
    """The folder to use: the one given (``--rules``), else ``./rules``, else the one inside the package.

    Raises RulesError if none of them is a folder of rules.
    """
    if given is not None:
        if not given.is_dir():
            raise RulesError(f"规则目录不存在：{given}。请检查 --rules 后面的路径。")
        if not os.path.lexists(given / _FIRST):
            raise RulesError(f"不是规则目录：{given}（里面没有 {_FIRST}）。请检查 --rules 后面的路径。")
        return given
    for folder in (Path("rules"), _PACKAGE / "_rules", _PACKAGE.parent / "rules"):
        if (folder / _FIRST).is_file():
            return folder
    raise RulesError("找不到规则目录 rules/。请在项目目录中运行，或用 --rules 指定。")


def hash_rules(folder: Path) -> str:
    """One SHA-256 over all rule files that decide on results, their names included: the same hash, the same rules.

    Files are read again only if the system says that any of them changed.
    """
    try:
        found = [
            (path, path.stat())
            for path in folder.rglob("*")
            if path.is_file() and not path.name.startswith(".") and path.relative_to(folder).parts[0] not in _LATER
        ]
        return _hash(
            folder,
            tuple(
                (path.relative_to(folder).as_posix(), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
                for path, stat in sorted(found, key=lambda entry: entry[0])
            ),
        )
    except OSError as error:
        raise RulesError(f"规则文件读不出来：{error.filename}（{_why(error)}）。") from error


@lru_cache(maxsize=4)
def _hash(folder: Path, files: tuple[tuple[str, int, int, int, int], ...]) -> str:
    digest = hashlib.sha256()
    for name, *_ in files:
        digest.update(os.fsencode(name) + b"\0")
        digest.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return digest.hexdigest()


def read_rules(path: Path, shape: type[T], what: str = _RULES) -> T:
    """One YAML file, read safely and checked against ``shape``; ``what`` the message calls it.

    Raises RulesError naming file and line: unreadable, no YAML, a key that is unknown, missing, twice or of the wrong
    type. An empty file is one without keys.
    """
    content = _content(path, what)
    digest = hashlib.sha256(content).hexdigest()
    if digest in PARSED:
        # Seen before: what a person wrote need not be judged again, but a newer program may ask for another shape.
        with contextlib.suppress(msgspec.ValidationError):
            return msgspec.convert(PARSED[digest], shape, dec_hook=_taken)
    from pipeline.rules.yaml_files import parsed, shaped

    text = _text(path, content, what)
    node, data = parsed(path, text, what)
    found = shaped(path, text, what, node, data, shape, _checked)
    if what == _RULES:
        PARSED[digest] = data
    return found


def fault_at(path: Path, place: Sequence[str | int], why: str) -> RulesError:
    """What is wrong with one place of a rule file that read well; ``place`` are keys and numbers of list items."""
    from pipeline.rules.yaml_files import line_of

    line = line_of(_text(path, _content(path, _RULES), _RULES), place)
    return RulesError(f"规则文件不合格式：{path} 第 {line} 行：{why}。")


def _content(path: Path, what: str) -> bytes:
    try:
        return read_regular(path, _MOST_BYTES)
    except OSError as error:
        raise RulesError(f"{what}读不出来：{path}（{_why(error)}）。") from error


def _text(path: Path, data: bytes, what: str) -> str:
    encoding = encoding_of(data)
    if encoding is None:
        raise RulesError(f"{what}读不出来：{path}（不是文本文件，或编码不对）。请用记事本打开，另存为 UTF-8 编码。")
    return data.decode(encoding)


def encoding_of(data: bytes) -> str | None:
    """UTF-8, with its mark or without, UTF-16 with its mark, or GB 18030, as Windows writes it; None if it is none."""
    marked = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb": "utf-8-sig"}.get(data[:2])
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return None


def _why(error: OSError) -> str:
    if isinstance(error, NotRegularError):
        return "不是普通文件，请换成文本文件"
    if error.errno == errno.EFBIG:
        return f"文件太大，最多 {_MOST_BYTES >> 20} MB；请删去不要的内容"
    if isinstance(error, FileNotFoundError):
        return "没有这个文件，请恢复它"
    if isinstance(error, PermissionError):
        return "没有读取权限，请检查文件权限"
    return "是文件夹，不是文件" if isinstance(error, IsADirectoryError) else "磁盘或网络出错，请稍后再试"


def _checked(kind: type[Any], value: object) -> object:
    """The text of a rule that means more than itself. Raises ValueError in plain Chinese."""
    if not isinstance(value, str):
        raise ValueError(f"“{value}”应当是文字，请加上引号")
    if kind is Expression:
        _compile(value)
    elif kind is Template:
        _fill(value)
    elif kind is Day:
        _day(value)
    else:
        raise NotImplementedError(kind)
    return kind(value)


def _taken(kind: type[Any], value: Any) -> object:
    """The same of a text that was checked before."""
    return kind(value)


def _compile(expression: str) -> None:
    if not expression.strip():
        raise ValueError(f"“{expression}”是空的正则表达式，请写上内容或删去这一项")
    try:
        # As the kind of text that it is compiled from later: what is compiled is kept by kind.
        re.compile(Expression(expression))
        # It may be part of a longer one, where a switch for the whole, (?i), cannot stand.
        if _SWITCH.match(expression):
            re.compile(f"(?:{expression})")
    except (re.error, OverflowError, RecursionError) as error:
        reason = next((told for sign, told in _EXPRESSION_FAULTS.items() if sign in str(error)), "写法不对")
        raise ValueError(f"“{expression}”不是正确的正则表达式：{reason}") from error


def _day(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"“{value}”不是日期，请写成 2021-06-28 的样子") from error


def _fill(template: str) -> None:
    try:
        template.format(**dict.fromkeys(_PLACES, ""))
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        known = "、".join(f"{{{place}}}" for place in _PLACES)
        raise ValueError(f"“{template}”的大括号不对，大括号里只能是 {known}") from error


_PLACES = ("upper", "place", "stem", "here")
_SWITCH = re.compile(r"\(\?[a-zA-Z]+\)")
_EXPRESSION_FAULTS = {
    "parenthesis": "圆括号没有成对",
    "missing )": "圆括号没有成对",
    "unterminated": "方括号没有成对",
    "repeat": "* + ? {} 前面没有可以重复的内容，或连写了两个",
    "bad escape": "反斜杠后面的字符不对",
    "look-behind": "(?<=…) 和 (?<!…) 里面的长度必须固定",
    "character range": "方括号里的范围前后颠倒",
    "flags": "(?i) 一类的开关不能用",
    "group": "括号的名称或编号不对",
}
