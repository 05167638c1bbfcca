"""Responsibility clauses of a notice without a task table: who answers, in brackets or in a line of its own.

A clause closes one task: its requirement is the text before it back to the previous clause or the heading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extractors.body.asides import Named
from pipeline.extractors.body.clause_signs import ClauseSigns
from pipeline.extractors.body.outer_brackets import OPENS, outer_brackets
from pipeline.extractors.body.points import Leaf
from pipeline.extractors.body.spoken_clauses import SpokenClause
from pipeline.model import Char, Finding, RawPoint, RawTask, Traced, UnitCell
from pipeline.model.evidence import evidence_of
from pipeline.model.traced import join
from pipeline.text.labels import read_label
from pipeline.text.punctuation import STOPS


class Clause(NamedTuple):
    """Where a clause stands in a point's text: with its brackets, and the words inside."""

    start: int
    end: int
    inner: tuple[int, int]


def is_clause_paragraph(text: str, signs: ClauseSigns) -> bool:
    """Whether a text is nothing but clauses: （区财政局）, （牵头单位：甲）（配合单位：乙）, 责任单位：区财政局。

    A deadline with its label (完成时限：12月底前) may stand before or after them, or alone.
    """
    if not text or not (text[0] in OPENS or signs.begins(text) or signs.due.match(text) or signs.asides.past(text, 0)):
        return False
    end = signs.past_asides(text, 0)
    for clause in find_clauses(text, (len(text),), signs):
        if text[end : clause.start].strip(STOPS):
            return False
        end = signs.past_asides(text, clause.end)
    return end > 0 and not text[end:].strip(STOPS)


def ends_with_clause(text: str, signs: ClauseSigns) -> bool:
    """Whether a paragraph ends with who answers for it, or is nothing else."""
    clauses = find_clauses(text, (len(text),), signs)
    behind = signs.past_asides(text, clauses[-1].end) if clauses else 0
    return is_clause_paragraph(text, signs) or (bool(clauses) and not text[behind:].strip(STOPS))


def find_clauses(text: str, breaks: Sequence[int], signs: ClauseSigns) -> list[Clause]:
    """All clauses of a point's text in reading order; ``breaks`` are the ends of its paragraphs.

    A bracket is one if it closes a sentence (a stop stands before or after it, or a paragraph ends) and its words
    are units; an unbracketed one begins a paragraph's last sentence with its label.
    """
    found: list[Clause] = []
    ends, labels = frozenset(breaks), _Labels(text, breaks, signs)
    for start, end in outer_brackets(text):
        inner = text[start + 1 : end - 1]
        closes = end in ends or text[end : end + 1] in STOPS or text[start - 1 : start] in STOPS or start == 0
        beside = (bool(found) and found[-1].end == start) or text[end : end + 1] in ("（", "【", "［")
        if (closes or beside) and not labels.over(start) and signs.is_clause(inner):
            found.append(Clause(start, end, (start + 1, end - 1)))
    begin = 0
    for stop in breaks:
        found += _bare(text, begin, stop, found, signs)
        begin = stop
    return sorted(found)


class _Labels:
    """The clauses without brackets of a text, known by their labels: 责任单位：甲、乙（列第一位的牵头）."""

    def __init__(self, text: str, breaks: Sequence[int], signs: ClauseSigns) -> None:
        self.begins = sorted({0, *breaks, *(at + 1 for at, sign in enumerate(text) if sign == "。")})
        """Where paragraphs and sentences begin."""
        begins = frozenset(self.begins)
        sure = [one for one in signs.labels(text, 0, len(text)) if one["sure"] is not None]
        opening = [one for one in sure if one.start() in begins or text[one.start() - 1] in STOPS]
        self.starts, self.ends = [one.start() for one in opening], [one.end() for one in opening]

    def over(self, at: int) -> bool:
        """Whether what stands at ``at`` stands behind a label of its own sentence."""
        before = bisect_right(self.ends, at)
        return before > 0 and self.starts[before - 1] >= self.begins[bisect_right(self.begins, at) - 1]


def _bare(text: str, begin: int, stop: int, known: Sequence[Clause], signs: ClauseSigns) -> list[Clause]:
    """The clause without brackets at the end of a paragraph, if there is one."""
    for match in signs.labels(text, begin, stop):
        at = match.start()
        if (at > begin and text[at - 1] not in STOPS) or any(one.start <= at < one.end for one in known):
            continue
        deadline = signs.deadline.search(text, at, stop)
        end = deadline.start() if deadline else stop - 1 if text[stop - 1] in "。；" else stop
        whole = "。" not in text[at:end] and not any(at < one.start < end for one in known)
        if whole and signs.names_units(match, end):
            return [Clause(at, end, (at, end))]
    return []


def read_tasks(
    leaves: Sequence[Leaf], chars: tuple[Char, ...], signs: ClauseSigns
) -> tuple[tuple[RawTask, ...], tuple[Finding, ...]]:
    """One task for each clause of each point, and a finding for words after the last clause."""
    tasks: list[RawTask] = []
    findings: list[Finding] = []
    for leaf in leaves:
        text = leaf.point.text.text
        clauses = find_clauses(text, leaf.breaks, signs)
        spoken = () if clauses else tuple(signs.spoken.find(text, leaf.breaks))
        if spoken:
            tasks += _spoken_tasks(leaf, spoken, chars)
            findings += _about_spoken(leaf.point, spoken)
            continue
        tasks += _tasks(leaf, clauses, chars, signs)
        finding = _left_over(leaf.point, clauses, signs)
        if finding is not None:
            findings.append(finding)
    return tuple(tasks), tuple(findings)


