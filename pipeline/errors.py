"""What can go wrong in ways that a user can mend. Messages are plain Chinese: file, place, expected, what to do."""

from __future__ import annotations


class YaodianError(Exception):
    """Base of all errors whose message is meant for the user; shown as one line, never as a traceback."""


class UsageError(YaodianError):
    """The call itself cannot be carried out (exit status 2): no such path, nothing to read."""


class SourceError(YaodianError):
    """One input file cannot be read (exit status 3): not a PDF, encrypted, images only, no points and no table."""


class RulesError(YaodianError):
    """A file under ``rules/`` is broken; names file and line (exit status 2, before anything is written)."""


class OutputError(YaodianError):
    """A result cannot be written (exit status 3): no permission, disk full, workbook open elsewhere."""
