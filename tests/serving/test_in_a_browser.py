"""Editing as a person does it, in a real browser against a server that listens."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from pipeline.serving.application import application
from pipeline.serving.known_results import known_notices
from pipeline.serving.listening import listen
from tests import DATA
from tests.exporters.page.browsing import MARKS, WIDTHS, browser, opened
from tests.serving.site import place, site
from yaodian import load

pytestmark = MARKS
AXE: Final = (DATA / "axe" / "axe.min.js").read_text(encoding="utf-8")


class Served:
    """A place that is served."""

    def __init__(self, root: Path, port: int) -> None:
        self.root = root
        self.home = f"http://127.0.0.1:{port}/"
        self.known = known_notices(root / "output")[0]
        self.page = f"{self.home}notices/{self.known.id}/"

    @property
    def tasks(self) -> Any:
        return load(self.known.folder).tasks


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = place(tmp_path)
    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(application(site(root, port=port)), log_level="error", ws="none"))
        thread = threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True)
        thread.start()
        try:
            yield Served(root, port)
        finally:
            server.should_exit = True
            thread.join(30)


def act(page: Page, value: str, label: str) -> None:
    """Select a value and press a button of the bar."""
    page.locator(f'[data-key="{value}"]').first.click()
    page.get_by_role("toolbar", name="改正").get_by_role("button", name=label, exact=True).click()


def saved(page: Page, name: str = "保存") -> None:
    """Press the dialog's button, and wait until the new results are shown."""
    with page.expect_navigation():
        page.locator("dialog[open]").get_by_role("button", name=name, exact=True).click()


def test_each_kind_of_edit_is_found_again(chromium: Browser, served: Served) -> None:
    with opened(chromium, served.page) as page:
        act(page, "task-1-text", "改文字")
        page.locator("dialog.edit textarea").fill("按时公开各部门预算。")
        saved(page)
        expect(page.locator('[data-key="task-1-text"]')).to_have_text("按时公开各部门预算。")
        act(page, "task-3-text", "分成两项")
        saved(page, "各单位要公开历史规划。")
        expect(page.locator(".item.task")).to_have_count(4)
        act(page, "task-3-text", "与下一项合并")
        saved(page, "合并")
        expect(page.locator(".item.task")).to_have_count(3)
        act(page, "task-3-text", "时限")
        page.get_by_label("日期").fill("2021-12-31")
        page.get_by_label("原文的说法").fill("年底前")
        saved(page)
        expect(page.locator('[data-key="task-3-deadline-0"]')).to_contain_text("2021-12-31")
        act(page, "task-2-text", "单位和职责")
        page.locator("dialog select").first.select_option(label="牵头")
        page.get_by_role("button", name="加一个单位").click()
        page.locator("dialog .party input").last.fill("甲县档案馆")
        saved(page)
        expect(page.locator('[data-item="task-2"]')).to_contain_text("甲县档案馆")
        act(page, "task-3-party-0-0", "这是哪个单位")
        page.get_by_label("找单位").fill("甲县商城管委会")
        page.get_by_role("button", name=re.compile("甲县商城管委会.*新单位")).click()
        saved(page, "只改这一份")
        expect(page.locator('[data-item="task-3"]')).to_contain_text("甲县商城管委会")
        roles = {(party.name, party.role) for party in served.tasks[1].assignment.parties}
        assert ("甲县档案馆", "responsible") in roles and "lead" in {role for _, role in roles}
        page.get_by_role("tab", name=re.compile("责任矩阵")).click()
        expect(page.locator(".panel-matrix")).to_contain_text("甲县档案馆")


def test_a_finding_is_checked_and_an_edit_taken_back(chromium: Browser, served: Served) -> None:
    with opened(chromium, served.page + "#view=review") as page:
        page.locator('[data-key="finding-0"]').first.click()
        with page.expect_navigation():
            page.get_by_role("button", name="标为已核对").click()
        expect(page.locator(".finding.checked")).to_have_count(1)
        expect(page.locator(".item.current .seen")).to_have_text("已核对")
        with page.expect_navigation():
            page.get_by_role("button", name="撤销").click()
        expect(page.locator(".finding.checked")).to_have_count(0)
        expect(page.get_by_role("button", name="撤销")).to_be_disabled()


def test_two_windows_at_once(chromium: Browser, served: Served) -> None:
    with opened(chromium, served.page) as first:
        context = chromium.new_context()
        second = context.new_page()
        second.goto(served.page)
        act(first, "task-3-text", "时限")
        first.get_by_label("日期").fill("2021-12-31")
        saved(first)
        act(second, "task-3-text", "时限")
        second.get_by_label("日期").fill("2022-12-31")
        second.locator("dialog[open]").get_by_role("button", name="保存").click()
        expect(second.get_by_role("alert")).to_contain_text("没有写入")
        assert served.tasks[2].deadlines[0].due == "2021-12-31"
        with second.expect_navigation():
            second.get_by_role("button", name="看现在的样子").click()
        expect(second.locator('[data-key="task-3-deadline-0"]')).to_contain_text("2021-12-31")
        context.close()


def test_by_keyboard_alone(chromium: Browser, served: Served) -> None:
    with opened(chromium, served.page) as page:
        page.keyboard.press("j")
        page.keyboard.press("l")
        page.keyboard.press("e")
        box = page.locator("dialog.edit textarea")
        expect(box).to_be_focused()
        box.fill("按时公开各部门预算。")
        page.keyboard.press("Escape")
        expect(page.locator("dialog.edit")).to_have_count(0)
        page.keyboard.press("e")
        page.locator("dialog.edit textarea").fill("按时公开各部门预算。")
        with page.expect_navigation():
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
        assert served.tasks[0].requirement == "按时公开各部门预算。"


def test_files_are_chosen_and_converted(chromium: Browser, served: Served, tmp_path: Path) -> None:
    other = tmp_path / "乙县.txt"
    other.write_text(
        (served.root / "input/甲县.txt").read_text(encoding="utf-8").replace("甲县", "乙县"), encoding="utf-8"
    )
    with opened(chromium, served.home) as page:
        page.locator("#files").set_input_files(other)
        expect(page.get_by_role("link", name="2021年乙县政务公开工作要点")).to_be_visible()
        page.get_by_role("link", name="2021年乙县政务公开工作要点").click()
        expect(page.get_by_role("link", name="全部文件")).to_be_visible()


@pytest.mark.parametrize("size", WIDTHS)
def test_it_fits_and_axe_finds_nothing_serious(chromium: Browser, served: Served, size: str) -> None:
    for address in (served.home, served.page, served.page + "#view=review"):
        with opened(chromium, address, size) as page:
            if address != served.home:
                page.locator(".panel:not([hidden]) [data-key]").first.click()
                if "review" not in address:
                    page.get_by_role("button", name="时限", exact=True).click()
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            # Only the browser itself may add a script here, past the policy of the page.
            page.evaluate(AXE)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            grave = [one["id"] for one in found["violations"] if one["impact"] in ("serious", "critical")]
            assert grave == []
