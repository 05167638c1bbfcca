"""A test that starts a process says so by a marker, so that the others stay quick: without one it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import pytest
from hypothesis import settings

from pipeline.rules.kept_rules import FOLDER
from pipeline.sources.scan.reader import is_installed

# A busy machine is no fault of what is tested.
settings.register_profile("yaodian", deadline=None)
settings.load_profile("yaodian")

MARKERS = ("process", "browser", "office")
"""Each is declared in pyproject.toml; ``slow`` says nothing about processes."""
_STARTS = ((subprocess.Popen, "__init__"), (os, "fork"), (os, "forkpty"), (os, "posix_spawn"))


def refuse(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError(f"a test that starts a process needs one of the markers {', '.join(MARKERS)}")


@contextmanager
def guarded(item: pytest.Item) -> Iterator[None]:
    """No process starts in here unless the test says so."""
    with pytest.MonkeyPatch.context() as patch:
        if not any(item.get_closest_marker(name) for name in MARKERS):
            for owner, name in _STARTS:
                if hasattr(owner, name):
                    patch.setattr(owner, name, refuse)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    with guarded(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    with guarded(item):
        return (yield)


def pytest_configure(config: pytest.Config) -> None:
    """What the program keeps for its next start is kept for these tests alone."""
    folder = tempfile.mkdtemp(prefix="yaodian-")
    os.environ[FOLDER] = folder
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that read pictures are skipped where the packages for that are not installed."""
    if not is_installed():
        for item in items:
            if item.get_closest_marker("ocr"):
                item.add_marker(pytest.mark.skip(reason="make scan installs what this needs"))
