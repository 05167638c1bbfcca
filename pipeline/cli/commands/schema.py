"""``yaodian schema``: prints the JSON Schema of the program's JSON files, and the columns of its tables."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Final

# Each is imported only when it is asked for.


def _notice() -> str:
    from pipeline.exporters.json_file import notice_schema

    return notice_schema()


def _diff() -> str:
    from pipeline.exporters.comparison.diff_json import diff_schema

    return diff_schema()


def _review() -> str:
    from pipeline.exporters.report.look_back_files import look_back_schema

    return look_back_schema()


def _coverage() -> str:
    from pipeline.exporters.superior.coverage_data import coverage_schema

    return coverage_schema()


def _csv() -> str:
    from pipeline.exporters.csv_columns import csv_schema

    return csv_schema()


def _dataset() -> str:
    from pipeline.dataset.shape import dataset_schema

    return dataset_schema()


_KINDS: Final[Mapping[str, tuple[str, Callable[[], str]]]] = {
    "notice": ("要点，默认", _notice),
    "diff": ("年度对照", _diff),
    "review": ("回头看", _review),
    "coverage": ("落实情况", _coverage),
    "csv": ("各 CSV 表的列", _csv),
    "dataset": ("数据集", _dataset),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    what = "哪一种：" + "、".join(f"{kind}（{told}）" for kind, (told, _) in _KINDS.items())
    parser.add_argument("kind", nargs="?", choices=tuple(_KINDS), default="notice", metavar="种类", help=what)


def run(args: argparse.Namespace) -> int:
    """Prints; exit status 0."""
    _, schema = _KINDS[args.kind]
    print(schema())
    return 0
