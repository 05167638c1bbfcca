"""Every value says where it stands, and the characters that stand there spell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.conversion import read_source
from pipeline.model import Evidence, Layout, Line, Notice, Places, Section, SubPoint, Task, Traced
from pipeline.model.reading import Reading
from pipeline.settings import Settings
from pipeline.text.clean import SPACE, clean
from pipeline.text.dates import parse_date
from tests import DATA, ROOT, RULES

PDFS = sorted([*(ROOT / "input").glob("*.pdf"), *DATA.rglob("*.pdf")])
SOURCE = DATA / "lanshan-2021" / "source.txt"


class Value(NamedTuple):
    """A value by its name, what must be printed where it stands, and where that is said to be."""

    name: str
    text: str
    places: Places


def values(notice: Notice) -> Iterator[Value]:
    """All that was printed and is not empty; what is inferred (jurisdiction, canonical names, members) was not."""
    everything = [*_head(notice), *chain.from_iterable(map(_section, notice.sections))]
    everything += chain.from_iterable(map(_task, notice.tasks))
    return (value for value in everything if value.text)


def _each(name: str, texts: Iterable[str], places: Iterable[Places]) -> list[Value]:
    return [Value(name, text, where) for text, where in zip(texts, places, strict=True)]


def _head(notice: Notice) -> Iterator[Value]:
    head, where = notice.notice, notice.notice.where
    for name in ("title", "full_title", "transmittal", "document_number", "note", "preamble", "closing"):
        yield Value(f"head.{name}", getattr(head, name) or "", getattr(where, name))
    for name in ("issuers", "addressees", "attachments"):
        yield from _each(f"head.{name}", getattr(head, name), getattr(where, name))
    basis = [f"《{one.title}》" + (f"（{one.document_number}）" if one.document_number else "") for one in head.basis]
    yield from _each("head.basis", basis, where.basis)
    yield Value("head.issued_on", head.issued_on or "", where.issued_on)
    yield Value("head.year", str(head.year or ""), where.year)


def _section(section: Section) -> Iterator[Value]:
    name = f"section {section.number}"
    yield Value(f"{name}.label", section.label, section.where.label)
    yield Value(f"{name}.heading", section.heading, section.where.heading)
    yield Value(f"{name}.text", section.text or "", section.where.text)
    for inner in section.sections:
        yield from _section(inner)
    for point in section.points:
        name = f"point {point.number}"
        yield Value(f"{name}.label", point.label, point.where.label)
        yield Value(f"{name}.heading", point.heading, point.where.heading)
        yield Value(f"{name}.text", point.text, point.where.text)
        yield from _each(f"{name}.deadlines", (one.raw for one in point.deadlines), point.where.deadlines)
        yield from chain.from_iterable(map(_item, point.items))


def _item(item: SubPoint) -> Iterator[Value]:
    yield Value("item.label", item.label, item.where.label)
    yield Value("item.heading", item.heading or "", item.where.heading)
    yield Value("item.text", item.text, item.where.text)
    yield from chain.from_iterable(map(_item, item.items))


def _task(task: Task) -> Iterator[Value]:
    name, where, assignment = f"task {task.number}", task.where, task.assignment
    yield Value(f"{name}.label", task.label or "", where.label)
    yield Value(f"{name}.category", task.category or "", where.category)
    yield Value(f"{name}.task", task.task or "", where.task)
    yield Value(f"{name}.requirement", task.requirement, where.requirement)
    yield from _each(f"{name}.parties", (party.as_written for party in assignment.parties), where.parties)
    yield from _each(f"{name}.remarks", (remark.text for remark in assignment.remarks), where.remarks)
    yield from _each(f"{name}.open_ended", (tail.text for tail in assignment.open_ended), where.open_ended)
    yield from _each(f"{name}.deadlines", (deadline.raw for deadline in task.deadlines), where.deadlines)
    yield from _each(f"{name}.extra", (extra.text for extra in task.extra), where.extra)
    # The labels of the columns, which join several cells to ``raw``, are printed over the table.
    yield Value(f"{name}.raw", "" if "：" in assignment.raw else assignment.raw, where.raw)


class Paper:
    """The characters of a layout as they lie on its pages, without furniture, in reading order."""

    def __init__(self, layout: Layout) -> None:
        self._chars: dict[int, list[tuple[float, float, str]]] = {}
        for line in _lines(layout):
            for before, one in zip((-1, *line.content.ids), line.content.ids, strict=False):
                if one >= 0 and one != before:
                    char = layout.chars[one]
                    x0, top, x1, bottom = char.box
                    self._chars.setdefault(char.page, []).append(((x0 + x1) / 2, (top + bottom) / 2, char.text))

    def spelled(self, places: Places) -> str:
        return "".join(text for place in places for text in self._inside(place))

    def _inside(self, place: Evidence) -> Iterator[str]:
        assert place.page is not None and place.bbox is not None
        x0, top, x1, bottom = place.bbox
        for x, y, text in self._chars[place.page]:
            if x0 <= x <= x1 and top <= y <= bottom:
                yield text


def _lines(layout: Layout) -> Iterator[Line]:
    for page in layout.pages:
        for block in page.blocks:
            if isinstance(block, Line):
                yield block
            else:
                yield from chain.from_iterable(cell.lines for cell in block.cells)


def plain(text: str) -> str:
    """Cleaned as all texts are, and without white space, which is no character of the page."""
    return "".join(clean(Traced(text, (SPACE,) * len(text))).text.split())


def read(path: Path) -> tuple[Notice, Layout]:
    reading: Reading = read_source(path, Settings(RULES, exports=("debug",)))
    assert reading.way is not None
    return reading.notice, reading.way[1]


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_boxes_spell_the_values(path: Path) -> None:
    notice, layout = read(path)
    paper = Paper(layout)
    found = list(values(notice))
    assert len(found) > 5 * len(notice.tasks) > 25
    for value in found:
        assert value.places and all(place.page and place.bbox for place in value.places), value
        spelled = paper.spelled(value.places)
        if value.name == "head.issued_on":
            assert parse_date(plain(spelled)) == value.text
        elif value.name == "head.year" and (date := parse_date(plain(spelled))):
            # Where no title has one, it is the year of the date.
            assert date[:4] == value.text
        else:
            assert plain(spelled) == plain(value.text), value


def test_text_names_its_lines() -> None:
    notice, _ = read(SOURCE)
    printed = SOURCE.read_text(encoding="utf-8").splitlines()
    for value in values(notice):
        assert value.places, value
        for place in value.places:
            assert place.page is None and place.bbox is None and isinstance(place.lines, tuple), value
        lines = [line for place in value.places for line in _between(place, printed)]
        assert value.name == "head.issued_on" or _within(value.text, "".join(lines)), value


def _between(place: Evidence, printed: list[str]) -> list[str]:
    assert isinstance(place.lines, tuple)
    return printed[place.lines[0] - 1 : place.lines[1]]


def _within(text: str, lines: str) -> bool:
    """Whether a text stands in lines, other cells between, tags and the repaired ``and`` (rules/text.yaml) aside."""
    left = iter(plain(lines.replace("and", "和")))
    return all(character in left for character in plain(text))
