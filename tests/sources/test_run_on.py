"""A text without line breaks is cut where its numbers run on."""

from __future__ import annotations

from pathlib import Path

import yaodian
from pipeline.sources.run_on import parted, run_on_line

ALL = (
    "各区人民政府,市政府各部门: 为做好就业工作,现提出以下意见: 一、稳定岗位 1.落实减负政策。"
    + "对招用毕业生的企业,按规定给予补贴,每年增长1.5万人,重点支持2、3线企业。" * 5
    + "(市人社局牵头,市财政局参加) 2.扩大贷款规模。(市金融办负责) 二、优化服务(一)建立台账。(市人社局负责)"
)


def test_numbers_that_run_on_begin_paragraphs() -> None:
    assert run_on_line(["甲市人民政府关于就业工作的意见", ALL]) == 1
    assert [one[:6] for one in parted(ALL)] == [
        "各区人民政府",
        "为做好就业工",
        "一、稳定岗位",
        "1.落实减负",
        "2.扩大贷款",
        "二、优化服务",
        "(一)建立台",
    ]


def test_texts_with_paragraphs_are_left_alone() -> None:
    assert run_on_line([]) is None
    assert run_on_line(parted(ALL) * 3) is None
    assert run_on_line(["做好甲事。" * 100]) is None


def test_its_tasks_are_read_and_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_text(f"甲市人民政府关于就业工作的意见\n{ALL}\n", encoding="utf-8")
    notice = yaodian.read(path)
    assert [task.assignment.raw for task in notice.tasks] == [
        "市人社局牵头，市财政局参加",
        "市金融办负责",
        "市人社局负责",
    ]
    assert notice.notice.addressees == ("各区人民政府", "市政府各部门")
    assert "text.run_on" in [one.code for one in notice.findings]
