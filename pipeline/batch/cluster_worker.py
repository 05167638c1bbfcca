"""The inside of a machine of a cluster: takes parcels, does each in a process apart, sends back what came of it."""

from __future__ import annotations

import io
import shutil
import tempfile
import traceback
import zipfile
from pathlib import Path
from typing import Any, Final

from distributed import WorkerPlugin, get_worker

from pipeline.batch.limits import Limits
from pipeline.batch.parcels import Parcel, Reply, answer_of, unpack
from pipeline.batch.pool import WorkerPool
from pipeline.own_code import hash_program

NAME: Final = "yaodian"


class OtherVersionError(Exception):
    """This machine has another version of the program: its results would be others."""


class Workplace(WorkerPlugin):  # type: ignore[misc]
    """What a run sets up on each machine, those that join later included: its rules, and processes that stay warm.

    A file that kills its process, hangs or eats memory is one file's failure there as here.
    """

    def __init__(self, run: str, program: str, rules: bytes, limits: Limits) -> None:
        self.name = f"{NAME}-{run}"
        self._program, self._zipped, self._limits = program, rules, limits

    def setup(self, worker: Any) -> None:
        """Unpack the rules; processes start with the first parcel."""
        self._fits = hash_program() == self._program
        self._place = Path(tempfile.mkdtemp(prefix=f"{NAME}-", dir=worker.local_directory))
        self._rules = self._place / "rules"
        with zipfile.ZipFile(io.BytesIO(self._zipped)) as packed:
            packed.extractall(self._rules)
        self._pool = WorkerPool(worker.state.nthreads, self._limits, ("pipeline.conversion",))

    def teardown(self, worker: Any) -> None:
        """End the processes, whatever they do, and take everything away."""
        self._pool.kill()
        shutil.rmtree(self._place, ignore_errors=True)

    def do(self, parcel: Parcel) -> Reply:
        """One job. What it raises is part of the answer. Raises OtherVersionError."""
        if not self._fits:
            raise OtherVersionError
        with tempfile.TemporaryDirectory(dir=self._place) as folder:
            job = unpack(parcel, Path(folder), self._rules)
            try:
                outcome = self._pool.submit(parcel.convert, job).result()
            # Whatever went wrong belongs to this one job; who sent it tells of it.
            except Exception as error:
                trace = "".join(traceback.format_exception(error))
                error.__cause__ = error.__context__ = error.__traceback__ = None
                return Reply(error=error, trace=trace)
            return answer_of(outcome, parcel, Path(folder))


def carry_out(parcel: Parcel, run: str) -> Reply:
    """One job, on the machine that the scheduler chose."""
    workplace: Workplace = get_worker().plugins[f"{NAME}-{run}"]
    return workplace.do(parcel)
