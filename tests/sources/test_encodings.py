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


JAPANESE = "一、政務公開を推進する。予算を公開し、社会の監督を受ける。"
KOREAN = "1.정보공개를 전면적으로 추진한다."


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (JAPANESE, "shift_jis", "日文 Shift JIS"),
        (JAPANESE, "euc_jp", "日文 EUC-JP"),
        (KOREAN, "euc_kr", "韩文 EUC-KR"),
        ("全面推進政務公開，做到應公開盡公開。責任單位：縣財政局", "big5", "繁体中文 Big5"),
    ],
)
def test_other_encodings_are_named(text: str, encoding: str, named: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    with pytest.raises(SourceError, match=f"a.txt：文字像是{named}编码"):
        read_decoded(tmp_path / "a.txt")


@pytest.mark.parametrize("text", ["甲", "甲县乙局", "峒嶂岽崀，嵊泗、岱山", "责任单位：峒嶂镇、岽崀乡"])
def test_short_texts_of_rare_characters_are_chinese(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode("gb18030"))
    assert read_decoded(tmp_path / "a.txt") == text
