"""Listens for browsers: the address, its token, and the end of it."""

from __future__ import annotations

import errno
import secrets
import socket
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import uvicorn
from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.limits import MEGABYTES, SECONDS, Limits
from pipeline.batch.pool import WorkerPool
from pipeline.batch.single import check_rules
from pipeline.errors import UsageError, system_reason
from pipeline.serving.application import Site, application
from pipeline.serving.conversions import Conversions
from pipeline.serving.editing import Editing
from pipeline.serving.guard import Door, is_loopback
from pipeline.serving.known_results import check_output
from pipeline.settings import Settings

PORT: Final = 8760
_CONNECTIONS: Final = 64
_BACKLOG: Final = 64


def door_for(host: str, port: int, token: str) -> Door:
    """How a server is reached there; whoever listens for other machines asks for a token, given or made."""
    if not token and not is_loopback(host):
        token = secrets.token_urlsafe(18)
    return Door(host, port, secrets.token_urlsafe(24), token)


def address_of(door: Door) -> str:
    """What a person opens."""
    name = f"[{door.host}]" if ":" in door.host else door.host
    return f"http://{name}:{door.port}/" + (f"?token={door.token}" if door.token else "")


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises UsageError: the port is taken, the address is none of this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise UsageError(f"{host}:{port}：{_why(error)}") from error
    return listening


def _why(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "端口已被占用（可能已经开着一个），请先关掉那一个，或用 --port 换一个端口。"
    if error.errno == errno.EACCES:
        return "没有权限用这个端口，请用 --port 换一个 1024 以上的。"
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "不是这台电脑的地址，请检查 --host。"
    return f"无法监听（{system_reason(error)}），请用 --port 换一个端口。"


class Folders(Struct, frozen=True):
    """The folders: results, and where uploads go; how files are converted."""

    output: Path
    inputs: Path
    settings: Settings


def serve(folders: Folders, host: str, port: int, token: str, tell: Callable[[str], None]) -> None:
    """Serve the results of a folder until the process is interrupted; ``tell`` is given the address. Raises UsageError
    before anything is served."""
    output, inputs = folders.output.absolute(), folders.inputs.absolute()
    settings = replace(folders.settings, rules=folders.settings.rules.absolute())
    check_output(output)
    with listen(host, port) as listening, ExitStack() as closing:
        door = door_for(host, listening.getsockname()[1], token)
        pool = WorkerPool(1, Limits(SECONDS, MEGABYTES), ("pipeline.conversion",))
        closing.callback(pool.kill)
        # Its process starts now, so that the first edit need not wait for it.
        pool.submit(check_rules, settings.rules)
        conversions = Conversions(output, settings, pool)
        closing.callback(conversions.close)
        tell(address_of(door))
        config = uvicorn.Config(
            application(Site(output, door, Editing(output, inputs, settings.rules, conversions))),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_CONNECTIONS,
            ws="none",
        )
        uvicorn.Server(config).run(sockets=[listening])
