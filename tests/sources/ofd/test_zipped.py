"""The parts of an OFD file: odd ways to them, damage, and files that want more than is given."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.sources.ofd import zipped
from pipeline.sources.ofd.values import text_of
from pipeline.sources.ofd.zipped import ZippedParts
from tests.sources.ofd.writing import Ofd, text


def packed(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("way", "beside"),
    [
        ("Pages/P/Content.xml", "doc_0/document.xml"),
        ("./Pages/P/Content.xml", "doc_0/document.xml"),
        ("/Doc_0/Pages/P/Content.xml", "doc_0/annots/a.xml"),
        ("Doc_0/Pages/P/Content.xml", "doc_0/document.xml"),
        ("..\\Pages\\P\\content.XML", "doc_0/annots/a.xml"),
        ("../../../Doc_0/Pages/P/Content.xml", "doc_0/annots/a.xml"),
    ],
)
def test_ways_to_a_part(tmp_path: Path, way: str, beside: str) -> None:
    with ZippedParts(packed(tmp_path / "a.ofd", {"OFD.xml": "<a/>", "Doc_0/Pages/P/Content.xml": "<b/>"})) as parts:
        assert parts.find(way, beside) == "doc_0/pages/p/content.xml"
        assert parts.find("Pages/Q/Content.xml", beside) is None


def test_names_written_otherwise(tmp_path: Path) -> None:
    """Backslashes, a slash in front, and all of it in a folder."""
    with ZippedParts(packed(tmp_path / "a.ofd", {"\\OFD.xml": "<a/>", "/Doc_0\\Document.xml": "<b/>"})) as parts:
        assert parts.find("Doc_0/Document.xml") and parts.entry() is not None
    inner = packed(tmp_path / "b.ofd", {"公文/OFD.xml": "<a/>", "公文/Doc_0/Document.xml": "<b/>"})
    with ZippedParts(inner) as parts:
        assert parts.find("/Doc_0/Document.xml") == "公文/doc_0/document.xml" and parts.entry() is not None


def test_names_in_chinese_without_a_mark(tmp_path: Path) -> None:
    odd = "目录/正文.xml".encode("gb18030").decode("cp437")
    path = tmp_path / "a.ofd"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x" * len(odd))
        archive.writestr(info, "<a/>")
    data = path.read_bytes().replace(b"x" * len(odd), odd.encode("cp437"))
    path.write_bytes(data)
    with ZippedParts(path) as parts:
        assert parts.find("目录/正文.xml") == "目录/正文.xml"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的（0 字节）"),
        (b"%PDF-1.4", "其实是 PDF 文件，请把扩展名改成 .pdf"),
        (b"\xef\xbb\xbf\n<html>", "其实是网页"),
        (b"PK\x03\x04cut short", "已损坏或不完整"),
        (b"noise", "不是 OFD 文件，请确认文件内容"),
    ],
)
def test_no_ofd_file(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.ofd"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=words):
        ZippedParts(path)


def test_archives_of_another_kind(tmp_path: Path) -> None:
    for parts, words in (({"word/document.xml": "<a/>"}, "其实是 Word 文件"), ({"a.txt": "a"}, "里面没有 OFD.xml")):
        with ZippedParts(packed(tmp_path / "a.ofd", {**parts})) as found, pytest.raises(SourceError, match=words):
            found.entry()
    locked = packed(tmp_path / "b.ofd", {"OFD.xml": "<a/>", "Encryptions.xml": "<a/>"})
    with ZippedParts(locked) as found, pytest.raises(SourceError, match="文件加了密"):
        found.entry()


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.ofd：无法读取"):
        ZippedParts(tmp_path / "none.ofd")


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_BYTES", 1000)
    one = packed(tmp_path / "a.ofd", {"OFD.xml": b"<a>" + b" " * 2000 + b"</a>"})
    with ZippedParts(one) as parts, pytest.raises(SourceError, match="解压后过大"):
        parts.entry()
    many = packed(tmp_path / "b.ofd", {f"{name}.xml": b"<a>" + b" " * 900 + b"</a>" for name in "abc"})
    with ZippedParts(many) as parts:
        assert parts.tree("a.xml") is not None and parts.tree("a.xml") is not None, "a part counts once"
        assert parts.tree("b.xml") is not None
        with pytest.raises(SourceError, match="解压后过大"):
            parts.tree("c.xml")


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_PARTS", 2)
    with pytest.raises(SourceError, match="压缩包里的文件太多"):
        ZippedParts(packed(tmp_path / "a.ofd", dict.fromkeys("abc", "<a/>")))


def test_nothing_outside_is_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    for dtd in (
        f"<!DOCTYPE a [<!ENTITY e SYSTEM 'file://{tmp_path}/secret'>]>",
        "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY e '&b;&b;&b;'>]>",
        "<!DOCTYPE a SYSTEM 'http://example.invalid/a.dtd'>",
    ):
        path = packed(tmp_path / "a.ofd", {"OFD.xml": f"{dtd}<a>&e;</a>" if "ENTITY" in dtd else f"{dtd}<a/>"})
        with ZippedParts(path) as parts, pytest.raises(SourceError, match="外部引用"):
            parts.entry()


def test_elements_nested_too_deep(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.ofd", {"OFD.xml": "<a>" * 10_000 + "</a>" * 10_000})
    with ZippedParts(path) as parts, pytest.raises(SourceError, match="嵌套得太深"):
        parts.entry()


@pytest.mark.parametrize(
    ("content", "read", "broken"),
    [
        ("<a>甲&#x1;乙\x02丙</a>".encode(), "甲 乙 丙", False),
        ("<o:a>甲</o:a>".encode(), "甲", False),
        ("<?xml version='1.0' encoding='UTF-8'?><a>甲</a>".encode("gb18030"), "甲", False),
        ("<?xml version='1.0' encoding='GBK'?><a>甲</a>".encode("gbk"), "甲", False),
        ("<a>甲<b>".encode(), "甲", True),
    ],
)
def test_parts_that_are_not_quite_xml(tmp_path: Path, content: bytes, read: str, broken: bool) -> None:
    with ZippedParts(packed(tmp_path / "a.ofd", {"OFD.xml": content})) as parts:
        assert text_of(parts.entry()) == read
        assert parts.broken == ({"ofd.xml"} if broken else set())


def test_a_part_that_is_no_xml(tmp_path: Path) -> None:
    with ZippedParts(packed(tmp_path / "a.ofd", {"OFD.xml": "<a/>", "b.xml": "noise", "c.xml": ""})) as parts:
        assert parts.tree("b.xml") is None and parts.tree("c.xml") is None


def test_a_part_whose_bytes_are_damaged(tmp_path: Path) -> None:
    path = Ofd(tmp_path / "a.ofd").page(text(20, 20, "甲" * 400)).save()
    data = bytearray(path.read_bytes())
    at = data.index(b"Doc_0/Pages/Page_0/Content.xml") + 60
    data[at : at + 20] = b"\xff" * 20
    path.write_bytes(data)
    with ZippedParts(path) as parts, pytest.raises(SourceError, match="已损坏"):
        parts.data("doc_0/pages/page_0/content.xml")
