"""What the files of a notice's results are called, for whoever looks for one; the exports write them."""

from __future__ import annotations

from typing import Final

NOTICE_JSON: Final = "notice.json"
LEDGER_BOOK: Final = "notice.xlsx"
NOTICE_PAGE: Final = "notice.html"
