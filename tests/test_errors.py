"""Errors that a user can mend: one line each, and the system's refusals in the words of a clerk."""

from __future__ import annotations

import errno
import pickle

import pytest

from pipeline.errors import CorrectionsError, PasswordError, RulesError, SourceError, YaodianError, system_reason


def test_an_error_is_its_message_alone() -> None:
    error = YaodianError("甲.pdf：打不开。", ("乙", "丙"))
    assert str(error) == "甲.pdf：打不开。" and error.details == ("乙", "丙")
    assert SourceError("甲").details == ()


def test_an_error_comes_whole_from_another_process() -> None:
    error = pickle.loads(pickle.dumps(PasswordError("甲.pdf：密码不对。", ("乙",))))
    assert type(error) is PasswordError and str(error) == "甲.pdf：密码不对。" and error.details == ("乙",)


def test_what_catches_the_wider_error_catches_the_narrower() -> None:
    assert issubclass(PasswordError, SourceError) and issubclass(CorrectionsError, RulesError)
    assert not issubclass(RulesError, SourceError)


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOENT, "没有这个文件或文件夹"), (errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限或文件正被使用")],
)
def test_the_system_in_the_words_of_a_clerk(number: int, told: str) -> None:
    assert system_reason(OSError(number, "No such thing", "a")) == told


def test_a_refusal_that_nobody_thought_of_keeps_its_number() -> None:
    assert system_reason(OSError(errno.EDOM, "Domain error")) == f"系统拒绝，代号 {errno.EDOM}"
    assert system_reason(OSError("no number")) == "系统拒绝"
