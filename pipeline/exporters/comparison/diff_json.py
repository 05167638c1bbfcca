"""``diff.json`` and its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import msgspec

from pipeline.exporters.atomic import write_bytes
from pipeline.model.change import Diff

INDENT: Final = 2


def diff_json(diff: Diff) -> bytes:
    """UTF-8 with Chinese as it is, keys in the model's order, two spaces of indent, a line break at the end."""
    return msgspec.json.format(msgspec.json.encode(diff), indent=INDENT) + b"\n"


def write_diff_json(diff: Diff, path: Path) -> None:
    """Write ``diff.json``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, diff_json(diff))


def diff_schema() -> str:
    """The JSON Schema of ``diff.json``, as text."""
    return json.dumps(msgspec.json.schema(Diff), ensure_ascii=False, indent=INDENT)
