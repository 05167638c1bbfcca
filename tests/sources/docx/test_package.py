"""Files that are no readable Word file: one clear line each."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.sources.docx import package
from pipeline.sources.docx.reader import read_docx
from tests.sources.docx.writing import SPACES, p, read, texts, write

BAD = {
    "pdf": (b"%PDF-1.7", "其实是 PDF"),
    "web_page": (b"<html>", "其实是网页"),
    "empty": (b"", "文件是空的"),
    "other": (b"PK\x03\x04", "已损坏"),
}


def refused(path: Path) -> str:
    with pytest.raises(SourceError) as raised:
        read_docx(path)
    said = str(raised.value)
    assert said.startswith(f"{path.name}：") and "\n" not in said
    return said


@pytest.mark.parametrize("name", BAD)
def test_not_a_word_file(name: str, tmp_path: Path) -> None:
    data, said = BAD[name]
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert said in refused(path)


def test_a_cut_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", p("甲"))
    path.write_bytes(path.read_bytes()[:-200])
    assert "已损坏" in refused(path)


def test_a_part_beyond_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", p("甲"), {"styles": " " * package.MOST_BYTES})
    assert path.stat().st_size < 2**20 and "解压后过大" in refused(path)


def test_parts_beyond_the_limit_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 10_000)
    part = f"<!--{' ' * 5_000}-->"
    assert texts(read(write(tmp_path / "a.docx", p("甲"), {"styles": part}))) == ["甲"]
    assert "解压后过大" in refused(write(tmp_path / "a.docx", p("甲"), {"styles": part, "numbering": part}))


def test_more_tags_than_memory_has_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_TAGS", 100)
    assert "解压后过大" in refused(write(tmp_path / "a.docx", "<w:p/>" * 100))


def test_tables_nested_without_end(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 10_000 + p("甲") + "</w:tc></w:tr></w:tbl>" * 10_000
    assert "嵌套得太深" in refused(write(tmp_path / "a.docx", deep))


def test_tables_nested_as_deep_as_is_read(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 80 + p("甲") + "</w:tc></w:tr></w:tbl>" * 80
    assert texts(read(write(tmp_path / "a.docx", deep + p("乙"))))[-1] == "乙"


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("秘密", encoding="utf-8")
    path = write(tmp_path / "a.docx", p("甲"))
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
        f"<w:document {SPACES}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    assert "XML 实体" in refused(path)
    parts["word/document.xml"] = parts["word/document.xml"].decode().encode("utf-16")
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    assert "XML 实体" in refused(path)


def test_no_text_and_no_body(tmp_path: Path) -> None:
    assert "没有文字" in refused(write(tmp_path / "a.docx", "<w:p/>"))
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as file:
        file.writestr("xl/workbook.xml", "<a/>")
    assert "不是 Word 文件" in refused(tmp_path / "b.docx")
