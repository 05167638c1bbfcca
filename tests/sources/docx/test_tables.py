"""Tables, each the smallest that shows its feature."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Line, Place
from tests.sources.docx.writing import cells, p, read, table, tc, texts, tr, write

TABLES = {
    "span": (table(tr(tc("甲", '<w:gridSpan w:val="2"/>')), tr("乙", "丙")),
             [(0, 0, 1, 2, "甲"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "丙")]),
    "down": (table(tr(tc("甲", '<w:vMerge w:val="restart"/>'), "乙"), tr(tc("", "<w:vMerge/>"), "丙")),
             [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 1, 1, 1, "丙")]),
    "across": (table(tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>")), tr("乙", "丙")),
               [(0, 0, 1, 2, "甲"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "丙")]),
    "control": (table(f"<w:sdt><w:sdtContent>{tr('甲', '乙')}</w:sdtContent></w:sdt>"),
                [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]),
    "before": (table(tr("甲", "乙"), f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("丙")}</w:tr>'),
               [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 1, 1, 1, "丙")]),
    "nested": (table(tr(tc(p("甲") + table(tr("乙", "丙"))), "丁")), [(0, 0, 1, 1, "甲/乙/丙"), (0, 1, 1, 1, "丁")]),
    "deleted_row": (table(tr("甲", "乙"), f"<w:tr><w:trPr><w:del/></w:trPr>{tc('丙')}{tc('丁')}</w:tr>"),
                    [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]),
    "forgotten_span": (table(tr("甲", "乙"), tr(tc("丙", '<w:tcW w:w="4000" w:type="dxa"/>'))),
                       [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 2, "丙")]),
    "control_around_a_cell": (table(tr(f"<w:sdt><w:sdtContent>{tc('甲')}</w:sdtContent></w:sdt>", "乙")),
                              [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]),
    "down_and_across": (table(tr(tc("甲", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), "乙"),
                              tr(tc("", '<w:gridSpan w:val="2"/><w:vMerge/>'), "丙"), tr("丁", "戊", "己"), widths=3),
                        [(0, 0, 2, 2, "甲"), (0, 2, 1, 1, "乙"), (1, 2, 1, 1, "丙"), (2, 0, 1, 1, "丁"),
                         (2, 1, 1, 1, "戊"), (2, 2, 1, 1, "己")]),
    "down_with_other_edges": (table(tr(tc("甲", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')),
                                    tr(tc("乙", "<w:vMerge/>"), "丙")),
                              [(0, 0, 1, 2, "甲"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "丙")]),
    "down_and_across_as_old_word_wrote_it": (
        table(tr(tc("甲", '<w:hMerge w:val="restart"/><w:vMerge w:val="restart"/>'),
                 tc("", '<w:hMerge/><w:vMerge w:val="restart"/>'), "乙"),
              tr(tc("", '<w:hMerge w:val="restart"/><w:vMerge/>'), tc("", "<w:hMerge/><w:vMerge/>"), "丙"),
              tr("丁", "戊", "己"), widths=3),
        [(0, 0, 2, 2, "甲"), (0, 2, 1, 1, "乙"), (1, 2, 1, 1, "丙"), (2, 0, 1, 1, "丁"), (2, 1, 1, 1, "戊"),
         (2, 2, 1, 1, "己")]),
    "beyond_all_columns": (table(tr("甲", "乙"), f'<w:tr><w:trPr><w:gridBefore w:val="99"/></w:trPr>{tc("丙")}</w:tr>'),
                           [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 3, 1, 1, "丙")]),
    "down_from_nowhere": (table(tr(tc("甲", "<w:vMerge/>"), "乙")), [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]),
    "deleted_cell": (table(tr("甲", tc("乙", "<w:cellDel/>"), "丙")), [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "丙")]),
    "no_widths": (table(tr("甲", "乙"), widths=0), [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]),
    "a_hand_drew_the_edges": (
        "<w:tbl><w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='20'/><w:gridCol w:w='2000'/></w:tblGrid>"
        + tr("甲", tc("乙", '<w:gridSpan w:val="2"/>')) + tr(tc("丙", '<w:gridSpan w:val="2"/>'), "丁") + "</w:tbl>",
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁")]),
    "lines": (table(tr("<w:tc><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p></w:tc>", "丙")),
              [(0, 0, 1, 1, "甲/乙"), (0, 1, 1, 1, "丙")]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str, tmp_path: Path) -> None:
    body, expected = TABLES[name]
    assert cells(read(write(tmp_path / "a.docx", body))) == expected


def test_a_table_around_tables_is_no_table(tmp_path: Path) -> None:
    inner = table(tr("甲", "乙"))
    layout = read(write(tmp_path / "a.docx", table(tr(tc(p("前") + inner + p("后"))), widths=1)))
    assert texts(layout) == ["前", "后"] and cells(layout) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]


FRAMES = {
    "one_cell": table(tr(tc(p("甲") + p("乙"))), widths=1),
    "one_cell_with_text": table(tr(tc(p("甲") + p("乙")), tc("")), tr(tc(""), tc(""))),
    "one_column": table(tr("甲"), tr("乙"), widths=1),
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_table_around_text_is_no_table(name: str, tmp_path: Path) -> None:
    """As pages look that were pasted from the web."""
    assert texts(read(write(tmp_path / "a.docx", FRAMES[name]))) == ["甲", "乙"]


def test_rows_put_in_or_taken_out_are_told_of(tmp_path: Path) -> None:
    row = tr("丙", "丁").replace("<w:tr>", "<w:tr><w:trPr><w:ins/></w:trPr>")
    (finding,) = read(write(tmp_path / "a.docx", p("前") + table(tr("甲", "乙"), row))).findings
    assert finding.code == "text.tracked_changes" and finding.evidence[0].place == Place(table=1)


MERGES = ("", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', "<w:hMerge/>", '<w:hMerge w:val="restart"/>')


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Tables as no program writes them: spans that do not meet, widths that lie, merges from nowhere."""
    widths = draw(st.lists(st.integers(-50, 400), max_size=5))
    rows = ""
    for _ in range(draw(st.integers(1, 4))):
        before = draw(st.integers(0, 2))
        inside = ""
        for at in range(draw(st.integers(0, 4))):
            span = draw(st.integers(-1, 4))
            inside += tc(chr(0x4E00 + at), f'<w:gridSpan w:val="{span}"/>{draw(st.sampled_from(MERGES))}')
        rows += f'<w:tr><w:trPr><w:gridBefore w:val="{before}"/></w:trPr>{inside}</w:tr>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"{p('前')}<w:tbl><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


@given(bodies())
@settings(max_examples=60, deadline=None)
def test_cells_never_lie_over_each_other(body: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        layout = read(write(Path(folder) / "a.docx", body))
    for grid in layout.pages[0].blocks:
        if isinstance(grid, Line):
            continue
        taken = [
            (row, column)
            for cell in grid.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert len(taken) == len(set(taken)) and all(cell.row_span > 0 < cell.column_span for cell in grid.cells)
        assert all(row < len(grid.rows) - 1 and 0 <= column < len(grid.columns) - 1 for row, column in taken)
        assert list(grid.columns) == sorted(set(grid.columns)) and list(grid.rows) == sorted(set(grid.rows))
