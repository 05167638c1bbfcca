"""Which program this is: what it makes is made again by another one, and what it remembers is forgotten."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

_CODE: Final = (".py", ".js", ".css")
_NO_CODE: Final = ("_rules", "__pycache__")
_LIBRARIES: Final = (
    "pdfplumber",
    "pdfminer.six",
    "pypdfium2",
    "openpyxl",
    "jieba",
    "regex",
    "rapidfuzz",
    "scipy",
    "msgspec",
    "PyYAML",
)


@lru_cache(maxsize=1)
def hash_program() -> str:
    """One SHA-256 over the program's own code, the libraries that decide on results, and the Python version."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for name, content in _code(Path(__file__).parent):
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    return digest.hexdigest()


def _code(root: Path) -> Iterator[tuple[str, bytes]]:
    """The program's files and what stands in them, in a fixed order. Every run waits for this, so it is done with
    plain names: paths would cost more than the reading."""
    start = len(str(root)) + 1
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(one for one in inner if one not in _NO_CODE)
        for name in sorted(names):
            if name.endswith(_CODE):
                path = f"{folder}{os.sep}{name}"
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see above
                    yield path[start:].replace(os.sep, "/"), file.read()


def _version(name: str) -> str:
    try:
        return version(name)
    # A library whose metadata was left out of the installation.
    except PackageNotFoundError:
        return "?"
