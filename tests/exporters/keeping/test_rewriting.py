"""A workbook is replaced only where nothing of a person's can be lost, and is built once."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import OutputError
from pipeline.exporters.keeping.placing_back import UserEntries
from pipeline.exporters.keeping.rewriting import Built, lock_of, rewrite


class Builder:
    def __init__(self, content: bytes) -> None:
        self.given: list[UserEntries] = []
        self._content = content

    def __call__(self, kept: UserEntries) -> Built:
        self.given.append(kept)
        return Built(self._content, ("有 1 条",))


def test_written_where_nothing_stands(tmp_path: Path) -> None:
    build = Builder(b"new")
    outcome = rewrite(tmp_path / "a.xlsx", UserEntries, build)
    assert outcome.path_written.read_bytes() == b"new" and not outcome.aside and build.given == [UserEntries()]


def test_replaced_with_what_was_kept_and_built_once(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")
    kept, build = UserEntries(content=b"old"), Builder(b"new")
    outcome = rewrite(tmp_path / "a.xlsx", lambda: kept, build)
    assert (tmp_path / "a.xlsx").read_bytes() == b"new" and outcome.messages == ("有 1 条",) and build.given == [kept]


def test_beside_what_cannot_be_read_copied_or_is_open(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def unreadable() -> UserEntries:
        raise OutputError("读不了")

    chart = UserEntries(content=b"old", uncopyable=("图",))
    for read, said in ((unreadable, "读不了"), (lambda: chart, "“图”表中有图表")):
        outcome = rewrite(path, read, Builder(b"new"))
        assert outcome.aside and said in outcome.messages[0] and outcome.path_written.name == "a（新）.xlsx"
    (tmp_path / "~$a.xlsx").touch()
    assert lock_of(path) == tmp_path / "~$a.xlsx"
    outcome = rewrite(path, lambda: UserEntries(content=b"old"), Builder(b"newer"))
    assert "正在别的程序中打开" in outcome.messages[0] and outcome.path_written.name == "a（新2）.xlsx"
    assert path.read_bytes() == b"old"
