"""What became of each correction: a finding, and, where it was typed into the sheet 更正, a word for its row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from pipeline.corrections.file import Corrections, Kind, TypedCorrections
from pipeline.model import Finding

T = TypeVar("T")
About = tuple[int | None, int | None]
"""The numbers of the point and of the task that a correction is about."""


class Outcomes:
    """Collects them in the order in which corrections are applied. ``set_aside``: why a typed one is not."""

    def __init__(self, corrections: Corrections, set_aside: Mapping[tuple[Kind, int], str]) -> None:
        typed = corrections if isinstance(corrections, TypedCorrections) else TypedCorrections()
        self._sheet, self._rows, self._set_aside = typed.sheet, typed.rows, set_aside
        self.findings: list[Finding] = []
        self.by_row: dict[int, str] = {}
        for row, reason in typed.refused.items():
            self._refuse(row, reason)

    def taken(self, kind: Kind, listed: Sequence[T]) -> Iterator[tuple[int, T]]:
        """Those of a list that are to be applied, with their places in it."""
        for at, one in enumerate(listed):
            reason = self._set_aside.get((kind, at))
            if reason is None:
                yield at, one
            else:
                self._refuse(self._rows[kind, at], reason)

    def tell(self, kind: Kind, at: int, what: str, hits: int, about: About = (None, None)) -> None:
        """That one was applied so many times; 0: it was not found."""
        row = self._rows.get((kind, at))
        place = "更正文件" if row is None else f"{self._sheet}第 {row} 行"
        times = f"（{hits} 处）" if hits > 1 else ""
        if hits:
            self.findings.append(Finding.of("correction.applied", f"按{place}：{what}{times}。", *about))
        elif row is None:
            message = f"更正文件中的一条已对不上：{what}，原文中没有找到。请核对后修改或删去这一条。"
            self.findings.append(Finding.of("correction.not_found", message, *about))
        else:
            message = f"{place}已对不上：{what}，原文中没有找到。请核对后修改或清空这一行。"
            self.findings.append(Finding.of("correction.not_found", message, *about))
        if row is not None:
            self.by_row[row] = f"已采用{times}" if hits else f"未采用：{what}，原文中没有找到"

    def _refuse(self, row: int, reason: str) -> None:
        self.by_row[row] = f"未采用：{reason}"
        message = f"{self._sheet}第 {row} 行没有采用：{reason}。"
        self.findings.append(Finding.of("correction.not_taken", message))
