"""Encrypted Word files, and old ones whose name says .docx."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

import yaodian
from pipeline.errors import PasswordError, SourceError
from pipeline.sources.docx.reader import read_docx
from tests import DATA, RULES

PASSWORD = "机密-2021"


@pytest.fixture(scope="module")
def encrypted() -> bytes:
    found = io.BytesIO()
    with (DATA / "lanshan-2021" / "word.docx").open("rb") as file:
        OOXMLFile(file).encrypt(PASSWORD, found)
    return found.getvalue()


def renamed(data: bytes, stream: str) -> bytes:
    """The container with another name for one of its streams."""
    old, new = stream.encode("utf-16-le"), ("X" * len(stream)).encode("utf-16-le")
    assert old in data
    return data.replace(old, new)


def refused(tmp_path: Path, data: bytes, password: str = "") -> SourceError:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(SourceError) as raised:
        read_docx(path, password)
    assert str(raised.value).startswith("a.docx：")
    return raised.value


def test_its_password_opens_it(encrypted: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(encrypted)
    notice = yaodian.read(path, passwords=["另一个", PASSWORD], rules=RULES)
    assert notice.notice.title == "2021年兰山区政务公开工作要点" and len(notice.tasks) == 34


@pytest.mark.parametrize("password", ["", "另一个"])
def test_no_other_does(password: str, encrypted: bytes, tmp_path: Path) -> None:
    error = refused(tmp_path, encrypted, password)
    assert isinstance(error, PasswordError) and "--password-file" in str(error)


def test_what_is_not_encrypted_is_named(encrypted: bytes, tmp_path: Path) -> None:
    assert "其实是旧版 Word" in str(refused(tmp_path, renamed(encrypted, "EncryptedPackage")))
    protected = refused(tmp_path, renamed(encrypted, "EncryptionInfo"), PASSWORD)
    assert "权限管理" in str(protected) and not isinstance(protected, PasswordError)


@pytest.mark.parametrize("kept", [8, 600, 3000])
def test_a_cut_file_is_damaged(kept: int, encrypted: bytes, tmp_path: Path) -> None:
    assert "已损坏" in str(refused(tmp_path, encrypted[:kept], PASSWORD))


def test_rounds_without_end_are_not_counted(encrypted: bytes, tmp_path: Path) -> None:
    assert b'spinCount="100000"' in encrypted
    endless = encrypted.replace(b'spinCount="100000"', b'spinCount="9' + b"9" * 8 + b'"', 1)
    assert "已损坏" in str(refused(tmp_path, endless[: len(encrypted)], PASSWORD))
