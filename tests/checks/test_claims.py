"""Claims: every character once, what is lost or counted twice is named with its place."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pipeline.checks.claims import check_claims, fields, rebuild
from pipeline.conversion import read_source
from pipeline.model import Char, Coverage, Furniture, Layout, Structure, Traced
from pipeline.settings import Settings
from pipeline.text.clean import SPACE
from tests import RULES
from tests.checks.build import printed


def test_all_claimed() -> None:
    raw, layout = printed()
    coverage, findings = check_claims(raw, layout)
    assert findings == ()
    assert coverage == Coverage(
        len(layout.chars), fields=len(layout.chars) - 5, structure=5, furniture={}, unaccounted=0
    )


def test_labels_listed_as_structure_too_count_once() -> None:
    raw, layout = printed()
    raw = msgspec.structs.replace(raw, structure=(Structure("label", raw.sections[0].label.ids),))
    assert check_claims(raw, layout) == check_claims(*printed())


def test_furniture_by_reason() -> None:
    raw, layout = printed()
    extra = tuple(Char(c, 1, (0, 0, 1, 1)) for c in "水印12")
    first = len(layout.chars)
    furniture = (Furniture("watermark", (first, first + 1)), Furniture("page_number", (first + 2, first + 3)))
    layout = msgspec.structs.replace(layout, chars=layout.chars + extra, furniture=furniture)
    coverage, findings = check_claims(raw, layout)
    assert findings == ()
    assert coverage.furniture == {"watermark": 2, "page_number": 2}
    assert coverage.fields + coverage.structure + 4 == coverage.characters


def test_a_lost_row_is_named() -> None:
    raw, layout = printed()
    broken = msgspec.structs.replace(raw, tasks=raw.tasks[:1])
    coverage, (finding,) = check_claims(broken, layout)
    assert coverage.unaccounted == len("梳理清单。")
    assert (finding.code, finding.severity) == ("claims.unaccounted", "error")
    assert "5 个字" in finding.message and "第 1 页“梳理清单。”" in finding.message
    (place,) = finding.evidence
    assert place.page == 1 and place.bbox is not None


def test_many_lost_places_are_counted() -> None:
    raw, layout = printed()
    text = raw.sections[0].points[0].text
    holes = Traced(text.text[::2], text.ids[::2])
    point = msgspec.structs.replace(raw.sections[0].points[0], text=holes)
    section = msgspec.structs.replace(raw.sections[0], points=(point,))
    broken = msgspec.structs.replace(raw, sections=(section,), tasks=())
    coverage, (finding,) = check_claims(broken, layout)
    assert coverage.unaccounted == 5 + 4 + 5 + 5 + 3
    assert coverage.fields + coverage.structure + coverage.unaccounted == coverage.characters
    assert len(finding.evidence) == 5


def test_a_character_of_two_kinds() -> None:
    raw, layout = printed()
    broken = msgspec.structs.replace(raw, structure=(Structure("table_header", raw.tasks[0].requirement.ids[:2]),))
    coverage, (finding,) = check_claims(broken, layout)
    assert coverage == check_claims(raw, layout)[0]
    assert (finding.code, finding.severity) == ("claims.twice", "error")
    assert "发布" in finding.message


def test_a_claim_on_nothing_is_refused() -> None:
    raw, layout = printed()
    with pytest.raises(IndexError):
        check_claims(raw, msgspec.structs.replace(layout, chars=layout.chars[:-1]))


def test_rebuilt_fields() -> None:
    raw, layout = printed()
    assert [name for name, _ in fields(raw)][:3] == ["head.title", "head.full_title", "section 1.heading"]
    for _, field in fields(raw):
        assert rebuild(field, layout) == field.text


def test_rebuilt_as_cleaned() -> None:
    chars = tuple(Char(c, 1, (0, 0, 1, 1)) for c in ("⼯", "作", ",", "ﬁ", "x"))
    layout = Layout(format="pdf", pages=(), chars=chars)
    assert rebuild(Traced("工作，", (0, 1, 2)), layout) == "工作，"
    assert rebuild(Traced("x x", (4, SPACE, 4)), layout) == "x x"
    ligature = msgspec.structs.replace(layout, chars=(Char("fi", 1, (0, 0, 1, 1)),))
    assert rebuild(Traced("fi", (0, 0)), ligature) == "fi"


def test_a_field_of_several_paragraphs_is_rebuilt(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    body = "为做好工作，制定本要点。\n总的要求是公开。\n一、公开政策\n及时公开。\n"
    path.write_text(f"2021年某区工作要点\n\n{body}", encoding="utf-8")
    reading = read_source(path, Settings(RULES, exports=("debug",)))
    assert reading.way is not None
    _, layout, raw = reading.way
    assert raw.head.preamble is not None and "\n" in raw.head.preamble.text
    assert rebuild(raw.head.preamble, layout) == raw.head.preamble.text
