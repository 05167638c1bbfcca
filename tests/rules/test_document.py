from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import RulesError
from pipeline.rules.document import load_document
from tests import RULES


def test_the_file_reads() -> None:
    rules = load_document(RULES)
    assert "通知" in rules.titles.kinds.split()
    assert "附件" in rules.forms.attachments.split()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("  signatory: 签发人", "  signatory: ''", "“signatory”不能空着"),
        ("  signatory: 签发人", "  签发人: 签发人", "不认识“签发人”这一项，这里可以写：number、signatory"),
        ("  buttons_with: 扫一扫", "", "缺少“buttons_with”这一项"),
        ("  now: 现(?:", "  now: 现((?:", "不是正确的正则表达式：圆括号没有成对"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, old: str, new: str, why: str) -> None:
    text = (RULES / "document.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "document.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RulesError, match=r"document\.yaml 第 \d+ 行：") as fault:
        load_document(tmp_path)
    assert why in str(fault.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    shutil.copy(RULES / "roles.yaml", tmp_path)
    with pytest.raises(RulesError, match="没有这个文件"):
        load_document(tmp_path)