def _tasks(leaf: Leaf, clauses: Sequence[Clause], chars: tuple[Char, ...], signs: ClauseSigns) -> list[RawTask]:
    text = leaf.point.text
    found: list[RawTask] = []
    begin = 0
    for clause in clauses:
        said, persons = signs.asides.apart(text.cut(begin, clause.start), [at - begin for at in leaf.breaks])
        said, by_when = _apart(said, signs.due)
        requirement = _without_label(said.strip("；"), leaf)
        cells: tuple[UnitCell, ...] = (UnitCell("", "unspecified", text.cut(*clause.inner)),)
        due = [by_when]
        if not requirement.text.strip(STOPS) and found:
            before = found.pop()
            requirement, cells, persons = before.requirement, (*before.units, *cells), (*before.extra, *persons)
            due.insert(0, before.deadline or Traced())
        begin = signs.past_due(text.text, clause.end, leaf.breaks)
        due.append(text.cut(clause.end, begin).strip("。；，"))
        past = signs.past_asides(text.text, clause.end, leaf.breaks)
        behind = text.cut(begin, past)
        stop = len(behind) - len(behind.text.lstrip("。；"))
        persons = (*persons, *signs.asides.read(behind.cut(stop), [at - begin - stop for at in leaf.breaks]))
        found.append(_task(leaf, requirement, cells, join(due), chars, persons))
        begin = past
        while begin < len(text) and text.text[begin] in "。；":
            begin += 1
    return found


def _task(
    leaf: Leaf,
    requirement: Traced,
    cells: tuple[UnitCell, ...],
    deadline: Traced,
    chars: tuple[Char, ...],
    persons: Named = (),
) -> RawTask:
    """The task that a clause closes, under the headings of its point."""
    headings = [one for one in (*leaf.above, leaf.point.heading) if one]
    ids = (*requirement.ids, *(one for unit in cells for one in unit.content.ids), *deadline.ids)
    return RawTask(
        headings[-2] if len(headings) > 1 else Traced(),
        headings[-1] if headings else Traced(),
        requirement,
        units=cells,
        deadline=deadline if deadline else None,
        extra=persons,
        point=leaf.point.number,
        evidence=evidence_of(chars, ids),
    )


def _spoken_tasks(leaf: Leaf, clauses: Sequence[SpokenClause], chars: tuple[Char, ...]) -> list[RawTask]:
    """A task for each clause of the running text: what is said before it, and in its own sentence around it.

    A sentence that says nothing else gives its deadline; one without any other words is what is to be done itself.
    """
    text = leaf.point.text
    found: list[RawTask] = []
    begin = 0
    for clause in clauses:
        before, behind = text.cut(begin, clause.start), text.cut(clause.end, clause.stop).strip("，；")
        sure = clause.sure and bool(before.strip(STOPS))
        around = [before] if sure else [before, behind]
        requirement = join(one for one in around if one).strip("；，") or text.cut(clause.start, clause.stop)
        cells = (UnitCell("", "unspecified", text.cut(clause.start, clause.end)),)
        begin = clause.stop + 1
        requirement = _without_label(requirement, leaf)
        found.append(_task(leaf, requirement, cells, behind if sure else Traced(), chars))
    return found


def _about_spoken(point: RawPoint, clauses: Sequence[SpokenClause]) -> Iterator[Finding]:
    """A finding for each clause in a sentence that says more, and for the words behind the last one."""
    text = point.text.text
    for clause in clauses:
        if not (clause.sure and text[: clause.start].strip(STOPS)):
            yield Finding.of(
                "clause.in_sentence",
                f"{_called(point)}没有单独写明责任单位，按句子里的“{text[clause.start : clause.end]}”处理，请核对。",
                point=point.number,
                evidence=point.evidence,
            )
    rest = text[clauses[-1].stop :].strip(STOPS)
    if rest:
        yield _behind(point, rest)


def _apart(text: Traced, deadline: re.Pattern[str]) -> tuple[Traced, Traced]:
    """The words before a clause, without the deadline with its label that stands between (完成时限：6月底前。)."""
    for found in deadline.finditer(text.text):
        at = found.start()
        if found.end() == len(text) and (text.text[max(at - 1, 0)] in STOPS or found.group()[0] in "。；（【〔[［"):
            at += found.group()[0] == "。"
            return text.cut(0, at), text.cut(at).strip("。；，")
    return text, Traced()


def _without_label(requirement: Traced, leaf: Leaf) -> Traced:
    """Without the label of the item that it is, if it is one item."""
    label = read_label(requirement.text)
    if label is None or not leaf.point.items:
        return requirement
    starts = [item.label.ids[0] for item in leaf.point.items if item.label.ids]
    if [one for one in starts if one in requirement.ids] == [requirement.ids[0]]:
        return requirement.cut(label.length)
    return requirement


def _left_over(point: RawPoint, clauses: Sequence[Clause], signs: ClauseSigns) -> Finding | None:
    if not clauses:
        return Finding.of(
            "clause.none",
            f"{_called(point)}没有认出责任单位，没有列入任务。",
            point=point.number,
            evidence=point.evidence,
        )
    rest = point.text.text[signs.past_asides(point.text.text, clauses[-1].end) :].strip(STOPS)
    return _behind(point, rest) if rest else None


def _called(point: RawPoint) -> str:
    return f"要点{point.number}“{point.heading.text or point.text.text[:20]}”"


def _behind(point: RawPoint, rest: str) -> Finding:
    return Finding.of(
        "clause.text_without_units",
        f"{_called(point)}最后一处责任单位之后还有文字“{rest[:40]}”，没有责任单位，没有列入任务。请人工核对。",
        point=point.number,
        evidence=point.evidence,
    )
