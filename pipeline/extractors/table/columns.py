"""What each column of a task table is, by its label and by what stands beside it. Knows no files.

What labels name is told by :mod:`pipeline.extractors.table.column_labels`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.extractors.table.column_labels import UNIT_ROLES, ColumnRole, ColumnRules, one_of, role_of
from pipeline.text.ordinals import CIRCLED, HAN
from pipeline.text.punctuation import STOPS

_TEXT_ROLES = ("category", "task", "any", "requirement")
_READS_LIKE_UNITS = 0.7
"""From what share of units, roles and separators on a column without a known label is taken for units."""
_LONG, _LONG_ALONE = 20, 12
"""Characters that a requirement has on average at least, where its column has another label or none."""
_MEASURE = 3
"""Characters that a measure has at most: 公里, 万元."""
_SHORT = 8
"""Characters that sentences which are one have on average at least."""
_ORDINAL = re.compile(rf"[（(]?(?:\d{{1,3}}(?:[-.．]\d{{1,3}})*|[{HAN}百]{{1,4}}|[{CIRCLED}])[）)]?[.．、]?")
FIGURE = re.compile(r"[\d.,，%％/／\-—–+]+(?:个|件|条|项|次|人|万元|元|分)?")
WHEN = re.compile(r"[底末前内]$|完成|推进|坚持|持续|全年|每[年月季周]|适时|及时|\d月|\d日|季度|上半年|下半年")
_LONGEST_DATE = 20


class Column(Struct, frozen=True):
    """One column: its label as printed and what it holds; ``guessed`` where only its content told."""

    label: str
    role: ColumnRole
    guessed: bool = False


def name_columns(
    labels: Sequence[str],
    texts: Sequence[Sequence[str]],
    rules: ColumnRules,
    reads_like_units: Callable[[str], float],
) -> list[Column]:
    """What each column holds, left to right.

    ``texts`` are each column's cells, to be read where the label is unknown. A lone column that could be category or
    task stays ``any``; :func:`settle_any` decides once the body's headings are known.
    """
    roles: list[ColumnRole | None] = [role_of(label, rules) for label in labels]
    roles = _disbelieved(roles, texts, reads_like_units)
    roles = _under_one_label(roles, labels, texts, reads_like_units)
    guessed = [role is None for role in roles]
    for index, role in enumerate(roles):
        if role is None:
            later = [texts[one] for one in range(index + 1, len(roles)) if roles[one] is None]
            roles[index] = _by_content(labels[index], texts[index], roles, later, reads_like_units)
    named = [role or "extra" for role in roles]
    _settle_lone(named, labels, texts)
    _take_indicator(named, labels, texts, rules)
    _promote_stand_in(named, labels, texts, rules)
    _settle_requirements(named, texts)
    _settle_texts(named)
    return [Column(*column) for column in zip(labels, named, guessed, strict=True)]


def _disbelieved(
    roles: Sequence[ColumnRole | None], texts: Sequence[Sequence[str]], reads_like_units: Callable[[str], float]
) -> list[ColumnRole | None]:
    """The roles, without those of units for columns of sentences or of measures that name none, beside units (单位 |
    职责分工; 单位: 户, ％)."""
    units = [index for index, role in enumerate(roles) if role in UNIT_ROLES]
    if len(units) < 2:
        return list(roles)
    said = {index for index in units if _are_sentences(texts[index]) or max(map(len, texts[index])) <= _MEASURE}
    said = {index for index in said if 2 * sum(map(reads_like_units, texts[index])) < len(texts[index])}
    return list(roles) if len(said) == len(units) else [None if i in said else role for i, role in enumerate(roles)]


def _under_one_label(
    roles: Sequence[ColumnRole | None],
    labels: Sequence[str],
    texts: Sequence[Sequence[str]],
    reads_like_units: Callable[[str], float],
) -> list[ColumnRole | None]:
    """The roles, without that of a column of units under a label that it shares (考核项目), where none names units."""
    if any(role in UNIT_ROLES for role in roles):
        return list(roles)
    shared = Counter(label for label in labels if label)
    return [
        None if shared[label] > 1 and _names_units(cells, reads_like_units) else role
        for role, label, cells in zip(roles, labels, texts, strict=True)
    ]


def _names_units(texts: Sequence[str], reads_like_units: Callable[[str], float]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and sum(map(reads_like_units, filled)) >= _READS_LIKE_UNITS * len(filled)


def _by_content(
    label: str,
    texts: Sequence[str],
    roles: Sequence[ColumnRole | None],
    later: Sequence[Sequence[str]],
    reads_like_units: Callable[[str], float],
) -> ColumnRole:
    """What a column of unknown label holds; ``later``: the texts of such columns at its right."""
    filled = [text for text in texts if text]
    if not filled:
        return "extra"
    if all(map(_ORDINAL.fullmatch, filled)):
        return "number" if "number" not in roles and roles[0] is None else "extra"
    if _names_units(filled, reads_like_units):
        return "units" if "units" not in roles else "extra"
    if "deadline" not in roles and all(map(_is_date, filled)):
        return "deadline"
    # Long headings are none where sentences stand at their right.
    sentences = _are_sentences(filled)
    heads = not sentences and any(map(_are_sentences, later))
    enough = _SHORT if sentences else _LONG if label else _LONG_ALONE
    if "requirement" not in roles and not heads and mean_length(filled) > enough:
        return "requirement"
    return "any" if not label and not any(map(FIGURE.fullmatch, filled)) else "extra"


def _is_date(text: str) -> bool:
    return len(text) <= _LONGEST_DATE and WHEN.search(text) is not None


def _settle_lone(roles: list[ColumnRole], labels: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
    """Leaves one ordinal at most, that of most rows, and one deadline; none where it has parts (一季度, 二季度)."""
    numbers = [index for index, role in enumerate(roles) if role == "number"]
    deadlines = [index for index, role in enumerate(roles) if role == "deadline"]
    above = Counter(labels[index].partition("（")[0] for index in deadlines if labels[index].endswith("）"))
    whole = [index for index in deadlines if above[labels[index].partition("（")[0]] < 2]
    kept = {max(numbers, key=lambda index: (len(texts[index]), -index), default=-1), *whole[:1]}
    for index in numbers + deadlines:
        if index not in kept:
            roles[index] = "extra"


def _take_indicator(
    roles: list[ColumnRole], labels: Sequence[str], texts: Sequence[Sequence[str]], rules: ColumnRules
) -> None:
    """Where units answer for figures and nothing else is said, what these measure is the requirement (考核指标)."""
    if any(role in _TEXT_ROLES for role in roles) or not any(role in UNIT_ROLES for role in roles):
        return
    for index, (label, role) in enumerate(zip(labels, roles, strict=True)):
        if role == "extra" and _stands_in(label, rules) and not any(map(FIGURE.fullmatch, texts[index])):
            roles[index] = "requirement"
            return


def _promote_stand_in(
    roles: list[ColumnRole], labels: Sequence[str], texts: Sequence[Sequence[str]], rules: ColumnRules
) -> None:
    """Where short titles stand without a requirement beside them, a column of sentences such as 工作目标 is it.

    What a label calls a requirement is none either, where only words stand in it (考核内容: 责任落实).
    """
    last = max((index for index, role in enumerate(roles) if role in _TEXT_ROLES), default=-1)
    named = "requirement" in roles
    waits = _are_words(roles[last], texts[last]) if named else last >= 0 and mean_length(texts[last]) <= _LONG
    if not waits or not rules.stand_ins:
        return
    fit = [
        index for index in range(last + 1, len(roles)) if roles[index] == "extra" and _stands_in(labels[index], rules)
    ]
    long = [index for index in fit if _are_sentences(texts[index]) or mean_length(texts[index]) > _LONG]
    if long:
        roles[long[0]] = "requirement"
        roles[last] = "task" if named else roles[last]


def _stands_in(label: str, rules: ColumnRules) -> bool:
    return one_of(rules.stand_ins).fullmatch(re.sub(r"\s", "", label)) is not None


def _are_words(role: ColumnRole, texts: Sequence[str]) -> bool:
    """Whether what a label calls a requirement is words only."""
    return role == "requirement" and mean_length(texts) <= _SHORT and not _are_sentences(texts)


def _settle_requirements(roles: list[ColumnRole], texts: Sequence[Sequence[str]]) -> None:
    """Of 工作内容 | 具体措施, labels that both say a requirement, short titles are what the sentences are about."""
    first, *others = [index for index, role in enumerate(roles) if role == "requirement"] or [0]
    if "task" in roles or mean_length(texts[first]) > _LONG or _are_sentences(texts[first]):
        return
    if any(mean_length(texts[index]) > _LONG or _are_sentences(texts[index]) for index in others):
        roles[first] = "task"


def _are_sentences(texts: Sequence[str]) -> bool:
    """Whether most texts end as sentences do."""
    filled = [text for text in texts if text]
    return 2 * sum(text.endswith(tuple(STOPS)) for text in filled) > len(filled)


def mean_length(texts: Sequence[str]) -> float:
    """How long the texts are that are not empty."""
    filled = [len(text) for text in texts if text]
    return sum(filled) / max(1, len(filled))


def _settle_texts(roles: list[ColumnRole]) -> None:
    """Leaves at most one category, one task and one requirement, the requirement rightmost; one ``any`` alone stays."""
    columns = [index for index, role in enumerate(roles) if role in _TEXT_ROLES]
    if not columns:
        return
    requirement = next((index for index in columns if roles[index] == "requirement"), columns[-1])
    before = [index for index in columns if index < requirement]
    for index in columns:
        if index > requirement:
            roles[index] = "extra"
    roles[requirement] = "requirement"
    if len(before) > 1:
        task = next((index for index in reversed(before) if roles[index] == "task"), before[-1])
        category = next(index for index in before if index != task)
        for index in before:
            roles[index] = "task" if index == task else "category" if index == category else "extra"


def settle_any(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], headings: tuple[frozenset[str], frozenset[str]]
) -> list[Column]:
    """The columns, a lone one that could be category or task being whichever it repeats of the body's ``headings`` (of
    sections, and of points)."""
    sections, points = headings
    settled: list[Column] = []
    for column, cells in zip(columns, texts, strict=True):
        filled = {text for text in cells if text}
        told: ColumnRole = "category" if len(filled & sections) > len(filled & points) else "task"
        settled.append(replace(column, role=told) if column.role == "any" else column)
    return settled
