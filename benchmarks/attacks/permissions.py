"""Who may read results, before and after a run."""

# ruff: noqa: E501 - lines of bash
from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

from benchmarks.attacks.case import CONVERT, DIFF, OLD, Case

FAMILY = "permissions"
NAMES = ("notice.json", "notice.xlsx", "notice.html", "assignments.csv", "units.csv")


def _modes(wanted: int, *names: str) -> Callable[[Path], str]:
    """That files have these permissions."""

    def holds(folder: Path) -> str:
        modes = {name: stat.S_IMODE((folder / name).stat().st_mode) for name in names}
        return ", ".join(f"{name} is {mode:o}" for name, mode in modes.items() if mode != wanted)

    return holds


def _grouped(folder: Path) -> str:
    """That results belong to the group of their folder."""
    groups = {name: (folder / "out" / "甲" / name).stat().st_gid for name in NAMES}
    return ", ".join(f"{name} has group {group}" for name, group in groups.items() if group != 12)


RESULTS = tuple(f"out/甲/{name}" for name in NAMES)
OVER = ("out/summary.csv", "out/summary.json", "out/index.html")
DIFFS = ("out/diff.json", "out/diff.xlsx", "out/diff.html")
CASES = (
    Case("0600 stays", f"{CONVERT} --force", before=f"{CONVERT}; chmod 600 out/甲/*", holds=_modes(0o600, *RESULTS)),
    Case(
        "0600 stays when content changes",
        "yaodian convert also -o out",
        before="cp -r in also; yaodian convert also -o out; chmod 600 out/甲/*; sed -i s/公开尽公开/公布尽公布/ also/甲.txt",
        holds=_modes(0o600, *RESULTS),
    ),
    Case("0640 stays", f"{CONVERT} --force", before=f"{CONVERT}; chmod 640 out/甲/*", holds=_modes(0o640, *RESULTS)),
    Case(
        "the summary's 0600 stays",
        f"{CONVERT} --force",
        before=f"{CONVERT}; chmod 600 out/*.*",
        holds=_modes(0o600, *OVER),
    ),
    Case(
        "the record's 0600 stays",
        f"{CONVERT} --force",
        before=f"{CONVERT}; chmod 600 out/甲/.y*",
        holds=_modes(0o600, "out/甲/.yaodian.json"),
    ),
    Case("umask 077", f"umask 077; {CONVERT}", holds=_modes(0o600, *RESULTS, *OVER)),
    Case("umask 027", f"umask 027; {CONVERT}", holds=_modes(0o640, *RESULTS, *OVER)),
    Case("umask 002", f"umask 002; {CONVERT}", holds=_modes(0o664, *RESULTS, *OVER)),
    Case("the folder's group", CONVERT, before="mkdir -p out/甲; chgrp 12 out/甲; chmod g+s out/甲", holds=_grouped),
    Case("diff's 0600 stays", DIFF, OLD, before=f"{DIFF}; chmod 600 out/*", holds=_modes(0o600, *DIFFS)),
    Case(
        "a result that is read-only",
        f"{CONVERT} --force",
        before=f"{CONVERT}; chmod 400 out/甲/notice.json",
        status=(0, 3),
        holds=_modes(0o400, RESULTS[0]),
    ),
    Case("a folder that takes nothing", CONVERT, before="mkdir out; chmod 500 out", status=(0, 2)),
)
