"""Golden files: ``YAODIAN_GOLDEN=1 pytest tests/exporters`` writes them anew; read the difference before a commit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests import DATA, REGENERATING

GOLDEN = DATA / "golden"


@pytest.fixture
def regenerating() -> bool:
    return REGENERATING


@pytest.fixture
def golden(regenerating: bool) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name, or writes the file while the flag is on."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if regenerating:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing: run with YAODIAN_GOLDEN=1, then read it"
        assert text == path.read_text(encoding="utf-8")

    return compare
