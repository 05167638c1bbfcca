"""Who listens hears each step of a task, and no longer than it listens."""

from __future__ import annotations

from pipeline.heartbeat import beat, heard


def test_beats_are_heard_while_somebody_listens() -> None:
    found: list[int] = []
    beat()
    with heard(lambda: found.append(1)):
        beat()
        beat()
    beat()
    assert found == [1, 1]
