"""``index.html``: all notices and comparisons of an output folder, each a row with its state, linked to its files.

Static, with neither script nor network. Knows what is to be told, not where it was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain, groupby
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from pipeline.exporters.page.page_sources import sources
from pipeline.exporters.workbook.xml_words import xml_text

MADE_BY: Final = '<meta name="generator" content="yaodian index">'
"""By which a page of this program's is known."""
_UNKNOWN_PLACE: Final = "未注明地区"
_HEAD: Final = (
    '<thead><tr><th>年份</th><th>文件</th><th class="n">任务</th><th class="n">要点</th><th class="n">单位</th>'
    "<th>校核</th><th>台账</th></tr></thead>"
)


class IndexNotice(Struct, frozen=True):
    """A notice with results. ``page`` and ``workbook`` are ways from the index, empty where there is no such file."""

    title: str
    place: str
    year: int | None
    file: str
    page: str = ""
    workbook: str = ""
    points: int = 0
    tasks: int = 0
    units: int = 0
    errors: int = 0
    warnings: int = 0


class IndexComparison(Struct, frozen=True):
    """Two years, or many: what it is called, what changed in a few words, the ways to its page and its workbook."""

    title: str
    said: str
    page: str = ""
    workbook: str = ""


class IndexFailure(Struct, frozen=True):
    """A file without results, and why."""

    file: str
    reason: str


def index_html(
    notices: Sequence[IndexNotice], comparisons: Sequence[IndexComparison], failures: Sequence[IndexFailure]
) -> Iterator[bytes]:
    """The page as UTF-8, in pieces: notices by place, the newest year first. The same rows give the same bytes."""
    made = sources((), ("index.css",))
    ordered = sorted(notices, key=lambda one: (one.place or _UNKNOWN_PLACE, -(one.year or 0), one.title, one.file))
    yield f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
{MADE_BY}
<meta http-equiv="Content-Security-Policy" content="{made.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>工作要点台账目录</title>
<style>{made.style}</style>
</head>
<body>
<main>
<h1>工作要点台账目录</h1>
<p class="sum">{_sum(notices)}</p>
""".encode("utf-8", "replace")
    for part in chain(_notices(ordered), _comparisons(comparisons), _failures(failures)):
        yield f"{part}\n".encode("utf-8", "replace")
    yield b"</main>\n</body>\n</html>\n"


def _text(text: object) -> str:
    return escape(xml_text(str(text)))


def _sum(notices: Sequence[IndexNotice]) -> str:
    if not notices:
        return "还没有转换好的文件。"
    doubtful = sum(1 for one in notices if one.errors or one.warnings)
    said = f"，其中 {doubtful} 份有需要核对的意见" if doubtful else ""
    return f"{len(notices)} 份文件，{sum(one.tasks for one in notices)} 项任务{said}。"


def _notices(notices: Sequence[IndexNotice]) -> Iterable[str]:
    for place, group in groupby(notices, key=lambda one: one.place or _UNKNOWN_PLACE):
        rows = "\n".join(map(_notice, group))
        yield f"<section><h2>{_text(place)}</h2>\n<table>{_HEAD}\n<tbody>\n{rows}\n</tbody></table></section>"


def _notice(one: IndexNotice) -> str:
    title = _linked(one.title or one.file, one.page or one.workbook)
    file = f'<small class="file">{_text(one.file)}</small>' if one.title else ""
    return (
        f'<tr><td class="year">{one.year or ""}</td><td class="title">{title}{file}</td>'
        f'<td class="n" data-label="任务">{one.tasks}</td><td class="n" data-label="要点">{one.points}</td>'
        f'<td class="n" data-label="单位">{one.units}</td><td>{_state(one)}</td>'
        f"<td>{_linked('Excel', one.workbook) if one.workbook else ''}</td></tr>"
    )


def _state(one: IndexNotice) -> str:
    counts = ((one.errors, "错误", "bad"), (one.warnings, "警告", "warn"))
    badges = [f'<span class="{look}">{word} {count}</span>' for count, word, look in counts if count]
    if not badges:
        return '<span class="good">没有疑问</span>'
    if one.page:
        return f'<a href="{_way(one.page)}#view=review">{" ".join(badges)}</a>'
    return " ".join(badges)


def _comparisons(comparisons: Sequence[IndexComparison]) -> Iterable[str]:
    if not comparisons:
        return
    rows = "\n".join(
        f'<li>{_linked(one.title, one.page or one.workbook)}<small class="file">{_text(one.said)}</small>'
        f"{_linked('Excel', one.workbook) if one.workbook and one.page else ''}</li>"
        for one in comparisons
    )
    yield f'<section><h2>年度对照</h2>\n<ul class="list">\n{rows}\n</ul></section>'


def _failures(failures: Sequence[IndexFailure]) -> Iterable[str]:
    if not failures:
        return
    rows = "\n".join(f'<li>{_text(one.file)}<small class="file">{_text(one.reason)}</small></li>' for one in failures)
    yield f'<section><h2>没有转换成的文件</h2>\n<ul class="list">\n{rows}\n</ul></section>'


def _linked(text: str, way: str) -> str:
    return f'<a href="{_way(way)}">{_text(text)}</a>' if way else _text(text)


def _way(way: str) -> str:
    """A way through folders as an address; it begins with no scheme, whatever a folder is called."""
    return escape(quote(f"./{way}", safe="/", errors="surrogatepass"))
