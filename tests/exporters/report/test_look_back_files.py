"""The files of 回头看, read back."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import Any

import msgspec
from openpyxl import load_workbook

from pipeline.diff.comparison import compare
from pipeline.exporters.report.look_back_files import (
    LOOK_BACK_FILES,
    LookBack,
    ReviewFile,
    look_back_files,
    look_back_schema,
    sentence,
)
from pipeline.model.progress import Entry
from pipeline.progress.figures import Belonging, Places, figures
from pipeline.progress.looking_back import FATES, look_back
from tests import ROOT, RULES
from tests.diff.build import TEXTS, notice, party, task
from tests.exporters.report.word import paragraphs

ON = date(2022, 3, 1)


def looked(done: bool = False) -> LookBack:
    """Kept, handed on, dropped, and one that people added; all finished with ``done``."""
    lead = [party("财政局", "lead")]
    old = notice([task(1, TEXTS[0]), task(2, TEXTS[1], parties=lead), task(3, TEXTS[3])], 2021)
    new = notice([task(1, TEXTS[1], parties=[party("审计局", "lead")]), task(2, TEXTS[0])], 2022)
    places = {one.key: Belonging("公开", (), one.assignment.raw) for one in old.tasks}
    said = "已完成" if done else ""
    entries = [
        Entry(key=one.key, sheet="任务台账", row=one.number, number=str(one.number), task=f"事项{one.number}",
              requirement=one.requirement, progress=said, due=date(2021, 12, 31))
        for one in old.tasks
    ]  # fmt: skip
    entries.append(Entry(key=None, sheet="任务台账", row=9, task="=上级交办", progress=said))
    states = figures(entries, Places(places), ON).states
    left = look_back(states, {one.key: one.number for one in old.tasks}, compare(old, new))
    return LookBack("2021年工作要点", "2022年工作要点", ON, len(states), left, RULES)


def test_the_sentence_counts() -> None:
    assert sentence(looked()) == (
        "2021年工作要点（含台账自加的）共4项任务，截至2022年3月1日未完成4项，在2022年工作要点中："
        "继续1项，移交别的单位1项，不再列入1项，台账自加1项。"
    )
    assert sentence(looked(done=True)).endswith("未完成0项。")


def test_the_workbook_and_the_word_file_say_the_same() -> None:
    files = dict(look_back_files(looked()))
    assert list(files) == list(LOOK_BACK_FILES)
    page: Any = load_workbook(BytesIO(files["回头看.xlsx"]))["回头看"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2, max_row=5)]
    assert [(row[0], row[1], row[7], row[8], row[10]) for row in rows] == [
        (1, "事项1", "继续", "2", None),
        (2, "事项2", "移交别的单位", "1", "某某区审计局"),
        (3, "事项3", "不再列入", None, None),
        (None, "=上级交办", "台账自加", None, None),
    ]
    said = paragraphs(files["回头看.docx"])
    at = said.index("移交别的单位")
    assert said[at + 1] == "第1项，改由某某区审计局" and said[at - 3].startswith("事项2：")


def test_the_data() -> None:
    data = json.loads(dict(look_back_files(looked()))["回头看.json"])
    assert (data["schema"], data["on"], data["tasks"]) == ("yaodian/review/1", "2022-03-01", 4)
    assert msgspec.json.decode(dict(look_back_files(looked()))["回头看.json"], type=ReviewFile, strict=True).tasks == 4
    assert [(row["old_ids"], row["new_ids"]) for row in data["unfinished"]] == [
        (["某某区-1"], ["某某区-2"]),
        (["某某区-2"], ["某某区-1"]),
        (["某某区-3"], []),
        ([], []),
    ]
    assert [(row["fates"], row["new"]) for row in data["unfinished"]] == [
        (["kept"], [2]),
        (["handed"], [1]),
        (["dropped"], []),
        (["own"], []),
    ]


def test_the_schema_has_every_key() -> None:
    data = json.loads(dict(look_back_files(looked()))["回头看.json"])
    told = json.loads(look_back_schema())["$defs"]
    assert list(told["ReviewFile"]["properties"]) == list(data)
    assert list(told["ReviewedRow"]["properties"]) == list(data["unfinished"][0])
    assert told["ReviewedRow"]["properties"]["fates"]["items"]["enum"] == sorted(FATES)


def test_nothing_left_is_said() -> None:
    files = dict(look_back_files(looked(done=True)))
    assert "没有未完成的任务。" in paragraphs(files["回头看.docx"])
    assert load_workbook(BytesIO(files["回头看.xlsx"]))["回头看"]["B2"].value == "没有未完成的任务"


def test_the_readme_has_every_file() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` | {about} |" in readme for name, about in LOOK_BACK_FILES.items())
