"""A workbook is replaced only where nothing of a person's can be lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.keeping.package_merging import MergedBook, merge_book
from pipeline.exporters.keeping.rewriting import Program, lock_of, rewrite
from pipeline.exporters.kept_record import RECORD, written_into
from tests.exporters.keeping.opened import edited, sheet_of, values, written

OLD, _ = written(sheet_of("甲", "乙"))


def program(*texts: str) -> Program:
    return Program(lambda _: [sheet_of(*texts)], "test", "题")


def noted(word: str) -> bytes:
    def change(book: Any) -> None:
        book["任务台账"]["C2"] = word

    return edited(OLD, change)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notice.xlsx"


def test_written_where_nothing_stands_and_left_where_nothing_changes(path: Path) -> None:
    assert not rewrite(path, program("甲")).aside
    before = path.stat().st_mtime_ns
    assert rewrite(path, program("甲")).messages == () and path.stat().st_mtime_ns == before
    rewrite(path, program("乙"))
    assert path.read_bytes() == program("乙").fresh(), "nobody had written in it"


def test_beside_what_is_open_read_only_or_somebody_else_s(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(noted("记"))
    (path.parent / "~$notice.xlsx").touch()
    assert lock_of(path) == path.parent / "~$notice.xlsx"
    outcome = rewrite(path, program("乙", "甲"))
    assert "正在别的程序中打开" in outcome.messages[0] and values(outcome.path_written.read_bytes())[2][2] == "记"
    (path.parent / "~$notice.xlsx").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        assert "只读" in rewrite(path, program("乙", "甲")).messages[0]
    path.write_bytes(b"mine")
    assert "不是完整的 Excel 工作簿" in rewrite(path, program("甲")).messages[0] and path.read_bytes() == b"mine"
    other = path.with_name("other.xlsx")
    other.write_bytes(edited(OLD, lambda book: book.remove(book["任务台账"]) if book.create_sheet("我的") else None))
    assert not rewrite(other, program("甲")).aside, "still ours, by what it carries"


def test_saved_in_between_is_merged_again(path: Path) -> None:
    path.write_bytes(noted("早些写的"))
    seen: list[bytes] = []

    def merging(content: bytes, *rest: Any) -> MergedBook:
        made = merge_book(content, *rest)
        if not seen:
            path.write_bytes(noted("刚刚写的"))
        seen.append(content)
        return made

    found = rewrite(path, Program(lambda _: [sheet_of("乙", "甲")], "test", "题", merge=merging))
    assert not found.aside and len(seen) == 2 and values(path.read_bytes())[2][2] == "刚刚写的"


def test_saved_again_and_again_is_left(path: Path) -> None:
    path.write_bytes(noted("写的"))

    def merging(content: bytes, *rest: Any) -> MergedBook:
        path.write_bytes(noted(f"写的{len(content)}{os.urandom(4).hex()}"))
        return merge_book(content, *rest)

    found = rewrite(path, Program(lambda _: [sheet_of("乙", "甲")], "test", "题", merge=merging))
    assert found.aside and "一直在改动" in found.messages[0]


def test_a_renamed_workbook_is_taken_over(path: Path) -> None:
    named = path.with_name("2030台账（张三）.xlsx")
    before = noted("记")
    named.write_bytes(before)
    outcome = rewrite(path, program("乙", "甲"))
    assert "2030台账（张三）.xlsx 是改了名的notice.xlsx" in outcome.messages[0]
    assert values(path.read_bytes())[2][2] == "记" and named.read_bytes() == before


def test_a_workbook_that_lost_its_own_word_is_known_by_the_record_beside_it(path: Path) -> None:
    def stripped(book: Any) -> None:
        book["任务台账"]["C2"], book["任务台账"]["B3"] = "记", "我改的"
        while book.custom_doc_props.props:
            del book.custom_doc_props[book.custom_doc_props.props[0].name]
        book["任务台账"].title = "改了名"

    path.write_bytes(edited(OLD, stripped))
    record = '{"written": {"notice.xlsx": "' + written_into(OLD) + '"}}'
    write_bytes(path.with_name(RECORD), record.encode())
    rewrite(path, program("丙", "甲"))
    assert [row[1:3] for row in values(path.read_bytes(), "改了名")][1:] == [["丙", None], ["甲", "记"]]
    left = values(path.read_bytes(), "未对应")[1]
    assert left[3] == "我改的" and left[-1] == "k乙"


def test_without_any_record_what_the_program_would_write_is_the_program_s(path: Path) -> None:
    def stripped(book: Any) -> None:
        book["任务台账"]["C2"], book["任务台账"]["B3"] = "记", "我改的"
        while book.custom_doc_props.props:
            del book.custom_doc_props[book.custom_doc_props.props[0].name]

    path.write_bytes(edited(OLD, stripped))
    outcome = rewrite(path, program("甲", "乙"))
    assert not outcome.aside
    assert [row[1:3] for row in values(path.read_bytes())][1:] == [["甲", "记"], ["我改的", None]]
