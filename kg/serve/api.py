"""The small JSON interface: named queries, search, numbers; described by OpenAPI."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import __version__
from kg.query import run
from kg.query.catalogue import NamedQuery, Parameter, get_query, shipped_catalogue
from kg.query.sparql import gives_triples
from kg.serve.pages import number
from kg.serve.protocol import ask, respond
from kg.serve.worker import ROWS, TRIPLES

_NOT_EMPTY = r"[^\s]"
_PATTERNS = {
    "date": r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?",
    "int": r"[0-9]{1,12}",
    "number": r"[0-9]{1,12}([.][0-9]{1,12})?",
    "statement": r"[A-Za-z0-9:/._-]+",
}
"""How values of some types look."""
_PAGING = (("limit", "At most so many rows.", 100), ("offset", "Leave out so many rows first.", 0))


async def describe(_: Request) -> Response:
    """The OpenAPI description."""
    return JSONResponse(openapi())


async def queries(_: Request) -> Response:
    """The named queries."""
    return JSONResponse([_query(q) for q in shipped_catalogue().values()])


async def named(request: Request) -> Response:
    """The answer to a named query; parameters by label or CURIE."""
    query = get_query(request.path_params["name"])
    given = dict(request.query_params)
    limit, offset = (number(given.pop(name, str(default)), name) for name, _, default in _PAGING)
    accept = given.pop("format", "") or request.headers.get("accept", "") or "application/json"
    return respond(await ask(request, run.Request(query.name, given, limit, offset), accept))


def openapi() -> dict[str, Any]:
    """The description of the interface, OpenAPI 3.1."""
    rows: dict[str, Any] = {media: {} for media in ROWS}
    triples: dict[str, Any] = {media: {} for media in TRIPLES}
    errors = {
        str(status): {"description": words, "content": {"text/plain": {"schema": {"type": "string"}}}}
        for status, words in (
            (400, "The request cannot be used; the text says why."),
            (404, "There is no such query, or nothing in the graph that a parameter could mean."),
            (406, "None of the formats asked for is known."),
            (413, "The result is larger than allowed."),
            (503, "All workers are busy, or the query needs more memory than it may have."),
            (504, "The query took longer than allowed."),
        )
    }
    paths: dict[str, Any] = {
        "/api/queries": {"get": _operation("queries", "The named queries.", [], {"application/json": {}}, errors)},
        "/api/find": {
            "get": _operation(
                "find",
                "Full-text search over evidence and labels.",
                [
                    _parameter("words", "What to search for.", _NOT_EMPTY, required=True),
                    _integer("limit", "At most so many.", 20),
                ],
                {"application/json": {}},
                errors,
            )
        },
    }
    for query in shipped_catalogue().values():
        parameters = [_described(p) for p in query.parameters]
        parameters += [_integer(name, words, default) for name, words, default in _PAGING]
        paths[f"/api/queries/{query.name}"] = {
            "get": _operation(
                query.name, query.title, parameters, triples if gives_triples(query.text) else rows, errors
            )
            | {"description": query.description}
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Stancegraph", "version": __version__, "license": {"name": "Apache-2.0"}},
        "paths": paths,
    }


def _operation(
    name: str, summary: str, parameters: list[dict[str, Any]], content: dict[str, Any], errors: dict[str, Any]
) -> dict[str, Any]:
    answers = {"200": {"description": "The answer.", "content": content}, **errors}
    return {"operationId": name, "summary": summary, "parameters": parameters, "responses": answers}


def _described(parameter: Parameter) -> dict[str, Any]:
    """A parameter of a named query: a pattern where its type has one, and not empty where it must be given."""
    pattern = _NOT_EMPTY if parameter.required else ""
    if parameter.type in _PATTERNS:  # what need not be given may be empty
        pattern = f"^({_PATTERNS[parameter.type]}){'' if parameter.required else '?'}$"
    words = f"{parameter.type}: {parameter.description}"
    return _parameter(parameter.name, words, pattern, required=parameter.required)


def _parameter(name: str, words: str, pattern: str, *, required: bool) -> dict[str, Any]:
    schema = {"type": "string"} | ({"pattern": pattern} if pattern else {})
    return {"name": name, "in": "query", "required": required, "description": words, "schema": schema}


def _integer(name: str, words: str, default: int) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": 0, "maximum": 999999, "default": default}
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def _query(query: NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": {"en": query.title, "ar": query.title_ar},
        "description": query.description,
        "parameters": [
            {"name": p.name, "type": p.type, "required": p.required, "description": p.description}
            for p in query.parameters
        ],
        "examples": [dict(example) for example in query.examples],
    }
