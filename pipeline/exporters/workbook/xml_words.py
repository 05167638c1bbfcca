"""Text as XML can hold it. Apart from the workbook's own modules, as pages need it too, and without openpyxl."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def xml_text(text: str) -> str:
    """``text`` as XML can hold it: control characters left out, halves of characters as �, one kind of line break."""
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SURROGATE.sub("\ufffd", text)


def escaped(text: str, further: Mapping[str, str] | None = None) -> str:
    """``text`` between two tags, and ``further`` signs by what stands for them. As ``xml.sax.saxutils.escape``, whose
    module loads all that fetches web pages."""
    text = escape(text, quote=False)
    for sign, entity in (further or {}).items():
        text = text.replace(sign, entity)
    return text
