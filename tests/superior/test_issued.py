"""By which name each of many notices is told from the others."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.model import Jurisdiction, Notice
from pipeline.superior.issued import issued, labels, place_name
from tests.diff.build import notice, task


def of(name: str, city: str = "甲市", year: int = 2021, file: str = "a.pdf") -> Notice:
    one = notice([task(1)], year)
    where = Jurisdiction(name, "990101", "county", ("某省", city)) if name else None
    return replace(one, notice=replace(one.notice, jurisdiction=where), source=replace(one.source, file=file))


def test_a_name_alone_where_no_other_has_it() -> None:
    assert labels([of("乙区"), of("丙区")]) == ["乙区", "丙区"]


def test_districts_of_one_name_go_by_their_city() -> None:
    assert labels([of("市中区"), of("市中区", "丁市"), of("乙区")]) == ["某省甲市市中区", "某省丁市市中区", "乙区"]


def test_notices_of_one_district_go_by_year_and_file() -> None:
    assert labels([of("乙区"), of("乙区", year=2022)]) == ["某省甲市乙区2021年", "某省甲市乙区2022年"]
    assert labels([of("乙区"), of("乙区", file="b.pdf")]) == [
        "某省甲市乙区2021年（a.pdf）",
        "某省甲市乙区2021年（b.pdf）",
    ]


def test_a_place_that_nobody_knows_goes_by_its_file() -> None:
    assert labels([of("", file="无名.pdf")]) == ["无名.pdf"] and place_name(of("")) == ""


def test_what_the_head_says() -> None:
    one = of("乙区")
    one = replace(one, notice=replace(one.notice, document_number="甲〔2021〕1号", issuers=("乙区办",)))
    told = issued(one)
    assert (told.place, told.code, told.issuers) == ("某省甲市乙区", "990101", ("乙区办",))
    assert issued(of("")).place == "" and issued(of("")).code is None
