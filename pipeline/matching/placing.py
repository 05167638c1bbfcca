"""Which point of the body each row of a table carries out, by wording and order."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from pipeline.matching.folding import fold
from pipeline.matching.likeness import grams

Row = tuple[str, str, str]
"""A task's category, heading and requirement."""
Place = tuple[int, str, str, str]
"""A point's number, its section's heading, its own heading and its text."""

TEXT, HEADING, SECTION = 1.0, 0.5, 0.2
"""Weights. The requirement's words decide; the heading decides between points that share them, then the section."""
BACKWARD = 0.15
"""What a step back in the order of points costs: rows follow the body as a rule, but a clear likeness overrules it."""
LEAST_TEXT = 0.6
"""Share of a requirement's runs of three characters that must stand in the point if the heading does not agree."""
LEAST_HEADING = 0.85
"""Likeness from which the headings agree (a word or two may differ)."""
SOME_TEXT = 0.2
"""What must stand in the point if the headings agree: under its own heading a requirement may be rewritten."""


def place(tasks: Sequence[Row], points: Sequence[Place]) -> list[int | None]:
    """For each task, in order, the number of the point that it carries out, or None where none is like it.

    Texts are cleaned; headings may differ a little, requirements may be reworded. Several tasks may carry out one
    point.
    """
    if not tasks or not points:
        return [None] * len(tasks)
    bodies = [_Body(point) for point in points]
    scores: list[list[float] | None] = [_scores(task, bodies) for task in tasks]
    steps = [at for at, row in enumerate(scores) if row is not None]
    found: list[int | None] = [None] * len(tasks)
    for at, column in zip(steps, _path([row for row in scores if row is not None]), strict=True):
        row = scores[at]
        if row is not None and row[column] > 0:
            found[at] = points[column][0]
    return found


class _Body:
    """A point, folded and cut once."""

    def __init__(self, point: Place) -> None:
        self.section, self.heading = fold(point[1]), fold(point[2])
        self.text = self.heading + fold(point[3])
        self.grams = grams(self.text)


def _scores(task: Row, bodies: Sequence[_Body]) -> list[float] | None:
    """The task's score for each point, 0 where it is out of the question; None if it is so everywhere."""
    category, heading, requirement = (fold(text) for text in task)
    row = [
        _score(category, heading, share, body, bool(requirement))
        for share, body in zip(_shares(requirement, bodies), bodies, strict=True)
    ]
    return row if any(row) else None


def _shares(requirement: str, bodies: Sequence[_Body]) -> list[float]:
    """How much of the requirement stands in each point. Where it stands word for word, the other points are out."""
    if not requirement:
        return [0.0] * len(bodies)
    exact = [float(requirement in body.text) for body in bodies]
    if any(exact):
        return exact
    pieces = grams(requirement)
    return [len(pieces & body.grams) / len(pieces) if pieces else 0.0 for body in bodies]


def _score(category: str, heading: str, text: float, body: _Body, has_text: bool) -> float:
    title = Indel.normalized_similarity(heading, body.heading) if heading and body.heading else 0.0
    if text < LEAST_TEXT and not (title >= LEAST_HEADING and (text >= SOME_TEXT or not has_text)):
        return 0.0
    section = Indel.normalized_similarity(category, body.section) if category and body.section else 0.0
    return TEXT * text + HEADING * title + SECTION * section


def _path(rows: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row that makes the sum of scores greatest, less a price for each step back."""
    if not rows:
        return []
    best = list(rows[0])
    back: list[list[int]] = []
    for row in rows[1:]:
        top = max(range(len(best)), key=best.__getitem__)
        lead, sums, trace = 0, [], []
        for column, score in enumerate(row):
            lead = column if best[column] > best[lead] else lead
            here = lead if best[lead] >= best[top] - BACKWARD else top
            sums.append(score + best[here] - (BACKWARD if here > column else 0.0))
            trace.append(here)
        back.append(trace)
        best = sums
    column = max(range(len(best)), key=best.__getitem__)
    columns = [column]
    for trace in reversed(back):
        column = trace[column]
        columns.append(column)
    return columns[::-1]
