"""What stands in the way of Python's own modules, and settings of its surroundings."""

# ruff: noqa: E501 - lines of bash
from __future__ import annotations

from benchmarks.attacks.case import Case, both, file, notices

FAMILY = "isolation"
CONVERT = "yaodian convert in/甲.txt -o one && yaodian convert in -o out"
"""One file is converted in a child of the process, several in workers."""
BAD = "import os; os.system('touch hacked'); raise SystemExit('taken')\n"


def _way(name: str) -> Case:
    """A module in the way of Python's own or of the program's."""
    return Case(
        f"a {name} in the current folder", f"{CONVERT} && test ! -e hacked", both(file(name, BAD), notices(1)), done=3
    )


SECOND = notices(1)
BOUND = 'yaodian() { "$PYTHON" {} -c "import sys; sys.path.insert(0, \'$ROOT\'); from pipeline.cli import main; sys.exit(main())" "$@"; }; '


def _started(options: str) -> str:
    """The program under other options of Python."""
    return BOUND.replace("{}", options, 1)


CASES = (
    _way("json.py"),
    _way("sitecustomize.py"),
    _way("usercustomize.py"),
    _way("yaml.py"),
    _way("pipeline/__init__.py"),
    _way("encodings/__init__.py"),
    Case(
        "a sitecustomize.py in PYTHONPATH",
        'x() { PYTHONPATH=$ROOT:$PWD/p "$PYTHON" -c "import pipeline.cli as c, sys; sys.exit(c.main())" "$@"; }; x convert in -o out',
        both(
            SECOND,
            file(
                "p/sitecustomize.py",
                "import sys\nif 'pipeline.batch.worker' in ' '.join(sys.orig_argv):\n    raise SystemExit(9)\n",
            ),
        ),
        done=2,
    ),
    Case(
        "a json.py in PYTHONPATH's empty part",
        'PYTHONPATH=$ROOT: "$PYTHON" -P -m pipeline.cli convert in -o out',
        both(SECOND, file("sub/json.py", BAD)),
        done=2,
    ),
    Case("python -P", f"{_started('-P')}{CONVERT}", SECOND, done=3),
    Case("python -I", f"{_started('-I')}{CONVERT}", SECOND, done=3),
    Case("python -O", f"{_started('-OO')}{CONVERT}", SECOND, done=3),
    Case("python -W error", f"{_started('-W error')}{CONVERT}", SECOND, done=3),
    Case("PYTHONWARNINGS=error", f"export PYTHONWARNINGS=error; {CONVERT}", SECOND, done=3),
    Case("LANG=C", f"export LANG=C LC_ALL=C; {CONVERT}", SECOND, done=3),
    Case(
        "LANG=C without UTF-8 mode",
        f"export LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0; {CONVERT}; yaodian units 县财政局",
        says=".",
    ),
    Case("PYTHONIOENCODING=ascii", f"export PYTHONIOENCODING=ascii; {CONVERT}", SECOND, done=3),
    Case(
        "PYTHONIOENCODING=utf-16",
        "export PYTHONIOENCODING=utf-16; yaodian convert in -o out >said 2>&1",
        SECOND,
        done=2,
    ),
    Case("no TMPDIR", f"export TMPDIR=/nowhere; {CONVERT}", SECOND, done=3),
    Case("no HOME", f"unset HOME; {CONVERT}", SECOND, done=3),
    Case(
        "an empty surrounding", 'env -i PYTHONPATH=$ROOT "$PYTHON" -P -m pipeline.cli convert in -o out', SECOND, done=2
    ),
    Case("the current folder is gone", f"mkdir gone; cd gone; rmdir ../gone; {CONVERT}", status=(2, 3), says="."),
    Case(
        "the current folder is gone, units",
        "mkdir gone; cd gone; rmdir ../gone; yaodian units 县财政局",
        status=(0, 2, 3),
        says=".",
    ),
    Case(
        "faulthandler and tracing of memory",
        f"export PYTHONFAULTHANDLER=1 PYTHONTRACEMALLOC=1 PYTHONDEVMODE=1; {CONVERT}",
        SECOND,
        done=3,
    ),
)
