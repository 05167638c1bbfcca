"""Who listens hears each step of a task, and no longer than it listens."""

from __future__ import annotations

import pytest

from pipeline import heartbeat
from pipeline.heartbeat import beat, heard, listen


def test_beats_are_heard_while_somebody_listens() -> None:
    found: list[int] = []
    beat()
    with heard(lambda: found.append(1)):
        beat()
        beat()
    beat()
    assert found == [1, 1]


def test_who_listens_from_now_on_is_told_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "_listening", [])
    found: list[int] = []
    listen(lambda: found.append(1))
    beat()
    assert found == [1]
