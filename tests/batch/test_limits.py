"""What a file may use by default, and how many processors there are."""

from __future__ import annotations

import os

from pipeline.batch.limits import LEAST_MEGABYTES, MEGABYTES, SECONDS, Limits, cores


def test_nothing_is_limited_unless_it_is_said() -> None:
    assert Limits() == (None, None, 100)


def test_the_default_lies_above_what_libraries_need() -> None:
    assert LEAST_MEGABYTES < MEGABYTES and SECONDS > 0


def test_cores_are_those_of_this_process() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
