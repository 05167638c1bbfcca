"""The table of formats: what is read by whom, what people are told, and what follows from a new row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.batch.kinds import kind_of
from pipeline.errors import SourceError, UsageError
from pipeline.model import Layout
from pipeline.sources.html.page_rules import load_pages
from pipeline.sources.plain_text import TextRules
from pipeline.sources.readers import (
    FORMATS,
    Format,
    Terms,
    advice,
    format_of,
    named,
    read_layout,
    readable,
    suffixes_before,
    unread,
)
from tests import RULES
from tests.faults.notices import make_notice

TERMS = Terms(TextRules())
WORDS = "一、公开\n（一）政策。发布政策。\n"


def read_note(path: Path, terms: Terms) -> Layout:
    raise ModuleNotFoundError("notereader")


NOTE = Format("note", "便笺", (".note",), read=read_note, extra="note", behind=("pdf",))


def suffixes_of(codes: Iterable[str]) -> list[str]:
    return [suffix for row in FORMATS if row.code in codes for suffix in row.suffixes]


def test_codes_and_suffixes_stand_once() -> None:
    codes = Counter(row.code for row in FORMATS)
    suffixes = Counter(suffix for row in FORMATS for suffix in row.suffixes)
    assert max(codes.values()) == 1 and max(suffixes.values()) == 1
    assert all(suffix == suffix.lower() and suffix[:1] in ("", ".") for suffix in suffixes)


def test_a_row_is_read_or_gives_advice() -> None:
    assert all((row.read is None) == bool(row.advice) and row.named for row in FORMATS)
    assert {code for row in FORMATS for code in row.behind} <= {row.code for row in FORMATS}
    # What is behind another form is behind all that this one is behind: one of each name leads.
    assert all(set(format_of(one).behind) < set(row.behind) for row in FORMATS for one in suffixes_of(row.behind))


def test_readers_read(tmp_path: Path) -> None:
    make_notice(tmp_path / "a.PDF", 1, tasks=2)
    (tmp_path / "b.txt").write_text(WORDS, encoding="utf-8")
    assert read_layout(tmp_path / "a.PDF", TERMS).format == "pdf"
    assert read_layout(tmp_path / "b.txt", TERMS).format == "text"
    (tmp_path / "c.htm").write_text(WORDS, encoding="utf-8")
    assert read_layout(tmp_path / "c.htm", TERMS._replace(pages=load_pages(RULES))).format == "html"
    with pytest.raises(ValueError, match="rules for pages"):
        read_layout(tmp_path / "c.htm", TERMS)
    assert {".pdf", ".docx", ".docm", ".txt", ".csv", ".html", ".htm", ".mht", ".mhtml", ".ofd"} <= set(readable())
    assert {".doc", ".wps", ".et", ".xlsx", ".jpg"} <= set(readable())
    assert named().startswith("PDF、Word（docx）、TXT、CSV")


def test_a_code_reads_what_the_suffix_does_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "copied"
    path.write_text(WORDS, encoding="utf-8")
    with pytest.raises(
        SourceError, match=r"copied：这类文件（没有扩展名）读不了，只能读 \.pdf、\.docx、\.docm、\.txt、\.csv.*。"
    ):
        read_layout(path, TERMS)
    assert read_layout(path, TERMS, "text").format == "text"


@pytest.mark.parametrize("code", ["wps", "other", ""])
def test_an_unknown_code_lists_those_there_are(tmp_path: Path, code: str) -> None:
    with pytest.raises(UsageError, match=rf"没有“{code}”这种读法，可选：pdf、docx、text、csv.*。"):
        read_layout(tmp_path / "a.pdf", TERMS, code)


@pytest.mark.parametrize(
    ("suffix", "said"),
    [
        (".Pages", "另存为 PDF"),
        (".heic", "另存为 .jpg"),
        (".zip", "解压"),
        ("", ".pdf"),
        (".x", "另存为"),
    ],
)
def test_advice(suffix: str, said: str) -> None:
    assert said in advice(suffix) and unread(suffix).endswith(advice(suffix) + "。")


def test_copies_of_a_document() -> None:
    assert suffixes_before(".docx") == suffixes_before(".png") == (".pdf",)
    assert set(suffixes_before(".htm")) == {".pdf", ".docx", ".docm", ".ofd", ".doc", ".wps", ".rtf", ".odt"}
    assert {*suffixes_before(".htm"), ".htm", ".html", ".mht", ".mhtml"} == set(suffixes_before(".TXT"))
    assert suffixes_before(".pdf") == suffixes_before(".heic") == suffixes_before(".x") == ()
    assert kind_of("a.docx", ["a.docx", "a.pdf"]) == kind_of("a.txt", ["a.pdf"]) == "twin"
    assert kind_of("a.heic", ["a.pdf"]) == kind_of("b.pages", ["a.pdf"]) == "unread"


def test_a_reader_without_its_extra(tmp_path: Path) -> None:
    """What follows from one more row: its suffixes, its name, its place behind, and what to install."""
    formats = (*FORMATS, NOTE)
    assert readable(formats)[-1] == ".note" and named(formats).endswith("、便笺")
    assert format_of(".Note", formats) is NOTE and suffixes_before(".note", formats) == (".pdf",)
    with pytest.raises(
        SourceError, match=r"a\.note：读便笺要另装附加组件，请运行 make note.*pip install 'yaodian\[note\]'"
    ):
        read_layout(tmp_path / "a.note", TERMS, formats=formats)
    bare = Format("bare-note", "便笺", (".note",), read=read_note)
    with pytest.raises(ModuleNotFoundError):
        read_layout(tmp_path / "a.note", TERMS, formats=(bare,))


def test_a_text_file_that_holds_a_pages_markup_is_read_as_the_page(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text("文号：甲政发〔2018〕1号\n<p>2021年要点</p><p>一、公开</p><p>发布政策。</p>", encoding="utf-8")
    assert read_layout(path, Terms(TextRules(), pages=load_pages(RULES))).format == "html"
    path.write_text("<p>2021年要点</p>\n<p>一、公开</p>\n<p>发布政策。</p>", encoding="utf-8")
    assert read_layout(path, Terms(TextRules(), pages=load_pages(RULES))).format == "text"
