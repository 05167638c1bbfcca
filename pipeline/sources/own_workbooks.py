"""The program's own workbooks among the files that are to be read: a ledger lists tasks, and is no notice."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Final

from pipeline.model.maker import PROPERTIES, names_us

OWN: Final = "是本程序生成的工作簿（台账、单位清单等），不是通知，没有当作任务表读；要转换的，请给出原来的通知"
SUFFIXES: Final = (".xlsx", ".xlsm")
_MOST: Final = 2**20
"""Bytes of properties that are looked through."""


def is_own(path: Path) -> bool:
    """Whether a workbook carries the program's mark; not if it cannot be opened at all."""
    try:
        with zipfile.ZipFile(path) as parts, parts.open(PROPERTIES) as properties:
            return names_us(properties.read(_MOST))
    # No workbook, a damaged or an encrypted one, or one without properties: whoever reads it says what it is.
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return False
