"""A person's corrections: applied, found again or reported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.conversion import read_source
from pipeline.corrections import Corrections, apply_corrections, read_corrections
from pipeline.corrections.file import Split, TextCorrection
from pipeline.errors import RulesError
from pipeline.exporters.titles import row_keys
from pipeline.model import Finding, Notice
from pipeline.model.task_ids import id_start, with_ids
from pipeline.settings import Settings
from tests import DATA, ROOT, RULES
from tests.gold import load_gold, notice_from_gold

NOTICE = notice_from_gold(load_gold(DATA / "lanshan-2021" / "gold.json"))


def key_of(category: str | None, task: str | None, requirement: str) -> str:
    return f"{category}|{task}|{requirement}"


def corrected(tmp_path: Path, text: str, notice: Notice = NOTICE) -> Notice:
    path = tmp_path / "a.corrections.yaml"
    path.write_text(text, encoding="utf-8")
    return apply_corrections(notice, read_corrections(path), key_of).notice


def ids(notice: Notice) -> list[str]:
    return [task.id for task in notice.tasks]


def codes(notice: Notice) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in notice.findings]


APPLIED = [("correction.applied", "info")]
NOT_FOUND = [("correction.not_found", "warning")]


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert corrected(tmp_path, "") == NOTICE
    assert apply_corrections(NOTICE, Corrections(), key_of).notice == NOTICE


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("units:\n  - text: a\n    partys: []\n", "第 3 行"),
        ("texts:\n  - {where: heading, old: a, new: b}\n", "第 2 行"),
        ("join:\n  - [1, two]\n", "第 2 行"),
        ("units: [\n", "行"),
        ("!!python/object/apply:os.system ['touch hacked']\n", "行"),
    ],
)
def test_a_broken_file_names_the_line(text: str, line: str, tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=line):
        corrected(tmp_path, text)
    assert not Path("hacked").exists()


def test_texts(tmp_path: Path) -> None:
    point, task = NOTICE.points()[9], NOTICE.tasks[4]
    text = f"""
texts:
  - {{where: point_heading, number: 10, old: {point.heading}, new: 新标题}}
  - {{where: requirement, number: 5, old: {task.requirement}, new: 新要求}}
  - {{where: section_heading, number: 1, old: {NOTICE.sections[0].heading}, new: 新部分}}
  - {{where: title, old: 要点, new: 重点}}
"""
    answer = corrected(tmp_path, text)
    assert answer.points()[9].heading == "新标题"
    assert answer.tasks[4].requirement == "新要求"
    assert answer.tasks[4].key == key_of(task.category, task.task, "新要求")
    assert answer.sections[0].heading == "新部分"
    assert answer.notice.title == "2021年兰山区政务公开工作重点"
    assert codes(answer) == APPLIED * 4
    assert answer.findings[0].point == 10 and answer.findings[1].task == 5


def test_what_no_longer_fits_is_reported(tmp_path: Path) -> None:
    text = """
texts: [{where: point_heading, number: 3, old: 没有这句话, new: 什么}]
units: [{text: 没有这个单位, parties: []}]
join: [[3, 5], [900, 901]]
split: [{task: 1, before: 没有这句话}]
"""
    answer = corrected(tmp_path, text)
    assert codes(answer) == NOT_FOUND * 5
    assert answer.tasks == NOTICE.tasks and answer.sections == NOTICE.sections


def test_units(tmp_path: Path) -> None:
    task = next(task for task in NOTICE.tasks if len(task.assignment.parties) > 2)
    party = task.assignment.parties[1]
    other = NOTICE.tasks[-1].assignment.parties[0]
    text = f"""
units:
  - text: {party.text}
    task: {task.number}
    parties:
      - {{text: 甲局, name: {other.name}}}
      - {{text: 乙局, name: 兰山区乙局, role: lead}}
"""
    answer = corrected(tmp_path, text)
    parties = answer.tasks[task.number - 1].assignment.parties
    assert len(parties) == len(task.assignment.parties) + 1
    assert parties[1].unit == other.unit and parties[1].role == party.role
    assert (parties[2].name, parties[2].role, parties[2].kind) == ("兰山区乙局", "lead", "unit")
    assert parties[2].unit.endswith("/兰山区乙局")  # type: ignore[union-attr]
    rest = [one for one in answer.tasks if one.number != task.number]
    assert rest == [one for one in NOTICE.tasks if one.number != task.number]
    assert codes(answer) == APPLIED


def test_join_and_split(tmp_path: Path) -> None:
    first, second, third = NOTICE.tasks[4:7]
    at = len(third.requirement) // 2
    text = f"join: [[5, 6]]\nsplit: [{{task: 7, before: {third.requirement[at:]}}}]\n"
    answer = corrected(tmp_path, text)
    assert len(answer.tasks) == len(NOTICE.tasks)
    joined, one, two = answer.tasks[4:7]
    assert joined.requirement == first.requirement + second.requirement
    for party in joined.assignment.parties:
        assert joined.assignment.raw[slice(*party.span)] == party.as_written
    assert one.requirement + two.requirement == third.requirement
    assert [task.number for task in answer.tasks] == list(range(1, len(NOTICE.tasks) + 1))
    assert ids(answer)[:4] + ids(answer)[7:] == ids(NOTICE)[:4] + ids(NOTICE)[7:]
    assert all(task.id == f"兰山区-2021-{task.key}" for task in (joined, one, two))
    assert joined.key == key_of(joined.category, joined.task, joined.requirement)
    assert codes(answer) == APPLIED * 2


def test_findings_follow_their_tasks(tmp_path: Path) -> None:
    earlier = [Finding.of("unit.unknown", "…", task=number) for number in (1, 5, 6, 7, 8, 9)]
    half = NOTICE.tasks[7].requirement[5:]
    text = f"""
