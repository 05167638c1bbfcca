"""The inside of a worker, without a process: what it answers, and when it gives way to a fresh one."""

from __future__ import annotations

import io
import logging
import pickle
import warnings
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.batch import worker
from pipeline.batch.pool import HEADER, read_message
from pipeline.errors import SourceError
from tests.batch import tasks


class AtOnce:
    """A thread that has done its work when it was started: none is left that could end the tests' own process."""

    def __init__(self, target: Callable[[], None], daemon: bool) -> None:
        self.start = target


class Pipe(io.BytesIO):
    """What was written is there to be read."""

    def messages(self) -> Iterator[bytes]:
        self.seek(0)
        while (message := read_message(self)) is not None:
            yield message


def served(monkeypatch: pytest.MonkeyPatch, *messages: object) -> list[Any]:
    """The answers of a worker to these messages, each unpickled (b"": ready, and one more as each task is taken)."""
    given = b"".join(HEADER.pack(len(one)) + one for one in map(pickle.dumps, messages))
    answers = Pipe()
    monkeypatch.setattr(worker, "_private_pipes", lambda: (io.BytesIO(given), answers))
    monkeypatch.setattr(worker.faulthandler, "enable", lambda: None)
    ends: list[int] = []
    monkeypatch.setattr(worker, "os", SimpleNamespace(_exit=ends.append))
    monkeypatch.setattr(worker, "threading", SimpleNamespace(Thread=AtOnce))
    monkeypatch.setattr(logging, "disable", lambda level: None)
    with warnings.catch_warnings():
        worker.main()
    assert ends == [0], "the other end has closed"
    return [pickle.loads(one) if one else one for one in answers.messages()]


def test_ready_then_each_task_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    last = (tasks.recurse, (), {})
    ready, *answers = served(monkeypatch, (("json",), None), (abs, (-3,), {}), (int, ("7",), {"base": 8}), last)
    assert [ready, *answers[::2]] == [b""] * 4
    first, second, third = answers[1::2]
    assert [first[:2], second[:2]] == [(True, 3), (True, 7)]
    assert third[0] is False and isinstance(third[1], RecursionError)


def test_a_module_that_cannot_be_loaded_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    (answer,) = served(monkeypatch, (("pipeline.nowhere",), None), (abs, (-3,), {}))
    assert answer[0] is False and isinstance(answer[1], ModuleNotFoundError)


@pytest.mark.parametrize(
    ("function", "argument", "error", "last"),
    [
        (tasks.fail, ("坏",), SourceError, False),
        (tasks.fail_oddly, (), RuntimeError, False),
        (tasks.starve, (), MemoryError, True),
        (tasks.recurse, (), RecursionError, True),
        (tasks.leave, (), SystemExit, True),
    ],
)
def test_a_failure_is_an_answer(
    function: Any, argument: tuple[str, ...], error: type[BaseException], last: bool
) -> None:
    answer, gives_way = worker.answer_to(pickle.dumps((function, argument, {})))
    fine, told, trace, said = pickle.loads(answer)
    assert not fine and type(told) is error
    assert gives_way is said is last
    assert error is RuntimeError or error.__name__ in trace


def test_a_message_that_cannot_be_read_is_a_failure() -> None:
    fine, told, _, _ = pickle.loads(worker.answer_to(b"nonsense")[0])
    assert not fine and isinstance(told, pickle.UnpicklingError)


def test_the_limit_is_beyond_what_is_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    limits: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda which, values: limits.append(values))
    worker.limit_memory(100)
    worker.limit_memory(300)
    (less, _), (more, _) = limits
    assert less > 100 << 20
    assert abs(more - less - (200 << 20)) < 50 << 20


def test_a_system_that_refuses_a_limit_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")

    def refuse(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    worker.limit_memory(100)
