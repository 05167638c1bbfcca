"""Whether a notice's list of attachments has a file, by the file's name: its title, or its number."""

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
_LIKE: Final = 0.65
"""The share of the shorter of title and name that stands in the longer one."""


def is_named(titles: Sequence[str], stem: str, before: str, label_end: Callable[[str], int]) -> bool:
    """Whether one of ``titles`` is that of a file called ``stem``.

    ``before``: the stem of the notice's own file, which attachments often repeat in front. ``label_end``: how long the
    label is that a name begins with (附件2), 0 if it has none. A name that has a title of its own must be like one of
    the titles; one that is only a label means the title of its number, or the only one.
    """
    own = stem.removeprefix(before).lstrip(" -_—（(") or stem
    end = label_end(own)
    label, title = own[:end], _MARKS.sub("", fold(own[end:]))
    if title:
        return any(_alike(title, _MARKS.sub("", fold(one))) for one in titles)
    number = _NUMBER.search(fold(label))
    if number is None:
        return len(titles) == 1
    return read_numeral(number.group()) in range(1, len(titles) + 1)


def _alike(one: str, other: str) -> bool:
    part, whole = sorted((one, other), key=len)
    return len(part) >= RUN and containment(part, whole) >= _LIKE
