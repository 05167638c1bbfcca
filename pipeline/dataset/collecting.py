"""Gathers converted notices into a dataset. Only years and provinces in which something changed are written again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.dataset.finding_notices import Scanned, scan
from pipeline.dataset.manifest import Collected, Manifest, Partition, found_at, read_manifest, write_manifest
from pipeline.dataset.parquet import Stale, kept_rows, part_of, write_part
from pipeline.dataset.rows_of_years import told_of
from pipeline.dataset.shape import CHANGES, DATASET_SCHEMA, TABLES
from pipeline.dataset.year_changes import Pair, change_rows, pairs_of
from pipeline.diff.bodies import Bodies
from pipeline.exporters.json_file import read_notice
from pipeline.exporters.notice_tables import Rows, rows_of
from pipeline.model import Notice, Unit

_OF_NOTICES: Final = tuple(name for name in TABLES if name != CHANGES)


class RulesAsked(Struct, frozen=True):
    """What gathering asks of the rules. ``basis``: their hash and the program's; where it is another than the
    dataset's, all is made again. ``units``: the bodies that a notice names; ``bodies``: who became whom."""

    basis: str
    units: Callable[[Notice], Mapping[str, Unit]]
    bodies: Callable[[Sequence[Notice]], Bodies]


class Gathered(Struct, frozen=True):
    """What a run did: notices in the dataset, those read in this run, those that are gone, files written, messages of
    what could not be taken, and what is missing in the rows of years, or there twice."""

    notices: int
    read: int
    gone: int
    written: int
    messages: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def collect_all(outputs: Sequence[Path], dataset: Path, sources: RulesAsked) -> Gathered:
    """All notices below the folders ``outputs`` in the dataset; what it has from other folders stays.

    A notice that cannot be read is a message, and what the dataset has of it stays. Raises SourceError for a broken
    dataset, OutputError if it cannot be written, UsageError where pyarrow is missing.
    """
    found = read_manifest(dataset)
    before = found or Manifest(DATASET_SCHEMA, sources.basis, {})
    anew = before.basis != sources.basis
    scanned = scan(outputs, dataset, before, anew)
    run = _Run(dataset, before, scanned, sources)
    written = run.write_notices() + run.write_changes(anew)
    after = Manifest(DATASET_SCHEMA, sources.basis, run.notices, tuple(sorted(run.pairs)))
    told = tuple(told_of(dict(sorted(run.notices.items(), key=lambda entry: entry[1].path))))
    if after != found:
        write_manifest(dataset, after)
    return Gathered(len(run.notices), len(scanned.fresh), len(scanned.gone), written, scanned.messages, told)


class _Run:
    """One run over a dataset; its files are written partition by partition, so that memory stays that of one."""

    def __init__(self, dataset: Path, before: Manifest, scanned: Scanned, sources: RulesAsked) -> None:
        self.dataset, self.before, self.scanned, self.sources = dataset, before, scanned, sources
        kept = {key: one for key, one in before.notices.items() if key not in scanned.gone}
        self.notices: dict[str, Collected] = {**kept, **scanned.fresh}
        self.pairs = frozenset(pairs_of(self.notices))

    def write_notices(self) -> int:
        """Write what changed in all tables but that of changes; how many files."""
        by_partition: dict[Partition, list[str]] = defaultdict(list)
        for key, one in self.scanned.fresh.items():
            by_partition[one.partition].append(key)
        stale = {*self.scanned.fresh, *self.scanned.gone}
        touched = {self.before.notices[key].partition for key in stale if key in self.before.notices}
        written = 0
        for partition in sorted({*by_partition, *touched}):
            rows: dict[str, Rows] = {name: [] for name in _OF_NOTICES}
            for key in by_partition[partition]:
                notice = self._read(key)
                found = rows_of(notice, self.sources.units(notice))
                for name in _OF_NOTICES:
                    rows[name] += found[name]
            for name in _OF_NOTICES:
                written += self._write(name, partition, rows[name], lambda row: row["notice"] in stale)
        return written

    def write_changes(self, anew: bool) -> int:
        """Write the changes of pairs that are new or of which a notice changed; how many files."""
        lost, due = self._pairs_to_redo(anew)
        by_partition: dict[Partition, list[Pair]] = defaultdict(list)
        for pair in sorted(due):
            by_partition[self.notices[pair.new].partition].append(pair)
        homes = (notices.get(pair.new) for pair in lost for notices in (self.before.notices, self.notices))
        touched = {entry.partition for entry in homes if entry}
        redone: set[tuple[object, object]] = {*lost, *due}
        written = 0
        for partition in sorted({*by_partition, *touched}):
            rows: Rows = []
            for pair in by_partition[partition]:
                old, new = self._read(pair.old), self._read(pair.new)
                rows += change_rows(old, new, self.sources.bodies([old, new]))
            written += self._write(CHANGES, partition, rows, lambda row: (row["old_notice"], row["notice"]) in redone)
        return written

    def _pairs_to_redo(self, anew: bool) -> tuple[set[Pair], set[Pair]]:
        """Pairs whose rows are to go, and pairs whose rows are to be made."""
        stale = {*self.scanned.fresh, *self.scanned.gone}
        had = {Pair(*pair) for pair in self.before.pairs}
        lost = {pair for pair in had if pair not in self.pairs or stale & {*pair}}
        return lost, {pair for pair in self.pairs if pair not in had or stale & {*pair} or anew}

    def _read(self, key: str) -> Notice:
        return read_notice(found_at(self.dataset, self.notices[key]))

    def _write(self, table: str, partition: Partition, rows: Rows, stale: Stale) -> int:
        path = part_of(self.dataset, table, partition)
        year = int(partition.year) if partition.year else None
        whole = [*kept_rows(path, table, stale, year), *rows]
        write_part(path, table, sorted(whole, key=_by_notice))
        return 1


def _by_notice(row: tuple[object, ...]) -> str:
    """Rows of a notice stand together, in the order in which they were made: the same dataset, the same bytes."""
    return str(row[0])
