"""What commands ask for: passwords, from a file or of the person at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import NotRegularError, UsageError
from pipeline.regular_files import read_regular


def read_passwords(path: Path | None) -> tuple[str, ...]:
    """The lines of a file of passwords. Raises UsageError if it cannot be read, or holds none."""
    if path is None:
        return ()
    try:
        lines = read_regular(path).decode("utf-8-sig").splitlines()
    except NotRegularError as error:
        raise UsageError(f"{path}：密码文件不是普通文件，请把密码写进一个文本文件。") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}：密码文件读不出来，请检查路径、权限，并存成 UTF-8 文本。") from error
    passwords = tuple(line for line in lines if line)
    if not passwords:
        raise UsageError(f"{path}：密码文件是空的，请把密码写进去，每行一个。")
    return passwords


def ask_password(names: Sequence[str], again: bool) -> str:
    """What the user types, unseen; empty if the files are to be left."""
    import getpass

    wrong = "密码不对。" if again else ""
    try:
        return getpass.getpass(f"{wrong}加密的文件：{'、'.join(names)}。请输入密码（直接回车跳过）：")
    # Ctrl-D: nothing more will come.
    except EOFError:
        print(file=sys.stderr)
        return ""