texts: [{{where: task, number: 900, old: 没有, new: 什么}}]
units: [{{text: {NOTICE.tasks[8].assignment.parties[0].text}, task: 9, parties: []}}]
join: [[5, 6, 7]]
split: [{{task: 8, before: {half}}}]
"""
    answer = corrected(tmp_path, text, replace(NOTICE, findings=tuple(earlier)))
    assert [finding.task for finding in answer.findings] == [1, 5, 5, 5, 6, 8, None, 8, 5, 6]
    assert answer.tasks[6].requirement == half and answer.tasks[7].requirement == NOTICE.tasks[8].requirement


def test_places_in_chinese_and_the_encoding_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.yaml"
    path.write_bytes("texts: [{where: 标题, old: 要点, new: 重点}]".encode("gb18030"))
    answer = apply_corrections(NOTICE, read_corrections(path), key_of).notice
    assert answer.notice.title == "2021年兰山区政务公开工作重点"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("texts:\n  - {where: task，number: 24}\n", "第 2 行：逗号是全角的"),
        ("texts:\n  - {where：task, number: 24}\n", "第 2 行：冒号是全角的"),
        ("units:\n  - text：商城\n    parties: []\n", "第 2 行：冒号是全角的"),
        ("units:\n  - text:商城\n    parties: []\n", "第 2 行：冒号后面少一个空格"),
        ("units:\n\t- text: 商城\n", "第 2 行：用了制表符"),
        ("join: []\njoin: []\n", "第 2 行：“join”写了两次"),
        ("texts:\n  - {where: 标目, old: a, new: b}\n", "第 2 行：“标目”不能用，只能写：category、"),
        (
            "texts:\n  - {where: task, old: 2021, new: b}\n",
            "第 2 行：“old”应当是文字，数字",
        ),
    ],
)
def test_slips_of_the_keyboard(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as error:
        read_corrections(path, "甲.pdf")
    assert str(error.value).startswith("甲.pdf：更正文件") and told in str(error.value)


@pytest.mark.process
def test_every_run(tmp_path: Path) -> None:
    """Beside the input, through the whole program, and a broken file costs its own notice only."""
    import json

    from pipeline import cli
    from tests.faults.notices import make_notice

    source, rules = tmp_path / "in", str(DATA.parents[1] / "rules")
    for seed, name in enumerate(("a", "b")):
        make_notice(source / f"{name}.pdf", seed)
    call = ["convert", str(source), "-o", str(tmp_path / "out"), "--rules", rules, "-q", "-j", "1"]
    assert cli.main(call) == 0
    (source / "a.corrections.yaml").write_text("join: [[1, 2]]\n", encoding="utf-8")
    (source / "b.corrections.yaml").write_text("joined: 1\n", encoding="utf-8")
    assert cli.main(call) == 3
    notices = {name: json.loads((tmp_path / "out" / name / "notice.json").read_bytes()) for name in ("a", "b")}
    assert [len(notice["tasks"]) for notice in notices.values()] == [3, 4]
    assert "correction.applied" in {finding["code"] for finding in notices["a"]["findings"]}


START = id_start(NOTICE.notice)


def notice_of(words: Sequence[str]) -> Notice:
    """A notice whose tasks are told apart by their labels, however alike their words are."""
    tasks = [
        replace(NOTICE.tasks[0], number=at, label=str(at), requirement=text, key=key_of("类", "事", text))
        for at, text in enumerate(words, 1)
    ]
    tasks = [replace(task, category="类", task="事") for task in tasks]
    return replace(NOTICE, tasks=with_ids(tasks, START))


@given(st.lists(st.sampled_from(["甲乙", "甲丙", "丁甲乙"]), min_size=2, max_size=9), st.data())
def test_a_correction_leaves_the_ids_of_all_other_tasks(words: list[str], data: st.DataObject) -> None:
    notice = notice_of(words)
    number = data.draw(st.integers(1, len(words) - 1))
    correction = data.draw(
        st.sampled_from(
            [
                Corrections(join=[[number, number + 1]]),
                Corrections(split=[Split(number, words[number - 1][1:])]),
                Corrections(texts=[TextCorrection("requirement", "甲", "丁甲", number)]),
                Corrections(texts=[TextCorrection("requirement", words[number - 1], words[number], number)]),
            ]
        )
    )
    answer = apply_corrections(notice, correction, key_of).notice
    touched = {str(number), str(number + 1)} if correction.join else {str(number)}
    before = {task.label: (task.id, task.key) for task in notice.tasks}
    assert all((task.id, task.key) == before[task.label] for task in answer.tasks if task.label not in touched)
    assert len(set(ids(answer))) == len(answer.tasks)
    assert len(set(row_keys(answer.tasks))) == len(answer.tasks)
    for task in answer.tasks:
        assert task.key == key_of(task.category, task.task, task.requirement) and task.key in task.id


@pytest.mark.parametrize("name", [3, f"{START}-{key_of('类', '事', '丁甲乙')}", f"{START}-003"], ids=["no", "id", "v1"])
def test_a_task_is_found_by_number_and_by_id(name: int | str, tmp_path: Path) -> None:
    notice = notice_of(["甲乙", "甲丙", "丁甲乙", "甲乙"])
    party = notice.tasks[2].assignment.parties[0].text
    text = f"""
