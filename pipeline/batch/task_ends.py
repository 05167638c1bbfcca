"""How a task ended, in words for whoever asked for it."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from pipeline.batch.inputs import Input, shown
from pipeline.batch.limits import Limits
from pipeline.batch.pool import TimeLimitError, WorkerDiedError
from pipeline.batch.single import Outcome
from pipeline.errors import ClusterError, system_reason


def was_ended(future: Future[Any]) -> bool:
    """Whether somebody ended the worker, which need not be the task's fault: it is worth another try."""
    error = future.exception()
    return isinstance(error, WorkerDiedError) and error.from_outside


def outcome_of(future: Future[Outcome], one: Input, limits: Limits) -> Outcome:
    """What the worker said, or what became of the worker."""
    name = shown(one.path.name)
    try:
        return future.result()
    except TimeLimitError:
        return too_late(name, limits)
    except MemoryError:
        return _too_large(name, limits)
    except WorkerDiedError as error:
        reason = "处理这个文件的进程意外退出（可能是文件损坏，或系统内存不足），其他文件不受影响。"
        return Outcome(problem="crash", reason=f"{name}：{reason}", trace=f"worker ended with status {error}")
    except ClusterError:
        raise
    except OSError as error:
        reason = f"系统拒绝（{system_reason(error)}），请检查磁盘空间、权限和打开的文件数后再试。"
        return Outcome(problem="output", reason=f"{name}：{reason}", trace=str(error.__cause__ or error))
    # A fault of the program: it costs this file only, and the log has what is needed to mend it.
    except Exception as error:
        # A library that finds no room for itself says that it cannot be loaded.
        if type(error) is ImportError:
            return _too_large(name, limits)
        reason = "程序处理这个文件时出错，请用 --log 生成日志，连同文件一起反馈。"
        return Outcome(problem="crash", reason=f"{name}：{reason}", trace=str(error.__cause__ or error))


def _too_large(name: str, limits: Limits) -> Outcome:
    reason = f"超过了每个文件的内存上限（{limits.megabytes} MB），已停止处理这个文件；可用 --memory-limit 放宽。"
    return Outcome(problem="limit", reason=f"{name}：{reason}")


def too_late(name: str, limits: Limits) -> Outcome:
    """The file took longer than one may."""
    seconds = limits.seconds or 0.0
    reason = f"超过了每个文件的时间上限（{seconds:g} 秒），已停止处理这个文件；可用 --time-limit 放宽。"
    return Outcome(problem="limit", reason=f"{name}：{reason}", seconds=seconds)
