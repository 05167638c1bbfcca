"""What the served page of a notice is made of: data and pictures as in ``notice.html``, script and style as files.

The export is taken apart, not trusted: what stands in it may be nothing but data, without a sign of markup.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.exporters.page.notice_html import SCRIPTS, STARTS, STYLES
from pipeline.exporters.page.page_sources import Sources, sources

ASSETS: Final = Path(__file__).parent / "assets"
TEMPLATES: Final = Path(__file__).parent / "templates"
_DATA: Final = re.compile(rb'<script type="application/json" id="data">([^<>&]*)</script>')
_PICTURE: Final = re.compile(rb'<script type="text/plain" id="picture-(\d{1,6})">([A-Za-z0-9+/=]*)</script>')


class PageParts(Struct, frozen=True):
    """The encoded ShownNotice, and the pictures in base64 by number of page."""

    data: str
    pictures: dict[int, str]


def page_parts(path: Path) -> PageParts | None:
    """The parts of a page that this program wrote; None if there is none, or something else stands there."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    data = _DATA.search(whole)
    if data is None:
        return None
    found = _PICTURE.finditer(whole, data.end())
    pictures = {int(one[1]): one[2].decode() for one in found}
    return PageParts(data[1].decode("utf-8", "replace"), pictures)


@lru_cache(maxsize=1)
def notice_sources() -> Sources:
    """Script and style of a notice's page: those of ``notice.html``, then what it can do here besides."""
    return sources(
        (*SCRIPTS, STARTS, str(ASSETS / "asking.js"), str(ASSETS / "served.js")), (*STYLES, str(ASSETS / "served.css"))
    )


@lru_cache(maxsize=1)
def list_sources() -> Sources:
    """Script and style of the list of notices."""
    return sources((str(ASSETS / "asking.js"), str(ASSETS / "list.js")), ("index.css", str(ASSETS / "list.css")))
