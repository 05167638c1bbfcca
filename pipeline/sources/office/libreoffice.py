"""LibreOffice, if the machine has it: turns a file into a .docx, confined as far as the system lets us.

Each call has a profile of its own, in which no macro runs and nothing is fetched. On Linux the program has no network
at all, so much memory, and ends with the process that started it; where one of the system's tools for that is missing
or not allowed, the profile alone keeps it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

SECONDS: Final = 120
"""The time that one file may take; a notice takes two or three."""
_MEGABYTES: Final = 4096
_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
_CONFINING: Final = (
    ("unshare", "--map-root-user", "--net"),
    ("prlimit", f"--as={_MEGABYTES * 2**20}", f"--fsize={_MEGABYTES * 2**18}"),
    ("setpriv", "--pdeathsig", "KILL"),
)
"""Tools of util-linux, each a command that runs another one. The last must be next to the program: a signal asked for
when its parent dies is not handed on."""
_FILTERS: Final = {
    ".doc": "MS Word 97",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".xml": "MS Word 2003 XML",
}
_ONCE_MORE: Final = (79, 81)
"""Exit statuses by which the bare program asks the script around it to start it again."""
_SETTINGS: Final = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Office.Writer/Content/Update", "Field", "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macros, no links followed, fields as they were last shown, and a proxy where nobody listens."""


class NotConvertedError(Exception):
    """LibreOffice gave no result. ``late``: it took longer than it may."""

    def __init__(self, late: bool = False) -> None:
        super().__init__(late)
        self.late = late


def find_program() -> Path | None:
    """The program, on the search path or where it is installed; None if the machine has none."""
    found = next((Path(name) for name in map(shutil.which, _NAMES) if name), None)
    return found or next((place for place in _PLACES if place.is_file()), None)


def to_docx(program: Path, source: Path, folder: Path, seconds: float = SECONDS) -> Path:
    """The .docx that LibreOffice makes of a file, in ``folder``, where its profile lies too. The file is taken for what
    its suffix says (.doc, .rtf, .odt, .xml of Word 2003): else it would be read as text where it is damaged.

    Raises NotConvertedError if it cannot read the file or takes too long; no process is left behind.
    """
    profile = folder / "profile"
    _write_settings(profile / "user")
    command = [
        *_confining(),
        str(_bare(program)),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault"),
        *(
            f"--infilter={_FILTERS[source.suffix]}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder),
            str(source),
        ),
    ]
    # Once more if it asks for it: it has set up its profile, and starts anew to use it.
    if _run(command, seconds) in _ONCE_MORE:
        _run(command, seconds)
    made = folder / f"{source.stem}.docx"
    if not made.is_file():
        raise NotConvertedError
    return made


def _bare(program: Path) -> Path:
    """The program itself instead of the script that starts it, so that what confines and ends it is about it."""
    beside = program.resolve().with_name("soffice.bin")
    return beside if beside.is_file() else program


def _run(command: list[str], seconds: float) -> int:
    """The command's exit status."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise NotConvertedError(late=True) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process with all that it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


@cache
def _confining() -> tuple[str, ...]:
    """The commands in front of the program that this system has and allows."""
    found: list[str] = []
    for words in _CONFINING if sys.platform == "linux" else ():
        if shutil.which(words[0]):
            tried = subprocess.run([*found, *words, "true"], stdin=subprocess.DEVNULL, capture_output=True)
            found += words if tried.returncode == 0 else ()
    return tuple(found)


def _write_settings(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n',
        encoding="utf-8",
    )
