"""The contract: key order, nothing lost on the way to a file and back, points in reading order."""

import msgspec
import pytest
from msgspec.structs import replace

from pipeline.model.notice import SCHEMA, Notice, Point, Section
from tests.diff.build import due, notice, party, task

NOTICE = notice([task(1, parties=[party("财政局", "lead")], tail="等部门", deadlines=[due("年底前", "2021-12-31")])])


def test_the_schema_comes_first() -> None:
    assert list(msgspec.to_builtins(NOTICE))[:4] == ["schema", "generator", "source", "notice"]
    assert msgspec.to_builtins(NOTICE)["schema"] == SCHEMA


def test_read_back_the_same() -> None:
    assert msgspec.json.decode(msgspec.json.encode(NOTICE), type=Notice) == NOTICE


@pytest.mark.parametrize(
    "fault", [{"schema": "yaodian/notice/99"}, {"tasks": [{"id": "a"}]}, {"tasks": None}, {"source": {}}]
)
def test_what_is_no_notice_is_not_read(fault: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(msgspec.to_builtins(NOTICE) | fault, Notice)


def test_points_through_sections_of_any_depth() -> None:
    def point(number: int) -> Point:
        return Point(number, f"{number}.", "标题", "内容")

    inner = Section(1, "（一）", "内", points=(point(2), point(3)))
    sections = (Section(1, "一、", "甲", sections=(inner,), points=(point(1), point(4))), Section(2, "二、", "乙"))
    assert [one.number for one in replace(NOTICE, sections=sections).points()] == [1, 2, 3, 4]
    assert NOTICE.points() == []
