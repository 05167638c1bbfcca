"""Ways from a comparison to the place of each task in the pages of its two notices."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from pipeline.model import Notice


class PageLinks(Struct, frozen=True):
    """Addresses by task number (by point's, where points are compared), as they stand in an attribute but for escaping.
    Empty where a notice has no page."""

    old: Mapping[int, str] = {}
    new: Mapping[int, str] = {}


NO_LINKS = PageLinks()


def links_to(notice: Notice, page: Path | None, folder: Path, points: bool = False) -> Mapping[int, str]:
    """The addresses of a notice's tasks in ``page``, seen from ``folder``; none without a page. A task is addressed by
    its id, which stays when rows move."""
    if page is None:
        return {}
    try:
        way = Path(os.path.relpath(page.absolute(), folder.absolute())).as_posix()
    # Windows: on another drive.
    except ValueError:
        return {}
    start = quote(f"./{way}", safe="/", errors="surrogatepass")
    if points:
        return {point.number: f"{start}#point={point.number}" for point in notice.points()}
    return {task.number: f"{start}#task={quote(task.id, safe='')}" for task in notice.tasks}
