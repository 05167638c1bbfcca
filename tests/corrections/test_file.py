"""The corrections file: what may stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.corrections.file import Corrections, Split, TextCorrection, read_corrections
from pipeline.errors import RulesError
from pipeline.model.correction_words import PLACES


def read(tmp_path: Path, text: str, notice: str = "") -> Corrections:
    path = tmp_path / "甲.corrections.yaml"
    path.write_text(text, encoding="utf-8")
    return read_corrections(path, notice)


def test_an_empty_file_corrects_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "") == read(tmp_path, "# 备用\n") == Corrections()


def test_a_task_is_named_by_number_or_id(tmp_path: Path) -> None:
    found = read(tmp_path, "split:\n  - {task: 7, before: 各街道}\n  - {task: 371302-2021-97db, before: 各镇}\n")
    assert found.split == [Split(7, "各街道"), Split("371302-2021-97db", "各镇")]


def test_a_field_is_named_in_either_language() -> None:
    for where, said in PLACES.items():
        assert TextCorrection(where, "甲", "乙").field == TextCorrection(said, "甲", "乙").field == where


def test_nobody_may_be_meant_and_new_words_may_be_none(tmp_path: Path) -> None:
    text = "units:\n  - {text: 商城, parties: []}\ntexts:\n  - {where: 标题, old: 甲, new: ''}\n"
    found = read(tmp_path, text)
    assert found.units[0].parties == [] and found.texts[0].new == ""


@pytest.mark.parametrize(
    "text",
    [
        "split:\n  - {task: 七, before: 甲}\n",
        "texts:\n  - {where: 标题, old: '', new: 甲}\n",
        "texts:\n  - {where: 题目, old: 甲, new: 乙}\n",
        "unit: []\n",
    ],
)
def test_what_does_not_fit_names_the_notice_and_the_line(text: str, tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"^甲\.pdf：更正文件不合格式.*第 [12] 行"):
        read(tmp_path, text, "甲.pdf")


def test_a_role_may_be_named_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "n.corrections.yaml"
    path.write_text(
        "units:\n  - {text: 甲局, parties: [{text: 甲局, role: 牵头}, {text: 乙局, role: support}, {text: 丙局}]}\n",
        encoding="utf-8",
    )
    assert [party.given_role for party in read_corrections(path).units[0].parties] == ["lead", "support", None]
