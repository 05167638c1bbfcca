"""Which title of a notice's list of attachments a file has, by the file's name: its title, or its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from pipeline.matching.folding import fold
from pipeline.matching.likeness import RUN, containment
from pipeline.text.numerals import read_numeral
from pipeline.text.ordinals import COUNT

_MARKS: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(COUNT)
_YEAR: Final = re.compile(r"20\d\d")
_LIKE: Final = 0.9
"""The share of the shorter of title and name that stands in the longer one."""


def named_title(titles: Sequence[str], stem: str, before: str, label_end: Callable[[str], int]) -> int | None:
    """The index of the title that a file called ``stem`` has; None if it has none of them.

    ``before``: the stem of the notice's own file, which attachments often repeat in front. ``label_end``: how long the
    label is that a name begins with (附件2), 0 if it has none. A name that has a title of its own must be like one of
    the titles; one that is only a label means the title of its number, or the only one.
    """
    own = stem.removeprefix(before).lstrip(" -_—（(") or stem
    end = label_end(own)
    label, title = own[:end], _MARKS.sub("", fold(own[end:]))
    if title:
        return next((at for at, one in enumerate(titles) if _alike(title, _MARKS.sub("", fold(one)))), None)
    number = _NUMBER.search(fold(label))
    if number is None:
        return 0 if len(titles) == 1 else None
    at = (read_numeral(number.group()) or 0) - 1
    return at if at in range(len(titles)) else None


def _alike(one: str, other: str) -> bool:
    """Whether all of the shorter but a word stands in the longer, and both are of one year."""
    part, whole = sorted((one, other), key=len)
    years = [set(_YEAR.findall(text)) for text in (one, other)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    return len(part) >= RUN and containment(part, whole) >= _LIKE
