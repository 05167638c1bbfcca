"""What a file in a folder is, by its name alone: a notice, something that nobody meant, or what should be told of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

READABLE: Final = (".pdf", ".txt")
"""What is taken from folders, by suffix. Anything named outright is taken and, if it is nothing readable, reported."""

CORRECTIONS: Final = ".corrections.yaml"

Kind = Literal["notice", "twin", "unread", "nothing"]

_ABOUT_THE_FOLDER: Final = ("readme", "说明", "自述")
_IMAGES: Final = frozenset([".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".gif", ".heic", ".webp"])
_ARCHIVES: Final = frozenset([".zip", ".rar", ".7z", ".gz", ".tar"])
_WRITTEN: Final = frozenset([".txt", ".doc", ".docx", ".wps", ".rtf", ".odt", ".ofd"])
# Nobody takes these for notices: settings and programs, what systems and other programs leave, downloads under way.
_NOTHING: Final = frozenset(
    {
        *(".yaml", ".yml", ".json", ".toml", ".ini", ".cfg", ".lock", ".py", ".sh", ".bat", ".md", ".log"),
        *(".db", ".lnk", ".url", ".tmp", ".temp", ".bak", ".swp", ".asd", ".wbk"),
        *(".part", ".crdownload", ".download"),
    }
)
_LEFT_BEHIND: Final = ("~$", ".~", ".")
# The program's own files, where results stand among the sources.
_OUR_TABLES: Final = ("summary.", "summary（新")


def kind_of(name: str, beside: Sequence[str]) -> Kind:
    """What the file of that name is; ``beside`` are the names in its folder.

    "notice": to be read. "twin": the words of a PDF beside it. "unread": may be a notice in a format that nothing here
    reads. "nothing": hidden, lock and temporary files, corrections, texts about the folder itself.
    """
    stem, suffix = Path(name).stem.lower(), Path(name).suffix.lower()
    if name.startswith(_LEFT_BEHIND) or name.endswith("~") or suffix in _NOTHING:
        return "nothing"
    if (suffix == ".txt" and stem.startswith(_ABOUT_THE_FOLDER)) or name.startswith(_OUR_TABLES):
        return "nothing"
    if suffix in _WRITTEN and any(other.lower() == stem + ".pdf" for other in beside):
        return "twin"
    return "notice" if suffix in READABLE else "unread"


def advice(suffix: str) -> str:
    """What to do with a file that cannot be read, by its suffix."""
    if suffix.lower() in _IMAGES:
        return "请先做文字识别（OCR），存成带文字的 PDF"
    if suffix.lower() in _ARCHIVES:
        return "请先解压"
    if not suffix:
        return "没有扩展名，是 PDF 的请在名字后面加上 .pdf"
    return "请用 Word 或 WPS 打开，另存为 PDF"
