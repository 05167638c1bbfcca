"""Index, comparison and notices as a person goes through them, from files, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import yaodian
from tests import DATA, ROOT, RULES
from tests.exporters.page.browsing import MARKS, WIDTHS, browser, opened

pytestmark = [*MARKS, pytest.mark.process]
AXE = (DATA / "axe" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both years of the district, and what changed."""
    folder = tmp_path_factory.mktemp("out put#")
    results = yaodian.convert(ROOT / "input", folder, rules=RULES, exports=["json", "html"])
    old, new = sorted(result.input.folder for result in results)
    yaodian.compare(folder / old, folder / new, folder / "diff-兰山区-2021-2022", rules=RULES)
    return folder


def test_from_the_index_to_a_notice_and_to_its_doubts(chromium: Browser, output: Path) -> None:
    with opened(chromium, (output / "index.html").as_uri()) as page:
        doubts = page.get_by_role("link", name="警告 6").get_attribute("href")
        assert doubts is not None
        page.goto(f"{(output).as_uri()}/{doubts}")
        assert page.locator("#tab-review").get_attribute("aria-selected") == "true"
        page.go_back()
        page.get_by_role("link", name="2022年兰山区政务公开工作要点", exact=True).click()
        expect(page.locator("h1")).to_have_text("2022年兰山区政务公开工作要点")


def test_from_a_change_to_its_place_in_both_years(chromium: Browser, output: Path) -> None:
    with opened(chromium, (output / "diff-兰山区-2021-2022/diff.html").as_uri()) as page:
        card = page.locator("article", has_text="公共数据分级分类").first
        links = card.locator(".no a")
        assert links.count() == 2
        for at, year in enumerate(("2021", "2022")):
            with page.context.expect_page() as new:
                links.nth(at).click()
            notice = new.value
            expect(notice.locator("h1")).to_contain_text(year)
            number = links.nth(at).inner_text().partition("第")[2].removesuffix("项")
            expect(notice.locator(".item.current")).to_have_attribute("data-item", f"task-{number}")
            expect(notice.locator(".page .box.lit").first).to_be_in_viewport()


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("name", ["index.html", "diff-兰山区-2021-2022/diff.html"])
def test_they_fit_and_axe_finds_nothing_serious(chromium: Browser, output: Path, name: str, size: str) -> None:
    with opened(chromium, (output / name).as_uri(), size) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        serious = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in serious] == []
