"""The web application: what stands at which address. Reads the output folder anew for every answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from pipeline.batch.inputs import shown
from pipeline.own_code import hash_program
from pipeline.result_names import NOTICE_PAGE
from pipeline.serving.editing import Editing
from pipeline.serving.guard import Door, Guard
from pipeline.serving.known_results import KnownNotice, find_notice, known_notices
from pipeline.serving.notice_rows import failures, rows_by_place
from pipeline.serving.served_page import TEMPLATES, list_sources, notice_sources, page_parts
from pipeline.sources.readers import readable

_SOURCES: Final = {"list": list_sources, "notice": notice_sources}


class Site(Struct, frozen=True):
    """What is served: the folder of results, how the server is reached, and what writes (``editing``)."""

    output: Path
    door: Door
    editing: Editing


def application(site: Site) -> Starlette:
    """The application, behind its guard."""
    pages = _Pages(site)
    routes = [
        Route("/", pages.list),
        Route("/assets/{name}", pages.asset),
        Route("/notices/{notice}/", pages.notice),
        Route("/notices/{notice}/files/{name}", pages.file),
        *site.editing.routes(),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, door=site.door)], exception_handlers={404: _missing})


class _Pages:
    """Pages and files, for reading only."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._program = hash_program()

    def list(self, request: Request) -> Response:
        output = self._site.output
        notices = known_notices(output)
        return self._render(
            "list.html",
            places=rows_by_place(notices),
            failures=failures(output),
            count=len(notices),
            readable=" ".join(readable()),
        )

    def notice(self, request: Request) -> Response:
        one = self._asked(request)
        if one is None:
            return _missing(request)
        parts = page_parts(one.folder / NOTICE_PAGE)
        if parts is None or one.record.basis.program != self._program:
            why = "没有网页 notice.html" if parts is None else "是另一版本的程序转换的"
            message = f"{shown(one.source.name)} 的结果{why}，要重新转换才能看。"
            return self._render("told.html", 409, message=message, convert=f"/notices/{one.id}/")
        title = shown(one.record.head.title or one.source.name)
        return self._render("notice.html", one=one, title=title, parts=parts, state=self._site.editing.state(one))

    def file(self, request: Request) -> Response:
        one = self._asked(request)
        path = one.files().get(request.path_params["name"]) if one else None
        if one is None or path is None:
            return _missing(request)
        return FileResponse(path, filename=f"{one.folder.name}-{path.name}", content_disposition_type="attachment")

    def asset(self, request: Request) -> Response:
        name, _, suffix = request.path_params["name"].partition(".")
        make = _SOURCES.get(name)
        if make is None or suffix not in ("js", "css"):
            return _missing(request)
        made = make()
        if suffix == "js":
            return Response(made.script, media_type="text/javascript")
        return Response(made.style, media_type="text/css")

    def _asked(self, request: Request) -> KnownNotice | None:
        return find_notice(self._site.output, request.path_params["notice"])

    def _render(self, template: str, status: int = 200, **values: Any) -> Response:
        page = self._templates.get_template(template).render(csrf=self._site.door.csrf, **values)
        return Response(page.encode("utf-8", "replace"), status, media_type="text/html")


def _missing(request: Request, error: Exception | None = None) -> Response:
    return Response("没有这一页。请回到首页，从列表里打开。", 404, media_type="text/plain")
