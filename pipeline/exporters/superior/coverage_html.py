"""``coverage.html``: one self-contained page: obligations and districts, then each district with the redline."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.superior.coverage_words import (
    LATER,
    MANNER_MARKS,
    MANNER_NAMES,
    MANNER_NOTES,
    OWN,
    deadlines,
    demand_names,
    title_of,
)
from pipeline.exporters.workbook.xml_words import xml_text
from pipeline.superior.carrying_out import Demand, DistrictAnswers, LocalAnswer, Superior
from pipeline.superior.manners import MANNERS, Manner

STYLE: Final = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--soft:#5c5c5c;--line:#cfcfcf;--tint:#eef2f9;--gone:#b3261e;
--gone-bg:#fdeceb;--come:#0b6b3a;--come-bg:#e6f4ec;--edit:#8a5200;--edit-bg:#fff3df;--accent:#1f4e9c}
@media (prefers-color-scheme:dark){:root{--paper:#16181c;--ink:#e8e8e8;--soft:#a9adb5;--line:#3b3f47;--tint:#20252e;
--gone:#ff9a91;--gone-bg:#43201d;--come:#7fdca6;--come-bg:#163826;--edit:#ffc979;--edit-bg:#3d2e14;--accent:#8db4ff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem 1.25rem 4rem;background:var(--paper);color:var(--ink);
font:16px/1.7 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;line-height:1.4;margin:.4rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem;scroll-margin-top:1rem}
.lead,.legend{color:var(--soft);margin:.2rem 0 .8rem}.legend span{margin-right:1.2em;display:inline-block}
.roll{overflow-x:auto}table{border-collapse:collapse;font-size:.94rem}
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top}
th{background:var(--tint);font-weight:600}tbody th{min-width:7em}.n{text-align:center;white-space:nowrap}
thead th{position:sticky;top:0}.matrix td.n a{text-decoration:none;display:block}
.matrix th.place{writing-mode:vertical-rl;min-height:5em;padding:.5rem .25rem;vertical-align:bottom}
.verbatim{color:var(--come)}.reworded{color:var(--accent)}.partly{color:var(--edit)}.missing{color:var(--gone)}
td.missing{background:var(--gone-bg)}td.partly{background:var(--edit-bg)}
article{border:1px solid var(--line);border-left:.35rem solid currentColor;border-radius:.4rem;margin:.7rem 0 0;
padding:.6rem 1rem;break-inside:avoid;scroll-margin-top:1rem}article>*{color:var(--ink)}
article:target{outline:3px solid var(--accent)}
article h3{font-size:1rem;margin:0}article .kind{font-weight:600;color:inherit}
dl{display:grid;grid-template-columns:7em 1fr;gap:.15rem .6rem;margin:.4rem 0 0;font-size:.94rem}
dt{color:var(--soft)}dd{margin:0;white-space:pre-line}
del{color:var(--gone);background:var(--gone-bg)}ins{color:var(--come);background:var(--come-bg)}a{color:var(--accent)}
@media (max-width:40rem){body{padding:.6rem .7rem 3rem}dl{grid-template-columns:1fr}}
@media print{body{max-width:none;padding:0;font-size:9pt;line-height:1.45}thead th{position:static}a{color:inherit;
text-decoration:none}tr{break-inside:avoid}h2{break-after:avoid;margin-top:1rem}section{break-before:page}
.cards{columns:2;column-gap:6mm}article{margin:0 0 2.5mm;padding:1.5mm 3mm}
dl{font-size:8pt;grid-template-columns:7.5em 1fr}
.roll{overflow:visible}}
@page{size:A4 landscape;margin:14mm}
"""
_TAGS: Final = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}


def coverage_html(superior: Superior) -> bytes:
    """The page as UTF-8. Everything that comes from the documents is escaped; the page may load nothing."""
    title = _text(title_of(superior))
    marks = "".join(
        f'<span class="{manner}">{MANNER_MARKS[manner]} {MANNER_NAMES[manner]}：{MANNER_NOTES[manner]}</span>'
        for manner in MANNERS
    )
    places = "".join(_district(number, one, superior) for number, one in enumerate(superior.districts, 1))
    page = f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p class="lead">{_lead(superior)}</p>
