"""``dataset.json``: which notices a dataset holds, from which files, and where their rows are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from pipeline.dataset.shape import DATASET_SCHEMA
from pipeline.errors import SourceError, UsageError, system_reason
from pipeline.exporters.atomic import write_bytes

MANIFEST: Final = "dataset.json"


class Partition(Struct, frozen=True, order=True):
    """A year and a province, whose rows stand in files of their own. Empty where the notice does not tell."""

    year: str = ""
    province: str = ""


class Collected(Struct, frozen=True):
    """A notice in the dataset. ``path``: from the dataset to its ``notice.json``; ``content``: the hash of that file;
    ``place`` and ``subject``: what it is of, by which the notices of successive years find each other."""

    path: str
    content: str
    partition: Partition
    place: str
    subject: str
    tasks: int


class Manifest(Struct, frozen=True):
    """``notices`` by their key; ``basis``: rules and program that the rows were made with; ``pairs``: keys of notices,
    of which the later one was compared with the earlier."""

    schema: str
    basis: str
    notices: dict[str, Collected]
    pairs: tuple[tuple[str, str], ...] = ()


def found_at(dataset: Path, one: Collected) -> Path:
    """The ``notice.json`` of a notice. The way to it holds whether the dataset's folder is there yet or not."""
    return Path(os.path.normpath(dataset / one.path))


def read_manifest(dataset: Path) -> Manifest | None:
    """What the folder holds; None if it is new. Raises SourceError if it cannot be understood."""
    path = dataset / MANIFEST
    if not path.exists():
        return None
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        raise SourceError(f"{path}：无法读取（{system_reason(error)}）") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}：不是完整的数据集目录文件；请把数据集文件夹移走，重新汇集。") from error
    if found.schema != DATASET_SCHEMA:
        raise SourceError(
            f"{path}：是别的版本写的（{found.schema}，本程序用 {DATASET_SCHEMA}）；请换一个文件夹重新汇集。"
        )
    return found


def existing(dataset: Path) -> Manifest:
    """What the folder holds. Raises UsageError if nothing was collected there."""
    found = read_manifest(dataset)
    if found is None:
        raise UsageError(f"{dataset}：不是数据集文件夹（没有 {MANIFEST}），请先用 yaodian collect 汇集。")
    return found


def write_manifest(dataset: Path, manifest: Manifest) -> None:
    """Written last: until then the dataset is as the one before says. Raises OutputError."""
    write_bytes(dataset / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
