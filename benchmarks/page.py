"""The page in a browser: seconds until the ledger is painted. Run: ``python -m benchmarks.page``.

Targets: 34 tasks 0.3 s, 1,000 tasks 1 s; a notice of 400 pages no longer than one of 17. The median of five, on a
machine that does nothing else; the first is thrown away, for it waits for the browser.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path

from msgspec.structs import replace
from playwright.sync_api import Browser, sync_playwright

from pipeline.conversion import read_source
from pipeline.exporters.page.notice_html import notice_page
from pipeline.exporters.page.page_pictures import page_pictures
from pipeline.exporters.page.showing import shown_notice
from pipeline.exporters.page.shown_notice import encoded
from pipeline.settings import Settings

_ROOT = Path(__file__).parent.parent
# When the first row is painted, and not when the frame around it is.
_WATCH = """new MutationObserver((_, self) => {
    if (!document.querySelector('.panel-ledger .item')) { return; }
    self.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = performance.now(); }));
}).observe(document, {subtree: true, childList: true});"""


def pages() -> Mapping[str, bytes]:
    """The real notice, the same with 1,000 tasks, and the same on 400 pages."""
    path = next((_ROOT / "input").glob("2021*.pdf"))
    reading = read_source(path, Settings(_ROOT / "rules", exports=("html",)))
    assert reading.way is not None
    layout = reading.way[1]
    pictures = dict(page_pictures(path, layout.pages))
    tasks = tuple(
        replace(task, number=number, id=f"{task.id}-{number}")
        for number, task in enumerate(islice(cycle(reading.notice.tasks), 1000), 1)
    )
    many = tuple(replace(page, number=number) for number, page in enumerate(islice(cycle(layout.pages), 400), 1))
    drawn = {number: pictures[(number - 1) % len(pictures) + 1] for number in range(1, 401)}
    made = {
        "34 tasks": (reading.notice, layout, pictures),
        "1,000 tasks": (replace(reading.notice, tasks=tasks), layout, pictures),
        "400 pages": (reading.notice, replace(layout, pages=many), drawn),
    }
    return {
        name: notice_page(name, encoded(shown_notice(notice, reading.units, of, tuple(those))), those)
        for name, (notice, of, those) in made.items()
    }


def _painted(browser: Browser, path: Path) -> float:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(_WATCH)
    page.goto(path.as_uri(), wait_until="commit")
    # The page's own policy forbids what playwright waits for functions with.
    while (painted := page.evaluate("window.painted || 0")) == 0:
        page.wait_for_timeout(20)
    page.close()
    return float(painted) / 1000


def main() -> None:
    """Prints a line a page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, content in pages().items():
            path = Path(folder) / "page.html"
            path.write_bytes(content)
            seconds = [_painted(browser, path) for _ in range(6)][1:]
            print(f"{name}: {statistics.median(seconds):.2f} s ({len(content) / 1e6:.1f} MB)")
        browser.close()


if __name__ == "__main__":
    main()
