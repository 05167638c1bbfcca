"""Whether a row was changed is told by its print; what was changed, by the words."""

from __future__ import annotations

from openpyxl import Workbook

from pipeline.exporters.keeping.changes import differences, prints_of, properties, row_print


def test_a_print_is_of_the_words_not_of_what_saving_changes() -> None:
    row = {"序号": 1, "具体要求": "公开 信息", "备注": None}
    assert row_print(row) == row_print({"具体要求": "公开\n信息", "序号": 1.0})
    assert row_print(row) != row_print({**row, "具体要求": "公开信息。"})


def test_a_workbook_carries_more_prints_than_one_property_holds() -> None:
    prints = [f"{number:08x}" for number in range(100)]
    book = Workbook()
    for one in properties(prints):
        assert len(one.value or "") <= 255
        book.custom_doc_props.append(one)
    assert prints_of(book) == frozenset(prints) and prints_of(Workbook()) == frozenset()


def test_only_what_a_person_wrote_and_is_gone_is_a_difference() -> None:
    old, new = {"事项": "甲的", "要求": "同 一", "时限": None}, {"事项": "甲", "要求": "同一", "时限": "年底"}
    assert differences(old, new, old) == "事项：甲的"
