"""Who is seen where, how often, as what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

import yaodian
from pipeline.learning.sightings import Seen, bare, look, read_anew
from pipeline.model import Notice
from pipeline.normalisers.units.registry.registry import Knowledge
from tests import RULES
from tests.learning.places import EXPECTED, write_years


@cache
def notices() -> tuple[Notice, ...]:
    with TemporaryDirectory() as folder:
        return tuple(yaodian.read(path, rules=RULES) for path in write_years(Path(folder)))


def seen() -> Seen:
    place = notices()[0].notice.jurisdiction
    assert place is not None
    knowledge = Knowledge(RULES)
    return look([read_anew(one, knowledge) for one in notices()], place, knowledge)


def test_every_body_once_by_its_full_name() -> None:
    bodies = seen().bodies
    assert {short: bodies[short].name for short in EXPECTED} == EXPECTED
    assert not bodies["望城经开区"].known and all(bodies[short].known for short in EXPECTED)


def test_where_and_how_often() -> None:
    body = seen().bodies["商务局"]
    assert body.count == 3 and body.years == {2022: 2, 2024: 1} and body.forms == {"区商务局": 3}
    assert body.first == {"2022.txt": "第 15 行", "2024.txt": "第 20 行"}
    assert seen().bodies["望城经济技术开发区管理委员会"].forms == {}


def test_towns_together_and_the_order_of_lists() -> None:
    assert {one.id: one.name for one in seen().collectives.values()} == {"各镇街道": "各街道办事处、镇人民政府"}
    before = seen().before
    assert before["发展和改革局", "财政局"] == 2 and not before["财政局", "审计局"]


def test_an_old_identity_is_read_anew() -> None:
    def changed() -> Iterator[object]:
        for task in notices()[0].tasks:
            parties = tuple(replace(one, unit="430112/别的局") for one in task.assignment.parties)
            yield replace(task, assignment=replace(task.assignment, parties=parties))

    old = replace(notices()[0], tasks=tuple(changed()))
    assert read_anew(old, Knowledge(RULES)) == notices()[0]
    assert bare("区政务局（区大数据局）") == "区政务局"
