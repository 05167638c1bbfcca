"""The markup of a page's file and of a web archive."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.sources.html.web_file import read_web_text

PAGE = "<meta charset=iso-8859-1><p>一、公开"


def markup(folder: Path, data: bytes, name: str = "page.html") -> str:
    path = folder / name
    path.write_bytes(data)
    return read_web_text(path)


def archive(*parts: tuple[str, str]) -> bytes:
    bodies = "".join(f"--b\r\nContent-Type: {kind}\r\n\r\n{text}\r\n" for kind, text in parts)
    return f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{bodies}--b--\r\n".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_whatever_the_page_declares(tmp_path: Path, encoding: str) -> None:
    assert markup(tmp_path, PAGE.encode(encoding)) == PAGE


def test_a_broken_byte_does_not_make_the_page_gibberish(tmp_path: Path) -> None:
    assert markup(tmp_path, "公开政策".encode() + b"\xff") == "公开政策\ufffd"
    assert markup(tmp_path, "公开政策".encode("gb18030") + b"\xff<p>") == "公开政策\ufffd<p>"


def test_the_page_in_an_archive(tmp_path: Path) -> None:
    data = archive(("text/html", "<iframe>"), ("text/html", PAGE), ("image/png", "公开公开公开公开"))
    assert markup(tmp_path, data, "page.MHT").strip() == PAGE
    encoded = archive(("text/html\r\nContent-Transfer-Encoding: quoted-printable", "<p>=E5=85=AC=E5=BC=80"))
    assert markup(tmp_path, encoded, "page.mhtml").strip() == "<p>公开"


@pytest.mark.parametrize("data", [b"", b"MIME-Version: 1.0\r\n\r\nx", archive(("image/png", "x"))])
def test_an_archive_without_a_page(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^page\.mht：里面没有网页"):
        markup(tmp_path, data, "page.mht")


def test_a_page_of_100_megabytes_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.touch()
    os.truncate(path, 100_000_000)
    with pytest.raises(SourceError, match=r"^page\.html：网页文件太大（超过 50 MB）"):
        read_web_text(path)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="打不开"):
        read_web_text(tmp_path / "none.html")
