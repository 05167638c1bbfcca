"""openpyxl without numpy: it loads numpy, where it is installed, to know numbers of its kinds, of which we have none.

That takes longer than writing a ledger, and leaves threads behind. For a process of the program's own; where others may
have tables of numpy's written by openpyxl, it is loaded as it likes.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def load_openpyxl() -> None:
    """Load openpyxl, and all that writes workbooks with it. Nothing is hidden from whoever wants numpy afterwards."""
    modules: dict[str, Any] = sys.modules
    hidden = "numpy" not in modules and "openpyxl" not in modules
    if hidden:
        # What the import system itself takes for a module that is not there.
        modules["numpy"] = None
    try:
        import_module("pipeline.exporters.ledger.ledger_workbook")
    finally:
        if hidden:
            del modules["numpy"]
