"""A person's corrections of one notice, in a file beside it, applied on every run."""

from pipeline.corrections.applying import Corrected, apply_corrections
from pipeline.corrections.checked_findings import with_checked
from pipeline.corrections.file import Corrections, read_corrections

__all__ = ["Corrected", "Corrections", "apply_corrections", "read_corrections", "with_checked"]
