"""What changes anything: edits, undo, names, uploads, conversions. Every answer is JSON; what is refused says why."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.errors import OutputError, RulesError, UsageError, YaodianError
from pipeline.exporters.json_file import read_notice
from pipeline.model import Notice
from pipeline.result_names import NOTICE_JSON
from pipeline.serving.conversions import Conversions, Work
from pipeline.serving.corrections_store import ConflictError, CorrectionsStore
from pipeline.serving.edits import Edit
from pipeline.serving.known_results import KnownNotice, find_notice, version_of
from pipeline.serving.unit_rules import NewName, propose, write_name
from pipeline.serving.unit_search import find_units
from pipeline.serving.uploads import MOST_BYTES, MOST_WAITING, take_in

MOST_JSON: Final = 256 * 1024
_UNCLEAR: Final = "请求看不懂，请刷新网页再试。"
_GONE: Final = "这份文件的结果已经不在了，请回到列表。"
B = TypeVar("B")


class _EditOn(Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    edit: Edit


class _UndoOf(Struct, frozen=True, forbid_unknown_fields=True):
    version: str


class _NameFor(Struct, frozen=True, forbid_unknown_fields=True):
    name: NewName
    version: str | None = None


class _Empty(Struct, frozen=True, forbid_unknown_fields=True):
    pass


class _StateOf(Struct, frozen=True):
    version: str
    current: str
    undo: bool
    work: Work | None


class Editing:
    """The routes that write, over one output folder; uploads go to ``inputs``."""

    def __init__(self, output: Path, inputs: Path, rules: Path, conversions: Conversions) -> None:
        self._output, self._inputs, self._rules, self._conversions = output, inputs, rules, conversions
        self._store = CorrectionsStore()

    def routes(self) -> list[Route]:
        """All of them."""
        at = "/notices/{notice}"
        return [
            Route(f"{at}/edits", self._posted(_EditOn, self._edit), methods=["POST"]),
            Route(f"{at}/undo", self._posted(_UndoOf, self._undo), methods=["POST"]),
            Route(f"{at}/names", self._posted(_NameFor, self._name), methods=["POST"]),
            Route(f"{at}/convert", self._posted(_Empty, self._convert), methods=["POST"]),
            Route(f"{at}/state", self._asked(lambda one, request: self.state(one))),
            Route(f"{at}/tasks/{{number:int}}", self._asked(self._task)),
            Route(f"{at}/units", self._asked(self._units)),
            Route("/uploads", self._upload, methods=["PUT"]),
            Route("/work", self._work),
        ]

    def state(self, one: KnownNotice) -> _StateOf:
        """What the results are made from, and what is under way."""
        current = version_of(one.corrections)
        version = one.record.basis.corrections or ""
        return _StateOf(
            version, current, self._store.can_undo(one.corrections, current), self._conversions.state_of(one.source)
        )

    def _edit(self, one: KnownNotice, body: _EditOn) -> Any:
        version = self._store.edit(one.corrections, body.version, body.edit)
        self._conversions.begin(one.source, one.record)
        return {"version": version}

    def _undo(self, one: KnownNotice, body: _UndoOf) -> Any:
        version = self._store.undo(one.corrections, body.version)
        self._conversions.begin(one.source, one.record)
        return {"version": version}

    def _name(self, one: KnownNotice, body: _NameFor) -> Any:
        place = _notice(one).notice.jurisdiction
        if body.version is None:
            try:
                return propose(self._rules, place, body.name)
            # That the rules cannot say it is an answer to the question whether they could.
            except UsageError as error:
                return {"refused": str(error)}
        write_name(self._rules, place, body.name, body.version)
        self._conversions.begin(one.source, one.record)
        return {"version": one.record.basis.corrections or ""}

    def _convert(self, one: KnownNotice, body: _Empty) -> Any:
        self._conversions.begin(one.source, one.record)
        return {}

    def _task(self, one: KnownNotice, request: Request) -> Any:
        number = request.path_params["number"]
        task = next((task for task in _notice(one).tasks if task.number == number), None)
        if task is None:
            raise UsageError(_GONE)
        return {
            "raw": task.assignment.raw,
            "parties": [
                {"text": party.text, "name": party.name, "role": party.role, "kind": party.kind, "unit": party.unit}
                for party in task.assignment.parties
            ],
            "deadlines": [{"words": one.raw, "due": one.due} for one in task.deadlines],
        }

    def _units(self, one: KnownNotice, request: Request) -> Any:
        return find_units(_notice(one), self._rules, request.query_params.get("q", "")[:60])

    async def _upload(self, request: Request) -> Response:
        async def pieces() -> AsyncIterator[bytes]:
            async for piece in request.stream():
                yield piece

        try:
            if self._conversions.waiting() >= MOST_WAITING:
                return _answer({"message": f"已有 {MOST_WAITING} 个文件在排队，请等一会儿再传。"}, 429)
            if int(request.headers.get("content-length", "0")) > MOST_BYTES:
                return _answer({"message": f"文件太大，最多 {MOST_BYTES // 1024 // 1024} MB。"}, 413)
            path = await take_in(pieces(), self._inputs, request.query_params.get("name", ""))
        # Nobody is there to read an answer; what had come is gone by now.
        except (ClientDisconnect, ValueError):
            return _answer({"message": _UNCLEAR}, 400)
        except YaodianError as error:
            return _refused(error)
        self._conversions.begin(path)
        return _answer({"file": path.name})

    def _work(self, request: Request) -> Response:
        return _answer(self._conversions.all())

    # --- around them ----------------------------------------------------------------------------------------------

    def _asked(self, answer: Callable[[KnownNotice, Request], Any]) -> Callable[[Request], Response]:
        def route(request: Request) -> Response:
            try:
                return _answer(answer(self._known(request), request))
            except YaodianError as error:
                return _refused(error)

        return route

    def _posted(self, shape: type[B], answer: Callable[[KnownNotice, B], Any]) -> Callable[[Request], Any]:
        def made(request: Request, content: bytes) -> Response:
            try:
                return _answer(answer(self._known(request), msgspec.json.decode(content, type=shape)))
            except (msgspec.DecodeError, UnicodeDecodeError):
                return _answer({"message": _UNCLEAR}, 400)
            except YaodianError as error:
                return _refused(error)

        async def route(request: Request) -> Response:
            content = bytearray()
            try:
                async for piece in request.stream():
                    content += piece
                    if len(content) > MOST_JSON:
                        return _answer({"message": "内容太长，没有写入。"}, 413)
            # Half an edit is none.
            except ClientDisconnect:
                return _answer({"message": _UNCLEAR}, 400)
            return await run_in_threadpool(made, request, bytes(content))

        return route

    def _known(self, request: Request) -> KnownNotice:
        one = find_notice(self._output, request.path_params["notice"])
        if one is None:
            raise UsageError(_GONE)
        return one


def _notice(one: KnownNotice) -> Notice:
    return read_notice(one.folder / NOTICE_JSON)


def _answer(what: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(what), status, media_type="application/json")


def _refused(error: YaodianError) -> Response:
    kinds = ((ConflictError, 409), (RulesError, 422), (OutputError, 503))
    status = next((status for kind, status in kinds if isinstance(error, kind)), 400)
    return _answer({"message": str(error)}, status)
