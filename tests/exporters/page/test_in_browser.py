"""The page as a person uses it, in a real browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from pipeline.exporters.page.notice_html import notice_html
from pipeline.model.reading import Reading
from tests import DATA
from tests.exporters.notices import hostile
from tests.exporters.page.browsing import MARKS, WIDTHS, browser, opened
from tests.exporters.page.readings import TABLE, page_of, seed, text_reading

pytestmark = MARKS
AXE = (DATA / "axe" / "axe.min.js").read_text(encoding="utf-8")
VIEWS = ("ledger", "matrix", "units", "review", "points")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(seed(), tmp_path_factory.mktemp("page")).as_uri()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with opened(chromium, address) as one:
        yield one


def lit(page: Page) -> list[tuple[int, list[int]]]:
    """The boxes that are lit: the page, and where on it in points."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.page .box.lit')].map(box => {
            const sheet = box.closest('.page'), a = box.getBoundingClientRect(), b = sheet.getBoundingClientRect();
            const scale = 595.3 / b.width;
            return [Number(sheet.dataset.page), [a.left - b.left, a.top - b.top, a.right - b.left, a.bottom - b.top]
                .map(value => Math.round(value * scale))];
        })"""
    )


def expected(places: Any) -> list[tuple[int, list[int]]]:
    return [[one.page, [round(value) for value in one.bbox]] for one in places]


def near(found: Any, wanted: Any) -> bool:
    return len(found) == len(wanted) and all(
        one[0] == other[0] and all(abs(a - b) <= 3 for a, b in zip(one[1], other[1], strict=True))
        for one, other in zip(found, wanted, strict=True)
    )


def test_each_kind_of_value_lights_where_it_stands(page: Page) -> None:
    task = seed().notice.tasks[26]
    row = page.locator('[data-item="task-27"]')
    for key, places in (
        ("task-27-text", task.where.requirement),
        ("task-27-task", task.where.task),
        ("task-27-party-0-1", task.where.parties[1]),
        ("task-27-deadline-0", task.where.deadlines[0]),
    ):
        row.locator(f'[data-key="{key}"]').click()
        assert near(lit(page), expected(places)), key
        expect(page.locator(".page .box.lit").first).to_be_in_viewport()
    row.locator(".page-of").click()
    assert near(lit(page), expected(task.evidence[:1]))
    assert "第 27 项" in page.locator("p.unseen").inner_text()


def test_the_cursor_alone_hints(page: Page) -> None:
    page.locator('[data-key="task-1-party-0-1"]').hover()
    assert page.locator(".box.hinted").count() == 1 and lit(page) == []


def test_the_page_answers_a_click(page: Page) -> None:
    page.evaluate("location.hash = '#task=27'")
    places = seed().notice.tasks[26].where.deadlines[0]
    sheet = page.locator('.page[data-page="15"]')
    box = sheet.bounding_box()
    assert box is not None and places[0].bbox is not None
    x0, top, x1, bottom = (value * box["width"] / 595.3 for value in places[0].bbox)
    at = {"x": (x0 + x1) / 2, "y": (top + bottom) / 2}
    sheet.hover(position=at)  # type: ignore[arg-type]
    expect(page.locator(".where")).to_have_text("第 27 项 · 完成时限")
    page.evaluate("location.hash = '#view=review'")
    sheet.click(position=at)  # type: ignore[arg-type]
    expect(page.locator('[data-key="task-27-deadline-0"]')).to_have_class(re.compile(r"\bon\b"))
    expect(page.locator('[data-item="task-27"]')).to_be_in_viewport()
    assert page.locator("#tab-ledger").get_attribute("aria-selected") == "true"


def test_every_view_shows_all_that_there_is(page: Page) -> None:
    reading = seed()
    assert page.locator(".panel-ledger .item").count() == 34
    for view, items, count in (
        ("matrix", "tbody tr th", 42),
        ("units", ".names li", 41),
        ("review", ".item", len(reading.notice.findings)),
        ("points", ".item.point", len(reading.notice.points())),
    ):
        page.locator(f"#tab-{view}").click()
        assert page.locator(f".panel-{view} {items}").count() == count, view
        assert page.evaluate("location.hash") == f"#view={view}"


def test_findings_show_the_words_in_question(page: Page) -> None:
    page.locator("#tab-review").click()
    first = page.locator(".panel-review .item").first
    expect(first.locator(".crop img")).to_have_count(2)
    assert first.locator(".crop .box.lit").count() == 2
    first.locator(".handle").click()
    assert [one[0] for one in lit(page)] == [2, 10]
    first.get_by_text("看任务第 1 项").click()
    expect(page.locator('[data-item="task-1"]')).to_have_class(re.compile(r"\bcurrent\b"))


def test_the_matrix_follows_the_cursor_and_is_narrowed(page: Page) -> None:
    page.locator("#tab-matrix").click()
    cell = page.locator('td[aria-label="兰山区司法局，第 13 项，责任"]')
    cell.hover()
    crossed = page.locator(".matrix td.cross, .matrix th.cross")
    assert crossed.count() == 42 + 1 + 34 + 2 - 1
    expect(page.locator(".told")).to_contain_text("兰山区司法局 · 责任 · 第 13 项")
    cell.click()
    task = seed().notice.tasks[12]
    at = next(at for at, party in enumerate(task.assignment.parties) if party.name == "兰山区司法局")
    assert near(lit(page), expected(task.where.parties[at]))
    page.keyboard.press("ArrowRight")
    expect(page.locator(".told")).to_contain_text("经由“区政府各部门”")
    page.get_by_placeholder("单位", exact=True).fill("区司法局")
    assert page.locator(".matrix tbody th").all_inner_texts() == ["兰山区司法局"]
    page.get_by_placeholder("单位", exact=True).fill("")
    page.get_by_label("按部分筛选").locator("visible=true").select_option("1")
    assert 0 < page.locator(".matrix thead th button").count() < 34


def test_a_unit_has_its_list(page: Page) -> None:
    page.locator("#tab-units").click()
    page.get_by_placeholder("找单位").fill("区发改局")
    page.locator(".names li:not([hidden]) button").click()
    assert page.locator(".unit h2").inner_text() == "兰山区发展和改革局"
    assert page.locator(".block h3").first.inner_text().split() == ["直接点名", "6", "项", "文件中写明本单位"]
    assert page.locator(".block").first.locator(".item").count() == 6
    page.locator(".block .chip.role").first.click()
    assert len(lit(page)) == 1


def test_filters_of_the_ledger(page: Page) -> None:
    page.get_by_label("只看有校核意见的").check()
    numbers = page.locator(".panel-ledger .item:visible .number").all_inner_texts()
    assert numbers == ["1", "2", "19", "24", "27"]
    expect(page.locator(".panel-ledger .count")).to_have_text("5 / 34 项")
    page.get_by_label("按单位筛选").select_option(label="兰山区司法局")
    page.get_by_label("只看有校核意见的").uncheck()
    assert page.locator(".panel-ledger .item:visible").count() == 3 + len(
        [task for task in seed().notice.tasks if any(p.text == "区政府各部门" for p in task.assignment.parties)]
    )


def test_search_finds_everything_and_goes_there(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("2021年年底")
    assert page.locator(".found .kind").all_inner_texts() == ["任务", "要点", "校核意见"]
    page.locator(".hit", has_text="2021-12-31").click()
    assert near(lit(page), expected(seed().notice.tasks[26].where.deadlines[0]))
    page.keyboard.press("/")
    page.keyboard.type("区发改局 兰山区")
    page.keyboard.press("Enter")
    assert page.locator("#found").is_hidden()
    page.keyboard.press("/")
    page.keyboard.type("没有这样的话")
    expect(page.locator(".found .sum")).to_contain_text("没有找到")
    page.keyboard.press("Escape")
    assert page.locator("#found").is_hidden()


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    for key in "jjjk":
        page.keyboard.press(key)
    expect(page.locator(".item.current:visible")).to_have_attribute("data-item", "task-2")
    assert page.evaluate("document.activeElement.closest('.item').dataset.item") == "task-2"
    page.keyboard.press("l")
    page.keyboard.press("l")
    assert page.locator(".on").get_attribute("data-key") == "task-2-party-0-0"
    page.keyboard.press("4")
    assert page.locator("#tab-review").get_attribute("aria-selected") == "true"
    page.keyboard.press("j")
    expect(page.locator(".item.current:visible")).to_have_attribute("data-item", "finding-0")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.locator("#tab-review").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-points"


def test_an_address_leads_to_a_task(chromium: Browser, address: str) -> None:
    task = seed().notice.tasks[26]
    for hash_ in (f"#task={task.id}", "#task=27"):
        with opened(chromium, address + hash_) as page:
            expect(page.locator(".item.current:visible")).to_have_attribute("data-item", "task-27")
            expect(page.locator(".page .box.lit")).to_be_in_viewport()
            assert page.evaluate("location.hash") == f"#task={task.id}"
    with opened(chromium, address + "#unit=2") as page:
        assert page.locator(".unit h2").inner_text() == "兰山区发展和改革局"
    with opened(chromium, address + "#task=%E0%A4%A") as page:
        assert page.locator(".panel-ledger .item").count() == 34


@pytest.mark.parametrize("size", WIDTHS)
def test_it_fits_every_width(chromium: Browser, address: str, size: str) -> None:
    with opened(chromium, address + "#task=27", size) as page:
        for view in VIEWS:
            page.locator(f"#tab-{view}").click()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
            assert page.evaluate("document.querySelector('#views').scrollWidth <= innerWidth"), view
            widths = page.locator(f".panel-{view} select:visible").evaluate_all(
                "all => all.map(one => one.offsetWidth)"
            )
            assert all(width > 85 for width in widths), view
        page.locator("#tab-ledger").click()
        chip = page.locator('[data-key="task-27-deadline-0"]')
        chip.click()
        expect(page.locator(".page .box.lit").first).to_be_in_viewport()
        expect(chip).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", WIDTHS)
def test_axe_finds_nothing_serious(chromium: Browser, address: str, size: str, scheme: Any) -> None:
    with opened(chromium, address + "#task=27", size, color_scheme=scheme) as page:
        page.evaluate(AXE)
        for view in VIEWS:
            page.locator(f"#tab-{view}").click()
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            told = [
                (view, one["id"], one["impact"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"])
                for one in found["violations"]
                if one["impact"] in ("serious", "critical")
            ]
            assert told == []


def printed(page: Page, path: Path) -> tuple[str, list[tuple[int, int]]]:
    """What is printed: the text without white space, and the sizes of the pages in points."""
    page.pdf(path=path, prefer_css_page_size=True)
    reader = PdfReader(path)
    sizes = [(round(one.mediabox.width), round(one.mediabox.height)) for one in reader.pages]
    # The fonts of some systems write 山 as the radical.
    return "".join(unicodedata.normalize("NFKC", one.extract_text()) for one in reader.pages).replace("\n", ""), sizes


def test_printed_a_view_is_whole_on_a4(page: Page, tmp_path: Path) -> None:
    notice = seed().notice
    for view, words in (
        ("ledger", [task.requirement[-12:] for task in notice.tasks]),
        ("matrix", ["兰山区司法局", "30"]),
        ("units", ["兰山区委机构编制委员会办公室"]),
        ("review", [finding.message[-9:] for finding in notice.findings]),
        ("points", [point.text[-12:] for point in notice.points()]),
    ):
        page.locator(f"#tab-{view}").click()
        text, sizes = printed(page, tmp_path / f"{view}.pdf")
        assert {abs(one - other) <= 1 for size in sizes for one, other in zip(size, (595, 842), strict=True)} == {True}
        missing = [word for word in words if unicodedata.normalize("NFKC", word) not in text]
        assert missing == [], view
        assert "搜索" not in text and "适宽" not in text, view


def test_a_matrix_of_several_pages_has_its_numbers_on_each(page: Page, tmp_path: Path) -> None:
    page.locator("#tab-matrix").click()
    page.evaluate(
        "document.querySelectorAll('.matrix tbody tr').forEach(one => one.parentNode.append(one.cloneNode(true)))"
    )
    printed(page, tmp_path / "matrix.pdf")
    texts = [one.extract_text() for one in PdfReader(tmp_path / "matrix.pdf").pages]
    assert len(texts) > 1 and all("33" in text.split() for text in texts)


def test_a_body_stands_in_the_matrix_once(page: Page) -> None:
    page.locator("#tab-matrix").click()
    names = page.locator(".matrix tbody th").all_inner_texts()
    assert len(names) == len(set(names))


def test_pictures_are_there_only_when_seen(page: Page) -> None:
    expect(page.locator(".page img").first).to_be_visible()
    assert page.locator(".page img").count() < 6
    page.evaluate("location.hash = '#task=34'")
    expect(page.locator('.page[data-page="17"] img')).to_be_visible()
    assert page.locator('.page[data-page="1"] img').count() == 0
    assert page.evaluate("document.querySelector('.page[data-page=\"17\"] img').naturalWidth") > 900


def test_a_text_is_its_own_document(chromium: Browser, tmp_path: Path) -> None:
    path = page_of(text_reading(tmp_path), tmp_path)
    with opened(chromium, path.as_uri()) as page:
        page.locator('[data-key="task-1-party-0-0"]').click()
        assert page.locator(".sheet mark").all_inner_texts() == ["区财政局"]
        page.locator('[data-key="task-1-deadline-0"]').click()
        assert page.locator(".sheet mark").all_inner_texts() == ["6月底前"]
        page.locator("[data-block]", has_text="做好政策解读").click(position={"x": 120, "y": 10})
        expect(page.locator(".item.current:visible")).to_have_attribute("data-item", "task-2")


def test_of_a_row_of_a_text_the_cell_is_lit(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, page_of(text_reading(tmp_path, TABLE), tmp_path).as_uri()) as page:
        page.locator('[data-key="task-1-party-0-1"]').click()
        assert page.locator("td.lit").all_inner_texts() == ["区财政局、区审计局"]
        assert page.locator("td.beside").count() == 4
        assert page.locator("td mark").all_inner_texts() == ["区审计局"]


def test_hostile_texts_stay_texts(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, page_of(Reading(hostile(), {}), tmp_path).as_uri()) as page:
        for view in VIEWS:
            page.locator(f"#tab-{view}").click()
        page.keyboard.press("/")
        page.keyboard.type("<b>粗</b>")
        assert page.locator(".hit").count() == 1
        assert page.locator("#views b:not(th b), #found span b, #app script, #app iframe").count() == 0
        page.keyboard.press("Enter")
        expect(page.locator(".item.current .text")).to_have_text('<b>粗</b> & "引号" ]]>')
        assert page.evaluate("getComputedStyle(document.querySelector('.document-pane')).display") == "none"


def test_a_page_without_pictures_has_its_words(chromium: Browser, tmp_path: Path) -> None:
    """A PDF that is read, but that cannot be drawn."""
    reading = seed()
    assert reading.way is not None
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing else")
    path = tmp_path / "a.html"
    path.write_bytes(notice_html(Reading(reading.notice, reading.units, (broken, *reading.way[1:]))))
    with opened(chromium, path.as_uri() + "#task=27") as page:
        expect(page.locator(".page svg text", has_text="用好行政法规集中统一公开成")).to_be_visible()
        assert near(lit(page), expected(seed().notice.tasks[26].evidence[:1]))
