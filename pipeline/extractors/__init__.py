"""How a notice is built: head, sections and points, task tables, responsibility clauses. Layout to RawNotice.

Knows no canonical names and no exports; rules come in as plain arguments.
"""

from pipeline.extractors.extraction import extract

__all__ = ["extract"]
