"""What exporters are handed: light unless the way is asked for, and never changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Page
from pipeline.model.reading import Printed, Reading
from tests.exporters.notices import notice_of, task_of


def test_a_reading_is_light_and_fixed() -> None:
    reading = Reading(notice_of(task_of(1, "要求")), {})
    assert reading.way is None and reading.printed == ()
    with pytest.raises(AttributeError):
        reading.page = "1"  # type: ignore[misc]


def test_pages_are_those_of_their_file() -> None:
    pages = [Page(number, 9, 9, ()) for number in range(1, 6)]
    assert [page.number for page in Printed(Path("附件.pdf"), True, 3, 2).own(pages)] == [3, 4]