<p class="legend">{marks}</p>
{_counts(superior)}
<h2>任务与地区</h2>
{_matrix(superior)}
{places}
</body>
</html>
"""
    return page.encode("utf-8")


def write_coverage_html(superior: Superior, path: Path) -> None:
    """Write ``coverage.html``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, coverage_html(superior))


def _text(text: object) -> str:
    return escape(xml_text(str(text)))


def _lead(superior: Superior) -> str:
    counts = f"{len(superior.demands)} 项，{len(superior.districts)} 个地区"
    return f"{_text(superior.title or superior.file)}：{counts}。"


def _counts(superior: Superior) -> str:
    heads = "".join(f'<th class="n">{MANNER_NAMES[manner]}</th>' for manner in MANNERS)
    rows = []
    for number, one in enumerate(superior.districts, 1):
        cells = "".join(f'<td class="n">{one.count(manner) or ""}</td>' for manner in MANNERS)
        later = sum(answer.later for answer in one.answers) or ""
        name = f'<a href="#d{number}">{_text(one.place or one.file)}</a>'
        cells += f'<td class="n">{later}</td><td class="n">{len(one.own) or ""}</td>'
        rows.append(f'<tr><th scope="row">{name}</th>{cells}</tr>')
    heads += f'<th class="n">{LATER}</th><th class="n">{OWN}</th>'
    return (
        f'<div class="roll"><table><thead><tr><th>地区</th>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _matrix(superior: Superior) -> str:
    heads = "".join(f'<th class="place" scope="col">{_text(one.place or one.file)}</th>' for one in superior.districts)
    rows = []
    names = demand_names(superior)
    for at, demand in enumerate(superior.demands):
        cells = "".join(
            _mark(f"d{number}t{demand.number}", one.place, one.answers[at].manner)
            for number, one in enumerate(superior.districts, 1)
        )
        rows.append(
            f'<tr><td class="n">{demand.number}</td><th scope="row">{_text(names[demand.number])}</th>{cells}</tr>'
        )
    return (
        '<div class="roll"><table class="matrix"><thead><tr><th class="n">序号</th><th>上级任务</th>'
        f"{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _mark(anchor: str, place: str, manner: Manner) -> str:
    told = f"{_text(place)}：{MANNER_NAMES[manner]}"
    link = f'<a class="{manner}" href="#{anchor}" title="{told}">{MANNER_MARKS[manner]}</a>'
    return f'<td class="n {manner}">{link}</td>'


def _district(number: int, one: DistrictAnswers, superior: Superior) -> str:
    cards = "".join(
        _card(f"d{number}t{demand.number}", demand, answer)
        for demand, answer in zip(superior.demands, one.answers, strict=True)
    )
    own = "".join(
        f"<li>第{task.number}项：{_text(task.requirement)}{f'（{_text(task.units)}）' if task.units else ''}</li>"
        for task in one.own
    )
    more = f"<h3>{OWN}</h3><ul>{own}</ul>" if own else ""
    head = f'<h2 id="d{number}">{_text(one.place or one.file)}</h2><p class="lead">{_text(one.title or one.file)}</p>'
    return f'<section>{head}<div class="cards">{cards}</div>{more}</section>'


def _card(anchor: str, demand: Demand, answer: LocalAnswer) -> str:
    wording = answer.wording or (("equal", demand.requirement),)
    marked = "".join(_TAGS[kind].format(_text(text)) for kind, text in wording)
    tasks = "、".join(map(str, answer.tasks))
    facts = [
        ("本地任务", f"第 {tasks} 项" if tasks else None),
        ("上级责任单位", demand.units or None),
        ("本地责任单位", answer.units),
        ("没有对口的单位", "、".join(answer.no_counterpart) or None),
        ("完成时限", deadlines(demand, answer)),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{_text(value)}</dd>" for name, value in facts if value)
    return (
        f'<article id="{anchor}" class="{answer.manner}"><h3>{demand.number}. {_text(demand.task or "")} '
        f'<span class="kind {answer.manner}">{MANNER_MARKS[answer.manner]} {MANNER_NAMES[answer.manner]}</span></h3>'
        f"<p>{marked}</p><dl>{listed}</dl></article>"
    )
