"""``diff.html``: one self-contained page with the same redline, filters by kind and by unit. Needs no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from pipeline.diff.balances import Load
from pipeline.diff.comparison import Comparison
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.comparison.change_words import KIND_NAMES, KIND_NOTES, year_name
from pipeline.exporters.comparison.entries import ChangeEntry, entries
from pipeline.exporters.comparison.page_links import NO_LINKS, PageLinks
from pipeline.exporters.comparison.page_style import SCRIPT, STYLE
from pipeline.exporters.role_names import ROLE_NAMES
from pipeline.exporters.workbook.xml_words import xml_text
from pipeline.model.change import Change, Piece

Relations = dict[str, tuple[str, str]]
"""By the number of a body on the page: what the change is for it, and ``d`` (named) or ``t`` (through a collective)."""


def diff_html(comparison: Comparison, links: PageLinks = NO_LINKS) -> bytes:
    """The page as UTF-8. Everything that comes from the documents is escaped; the page may load nothing. ``links`` lead
    to the place of each task in the pages of its notice."""
    items = entries(comparison)
    old, new = (
        year_name(edition.year, other)
        for edition, other in ((comparison.diff.old, "上年"), (comparison.diff.new, "今年"))
    )
    title = f"{comparison.diff.new.title or '工作要点'}：与{old}相比的变化"
    relations = [_relations(entry.change, comparison.loads) for entry in items]
    cards = [_card(entry, relation, old, new, links) for entry, relation in zip(items, relations, strict=True)]
    page = f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'">
<title>{_text(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>{_text(title)}</h1>
<p class="lead">{_lead(comparison)}</p>
{_filters(comparison)}
<main>
{chr(10).join(cards)}
<p class="none" id="none" hidden>没有符合条件的任务。</p>
</main>
<h2 id="units">各单位变化</h2>
{_units(comparison.loads)}
<script>{SCRIPT}</script>
</body>
</html>
"""
    return page.encode("utf-8")


def write_diff_html(comparison: Comparison, path: Path, links: PageLinks = NO_LINKS) -> None:
    """Write ``diff.html``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, diff_html(comparison, links))


def _text(text: object) -> str:
    return escape(xml_text(str(text)))


def _lead(comparison: Comparison) -> str:
    diff = comparison.diff
    what = "项任务" if comparison.level == "tasks" else "个要点"
    summary = diff.summary
    names = " → ".join(
        _text(edition.title or year_name(edition.year, "（无标题）")) for edition in (diff.old, diff.new)
    )
    changed = sum(1 for change in diff.changes if not {"kept", "added", "dropped"} & set(change.kind))
    return (
        f"{names}。由 {len(comparison.old)} {what}变为 {len(comparison.new)} {what}："
        f"新增 {summary.added}，取消 {summary.dropped}，有变化 {changed}，不变 {summary.kept}。"
    )


def _filters(comparison: Comparison) -> str:
    boxes = []
    for kind, name in KIND_NAMES.items():
        count: int = getattr(comparison.diff.summary, kind)
        if count:
            boxes.append(
                f'<label title="{_text(KIND_NOTES[kind])}"><input type="checkbox" value="{kind}">{name} {count}</label>'
            )
    options = "".join(
        f'<option value="{at}" data-name="{_text(load.direct.name)}">{_text(_option(load))}</option>'
        for at, load in enumerate(comparison.loads)
    )
    return f"""<div class="bar">
