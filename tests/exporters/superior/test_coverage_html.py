"""``coverage.html``: every answer can be reached, and nothing in it is code."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.exporters.superior.coverage_html import coverage_html, write_coverage_html
from tests.exporters.superior.example import example


def test_each_mark_leads_to_its_card(tmp_path: Path) -> None:
    write_coverage_html(example(), tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    targets = re.findall(r'href="#([^"]+)"', page)
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(targets) == 5 and set(targets) == set(anchors)
    assert "<del>" in page and "<ins>" in page and "某某区审计局" in page and "办好“书记区长信箱”" in page


def test_texts_stay_texts_and_nothing_is_fetched() -> None:
    page = coverage_html(example()).decode()
    assert "工作要点&lt;b&gt;" in page and "<b>" not in page
    assert "default-src 'none'" in page and "http://" not in page and "https://" not in page and "<script" not in page
