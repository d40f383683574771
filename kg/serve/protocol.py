"""The SPARQL 1.1 Protocol and, where writing is switched on, updates and the Graph Store Protocol."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from urllib.parse import parse_qsl

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from kg.errors import KgError
from kg.graph.source import STORE_FAULTS, first_words
from kg.query import run
from kg.query.sparql import refuse_remote
from kg.serve.negotiate import wanted
from kg.serve.state import State
from kg.serve.worker import ROWS, TRIPLES, Answer, Job

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_LOADS = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
}


class Refusal(Exception):  # noqa: N818  it is an answer, not a fault of the program
    """A request that is answered with a status and a line instead of a result."""

    def __init__(self, status: int, words: str, **headers: str) -> None:
        super().__init__(words)
        self.status, self.words, self.headers = status, words, headers

    def response(self) -> Response:
        """The answer."""
        return PlainTextResponse(self.words + "\n", self.status, headers=self.headers)


async def query(request: Request) -> Response:
    """``GET`` and ``POST`` of a query, in the three forms of the protocol."""
    state: State = request.app.state.kg
    pairs = await _pairs(request, "query", QUERY, state)
    text = _only(pairs, "query")
    if any(name in ("default-graph-uri", "named-graph-uri") for name, _ in pairs):
        raise Refusal(400, "name graphs by FROM or GRAPH in the query")
    accept = dict(pairs).get("format", "") or request.headers.get("accept", "")
    asked = run.Request(as_sparql(text), allow_remote=state.settings.remote)
    return respond(await ask(request, asked, accept))


async def ask(request: Request, asked: run.Request, accept: str) -> Answer:
    """The answer of a worker to a query, in a format that will do; the query stops when the client leaves."""
    state: State = request.app.state.kg
    media = wanted(accept, [*ROWS, *TRIPLES])
    if not media:
        raise Refusal(406, "none of these formats is known; there are " + ", ".join((*ROWS, *TRIPLES)))
    return await state.pool.answer(Job(asked, media, state.settings.limits.result), request.is_disconnected)


def respond(answer: Answer) -> Response:
    """A worker's answer as a response."""
    return Response(answer.body, answer.status, {"Content-Type": answer.media, **answer.headers})


def as_sparql(text: str) -> str:
    """The query, kept from being taken for the name of a query or of a file."""
    return text if any(c in text for c in " {}\n") else text + " "


async def update(request: Request) -> Response:
    """``POST`` of an update, where writing is switched on; the whole update is one transaction."""
    state: State = request.app.state.kg
    require_writer(request)
    text = _only(await _pairs(request, "update", UPDATE, state), "update")
    if not state.settings.remote:
        refuse_remote(text)
    await _write(state, lambda: state.update(text))
    return Response(status_code=204)


async def graph_store(request: Request) -> Response:
    """The Graph Store Protocol for one graph: GET for all, PUT, POST, DELETE where writing is switched on."""
    state: State = request.app.state.kg
    name = _graph_name(request)
    pattern = f"GRAPH {name} {{ ?s ?p ?o }}" if isinstance(name, NamedNode) else "?s ?p ?o"
    if request.method in ("GET", "HEAD"):
        there = await ask(request, run.Request(f"ASK {{ {pattern} }}"), "application/json")
        if there.status == 200 and b"false" in there.body and isinstance(name, NamedNode):
            raise Refusal(404, "there is no such graph")
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
        asked = run.Request(text, union=isinstance(name, NamedNode))
        return respond(await ask(request, asked, request.headers.get("accept", "") or "text/turtle"))
    require_writer(request)
    quads: list[Quad] = []
    if request.method != "DELETE":
        kind = _LOADS.get(request.headers.get("content-type", "").partition(";")[0].strip())
        if kind is None:
            raise Refusal(415, "send one of " + ", ".join(_LOADS))
        quads = _parsed(await _body(request, state), kind, name)
    found = await _write(state, lambda: state.replace(name, quads, keep=request.method == "POST"))
    if request.method == "DELETE" and not found:
        raise Refusal(404, "there is no such graph")
    return Response(status_code=204 if found else 201)


def require_writer(request: Request) -> None:
    """Refuse a request that may not write."""
    state: State = request.app.state.kg
    if state.writer is None:
        raise Refusal(403, "this server only reads; start it with --write")
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    known = state.settings.token
    if not known or kind.lower() != "bearer" or not hmac.compare_digest(token.strip().encode(), known.encode()):
        raise Refusal(401, "writing needs the server's token", **{"WWW-Authenticate": "Bearer"})


def _only(pairs: list[tuple[str, str]], name: str) -> str:
    texts = [value for key, value in pairs if key == name]
    if len(texts) != 1:
        raise Refusal(400, f"give one {name}, as the parameter '{name}' or as the body")
    return texts[0]


def _graph_name(request: Request) -> NamedNode | DefaultGraph:
    params = request.query_params
    if "default" in params and "graph" not in params:
        return DefaultGraph()
    try:
        return NamedNode(params["graph"])
    except (KeyError, ValueError) as problem:
        raise Refusal(400, "name the graph by ?graph=IRI or ?default") from problem


def _parsed(body: bytes, kind: RdfFormat, name: NamedNode | DefaultGraph) -> list[Quad]:
    try:
        return [Quad(q.subject, q.predicate, q.object, name) for q in parse(input=body, format=kind)]
    except (SyntaxError, ValueError) as problem:
        raise Refusal(400, f"the graph cannot be parsed: {first_words(str(problem))}") from problem


async def _write(state: State, act: Callable[[], bool]) -> bool:
    """Do something to the writer's store, one at a time, off the event loop."""
    async with state.writing:
        try:
            return await asyncio.to_thread(act)
        except SyntaxError as problem:
            raise Refusal(400, f"the update cannot be parsed: {first_words(str(problem))}") from problem
        except (*STORE_FAULTS, KgError) as problem:
            raise Refusal(500, f"the store cannot be written: {problem}") from problem


async def _pairs(request: Request, name: str, media: str, state: State) -> list[tuple[str, str]]:
    """The parameters of a protocol request, from the address and the body."""
    pairs = list(request.query_params.multi_items())
    if request.method == "GET":
        return pairs
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (FORM, media):
        raise Refusal(415, f"send {media} or {FORM}")
    try:
        text = (await _body(request, state)).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Refusal(400, f"the {name} is not UTF-8") from problem
    if kind == media:
        return [*pairs, (name, text)]
    try:
        return [*pairs, *parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=100)]
    except ValueError as problem:
        raise Refusal(400, "the form cannot be read") from problem


async def _body(request: Request, state: State) -> bytes:
    """The body, up to the size that is allowed."""
    limit = state.settings.max_body
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > limit:
                raise Refusal(413, f"the request is larger than {limit} bytes")
    except ClientDisconnect as problem:
        raise Refusal(499, "the client is gone") from problem
    return bytes(body)
