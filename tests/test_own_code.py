"""Another program, or one with another library, is told apart by its hash."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.own_code import hash_program


@pytest.fixture(autouse=True)
def _looked_at_anew() -> Iterator[None]:
    hash_program.cache_clear()
    yield
    hash_program.cache_clear()


def test_another_library_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = hash_program()
    hash_program.cache_clear()
    assert hash_program() == before
    hash_program.cache_clear()
    monkeypatch.setattr("pipeline.own_code.version", lambda name: "0")
    assert hash_program() != before


def test_another_script_of_the_page_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = hash_program()
    hash_program.cache_clear()
    monkeypatch.setattr("pipeline.own_code._CODE", (".py", ".js"))
    assert hash_program() != before
