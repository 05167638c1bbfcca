"""Twelve districts written by hand, and 兰山区's real notice, against a city's: pairs, kinds, later days, bodies. The
program runs in a folder that holds the notices and nothing else, and opens no file in which answers stand."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import yaodian
from tests import ROOT, RULES
from tests.superior.by_hand import MadeDistrict, obligations, write_city, write_districts

pytestmark = [pytest.mark.slow, pytest.mark.process]
Judged = tuple[Any, list[MadeDistrict], str]
WATCHED = """
import sys
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
from pipeline.cli import main
status = [main(words.split()) for words in sys.argv[2:]]
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("\\n".join(sorted(opened)))
sys.exit(max(status))
"""


@pytest.fixture(scope="module", params=[0, 1], ids=["words", "other words"])
def judged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """What ``coverage.json`` says of files converted by the command line, what is right, and the files that were
    opened on the way."""
    home = tmp_path_factory.mktemp("coverage")
    work = home / "work"
    (work / "in").mkdir(parents=True)
    made = list(write_districts(work / "in", request.param))
    city = write_city(work / "in")
    commands = (
        f"convert in -o out --rules {RULES} -j 1 --no-html -q",
        f"coverage out/{city.stem} out -o found --rules {RULES}",
    )
    log = home / "opened.txt"
    subprocess.run([sys.executable, "-c", WATCHED, str(log), *commands], cwd=work, check=True, capture_output=True)
    return json.loads((work / "found/coverage.json").read_bytes()), made, log.read_text(encoding="utf-8")


def right(answer: Any, wanted: Any) -> bool:
    return answer["manner"] == wanted.manner and answer["tasks"] == ([wanted.task] if wanted.task else [])


def of_districts(found: Any, made: Sequence[MadeDistrict]) -> list[tuple[Any, Any]]:
    """Each answer with what is right."""
    by_place = {one["issued"]["place"]: one for one in found["districts"]}
    pairs = []
    for one in made:
        (place,) = [name for name in by_place if name.endswith(one.place)]
        pairs += zip(by_place[place]["answers"], one.answers, strict=True)
    return pairs


def test_pairs_and_kinds(judged: Judged) -> None:
    found, made, _ = judged
    pairs = of_districts(found, made)
    assert len(pairs) == 12 * 24
    assert min(Counter(wanted.manner for _, wanted in pairs).values()) > 30
    assert sum(right(answer, wanted) for answer, wanted in pairs) >= 0.99 * len(pairs)


def test_later_days_and_bodies_without_counterpart(judged: Judged) -> None:
    found, made, _ = judged
    pairs = [(answer, wanted) for answer, wanted in of_districts(found, made) if wanted.task]
    assert sum(wanted.later for _, wanted in pairs) > 10 and sum(wanted.moved for _, wanted in pairs) > 20
    assert sum(answer["later"] == wanted.later for answer, wanted in pairs) >= 0.99 * len(pairs)
    assert sum(bool(answer["no_counterpart"]) == wanted.moved for answer, wanted in pairs) >= 0.99 * len(pairs)
    own = {one["issued"]["place"]: [task["number"] for task in one["own"]] for one in found["districts"]}
    assert all(any(place.endswith(one.place) and tasks == one.own for place, tasks in own.items()) for one in made)


def test_no_answers_are_in_view(judged: Judged) -> None:
    """Whatever was opened is a notice, a result, a rule or the program itself."""
    opened = judged[2].splitlines()
    assert any(path.endswith(".csv") for path in opened)
    inside = [path for path in opened if str(ROOT / "tests") in path or "obligations" in path or "gold" in path]
    assert inside == []


def test_a_real_notice_against_a_made_superiors(tmp_path: Path) -> None:
    """兰山区, 2021, by the judgement of a reader; of what people may see differently nothing is asked."""
    found = yaodian.coverage(write_city(tmp_path), [next((ROOT / "input").glob("2021*.pdf"))], rules=RULES)
    wanted = [one["lanshan"] for one in obligations()]
    pairs = [(a, w) for a, w in zip(found.districts[0].answers, wanted, strict=True) if w is not None]
    same = [(answer.manner, list(answer.tasks)) == (told["manner"], told["tasks"]) for answer, told in pairs]
    assert len(pairs) == 23 and sum(same) >= 21
