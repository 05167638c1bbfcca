"""Which files belong to which, by their names alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.belonging import attachments_of, belonging


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["要点.pdf", "附件1.docx", "附件2.xlsx"], {"要点.pdf": ["附件1.docx", "附件2.xlsx"]}),
        (["甲.pdf", "乙.pdf", "附件.docx"], {}),
        (
            ["甲.pdf", "乙.pdf", "乙-附件.docx", "甲任务表.xlsx"],
            {"甲.pdf": ["甲任务表.xlsx"], "乙.pdf": ["乙-附件.docx"]},
        ),
        (["2031.pdf", "2031年要点.pdf"], {}),
        (["表.xlsx"], {}),
        (["要点.pdf", "要点附件.pdf", "要点附件（二）.pdf"], {"要点.pdf": ["要点附件.pdf", "要点附件（二）.pdf"]}),
    ],
)
def test_attachments(names: list[str], found: dict[str, list[str]]) -> None:
    assert attachments_of(names) == found


def test_other_forms_and_attachments_stand_beside() -> None:
    here = Path("/in")
    (one,) = belonging(here, ["N.docx", "n.pdf", "n.jpg", "n.txt", "n.wps", "~$n.docx", "附件.csv"]).items()
    assert one[0] == here / "n.pdf" and one[1].attached == (here / "附件.csv",)
    assert one[1].twins == (here / "N.docx", here / "n.wps", here / "n.txt")


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["n.html", "n.txt", "n.docx", "n.ofd"], ["n.docx", "n.ofd", "n.html", "n.txt"]),
        (["n.txt", "n.html"], ["n.html", "n.txt"]),
        (["n.wps", "n.htm"], ["n.wps", "n.htm"]),
    ],
)
def test_forms_of_one_name_are_one_notice_without_a_pdf_too(names: list[str], first: list[str]) -> None:
    here = Path("/in")
    leading, *others = [here / name for name in first]
    assert {path: beside.twins for path, beside in belonging(here, names).items()} == {leading: tuple(others)}
