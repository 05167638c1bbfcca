from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.serving import uploads
from pipeline.serving.uploads import checked_name, take_in


async def pieces(*parts: bytes, fails: bool = False) -> AsyncIterator[bytes]:
    for part in parts:
        yield part
    if fails:
        raise ConnectionResetError


def taken(folder: Path, name: str, *parts: bytes, fails: bool = False) -> Path:
    return asyncio.run(take_in(pieces(*parts, fails=fails), folder, name))


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            ".",
            "..",
            "../甲.pdf",
            "a/b.pdf",
            "a\\b.pdf",
            "/etc/passwd",
            "C:\\a.pdf",
            "C:a.pdf",
            ".甲.pdf",
            "~$甲.docx",
        ),
        *(
            " 甲.pdf",
            "甲.pdf ",
            "甲\x00.pdf",
            "甲\n.pdf",
            "\u202efdp.甲.pdf",
            "<img>.pdf",
            "长" * 90 + ".pdf",
            "\udc80.pdf",
        ),
    ],
)
def test_names_that_are_paths_or_hostile_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        taken(tmp_path / "input", name, b"x")
    assert not (tmp_path / "input").exists()


@pytest.mark.parametrize("name", ["甲.exe", "甲", "甲.corrections.yaml", "summary.csv", "甲.zip", "甲.tmp"])
def test_forms_that_nothing_reads_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match="读不了这种文件"):
        checked_name(name)


def test_a_file_lies_beside_the_other_inputs(tmp_path: Path) -> None:
    path = taken(tmp_path / "input", "甲县（2021）.txt", b"a", b"b")
    assert path.read_bytes() == b"ab" and list(path.parent.iterdir()) == [path]


def test_too_large_or_empty_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 3)
    for parts in ((b"ab", b"cd"), ()):
        with pytest.raises(UsageError, match=r"太大|空的"):
            taken(tmp_path, "甲.txt", *parts)
    assert list(tmp_path.iterdir()) == []


def test_a_dropped_connection_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="无法写入"):
        taken(tmp_path, "甲.txt", b"ab", fails=True)
    assert list(tmp_path.iterdir()) == []


def test_another_file_of_that_name_stays(tmp_path: Path) -> None:
    taken(tmp_path, "甲.txt", b"old")
    with pytest.raises(UsageError, match="没有覆盖"):
        taken(tmp_path, "甲.txt", b"new")
    assert taken(tmp_path, "甲.txt", b"old").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["甲.txt"]
