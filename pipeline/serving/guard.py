"""Who may ask, and what a browser may do with the answer: stands before every route.

A page of another site can make a browser send requests here, and a name that somebody else owns can lead here; so a
request must name this server as it is known (Host), come from its own pages (Origin), and carry a word that only these
have (the CSRF token) where it changes anything. With a token, its cookie too.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

from msgspec import Struct
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSRF: Final = "x-csrf-token"
COOKIE: Final = "yaodian"
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_READS: Final = frozenset({"GET", "HEAD"})
HEADERS: Final[Mapping[str, str]] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}


class Door(Struct, frozen=True):
    """How the server is reached: the address that it listens on, ``csrf`` a word that its own pages send back,
    ``token`` what a person must know (empty: nothing, on the own machine alone)."""

    host: str
    port: int
    csrf: str
    token: str = ""

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server. Where it listens for others, any address in digits is it: only
        names can be made to lead here by somebody else."""
        # Port 80 is not said.
        bare = host.endswith("]") or ":" not in host
        name, _, port = (f"{host}:80" if bare else host).lower().rpartition(":")
        if not name or port != str(self.port):
            return False
        return name in _LOOPBACK or (not is_loopback(self.host) and (name == self.host.lower() or _is_address(name)))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class Guard:
    """Refuses what may not come in; sends the security headers with all that goes out."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if scope["type"] == "http":
            await (self._refusal(scope) or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers, door = Headers(scope=scope), self._door
        host = headers.get("host", "")
        if not door.knows(host):
            return PlainTextResponse("这个网址不是本程序的，请用启动时给出的网址打开。", 421)
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{host.lower()}":
            return _told("请求来自别的网站，没有执行。")
        if door.token and not self._has_token(headers):
            return self._enter(scope)
        if scope["method"] not in _READS:
            if headers.get("sec-fetch-site", "same-origin") != "same-origin":
                return _told("请求来自别的网站，没有执行。")
            if not hmac.compare_digest(headers.get(CSRF, "").encode(), door.csrf.encode()):
                return _told("这个网页是上次启动时打开的，请刷新后再做一次。")
        return None

    def _has_token(self, headers: Headers) -> bool:
        try:
            sent = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return sent is not None and _same(sent.value, self._door.token)

    def _enter(self, scope: Scope) -> Response:
        """With the token in the address the browser is given its cookie, and an address without it."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] not in _READS or not _same(given, self._door.token):
            return PlainTextResponse("要用启动时给出的完整网址（带 token）打开。", 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, self._door.token, httponly=True, samesite="strict")
        return answer


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _told(message: str) -> Response:
    return JSONResponse({"message": message}, 403)
