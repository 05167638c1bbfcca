"""Signs that a symbol font draws for code points of its own, as the Unicode characters that look like them. Pure."""

from __future__ import annotations

from typing import Final

_SYMBOLS: Final[dict[str, dict[int, str]]] = {
    "symbol": {0xB7: "•", 0xA8: "◆", 0xD7: "·", 0xB4: "×", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xAE: "→", 0xDE: "⇒"},
    "wingdings": {
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆",
        0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB2: "✧", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
        0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        **{0x81 + index: chr(ord("①") + index) for index in range(10)},
        **{0x8C + index: chr(ord("❶") + index) for index in range(10)},
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x54: "☒", 0xA3: "□", 0x2A: "□", 0x97: "●", 0x98: "●"},
    "webdings": {0x61: "✓", 0x63: "□", 0x6E: "●", 0x67: "■"},
}  # fmt: skip
_UNKNOWN: Final = "•"


def symbol(character: str, font: str) -> str:
    """The character that a font's sign looks like: itself in an ordinary font; a bullet where nobody knows."""
    code = ord(character)
    private = 0xF000 <= code <= 0xF0FF
    signs = _SYMBOLS.get(font.lower())
    if signs is None:
        return _UNKNOWN if 0xE000 <= code <= 0xF8FF else character
    return signs.get(code - 0xF000 if private else code, _UNKNOWN if private or code > 0x7F else character)
