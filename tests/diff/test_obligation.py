"""Tasks and points in one shape."""

from msgspec.structs import replace

from pipeline.diff.obligation import from_points, from_tasks
from pipeline.model import Point, Section
from tests.diff.build import due, notice, party, task


def test_a_task_without_a_category_stands_in_its_point_s_section() -> None:
    one = notice([task(1, category=None, point=1), task(2, category=None)], points=[("深化公开", "标题", "内容")])
    assert [item.section for item in from_tasks(one)] == ["深化公开", None]
    assert [item.section for item in from_tasks(notice([task(1, category="自己的")]))] == ["自己的"]


def test_points_through_sections_of_any_depth_in_reading_order() -> None:
    inner = Section(1, "（一）", "内", points=(Point(2, "1.", "乙", "二"),))
    outer = Section(1, "一、", "外", sections=(inner,), points=(Point(1, "1.", "甲", "一"), Point(3, "3.", "丙", "三")))
    found = from_points(replace(notice([]), sections=(outer,)))
    assert [(item.number, item.section, item.task, item.requirement) for item in found] == [
        (1, "外", "甲", "一"),
        (2, "内", "乙", "二"),
        (3, "外", "丙", "三"),
    ]
    assert {item.units for item in found} == {""}


def test_identity_does_not_see_order_width_and_the_own_year() -> None:
    parties = [party("财政局"), party("统计局", "lead")]
    (one,) = from_tasks(notice([task(1, "2021年（公开）", parties=parties, deadlines=[due("2021年底前")])]))
    (other,) = from_tasks(notice([task(9, "2022年(公开)", parties=parties[::-1], deadlines=[due("2022年底前")])]))
    assert one.identity(2021) == other.identity(2022)
    assert one.identity(None) != other.identity(None)


def test_identity_sees_roles_and_tails() -> None:
    def identity(**values: object) -> tuple[str, ...]:
        return from_tasks(notice([task(1, **values)]))[0].identity(2021)

    plain = identity()
    others = [identity(parties=[party("财政局", "lead"), party("统计局")]), identity(tail="等"), identity(task="别的")]
    assert len({plain, *others}) == 4
