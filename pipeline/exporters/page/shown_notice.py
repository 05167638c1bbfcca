"""What a browser is told of a notice: plain data, encoded as JSON, of which the script makes every view.

The static page carries it inside itself; whoever serves pages sends the same. Field names are those that the script
reads; what is empty is left out. A spot is ``[page, x0, top, x1, bottom]`` in whole points, or, without pages,
``[block]``, counted from 0.
"""

from __future__ import annotations

import json
import re
from typing import Final

import msgspec
from msgspec import Struct

Spot = tuple[int, ...]
Spots = tuple[Spot, ...]


class ShownValue(Struct, frozen=True, omit_defaults=True):
    """A text with its place: a fact of the head, a remark, a deadline (``more`` is its day), a column of the table."""

    text: str
    label: str = ""
    at: Spots = ()
    more: str = ""


class ShownParty(Struct, frozen=True, omit_defaults=True):
    """Who answers: ``unit`` is the place in the list of units, which has the name; ``name`` where it is in no list.
    ``written`` is what is printed, where that is not the name."""

    name: str = ""
    written: str = ""
    unit: int | None = None
    kind: str = "unit"
    at: Spots = ()


class ShownGroup(Struct, frozen=True, omit_defaults=True):
    """Those of one role, and the tails that leave their list open."""

    role: str
    parties: tuple[ShownParty, ...] = ()
    tails: tuple[ShownValue, ...] = ()


class ShownTask(Struct, frozen=True, omit_defaults=True):
    """A task; ``part`` is the place in the list of parts, ``page`` where it stands in words, ``at`` the whole row.
    ``raw``: the string of units where no party was read from it. ``task`` and ``category`` are left out where they are
    those of the task before, in the same cell. ``read``: its numbers before a person's corrections,
    where they differ."""

    number: int
    id: str
    part: int
    text: ShownValue
    task: ShownValue | None = None
    category: ShownValue | None = None
    raw: ShownValue | None = None
    page: str = ""
    label: str = ""
    point: int | None = None
    groups: tuple[ShownGroup, ...] = ()
    deadlines: tuple[ShownValue, ...] = ()
    extra: tuple[ShownValue, ...] = ()
    at: Spots = ()
    read: tuple[int, ...] = ()


class ShownDuty(Struct, frozen=True, omit_defaults=True):
    """A task of a unit: its number, the roles in words and as the matrix marks them, the words that mean the unit (as
    printed) where it is not named."""

    task: int
    role: str = ""
    mark: str = ""
    through: tuple[str, ...] = ()


class ShownUnit(Struct, frozen=True, omit_defaults=True):
    """A body with its tasks in the three blocks of the list by unit, as places in the list of duties: those that a
    collective's members have in common stand there once. ``written``: how the notice calls it."""

    name: str
    type: str = ""
    written: tuple[str, ...] = ()
    direct: tuple[int, ...] = ()
    collective: tuple[int, ...] = ()
    open: tuple[int, ...] = ()


class ShownPoint(Struct, frozen=True, omit_defaults=True):
    """A numbered paragraph of the body, with the tasks that carry it out."""

    number: int
    heading: ShownValue
    text: ShownValue
    page: str = ""
    deadlines: tuple[ShownValue, ...] = ()
    tasks: tuple[int, ...] = ()
    at: Spots = ()


class ShownSection(Struct, frozen=True, omit_defaults=True):
    """A heading of the body with what stands under it."""

    heading: ShownValue
    text: ShownValue | None = None
    points: tuple[ShownPoint, ...] = ()
    sections: tuple[ShownSection, ...] = ()


class ShownFinding(Struct, frozen=True, omit_defaults=True):
    """What a person should look at; ``severity`` is its code, ``word`` what it is called. ``quoted``: where the words
    stand that the message quotes, within ``at``. ``code`` is that of its kind; ``checked``: a person has looked
    into it."""

    severity: str
    word: str
    place: str
    message: str
    advice: str
    page: str = ""
    task: int | None = None
    point: int | None = None
    at: Spots = ()
    quoted: Spots = ()
    code: str = ""
    checked: bool = False


class ShownLine(Struct, frozen=True, omit_defaults=True):
    """A line of a document without pictures, where it stands on its page (points) and its height."""

    text: str
    box: tuple[float, float, float, float]


class ShownPage(Struct, frozen=True, omit_defaults=True):
    """A page's size in points; ``lines`` only where there is no picture of it."""

    width: float
    height: float
    lines: tuple[ShownLine, ...] = ()


class ShownCell(Struct, frozen=True, omit_defaults=True):
    """A cell of a table in a document without pages; ``block`` is its number."""

    text: str
    block: int
    rows: int = 1
    columns: int = 1


class ShownBlock(Struct, frozen=True, omit_defaults=True):
    """A line or paragraph with its number, or a table as rows of cells; ``place`` is where it stands, in words."""

    text: str = ""
    block: int | None = None
    table: tuple[tuple[ShownCell, ...], ...] = ()
    place: str = ""


class ShownDocument(Struct, frozen=True, omit_defaults=True):
    """The document as printed: pages, or blocks of text, or neither where nothing of it is at hand."""

    file: str
    pages: tuple[ShownPage, ...] = ()
    blocks: tuple[ShownBlock, ...] = ()


class ShownNotice(Struct, frozen=True, omit_defaults=True):
    """Everything that the page shows. ``roles`` and ``marks`` explain the matrix; ``parts`` are names of sections."""

    title: str
    line: str
    document: ShownDocument
    facts: tuple[ShownValue, ...] = ()
    parts: tuple[str, ...] = ()
    tasks: tuple[ShownTask, ...] = ()
    duties: tuple[ShownDuty, ...] = ()
    units: tuple[ShownUnit, ...] = ()
    collectives: tuple[ShownUnit, ...] = ()
    sections: tuple[ShownSection, ...] = ()
    findings: tuple[ShownFinding, ...] = ()
    legend: tuple[str, ...] = ()
    made: str = ""


_HALF: Final = re.compile("[\ud800-\udfff]")
_MARKUP: Final = {b"<": b"\\u003c", b">": b"\\u003e", b"&": b"\\u0026"}


def encoded(data: Struct) -> bytes:
    """JSON that may stand inside a ``script`` element: no sign of markup is left in it, whatever the texts hold. Halves
    of characters, which UTF-8 has not, are \ufffd."""
    try:
        content = msgspec.json.encode(data)
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(data), ensure_ascii=False, separators=(",", ":"))
        content = _HALF.sub("\ufffd", text).encode()
    for sign, written in _MARKUP.items():
        content = content.replace(sign, written)
    return content
