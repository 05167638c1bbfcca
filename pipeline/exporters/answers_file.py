"""``answers.json``: what the units answered, beside the ledger that shows it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.errors import SourceError
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.kept_record import ANSWERS
from pipeline.model.unit_answers import Answers


def read_answers(folder: Path) -> Answers:
    """The answers kept in a folder of results; none where nothing came back yet. Raises SourceError for a broken
    file: without it the units' answers would vanish from the ledger."""
    path = folder / ANSWERS
    try:
        return msgspec.json.decode(path.read_bytes(), type=Answers)
    except FileNotFoundError:
        return Answers()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(
            f"{path}：各单位报回的记录读不出来，没有改动任何文件。请恢复这个文件；若不再需要，请把它移走，再合并一次报回的清单。"
        ) from error


def write_answers(answers: Answers, folder: Path) -> None:
    """Keep the answers in a folder of results. The same answers give the same bytes. Raises OutputError."""
    content = msgspec.json.format(msgspec.json.encode(answers), indent=1) + b"\n"
    write_bytes(folder / ANSWERS, content)
