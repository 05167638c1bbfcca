"""What is kept of rules changes nothing: it is believed only for these rules, this program, this user."""

from __future__ import annotations

import os
import re
from pathlib import Path
from shutil import copytree

import pytest

from pipeline import conversion
from pipeline.errors import RulesError
from pipeline.own_code import hash_program
from pipeline.rules import kept_rules, loading
from pipeline.rules.expressions import expression
from pipeline.rules.kept_rules import FOLDER, PARSED, keep, recall
from pipeline.rules.loading import hash_rules
from tests import RULES


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    return tmp_path / "cache"


def forget() -> None:
    """As in a new process."""
    PARSED.clear()
    conversion._load.cache_clear()


def refuse(*_: object) -> None:
    raise AssertionError("no YAML is read where all is known")


@pytest.fixture(autouse=True)
def _as_before() -> None:
    forget()


def test_the_second_time_no_yaml_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    conversion.check_rules(RULES)
    assert len(list(folder.iterdir())) == 1
    forget()
    monkeypatch.setattr("pipeline.rules.yaml_files.parsed", refuse)
    conversion.check_rules(RULES)
    assert recall(hash_rules(RULES))


def test_other_rules_are_read_and_checked(folder: Path, tmp_path: Path) -> None:
    conversion.check_rules(RULES)
    forget()
    rules = tmp_path / "rules"
    copytree(RULES, rules)
    with (rules / "zones.yaml").open("a", encoding="utf-8") as file:
        file.write("unknown: 1\n")
    with pytest.raises(RulesError, match=r"zones\.yaml 第 \d+ 行"):
        conversion.check_rules(rules)
    assert len(list(folder.iterdir())) == 1


def test_what_does_not_fit_together_is_told_and_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "load_deadline_rules", lambda rules: expression("(?P<a>x)(?P<a>y)"))
    for _ in range(2):
        with pytest.raises(RulesError, match="合不成规则"):
            conversion.check_rules(RULES)
        forget()
    assert not folder.exists()


def test_the_file_is_named_whose_words_do_not_fit_together(folder: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    copytree(RULES, rules)
    path = rules / "document.yaml"
    text = path.read_text(encoding="utf-8")
    for key in ("now", "asks"):
        text = re.sub(rf"(?m)^(  {key}: ).*$", r"\1'(?P<one>现)'", text)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match=r"document\.yaml 第 1 行：.*合不成规则"):
        conversion.check_rules(rules)


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x93\x01\x02\x03", b"\x91" * 5000])
def test_a_broken_file_is_made_anew(folder: Path, content: bytes) -> None:
    conversion.check_rules(RULES)
    (place,) = folder.iterdir()
    whole = place.read_bytes()
    forget()
    place.write_bytes(content)
    assert not recall(hash_rules(RULES))
    conversion.check_rules(RULES)
    assert place.read_bytes() == whole


def test_of_another_program_or_other_rules_it_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("a" * 64)
    assert recall("a" * 64)
    (place,) = folder.iterdir()
    place.rename(folder / f"{'b' * 32}.rules")
    assert not recall("b" * 64)
    keep("a" * 64)
    monkeypatch.setattr(kept_rules, "hash_program", lambda: "another " + hash_program())
    assert not recall("a" * 64)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no owners")
def test_what_another_user_wrote_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("a" * 64)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert not recall("a" * 64)


def test_where_nothing_can_be_kept_all_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(FOLDER, str(tmp_path / "file" / "below"))
    conversion.check_rules(RULES)
    assert not recall(hash_rules(RULES))


def test_few_are_kept(folder: Path) -> None:
    for number in range(20):
        keep(f"{number:064}"[::-1])
    assert len(list(folder.iterdir())) == 8


def test_a_file_of_another_shape_is_read_from_its_text(tmp_path: Path) -> None:
    """A newer program may want of a file what an older one let pass: the line is named as ever."""
    path = tmp_path / "zones.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    assert loading.read_rules(path, dict[str, int]) == {"a": 1}
    with pytest.raises(RulesError, match="第 1 行"):
        loading.read_rules(path, dict[str, str])
