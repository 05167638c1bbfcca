"""The law is checked after writing: a merge that is broken on purpose is seen, and nothing is replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl.comments import Comment

from pipeline.exporters.keeping.conservation import missing
from pipeline.exporters.keeping.package_merging import MergedBook, merge_book
from pipeline.exporters.keeping.rewriting import Program, rewrite
from pipeline.exporters.workbook.book_package import BookPackage
from tests.exporters.keeping.opened import edited, sheet_of, values, written

OLD, BASE = written(sheet_of("甲", "乙"))


def person(book: Any) -> None:
    page = book["任务台账"]
    page["C2"], page["C3"], page["B9"] = "一句话", '=A3&"另一句"', "表下面的话"
    page["A2"].comment = Comment("批注的话", "张三")
    book.create_sheet("我的")["A1"] = "自己的表"


MINE = edited(OLD, person)


def merged() -> MergedBook:
    return merge_book(MINE, BASE, lambda _: [sheet_of("乙", "甲")], "test", "题")


def broken(change: Callable[[dict[str, bytes]], None]) -> MergedBook:
    made = merged()
    package = BookPackage(made.content)
    change(package.parts)
    return replace(made, content=package.content())


def instead(name: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    """Another text in a part, in which Chinese may stand by numbers."""

    def change(parts: dict[str, bytes]) -> None:
        for text in (old.encode(), old.encode("ascii", "xmlcharrefreplace")):
            for part, content in parts.items():
                if part.endswith(name) and text in content:
                    parts[part] = content.replace(text, new.encode())
                    return
        raise AssertionError(f"no {old} in {name}")

    return change


def test_a_merge_that_keeps_all() -> None:
    assert missing(MINE, BASE, merged()) == []
    assert [row[2] for row in values(merged().content)][1:3] == ['=A2&"另一句"', "一句话"]


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (instead("", "一句话", "一句"), "“任务台账”表 C2"),
        (instead("", "表下面的话", ""), "“任务台账”表 B9"),
        (instead("", "自己的表", "程序的表"), "“我的”表 A1"),
        (instead("sheet1.xml", "另一句", "别的"), "“任务台账”表 C3"),
        (instead("comment1.xml", "批注的话", ""), "“任务台账”表 A2"),
        (instead("theme1.xml", "Office", "Other"), "xl/theme/theme1.xml"),
        (lambda parts: parts.pop("xl/theme/theme1.xml"), "xl/theme/theme1.xml"),
        (instead("sheet1.xml", "<row", "<raw"), "（mismatched tag: line 2, column 1032）"),
    ],
)
def test_what_is_missing_is_named(change: Callable[[dict[str, bytes]], None], lost: str) -> None:
    assert lost in missing(MINE, BASE, broken(change))


def test_a_cell_under_a_merged_one_is_missing() -> None:
    merge = '<mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>'
    hidden = instead("sheet1.xml", "<printOptions", f"{merge}<printOptions")
    assert "“任务台账”表 C2" in missing(MINE, BASE, broken(hidden))


def test_another_look_is_missing_too() -> None:
    row = next(row for row in values(merged().content) if row[2] == "一句话")
    assert row[1] == "甲"
    seen = missing(MINE, BASE, broken(instead("sheet1.xml", '<c r="C3" s="', '<c r="C3" s="1')))
    assert "“任务台账”表 C2" in seen


def test_nothing_is_replaced_where_anything_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    path.write_bytes(MINE)

    def forgetful(*given: Any) -> MergedBook:
        return broken(instead("", "一句话", ""))

    program = Program(lambda _: [sheet_of("乙", "甲")], "test", "题", merge=forgetful)
    outcome = rewrite(path, program)
    assert path.read_bytes() == MINE and outcome.aside and outcome.path_written.name == "notice（新）.xlsx"
    assert "“任务台账”表 C2填写的内容没能原样放进新的一份，所以没有替换" in outcome.messages[0]
    assert rewrite(path, replace(program, merge=merge_book)).messages != outcome.messages
    assert [row[2] for row in values(path.read_bytes())][1:3] == ['=A2&"另一句"', "一句话"]
