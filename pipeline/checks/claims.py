"""Nothing lost, nothing counted twice: where every printed character went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Char, Coverage, Finding, Layout, RawHead, RawNotice, RawSection, RawTask, Traced
from pipeline.model.evidence import evidence_of, in_words
from pipeline.text.clean import BREAK, SPACE, clean

_FIELD, _STRUCTURE, _FURNITURE = 1, 2, 4
MOST = 10
"""Places named in one finding; the rest is only counted."""
_LONG = 30


def check_claims(raw: RawNotice, layout: Layout) -> tuple[Coverage, tuple[Finding, ...]]:
    """Counts each character once: as furniture by reason, else as a field, else as structure, else unaccounted.

    Fields that share characters (a merged category cell, a title inside the full title) count them once; labels are
    structure. Findings ``claims.unaccounted``, and ``claims.twice`` for a character of two kinds.
    Raises IndexError for a claim on a character that the layout does not have.
    """
    marks = bytearray(len(layout.chars))
    furniture: dict[str, int] = {}
    for item in layout.furniture:
        fresh = {one for one in item.ids if not marks[one]}
        furniture[item.reason] = furniture.get(item.reason, 0) + len(fresh)
        _mark(marks, fresh, _FURNITURE)
    for _, field in fields(raw):
        _mark(marks, field.ids, _FIELD)
    for structure in raw.structure:
        _mark(marks, structure.ids, _STRUCTURE)
    for label in _labels(raw):
        _mark(marks, label.ids, _STRUCTURE)
    counts = [marks.count(mark) for mark in range(8)]
    coverage = Coverage(
        characters=len(marks),
        fields=counts[_FIELD] + counts[_FIELD | _STRUCTURE],
        structure=counts[_STRUCTURE],
        furniture=furniture,
        unaccounted=counts[0],
    )
    return coverage, tuple(_findings(marks, layout))


def fields(raw: RawNotice) -> Iterator[tuple[str, Traced]]:
    """Every field of the notice with its name (``head.title``, ``point 3.text``), in reading order; no labels.

    Sub-points are left out: their words are part of their point's text.
    """
    yield from _head_fields(raw.head)
    for section in raw.sections:
        yield from _section_fields(section, f"section {section.number}")
    for at, task in enumerate(raw.tasks, 1):
        yield from _task_fields(task, f"task {at}")


def rebuild(field: Traced, layout: Layout) -> str:
    """The field's text made anew from its claims alone: the printed characters by id, cleaned.

    Equal to ``field.text`` wherever no repair of wording was made.
    """
    paragraphs: list[list[int]] = [[]]
    for one in field.ids:
        if one == BREAK:
            paragraphs.append([])
        else:
            paragraphs[-1].append(one)
    return "\n".join(_printed(ids, layout.chars) for ids in paragraphs)


def _printed(claims: Sequence[int], chars: Sequence[Char]) -> str:
    text: list[str] = []
    ids: list[int] = []
    previous: int | None = None
    for one in claims:
        if one == SPACE:
            text.append(" ")
            ids.append(SPACE)
        else:
            printed = chars[one].text
            # A glyph that stands for several characters (a ligature) is claimed by each of them, printed once.
            if one != previous or len(printed) == 1:
                text.append(printed)
                ids += [one] * len(printed)
        previous = one
    return clean(Traced("".join(text), tuple(ids))).text


def _mark(marks: bytearray, ids: Iterable[int], mark: int) -> None:
    for one in ids:
        if one >= 0:
            marks[one] |= mark


def _head_fields(head: RawHead) -> Iterator[tuple[str, Traced]]:
    for name in RawHead.__struct_fields__:
        value: Traced | tuple[Traced, ...] | None = getattr(head, name)
        if isinstance(value, Traced):
            yield f"head.{name}", value
        else:
            for one in value or ():
                yield f"head.{name}", one


def _section_fields(section: RawSection, name: str) -> Iterator[tuple[str, Traced]]:
    yield f"{name}.heading", section.heading
    if section.text is not None:
        yield f"{name}.text", section.text
    for inner in section.sections:
        yield from _section_fields(inner, f"{name}.{inner.number}")
    for point in section.points:
        yield f"point {point.number}.heading", point.heading
        yield f"point {point.number}.text", point.text


def _task_fields(task: RawTask, name: str) -> Iterator[tuple[str, Traced]]:
    yield f"{name}.category", task.category
    yield f"{name}.task", task.task
    yield f"{name}.requirement", task.requirement
    for cell in task.units:
        yield f"{name}.units", cell.content
    if task.deadline is not None:
        yield f"{name}.deadline", task.deadline
    for label, content in task.extra:
        yield f"{name}.{label}", content


def _labels(raw: RawNotice) -> Iterator[Traced]:
    """Labels of sections, points and rows; those of sub-points stand in their point's text."""

    def walk(sections: Iterable[RawSection]) -> Iterator[Traced]:
        for section in sections:
            yield section.label
            yield from walk(section.sections)
            for point in section.points:
                yield point.label

    yield from walk(raw.sections)
    for task in raw.tasks:
        if task.label is not None:
            yield task.label


def _findings(marks: bytearray, layout: Layout) -> Iterator[Finding]:
    lost = [one for one, mark in enumerate(marks) if not mark]
    if lost:
        yield _finding(
            "claims.unaccounted",
            f"有 {len(lost)} 个字没有归入任何栏目：{{}}。请对照原件核对，缺的内容请人工补录。",
            lost,
            layout,
        )
    twice = [one for one, mark in enumerate(marks) if mark not in (0, _FIELD, _STRUCTURE, _FURNITURE)]
    if twice:
        yield _finding(
            "claims.twice",
            f"有 {len(twice)} 个字重复归类（既作正文，又作序号、表头或页码）：{{}}。请对照原件核对有无多字缺字。",
            twice,
            layout,
        )


def _finding(code: str, message: str, ids: list[int], layout: Layout) -> Finding:
    runs = _runs(ids, layout.chars)
    named = "、".join(_named(run, layout.chars) for run in runs[:MOST])
    if len(runs) > MOST:
        named += f"等 {len(runs)} 处"
    evidence = tuple(place for run in runs[:MOST] for place in evidence_of(layout.chars, run))
    return Finding.of(code, message.format(named), evidence=evidence)


def _runs(ids: list[int], chars: tuple[Char, ...]) -> list[list[int]]:
    """Ids that follow each other on one page, line after line."""
    runs: list[list[int]] = []
    for one in ids:
        if runs and one == runs[-1][-1] + 1 and chars[one].page == chars[one - 1].page:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _named(run: list[int], chars: tuple[Char, ...]) -> str:
    text = "".join(chars[one].text for one in run)
    shown = text if len(text) <= _LONG else text[: _LONG - 1] + "…"
    return f"{in_words(evidence_of(chars, run[:1])[0])}“{shown}”"
