"""What exporters are handed: light unless the way is asked for, and never changed."""

from __future__ import annotations

import pytest

from pipeline.model.reading import Reading
from tests.exporters.notices import notice_of, task_of


def test_a_reading_is_light_and_fixed() -> None:
    reading = Reading(notice_of(task_of(1, "要求")), {})
    assert reading.way is None and reading.password == ""
    with pytest.raises(AttributeError):
        reading.password = "1"  # type: ignore[misc]
