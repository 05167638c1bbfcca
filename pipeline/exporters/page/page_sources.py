"""Script and style of a page: the files of ``assets/`` put together, with the policy that lets them run."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

ASSETS: Final = Path(__file__).parent / "assets"
_REMARK: Final = re.compile(r"^\s*/\*.*?\*/\s*$", re.MULTILINE | re.DOTALL)


class Sources(Struct, frozen=True):
    """Script and style of a page, each one text, with the policy that lets these run and nothing else."""

    script: str
    style: str

    @property
    def policy(self) -> str:
        return (
            f"default-src 'none'; script-src '{_hash(self.script)}'; style-src '{_hash(self.style)}'; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        )


@lru_cache(maxsize=4)
def sources(scripts: tuple[str, ...], styles: tuple[str, ...]) -> Sources:
    """The named files of ``assets/`` put together; the script runs in a scope of its own."""
    code = "\n".join(_short((ASSETS / name).read_text(encoding="utf-8")) for name in scripts)
    style = "\n".join(_short((ASSETS / name).read_text(encoding="utf-8")) for name in styles)
    return Sources(f'(function () {{\n"use strict";\n{code}}})();\n', style)


def _short(source: str) -> str:
    """Without what only people read: lines that are comments, and indents."""
    lines = _REMARK.sub("", source).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip() and not line.strip().startswith("//"))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
