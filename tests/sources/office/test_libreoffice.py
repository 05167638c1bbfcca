"""LibreOffice as a program that is run: where it is found, what it may do, how it ends. A stand-in plays its part."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.sources.office import libreoffice
from pipeline.sources.office.libreoffice import NotConvertedError, find_program, to_docx

pytestmark = pytest.mark.process


def stand_in(folder: Path, body: str) -> Path:
    """A program that is called as LibreOffice is: ``arguments`` are what it gets, ``out`` is the result's place."""
    path = folder / "soffice"
    path.write_text(
        f"#!{sys.executable}\nimport os, subprocess, sys, time\nfrom pathlib import Path\narguments = sys.argv[1:]\n"
        "out = Path(arguments[arguments.index('--outdir') + 1]) / (Path(arguments[-1]).stem + '.docx')\n" + body
    )
    path.chmod(0o755)
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "made").mkdir()
    path = tmp_path / "source.doc"
    path.write_bytes(b"words")
    return path


def test_the_result_of_the_program(tmp_path: Path, source: Path) -> None:
    program = stand_in(tmp_path, "out.write_bytes(Path(arguments[-1]).read_bytes())")
    assert to_docx(program, source, tmp_path / "made").read_bytes() == b"words"


def test_a_profile_in_which_no_macro_runs(tmp_path: Path, source: Path) -> None:
    program = stand_in(tmp_path, "out.write_text(' '.join(arguments))")
    arguments = to_docx(program, source, tmp_path / "made").read_text().split()
    profile = tmp_path / "made" / "profile"
    assert arguments[0] == f"-env:UserInstallation={profile.as_uri()}" and "--headless" in arguments
    settings = (profile / "user" / "registrymodifications.xcu").read_text()
    for name, value in (("DisableMacrosExecution", "true"), ("MacroSecurityLevel", "3"), ("Link", "2")):
        assert f'oor:name="{name}" oor:op="fuse"><value>{value}</value>' in settings


def test_it_is_started_again_when_it_asks_for_it(tmp_path: Path, source: Path) -> None:
    body = "out.write_bytes(b'2') if out.with_name('once').exists() else (out.with_name('once').touch(), os._exit(81))"
    assert to_docx(stand_in(tmp_path, body), source, tmp_path / "made").read_bytes() == b"2"


def test_no_result(tmp_path: Path, source: Path) -> None:
    with pytest.raises(NotConvertedError) as told:
        to_docx(stand_in(tmp_path, "sys.exit(1)"), source, tmp_path / "made")
    assert not told.value.late


def alive(pid: int) -> bool:
    """Whether a process is there and no mere entry of one that ended."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")
def test_what_takes_too_long_is_ended_with_its_children(tmp_path: Path, source: Path) -> None:
    body = (
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "out.with_name('pid').write_text(str(child.pid))\ntime.sleep(60)"
    )
    with pytest.raises(NotConvertedError) as told:
        to_docx(stand_in(tmp_path, body), source, tmp_path / "made", seconds=3)
    assert told.value.late
    pid = int((tmp_path / "made" / "pid").read_text())
    for _ in range(100):
        if not alive(pid):
            break
        time.sleep(0.05)
    assert not alive(pid)


def test_no_network_where_the_system_allows_to_say_so(tmp_path: Path, source: Path) -> None:
    if "unshare" not in libreoffice._confining():
        pytest.skip("this system lets nobody leave the network")
    program = stand_in(tmp_path, "out.write_text(Path('/proc/net/dev').read_text())")
    shown = to_docx(program, source, tmp_path / "made").read_text()
    assert [line.split(":")[0].strip() for line in shown.splitlines()[2:]] == ["lo"]


def test_tools_that_are_missing_or_refused_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_CONFINING", (("no-such-tool",), ("false",), ("env",)))
    libreoffice._confining.cache_clear()
    try:
        assert libreoffice._confining() == (("env",) if sys.platform == "linux" else ())
    finally:
        libreoffice._confining.cache_clear()


def test_where_it_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_PLACES", (tmp_path / "none", tmp_path / "soffice"))
    monkeypatch.setenv("PATH", os.devnull)
    assert find_program() is None
    program = stand_in(tmp_path, "")
    assert find_program() == program
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    assert find_program() == program


def test_the_program_itself_is_run_not_its_script(tmp_path: Path, source: Path) -> None:
    script = stand_in(tmp_path, "sys.exit(1)")
    script.with_name("soffice.bin").write_bytes(stand_in(tmp_path, "out.write_bytes(b'bare')").read_bytes())
    script.with_name("soffice.bin").chmod(0o755)
    stand_in(tmp_path, "sys.exit(1)")
    assert to_docx(script, source, tmp_path / "made").read_bytes() == b"bare"


def test_it_ends_with_the_process_that_started_it(tmp_path: Path, source: Path) -> None:
    """A worker that is killed leaves nothing behind."""
    if "setpriv" not in libreoffice._confining() or not Path("/proc/self").exists():
        pytest.skip("this system has no means for it")
    program = stand_in(tmp_path, "out.with_name('pid').write_text(str(os.getpid()))\ntime.sleep(60)")
    code = (
        "from pathlib import Path\nfrom pipeline.sources.office.libreoffice import to_docx\n"
        f"to_docx(Path({str(program)!r}), Path({str(source)!r}), Path({str(tmp_path / 'made')!r}))"
    )
    worker = subprocess.Popen([sys.executable, "-c", code])
    written = tmp_path / "made" / "pid"
    for _ in range(400):
        if written.exists() and written.read_text():
            break
        time.sleep(0.05)
    pid = int(written.read_text())
    assert alive(pid)
    worker.kill()
    worker.wait()
    for _ in range(200):
        if not alive(pid):
            break
        time.sleep(0.05)
    assert not alive(pid)
