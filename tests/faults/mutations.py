"""PDFs with something broken in them, by seed: bytes (flipped, lost, doubled, cut) or objects (numbers, names,
references, whole objects and streams exchanged)."""

from __future__ import annotations

import io
import random
import re
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from tests import ROOT
from tests.faults.notices import make_notice

INPUT = ROOT / "input"
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_NAME = re.compile(rb"/[A-Za-z]\w*")
_OBJECT = re.compile(rb"\b\d+ 0 obj\b.*?\bendobj\b", re.DOTALL)
_ODD = (
    b"0",
    b"-1",
    b"1e99",
    b"99999999999999999999",
    b"0.0000001",
    b"null",
    b"()",
    b"[]",
    b"<<>>",
    b"true",
    b"2147483648",
)
_NAMES = (
    b"/Page",
    b"/Pages",
    b"/Type",
    b"/Kids",
    b"/Font",
    b"/Length",
    b"/FlateDecode",
    b"/Identity-H",
    b"/XObject",
    b"/",
)


@cache
def bases() -> tuple[bytes, ...]:
    """Small files to break: generated ones, and single pages of the real notices with their streams laid open."""
    found: list[bytes] = []
    with tempfile.TemporaryDirectory() as folder:
        for seed, tasks in ((1, 1), (2, 3), (3, 8)):
            path = Path(folder) / "base.pdf"
            make_notice(path, seed, tasks)
            found.append(path.read_bytes())
            found.append(_opened(path, range(99)))
    for path in sorted(INPUT.glob("*.pdf")):
        found += [_opened(path, pages) for pages in (range(2), range(2, 4), range(10, 12))]
    return tuple(found)


def _opened(path: Path, pages: Sequence[int]) -> bytes:
    """These pages alone, no stream of content compressed, so that mutations meet what is inside."""
    reader, writer = PdfReader(path), PdfWriter()
    for number in pages:
        if number < len(reader.pages):
            page = writer.add_page(reader.pages[number])
            contents = page.get_contents()
            if contents is not None:
                contents.set_data(contents.get_data())
    answer = io.BytesIO()
    writer.write(answer)
    return answer.getvalue()


def mutated(seed: int) -> bytes:
    """The file of that seed; the same seed gives the same bytes."""
    choice = random.Random(seed)
    content = choice.choice(bases())
    for _ in range(choice.choice((1, 1, 2, 4, 16))):
        content = choice.choice(_WAYS)(content, choice)
    return content


def _flip(content: bytes, choice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(choice.choice((1, 4, 32))):
        changed[choice.randrange(len(changed))] = choice.randrange(256)
    return bytes(changed)


def _lose(content: bytes, choice: random.Random) -> bytes:
    start = choice.randrange(len(content))
    return content[:start] + content[start + choice.choice((1, 10, 200, 2000)) :] or b"%PDF-"


def _double(content: bytes, choice: random.Random) -> bytes:
    start, to = choice.randrange(len(content)), choice.randrange(len(content))
    return content[:to] + content[start : start + choice.choice((1, 50, 1000))] + content[to:]


def _cut(content: bytes, choice: random.Random) -> bytes:
    return content[: choice.randrange(1, len(content) + 1)]


def _one(pattern: re.Pattern[bytes], content: bytes, choice: random.Random, new: bytes) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    match = choice.choice(found)
    return content[: match.start()] + new + content[match.end() :]


def _number(content: bytes, choice: random.Random) -> bytes:
    return _one(_NUMBER, content, choice, choice.choice((*_ODD, b"%d" % choice.randrange(-999, 9999))))


def _reference(content: bytes, choice: random.Random) -> bytes:
    return _one(_REFERENCE, content, choice, choice.choice((*_ODD, b"%d 0 R" % choice.randrange(40))))


def _name(content: bytes, choice: random.Random) -> bytes:
    others = _NAME.findall(content) or [b"/X"]
    return _one(_NAME, content, choice, choice.choice((*_NAMES, choice.choice(others))))


def _object(content: bytes, choice: random.Random) -> bytes:
    """One object's body in the place of another's, its number kept."""
    found = list(_OBJECT.finditer(content))
    if len(found) < 2:
        return content
    to, source = choice.sample(found, 2)
    number = to.group().split(b" ", 1)[0]
    body = source.group().split(b" ", 1)[1]
    return content[: to.start()] + number + b" " + body + content[to.end() :]


_WAYS = (_flip, _lose, _double, _cut, _number, _number, _reference, _reference, _name, _name, _object, _object)
