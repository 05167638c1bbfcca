from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from pipeline.corrections import read_corrections
from pipeline.errors import RulesError, UsageError
from pipeline.serving import corrections_store
from pipeline.serving.corrections_store import ConflictError, CorrectionsStore
from pipeline.serving.edits import DeadlineEdit, NameEdit, TextEdit
from pipeline.serving.known_results import version_of

BY_HAND = """\
# 张三写的
texts:             # where: 写在哪里
  - {where: 任务事项, number: 24, old: 决策项目目录, new: '决策事项目录'}

join:
  - [5, 6]   # 其实是一项
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "甲.corrections.yaml"


def test_what_people_wrote_stays_sign_for_sign(path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    CorrectionsStore().edit(path, version_of(path), DeadlineEdit(3, due="2021-09-30"))
    text = path.read_text(encoding="utf-8")
    assert text.startswith(BY_HAND) and text[len(BY_HAND) :] == "deadlines:\n  - {task: 3, due: '2021-09-30'}\n"
    assert read_corrections(path).deadlines[0].due == "2021-09-30"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_files_of_windows_are_read(path: Path, encoding: str) -> None:
    path.write_text(BY_HAND, encoding=encoding)
    CorrectionsStore().edit(path, version_of(path), NameEdit("商城", "甲"))
    assert "张三" in path.read_text(encoding="utf-8") and read_corrections(path).join == [[5, 6]]


def test_another_version_is_told_and_nothing_written(path: Path) -> None:
    store = CorrectionsStore()
    first = store.edit(path, "", NameEdit("商城", "甲"))
    before = path.read_bytes()
    for version in ("", "0" * 64):
        with pytest.raises(ConflictError, match="没有写入"):
            store.edit(path, version, NameEdit("商城", "乙"))
        with pytest.raises(ConflictError):
            store.undo(path, version)
    assert path.read_bytes() == before and version_of(path) == first


def test_of_two_at_once_one_is_written(path: Path) -> None:
    store, told = CorrectionsStore(), []

    def edit(name: str) -> None:
        try:
            told.append(store.edit(path, "", NameEdit("商城", name)))
        except ConflictError:
            told.append("conflict")

    threads = [Thread(target=edit, args=(f"单位{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told.count("conflict") == 5 and version_of(path) in told


def test_undo_goes_back_step_by_step_to_no_file(path: Path) -> None:
    store = CorrectionsStore()
    first = store.edit(path, "", NameEdit("商城", "甲"))
    second = store.edit(path, first, NameEdit("开发区", "乙"))
    assert store.can_undo(path, second) and not store.can_undo(path, first)
    assert store.undo(path, second) == first
    assert store.undo(path, first) == "" and not path.exists()
    with pytest.raises(UsageError, match="没有可以撤销"):
        store.undo(path, "")


def test_what_was_changed_in_an_editor_is_not_taken_back(path: Path) -> None:
    store = CorrectionsStore()
    store.edit(path, "", NameEdit("商城", "甲"))
    path.write_text(BY_HAND, encoding="utf-8")
    with pytest.raises(UsageError, match="没有可以撤销"):
        store.undo(path, version_of(path))
    assert path.read_text(encoding="utf-8") == BY_HAND


def test_a_broken_file_is_told_with_its_line(path: Path) -> None:
    path.write_text("texts:\n  - {where: nowhere}\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(RulesError, match="第 2 行"):
        CorrectionsStore().edit(path, version_of(path), NameEdit("商城", "甲"))
    assert path.read_bytes() == before


def test_an_edit_that_no_run_could_read_is_refused(path: Path) -> None:
    with pytest.raises(UsageError, match="写不进"):
        CorrectionsStore().edit(path, "", DeadlineEdit(3, due="2021-02-30"))
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize(
    "word", ["a: b", "- x", "'", '"', "# 甲", "{", "\n甲", "!!python/object:os.system", "&a", "*a", "null", "2021"]
)
def test_hostile_words_come_back_as_they_were(path: Path, word: str) -> None:
    CorrectionsStore().edit(path, "", TextEdit("task", word + "旧", word + "新", 1))
    (entry,) = read_corrections(path).texts
    assert (entry.old, entry.new) in ((word + "旧", word + "新"), ("旧", "新"))
    version = version_of(path)
    CorrectionsStore().edit(path, version, NameEdit("商城", word.strip() + "局"))
    assert read_corrections(path).units[0].parties[0].name == word.strip() + "局"


@pytest.fixture
def cut_short(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def write(path: Path, content: bytes) -> Any:
        if not path.name.endswith(".probe"):
            raise KeyboardInterrupt
        path.write_bytes(content)

    monkeypatch.setattr(corrections_store, "write_bytes", write)
    yield


def test_an_interruption_leaves_the_old_file(path: Path, cut_short: None) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        CorrectionsStore().edit(path, version_of(path), NameEdit("商城", "甲"))
    assert path.read_text(encoding="utf-8") == BY_HAND and list(path.parent.iterdir()) == [path]
