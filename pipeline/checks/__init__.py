"""Consistency: claims, numbering, body against table. Each check gives findings; none knows a file format."""

from pipeline.checks.all_checks import run_checks

__all__ = ["run_checks"]