texts: [{{where: requirement, number: {name}, old: 丁甲, new: 丁}}]
units: [{{text: {party}, task: {name}, parties: []}}]
split: [{{task: {name}, before: 乙}}]
"""
    answer = corrected(tmp_path, text, notice)
    assert codes(answer) == APPLIED * 3 and {finding.task for finding in answer.findings} == {3}
    assert [task.requirement for task in answer.tasks] == ["甲乙", "甲丙", "丁", "乙", "甲乙"]
    assert len(answer.tasks[2].assignment.parties) == len(notice.tasks[2].assignment.parties) - 1
    joined = corrected(tmp_path, f"join: [[2, {name}]]", notice)
    assert [task.requirement for task in joined.tasks] == ["甲乙", "甲丙丁甲乙", "甲乙"]


def test_an_id_of_no_task_is_reported(tmp_path: Path) -> None:
    text = f"join: [[1, {START}-x]]\nsplit: [{{task: {START}-099, before: 一}}]\n"
    answer = corrected(tmp_path, text)
    assert codes(answer) == NOT_FOUND * 2 and f"{START}-099" in answer.findings[1].message
    assert answer.tasks == NOTICE.tasks


def test_places_stay_with_their_values(tmp_path: Path) -> None:
    reading = read_source(next((ROOT / "input").glob("2021*.pdf")), Settings(RULES)).notice
    first, second, third = reading.tasks[4:7]
    party = third.assignment.parties[0]
    text = f"""
join: [[5, 6]]
units: [{{text: {party.text}, task: 7, parties: [{{text: 甲局}}, {{text: 乙局}}]}}]
"""
    answer = corrected(tmp_path, text, reading)
    joined, meant = answer.tasks[4:6]
    assert joined.where.requirement == first.where.requirement + second.where.requirement
    assert joined.where.parties == first.where.parties + second.where.parties
    assert len(joined.where.parties) == len(joined.assignment.parties)
    assert joined.where.open_ended == first.where.open_ended + second.where.open_ended
    for tail in joined.assignment.open_ended:
        assert tail.span and joined.assignment.raw[slice(*tail.span)] == tail.text
    assert meant.where.parties == (third.where.parties[0], *third.where.parties)
    assert meant.where.parties[0] and meant.where.requirement == third.where.requirement


def test_a_row_split_twice_is_three(tmp_path: Path) -> None:
    words = NOTICE.tasks[7].requirement
    cuts = [words[len(words) // 3 :][:12], words[2 * len(words) // 3 :][:12]]
    text = "split:\n" + "".join(f"  - {{task: 8, before: '{cut}'}}\n" for cut in reversed(cuts))
    answer = corrected(tmp_path, text)
    assert len(answer.tasks) == len(NOTICE.tasks) + 2 and codes(answer)[-2:] == APPLIED * 2
    parts = [task.requirement for task in answer.tasks[7:10]]
    assert "".join(parts) == words and [part[:12] for part in parts[1:]] == cuts


def test_the_numbers_before_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.yaml"
    words = NOTICE.tasks[7].requirement
    path.write_text(f"join:\n  - [2, 3]\nsplit:\n  - {{task: 8, before: '{words[20:32]}'}}\n", encoding="utf-8")
    answer = apply_corrections(NOTICE, read_corrections(path), key_of)
    rows = [(1,), (2, 3), (4,), (5,), (6,), (7,), (8,), (8,), (9,)]
    assert list(answer.as_read[:9]) == rows and len(answer.as_read) == len(answer.notice.tasks)
