"""The search service: the built site, and ``GET /api/search`` over an index. It only reads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from generator import __version__
from generator.search.answer import Answer, Page
from generator.search.backend import BackendError
from generator.search.filters import Filters
from generator.search.openapi import describe
from generator.search.query import QueryError

MAX_LIMIT = 200
"""Hits of one page at most."""

MAX_OFFSET = 100_000
MAX_SECONDS = 10.0
"""Time that one answer may take."""

MAX_VALUES = 50
"""Values of one filter at most."""

Search = Callable[[str, Filters, Page], Answer]
"""Answers a query; called from several threads, one call at a time in each."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}
_FILTERS = {
    "year": "years", "region": "regions", "plan": "plans", "kind": "kinds", "product": "products",
    "entity": "entities", "unit": "units", "month": "months",
}  # fmt: skip
_OTHERS = ("q", "limit", "offset", "has_target")


class BadRequestError(Exception):
    """A request that is not answered; the message is in Chinese."""


def make_service(search: Search, site: Path | None, *, threads: int = 4) -> Starlette:
    """Make the application. ``site`` is the folder of the built site, or ``None`` to serve only answers."""
    pool = ThreadPoolExecutor(threads, "search")

    async def respond(request: Request) -> Response:
        """Answer one search."""
        try:
            text, filters, page = read_parameters(request.query_params)
            work = asyncio.get_running_loop().run_in_executor(pool, search, text, filters, page)
            return _json(await asyncio.wait_for(work, MAX_SECONDS))
        except (BadRequestError, QueryError) as error:
            return _json({"error": str(error)}, 400)
        except TimeoutError:
            return _json({"error": "检索超时，请换用更长或更少的词"}, 503)
        except BackendError as error:
            return _json({"error": str(error)}, 503)

    async def document(_request: Request) -> Response:
        """Describe the service."""
        return _json(describe(__version__, MAX_LIMIT, MAX_OFFSET))

    routes: list[BaseRoute] = [
        Route("/api/search", respond, methods=["GET"]),
        Route("/api/openapi.json", document, methods=["GET"]),
    ]
    if site is not None:
        routes.append(Mount("/", StaticFiles(directory=site, html=True)))
    return Starlette(routes=routes, exception_handlers={404: _not_found, 405: _not_allowed})


def read_parameters(given: QueryParams) -> tuple[str, Filters, Page]:
    """Read the parameters of a request: the same as the command line's options.

    Raises:
        BadRequestError: a parameter is unknown, out of its range, or given too often.
    """
    for name in given:
        if name not in _FILTERS and name not in _OTHERS:
            raise BadRequestError(f"未知参数“{name}”；可用参数见 /api/openapi.json")
    values: dict[str, Any] = {field: tuple(given.getlist(name)) for name, field in _FILTERS.items()}
    for name, field in _FILTERS.items():
        if len(values[field]) > MAX_VALUES:
            raise BadRequestError(f"参数 {name} 过多，至多 {MAX_VALUES} 个")
    values["years"] = tuple(_number("year", value, 1949, 2199) for value in values["years"])
    values["months"] = tuple(_number("month", value, 1, 12) for value in values["months"])
    has_target = given.get("has_target")
    if has_target not in (None, "true", "false"):
        raise BadRequestError("参数 has_target 只能是 true 或 false")
    values["has_target"] = None if has_target is None else has_target == "true"
    limit = _number("limit", given.get("limit", "20"), 1, MAX_LIMIT)
    offset = _number("offset", given.get("offset", "0"), 0, MAX_OFFSET)
    return given.get("q", ""), Filters(**values), Page(limit, offset)


def _number(name: str, text: str, least: int, most: int) -> int:
    if text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most:
        return int(text)
    raise BadRequestError(f"参数 {name} 应为 {least} 至 {most} 的整数")


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, _HEADERS, "application/json")


async def _not_found(request: Request, _error: Exception) -> Response:
    if request.url.path.startswith("/api/"):
        return _json({"error": "没有这个接口；可用接口见 /api/openapi.json"}, 404)
    return Response("没有这个页面。", 404, _HEADERS, "text/plain; charset=utf-8")


async def _not_allowed(_request: Request, _error: Exception) -> Response:
    return _json({"error": "本服务只读，只接受 GET 请求"}, 405)
