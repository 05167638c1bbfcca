"""A place's own file learned from its notices; the examples run as they stand."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest
import yaml

import pipeline.proposing
import yaodian
from pipeline.conversion import check_rules
from tests import ROOT, RULES
from tests.learning.places import EXPECTED, HEAD, TASKS, write_years


@pytest.fixture
def bare_rules(tmp_path: Path) -> Path:
    """The rules without what anybody wrote of a place."""
    rules = tmp_path / "rules"
    shutil.copytree(RULES, rules)
    for path in (rules / "units").glob("[0-9]*.yaml"):
        path.unlink()
    return rules


def test_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "input", tmp_path / "input")
    failed, tried = doctest.testmod(pipeline.proposing, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried and not failed, capfd.readouterr().out


def test_the_hand_made_file_from_two_notices(bare_rules: Path) -> None:
    """At least 95 % of the units that the file has and the notices name, none of them another body's."""
    hand = yaml.safe_load((RULES / "units/371302.yaml").read_text(encoding="utf-8"))
    notices = [yaodian.read(path, rules=RULES) for path in (ROOT / "input").glob("*.pdf")]
    named = {party.unit for one in notices for task in one.tasks for party in task.assignment.parties}
    learned = yaodian.learn(ROOT / "input", rules=bare_rules)
    proposed = {unit["id"]: unit for unit in yaml.safe_load(learned.text)["units"]}
    wanted = {unit["id"]: unit for unit in hand["units"] if f"371302/{unit['id']}" in named}
    assert len(wanted) == 29 and len(wanted.keys() & proposed.keys()) >= 0.95 * len(wanted)
    assert not proposed.keys() - {unit["id"] for unit in hand["units"]}
    for short in wanted.keys() & proposed.keys():
        assert proposed[short]["names"][0]["name"] == wanted[short]["names"][-1]["name"]
        assert proposed[short]["type"] == wanted[short]["type"]
    aliases = {form: unit["id"] for unit in hand["units"] for form in unit.get("aliases", "").split()}
    assert all(aliases[form] == short for short, one in proposed.items() for form in one.get("aliases", "").split())


def test_a_made_district_and_its_file_in_use(bare_rules: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    paths = write_years(tmp_path / "in")
    before = [yaodian.read(path, rules=bare_rules) for path in paths]
    learned = yaodian.learn(paths, rules=bare_rules)
    read = yaml.safe_load(learned.text)
    assert {unit["id"]: unit["names"][0]["name"] for unit in read["units"]}.items() >= EXPECTED.items()
    assert read["relations"] == [{"kind": "renamed", "from": "行政审批服务局", "to": "数据局", "year": 2024}]
    (bare_rules / "units/430112.yaml").write_text(learned.text, encoding="utf-8")
    check_rules(bare_rules)
    after = [yaodian.read(path, rules=bare_rules) for path in paths]
    for one, other in zip(before, after, strict=True):
        units = [[party.unit for party in task.assignment.parties] for task in one.tasks]
        assert units == [[party.unit for party in task.assignment.parties] for task in other.tasks]
    kept = yaodian.compare(*after, rules=bare_rules).diff
    assert "数据局" not in "".join(one.name for change in kept.changes for one in change.units.added)
    again = yaodian.learn(paths, rules=bare_rules)
    assert again.adds and again.units == 0 and again.unsure == 1


def test_results_sources_and_the_same_notice_twice(bare_rules: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    paths = write_years(tmp_path / "in")
    (tmp_path / "in/again.txt").write_bytes(paths[0].read_bytes())
    (tmp_path / "in/broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    learned = yaodian.learn(tmp_path / "in", rules=bare_rules)
    assert learned.notices == 2 and [one.startswith("broken.pdf：") for one in learned.messages] == [True]


def test_an_attachment_counts_with_its_notice(bare_rules: Path, tmp_path: Path) -> None:
    title = "2023年望城区政务公开工作要点任务分解表"
    letter = HEAD.format(year=2023).replace(f"{title}\n", "").replace("执行。\n", f"执行。\n\n附件：{title}\n")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "通知.txt").write_text(letter, encoding="utf-8")
    rows = ["任务,具体要求,责任单位", *(f"{task},{text},区财政局" for task, text in TASKS)]
    (folder / "附件.csv").write_text("\n".join([title, *rows]), encoding="utf-8")
    learned = yaodian.learn(folder, jurisdiction="长沙市望城区", rules=bare_rules)
    assert learned.notices == 1 and f"写作 区财政局（{len(TASKS)}）" in learned.text


def test_what_cannot_be_learned_is_said(bare_rules: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (path,) = write_years(tmp_path / "in", [2022])
    with pytest.raises(yaodian.UsageError, match="几个地方的"):
        yaodian.learn([path, *(ROOT / "input").glob("2021*.pdf")], rules=bare_rules)
    chosen = yaodian.learn([path, ROOT / "input"], jurisdiction="兰山区", rules=bare_rules)
    assert chosen.place == "兰山区" and chosen.notices == 2 and "消防救援" not in chosen.text
    with pytest.raises(yaodian.UsageError, match="没有“临沂市兰山区”的通知"):
        yaodian.learn(path, jurisdiction="临沂市兰山区", rules=bare_rules)
    (tmp_path / "empty").mkdir()
    with pytest.raises(yaodian.UsageError, match="没有读到"):
        yaodian.learn(tmp_path / "empty", rules=bare_rules)
