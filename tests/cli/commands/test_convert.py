"""The arguments of ``yaodian convert``, and its exit status."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from pipeline.cli.commands import convert
from pipeline.exporters.exports import EXPORTS

TEXT = "2023年甲县政务公开工作要点\n一、重点任务\n（一）公开预算\n按时公开信息。（县财政局负责）\n"


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    convert.add_arguments(parser)
    return parser.parse_args(words)


def test_every_export_with_an_option_can_be_asked_for() -> None:
    for row in EXPORTS:
        if row.option:
            assert getattr(parsed("a.pdf", row.option), row.option.lstrip("-").replace("-", "_"))


@pytest.mark.parametrize("words", [["-q", "-v"], ["--memory-limit", "8"], ["-j", "0"], ["--time-limit", "x"]])
def test_what_makes_no_sense_is_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        parsed("a.pdf", *words)


@pytest.mark.process
@pytest.mark.parametrize(("text", "words", "status"), [(TEXT, [], 0), ("大家好。", [], 3), (TEXT, ["--strict"], 0)])
def test_exit_status(tmp_path: Path, text: str, words: list[str], status: int) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    args = parsed(str(tmp_path / "a.txt"), "-q", "-j", "1", "-o", str(tmp_path / "out"), *words)
    assert convert.run(args) == status
