"""A person's corrections of one notice, in a file beside it, applied on every run."""

from pipeline.corrections.applying import apply_corrections
from pipeline.corrections.file import Corrections, read_corrections

__all__ = ["Corrections", "apply_corrections", "read_corrections"]
