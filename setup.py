"""Builds the wheel with ``rules/`` inside, as ``pipeline/_rules``; everything else is in pyproject.toml."""

from __future__ import annotations

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithRules(build_py):
    """In a checkout the rules lie beside the package, so that people find them; installed they lie inside it."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for path in _rule_files():
            target = Path(self.build_lib, "pipeline", "_rules", path.relative_to("rules"))
            self.mkpath(str(target.parent))
            self.copy_file(str(path), str(target))


def _rule_files() -> list[Path]:
    """All of them, so that an installed program names the same hash of rules as a checkout; no hidden files."""
    found = (path for path in Path("rules").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path for path in found if not path.name.startswith("."))


setup(cmdclass={"build_py": BuildWithRules})
