"""What a killed run began to write is removed by the next, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.unfinished import begun

_DIES = """
import os, signal, sys
from pathlib import Path
from pipeline.exporters.unfinished import begun
with begun(Path(sys.argv[1])) as (handle, made):
    os.write(handle, b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is removed there")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.process
def test_what_a_killed_run_began_is_removed_by_the_next_write(tmp_path: Path) -> None:
    died = subprocess.run([sys.executable, "-c", _DIES, str(tmp_path)], check=False)
    assert died.returncode == -signal.SIGKILL and len(_names(tmp_path)) == 1
    write_bytes(tmp_path / "a", b"whole")
    assert _names(tmp_path) == ["a"]


def test_what_somebody_is_writing_stays(tmp_path: Path) -> None:
    with begun(tmp_path) as (handle, made):
        write_bytes(tmp_path / "a", b"whole")
        assert _names(tmp_path) == sorted(["a", made.name])
        os.write(handle, b"mine")
        os.close(handle)
        write_bytes(tmp_path / "a", b"again")
        made.replace(tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"mine" and _names(tmp_path) == ["a", "b"]


def test_what_only_looks_like_it_stays(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"a person's")
    (tmp_path / ".yaodian-link.tmp").symlink_to(tmp_path / "other")
    (tmp_path / ".yaodian-folder.tmp").mkdir()
    os.mkfifo(tmp_path / ".yaodian-fifo.tmp")
    (tmp_path / ".mine.tmp").touch()
    before = _names(tmp_path)
    write_bytes(tmp_path / "a", b"whole")
    assert _names(tmp_path) == sorted([*before, "a"])
    assert (tmp_path / "other").read_bytes() == b"a person's"
