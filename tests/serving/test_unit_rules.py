from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.model import Jurisdiction
from pipeline.normalisers.units.registry.place_files import read_place
from pipeline.serving.corrections_store import ConflictError
from pipeline.serving.unit_rules import NewName, propose, write_name
from tests import RULES

HERE = Jurisdiction("兰山区", "371302", "county", ("山东省", "临沂市"))
THERE = Jurisdiction("罗庄区", "371311", "county", ("山东省", "临沂市"))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "units").mkdir()
    shutil.copy(RULES / "units/371302.yaml", tmp_path / "units")
    return tmp_path


def added(rules: Path, place: Jurisdiction, new: NewName) -> list[str]:
    """The lines of the diff, and that writing makes just these."""
    path = rules / "units" / f"{place.code}.yaml"
    before = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    offered = propose(rules, place, new)
    assert (path.read_text(encoding="utf-8").splitlines() if path.is_file() else []) == before
    write_name(rules, place, new, offered.version)
    after = path.read_text(encoding="utf-8").splitlines()
    lines = [line for line in offered.diff.splitlines()[2:] if line[0] in "+-"]
    assert [line[1:] for line in lines if line[0] == "+"] == [line for line in after if line not in before]
    assert read_place(rules, place.code or "") is not None
    return lines


def test_a_short_form_of_a_known_unit(rules: Path) -> None:
    old, new = added(rules, HERE, NewName("区财税局", "兰山区财政局", "371302/财政局"))
    assert new == "+" + old[1:].replace("}]}", "}], aliases: 区财税局}")
    old, new = added(rules, HERE, NewName("区财政", "兰山区财政局", "371302/财政局"))
    assert new.endswith("aliases: 区财税局 区财政}")


def test_a_new_unit(rules: Path) -> None:
    (line,) = added(rules, HERE, NewName("区智慧办", "兰山区智慧城市建设办公室"))
    assert (
        line
        == "+  - {id: 智慧城市建设办公室, type: other, names: [{name: 兰山区智慧城市建设办公室}], aliases: 区智慧办}"
    )


def test_a_place_without_a_file(rules: Path) -> None:
    lines = added(rules, THERE, NewName("区执法局", "罗庄区综合行政执法局"))
    assert lines[0] == "+code: '371311'" and len(lines) == 6


def test_block_style_and_comments_stay(rules: Path) -> None:
    path = rules / "units/371311.yaml"
    path.write_text(
        "code: '371311'  # 甲\nname: 罗庄区\nsource: 网站\nas_of: '2023-01-01'\nunits:\n  - id: 财政局  # 乙\n"
        "    type: department\n    names:\n      - {name: 罗庄区财政局}\n  # 丙\nrelations: []\n",
        encoding="utf-8",
    )
    assert added(rules, THERE, NewName("财政", "罗庄区财政局", "371311/财政局")) == ["+    aliases: 财政"]
    added(rules, THERE, NewName("区执法局", "罗庄区综合行政执法局"))
    text = path.read_text(encoding="utf-8")
    assert all(sign in text for sign in ("# 甲", "# 乙", "# 丙", "relations: []"))


@pytest.mark.parametrize(
    "new",
    [
        NewName("a b", "甲"),
        NewName("甲", ""),
        NewName("甲\n乙", "丙"),
        NewName("甲", "\u202e乙"),
        NewName("长" * 61, "甲"),
    ],
)
def test_words_that_are_no_name_are_refused(rules: Path, new: NewName) -> None:
    with pytest.raises(UsageError, match="名称里不能有"):
        propose(rules, HERE, new)


@pytest.mark.parametrize("word", ["a:b", "}", "'x", "{甲", "#甲", "[x]", "甲,乙", "null", "123"])
def test_hostile_words_are_words(rules: Path, word: str) -> None:
    added(rules, HERE, NewName(word, "兰山区" + word + "局"))
    added(rules, HERE, NewName(word + "二", "兰山区财政局", "371302/财政局"))
    place = read_place(rules, "371302")
    assert place is not None and place.units[-1].names[0].name == f"兰山区{word}局"


def test_what_changed_meanwhile_is_told(rules: Path) -> None:
    new = NewName("区财税局", "兰山区财政局", "371302/财政局")
    version = propose(rules, HERE, new).version
    path = rules / "units/371302.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 丁\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(ConflictError, match="没有写入"):
        write_name(rules, HERE, new, version)
    assert path.read_bytes() == before


def test_nothing_new_and_no_place(rules: Path) -> None:
    with pytest.raises(UsageError, match="已经写着"):
        propose(rules, HERE, NewName("兰山区财政局", "兰山区财政局", "371302/财政局"))
    with pytest.raises(UsageError, match="哪个地方"):
        propose(rules, None, NewName("甲", "乙"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_signs_and_line_ends_of_the_file_stay(rules: Path, encoding: str, line_end: str) -> None:
    path = rules / "units" / f"{HERE.code}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", line_end).encode(encoding))
    new = NewName("经适办", "兰山区某某办公室")
    write_name(rules, HERE, new, propose(rules, HERE, new).version)
    after = path.read_bytes()
    assert after == after.decode(encoding).encode(encoding)
    lines = after.decode(encoding).split(line_end)
    (line,) = (one for one in lines if one not in text.split("\n"))
    assert "经适办" in line and [one for one in lines if one != line] == text.split("\n")
    assert after.decode(encoding).count("\r") == (text.count("\n") + 1) * (line_end == "\r\n")
