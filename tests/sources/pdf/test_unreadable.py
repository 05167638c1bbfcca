"""What a clerk is told about a file that is no readable PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from pipeline.errors import SourceError
from pipeline.sources.pdf.unreadable import PasswordError, check_readable, check_signature, explain


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "0 字节"),
        (b"PK\x03\x04rest", r"改回 \.docx"),
        (b"\xef\xbb\xbf\n<html>", "其实是网页"),
        (b"\x89PNG\r\n", "图片（PNG）"),
        (b"plain", "请确认文件内容"),
    ],
)
def test_other_files_are_named(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=words):
        check_signature(path)


def test_bytes_before_the_signature_are_allowed(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(b"\n" * 1000 + b"%PDF-1.7")
    check_signature(path)


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="无法读取"):
        check_signature(tmp_path / "none.pdf")


def test_characters_without_a_code() -> None:
    check_readable("a.pdf", ["字"] * 95 + ["\ufffd"] * 5)
    check_readable("a.pdf", [])
    with pytest.raises(SourceError, match="6%"):
        check_readable("a.pdf", ["字"] * 94 + ["\ue001"] * 6)


def test_what_libraries_raise_is_explained() -> None:
    assert isinstance(explain("a.pdf", ValueError(PDFPasswordIncorrect())), PasswordError)
    assert "加密方式" in str(explain("a.pdf", PDFEncryptionError()))
    assert "循环引用" in str(explain("a.pdf", RecursionError()))
    assert "已损坏" in str(explain("a.pdf", KeyError("Root")))
    with pytest.raises(MemoryError):
        explain("a.pdf", ValueError(MemoryError()))


def test_a_fault_of_the_program_is_not_called_damage() -> None:
    with pytest.raises(TypeError) as caught:
        check_readable("a.pdf", [None])  # type: ignore[list-item]
    said = str(explain("a.pdf", caught.value))
    assert "本程序的缺陷" in said and "unreadable:" in said and "另存为 .docx" in said


def test_chinese_that_is_mostly_rare_is_no_text() -> None:
    """A table of characters that is off by some: each has a code, none is the one printed."""
    text = "各级各部门要按时公开预算决算，接受社会监督。" * 8
    check_readable("a.pdf", text)
    wrong = "".join(
        chr(0x4E00 + (ord(one) * 7 + 1234) % 0x5200) if "\u4e00" <= one <= "\u9fff" else one for one in text
    )
    with pytest.raises(SourceError, match=r"a\.pdf：文字是乱码.*--ocr"):
        check_readable("a.pdf", wrong)


def test_bytes_read_in_another_encoding_are_no_text() -> None:
    with pytest.raises(SourceError, match="文字是乱码"):
        check_readable("a.pdf", ("各级各部门要按时公开预算决算" * 8).encode("gb18030").decode("latin-1"))


def test_traditional_chinese_and_few_characters_are_text() -> None:
    check_readable("a.pdf", "各級各部門要按時公開預算決算，接受社會監督，優化營商環境。" * 8)
    check_readable("a.pdf", "㐂龘龖")
