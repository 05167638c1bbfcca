"""Expressions made of what the rules say, each compiled when it is first used: a notice needs two thirds of them.

Whether they compile at all is seen when rules are checked (:func:`compile_all`), and kept with them.
"""

from __future__ import annotations

import re
from typing import Any, Final, cast
from weakref import WeakSet


class _Late:
    """Stands for a compiled expression. What is asked of it once is found at once from then on."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        compiled = self.__dict__.get("_compiled") or re.compile(self.pattern)
        self.__dict__["_compiled"] = compiled
        found = getattr(compiled, name)
        self.__dict__[name] = found
        return found


_UNTRIED: Final[WeakSet[_Late]] = WeakSet()


def expression(pattern: str) -> re.Pattern[str]:
    """The expression, not compiled yet: a re.error comes with its first use, unless :func:`compile_all` was before."""
    late = _Late(pattern)
    _UNTRIED.add(late)
    return cast("re.Pattern[str]", late)


def compile_all() -> None:
    """Compile what was not used yet. Raises re.error."""
    for late in list(_UNTRIED):
        late.flags  # noqa: B018 - whatever is asked of it compiles it
    _UNTRIED.clear()
