"""The words as the rules have them: short forms with their full forms, and faults of the files by line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec import structs

from pipeline.errors import RulesError
from pipeline.normalisers.units.lexicon.vocabulary import aliases, load_vocabulary
from tests import RULES


def test_every_form_leads_to_its_full_form() -> None:
    assert aliases({"发展和改革": "发改 发展改革", "财政": ""}) == {
        "发展和改革": "发展和改革",
        "财政": "财政",
        "发改": "发展和改革",
        "发展改革": "发展和改革",
    }


def test_the_first_of_two_full_forms_wins_and_a_full_form_is_itself() -> None:
    assert aliases({"甲": "短 乙", "乙": "短"}) == {"甲": "甲", "乙": "乙", "短": "甲"}
    assert aliases({}) == {}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return shutil.copytree(RULES, tmp_path / "rules", ignore=shutil.ignore_patterns("divisions"))


def test_the_files_are_one_vocabulary(rules: Path) -> None:
    assert structs.asdict(load_vocabulary(rules)) == structs.asdict(load_vocabulary(RULES))


def test_an_unknown_key_is_named_with_file_and_line(rules: Path) -> None:
    path = rules / "units" / "words.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, "strange: 词"]), encoding="utf-8")
    with pytest.raises(RulesError, match=rf"words\.yaml 第 {len(lines) + 1} 行"):
        load_vocabulary(rules)


def test_a_missing_file_is_named(rules: Path) -> None:
    (rules / "units" / "bodies.yaml").unlink()
    with pytest.raises(RulesError, match=r"bodies\.yaml"):
        load_vocabulary(rules)
