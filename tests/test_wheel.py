"""The wheel carries the rules and runs by itself, from another folder, without the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.rules.loading import hash_rules
from tests import ROOT
from tests.faults.notices import make_notice

pytestmark = [pytest.mark.slow, pytest.mark.process]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("pipeline", "rules", "yaodian"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "README.md").write_text("# yaodian", encoding="utf-8")
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", "dist", "."]
    subprocess.run(build, cwd=folder, check=True, capture_output=True)
    return next((folder / "dist").glob("*.whl"))


def test_the_rules_are_inside(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as file:
        names = file.namelist()
        file.extractall(tmp_path)
    assert "pipeline/_rules/columns.yaml" in names and not [name for name in names if name.startswith("tests")]
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"pipeline", "yaodian"}
    assert {"pipeline/py.typed", "yaodian/py.typed", "pipeline/exporters/page/assets/page.css"} <= set(names)
    clean = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", clean, ignore=shutil.ignore_patterns("__pycache__"))
    assert hash_rules(tmp_path / "pipeline/_rules") == hash_rules(clean)


def test_it_runs_elsewhere(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)}))
    install = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "-q", "--no-deps"]
    subprocess.run([*install, "--no-index", str(wheel)], check=True, capture_output=True)
    # The libraries are those of the environment that runs the tests; the program itself must come from the wheel.
    # That environment may find some of them through a .pth file, in a second folder: all that it sees are linked.
    libraries = [folder for folder in map(Path, sys.path) if folder.name in ("site-packages", "dist-packages")]
    shadow = tmp_path / "libraries"
    shadow.mkdir()
    own = ("__editable__", "yaodian", "pipeline", "_virtualenv")
    for path in (path for folder in libraries if folder.is_dir() for path in folder.iterdir()):
        link = shadow / path.name
        if not path.name.startswith(own) and path.suffix != ".pth" and not link.is_symlink():
            link.symlink_to(path)
    (site / "libraries.pth").write_text(str(shadow), encoding="utf-8")
    make_notice(tmp_path / "work" / "a.pdf", 1)
    clean = {"PATH": "/usr/bin:/bin"}
    convert = [programs / "yaodian", "convert", "a.pdf"]
    told = subprocess.run(convert, cwd=tmp_path / "work", capture_output=True, text=True, env=clean)
    assert (told.returncode, told.stderr) == (0, "")
    assert (tmp_path / "work/output/a/notice.xlsx").exists()
    face = "import yaodian; print(len(yaodian.load('output/a').tasks) == len(yaodian.read('a.pdf').tasks))"
    asked = [programs / "python", "-c", face]
    said = subprocess.run(asked, capture_output=True, text=True, cwd=tmp_path / "work", env=clean)
    assert (said.stdout, said.stderr) == ("True\n", "")
    where = [programs / "python", "-c", "import pipeline; print(pipeline.__file__)"]
    assert str(home) in subprocess.run(where, capture_output=True, text=True, cwd=tmp_path, env=clean).stdout
