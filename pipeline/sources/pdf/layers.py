"""Optional content of a PDF: which of its layers a viewer shows when it opens the file (ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral


class Layers:
    """The layers that are off. ``catalog`` is the document's; without optional content nothing is off."""

    def __init__(self, catalog: Mapping[str, Any]) -> None:
        properties = _dictionary(catalog.get("OCProperties"))
        default = _dictionary(properties.get("D"))
        everything = _references(properties.get("OCGs"))
        off = set(everything) if _name(default.get("BaseState")) == "OFF" else set()
        off -= set(_references(default.get("ON")))
        off |= set(_references(default.get("OFF")))
        for usage in _list(default.get("AS")):
            off = _as_used(_dictionary(usage), off)
        self._off = frozenset(off)

    def __bool__(self) -> bool:
        return bool(self._off)

    def hides(self, content: object) -> bool:
        """Whether what belongs to ``content`` (a layer, or a rule over several) is not shown.

        A visibility expression (VE) is not evaluated: what only it hides counts as shown.
        """
        if isinstance(content, PDFObjRef) and content.objid in self._off:
            return True
        made = _dictionary(content)
        if _name(made.get("Type")) != "OCMD" or "VE" in made:
            return False
        listed = made.get("OCGs")
        members = [listed.objid] if isinstance(listed, PDFObjRef) and not _list(listed) else _references(listed)
        shown = [member not in self._off for member in members]
        if not shown:
            return False
        policy = _name(made.get("P")) or "AnyOn"
        visible = {"AllOn": all(shown), "AnyOff": not all(shown), "AllOff": not any(shown)}.get(policy, any(shown))
        return not visible


def _as_used(usage: Mapping[str, Any], off: set[int]) -> set[int]:
    """What is off once a viewer has applied a usage for viewing; those for print and export change nothing."""
    if _name(usage.get("Event")) != "View":
        return off
    changed = set(off)
    for layer in _list(usage.get("OCGs")):
        state = _name(_dictionary(_dictionary(_dictionary(layer).get("Usage")).get("View")).get("ViewState"))
        if isinstance(layer, PDFObjRef) and state:
            (changed.add if state == "OFF" else changed.discard)(layer.objid)
    return changed


def _dictionary(value: object) -> Mapping[str, Any]:
    found = resolve1(value)
    return found if isinstance(found, dict) else {}


def _list(value: object) -> list[Any]:
    found = resolve1(value)
    return found if isinstance(found, list) else []


def _references(value: object) -> list[int]:
    return [one.objid for one in _list(value) if isinstance(one, PDFObjRef)]


def _name(value: object) -> str:
    found = resolve1(value)
    return found.name if isinstance(found, PSLiteral) and isinstance(found.name, str) else ""
