"""What a person chose for a run: one type from the command line and the public face down to the worker."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import force_setattr

from pipeline.exporters.exports import by_default, chosen
from pipeline.sources.readers import ENGINES, check_engine, check_reader


class Settings(Struct, frozen=True):
    """``rules`` is a folder that exists, ``jurisdiction`` whose notice it is where the notice does not say.

    ``exports``: codes of what is written, kept in the order of their table; ``reader``: the code of a reader, where the
    suffix does not tell; ``passwords`` are tried in turn; ``ocr``: all pages of a PDF are read as pictures;
    ``threads``: how many work on one picture; ``engine``: what reads the text of a PDF. Raises UsageError for an
    unknown code, listing those known.
    """

    rules: Path
    jurisdiction: str | None = None
    exports: tuple[str, ...] = by_default()
    reader: str | None = None
    passwords: tuple[str, ...] = ()
    ocr: bool = False
    threads: int = 1
    engine: str = ENGINES[0]

    def __post_init__(self) -> None:
        force_setattr(self, "exports", tuple(row.code for row in chosen(self.exports)))
        if self.reader is not None:
            check_reader(self.reader)
        check_engine(self.engine)

    @property
    def shows_way(self) -> bool:
        """Whether any export shows how the file was read."""
        return any(row.shows_way for row in chosen(self.exports))

    def recorded(self) -> dict[str, str | bool | None]:
        """What results depend on, as their record keeps it; the rules have a hash of their own there."""
        return {
            "jurisdiction": self.jurisdiction,
            "exports": " ".join(self.exports),
            "reader": self.reader,
            "ocr": self.ocr,
            "engine": self.engine,
        }
