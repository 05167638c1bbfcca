"""Whether a person wrote into the program's own columns, which the next run writes anew: what they wrote is kept apart.

A workbook carries a short print of each row as the program wrote it. A row whose print is not among them was changed by
somebody; without prints (other programs may drop them) only the texts that make a task's key can be told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from openpyxl.packaging.custom import StringProperty

from pipeline.exporters.workbook.sheet import Value
from pipeline.exporters.workbook.xlsx import xml_text

_NAME: Final = "yaodian"
_DIGITS: Final = 8
# A property holds 255 characters.
_IN_ONE: Final = 28


def row_print(values: Mapping[str, Value]) -> str:
    """A print of one row's program columns, by title; white space and empty cells do not count."""
    texts = sorted(f"{title}={text}" for title, value in values.items() if (text := bare(value)))
    return hashlib.sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def bare(value: Value) -> str:
    """A value without what saving and reading may change."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else "".join(xml_text(str(value)).split())


def properties(prints: Sequence[str]) -> Iterator[StringProperty]:
    """The prints as properties of a workbook."""
    for number, start in enumerate(range(0, len(prints), _IN_ONE), 1):
        yield StringProperty(name=f"{_NAME}{number}", value=" ".join(prints[start : start + _IN_ONE]))


def prints_of(book: Any) -> frozenset[str]:
    """The prints that a workbook carries; none if it was saved by a program that drops them."""
    mine = (
        one.value
        for one in book.custom_doc_props.props
        if str(one.name).startswith(_NAME) and isinstance(one.value, str)
    )
    return frozenset(word for value in mine for word in value.split())


def differences(old: Mapping[str, Value], new: Mapping[str, Value], titles: Iterable[str]) -> str:
    """What a person wrote into columns that now say something else; empty if nothing."""
    changed = (title for title in titles if bare(old.get(title)) not in ("", bare(new.get(title))))
    return "；".join(f"{title}：{old[title]}" for title in changed)
