"""Rows onto pages."""

from pipeline.exporters.workbook.paging import PageGroup, PagePart, paged
from pipeline.exporters.workbook.sheet import SheetRow


def row(name: str, height: float = 10) -> SheetRow:
    return SheetRow([name], "正文", height)


def pages(room: float, *parts: PagePart) -> list[list[object]]:
    return shown(room, PageGroup(row("头"), row("续"), parts))


def shown(room: float, *groups: PageGroup) -> list[list[object]]:
    return [[one.values[0] for one in page] for page in paged(groups, room)]


def part(name: str, *rows: str) -> PagePart:
    return PagePart(row(name), [[row(one) for one in rows]])


def test_all_on_one_page() -> None:
    assert pages(100, part("一", "a", "b"), part("二", "c")) == [["头", "一", "a", "b", "二", "c"]]


def test_a_page_begins_with_whose_it_is() -> None:
    assert pages(40, part("一", "a", "b", "c", "d")) == [["头", "一", "a", "b"], ["续", "一", "c", "d"]]


def test_no_heading_stands_last_on_a_page() -> None:
    assert pages(40, part("一", "a"), part("二", "b")) == [["头", "一", "a"], ["续", "二", "b"]]


def test_a_row_taller_than_a_page_has_one_of_its_own() -> None:
    tall = PagePart(row("一"), [[row("高", 500)], [row("a")]])
    assert pages(40, tall) == [["头", "一", "高"], ["续", "一", "a"]]


def test_nothing_to_print_is_the_head_alone() -> None:
    assert pages(40) == [["头"]]
    assert pages(40, PagePart(row("空"), [])) == [["头"]]


def test_groups_run_on_and_begin_where_a_first_row_has_room() -> None:
    first = PageGroup(row("甲"), row("甲续"), [part("一", "a")])
    second = PageGroup(row("乙"), row("乙续"), [part("一", "b", "c")])
    assert shown(60, first, second) == [["甲", "一", "a", "乙", "一", "b"], ["乙续", "一", "c"]]
    assert shown(50, first, second) == [["甲", "一", "a"], ["乙", "一", "b", "c"]]
