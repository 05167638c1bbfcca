"""The form in which texts are compared: what a reader would not call a difference is folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans(dict.fromkeys("“”„‟「」『』＂", '"') | dict.fromkeys("‘’‚‛＇", "'"))
_DASHES = re.compile(r"[-‐‑‒–—―－~～]+")
_SPACE = re.compile(r"\s+")


# The same texts are held against many others.
@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text without white space, full and half width made one, quotation marks and dashes of one kind each.

    Wording is never touched: two texts that fold alike differ in typing only.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _DASHES.sub("-", _SPACE.sub("", plain))
