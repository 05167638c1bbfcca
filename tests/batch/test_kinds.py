"""What a file in a folder is, by its name alone."""

import pytest

from pipeline.batch.kinds import is_passed_over, kind_of, lowered

BESIDE = ["A.pdf", "a.txt", "a.docx", "b.txt"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", "notice"),
        ("A.PDF", "notice"),
        ("b.txt", "notice"),
        ("b.html", "notice"),
        ("a.HTM", "twin"),
        ("a.txt", "twin"),
        ("A.TXT", "twin"),
        ("a.docx", "twin"),
        ("c.docx", "notice"),
        ("c.doc", "notice"),
        ("c.et", "notice"),
        ("a.wps", "twin"),
        ("c.pptx", "unread"),
        ("c.jpg", "notice"),
        ("c.heic", "unread"),
        ("a.TIF", "twin"),
        ("c", "unread"),
        ("~$c.docx", "nothing"),
        (".c.pdf", "nothing"),
        ("c.pdf~", "nothing"),
        ("c.pdf.part", "nothing"),
        ("a.corrections.yaml", "nothing"),
        ("README.txt", "nothing"),
        ("说明.txt", "nothing"),
        ("summary.csv", "nothing"),
        ("summary（新）.csv", "nothing"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of(name, lowered(BESIDE)) == kind


def test_the_folder_of_a_saved_page_is_part_of_it() -> None:
    assert is_passed_over("通知_files", ["通知.html"]) and is_passed_over("n.files", ["a.pdf", "n.htm"])
    assert is_passed_over(".git", [])
    assert not is_passed_over("通知_files", ["通知.pdf"]) and not is_passed_over("通知", ["通知.html"])
