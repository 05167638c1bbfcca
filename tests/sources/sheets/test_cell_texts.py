"""Cells as texts, and workbooks that are none, damaged, locked or beyond measure."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from pipeline.errors import PasswordError, SourceError
from pipeline.sources.sheets import cell_texts
from pipeline.sources.sheets.cell_texts import Merge, read_sheets
from tests.sources.sheets.books import write_book

ROWS = [
    ["任务分解表"],
    [],
    [None, 1, 2.5, 0.1 + 0.2, True, datetime.date(2023, 6, 30), datetime.datetime(2023, 6, 30, 8, 5), "甲\r\n乙"],
]


def test_texts_and_their_places(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"表": ROWS, "底稿": [["丙"]]}, ["A1:C1"], ["底稿"])
    first, second = read_sheets(path)
    assert first.rows[0][0] == "任务分解表" and not any(first.rows[1])
    assert first.rows[2] == ["", "1", "2.5", "0.3", "TRUE", "2023年6月30日", "2023年6月30日 8:05", "甲\n乙"]
    assert first.merges == [Merge(0, 0, 0, 2)] and not first.hidden
    assert second.hidden and second.name == "底稿" and second.rows == [["丙"]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", r"a\.xlsx：文件是空的"),
        (b"noise", "不是 Excel 或 WPS 表格文件"),
        (b"PK\x03\x04cut short", "已损坏或不完整"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "已损坏或不完整"),
    ],
)
def test_no_workbook(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(SourceError, match=words):
        read_sheets(tmp_path / "a.xlsx")


def test_a_missing_file_and_another_zip(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="文件打不开"):
        read_sheets(tmp_path / "none.xlsx")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(SourceError, match="已损坏或不完整"):
        read_sheets(tmp_path / "b.xlsx")


def test_one_cell_far_away_does_not_take_all_memory(tmp_path: Path) -> None:
    """The library makes room for all cells up to the last: 17 billion here."""
    path = write_book(tmp_path / "a.xlsx", {"表": [["甲"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    far = parts["xl/worksheets/sheet1.xml"].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**parts, "xl/worksheets/sheet1.xml": far}.items():
            archive.writestr(name, content)
    with pytest.raises(SourceError, match="表格太大"):
        read_sheets(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell_texts, "MOST_BYTES", 1000)
    with pytest.raises(SourceError, match="表格太大"):
        read_sheets(write_book(tmp_path / "a.xlsx", {"表": [["甲"]]}))


def test_an_encrypted_workbook(tmp_path: Path) -> None:
    plain = write_book(tmp_path / "plain.xlsx", {"表": [["甲"]]})
    path = tmp_path / "a.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        locked = msoffcrypto.OfficeFile(source)
        assert isinstance(locked, OOXMLFile)
        locked.encrypt("秘密", target)
    for password in ("", "wrong"):
        with pytest.raises(PasswordError, match=r"a\.xlsx：文件有密码"):
            read_sheets(path, password)
    assert read_sheets(path, "秘密")[0].rows == [["甲"]]


def test_an_old_workbook_that_is_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import python_calamine

    def locked(_: io.BytesIO) -> None:
        raise python_calamine.PasswordError("locked")

    path = write_book(tmp_path / "a.xlsx", {"表": [["甲"]]})
    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", locked, raising=False)
    with pytest.raises(PasswordError, match=r"a\.xlsx：文件有密码"):
        read_sheets(path)


def test_columns_by_their_letters() -> None:
    assert [cell_texts._number(letters) for letters in (b"A", b"Z", b"AA", b"XFD")] == [1, 26, 27, 16384]
