"""How large and how deep a file that a person writes may be: beyond lie slips, and what is meant to end the program."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

_DEEPEST: Final = 100
_MOST_ALIASES: Final = 1000
_MOST_VALUES: Final = 100_000
"""Values that a file with aliases may mean: those that an alias stands for are counted each time."""


def too_deep(text: str) -> int | None:
    """The line on which brackets, dashes or indents are nested deeper than any file needs, if there is one: the YAML
    library would end the process."""
    depth = 0
    for found in re.finditer(r"[\[\]{}]", text):
        depth = max(0, depth + (1 if found[0] in "[{" else -1))
        if depth > _DEEPEST:
            return text.count("\n", 0, found.start()) + 1
    dashes = re.search(rf"(?:[-?]\s+){{{_DEEPEST}}}", text)
    if dashes:
        return text.count("\n", 0, dashes.start()) + 1
    return _stepped(text)


def _stepped(text: str) -> int | None:
    """The line whose indent is one too many below others."""
    indents: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        indent = len(line) - len(line.lstrip(" "))
        if indent == len(line):
            continue
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        if len(indents) > _DEEPEST:
            return number
    return None


def overgrown(root: Any) -> int | None:
    """The line from which aliases mean more than any file needs, or something that holds itself, if there is one.
    ``root`` is the node of a whole file."""
    aliases = 0
    sizes: dict[int, int] = {}
    under_way: set[int] = set()

    def size(node: Any) -> int:
        nonlocal aliases
        key = id(node)
        if key in sizes or key in under_way:
            aliases += 1
            if aliases > _MOST_ALIASES or key in under_way:
                raise _TooMuchError(node.start_mark.line + 1)
            return sizes[key]
        under_way.add(key)
        inner = sum(map(size, _children(node)))
        if aliases and inner > _MOST_VALUES:
            raise _TooMuchError(node.start_mark.line + 1)
        under_way.discard(key)
        sizes[key] = inner + 1
        return sizes[key]

    try:
        size(root)
    except _TooMuchError as found:
        return found.line
    return None


class _TooMuchError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _children(node: Any) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        return [one for pair in node.value for one in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
