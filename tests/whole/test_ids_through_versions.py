"""Ids of tasks from the file on: rows that move, come, go, are joined or split leave the ids of all others, in every
version and form of a notice, and comparisons and tables name tasks by them."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import yaodian
from pipeline.exporters.comparison.diff_json import diff_json
from pipeline.exporters.csv_file import write_assignments
from pipeline.model import Notice
from tests import RULES

WORDS = (
    "公开部门预算和决算，接受社会监督，不得迟于每年六月。",
    "解读重要政策文件，用图表说明主要条款。",
    "回应群众关切，五个工作日内作出答复。",
    "建好政府网站，清理长期不更新的栏目。",
    "培训业务人员，全年不少于两次。",
    "公布行政许可事项清单，列明办理条件。",
    "办好政府公报，印发到村和社区。",
    "检查各镇落实情况，通报检查结果。",
)
FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
pytestmark = pytest.mark.slow


def read(folder: Path, rows: Sequence[str], corrections: str = "") -> Notice:
    """A version of the notice: a row for each text; a blank line of a text parts it into two rows of the table."""
    path = folder / "2021年兰山区政务公开工作要点任务分解表.csv"
    beside = path.with_name(f"{path.stem}.corrections.yaml")
    beside.unlink(missing_ok=True)
    table = [("序号", "工作任务", "具体要求", "责任单位")]
    table += [(str(at), "重点工作", text, "区财政局") for at, text in enumerate(rows, 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("2021年兰山区政务公开工作要点任务分解表",))
        writer.writerows(table)
    if corrections:
        beside.write_text(corrections, encoding="utf-8")
    return yaodian.read(path, jurisdiction="临沂市兰山区", rules=RULES)


def ids(notice: Notice) -> dict[str, str]:
    """The id of each task by its words."""
    found = {task.requirement: task.id for task in notice.tasks}
    assert len(found) == len(notice.tasks) == len(set(found.values()))
    return found


@FEW
@given(st.permutations(WORDS), st.integers(2, len(WORDS)), st.data())
def test_versions_name_the_same_words_alike(tmp_path: Path, order: list[str], many: int, data: st.DataObject) -> None:
    first = ids(read(tmp_path, WORDS))
    rows = order[:many]
    rows.insert(data.draw(st.integers(0, many)), "今年新增一件别的事情，年底前办结。")
    later = ids(read(tmp_path, rows))
    assert {text: later[text] for text in order[:many]} == {text: first[text] for text in order[:many]}
    assert later.keys() - first.keys() == {"今年新增一件别的事情，年底前办结。"}


@FEW
@given(st.permutations(WORDS), st.integers(0, len(WORDS) - 2), st.integers(0, len(WORDS) - 1))
def test_joins_and_splits_leave_all_others_and_give_what_print_would(
    tmp_path: Path, order: list[str], joined: int, split: int
) -> None:
    """What a person joins has the id that it would have, had it been printed as one row; so has what he splits."""
    plain = ids(read(tmp_path, order))
    lines = [f"join:\n  - [{joined + 1}, {joined + 2}]"]
    texts = [*order]
    texts[joined : joined + 2] = ["".join(order[joined : joined + 2])]
    if split not in (joined, joined + 1):
        head, _, tail = order[split].partition("，")
        lines.append(f"split:\n  - {{task: {split + 1}, before: {tail}}}")
        at = texts.index(order[split])
        texts[at : at + 1] = [f"{head}，", tail]
    corrected = ids(read(tmp_path, order, "\n".join(lines)))
    assert list(corrected) == texts
    assert all(corrected[text] == plain[text] for text in texts if text in plain)
    printed = ids(read(tmp_path, texts))
    whole = [text for text in texts if text.endswith("。")]
    assert {text: printed[text] for text in whole} == {text: corrected[text] for text in whole}


@FEW
@given(st.permutations(WORDS), st.integers(1, len(WORDS)))
def test_a_corrected_word_is_that_tasks_alone(tmp_path: Path, order: list[str], number: int) -> None:
    plain = ids(read(tmp_path, order))
    old = order[number - 1][:4]
    rule = f"texts:\n  - {{where: requirement, number: {number}, old: {old}, new: 认真{old}}}"
    corrected = ids(read(tmp_path, order, rule))
    mine = order[number - 1].replace(old, f"认真{old}")
    assert corrected.keys() - plain.keys() == {mine}
    assert all(corrected[text] == plain[text] for text in plain.keys() & corrected.keys())
    printed = [mine if text == order[number - 1] else text for text in order]
    assert ids(read(tmp_path, printed)) == corrected


def test_comparisons_and_tables_name_tasks_by_their_ids(tmp_path: Path) -> None:
    old, new = read(tmp_path, WORDS), read(tmp_path, (*WORDS[3:], WORDS[0]))
    changes = json.loads(diff_json(yaodian.compare(old, new, rules=RULES).diff))["changes"]
    for side, notice in (("old", old), ("new", new)):
        named = [
            (number, one) for change in changes for number, one in zip(change[side], change[f"{side}_ids"], strict=True)
        ]
        assert sorted(named) == [(task.number, task.id) for task in notice.tasks]
    assert all(change["old_ids"] == change["new_ids"] for change in changes if change["kind"] == ["kept"])
    write_assignments(new, tmp_path / "assignments.csv")
    with (tmp_path / "assignments.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["任务编号"] for row in csv.DictReader(file)] == [task.id for task in new.tasks]
