"""The page as bytes: one file, nothing fetched, nothing run but its own script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

from msgspec.structs import replace

from pipeline.exporters.page.notice_html import SCRIPTS, STARTS, notice_html, notice_page, write_notice_html
from pipeline.exporters.page.page_sources import ASSETS
from pipeline.model.reading import Reading
from tests.exporters.notices import hostile
from tests.exporters.page.readings import seed, text_reading

MOST_CODE = 150_000


class Parts(HTMLParser):
    """Elements with their attributes, and what stands in scripts and styles."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[int, str] = {}
        self.open = -1
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open = len(self.tags) - 1

    def handle_endtag(self, tag: str) -> None:
        self.open = -1

    def handle_data(self, content: str) -> None:
        self.inside[self.open] = self.inside.get(self.open, "") + content

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attrs, self.inside.get(at, "")) for at, (name, attrs) in enumerate(self.tags) if name == tag]


def test_all_besides_the_pictures_is_small() -> None:
    page = notice_html(seed())
    pictures = sum(
        len(text) for attrs, text in Parts(page).all("script") if (attrs.get("id") or "").startswith("picture")
    )
    assert pictures > 500_000 and len(page) - pictures <= MOST_CODE


def test_only_its_own_script_and_style_may_run() -> None:
    parts = Parts(notice_html(seed()))
    (policy,) = [attrs["content"] for attrs, _ in parts.all("meta") if attrs.get("http-equiv")]
    assert policy is not None and "default-src 'none'" in policy and "unsafe" not in policy
    (script,) = [text for attrs, text in parts.all("script") if "type" not in attrs]
    (style,) = [text for _, text in parts.all("style")]
    for text in (script, style):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy
    for attrs, text in parts.all("script"):
        assert attrs.get("type") in (None, "application/json", "text/plain") and "src" not in attrs and text
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", script + style)
    assert {tag for tag, _ in parts.tags} == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "noscript",
        "p",
        "div",
        "script",
    }


def test_the_script_never_makes_markup_of_a_text() -> None:
    for name in (*SCRIPTS, STARTS):
        source = (ASSETS / name).read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|</script", source
        ), name


def test_hostile_texts_stay_data() -> None:
    page = notice_html(Reading(hostile(), {}))
    parts = Parts(page)
    (data,) = [text for attrs, text in parts.all("script") if attrs.get("id") == "data"]
    assert json.loads(data)["tasks"][6]["text"]["text"] == '<b>粗</b> & "引号" ]]>'
    assert not parts.all("b")
    (title,) = [text for _, text in parts.all("title")]
    assert "\x07" not in title


def test_the_same_reading_gives_the_same_bytes(tmp_path: Path) -> None:
    reading = text_reading(tmp_path)
    write_notice_html(reading, tmp_path / "a.html")
    assert (tmp_path / "a.html").read_bytes() == notice_html(reading)


def test_without_its_document_the_ledger_is_there_still() -> None:
    parts = Parts(notice_html(replace(seed(), way=None)))
    (data,) = [text for attrs, text in parts.all("script") if attrs.get("id") == "data"]
    told = json.loads(data)
    assert len(told["tasks"]) == 34 and "pages" not in told["document"] and told["tasks"][0]["at"]


def test_pictures_come_last_in_their_order() -> None:
    page = notice_page("<题>", b"{}", {2: b"two", 10: b"ten"})
    parts = Parts(page)
    ids = [attrs.get("id") for attrs, _ in parts.all("script")]
    assert ids == ["data", None, "picture-2", "picture-10"]
    assert parts.all("title") == [({}, "<题>　台账与原文")]
