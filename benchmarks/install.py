"""What installing takes: megabytes of wheels of each part, seconds of ``make``. Run: ``python -m benchmarks.install``.

Needs an index of packages, as installing does. Wheels are counted as they are downloaded (or built, where a package
brings none), those of a part without what the parts before it have. Targets: a plain ``make``, from a fresh clone to
the converted notice, less than 150 MB and 90 s.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PARTS: Final = ("", "-serve", "-cluster", "-scan")
EXTRAS: Final = ("dataset", "charts")
MOST_MB: Final = 150
MOST_SECONDS: Final = 90


def main() -> int:
    """Prints a row a part; exit status 1 if plain ``make`` is over a target."""
    with tempfile.TemporaryDirectory() as folder:
        base = _megabytes(Path(folder, "base"), ["-r", str(ROOT / "requirements.lock")])
        print(f"plain: {sum(base.values()):.0f} MB of wheels, the largest {_largest(base)}")
        for part in PARTS[1:]:
            lock = ["-r", str(ROOT / f"requirements{part}.lock")]
            _tell(part[1:], _megabytes(Path(folder, part), lock), base)
        for extra in EXTRAS:
            _tell(extra, _megabytes(Path(folder, extra), [f"{ROOT}[{extra}]"], with_needed=True), base)
        seconds = _make(Path(folder, "clone"))
    print(f"make in a fresh clone: {seconds:.0f} s")
    return sum(base.values()) >= MOST_MB or seconds >= MOST_SECONDS


def _tell(name: str, found: dict[str, float], base: dict[str, float]) -> None:
    more = {wheel: size for wheel, size in found.items() if wheel not in base and not wheel.startswith("yaodian")}
    print(f"{name}: {sum(more.values()):.0f} MB more, the largest {_largest(more)}")


def _largest(found: dict[str, float]) -> str:
    wheels = sorted(found, key=found.__getitem__, reverse=True)[:3]
    return ", ".join(f"{wheel.split('-')[0]} {found[wheel]:.0f}" for wheel in wheels)


def _megabytes(folder: Path, what: list[str], with_needed: bool = False) -> dict[str, float]:
    """The size of each wheel by its name."""
    alone = [] if with_needed else ["--no-deps"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", *alone, "-w", str(folder), *what], check=True)
    return {wheel.name: wheel.stat().st_size / 1e6 for wheel in folder.glob("*.whl")}


def _make(clone: Path) -> float:
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    began = time.perf_counter()
    subprocess.run(["make", "-s"], cwd=clone, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
