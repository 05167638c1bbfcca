"""The year as ``README.zh-CN.md`` tells it, played with the notices in ``input/``: the guide's commands in their order,
and between them what people do. Used by a test, and by what makes the guide's pictures."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from pipeline.progress.reading import read_ledger
from tests import ROOT
from tests.progress.books import fill
from tests.progress.hands import HANDS

RETURNED: Final = "报回"
_COMMANDS: Final = re.compile(r"^<!-- test: year -->\n```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LEADERS: Final = ("王建国", "李秀英", "张志强", "刘海燕", "陈立新")
_SAID: Final = (
    "已完成",
    "推进中，方案已印发，正在组织各科室落实",
    "推进中，已完成半数以上，剩余部分按月推进",
    "未开始",
    "已完成，结果已在政府网站公开",
)
_QUIET: Final = 7
"""Each so many of the units sends nothing back."""


def commands() -> list[str]:
    """The blocks of the guide's year, in their order."""
    return _COMMANDS.findall((ROOT / "README.zh-CN.md").read_text(encoding="utf-8"))


def play(home: Path, run: Callable[[str], None]) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Runs the commands by ``run`` in ``home``, which has ``input/``; gives what units entered, by unit and key."""
    entered: dict[tuple[str, str], Mapping[str, Any]] = {}
    for block in commands():
        if " packs " in block:
            enter_days(_result(home))
        if " merge " in block:
            entered = send_back(_result(home) / "packs", home / RETURNED)
        if " report " in block:
            conclude(_result(home))
        run(block)
    return entered


def _result(home: Path) -> Path:
    return next((home / "output").glob("2021*"))


def enter_days(result: Path) -> None:
    """What the clerk enters before lists go out: a day for each task, who is in charge, whom to ask."""
    ledger = result / "notice.xlsx"
    keys = dict.fromkeys(entry.key or "" for entry in read_ledger(ledger).entries)
    entries = {
        key: {
            "时限（日期）": date(2021, 7, 31) + timedelta(days=at * 37 % 153),
            "责任领导": _LEADERS[at % len(_LEADERS)],
            "联系人": f"{_LEADERS[at * 3 % len(_LEADERS)][0]}科长",
        }
        for at, key in enumerate(keys)
    }
    fill(ledger, entries)


def conclude(result: Path) -> None:
    """What the clerk enters once the lists are back: two thirds of the tasks are done, some of them late."""
    ledger = result / "notice.xlsx"
    own = [entry for entry in read_ledger(ledger).entries if entry.unit is None and entry.due is not None]
    done = {
        entry.key or "": {"进展情况": "已完成", "完成日期": entry.due + timedelta(days=at * 17 % 50 - 35)}
        for at, entry in enumerate(own)
        if at % 3 and entry.due is not None
    }
    going = {entry.key or "": {"进展情况": "推进中，半数单位已完成"} for at, entry in enumerate(own) if at % 3 == 0}
    fill(ledger, {**done, **going})


def send_back(packs: Path, returned: Path) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Most units fill in their list, in five different hands; what each entered, by unit and key."""
    returned.mkdir()
    entered: dict[tuple[str, str], Mapping[str, Any]] = {}
    for number, sent in enumerate(sorted(packs.glob("*.xlsx"))):
        if number % _QUIET == _QUIET - 1:
            continue
        path = returned / sent.name
        shutil.copy(sent, path)
        book = read_ledger(path)
        said = {entry.key or "": _said(number, at) for at, entry in enumerate(book.entries)}
        HANDS[number % len(HANDS)](path, said)
        entered |= {(book.about["单位"], key): row for key, row in said.items()}
    return entered


def _said(unit: int, row: int) -> dict[str, Any]:
    words = _SAID[(unit * 2 + row) % len(_SAID)]
    said: dict[str, Any] = {"进展情况": words}
    if words.startswith("已完成"):
        said["完成日期"] = date(2021, 7, 5) + timedelta(days=(unit * 29 + row * 13) % 160)
    return said
