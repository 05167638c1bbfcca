"""Old Word and WPS files: what a file is by its bytes, and the notice that LibreOffice's .docx of it gives."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import msgspec
import msoffcrypto
import pytest
from msoffcrypto.exceptions import InvalidKeyError

import yaodian
from pipeline.errors import PasswordError, SourceError
from pipeline.sources.office import reader
from pipeline.sources.office.libreoffice import NotConvertedError, find_program
from pipeline.sources.office.reader import read_office
from tests import DATA, RULES
from tests.sources.html.pages import PAGES
from tests.whole.test_ofd_twin import fields

WORD = DATA / "lanshan-2021" / "word.docx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 SimSun;}}\uc1\u20844?\u24320?\par}"


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (OLE + b"\0" * 500, "doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "docx"),
        (RTF, "rtf"),
        (zipped("content.xml", "mimetype"), "odt"),
        (zipped("word/document.xml"), "docx"),
        (b"\xef\xbb\xbf\r\n<html>", "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "mht"),
        (b'<?xml version="1.0"?><w:wordDocument>', "xml"),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, kind: str) -> None:
    assert reader._kind_of("a.doc", content) == kind


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", r"a\.doc：文件是空的（0 字节）"),
        (b"%PDF-1.4", r"a\.doc：不是 Word 或 WPS 文件，其实是 PDF 文件"),
        (b"noise", "请确认文件内容"),
        (b"PK\x03\x04cut short", "已损坏或没有传完"),
    ],
)
def test_what_word_does_not_open(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_office(written(tmp_path / "a.doc", content), "", PAGES)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="文件打不开"):
        read_office(tmp_path / "none.doc", "", PAGES)


def test_a_page_saved_as_doc_is_a_page(tmp_path: Path) -> None:
    page = "<html><body><p>一、公开</p><p>（一）政策。发布政策。</p></body></html>"
    layout = read_office(written(tmp_path / "a.doc", page.encode()), "", PAGES)
    assert layout.format == "html" and "".join(char.text for char in layout.chars).startswith("一、公开")
    with pytest.raises(SourceError, match=r"^b\.doc：(?!source)"):
        read_office(written(tmp_path / "b.doc", b"<html></html>"), "", PAGES)


def test_a_new_file_with_an_old_name(tmp_path: Path) -> None:
    layout = read_office(written(tmp_path / "a.wps", WORD.read_bytes()), "", PAGES)
    assert layout.format == "docx" and len(layout.chars) > 1000


def test_a_machine_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_program", lambda: None)
    with pytest.raises(SourceError, match=r"^a\.doc：读旧版 Word、WPS 文件要用 LibreOffice，这台机器上没有。请安装"):
        read_office(written(tmp_path / "a.doc", RTF), "", PAGES)


@pytest.mark.parametrize(("late", "words"), [(True, "转换超时"), (False, "打不开这个文件")])
def test_a_conversion_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool, words: str) -> None:
    def fail(*_: object) -> Path:
        raise NotConvertedError(late)

    monkeypatch.setattr(reader, "find_program", lambda: Path("soffice"))
    monkeypatch.setattr(reader, "to_docx", fail)
    with pytest.raises(SourceError, match=rf"^a\.rtf：LibreOffice {words}"):
        read_office(written(tmp_path / "a.rtf", RTF), "", PAGES)


def test_a_converted_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_program", lambda: Path("soffice"))
    monkeypatch.setattr(reader, "to_docx", lambda *_: WORD)
    layout = read_office(written(tmp_path / "a.rtf", RTF), "", PAGES)
    assert layout.format == "word" and [one.code for one in layout.findings] == ["form.converted"]


needs_office = pytest.mark.skipif(find_program() is None, reason="LibreOffice is missing")


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("name", ["word.doc", "word.wps", "word.rtf", "word.odt"])
def test_the_notice_of_an_old_file(tmp_path: Path, name: str) -> None:
    """The seed's file as Word 97 wrote it (WPS writes the same), as RTF and as ODT."""
    path = written(tmp_path / name, (DATA / "lanshan-2021" / name.replace("wps", "doc")).read_bytes())
    notice, printed = yaodian.read(path, rules=RULES), yaodian.read(WORD, rules=RULES)
    read, first = fields(msgspec.to_builtins(notice)), fields(msgspec.to_builtins(printed))
    told = [one for one in read["findings"] if one["code"] != "form.converted"]
    assert {**read, "findings": told} == first and len(read["findings"]) == len(told) + 1
    assert notice.coverage is not None and notice.coverage.unaccounted == 0 and notice.source.format == "word"


class Locked:
    """A file that msoffcrypto opens with one password; it cannot write old files that are encrypted."""

    def __init__(self, file: io.BytesIO) -> None:
        self.file = file

    def is_encrypted(self) -> bool:
        return True

    def load_key(self, password: str) -> None:
        if password != "秘密123":
            raise InvalidKeyError("no")

    def decrypt(self, opened: io.BytesIO) -> None:
        opened.write(b"opened")


def test_an_encrypted_old_file(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (DATA / "lanshan-2021" / "word.doc").read_bytes()
    assert reader._opened("a.doc", data, "") == data
    monkeypatch.setattr(msoffcrypto, "OfficeFile", Locked)
    for password in ("", "wrong"):
        with pytest.raises(PasswordError, match=r"a\.doc：文件有密码"):
            reader._opened("a.doc", data, password)
    assert reader._opened("a.doc", data, "秘密123") == b"opened"


def test_a_damaged_file_and_one_of_another_program(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^a\.doc：文件已损坏"):
        read_office(written(tmp_path / "a.doc", OLE + b"\xff" * 5000), "", PAGES)
    data = (DATA / "lanshan-2021" / "word.doc").read_bytes()
    other = data.replace("WordDocument".encode("utf-16-le"), "NordDocument".encode("utf-16-le"))
    with pytest.raises(SourceError, match=r"^b\.doc：里面没有 Word 或 WPS 文字"):
        read_office(written(tmp_path / "b.doc", other), "", PAGES)


@pytest.mark.office
@needs_office
def test_a_file_that_libreoffice_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^a\.odt：LibreOffice 打不开"):
        read_office(written(tmp_path / "a.odt", zipped("content.xml", "mimetype")), "", PAGES)
