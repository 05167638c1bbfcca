"""The notice published as a web page, in each style, is the notice of its PDF, field by field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import yaodian
from pipeline.model import Place
from pipeline.sources.docx.reader import read_docx
from tests import ROOT, RULES
from tests.whole.publishing import STYLES, Content, content_of
from tests.whole.test_word_files import FOLDER, fields


def _certain(notice: yaodian.Notice) -> Any:
    """Without the doubts about tables that are cut by pages, where a page need not be cut as the paper is, and what
    only the page has: words that it does not show."""
    said: dict[str, Any] = msgspec.to_builtins(notice)
    said["findings"] = [one for one in said["findings"] if one["code"] not in ("table.doubtful_break", "text.unseen")]
    return said


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_same_as_the_pdf(style: Callable[[Content], str], encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.html"
    path.write_text(style(content_of(read_docx(FOLDER / "word.docx"))), encoding=encoding)
    notice = yaodian.read(path, rules=RULES)
    printed = yaodian.read(ROOT / "input" / "2021-兰山区政务公开工作要点.pdf", rules=RULES)
    assert fields(_certain(notice)) == fields(_certain(printed))
    assert notice.coverage.unaccounted == 0
    assert all(isinstance(one.place, Place) for task in notice.tasks for one in task.evidence)
