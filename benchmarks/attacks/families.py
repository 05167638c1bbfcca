"""All attacks by their family."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from benchmarks.attacks import (
    encodings,
    isolation,
    limits,
    names,
    outputs,
    ownership,
    pages_and_sheets,
    pdfs,
    permissions,
    silence,
    special_files,
    streams,
    terminal,
    texts,
    yaml_files,
)
from benchmarks.attacks.case import Case

_ROOMS: Final = (
    *(names, streams, special_files, silence, permissions, pdfs, texts, encodings, yaml_files, terminal),
    *(ownership, limits, outputs, isolation, pages_and_sheets),
)
FAMILIES: Final[Mapping[str, tuple[Case, ...]]] = {room.FAMILY: tuple(room.CASES) for room in _ROOMS}