<fieldset class="kinds" aria-label="按变化筛选">{"".join(boxes)}</fieldset>
<div class="pick"><label for="unit">单位</label><select id="unit"><option value="">全部单位</option>{options}</select>
<button type="button" id="all">全部显示</button><a href="#units" class="jump">各单位变化表</a></div>
<p id="said" aria-live="polite"></p>
</div>"""


def _option(load: Load) -> str:
    counts = ((len(load.direct.added), "新增"), (len(load.direct.dropped), "取消"), (len(load.direct.changed), "变化"))
    more = "，".join(f"{word}{count}" for count, word in counts if count)
    return f"{load.direct.name}（{more}）" if more else load.direct.name


def _units(loads: Sequence[Load]) -> str:
    """Every body that a task names, the most changed first; a click filters the changes below."""
    ranked = sorted(
        ((at, load) for at, load in enumerate(loads) if _counts(load)),
        key=lambda pair: -len(pair[1].direct.added) - len(pair[1].direct.dropped) - len(pair[1].direct.changed),
    )
    rows = []
    for at, load in ranked:
        added, dropped, changed = (len(v) for v in (load.direct.added, load.direct.dropped, load.direct.changed))
        name = _text(load.direct.name)
        rows.append(
            f'<tr><td><a href="#unit={at}" data-unit="{at}">{name}</a></td>'
            f'<td class="n plus">{_signed("+", added)}</td><td class="n minus">{_signed("−", dropped)}</td>'
            f'<td class="n">{changed or ""}</td><td class="n">{load.direct.kept or ""}</td></tr>'
        )
    return (
        '<div class="roll"><table><thead><tr><th>单位（点击只看它的任务）</th><th class="n">新增</th>'
        '<th class="n">取消</th><th class="n">变化</th><th class="n">不变</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _signed(sign: str, count: int) -> str:
    return f"{sign}{count}" if count else ""


def _counts(load: Load) -> int:
    direct = load.direct
    return len(direct.added) + len(direct.dropped) + len(direct.changed) + direct.kept


def _relations(change: Change, loads: Sequence[Load]) -> Relations:
    """What the change is for each body that has to do with it."""
    found: Relations = {}
    for at, load in enumerate(loads):
        for balance, way in ((load.direct, "d"), (load.through, "t")):
            word = _relation(change, load, balance.added, balance.dropped, balance.changed)
            if word in ("added", "dropped", "changed"):
                found.setdefault(str(at), (word, way))
        if str(at) not in found and any(number in load.new for number in change.new):
            way = "d" if _is_named(load, change) else "t"
            found[str(at)] = ("kept", way)
    return found


def _relation(
    change: Change, load: Load, added: Sequence[int], dropped: Sequence[int], changed: Sequence[int]
) -> str | None:
    if set(change.new) & set(added):
        return "added"
    if set(change.old) & set(dropped):
        return "dropped"
    return "changed" if set(change.new) & set(changed) else None


def _is_named(load: Load, change: Change) -> bool:
    return any(role in ROLE_NAMES for number in change.new for role in load.new.get(number, ()))


def _card(entry: ChangeEntry, relations: Mapping[str, tuple[str, str]], old: str, new: str, links: PageLinks) -> str:
    change = entry.change
    look = change.kind[0] if change.kind[0] in ("added", "dropped", "kept") else "changed"
    units = " ".join(f"{at}:{word}:{way}" for at, (word, way) in relations.items())
    facts = []
    if entry.parts:
        year = new if "split" in change.kind else old
        parts = "".join(f"<li>{_text(year)}第{number}项：{_text(text)}</li>" for number, text in entry.parts)
        facts.append(("拆成" if "split" in change.kind else "并自", f"<ul>{parts}</ul>"))
    if entry.units:
        facts.append(("责任单位", _text(entry.units)))
    if entry.unit_lines:
        lines = "".join(f"<li>{_marked((piece,))}</li>" for piece in entry.unit_lines)
        facts.append(("单位变化", f"<ul>{lines}</ul>"))
    if entry.deadline:
        facts.append(("完成时限", _marked(entry.deadline, " ")))
    facts += _progress(entry, old)
    more = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts)
    section = f'<p class="section">{_marked(entry.section, " ")}</p>' if entry.section else ""
    return f"""<article class="{look}" data-kinds="{" ".join(change.kind)}" data-units="{units}">
<header><span class="kind {look}">{entry.label}</span><h3>{_marked(entry.task, " ")}</h3>
<span class="no">{_places(change, old, new, links)}</span><span class="for" hidden></span></header>
{section}<p class="wording">{_marked(entry.wording)}</p>
{f"<dl>{more}</dl>" if more else ""}</article>"""


def _progress(entry: ChangeEntry, old: str) -> list[tuple[str, str]]:
    """What the older notice's ledger says, if anything."""
    lines = "<br>".join(_text(line) for line in entry.progress.split("\n"))
    return [(f"{_text(old)}进展", lines)] if lines else []


def _places(change: Change, old: str, new: str, links: PageLinks) -> str:
    sides = (old, change.old, links.old), (new, change.new, links.new)
    return " → ".join(_side(_text(year), side, ways) for year, side, ways in sides if side)


def _side(year: str, tasks: Sequence[int], ways: Mapping[int, str]) -> str:
    """The tasks of one year; each leads to where it stands in its notice, a single one by all its words."""
    if len(tasks) == 1:
        return _way(f"{year}第{tasks[0]}项", tasks[0], ways)
    return f"{year}第{'、'.join(_way(str(number), number, ways) for number in tasks)}项"


def _way(words: str, number: int, ways: Mapping[int, str]) -> str:
    if number not in ways:
        return words
    return f'<a href="{escape(ways[number])}" target="_blank" rel="noopener" title="看原文">{words}</a>'


_TAGS = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}


def _marked(pieces: Sequence[Piece], between: str = "") -> str:
    return between.join(_TAGS[kind].format(_text(text)) for kind, text in pieces)
