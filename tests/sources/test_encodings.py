"""Encodings: with and without marks, and what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.sources.encodings import decoded_with_losses, read_decoded

TEXT = "2023年甲县工作要点\n一、做好公开 (6月底前)\n"
NAMES = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize("encoding", NAMES)
def test_what_offices_save(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_decoded(path) == TEXT


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\xd0\xff", b"\xff\xff\xff"])
def test_what_is_no_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"notice.txt：不是能读的文本文件"):
        read_decoded(path)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none.txt：文件打不开"):
        read_decoded(tmp_path / "none.txt")


@pytest.mark.parametrize("encoding", NAMES)
def test_bytes_that_are_shown_whatever_they_are(encoding: str) -> None:
    assert decoded_with_losses(TEXT.encode(encoding)) == TEXT


def test_broken_bytes_are_lost_and_no_others() -> None:
    assert decoded_with_losses(TEXT.encode() + b"\xff") == f"{TEXT}\ufffd"
    assert decoded_with_losses(TEXT.encode("gb18030") + b"\xff\n") == f"{TEXT}\ufffd\n"
    assert decoded_with_losses(TEXT.encode() + b"\0" + TEXT.encode()) == TEXT * 2
    assert decoded_with_losses(TEXT.encode("utf-16") + b"\xff") == f"{TEXT}\ufffd"
