"""The tables of what is written, and what follows from them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.cli.commands.convert import add_arguments
from pipeline.cli.door import _Parser
from pipeline.diff.comparison import compare
from pipeline.diff.history import follow
from pipeline.errors import UsageError
from pipeline.exporters.exports import (
    COMPARED,
    EXPORTS,
    Export,
    Written,
    asked_for,
    by_default,
    chosen,
    names,
    suffixes,
    write_comparison,
    write_coverage,
    write_history,
    write_notice,
)
from pipeline.model.reading import Reading
from pipeline.superior.carrying_out import carried_out
from pipeline.superior.same_function import NameSigns
from tests import ROOT
from tests.diff.build import notice, task

MAP: Export[Reading] = Export(
    "map", "notice.map", "a map", lambda *_: Written(("没有图",), True), option="--no-map", told="不写地图"
)


def reading() -> Reading:
    return Reading(notice([task(1, "公开政策")], 2021), {})


def test_codes_and_names_stand_once() -> None:
    for found in (Counter(row.code for row in EXPORTS), Counter(names())):
        assert max(found.values()) == 1
    assert set(names()) >= {"notice.json", "notice.xlsx", "packs", "debug", "diff.html", "history.json"}
    assert suffixes() == (".xlsx", ".csv", ".html")


def test_codes_choose_rows() -> None:
    assert [row.code for row in chosen(["packs", "json", "packs"])] == ["json", "packs"]
    with pytest.raises(
        UsageError,
        match="没有“docx”这种导出，可选：json、xlsx、assignments、units、members、progress、",
    ):
        chosen(["json", "docx"])


def test_an_option_turns_round_what_is_done_by_default() -> None:
    """A row more, written unless somebody asks for it not to be."""
    table = (*EXPORTS, MAP)
    assert by_default(table) == (*by_default(), "map") == asked_for([], table)
    assert asked_for(["--packs", "--no-map"], table) == (*by_default(), "packs")


def test_the_help_has_every_option() -> None:
    parser = _Parser(prog="convert")
    add_arguments(parser)
    said = "".join(parser.format_help().split())
    assert all(row.option in said and "".join(row.told.split()) in said for row in EXPORTS if row.option)
    assert all(bool(row.option) == bool(row.told) and (row.option or row.by_default) for row in EXPORTS)


def test_the_readme_has_every_row() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for row in EXPORTS:
        word = "unless" if row.by_default else "with"
        asked = f"{word} `{row.option}`: " if row.option else ""
        assert f"| `{row.name}` | {asked}{row.about} |" in readme
    assert all(f"`{row.name}`" in readme for row in COMPARED)


def test_each_row_writes_what_it_is_named_for(tmp_path: Path) -> None:
    rows = chosen(["json", "xlsx", "assignments", "units", "html", "packs"])
    assert write_notice(reading(), tmp_path / "deep/a", rows) == Written()
    assert {path.name for path in (tmp_path / "deep/a").iterdir()} >= {row.name for row in rows if not row.is_folder}


def test_what_writing_tells_is_gathered(tmp_path: Path) -> None:
    assert write_notice(reading(), tmp_path, (MAP, MAP)) == Written(("没有图", "没有图"), True)


def test_pictures_need_the_way(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="way"):
        write_notice(reading(), tmp_path, chosen(["debug"]))


def test_comparisons(tmp_path: Path) -> None:
    old, new = (notice([task(1, "公开政策")], year) for year in (2021, 2022))
    write_comparison(compare(old, new), tmp_path / "two")
    write_history(follow([old, new]), tmp_path / "many")
    write_coverage(carried_out(old, [new], NameSigns("")), tmp_path / "places")
    assert {path.name for folder in ("two", "many", "places") for path in (tmp_path / folder).iterdir()} == {
        row.name for row in COMPARED
    }
