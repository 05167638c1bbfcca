"""A headless browser for tests: Debian's Chromium, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM: Final = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
MARKS = [
    pytest.mark.pages,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (Debian: apt install chromium)"),
]
WIDTHS: Final = {"phone": (390, 844), "tablet": (768, 1024), "desk": (1440, 900)}


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield started
        finally:
            started.close()


@contextmanager
def opened(browser: Browser, address: str, size: str = "desk", **more: Any) -> Iterator[Page]:
    """A page in a window of its own. What goes wrong in it fails the test; so does whatever it would fetch."""
    width, height = WIDTHS[size]
    # Animations end at once, so that where something is can be asked.
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", bypass_csp=False, **more
    )
    context.set_default_timeout(10_000)
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("request", lambda request: wrong.append(request.url) if _outside(request.url, address) else None)
    try:
        page.goto(address)
        yield page
    finally:
        context.close()
    assert wrong == []


def _outside(asked: str, address: str) -> bool:
    """Whether a request leaves the files of results, or the place that serves the page."""
    return not asked.startswith(("data:", "blob:", "/".join(address.split("/")[:3])))
