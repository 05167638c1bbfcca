"""Sequences of what people do to a workbook between runs, and what became of their words: drawn by a number."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from pipeline.exporters.ledger.ledger_workbook import update_workbook
from tests.exporters.keeping.people import ACTIONS, Desk, lost, through_office
from tests.exporters.keeping.versions import CHANGES, given_notice

_ROUNDS = (1, 2, 3)
_ACTIONS = (1, 2, 3, 4)


def play(seed: int, folder: Path, start: Path, offices: float = 0.0) -> tuple[list[str], list[str]]:
    """What is wrong after the sequence of that number, and what was done. ``start`` is a workbook in which nobody has
    written; ``offices`` is the share of rounds after which LibreOffice saves the workbook."""
    choice = random.Random(seed)
    path = folder / "notice.xlsx"
    shutil.copyfile(start, path)
    desk = Desk(path, seed)
    done: list[str] = []
    for _ in range(choice.choice(_ROUNDS)):
        names = choice.sample(sorted(ACTIONS), choice.choice(_ACTIONS))
        done += names
        desk.work(*(ACTIONS[name] for name in names))
        if choice.random() < offices:
            through_office(path)
            done.append("LibreOffice")
        wrong = after_run(desk, choice.randrange(len(CHANGES)), done)
        if wrong:
            return wrong, done
    return after_run(desk, 0, done), done


def after_run(desk: Desk, change: int, done: list[str]) -> list[str]:
    """What is wrong after the program ran over the workbook with a notice changed in that way; a second run with the
    same notice must change nothing."""
    done.append(f"run {change}")
    outcome = update_workbook(CHANGES[change](given_notice()), {}, desk.path)
    if outcome.aside:
        return list(outcome.messages)
    before = desk.path.read_bytes()
    update_workbook(CHANGES[change](given_notice()), {}, desk.path)
    if desk.path.read_bytes() != before:
        return ["a second run changed the workbook"]
    return lost(desk.path, desk.words)
