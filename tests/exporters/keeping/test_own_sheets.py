"""A sheet of a person's own is in the new workbook as it was."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment

from pipeline.exporters.keeping.changes import prints_of
from pipeline.exporters.keeping.own_sheets import adder


def test_values_merges_comments_and_text_that_looks_like_a_formula() -> None:
    old = Workbook()
    page = old.create_sheet("我的")
    page["A1"], page["A2"] = "合计", "=1+1"
    page["A2"].data_type = "s"
    page["B2"].comment = Comment("看这里", "张三")
    page.merge_cells("A1:B1")
    page.column_dimensions["A"].width = 30
    file = BytesIO()
    old.save(file)
    new = Workbook()
    adder(file.getvalue(), ["我的", "没有"], ["0000000a"])(new)
    copied = new["我的"]
    assert (copied["A1"].value, copied["A2"].value, copied["A2"].data_type) == ("合计", "=1+1", "s")
    assert copied["B2"].comment.text == "看这里" and str(copied.merged_cells) == "A1:B1"
    assert copied.column_dimensions["A"].width == 30
    assert "没有" not in new.sheetnames and prints_of(new) == {"0000000a"}
