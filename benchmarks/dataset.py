"""Many notices gathered into a dataset, and each named question asked of it: seconds, size, milliseconds.

python -m benchmarks.dataset [NOTICES]      made from those in input/: other places, years, wordings (default 3000)
"""

from __future__ import annotations

import contextlib
import io
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

import yaodian
from pipeline.cli import main
from pipeline.dataset.questions import questions
from pipeline.exporters.json_file import write_json
from pipeline.model import Jurisdiction, Notice
from pipeline.rules.loading import find_rules

ROOT = Path(__file__).parents[1]
YEARS = 10


def made(notices: list[Notice], count: int) -> Iterator[Notice]:
    """Notices of many places in a row of years: some tasks fall away, some change a little."""
    chance = random.Random(13)
    for at in range(count):
        place, year = divmod(at, YEARS)
        base = notices[at % len(notices)]
        parents = (f"第{place // 100}省", f"第{place // 10}市")
        where = Jurisdiction(f"第{place}区", None, "county", parents)
        head = replace(base.notice, year=2012 + year, jurisdiction=where, title=f"{2012 + year}年工作要点")
        tasks = [
            replace(one, requirement=one.requirement[:-1] + chance.choice("。；！")) if chance.random() < 0.2 else one
            for one in base.tasks
            if chance.random() < 0.95
        ]
        source = replace(base.source, sha256=sha256(f"{place} {year}".encode()).hexdigest())
        yield replace(base, notice=head, source=source, tasks=tuple(tasks))


def run(count: int) -> None:
    """Print the figures."""
    notices = [yaodian.read(path) for path in sorted((ROOT / "input").glob("*.pdf"))]
    with tempfile.TemporaryDirectory() as folder:
        output, dataset = Path(folder, "output"), Path(folder, "dataset")
        for number, notice in enumerate(made(notices, count)):
            write_json(notice, output / str(number) / "notice.json")
        for what in ("first run", "nothing changed"):
            begun, used = time.perf_counter(), time.process_time()
            done = yaodian.collect(output, dataset)
            spent = f"{time.perf_counter() - begun:.1f} s, {time.process_time() - used:.1f} s of processor time"
            print(f"{what}: {done.notices} notices, {done.written} files, {spent}")
        size = sum(path.stat().st_size for path in dataset.rglob("*") if path.is_file())
        whole = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
        print(f"dataset {size / 1e6:.1f} MB, of {whole / 1e6:.1f} MB of JSON")
        for name in questions(find_rules(None)):
            begun = time.perf_counter()
            with contextlib.redirect_stdout(io.StringIO()):
                status = main(["query", "--named", name, "--dataset", str(dataset)])
            assert status == 0, name
            print(f"{name}: {1000 * (time.perf_counter() - begun):.0f} ms")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
