"""What a file in a folder is, by its name alone: a notice, something that nobody meant, or what should be told of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Final, Literal

from pipeline.regular_files import is_regular
from pipeline.sources.readers import format_of, readable, suffixes_before

CORRECTIONS: Final = ".corrections.yaml"
# How the file comes to be called where endings are hidden, or where the notice's own was kept.
CORRECTIONS_TOO: Final = (f"{CORRECTIONS}.txt", ".corrections.yml", ".corrections.yml.txt")

Kind = Literal["notice", "twin", "unread", "nothing"]

_ABOUT_THE_FOLDER: Final = ("readme", "说明", "自述")
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
_TABLES: Final = (".csv", ".json")
# What browsers and Word call the folder of pictures and scripts beside a page that they save.
_BESIDE_A_PAGE: Final = ("_files", ".files", "_文件")


def corrections_beside(path: Path) -> list[Path]:
    """The files of corrections beside a notice, the one under the name that it should have first."""
    names = [start + end for end in (CORRECTIONS, *CORRECTIONS_TOO) for start in (path.stem, path.name)]
    return [place for name in names if is_regular(place := path.with_name(name))]


def is_passed_over(folder: str, beside: Sequence[str]) -> bool:
    """Whether a folder of that name is hidden, or holds the pictures and scripts of a web page ``beside`` it."""
    if folder.startswith("."):
        return True
    # Looking at all names for each folder would take long where there are thousands of both.
    if not folder.endswith(_BESIDE_A_PAGE):
        return False
    pages = {Path(name).stem for name in beside if format_of(Path(name).suffix).code == "html"}
    return any(folder == page + ending for page in pages for ending in _BESIDE_A_PAGE)


def lowered(names: Iterable[str]) -> frozenset[str]:
    """The names of a folder's files as :func:`kind_of` looks for them: case does not matter."""
    return frozenset(name.lower() for name in names)


def kind_of(name: str, beside: Collection[str]) -> Kind:
    """What the file of that name is; ``beside`` are the names in its folder, lowered.

    "notice": to be read. "twin": a copy of the document beside it (the words of a PDF). "unread": may be a notice in a
    format that nothing here reads. "nothing": hidden, lock and temporary files, corrections, texts about the folder
    itself.
    """
    stem, suffix = Path(name).stem.lower(), Path(name).suffix.lower()
    if (
        name.lower().endswith((CORRECTIONS, *CORRECTIONS_TOO))
        or name.startswith(_LEFT_BEHIND)
        or name.endswith("~")
        or suffix in _NOTHING
    ):
        return "nothing"
    ours = name.startswith(_OUR_TABLES) and suffix in _TABLES
    if ours or (suffix == ".txt" and stem.startswith(_ABOUT_THE_FOLDER)):
        return "nothing"
    documents = {stem + one for one in suffixes_before(suffix)}
    if documents and any(one in beside for one in documents):
        return "twin"
    return "notice" if suffix in readable() else "unread"
