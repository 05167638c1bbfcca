"""Which files are meant, and where their results go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.batch.inputs import Input, find_inputs, shown, survey
from pipeline.batch.kinds import kind_of
from pipeline.errors import NotRegularError, UsageError


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "given", "folders"),
    [
        (["a.pdf"], ["a.pdf"], ["a"]),
        (["in/a.pdf", "in/b/c.pdf"], ["in"], ["a", "b/c"]),
        (["in/b/c.pdf"], ["in/b"], ["c"]),
        (["in/a.pdf", "in/a.txt"], ["in/a.pdf", "in/a.txt"], ["a.pdf", "a.txt"]),
        (["x/a.pdf", "y/a.pdf"], ["x/a.pdf", "y/a.pdf"], ["x/a", "y/a"]),
        (["x/a.pdf", "y/a.pdf"], ["x", "y"], ["x/a", "y/a"]),
        (["p/x/a.pdf", "q/x/a.pdf"], ["p/x/a.pdf", "q/x/a.pdf"], ["p/x/a", "q/x/a"]),
        (["in/a.pdf"], ["in", "in/a.pdf", "in/../in/a.pdf"], ["a"]),
        (["a b'c\".pdf", "d\ne.pdf", f"{'长' * 60}.pdf"], ["."], ["a b'c\"", "d\ne", "长" * 60]),
        ([f"{'n' * 200}.pdf"], ["."], ["n" * 200]),
        (["...pdf", "summary.json.pdf"], ["...pdf", "summary.json.pdf"], ["...pdf", "summary.json.pdf"]),
        (["in/Notice.json.pdf"], ["in"], ["Notice.json.pdf"]),
        (["x.pdf/a.pdf"], ["x.pdf"], ["a"]),
        (["2021. .pdf"], ["2021. .pdf"], ["2021. .pdf"]),
    ],
)
def test_folders(
    files: list[str], given: list[str], folders: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, *files)
    assert [one.folder.as_posix() for one in find_inputs([Path(name) for name in given])] == folders


def test_what_lies_beside_notices_is_left_out(tmp_path: Path) -> None:
    kept = ["A.PDF", "deep/b.pdf", "words.txt"]
    left = [
        "~$A.pdf", ".hidden.pdf", ".git/c.pdf", "A.txt", "README.txt", "说明.txt", "A.corrections.yaml", "notes.pages",
        "A.pdf.tmp", "z.pptx",
    ]  # fmt: skip
    make(tmp_path, *kept, *left)
    assert sorted(one.path.relative_to(tmp_path).as_posix() for one in find_inputs([tmp_path])) == kept


def test_no_two_share_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "a/b.pdf", "b.pdf", "x/a/b.pdf", "y/a/b.pdf", "x/b.pdf", "x/B.txt")
    paths = [path for path in tmp_path.rglob("*") if path.is_file()]
    for given in ([tmp_path], paths, [tmp_path / "x", tmp_path / "y", tmp_path / "a"], [*paths, tmp_path]):
        folders = [one.folder.as_posix().casefold() for one in find_inputs(given)]
        assert len(folders) == len(set(folders))
        assert not any(folder.startswith(("/", "..")) for folder in folders)


def test_what_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = ["a.pages", "b/c.HEIC", "b/d", "e.dps", "f.pptx"]
    silent = ["~$a.docx", ".x.docx", "a.corrections.yaml", "readme.md", "Thumbs.db", "g.pdf.part", "说明.txt"]
    results = ["out/n/.yaodian.json", "out/n/notice.xlsx", "out/n/packs/x.xlsx", "out/summary.csv", "out/p.docx"]
    make(tmp_path, "p.pdf", "p.docx", "p.TXT", "p.jpg", *told, *silent, *results)
    found = survey([Path()], tmp_path / "out")
    assert sorted(one.label for one in found.unread) == told
    assert found.twins == ["p.jpg"] and found.compared == ["p.TXT", "p.docx"]
    assert [one.label for one in survey([Path("p.docx"), Path("p.pdf")]).inputs] == ["p.docx", "p.pdf"]


def test_results_and_parts_of_pages_are_nobodys_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    results = ["n/.yaodian.json", "n/units.csv", "d/diff.json", "d/diff.html", "d/diff（新）.html"]
    make(tmp_path, "page.html", "page_files/more.html", "d/q.html", "e/diff.html", *results)
    assert [one.label for one in survey([Path()]).inputs] == ["page.html", "d/q.html", "e/diff.html"]


def test_a_closed_folder_is_told_of(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "closed/b.pdf")
    (tmp_path / "closed").chmod(0)
    if os.access(tmp_path / "closed", os.R_OK):
        pytest.skip("nothing is closed to root")
    assert "没有权限" in survey([tmp_path]).unread[0].advice


@pytest.mark.parametrize("name", ["missing.pdf", "empty", "bad\0name"])
def test_nothing_to_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    with pytest.raises(UsageError):
        find_inputs([Path(name)])


def test_odd_things_in_a_folder_are_named_not_lost(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert len(find_inputs([tmp_path])) == 2


def test_names_are_printed_on_one_line_without_tricks() -> None:
    assert shown("a\nb\u202ec\x1b[2J") == "a\\nb\\u202ec\\x1b[2J"


def test_the_index_of_results_is_nobody_s_input_but_a_saved_page_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.batch.kinds.readable", lambda: (".txt", ".html"))
    for name in ("a.txt", "index.html", "index（新）.html"):
        (tmp_path / name).write_text("x")
    assert [one.path.name for one in find_inputs([tmp_path])] == ["a.txt", "index.html", "index（新）.html"]
    (tmp_path / "summary.json").write_text("{}")
    assert [one.path.name for one in find_inputs([tmp_path])] == ["a.txt"]


@pytest.mark.parametrize(
    "name", ["n.corrections.yaml", "n.pdf.corrections.yaml", "n.corrections.yaml.txt", "n.pdf.corrections.yml.txt"]
)
def test_corrections_under_names_that_they_come_to_have(name: str, tmp_path: Path) -> None:
    one = Input(tmp_path / "n.pdf", Path("n"))
    assert one.corrections.name == "n.corrections.yaml" and not one.corrections.exists()
    (tmp_path / name).write_text("", encoding="utf-8")
    assert one.corrections.name == name
    assert kind_of(name, ["n.pdf", name]) == "nothing", "no notice"


def test_a_folder_of_reports_holds_no_notices(tmp_path: Path) -> None:
    make(
        tmp_path,
        "a.pdf",
        "报告-2021-10-08/.yaodian-report.json",
        "报告-2021-10-08/督办单/01.docx",
        "报告-2021-10-08/通报.docx",
    )
    assert [one.path.name for one in find_inputs([tmp_path])] == ["a.pdf"]


def test_a_linked_folder_is_told_of_and_not_entered(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "乙.pdf").write_bytes(b"x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "甲.pdf").write_bytes(b"x")
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "far")
    found = survey([tmp_path / "in"])
    assert [one.path.name for one in found.inputs] == ["甲.pdf"]
    assert [one.path.name for one in found.unread] == ["linked"] and "链接" in found.unread[0].advice


def test_corrections_that_are_a_pipe_or_have_no_possible_name(tmp_path: Path) -> None:
    long = Input(tmp_path / f"{'长' * 80}.txt", Path("x"))
    assert long.known_corrections is None
    os.mkfifo(tmp_path / "甲.corrections.yaml")
    with pytest.raises(NotRegularError):
        assert Input(tmp_path / "甲.txt", Path("x")).known_corrections
