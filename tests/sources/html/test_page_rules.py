"""The rules for web pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.sources.html.page_rules import load_pages
from tests import RULES
from tests.sources.html.pages import PAGES


def test_labels_are_those_of_the_document_rules() -> None:
    assert {"发文字号", "发布机构", "成文日期"} <= PAGES.kept
    assert {"索引号", "主题分类"} <= PAGES.known - PAGES.kept


def test_meta_tags() -> None:
    assert PAGES.is_title("articletitle") and not PAGES.is_title("description")
    assert PAGES.label_of("FWZH") == PAGES.label_of("DocNumber") == PAGES.web.number.split()[0]
    assert PAGES.label_of("成文日期") == "成文日期" and PAGES.label_of("keywords") == ""


def test_what_is_the_sites() -> None:
    assert {"share", "footer"} <= PAGES.around and "相关解读" in PAGES.headings
    assert "附件" in PAGES.captions


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    rules = shutil.copytree(RULES, tmp_path / "rules")
    path = rules / "pages.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "heading:"), encoding="utf-8")
    with pytest.raises(RulesError, match=r"pages\.yaml"):
        load_pages(rules)
