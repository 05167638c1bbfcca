"""Tables, each the smallest that shows its feature."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.docx.writing import cells, p, read, table, tc, tr, write

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
    "lines": (table(tr("<w:tc><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p></w:tc>", "丙")),
              [(0, 0, 1, 1, "甲/乙"), (0, 1, 1, 1, "丙")]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str, tmp_path: Path) -> None:
    body, expected = TABLES[name]
    assert cells(read(write(tmp_path / "a.docx", body))) == expected
