"""Data goes one way: what each room of the house may import, and nothing goes round in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import FunctionType, MethodType

import pytest

from pipeline.model import Jurisdiction
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText
from pipeline.normalisers.units.registry.registry import load_registry
from tests import RULES

HOUSE = Path(__file__).parents[1] / "pipeline"

# A room is a folder of pipeline/ or a module that stands beside them. What it may import, beside itself.
MAY = {
    "__init__": "",
    "errors": "",
    "result_names": "",
    "file_lock": "",
    "heartbeat": "",
    "regular_files": "errors",
    "own_code": "",
    "model": "",
    "rules": "__init__ errors model own_code regular_files",
    "text": "model rules",
    "matching": "text",
    "sources": (
        "errors model rules sources/docx sources/html sources/ofd sources/office sources/pdf sources/scan "
        "sources/sheets text"
    ),
    # How large a notice may be is one limit for all forms.
    "sources/docx": "errors model sources text",
    # A page is a text too, in whatever encoding.
    "sources/html": "errors model rules sources text",
    # What is turned into a Word file, or is a web page in truth, is read as such.
    "sources/office": "errors model sources/docx sources/html",
    # Encrypted files of Office are opened in one way.
    "sources/sheets": "errors model sources sources/docx text",
    # What a page of an OFD file draws goes through the same lines and tables as what one of a PDF does.
    # Pages that are only pictures are read as those of a scan are.
    "sources/ofd": "errors model sources/pdf sources/pdf/tables sources/scan",
    # How long a task may take is the affair of who waits for it.
    "sources/scan": "errors heartbeat model sources sources/pdf",
    "sources/pdf": "errors model sources/pdf/pdfium sources/pdf/tables text",
    # Whatever reads a page says what stands there in the words that all engines share.
    "sources/pdf/pdfium": "sources/pdf text",
    # Glyphs and rows of glyphs are what a table in a PDF is made of.
    "sources/pdf/tables": "model sources/pdf text",
    "extractors": "extractors/body extractors/table model rules text",
    "extractors/body": "model rules text",
    "extractors/table": "model rules text",
    "normalisers": "errors matching model normalisers/units normalisers/units/registry rules text",
    "normalisers/units": "model normalisers/units/grammar normalisers/units/registry rules text",
    "normalisers/units/lexicon": "model rules",
    "normalisers/units/grammar": "model normalisers/units/lexicon rules text",
    # Divisions and jurisdictions are places, of which a registry is one place's.
    "normalisers/units/registry": "errors model normalisers normalisers/units/lexicon rules",
    "checks": "matching model text",
    # What people typed into the sheet is found by the titles that the exporters gave it.
    "corrections": "errors exporters model rules sources/sheets text",
    "diff": "matching model text",
    "exporters": (
        "diff errors file_lock exporters/comparison exporters/debug exporters/keeping exporters/ledger exporters/page "
        "exporters/superior exporters/workbook model regular_files result_names superior"
    ),
    "exporters/workbook": "errors model text",
    "exporters/keeping": "errors exporters exporters/workbook matching model",
    # A unit's list is filled with what its ledger says, whatever people made of that.
    "exporters/ledger": (
        "errors exporters exporters/keeping exporters/report exporters/workbook model progress result_names text"
    ),
    "exporters/comparison": "diff exporters exporters/workbook model",
    "exporters/debug": "exporters model",
    "exporters/superior": "exporters exporters/workbook superior",
    # The matrix on the page has the marks of the one in the workbook.
    "exporters/page": "exporters exporters/ledger exporters/workbook model",
    # Figures into pages; a Word file is a package of parts as a workbook is.
    "exporters/report": "diff errors exporters exporters/workbook model progress",
    "superior": "diff matching model",
    "dataset": "diff errors exporters exporters/workbook matching model result_names",
    # What people wrote is found by the titles that the exporters gave it.
    "progress": "diff errors exporters exporters/keeping exporters/workbook model sources/sheets text",
    # Units in rows that people added to a ledger are read as those of the notice.
    "own_tasks": "exporters model normalisers/units normalisers/units/registry progress",
    "known_bodies": "diff model normalisers/units normalisers/units/registry",
    "settings": "exporters sources",
    # Which form leads is known when they are read, and compared.
    "leading": "checks errors model sources",
    "conversion": (
        "__init__ checks corrections errors extractors leading matching model normalisers normalisers/units "
        "normalisers/units/registry rules settings sources sources/html"
    ),
    "batch": (
        "conversion corrections diff errors exporters exporters/comparison exporters/page file_lock heartbeat model "
        "own_code own_tasks progress regular_files result_names rules settings sources sources/sheets"
    ),
    "oversight": "batch diff errors exporters face model normalisers/units/lexicon result_names settings superior",
    "year_report": (
        "batch comparing errors exporters exporters/report face known_bodies model normalisers/units/registry "
        "own_tasks progress result_names rules sources/sheets"
    ),
    "returns": (
        "batch errors exporters exporters/ledger face known_bodies model normalisers/units/registry own_tasks "
        "progress result_names"
    ),
    "learning": "diff model normalisers/units/registry",
    "proposing": "batch errors face known_bodies learning model normalisers/units/registry result_names rules settings",
    "gathering": "batch dataset errors known_bodies normalisers/units/registry own_code rules",
    "comparing": "batch diff face known_bodies model normalisers/units/registry settings",
    "face": (
        "batch conversion dataset errors exporters known_bodies model normalisers normalisers/units/registry "
        "result_names rules settings sources"
    ),
    # What is served is what a batch has written, and what it would write again.
    "serving": (
        "batch corrections errors exporters exporters/page model normalisers/units/registry own_code result_names "
        "rules settings sources"
    ),
    "cli": (
        "__init__ batch diff errors exporters face heartbeat model own_code regular_files result_names rules settings "
        "text"
    ),
    "cli/commands": (
        "batch cli comparing dataset diff errors exporters exporters/comparison exporters/ledger exporters/report "
        "exporters/superior face gathering model normalisers normalisers/units normalisers/units/registry oversight "
        "proposing returns rules serving settings sources year_report"
    ),
}


@cache
def modules() -> Mapping[str, Path]:
    """Every module of the house by its dotted name."""
    found: dict[str, Path] = {}
    for path in HOUSE.rglob("*.py"):
        dotted = ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)
        found[dotted.removesuffix(".__init__")] = path
    return found


@cache
def imports(module: str) -> frozenset[str]:
    """The modules of the house that a module takes from: at its head, late, or for its types only."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(modules()[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written in full"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & modules().keys()) or {node.module or ""}
    return frozenset(found & modules().keys()) - {module}


