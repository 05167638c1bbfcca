"""A notice and what stands beside it: the table in a second file, and the same notice in another form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook

import yaodian
from pipeline.batch.running import Result
from pipeline.errors import UsageError
from tests import ROOT

SEED = next((ROOT / "input").glob("2021*.pdf"))
WORDS = ROOT / "tests/data/lanshan-2021/source.txt"
LETTER = """关于印发2031年某县政务公开工作要点的通知

各乡镇人民政府，县政府各部门：
现将《2031年某县政务公开工作要点》印发给你们，请认真贯彻执行。
{listed}
某县人民政府办公室
2031年3月5日

2031年某县政务公开工作要点
一、总体要求
（一）加强公开。及时公开预算。
（二）加强解读。做好政策解读。
"""
LISTED = "\n附件：2031年某县政务公开任务分解表\n"
ROWS = (
    ("2031年某县政务公开任务分解表",),
    ("序号", "工作任务", "具体要求", "责任单位", "完成时限"),
    (1, "财政公开", "按时公开部门预算，接受社会监督。", "县财政局牵头，县审计局配合", "6月底前"),
    (2, "政策解读", "出台文件三日内解读，做到应解读尽解读。", "县司法局", "全年"),
)


def _table(path: Path) -> Path:
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A1:E1")
    book.save(path)
    return path


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "通知.txt").write_text(LETTER.format(listed=LISTED), encoding="utf-8")
    _table(folder / "附件.xlsx")
    return folder


def _converted(given: Path, **more: object) -> dict[str, Result]:
    results = yaodian.convert(given, given.parent / "out", exports=["json", "html"], workers=1, **more)  # type: ignore[arg-type]
    return {result.input.path.name: result for result in results}


@pytest.mark.process
def test_a_table_in_a_second_file_is_the_notices(given: Path) -> None:
    results = _converted(given)
    assert {name: result.status for name, result in results.items()} == {"通知.txt": "done", "附件.xlsx": "joined"}
    notice = yaodian.load(given.parent / "out/通知")
    assert [one.file for one in notice.source.attached] == ["附件.xlsx"]
    assert [task.requirement for task in notice.tasks] == [row[2] for row in ROWS[2:]]
    assert len(notice.points()) == 2 and notice.notice.title == "2031年某县政务公开工作要点"
    assert notice.coverage is not None and notice.coverage.unaccounted == 0
    place = notice.tasks[1].evidence[0].place
    assert place and (place.file, place.table, place.row) == ("附件.xlsx", 1, 4)
    assert "form.joined" in {one.code for one in notice.findings}
    assert yaodian.read(given / "通知.txt") == notice
    again = _converted(given)
    assert [(one.status, one.converted) for one in again.values()] == [("done", False), ("joined", False)]
    _table(given / "附件.xlsx").write_bytes((given / "附件.xlsx").read_bytes() + b"\0")
    assert _converted(given)["通知.txt"].converted


@pytest.mark.process
def test_what_the_notice_does_not_name_is_converted_by_itself(given: Path) -> None:
    (given / "通知.txt").write_text(LETTER.format(listed=""), encoding="utf-8")
    results = _converted(given)
    assert [result.status for result in results.values()] == ["done", "done"]
    assert yaodian.load(given.parent / "out/通知").tasks == ()
    assert len(yaodian.load(given.parent / "out/附件").tasks) == 2


def test_two_that_fit_are_told_and_left(given: Path) -> None:
    _table(given / "2031年某县政务公开任务分解表.xlsx")
    notice = yaodian.read(given / "通知.txt")
    assert not notice.tasks and not notice.source.attached
    assert [one.code for one in notice.findings if "attachment" in one.code] == ["form.attachment_unclear"]


def test_one_that_is_not_there_is_told(given: Path) -> None:
    (given / "附件.xlsx").unlink()
    codes = {one.code for one in yaodian.read(given / "通知.txt").findings}
    assert "form.attachment_missing" in codes


def test_a_notice_with_a_table_of_its_own_takes_none(given: Path) -> None:
    rows = "\n".join("\t".join(map(str, row)) for row in ROWS)
    (given / "通知.txt").write_text(f"{LETTER.format(listed=LISTED)}\n附件\n{rows}\n", encoding="utf-8")
    notice = yaodian.read(given / "通知.txt")
    assert len(notice.tasks) == 2 and not notice.source.attached


@pytest.mark.process
def test_what_a_person_attaches_needs_no_name(given: Path) -> None:
    (given / "通知.txt").write_text(LETTER.format(listed=""), encoding="utf-8")
    table = (given / "附件.xlsx").rename(given.parent / "某表.xlsx")
    assert _converted(given, attachments=table)["通知.txt"].outcome.counts.tasks == 2


def test_attachments_are_of_one_notice(given: Path) -> None:
    (given / "又一份.txt").write_text(LETTER.format(listed=LISTED), encoding="utf-8")
    with pytest.raises(UsageError, match=r"只能用于一份通知，这次有 2 份：.*又一份\.txt"):
        _converted(given, attachments=given / "附件.xlsx")
    with pytest.raises(UsageError, match=r"没有这个文件"):
        _converted(given, attachments=given / "没有.xlsx")


@pytest.mark.process
def test_pages_of_a_pdf_and_rows_of_a_workbook_are_shown_together(given: Path) -> None:
    shutil.copy(SEED, given / "要点.pdf")
    results = yaodian.convert(
        given / "要点.pdf",
        given.parent / "out",
        exports=["json", "html"],
        workers=1,
        attachments=given / "附件.xlsx",
    )
    assert results[0].status == "done"
    notice = yaodian.load(given.parent / "out/要点")
    assert len(notice.tasks) == 36 and notice.coverage is not None and notice.coverage.unaccounted == 0
    assert notice.tasks[33].evidence[0].page and not notice.tasks[34].evidence[0].page
    page = (given.parent / "out/要点/notice.html").read_text(encoding="utf-8")
    assert 'id="picture-17"' in page and 'id="picture-18"' not in page and "出台文件三日内解读" in page


@pytest.mark.process
def test_a_word_that_differs_in_another_form_is_named(given: Path) -> None:
    shutil.rmtree(given)
    given.mkdir()
    shutil.copy(SEED, given / "n.pdf")
    shutil.copy(WORDS, given / "n.txt")
    assert list(_converted(given)) == ["n.pdf"]
    assert not [one for one in yaodian.load(given.parent / "out/n").findings if one.code == "form.differs"]
    words = (given / "n.txt").read_text(encoding="utf-8")
    assert words.count("年度决策项目目录") == 1
    (given / "n.txt").write_text(words.replace("年度决策项目目录", "年度决策事项目录"), encoding="utf-8")
    assert _converted(given)["n.pdf"].converted
    (finding,) = [one for one in yaodian.load(given.parent / "out/n").findings if one.code == "form.differs"]
    assert finding.task == 24 and "事项" in finding.message and finding.evidence[0].page
    (given / "n.txt").write_bytes(b"")
    _converted(given)
    assert "form.not_compared" in {one.code for one in yaodian.load(given.parent / "out/n").findings}
