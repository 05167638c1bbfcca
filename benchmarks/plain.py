"""The yardstick: what a user of pdfplumber would write."""

from __future__ import annotations

from pathlib import Path

import pdfplumber


def plain_pass(path: Path) -> None:
    """Text and tables of every page."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
