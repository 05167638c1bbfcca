from __future__ import annotations

from pathlib import Path

from pipeline.exporters.page.notice_html import notice_page
from pipeline.serving.served_page import list_sources, notice_sources, page_parts


def test_a_page_is_taken_apart(tmp_path: Path) -> None:
    path = tmp_path / "notice.html"
    path.write_bytes(notice_page("题", b'{"title":"\\u003c"}', {2: b"two", 1: b"one"}))
    parts = page_parts(path)
    assert parts is not None
    assert parts.data == '{"title":"\\u003c"}' and parts.pictures == {1: "b25l", 2: "dHdv"}


def test_what_is_no_page_of_ours_is_none(tmp_path: Path) -> None:
    path = tmp_path / "notice.html"
    assert page_parts(path) is None
    path.write_text('<script type="application/json" id="data">{"a":"<b>"}</script>', encoding="utf-8")
    assert page_parts(path) is None
    path.write_bytes(notice_page("题", b"{}", {}) + b'<script type="text/plain" id="picture-1">"><img></script>')
    parts = page_parts(path)
    assert parts is not None and parts.pictures == {}


def test_scripts_are_whole_and_style_needs_no_network() -> None:
    for made in (notice_sources(), list_sources()):
        assert made.script.startswith("(function") and "http" not in made.style
    assert "全部文件" in notice_sources().script
