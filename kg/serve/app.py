"""The server: routes, headers, and what happens to a request that cannot be answered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import KgError, QueryError
from kg.serve import api, pages, protocol
from kg.serve.protocol import Refusal
from kg.serve.state import Settings, State
from kg.vocab.types import Vocabulary

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""For everything that is no page: a browser that shows it anyway runs and loads nothing."""


def make_app(settings: Settings, vocabulary: Vocabulary) -> Starlette:
    """The ASGI application over one graph.

    Raises:
        GraphError: writing is switched on and the store cannot be opened for it.
    """
    state = State(settings, vocabulary)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await state.pool.start()
        try:
            yield
        finally:
            state.pool.stop()

    middleware = [Middleware(_Headers), Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))]
    if settings.cors:
        allowed = list(settings.cors)
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=allowed, allow_methods=["GET", "POST"], allow_headers=["*"])
        )
    app = Starlette(
        routes=_routes(),
        middleware=middleware,
        lifespan=lifespan,
        exception_handlers={Refusal: _refused, KgError: _failed},  # type: ignore[dict-item]
    )
    app.state.kg = state
    return app


def _routes() -> list[BaseRoute]:
    routes: list[BaseRoute] = [
        Route("/", pages.home),
        Route("/favicon.ico", pages.no_picture),
        Route("/ask", pages.query_page),
        Route("/explorer", pages.explorer),
        Route("/explorer/texts/{number:int}", pages.explorer_texts),
        Route("/sparql", protocol.query, methods=["GET", "POST"]),
        Route("/query", protocol.query, methods=["GET", "POST"]),
        Route("/update", protocol.update, methods=["POST"]),
        Route("/store", protocol.graph_store, methods=["GET", "PUT", "POST", "DELETE"]),
        Route("/api", api.describe),
        Route("/api/queries", api.queries),
        Route("/api/queries/{name}", api.named),
        Route("/api/find", pages.find),
        Route("/find", pages.find),
        Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
    ]
    if pages.ASSETS.is_dir():
        routes.append(Mount("/assets", StaticFiles(directory=pages.ASSETS)))
    return [*routes, Route("/{kind}/{name:path}", pages.term)]


def _refused(_: Request, refusal: Refusal) -> Response:
    return refusal.response()


def _failed(_: Request, problem: KgError) -> Response:
    return PlainTextResponse(f"{problem}\n", 400 if isinstance(problem, QueryError) else 500)


class _Headers:
    """Security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", _POLICY)
                headers.setdefault("Vary", "Accept")
            await send(message)

        await self.app(scope, receive, with_headers)
