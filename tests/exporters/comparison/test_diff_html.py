"""The page of a comparison, as text and in a headless browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.diff.comparison import Comparison, compare, with_progress
from pipeline.exporters.comparison.diff_html import diff_html, write_diff_html
from pipeline.exporters.comparison.page_links import PageLinks
from tests import DATA
from tests.diff.build import TEXTS, compared, party, task, told
from tests.gold import load_gold, notice_from_gold

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (Debian: apt install chromium)")


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    old, new = (
        notice_from_gold(load_gold(DATA / name / "gold.json")) for name in ("lanshan-2021", "lanshan-2022-sample")
    )
    return compare(old, new)


@pytest.fixture(scope="module")
def page(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "对照 diff.html"
    write_diff_html(comparison, path)
    return path


class Reader(HTMLParser):
    """Cards with their attributes, and all text by tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cards: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "article":
            self.cards.append(dict(attrs))


def test_every_change_has_its_card(comparison: Comparison) -> None:
    text = diff_html(comparison).decode()
    cards = Reader(text).cards
    assert [card["data-kinds"] for card in cards] == [" ".join(change.kind) for change in comparison.diff.changes]
    assert "<del>数据</del><ins>公共数据分级分类</ins>" in text


def test_nothing_is_fetched(comparison: Comparison) -> None:
    text = diff_html(comparison).decode()
    assert "default-src 'none'" in text
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\(|@import|https?://""", text)
    assert not {"img", "link", "iframe", "object"} & set(Reader(text).tags)


def test_the_documents_words_are_escaped() -> None:
    bad = "<script>alert(1)</script>\"'&"
    old = task(1, TEXTS[0], category=bad, task=bad, parties=[party(bad)])
    new = task(1, TEXTS[0] + bad, category=bad, task=bad + "改", parties=[party(bad), party("x" + bad)])
    text = diff_html(compared([old], [new])).decode()
    assert Reader(text).tags.count("script") == 1
    assert "alert(1)</script>" not in text and "&lt;script&gt;alert(1)" in text


def test_numbers_lead_to_the_pages_of_the_notices(comparison: Comparison) -> None:
    split = next(change for change in comparison.diff.changes if "split" in change.kind)
    ways = {number: f'./n.html#task={number}&<"' for number in range(1, 40)}
    text = diff_html(comparison, PageLinks(new=ways)).decode()
    assert f'>{split.new[0]}</a>、<a href="./n.html#task={split.new[1]}&amp;&lt;&quot;"' in text
    assert 'title="看原文">2022年第1项</a>' in text and "2021年第1项 → " in text
    assert "看原文" not in diff_html(comparison).decode()


def dumped(page: Path, hash_: str, tmp_path: Path) -> str:
    """The page's document after its script has run."""
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}",
         "--dump-dom", page.as_uri() + hash_],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout.decode("utf-8")


def shown(text: str) -> list[dict[str, str | None]]:
    return [card for card in Reader(text).cards if "hidden" not in card]


@pytest.mark.pages
@pytest.mark.browser
@in_browser
@pytest.mark.parametrize("kinds", ["", "all", "added", "reworded", "kept", "split,dropped"])
def test_filter_by_kind(comparison: Comparison, page: Path, tmp_path: Path, kinds: str) -> None:
    wanted = set(kinds.split(",")) - {""}
    changes = comparison.diff.changes
    # Without a choice, what did not change is left out.
    fits = {"": lambda kind: kind != ("kept",), "all": lambda kind: True}
    chosen = fits.get(kinds, lambda kind: bool(wanted & set(kind)))
    expected = [change for change in changes if chosen(change.kind)]
    text = dumped(page, f"#kind={kinds}" if kinds else "", tmp_path)
    assert [card["data-kinds"] for card in shown(text)] == [" ".join(change.kind) for change in expected]
    assert f"显示 {len(expected)} 项，共 {len(comparison.diff.changes)} 项。" in text


@pytest.mark.pages
@pytest.mark.browser
@in_browser
def test_filter_by_unit(comparison: Comparison, page: Path, tmp_path: Path) -> None:
    names = [load.direct.name for load in comparison.loads]
    at = names.index("兰山区发展和改革局")
    load = comparison.loads[at].direct
    text = dumped(page, f"#unit={at}", tmp_path)
    assert len(shown(text)) == len(load.added) + len(load.dropped) + len(load.changed) + load.kept
    assert "<b>兰山区发展和改革局：</b>直接点名 新增 1，变化 3，不变 3。" in text
    assert "本单位：新增" in text
    both = dumped(page, f"#kind=added&unit={at}", tmp_path)
    assert [card["data-kinds"] for card in shown(both)] == ["added"]


@pytest.mark.pages
@pytest.mark.browser
@in_browser
def test_a_click_filters(page: Path, tmp_path: Path) -> None:
    clicked = tmp_path / "clicked.html"
    clicks = (
        "document.querySelector('.kinds input[value=dropped]').click();document.querySelector('a[data-unit]').click();"
    )
    text = page.read_text(encoding="utf-8").replace("</body>", f"<script>{clicks}</script></body>")
    clicked.write_text(text, encoding="utf-8")
    result = dumped(clicked, "", tmp_path)
    assert [card["data-kinds"] for card in shown(result)] == ["dropped", "dropped"]
    cleared = text.replace("</body>", "<script>document.getElementById('all').click()</script></body>")
    clicked.write_text(cleared, encoding="utf-8")
    assert len(shown(dumped(clicked, "", tmp_path))) == len(Reader(text).cards)


def test_last_years_progress_stands_on_the_card() -> None:
    comparison = compared([task(1)], [task(1)])
    page = diff_html(with_progress(comparison, [told(1, "<b>正在办\n等数据")])).decode()
    assert "<dt>2021年进展</dt><dd>&lt;b&gt;正在办<br>等数据</dd>" in page
    assert "进展</dt>" not in diff_html(comparison).decode()
