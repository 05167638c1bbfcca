"""What a place's file should say, and what it says already."""

from __future__ import annotations

from pipeline.learning.proposal import Notices, Proposal, propose
from pipeline.learning.renamings import Succession
from pipeline.normalisers.units.registry.place_files import CollectiveEntry, DatedName, PlaceFile, UnitEntry
from pipeline.normalisers.units.registry.relations import Relation
from tests.learning.places import EXPECTED
from tests.learning.test_sightings import notices, seen

RENAMED = Succession("行政审批服务局", "数据局", 2024, 2022, 3, True)
ASKED = Succession("应急管理局", "民政局", 2024, 2022, 1, False)


def proposal(file: PlaceFile | None = None) -> Proposal:
    place = notices()[0].notice.jurisdiction
    assert place is not None
    return propose(place, seen(), [RENAMED, ASKED], Notices("通知", "2024-04-20"), ["发展和改革", "财政"], file)


def test_bodies_with_their_years_and_order() -> None:
    units = {one.id: one for one in proposal().units}
    assert {short: units[short].name for short in EXPECTED} == EXPECTED
    assert (units["数据局"].from_, units["行政审批服务局"].to) == (2024, 2023)
    orders = [one.order for one in proposal().units]
    assert orders == sorted(orders, key=lambda one: one or 0)
    assert [one.id for one in proposal().units][:3] == ["区委宣传部", "区政府办公室", "发展和改革局"]
    assert units["财政局"].government_department and not units["区委宣传部"].government_department


def test_a_guess_is_to_be_confirmed_and_a_doubt_is_asked() -> None:
    (guess,) = [one for one in proposal().units if not one.sure]
    assert guess.id == "望城经开区" and "望城经济技术开发区管理委员会" in guess.doubt and "aliases" in guess.doubt
    assert proposal().relations == (RENAMED,)
    assert [one for one in proposal().questions if "应急管理局" in one and "kind: renamed" in one]


def test_only_what_a_file_lacks() -> None:
    entries = [
        UnitEntry(short, [DatedName(name)], "department") for short, name in EXPECTED.items() if short != "财政局"
    ]
    file = PlaceFile(
        "430112",
        "望城区",
        "机构设置",
        "2024-01-01",
        entries,
        [CollectiveEntry("各镇街道", [DatedName("各街镇")])],
        [Relation("renamed", "行政审批服务局", "数据局", 2024)],
    )
    added = proposal(file)
    assert added.adds and [one.id for one in added.units if one.sure] == ["财政局", "融媒体中心", "消防救援大队"]
    assert added.collectives == () and added.relations == () and all(one.order is None for one in added.units)
