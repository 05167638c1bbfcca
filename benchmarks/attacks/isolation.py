"""What stands in the way of Python's own modules, and settings of its surroundings."""

# ruff: noqa: E501 - lines of bash
from __future__ import annotations

from benchmarks.attacks.case import Case, file

FAMILY = "isolation"
CONVERT = "yaodian convert in -o out"
BAD = "import os; os.system('touch hacked'); raise SystemExit('taken')\n"


def _way(name: str) -> Case:
    return Case(f"a {name} in the current folder", f"{CONVERT} && test ! -e hacked", file(name, BAD), done=1)


BOUND = 'yaodian() { "$PYTHON" {} -c "import sys; sys.path.insert(0, \'$ROOT\'); from pipeline.cli import main; sys.exit(main())" "$@"; }; '


def _started(options: str) -> str:
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
        file(
            "p/sitecustomize.py",
            "import sys\nif 'pipeline.batch.worker' in ' '.join(sys.orig_argv):\n    raise SystemExit(9)\n",
        ),
        done=1,
    ),
    Case(
        "a json.py in PYTHONPATH's empty part",
        'PYTHONPATH=$ROOT: "$PYTHON" -P -m pipeline.cli convert in -o out',
        file("sub/json.py", BAD),
        done=1,
    ),
    Case("python -P", f"{_started('-P')}{CONVERT}", done=1),
    Case("python -I", f"{_started('-I')}{CONVERT}", done=1),
    Case("python -O", f"{_started('-OO')}{CONVERT}", done=1),
    Case("python -W error", f"{_started('-W error')}{CONVERT}", done=1),
    Case("PYTHONWARNINGS=error", f"export PYTHONWARNINGS=error; {CONVERT}", done=1),
    Case("LANG=C", f"export LANG=C LC_ALL=C; {CONVERT}", done=1),
    Case(
        "LANG=C without UTF-8 mode",
        f"export LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0; {CONVERT}; yaodian units 县财政局",
        says=".",
    ),
    Case("PYTHONIOENCODING=ascii", f"export PYTHONIOENCODING=ascii; {CONVERT}", done=1),
    Case("PYTHONIOENCODING=utf-16", f"export PYTHONIOENCODING=utf-16; {CONVERT} >said 2>&1", done=1),
    Case("no TMPDIR", f"export TMPDIR=/nowhere; {CONVERT}", done=1),
    Case("no HOME", f"unset HOME; {CONVERT}", done=1),
    Case("an empty surrounding", 'env -i PYTHONPATH=$ROOT "$PYTHON" -P -m pipeline.cli convert in -o out', done=1),
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
        done=1,
    ),
)
