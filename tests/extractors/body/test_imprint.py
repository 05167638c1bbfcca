"""The imprint: lines with its marks, and the plain ones that belong to them."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.extractors.body.imprint import find_imprint
from pipeline.extractors.body.paragraphs import Paragraph
from tests.extractors.reading import DOCUMENT, marks, paragraphs

COPIES, PRINTED = "抄送：县委办公室，县人大办公室，", "甲县人民政府办公室2021年6月28日印发"


def found(all_of_them: list[Paragraph]) -> list[int]:
    return find_imprint(all_of_them, marks(all_of_them), DOCUMENT)


def test_lines_between_two_marks_belong_to_it() -> None:
    assert found(paragraphs("做好甲事。", COPIES, "县政协办公室。", PRINTED)) == [1, 2, 3]


def test_a_wrapped_list_goes_on_up_to_its_full_stop() -> None:
    assert found(paragraphs(COPIES + "县政", "协办公室，", "县法院。", "做好甲事。")) == [0, 1, 2]


def test_a_list_that_ended_takes_nothing_from_below() -> None:
    assert found(paragraphs("抄送：县委办公室。", "做好甲事。")) == [0]


def test_the_organ_on_one_level_with_the_date_of_printing() -> None:
    organ, printed = paragraphs("甲县人民政府办公室", "2021年6月28日印发", page=2)
    assert found([organ, replace(printed, level=True)]) == [0, 1]
    assert found([organ, printed]) == [1]


def test_no_marks_no_imprint() -> None:
    assert found(paragraphs("做好甲事。", "甲县人民政府")) == []