def room_of(module: str) -> str:
    path = modules()[module].relative_to(HOUSE)
    return "/".join(path.parent.parts) or path.stem


@cache
def rooms() -> Mapping[str, frozenset[str]]:
    """Every room with the rooms that its modules take from. A folder with nothing in it is none."""
    found: dict[str, set[str]] = {}
    for module, path in modules().items():
        if path.read_text(encoding="utf-8").strip():
            found.setdefault(room_of(module), set()).update(map(room_of, imports(module)))
    return {room: frozenset(others - {room}) for room, others in found.items()}


def circles(graph: Mapping[str, frozenset[str]]) -> Iterator[list[str]]:
    """Ways that lead from a node back to it, one for each edge that closes one."""
    done: set[str] = set()

    def walk(node: str, way: list[str]) -> Iterator[list[str]]:
        if node in way:
            yield [*way[way.index(node) :], node]
        elif node not in done:
            for following in sorted(graph[node]):
                yield from walk(following, [*way, node])
            done.add(node)

    for node in sorted(graph):
        yield from walk(node, [])


def test_every_room_stands_in_the_table() -> None:
    assert set(rooms()) == set(MAY), "a room is missing in MAY, or MAY names one that is gone"


@pytest.mark.parametrize("room", MAY)
def test_imports(room: str) -> None:
    wrong = {
        module: sorted(map(room_of, imports(module)))
        for module in modules()
        if room_of(module) == room and not {*map(room_of, imports(module))} <= {room, *MAY[room].split()}
    }
    assert wrong == {}


def test_the_table_allows_nothing_that_nobody_needs() -> None:
    """Rules and errors apart, which any room may come to read or raise."""
    unused = {room: set(may.split()) - rooms()[room] - {"rules", "errors"} for room, may in MAY.items()}
    assert {room: others for room, others in unused.items() if others} == {}


def test_no_circle_of_modules() -> None:
    assert list(circles({module: imports(module) for module in modules()})) == []


def test_sub_rooms_of_one_room_know_each_other_one_way() -> None:
    both = {
        frozenset({room, other})
        for room, others in rooms().items()
        for other in others
        if room in rooms().get(other, ()) and room.rpartition("/")[0] == other.rpartition("/")[0]
    }
    assert both == set()


def test_a_circle_is_found() -> None:
    one_way = {"a": frozenset("b"), "b": frozenset("c"), "c": frozenset[str]()}
    assert list(circles(one_way)) == []
    assert list(circles({**one_way, "c": frozenset("a")})) == [["a", "b", "c", "a"]]


# --- objects ----------------------------------------------------------------------------------------------------------


def parts(thing: object) -> Iterator[object]:
    """What an object of the house, a container or a function holds."""
    match thing:
        case MethodType():
            yield thing.__self__
        case FunctionType():
            yield from (cell.cell_contents for cell in thing.__closure__ or ())
        case partial():
            yield from (thing.func, *thing.args, *thing.keywords.values())
        case dict():
            yield from thing.values()
        case list() | tuple() | set() | frozenset():
            yield from thing
        case _ if type(thing).__module__.startswith(("pipeline.", "tests.")):
            yield from getattr(thing, "__dict__", {}).values()
            yield from (getattr(thing, name, None) for name in getattr(thing, "__struct_fields__", ()))


def object_circles(thing: object) -> list[str]:
    """The kinds of objects on each way that leads from an object back to it."""
    found: list[str] = []
    done: set[int] = set()

    def walk(one: object, way: list[object]) -> None:
        if any(one is before for before in way):
            found.append(" → ".join(type(before).__name__ for before in [*way, one]))
        elif id(one) not in done:
            for part in parts(one):
                walk(part, [*way, one])
            done.add(id(one))

    walk(thing, [])
    return found


class _Two:
    def __init__(self) -> None:
        self.ask = lambda: self


def test_no_circle_of_objects_in_the_reading_of_units() -> None:
    """Names and collectives, registry and the namers of collectives: each stands on the one before it."""
    place = Jurisdiction("兰山区", "371302", "county", ("山东省", "临沂市"))
    reader = AssignmentReader(load_registry(RULES, place, 2025))
    reader.read([UnitText("", "unspecified", "区财政局（区审计局）牵头，各镇街道配合")])
    assert object_circles(reader) == []
    assert object_circles(_Two()) == ["_Two → function → _Two"]
