"""``notice.html``: the document as printed beside the ledger, in one file that needs nothing else.

Script and style are the files of ``assets/``, allowed by their hashes alone; data and pictures stand in elements that
no browser runs. The same reading gives the same bytes.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Final

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.page.page_pictures import page_pictures
from pipeline.exporters.page.page_sources import sources
from pipeline.exporters.page.showing import shown_notice
from pipeline.exporters.page.shown_notice import encoded
from pipeline.exporters.role_names import title_of
from pipeline.exporters.workbook.xml_words import xml_text
from pipeline.model.reading import Reading

SCRIPTS: Final = ("base.js", "printed.js", "ledger.js", "matrix.js", "units.js", "review.js", "points.js", "search.js")
STARTS: Final = "start.js"
STYLES: Final = ("page.css",)
_NO_SCRIPT: Final = "这个网页要用浏览器打开才能看（Edge、Chrome、Firefox、360 均可）；在邮件里看的，请先存到电脑上。"


def notice_page(title: str, data: bytes, pictures: Mapping[int, bytes]) -> bytes:
    """The page as UTF-8. ``data`` is an encoded ShownNotice, ``pictures`` are PNG or WebP by number of page.

    The pictures come last, so that the ledger is there before they are read.
    """
    made = sources((*SCRIPTS, STARTS), STYLES)
    head = f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{made.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(xml_text(title))}　台账与原文</title>
<style>{made.style}</style>
</head>
<body>
<noscript><p>{_NO_SCRIPT}</p></noscript>
<div id="app"></div>
<script type="application/json" id="data">"""
    parts = [head.encode(), data, f"</script>\n<script>{made.script}</script>\n".encode()]
    for number, picture in sorted(pictures.items()):
        parts += [f'<script type="text/plain" id="picture-{number}">'.encode(), base64.b64encode(picture)]
        parts.append(b"</script>\n")
    return b"".join((*parts, b"</body>\n</html>\n"))


def notice_html(reading: Reading) -> bytes:
    """The page of a reading; without the way of it (a notice read from its JSON) there is no document beside it."""
    layout, pictures = None, dict[int, bytes]()
    if reading.way is not None:
        _, layout, _ = reading.way
        for printed in reading.printed:
            if printed.is_pdf:
                own = printed.own(layout.pages)
                pictures |= page_pictures(printed.path, own, printed.password, printed.first_page)
    data = encoded(shown_notice(reading.notice, reading.units, layout, tuple(pictures), reading.as_read))
    # Shown pages are counted from the first, whether it has a number or not.
    shown = enumerate(layout.pages, 1) if layout is not None else ()
    return notice_page(
        title_of(reading.notice), data, {at: pictures[page.number] for at, page in shown if page.number in pictures}
    )


def write_notice_html(reading: Reading, path: Path) -> None:
    """Write ``notice.html``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, notice_html(reading))
