"""``yaodian schema``: prints the JSON Schema of the program's JSON files."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    what = (
        "哪一种：notice（要点，默认）、diff（年度对照）、coverage（落实情况）、csv（各 CSV 表的列）或 dataset（数据集）"
    )
    parser.add_argument(
        "kind",
        nargs="?",
        choices=("notice", "diff", "coverage", "csv", "dataset"),
        default="notice",
        metavar="种类",
        help=what,
    )


def run(args: argparse.Namespace) -> int:
    """Prints; exit status 0."""
    if args.kind == "notice":
        from pipeline.exporters.json_file import notice_schema

        print(notice_schema())
        return 0
    if args.kind == "dataset":
        from pipeline.dataset.shape import dataset_schema

        print(dataset_schema())
        return 0
    if args.kind == "csv":
        from pipeline.exporters.csv_columns import csv_schema

        print(csv_schema())
        return 0
    if args.kind == "coverage":
        from pipeline.exporters.superior.coverage_data import coverage_schema

        print(coverage_schema())
        return 0
    from pipeline.exporters.comparison.diff_json import diff_schema

    print(diff_schema())
    return 0
