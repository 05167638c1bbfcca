"""A person's corrections of one notice, in a file beside it and in its ledger, applied on every run."""

from pipeline.corrections.applying import Corrected, apply_corrections
from pipeline.corrections.checked_findings import with_checked
from pipeline.corrections.file import Corrections, read_corrections
from pipeline.corrections.typed_rows import with_typed
from pipeline.corrections.typed_sheet import TypedRow, print_of_rows, read_typed

__all__ = [
    "Corrected",
    "Corrections",
    "TypedRow",
    "apply_corrections",
    "print_of_rows",
    "read_corrections",
    "read_typed",
    "with_checked",
    "with_typed",
]
