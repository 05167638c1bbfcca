"""Deadlines: what a column says, what running text says, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.model import Deadline
from pipeline.normalisers import deadlines as module
from pipeline.normalisers.deadlines import DeadlineRules, FoundDeadline, load_deadline_rules
from tests import DATA, RULES
from tests.gold import load_gold

RULES_FOLDER = RULES
GOLD = sorted(DATA.rglob("*gold.json"))


def read_column(text: str, year: int | None, rules: DeadlineRules) -> tuple[Deadline, ...]:
    return _placed(text, module.read_column(text, year, rules))


def find_deadlines(text: str, year: int | None, rules: DeadlineRules) -> tuple[Deadline, ...]:
    return _placed(text, module.find_deadlines(text, year, rules))


def _placed(text: str, found: tuple[FoundDeadline, ...]) -> tuple[Deadline, ...]:
    """The deadlines, each of which stands where it was said to."""
    assert [text[one.start : one.end] for one in found] == [one.deadline.raw for one in found]
    return tuple(one.deadline for one in found)


@pytest.fixture(scope="module")
def rules() -> DeadlineRules:
    return load_deadline_rules(RULES_FOLDER)


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("年底前", "2021-12-31"),
        ("2021年年底前", "2021-12-31"),
        ("2021年底", "2021-12-31"),
        ("今年年底前", "2021-12-31"),
        ("年内", "2021-12-31"),
        ("今年", "2021-12-31"),
        ("2021年", "2021-12-31"),
        ("6月底前", "2021-06-30"),
        ("9月30日前", "2021-09-30"),
        ("2023年10月31日前", "2023-10-31"),
        ("2024年12月底前", "2024-12-31"),
        ("2月底前", "2021-02-28"),
        ("2024年2月底", "2024-02-29"),
        ("十二月底前", "2021-12-31"),
        ("二〇二二年六月三十日前", "2022-06-30"),
        ("12月中旬", "2021-12-20"),
        ("10月上旬", "2021-10-10"),
        ("第一季度", "2021-03-31"),
        ("三季度末前", "2021-09-30"),
        ("上半年", "2021-06-30"),
        ("下半年", "2021-12-31"),
        ("明年3月底前", "2022-03-31"),
        ("2021年3月—6月", "2021-06-30"),
        ("3月1日至6月30日", "2021-06-30"),
        ("2021—2023年", "2023-12-31"),
        ("2021-12-31", "2021-12-31"),
        ("2021.6.30", "2021-06-30"),
        ("力争年底前完成", "2021-12-31"),
        ("持续至12月底", "2021-12-31"),
        ("2021年12月底前（长期坚持）", "2021-12-31"),
    ],
)
def test_column_dates(rules: DeadlineRules, cell: str, due: str) -> None:
    (deadline,) = read_column(cell, 2021, rules)
    assert (deadline.raw, deadline.kind, deadline.due, deadline.origin) == (cell, "date", due, "column")


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("recurring", "每季度末 每月5日前 每年底 每年12月底前 每半年 每月 每季度首月10日前 每周五前 按季度 各季度末"),
        ("continuous", "持续推进 长期坚持 长期 持续 全年 2021年全年 常态化 贯穿全年 2021年5月起持续推进 全年持续推进"),
        ("unresolved", "按上级要求时限完成 根据省里安排 春节前 月底前 即日起 2月30日前 20个工作日内 2021年5月起 /"),
    ],
)
def test_column_without_a_date(rules: DeadlineRules, kind: str, cells: str) -> None:
    for cell in cells.split():
        (deadline,) = read_column(cell, 2021, rules)
        assert (deadline.raw, deadline.kind, deadline.due) == (cell, kind, None)


def test_column_of_several(rules: DeadlineRules) -> None:
    def read(cell: str) -> list[tuple[str, str, str | None]]:
        return [(deadline.raw, deadline.kind, deadline.due) for deadline in read_column(cell, 2021, rules)]

    assert read("6月底前完成初稿，年底前印发") == [
        ("6月底前完成初稿", "date", "2021-06-30"),
        ("年底前印发", "date", "2021-12-31"),
    ]
    assert read("全年；每季度末") == [("全年", "continuous", None), ("每季度末", "recurring", None)]
    assert read("12月底前，按省里要求") == [("12月底前，按省里要求", "date", "2021-12-31")]
    assert read("") == []


def test_no_year(rules: DeadlineRules) -> None:
    assert read_column("6月底前", None, rules)[0].kind == "unresolved"
    assert read_column("2021年6月底前", None, rules)[0].due == "2021-06-30"


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_columns_of_hand_checked_notices(rules: DeadlineRules, path: Path) -> None:
    gold = load_gold(path)
    for task in gold["tasks"]:
        if task.get("deadline"):
            (deadline,) = read_column(task["deadline"], gold["year"], rules)
            assert (deadline.raw, deadline.due) == (task["deadline"], task["due"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("集中统一公开，2021年年底系统清理本机关文件。", [("2021年年底", "date", "2021-12-31")]),
        (
            "6月底前制定方案，12月20日前印发。",
            [("6月底前", "date", "2021-06-30"), ("12月20日前", "date", "2021-12-20")],
        ),
        ("上半年完成修订。", [("上半年", "date", "2021-06-30")]),
        ("到2025年，基本建成。", [("2025年", "date", "2025-12-31")]),
        (
            "每季度末前报送情况，每年12月底前总结。",
            [("每季度末前", "recurring", None), ("每年12月底前", "recurring", None)],
        ),
        ("此项工作要落实到人，长期坚持。", [("长期坚持", "continuous", None)]),
        ("（完成时限：按省里安排）", [("按省里安排", "unresolved", None)]),
        ("春节前完成走访。", [("春节前", "unresolved", None)]),
        ("年底前完成，年底前报送。", [("年底前", "date", "2021-12-31")]),
    ],
)
def test_text(rules: DeadlineRules, text: str, found: list[tuple[str, str, str | None]]) -> None:
    deadlines = find_deadlines(text, 2021, rules)
    assert [(d.raw, d.kind, d.due) for d in deadlines] == found
    assert {d.origin for d in deadlines} <= {"text"}


@pytest.mark.parametrize(
    "text",
    [
        "发布目录，每季度至少更新1次。",
        "持续深化改革，长期落后的单位通报批评。",
        "常态化落实邀请利益相关方列席会议。",
        "清理规范性文件（2016年以后制定的）。",
        "清理2021年1月1日前制定的规范性文件。",
        "落实《2021年底前工作安排》。",
        "截至6月底，已公开100件。",
        "按照2021年工作要点落实。",
        "做好上一年度和2020年度报告。",
        "2020年年底前已经清理。",
        "纳入年底考核。",
        "去年底和三年内的情况。",
        "12月4日开展宣传。",
        "自7月1日起施行，20个工作日内答复。",
        "上半年工作情况。",
        "每日前往现场。",
        "春节前后加强检查。",
        "",
    ],
)
def test_text_without_deadline(rules: DeadlineRules, text: str) -> None:
    assert find_deadlines(text, 2021, rules) == ()


def test_real_notice(rules: DeadlineRules) -> None:
    gold = load_gold(DATA / "lanshan-2021" / "gold.json")
    tasks = {t["no"]: found for t in gold["tasks"] if (found := find_deadlines(t["requirement"], 2021, rules))}
    points = {
        p["number"]: found
        for s in gold["sections"]
        for p in s["points"]
        if (found := find_deadlines(p["text"], 2021, rules))
    }
    assert {number: [d.raw for d in found] for number, found in tasks.items()} == {27: ["2021年年底"]}
    assert {number: [d.raw for d in found] for number, found in points.items()} == {13: ["2021年年底前"]}


@pytest.mark.parametrize("path", [path for path in GOLD if "dev" in path.parts], ids=lambda path: path.name)
def test_no_false_deadlines_in_texts(rules: DeadlineRules, path: Path) -> None:
    gold = load_gold(path)
    texts = [t["requirement"] for t in gold["tasks"]] + [p["text"] for s in gold["sections"] for p in s["points"]]
    assert [found for text in texts if (found := find_deadlines(text, gold["year"], rules))] == []


def test_broken_rules_are_named(tmp_path: Path) -> None:
    source = (RULES_FOLDER / "deadlines.yaml").read_text(encoding="utf-8")
    (tmp_path / "deadlines.yaml").write_text(source + "\nunheard: of\n", encoding="utf-8")
    with pytest.raises(RulesError, match="unheard"):
        load_deadline_rules(tmp_path)
