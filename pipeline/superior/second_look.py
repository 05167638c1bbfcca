"""Obligations that a district put in other words throughout, or into a longer task: what the comparison of wordings,
made for the same office's notices from year to year, leaves without a counterpart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from msgspec import Struct

from pipeline.diff.alignment import Match
from pipeline.diff.obligation import Obligation
from pipeline.matching.pairing import pair
from pipeline.superior.rarity import Matrix, Rarity

_ALIKE: Final = 0.3
"""Likeness from which two obligations may be one. Rewordings written by hand, sentence by sentence, have at least 0.36
with what they say again and at most 0.18 with anything else; different obligations of one real notice seldom have more
than 0.33."""
_SENTENCE_ALIKE: Final = 0.5
"""Likeness from which a sentence of a longer task may say an obligation: a short one is soon alike. Sentences of
notices on other matters have up to 0.46."""
_AHEAD: Final = 1.25
"""So many times as alike as anything else that either of them resembles: lists of projects and other tasks of one
pattern are all alike, and say nothing by that."""
_SENTENCE: Final = re.compile(r"[^。！？；;!?]+[。！？；;!?]?")
_LEAST: Final = 8
"""Characters of a sentence that may carry out an obligation."""


class _Sentence(Struct, frozen=True):
    text: str
    task: Obligation


def look_again(matches: Sequence[Match], rarity: Rarity) -> list[Match]:
    """The matches, with obligations that had no counterpart paired by what they say: first with tasks that had none,
    then with a sentence of any task. A task may stand in several matches then."""
    demands = [match.old[0] for match in matches if not match.new]
    found = _paired(demands, [match.new[0] for match in matches if not match.old], matches, rarity)
    found |= _in_sentences([one for one in demands if one.number not in found], matches, found)
    used = {task.number for task in found.values()}
    return [_with_found(match, found) for match in matches if match.old or match.new[0].number not in used]


def _with_found(match: Match, found: Mapping[int, Obligation]) -> Match:
    task = None if match.new else found.get(match.old[0].number)
    return match if task is None else Match(match.old, (task,))


def _paired(
    demands: Sequence[Obligation], tasks: Sequence[Obligation], matches: Sequence[Match], rarity: Rarity
) -> dict[int, Obligation]:
    """By the demand's number, the task without another that says the same, where nothing else is nearly as alike."""
    if not demands or not tasks:
        return {}
    above, below = ([one.requirement for one in side] for side in (demands, tasks))
    scores = rarity.likeness(above, below)
    others = [one.requirement for match in matches for one in match.old]
    siblings = [one.requirement for match in matches for one in match.new]
    rivals = np.maximum(
        _without_itself(rarity.likeness(above, others), above, others)[:, None],
        _without_itself(rarity.likeness(below, siblings), below, siblings)[None, :],
    )
    sure = np.where(scores > rivals, scores, 0.0)
    return {
        demands[row].number: tasks[column] for row, column in pair(sure, _ALIKE) if _stands_out(scores, row, column)
    }


def _without_itself(scores: Matrix, rows: Sequence[str], columns: Sequence[str]) -> Matrix:
    """The most that each text of the rows has with any other text of the columns."""
    same = np.array([[one == other for other in columns] for one in rows])
    most: Matrix = np.where(same, 0.0, scores).max(axis=1, initial=0.0)
    return most


def _stands_out(scores: Matrix, row: int, column: int) -> bool:
    best = scores[row, column]
    others = max(np.delete(scores[row], column).max(initial=0.0), np.delete(scores[:, column], row).max(initial=0.0))
    return bool(best >= _AHEAD * others)


def _in_sentences(
    demands: Sequence[Obligation], matches: Sequence[Match], paired: Mapping[int, Obligation]
) -> dict[int, Obligation]:
    """By the demand's number, the task of which a sentence says it, where no other obligation is as near to that."""
    taken = {task.number for task in paired.values()}
    sentences = [one for one in _all_sentences(matches) if one.task.number not in taken]
    if not demands or not sentences:
        return {}
    everything = [one for match in matches for one in match.old]
    above, below = [one.requirement for one in everything], [one.text for one in sentences]
    scores = Rarity([*above, *below]).likeness(above, below)
    places = {one.number: at for at, one in enumerate(everything)}
    found: dict[int, Obligation] = {}
    for demand in demands:
        row = places[demand.number]
        column = int(scores[row].argmax())
        if scores[row, column] >= _SENTENCE_ALIKE and _stands_out_among_tasks(scores, row, column, sentences):
            found[demand.number] = sentences[column].task
    return found


def _all_sentences(matches: Sequence[Match]) -> list[_Sentence]:
    tasks = (task for match in matches for task in match.new)
    return [_Sentence(text, task) for task in tasks for text in _sentences(task.requirement)]


def _stands_out_among_tasks(scores: Matrix, row: int, column: int, sentences: Sequence[_Sentence]) -> bool:
    """Whether no other obligation, and no other task's sentence, is nearly as alike."""
    best, task = scores[row, column], sentences[column].task.number
    elsewhere = [at for at, one in enumerate(sentences) if one.task.number != task]
    others = max(scores[row, elsewhere].max(initial=0.0), np.delete(scores[:, column], row).max(initial=0.0))
    return bool(best >= _AHEAD * others)


def _sentences(text: str) -> list[str]:
    """The sentences of a text that has several."""
    found = [one for one in _SENTENCE.findall(text) if len(one) >= _LEAST]
    return found if len(found) > 1 else []
