"""The looks of a workbook that somebody else may have saved: the program's styles are found in it by name, or added.

A look that a person gave a cell is a number there and stays one: nothing is ever taken out or changed.
"""

from __future__ import annotations

from typing import Final

from pipeline.exporters.workbook.xml_tree import XmlNode, fragment

_ORDER: Final = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"),
    *("colors", "extLst"),
)
_PARTS: Final = (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId"))
_FIRST_OWN_FORMAT: Final = 164


class StyleBook:
    """``root`` is the styles' part and is added to; ``ours`` that of a workbook with all of the program's styles."""

    def __init__(self, root: XmlNode, ours: XmlNode) -> None:
        self.root = root
        self._ours = ours
        self._prefix = root.tag.removesuffix("styleSheet")
        self._texts: dict[str, dict[str, int]] = {}
        self._named: dict[str, int] = {}
        self._looks: dict[tuple[str, bool], int] = {}

    def look(self, style: str, quoted: bool = False) -> int:
        """The number of the look of a style's cells; ``quoted``: text that must not be read as a formula."""
        found = self._looks.get((style, quoted))
        if found is None:
            at = self._style(style)
            model = self._list("cellStyleXfs")[at]
            made = XmlNode(f"{self._prefix}xf", {**model.attributes, "xfId": str(at)}, list(model.children))
            if quoted:
                made.attributes["quotePrefix"] = "1"
            found = self._looks[style, quoted] = self._alike(made)
        return found

    def difference(self, number: int) -> int:
        """The number here of what a conditional format of the program's makes otherwise."""
        return self._taken_over("dxfs", _elements(self._ours, "dxfs")[number])

    def quoted(self, look: int, quoted: bool) -> int:
        """The same look, its text marked as one that must not be read as a formula, or not."""
        looks = self._list("cellXfs")
        if not 0 <= look < len(looks) or (looks[look].attributes.get("quotePrefix") in ("1", "true")) == quoted:
            return look
        attributes = {**looks[look].attributes, "quotePrefix": "1" if quoted else "0"}
        return self._alike(XmlNode(looks[look].tag, attributes, list(looks[look].children)))

    def is_plain(self, look: int, style: str) -> bool:
        """Whether a look is just that of a style's cells."""
        looks = self._list("cellXfs")
        return 0 <= look < len(looks) and _facets(looks[look]) == _facets(looks[self.look(style)])

    def _alike(self, wanted: XmlNode) -> int:
        """The number of a look that is the same, added if there is none."""
        for number, one in enumerate(self._list("cellXfs")):
            if _facets(one) == _facets(wanted) and _quote(one) == _quote(wanted):
                return number
        return self._add("cellXfs", wanted)

    def _style(self, name: str) -> int:
        """The number of a style, by which its cells name it."""
        if name not in self._named:
            at = _place_of_style(self.root, name)
            known = at is not None and 0 <= at < len(self._list("cellStyleXfs"))
            self._named[name] = at if known and at is not None else self._new_style(name)
        return self._named[name]

    def _new_style(self, name: str) -> int:
        at = _place_of_style(self._ours, name)
        models = _elements(self._ours, "cellStyleXfs")
        model = models[at if at is not None else 0]
        made = self._own(model)
        for part, attribute in _PARTS:
            index = int(model.attributes.get(attribute, "0"))
            made.attributes[attribute] = str(self._taken_over(part, _elements(self._ours, part)[index]))
        made.attributes["numFmtId"] = self._format(model.attributes.get("numFmtId", "0"))
        found = self._add("cellStyleXfs", made)
        self._add("cellStyles", XmlNode(f"{self._prefix}cellStyle", {"name": name, "xfId": str(found)}, []))
        return found

    def _taken_over(self, part: str, wanted: XmlNode) -> int:
        wanted = self._own(wanted)
        known = self._texts.get(part)
        if known is None:
            known = self._texts[part] = {}
            for number, one in enumerate(self._list(part)):
                known.setdefault(fragment(one), number)
        text = fragment(wanted)
        if text not in known:
            known[text] = self._add(part, wanted)
        return known[text]

    def _format(self, number: str) -> str:
        if int(number) < _FIRST_OWN_FORMAT:
            return number
        code = next(
            one.attributes["formatCode"] for one in _elements(self._ours, "numFmts")
            if one.attributes.get("numFmtId") == number
        )  # fmt: skip
        mine = {one.attributes.get("numFmtId", ""): one.attributes.get("formatCode") for one in self._list("numFmts")}
        found = next((identity for identity, one in mine.items() if one == code), None)
        if found is None:
            found = str(max((int(one) for one in mine if one.isdecimal()), default=_FIRST_OWN_FORMAT - 1) + 1)
            made = XmlNode(f"{self._prefix}numFmt", {"numFmtId": found, "formatCode": code}, [])
            self._add("numFmts", made)
        return found

    def _own(self, node: XmlNode) -> XmlNode:
        """An element of the program's styles as it is written here."""
        return XmlNode(f"{self._prefix}{node.local}", dict(node.attributes), [self._own(c) for c in node.elements()])

    def _add(self, part: str, node: XmlNode) -> int:
        holder = self.root.first(part)
        if holder is None:
            holder = XmlNode(f"{self._prefix}{part}", {}, [])
            behind = [n for n, one in enumerate(self.root.children) if isinstance(one, XmlNode) and _before(one, part)]
            self.root.children.insert(behind[-1] + 1 if behind else 0, holder)
        holder.children.append(node)
        count = len(holder.elements())
        holder.attributes["count"] = str(count)
        return count - 1

    def _list(self, part: str) -> list[XmlNode]:
        return _elements(self.root, part)


def _before(node: XmlNode, part: str) -> bool:
    return node.local in _ORDER and _ORDER.index(node.local) < _ORDER.index(part)


def _elements(root: XmlNode, part: str) -> list[XmlNode]:
    holder = root.first(part)
    return holder.elements() if holder is not None else []


def _place_of_style(root: XmlNode, name: str) -> int | None:
    for one in _elements(root, "cellStyles"):
        if one.attributes.get("name") == name and one.attributes.get("xfId", "").isdecimal():
            return int(one.attributes["xfId"])
    return None


def _facets(look: XmlNode) -> tuple[object, ...]:
    """What makes a look, but for how its text is read."""
    alignment = look.first("alignment")
    parts = {} if alignment is None else {n: v for n, v in alignment.attributes.items() if v not in ("", "0", "false")}
    protection = look.first("protection")
    numbers = [look.attributes.get(name, "0") for name in ("numFmtId", "fontId", "fillId", "borderId", "xfId")]
    return (*numbers, sorted(parts.items()), protection.attributes if protection is not None else None)


def _quote(look: XmlNode) -> bool:
    return look.attributes.get("quotePrefix") in ("1", "true")
