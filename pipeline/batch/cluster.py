"""A Dask cluster behind the seam of a batch: jobs go out as parcels, and only this process writes what comes back."""

from __future__ import annotations

import io
import logging
import os
import socket
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar, cast
from urllib.parse import urlsplit

from dask import config
from distributed import Client, KilledWorker, LocalCluster
from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.cluster_worker import OtherVersionError, Workplace, carry_out
from pipeline.batch.limits import Limits, cores
from pipeline.batch.parcels import Reply, pack, take_in
from pipeline.batch.pool import RemoteTraceback, WorkerDiedError
from pipeline.batch.sent_people import Offer, offered_here, with_people
from pipeline.batch.single import Convert, Job, Outcome
from pipeline.errors import ClusterError, UsageError, system_reason
from pipeline.own_code import hash_program

P = ParamSpec("P")
T = TypeVar("T")

LOCAL: Final = "local"
_SCHEMES: Final = ("tcp", "tls", "ws", "wss")
_LOUD: Final = ("distributed", "distributed.client")
_PATIENCE: Final = 10
"""Seconds within which a scheduler must answer, and a first machine be there."""
_FRESH: Final = 2.0
"""Seconds for which it holds how many machines there are."""


@contextmanager
def joined(address: str, workers: int | None, limits: Limits, rules: Path) -> Iterator[ClusterExecutor]:
    """The cluster whose scheduler is at ``address``, ready to work by these rules; "local" makes one of processes of
    this machine. Raises UsageError: nobody answers, no machine is there, one has another version of the program."""
    # Dask's words are for programmers; what goes wrong with a job is told by the job.
    warnings.filterwarnings("ignore", module="distributed")
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with ExitStack() as stack:
        if address == LOCAL:
            # Each of these workers has a process in which it does its files: itself it only waits, and needs none.
            stack.enter_context(config.set({"distributed.worker.profile.enabled": False}))
            place = stack.enter_context(
                LocalCluster(
                    n_workers=workers or cores(),
                    threads_per_worker=1,
                    processes=False,
                    memory_limit=0,
                    dashboard_address=None,
                    silence_logs=logging.CRITICAL,
                )
            )
        else:
            place = address
        client = stack.enter_context(_client(place, address))
        yield stack.enter_context(_ready(client, address, limits, rules))


def _client(place: Any, address: str) -> Client:
    try:
        if place is address:
            _call(address)
        return Client(place, timeout=_PATIENCE, set_as_default=False)
    # An address that is none, a name that is unknown, a port where nobody or somebody else listens.
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise UsageError(
            f"连不上集群的调度器 {address}，请检查地址（如 tcp://主机:8786）和网络，"
            "以及调度器（dask scheduler）是否在运行。"
        ) from error


def _call(address: str) -> None:
    """That somebody listens there and greets as Dask does: its client tries for long, and is loud when it gives up.
    Raises OSError or ValueError."""
    at = urlsplit(address)
    if at.scheme not in _SCHEMES or not at.hostname or not at.port:
        raise ValueError(address)
    with socket.create_connection((at.hostname, at.port), _PATIENCE) as line:
        if at.scheme == "tcp" and not line.recv(1):
            raise OSError(address)


@contextmanager
def _ready(client: Client, address: str, limits: Limits, rules: Path) -> Iterator[ClusterExecutor]:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise UsageError(f"集群 {address} 里没有工作机，请先在各台机器上运行 dask worker {address}。") from error
    check_versions(client.run(hash_program, on_error="return"))
    run = os.urandom(8).hex()
    workplace = Workplace(run, hash_program(), zipped(rules), limits)
    client.register_plugin(workplace)
    executor = ClusterExecutor(client, address, run)
    try:
        yield executor
    finally:
        executor.kill()
        # A scheduler that is gone took the plugin with it.
        if client.status == "running":
            client.unregister_worker_plugin(workplace.name)


def check_versions(said: dict[str, str | BaseException]) -> None:
    """That all machines have this very program, libraries included: the same file must give the same results
    everywhere. Raises UsageError."""
    others = sorted(machine for machine, program in said.items() if program != hash_program())
    if others:
        names = "、".join(others[:3]) + (f" 等 {len(others)} 台" if len(others) > 3 else "")
        raise UsageError(
            f"集群里的工作机 {names} 上没有装本程序，或者程序、Python 或所用组件的版本与本机不同，"
            "请在每台机器上按同一份 requirements.lock 安装同一版本。"
        )


