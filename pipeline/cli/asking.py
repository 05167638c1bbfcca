"""What commands ask for before they begin: passwords from a file, and whether the place that was typed exists."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError

_ZONES: Final = ("开发区", "高新区", "新区", "管理区", "示范区", "度假区", "园区")
_SUGGESTED: Final = 5


def read_passwords(path: Path | None) -> tuple[str, ...]:
    """The lines of a file of passwords. Raises UsageError if it cannot be read, or holds none."""
    if path is None:
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
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


def check_place(rules: Path, given: str | None) -> None:
    """That ``--jurisdiction`` names one place. Raises UsageError with the places that may be meant.

    The national data has few development zones: such a name is taken as it is, with a word.
    """
    if given is None:
        return
    from pipeline.normalisers.divisions import Divisions
    from pipeline.normalisers.jurisdictions import find_jurisdiction

    if not given.strip():
        raise UsageError("--jurisdiction 后面的地名是空的，请写出地名，如 临沂市兰山区。")
    _, findings = find_jurisdiction(Divisions(rules), None, (), given)
    for finding in findings:
        if finding.code == "jurisdiction.unknown" and given.strip().endswith(_ZONES):
            print(f"注意：{finding.message}", file=sys.stderr)
        elif finding.code == "jurisdiction.unknown":
            raise UsageError(f"区划数据里没有“{given}”。{_alike(rules, given.strip())}")
        else:
            raise UsageError(finding.message)


def _alike(rules: Path, given: str) -> str:
    """The places whose names come nearest."""
    import difflib

    from pipeline.normalisers.divisions import Divisions

    divisions = Divisions(rules)
    short = divisions.short_names.get(given, [])
    names = difflib.get_close_matches(given, divisions.codes, _SUGGESTED, 0.6)
    codes = [*short, *(code for name in names for code in divisions.codes[name])]
    places = dict.fromkeys("".join((*place.parents, place.name)) for place in map(divisions.jurisdiction, codes))
    if not places:
        return "请检查 --jurisdiction 的写法，写到区县并带上级，如 临沂市兰山区。"
    return f"是不是这些中的一个：{'、'.join(list(places)[:_SUGGESTED])}？请照此写在 --jurisdiction 后面。"
