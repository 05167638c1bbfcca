"""What commands ask for before they begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.asking import ask_password, read_passwords
from pipeline.errors import UsageError


def test_a_password_a_line(tmp_path: Path) -> None:
    path = tmp_path / "passwords"
    path.write_bytes(b"\xef\xbb\xbfone\r\n\r\n" + " 二 \n".encode())
    assert read_passwords(path) == ("one", " 二 ")
    assert read_passwords(None) == ()


@pytest.mark.parametrize(
    ("content", "said"), [(b"\n\n", "是空的"), ("密码".encode("gb18030"), "UTF-8"), (None, "读不出来")]
)
def test_a_file_without_passwords(content: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "passwords"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=said):
        read_passwords(path)


def test_what_is_typed_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return "secret"

    monkeypatch.setattr("getpass.getpass", typed)
    assert ask_password(["a.pdf", "b.pdf"], again=False) == "secret"
    ask_password(["a.pdf"], again=True)
    assert "a.pdf、b.pdf" in asked[0] and "密码不对" not in asked[0] and asked[1].startswith("密码不对")


def test_nothing_more_will_come(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def closed(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", closed)
    assert ask_password(["a.pdf"], again=False) == ""
    assert capsys.readouterr().err == "\n"
