"""Loads and checks ``rules/`` once; handed to whoever needs it. Knows no layouts and no notices.

Each file has a typed shape (a ``msgspec.Struct``); what does not fit is a :class:`RulesError` that names file and line.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import regex
import yaml

from pipeline.errors import RulesError

T = TypeVar("T")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def find_rules(given: Path | None = None) -> Path:
    """The folder to use: the one given (``--rules``), else ``./rules``, else the one inside the package.

    Raises RulesError if none of them is a folder.
    """
    if given is not None:
        if not given.is_dir():
            raise RulesError(f"规则目录不存在：{given}。请检查 --rules 后面的路径。")
        return given
    for folder in (Path("rules"), Path(__file__).parent / "_rules", Path(__file__).parent.parent / "rules"):
        if (folder / "columns.yaml").is_file():
            return folder
    raise RulesError("找不到规则目录 rules/。请在项目目录中运行，或用 --rules 指定。")


def hash_rules(folder: Path) -> str:
    """One SHA-256 over all rule files, their names included; two runs with the same hash used the same rules."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_rules(path: Path, shape: type[T]) -> T:
    """One YAML file, read safely and checked against ``shape``.

    Raises RulesError naming file and line: unreadable, no YAML, a key that is unknown, missing or of the wrong type.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"规则文件读不出来：{path}（{error}）。") from error
    try:
        return msgspec.convert(yaml.load(text, Loader=_Loader), shape)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulesError(f"规则文件有语法错误：{path} 第 {line} 行：{error.problem}。") from error
    except yaml.YAMLError as error:
        raise RulesError(f"规则文件有语法错误：{path}：{error}。") from error
    except msgspec.ValidationError as error:
        line = _line_of(text, str(error))
        raise RulesError(f"规则文件不合格式：{path} 第 {line} 行：{error}。") from error


def _line_of(text: str, message: str) -> int:
    """The line on which the value stands that a msgspec message points at (``… - at `$.columns[2].label```)."""
    node = yaml.compose(text, Loader=_Loader)
    found = regex.search(r"at `(?:key in )?\$(.*?)`", message)
    for step in regex.findall(r"\.([^.\[\]]+)|\[(\d+)\]|(\[\.\.\.\])", found.group(1) if found else ""):
        name, index, _ = step
        if isinstance(node, yaml.MappingNode) and name:
            node = next((value for key, value in node.value if key.value == name), node)
        elif isinstance(node, yaml.SequenceNode) and index and int(index) < len(node.value):
            node = node.value[int(index)]
        else:
            break
    return node.start_mark.line + 1 if node is not None else 1
