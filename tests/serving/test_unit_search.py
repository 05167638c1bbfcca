from __future__ import annotations

from msgspec.structs import replace

from pipeline.model import Jurisdiction
from pipeline.serving.unit_search import find_units
from tests import DATA, RULES
from tests.gold import load_gold, notice_from_gold

NOTICE = notice_from_gold(load_gold(DATA / "lanshan-2021" / "gold.json"))


def test_units_are_found_by_name_and_by_short_form() -> None:
    where = replace(
        NOTICE.notice, jurisdiction=Jurisdiction("兰山区", "371302", "county", ("山东省", "临沂市")), year=2021
    )
    notice = replace(NOTICE, notice=where)
    assert find_units(notice, RULES, "财政")[0].name == "兰山区财政局"
    found = find_units(notice, RULES, "经开区")[0]
    assert (found.name, found.by) == ("兰山经济开发区管委会", "经开区") and (found.unit or "").startswith("371302/")
    assert find_units(notice, RULES, "没有这样的单位") == []
    assert len(find_units(notice, RULES, "")) == 20
