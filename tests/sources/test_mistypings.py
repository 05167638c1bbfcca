"""Single characters that stand for others are repaired in any layout, and each repair is told."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pipeline.model import Grid, Layout
from pipeline.sources.csv_table import read_csv
from pipeline.sources.mistypings import repair_layout
from pipeline.sources.plain_text import BracketRepair, TextRules, load_repairs, read_text
from pipeline.sources.readers import Terms, read_layout
from tests import RULES
from tests.pages.paper import Paper

REPAIRS = load_repairs(RULES)


def repaired(folder: Path, *lines: str) -> tuple[list[str], list[str]]:
    """The lines of a text after repair, and the messages."""
    path = folder / "a.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    layout = repair_layout(read_text(path, TextRules()), REPAIRS)
    return texts(layout), [finding.message for finding in layout.findings]


def texts(layout: Layout) -> list[str]:
    found: list[str] = []
    for page in layout.pages:
        for block in page.blocks:
            lines = [line for cell in block.cells for line in cell.lines] if isinstance(block, Grid) else [block]
            found += [line.text for line in lines]
    return found


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("青岛㬵州湾", "青岛胶州湾"),
        ("责任单位∶县财政局", "责任单位：县财政局"),
        ("县财政局丶县审计局", "县财政局、县审计局"),
        ("县财政局﹑ 县审计局", "县财政局、县审计局"),
        ("比例尺1∶500", "比例尺1∶500"),
        ("增长5―6%，2015―2020年", "增长5—6%，2015—2020年"),
        ("沿海冬季", "沿海冬季"),
    ],
)
def test_code_points(tmp_path: Path, wrong: str, right: str) -> None:
    assert repaired(tmp_path, wrong)[0] == [right]


def test_one_finding_for_a_character_however_often(tmp_path: Path) -> None:
    found, said = repaired(tmp_path, "青岛㬵州湾", "㬵东半岛")
    assert found == ["青岛胶州湾", "胶东半岛"]
    assert len(said) == 1 and "第 1 行的“㬵”（U+3B35）已改为“胶”" in said[0] and "共 2 处" in said[0]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("做好甲事。（责任单位：县财政局〉", "做好甲事。（责任单位：县财政局）"),
        ("做好甲事。（责任单位：县财政局】。", "做好甲事。（责任单位：县财政局）。"),
        ("做好甲事。〈责任单位：县财政局）", "做好甲事。（责任单位：县财政局）"),
        ("（县审计局牵头，县财政局配合＞", "（县审计局牵头，县财政局配合）"),
    ],
)
def test_brackets(tmp_path: Path, wrong: str, right: str) -> None:
    found, said = repaired(tmp_path, wrong)
    assert found == [right]
    assert len(said) == 1 and "不成对" in said[0]


@pytest.mark.parametrize(
    "text",
    [
        "落实〈办法〉（国办发〔2021〕3号）。",
        "（增速＞6%）",
        "（一）增速＞6%。",
        "（增速＞，〔试行〕）",
        "【责任单位：县发改局】",
        "〔2021年：1）做好甲事",
        "做好甲事〉乙事",
        "（" + "做" * 400 + "〉。",
    ],
)
def test_what_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    assert repaired(tmp_path, text) == ([text], [])


def test_a_bracket_may_run_over_lines_but_not_over_cells(tmp_path: Path) -> None:
    assert repaired(tmp_path, "做好甲事。（责任单位：县财政局、", "县审计局〉")[0][1] == "县审计局）"
    path = tmp_path / "a.csv"
    path.write_text("序号,内容,单位\n（1,做好甲事〉,县财政局\n", encoding="utf-8")
    assert "做好甲事〉" in texts(repair_layout(read_csv(path, TextRules()), REPAIRS))


def test_characters_keep_their_originals_and_pages_are_named(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page().text(100, 100, "青岛﹑烟台").save()
    layout = read_layout(path, Terms(REPAIRS))
    assert texts(layout) == ["青岛、烟台"] and "﹑" in {char.text for char in layout.chars}
    (finding,) = layout.findings
    assert finding.code == "text.repaired" and finding.message.startswith("第 1 页的“﹑”")
    assert finding.evidence[0].page == 1


def test_without_rules_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("青岛㬵州湾（县财政局〉", encoding="utf-8")
    layout = read_text(path, TextRules())
    assert repair_layout(layout, TextRules()) is layout


def test_brackets_of_the_rules_come_in_pairs() -> None:
    with pytest.raises(msgspec.ValidationError, match="成对"):
        msgspec.convert({"opens": "〈", "closes": "〉＞"}, BracketRepair)
