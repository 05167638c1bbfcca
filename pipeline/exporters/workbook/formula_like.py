"""Which texts a spreadsheet may take for a formula. The one answer for all tables and workbooks, without openpyxl."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# Signs that begin a formula, in every width that spreadsheets read as the same; what does not show may stand before.
_FORMULA: Final = re.compile(
    "[\\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]*[=+\\-@＝＋－＠﹦﹢﹣﹫\u2212]"
)
_NUMBER: Final = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?%?", re.ASCII)


@lru_cache(maxsize=4096)
def formula_like(text: str) -> bool:
    """Whether a text begins as a formula does (=, +, -, @, also behind white space); a plain number (-5) is none."""
    return _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None
