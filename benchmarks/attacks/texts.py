"""Texts of a megabyte on one line or of one sign: what takes ten times as long must be ten times as much."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.attacks.case import Case, file, text_of

FAMILY = "texts"
MEGABYTE = 1_000_000
SECONDS = 8
START = "2023年甲县政务公开工作要点\n\n一、总体要求\n1.全面推进政务公开。依法公开。\n"


def _much(text: str) -> str:
    return text * (MEGABYTE // len(text.encode()))


def _case(name: str, text: str, suffix: str = "txt", start: str = START) -> Case:
    """A file of its own, that is read or refused within the limit, and not by the limit."""
    line = f"yaodian convert big.{suffix} -o out --time-limit {SECONDS}"
    return Case(name, line, file(f"big.{suffix}", start + text), status=(0, 3), holds=_unlimited)


def _unlimited(folder: Path) -> str:
    rows = json.loads((folder / "out" / "summary.json").read_bytes())["files"]
    return next((row["reason"] for row in rows if row["problem"] == "limit"), "")


def ragged(rows: int) -> str:
    """A table of so many rows, each with another number of cells and beginning at another one."""
    return "\n".join(
        "\t".join([f"任务{row}", "要求", "县财政局", *["丙"] * (row % 7)][row % 3 :]) for row in range(rows)
    )


def _units(name: str, text: str) -> Case:
    return Case(
        # Of processor time: how long it waits for others says nothing.
        f"units: {name}",
        f"ulimit -t {SECONDS}; yaodian units < big > said",
        file("big", text + "\n"),
        status=(0, 2, 3),
    )


PIECES = {
    "spaces": " ",
    "ideographic spaces": "\u3000",
    "tabs": "\t",
    "opened brackets with a label": "（责任单位：",
    "signs of drawn tables": "+ |-_=",
    "one sign a line": "中\n",
    "one sign on one line": "中",
    "dates": "12月31日前",
    "digits": "7",
    "brackets": "（",
    "closed brackets": "（）",
    "book titles": "《",
    "headings": "一、\n",
    "numbers": "1.\n",
    "points in one line": "1.甲。",
    "full stops": "。",
    "commas": "、",
    "line breaks": "\n",
    "carriage returns": "\r",
    "units": "县财政局、",
    "role words": "牵头",
    "colons": "责任单位：",
    "dashes": "—",
    "dots of contents": "要点……1\n",
    "letters": "a",
    "bars": "|",
    "joiners": "\u200d",
}
CASES = (
    *(_case(name, _much(text)) for name, text in PIECES.items()),
    _case("spaces alone", _much(" "), start=""),
    _case("a ragged table of 3,000 rows", "工作任务\t具体要求\t责任单位\n" + ragged(3000)),
    _case("a notice of 3,000 points", text_of(3000), start=""),
    _case("csv: commas", _much(","), "csv"),
    _case("csv: quotes", _much('"'), "csv"),
    _case("csv: one line", _much("县财政局,"), "csv"),
    _case("csv: a ragged table", "工作任务,具体要求,责任单位\n" + ragged(3000).replace("\t", ","), "csv"),
    _case("html: opened cells", _much("<td>"), "html", "<table><tr>"),
    _case("html: opened blocks", _much("<div>"), "html", ""),
    _case("html: opened tables", _much("<table><tr><td>"), "html", ""),
    _case("html: one sign", _much("中"), "html", "<p>"),
    _case("html: entities", _much("&amp;"), "html", "<p>"),
    _case("html: comments", _much("<!--"), "html", "<p>"),
    _case("html: spans", _much("<span>中</span>"), "html", "<p>"),
    *(_units(name, _much(text.replace("\n", "；"))) for name, text in PIECES.items() if text.strip("\r\n")),
    Case(
        "units: deep brackets",
        "yaodian units < big > said",
        file("big", "（" * 100_000 + "县财政局" + "）" * 100_000 + "\n"),
        seconds=12,
    ),
)
