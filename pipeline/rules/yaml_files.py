"""A YAML file into plain values, and these into their shape. Loaded late: rules that are known need no YAML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from pipeline.errors import RulesError
from pipeline.rules.faults import line_at, repeated_key, shape_fault, syntax_fault
from pipeline.rules.yaml_bounds import overgrown, too_deep

T = TypeVar("T")

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Without timestamps: 2023-02-30 is a text that a shape can refuse, and no fault inside the YAML library.
_Loader: Any = type(
    "_Loader",
    (_Base,),
    {
        "yaml_implicit_resolvers": {
            first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
            for first, found in _Base.yaml_implicit_resolvers.items()
        }
    },
)


def parsed(path: Path, text: str, what: str) -> tuple[Any, Any]:
    """The nodes of a file, which know their lines, and its values; an empty file is one without keys. Raises RulesError
    naming file and line."""
    deep = too_deep(text)
    if deep is not None:
        raise RulesError(f"{what}有语法错误：{path} 第 {deep} 行：括号、“-”或缩进套得太深，请检查括号是否成对。")
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            grown = overgrown(node)
            if grown is not None:
                raise RulesError(
                    f"{what}不合格式：{path} 第 {grown} 行：“*”开头的别名用得太多或绕成了圈，请把内容直接写出来。"
                )
            twice = repeated_key(node)
            data = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    # The last ones are what the library lets through of a tag with a wrong value (`!!int x`), or of endless brackets.
    except (yaml.YAMLError, ValueError, AttributeError, IndexError, RecursionError) as error:
        line, why = syntax_fault(error, text)
        raise RulesError(f"{what}有语法错误：{path} 第 {line} 行：{why}。") from error
    if twice is not None:
        raise RulesError(f"{what}不合格式：{path} 第 {twice[0]} 行：“{twice[1]}”写了两次，请合并成一处。")
    return node, {} if data is None else data


def shaped(
    path: Path, text: str, what: str, node: Any, data: Any, shape: type[T], check: Callable[[type[Any], object], object]
) -> T:
    """The values as ``shape`` has them, their texts looked at by ``check``. Raises RulesError naming file and line."""
    try:
        return msgspec.convert(data, shape, dec_hook=check)
    except (msgspec.ValidationError, RecursionError) as error:
        line, why = shape_fault(str(error), node, shape, text)
        raise RulesError(f"{what}不合格式：{path} 第 {line} 行：{why}。") from error


def line_of(text: str, place: Sequence[str | int]) -> int:
    """The line of one place of a file that read well; ``place`` are keys and numbers of list items."""
    loader = _Loader(text)
    try:
        return line_at(loader.get_single_node(), place)
    finally:
        loader.dispose()
