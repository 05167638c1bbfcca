"""Automatic numbers as printed (numbering.xml; ISO/IEC 29500-1, 17.9): each numbered paragraph's label, in turn.

Lists (``num``) that share a definition (``abstractNum``) count on together, as Word does; a list with a
``startOverride`` begins anew where it is first used.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree
from msgspec import Struct

from pipeline.sources.docx.number_formats import printed
from pipeline.sources.docx.package import W
from pipeline.sources.docx.styles import Numbered, Style, Styles, toggle, value, whole
from pipeline.sources.docx.symbols import symbol

_HOLE: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9


class _Level(Struct, frozen=True):
    """``restart``: levels below this one, counted from 0, begin it anew; 0: none does."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int = 0
    legal: bool = False
    gap: bool = True
    font: str = ""
    style: str = ""


class _List(Struct, frozen=True):
    """One ``num``: the definition that it counts on, its levels, and where its levels are to begin."""

    definition: str
    levels: tuple[_Level | None, ...]
    starts: dict[int, int]


class ListNumbers:
    """Counts through one document: ask ``label`` once for each paragraph that is printed, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._used: set[str] = set()
        if root is not None:
            self._read(root)

    def label(self, numbered: Numbered, style: Style) -> str:
        """The number that stands before a paragraph, with a space where a gap follows; empty if it has none."""
        found = self._lists.get(numbered.list or style.numbered.list or "")
        if found is None:
            return ""
        at = numbered.level
        if at is None and numbered.list is None:
            names = [level.style if level else "" for level in found.levels]
            at = names.index(style.numbered_by) if style.numbered_by in names else style.numbered.level
        at = min(max(at or 0, 0), _LEVELS - 1)
        level = found.levels[at]
        if level is None:
            return ""
        counters = self._count(numbered.list or style.numbered.list or "", found, at, level)
        return self._written(found, level, counters)

    def _count(self, name: str, found: _List, at: int, level: _Level) -> list[int | None]:
        counters = self._counters.setdefault(found.definition, [None] * _LEVELS)
        if name not in self._used:
            self._used.add(name)
            for index in found.starts:
                counters[index] = None
        before = counters[at]
        counters[at] = found.starts.get(at, level.start) if before is None else before + 1
        for index in range(at + 1, _LEVELS):
            deeper = found.levels[index]
            if deeper is not None and at < deeper.restart:
                counters[index] = None
        return counters

    def _written(self, found: _List, level: _Level, counters: list[int | None]) -> str:
        if level.form == "bullet":
            text = "".join(symbol(one, level.font) for one in level.text)
        else:
            text = _HOLE.sub(lambda hole: self._number(found, level, counters, int(hole[1]) - 1), level.text)
        return f"{text} " if text and level.gap else text

    def _number(self, found: _List, level: _Level, counters: list[int | None], index: int) -> str:
        other = found.levels[index]
        number = counters[index]
        if number is None:
            number = found.starts.get(index, other.start if other else 1)
        form = other.form if other else "decimal"
        return printed(number, "decimal" if level.legal and form != "none" else form)

    def _read(self, root: etree._Element) -> None:
        definitions = {one.get(f"{W}abstractNumId", ""): one for one in root.iter(f"{W}abstractNum")}
        lists = {one.get(f"{W}numId", ""): one for one in root.iter(f"{W}num")}
        for name, element in lists.items():
            key = self._definition(element, lists, definitions)
            if name == "0" or key not in definitions:
                continue
            levels: list[_Level | None] = [None] * _LEVELS
            for one in definitions[key].iter(f"{W}lvl"):
                _set(levels, one)
            starts: dict[int, int] = {}
            for override in element.iter(f"{W}lvlOverride"):
                at = whole(override.get(f"{W}ilvl"))
                for one in override.iter(f"{W}lvl"):
                    _set(levels, one)
                start = value(override.find(f"{W}startOverride"))
                if start is not None:
                    starts[at] = whole(start, 1)
            self._lists[name] = _List(key, tuple(levels), starts)

    def _definition(
        self, element: etree._Element, lists: dict[str, etree._Element], definitions: dict[str, etree._Element]
    ) -> str:
        """The id of the definition, through the styles of lists that stand between (``numStyleLink``)."""
        for _ in range(len(definitions) + 1):
            key = value(element.find(f"{W}abstractNumId")) or ""
            link = value(definitions[key].find(f"{W}numStyleLink")) if key in definitions else None
            following = lists.get(self._styles.get(link).numbered.list or "") if link else None
            if following is None:
                return key
            element = following
        return ""


def _set(levels: list[_Level | None], element: etree._Element) -> None:
    at = whole(element.get(f"{W}ilvl"))
    if not 0 <= at < _LEVELS:
        return
    properties = element.find(f"{W}rPr")
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    restart = value(element.find(f"{W}lvlRestart"))
    levels[at] = _Level(
        whole(value(element.find(f"{W}start")), 0),
        # A format of a later Word stands in a choice, with one that all know behind it.
        next((form for form in map(value, element.iter(f"{W}numFmt")) if form not in (None, "custom")), "decimal"),
        "" if toggle(properties, "vanish") else value(element.find(f"{W}lvlText")) or "",
        at if restart is None else min(whole(restart), at),
        bool(toggle(element, "isLgl")),
        value(element.find(f"{W}suff")) != "nothing",
        (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else "",
        value(element.find(f"{W}pStyle")) or "",
    )