def zipped(rules: Path) -> bytes:
    """All files of the rules' folder, packed up."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in rules.rglob("*") if path.is_file()):
            archive.writestr(path.relative_to(rules).as_posix(), path.read_bytes())
    return packed.getvalue()


class _Errand(Struct, frozen=True, eq=False):
    """A job under way; ``people``: what last year's ledger offers to it, once that is known."""

    future: Future[Outcome]
    convert: Convert
    job: Job
    people: Offer | None = None


class ClusterExecutor:
    """Hands jobs to the cluster. A machine that is lost loses no job: the scheduler gives it to another one."""

    def __init__(self, client: Client, address: str, run: str) -> None:
        self._client, self._address, self._run = client, address, run
        self._under_way: dict[Future[Any], Any] = {}
        self._counted = (0.0, 1)

    def slots(self) -> int:
        """How many jobs keep all machines busy, machines that joined meanwhile included."""
        if time.monotonic() - self._counted[0] > _FRESH and self._client.status == "running":
            threads = self._counted[1] // 2
            # Lost in just this moment: what is under way will say so.
            with suppress(OSError, RuntimeError):
                threads = sum(self._client.nthreads().values())
            # One a thread, and another that is on its way there.
            self._counted = (time.monotonic(), max(1, 2 * threads))
        return self._counted[1]

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Send a job; ``fn`` is what a batch converts with."""
        (job,) = args
        future: Future[Outcome] = Future()
        future.set_running_or_notify_cancel()
        self._send(_Errand(future, cast(Convert, fn), cast(Job, job)))
        return cast("Future[T]", future)

    def kill(self) -> None:
        """Drop what is under way; its futures are left as they are."""
        if self._client.status == "running":
            self._client.cancel(list(self._under_way.values()))
        self._under_way.clear()

    def _send(self, errand: _Errand) -> None:
        try:
            parcel = pack(errand.convert, errand.job)
        except OSError as error:
            name = Path(error.filename or errand.job.source).name
            reason = f"{name}：无法读取（{system_reason(error)}），请检查文件权限。"
            errand.future.set_result(Outcome(problem="source", reason=reason))
            return
        try:
            sent = self._client.submit(carry_out, parcel, self._run, pure=False)
        # The client closed itself when the scheduler was lost.
        except (RuntimeError, OSError, CancelledError) as error:
            errand.future.set_exception(self._lost(error))
            return
        self._under_way[errand.future] = sent
        sent.add_done_callback(partial(self._settle, errand))

    def _settle(self, errand: _Errand, sent: Any) -> None:
        """Called by Dask, in a thread of its own, when a job has ended in whatever way."""
        if self._under_way.pop(errand.future, None) is None:
            return
        try:
            answer: Reply = sent.result()
            if answer.error is not None:
                answer.error.__cause__ = RemoteTraceback(answer.trace)
                raise answer.error
            if errand.people is None:
                offered = offered_here(errand.job, answer)
                errand = replace(errand, people=offered)
                # What it takes over was not there when it was done: with it, once more.
                if offered.fresh:
                    self._send(errand)
                    return
            take_in(answer, errand.job.folder)
        except KilledWorker as error:
            errand.future.set_exception(WorkerDiedError(str(error)))
        except OtherVersionError:
            errand.future.set_exception(ClusterError(_OTHER_VERSION.format(address=self._address)))
        except CancelledError as error:
            errand.future.set_exception(self._lost(error))
        except OSError as error:
            reason = f"{errand.job.folder}：无法写入（{system_reason(error)}），请检查权限和磁盘空间。"
            errand.future.set_result(Outcome(problem="output", reason=reason))
        # Whatever else it is, it is this job's: its future says so.
        except BaseException as error:
            errand.future.set_exception(error)
        else:
            errand.future.set_result(with_people(answer.outcome, errand.people))

    def _lost(self, error: BaseException) -> ClusterError:
        lost = ClusterError(
            f"与集群 {self._address} 的连接断了；已完成的结果都是完整的，集群恢复后再次运行会接着做剩下的。"
        )
        lost.__cause__ = error
        return lost


_OTHER_VERSION: Final = (
    "集群 {address} 里有一台中途加入的工作机装的是另一版本的程序，已停止；已完成的结果都是完整的，"
    "请换成同一版本后再次运行，会接着做剩下的。"
)
