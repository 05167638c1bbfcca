"""How the house is built: one name an idea, small modules with more than one use, functions that fit a head, a test
module beside every module."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.test_rooms import HOUSE, imports, modules

TESTS = Path(__file__).parent
MOST_LINES = 320
MOST_BRANCHES = 15
FEW_LINES = 40
NO_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}

# Modules that do the same for two formats or documents may have one name.
SAME_NAME = {
    "reading": "a file as it was read, and the reading of what people entered",
    "packs": "what a command makes, and the command",
    "review": "the sheet of what is to be looked over, and the command that looks back on a year",
    "reader": "the module of a form from which its room is entered",
    "words": "lists of words in rule files, and words compared with words",
}

# Short modules with one user that are seams, each with its reason.
SEAMS = {
    "learning.official_order": "an order of anything by votes, apart from what is ordered",
    "checks.all_checks": "the list of checks, from which the room is entered",
    "checks.missing_head": "a check",
    "cli.succession": "the one place where the command line asks the registry",
    "corrections.checked_findings": "what a person says of findings, which come after all other corrections",
    "dataset.rows_of_years": "what is told of a whole dataset, apart from how it is gathered",
    "exporters.comparison.diff_xlsx": "an export",
    "exporters.ledger.progress_sheet": "figures in the ledger, loaded only where anything is entered",
    "exporters.report.bars": "what draws, apart from what it means",
    "exporters.workbook.paging": "how a sheet is printed, apart from what it holds",
    "extractors.body.outer_brackets": "where brackets stand, apart from what they mean",
    "extractors.body.contents": "a form of paragraph, beside imprint and attachments",
    "matching.attached_names": "a way of matching, beside those of words",
    "model.unit": "a part of the model",
    "normalisers.units.lexicon.heads": "the ways to read a name's beginning as places, apart from which is meant",
    "sources.csv_table": "a reader",
    "sources.sheets.reader": "a reader",
}


def listed(name: str) -> frozenset[str]:
    """The names in a list beside this module. From it names are taken, never added."""
    return frozenset((TESTS / name).read_text(encoding="utf-8").split())


# Functions that still branch more often than they may.
STILL_BRANCHING = listed("still_branching.txt")


def short(module: str) -> str:
    return module.removeprefix("pipeline.")


def written() -> Iterator[tuple[str, Path, ast.Module]]:
    """Every module that holds code: its short name, its file and its tree."""
    for module, path in sorted(modules().items()):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.name != "__init__.py" or any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree.body):
            yield short(module), path, tree


def branches(function: ast.AST) -> int:
    """Cyclomatic complexity: one, and one for each condition, loop, handler, comprehension and further operand of a
    condition, those of functions within included."""
    found = 1
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp):
            found += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            found += 1 + len(node.ifs)
        elif isinstance(
            node, ast.If | ast.IfExp | ast.For | ast.While | ast.ExceptHandler | ast.match_case | ast.Assert
        ):
            found += 1
    return found


def functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions and methods of a module, not those within functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from functions(node, f"{prefix}{node.name}.")


def test_each_module_has_a_name_of_its_own() -> None:
    names = Counter(path.stem for _, path, _ in written() if not path.stem.startswith("__"))
    assert sorted({name for name, count in names.items() if count > 1} - SAME_NAME.keys()) == []


def test_each_public_class_has_a_name_of_its_own() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for module, _, tree in written():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where[node.name].append(module)
    assert {name: places for name, places in where.items() if len(places) > 1} == {}


def test_no_name_that_says_nothing() -> None:
    names = {part for path in modules().values() for part in path.relative_to(HOUSE).with_suffix("").parts}
    assert names & NO_NAMES == set()


def test_short_modules_have_more_than_one_user() -> None:
    users = Counter(used for module in modules() for used in imports(module))
    lonely = {
        module
        for module, path, _ in written()
        if path.stem not in ("__init__", "__main__")
        and len(path.read_text(encoding="utf-8").splitlines()) < FEW_LINES
        and users[f"pipeline.{module}"] == 1
    }
    assert sorted(lonely - SEAMS.keys()) == []


def test_modules_are_small() -> None:
    lines = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path, _ in written()}
    assert {module: count for module, count in lines.items() if count > MOST_LINES} == {}


def test_functions_branch_seldom() -> None:
    above = {
        f"{module}.{name}"
        for module, _, tree in written()
        for name, function in functions(tree)
        if branches(function) > MOST_BRANCHES
    }
    assert sorted(above - STILL_BRANCHING) == []


def test_branches_are_counted() -> None:
    source = "def f(a, b):\n    if a and b:\n        return [x for x in a if x]\n    return b if a else 0\n"
    assert branches(ast.parse(source).body[0]) == 6


def test_each_module_has_its_test_module() -> None:
    missing = [
        module
        for module, path, _ in written()
        if path.stem not in ("__init__", "__main__")
        and not (TESTS / path.relative_to(HOUSE)).with_name(f"test_{path.name}").exists()
    ]
    assert missing == []
