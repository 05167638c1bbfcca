"""The folder of each input's results; who has results keeps his folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.batch.result_folders import Asked, fit_name, place_all
from tests.batch.test_inputs import make

"""``owners``: result folder → the file that it is of."""


def placed(root: Path, owners: dict[str, str], *paths: str) -> dict[str, str]:
    def owner(folder: Path) -> Path | None:
        return root / owners[folder.as_posix()] if folder.as_posix() in owners else None

    found = place_all([Asked(root / path, 1) for path in paths], owner)
    return {one.path.relative_to(root).as_posix(): place.folder.as_posix() for one, place in found}


@pytest.mark.parametrize(
    ("owners", "folders"),
    [
        ({}, {"n.pdf": "n.pdf", "n.PDF": "n.PDF（2）"}),
        ({"n": "n.pdf"}, {"n.pdf": "n", "n.PDF": "n.PDF"}),
        ({"n": "n.pdf", "n.PDF": "n.PDF"}, {"n.pdf": "n", "n.PDF": "n.PDF"}),
        ({"n": "n.pdf"}, {"n.txt": "n.txt"}),
        ({"n": "n.txt"}, {"n.pdf": "n.pdf", "n.txt": "n"}),
        ({"n": "n.txt"}, {"n.pdf": "n"}),
        ({"n": "gone.pdf"}, {"n.pdf": "n"}),
        ({"n.pdf": "n.pdf"}, {"n.pdf": "n.pdf"}),
        ({"n": "x/n.pdf"}, {"x/n.pdf": "n", "y/n.pdf": "y/n"}),
        ({"n": "x/n.pdf"}, {"y/n.pdf": "y/n"}),
        ({"x/n": "x/n.pdf"}, {"x/n.pdf": "x/n"}),
        ({"y/n": "y/n.pdf", "n": "n.pdf"}, {"n.pdf": "n", "y/n.pdf": "y/n", "x/n.pdf": "x/n"}),
    ],
)
def test_who_has_results_keeps_their_folder(owners: dict[str, str], folders: dict[str, str], tmp_path: Path) -> None:
    make(tmp_path, *folders, *(name for name in owners.values() if name != "gone.pdf"))
    assert placed(tmp_path, owners, *folders) == folders
    assert placed(tmp_path, owners, *reversed(folders)).keys() == folders.keys()


def test_another_folder_than_expected_is_told_of(tmp_path: Path) -> None:
    make(tmp_path, "x/n.pdf", "y/n.pdf")
    owners = {Path("n"): tmp_path / "x/n.pdf"}
    ((_, place),) = place_all([Asked(tmp_path / "y/n.pdf", 1)], owners.get)
    assert place.folder == Path("y/n") and "n.pdf 的结果" in place.note


def test_nobody_s_folder_needs_no_word(tmp_path: Path) -> None:
    ((asked, place),) = place_all([Asked(tmp_path / "n.pdf", 1, "n.pdf")], lambda folder: None)
    assert (asked.label, place.folder, place.note) == ("n.pdf", Path("n"), "")
    assert place_all([], lambda folder: None) == []


def test_names_of_folders_are_text_and_short() -> None:
    assert fit_name("2022年工作要点") == "2022年工作要点"
    assert fit_name(os.fsdecode("乙县要点".encode("gbk"))) == "乙县要点"
    assert fit_name(os.fsdecode(b"a\xff\x1b")) == "a_xff_"
    one, other = (fit_name("长" * 80 + end) for end in ("一", "二"))
    assert one != other and len(one.encode()) <= 200 and one.startswith("长" * 40)
