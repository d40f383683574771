"""Pages for people: an entry, the query page, one for each actor, topic, statement, document, stance; the explorer.

What an IRI of the graph names is shown as HTML to people and given as Turtle or JSON-LD to programs.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kg.errors import GraphError
from kg.graph.source import open_source
from kg.graph.statements import iter_documents, iter_statements
from kg.graph.terms import name_of, node
from kg.graph.textindex import index_of, open_index
from kg.ids import NAMESPACES
from kg.query import run
from kg.query.catalogue import shipped_catalogue
from kg.serve.negotiate import wanted
from kg.serve.protocol import Refusal, ask, respond
from kg.serve.state import State
from kg.serve.worker import TRIPLES, version_of
from kg.view.data import ViewData, view_data
from kg.view.pack import chunk, chunk_count
from kg.view.page import render

ASSETS = Path(__file__).parent / "assets"
"""Where ``make assets`` puts the query editor; without it the query page is a plain form."""
KINDS = ("actor", "topic", "statement", "document", "stance", "role", "evidence", "membership", "run")
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
_SECTIONS = {
    "actor": (
        ("Stands for", "positions", "actor"),
        ("Says", "evidence", "actor"),
        ("Is spoken to or of by", "aimed-at", "actor"),
    ),
    "topic": (("Who stands where", "who-stands-where", "topic"), ("Statements", "topic-evidence", "topic")),
    "document": (("Statements", "document", "document"),),
    "stance": (),
}
_WANTED = 200


async def home(request: Request) -> Response:
    """The entry: what there is, and the ways in."""
    return await _page(request, "home.html.j2", queries=list(shipped_catalogue().values()))


async def no_picture(_: Request) -> Response:
    """Browsers ask for a picture of the site; there is none."""
    return Response(status_code=204)


async def query_page(request: Request) -> Response:
    """The query page: the editor where it was built, a plain form where not, with the named queries as examples."""
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in NAMESPACES.items())
    examples = [{"name": q.name, "title": q.title, "text": q.text} for q in shipped_catalogue().values()]
    built = (ASSETS / "yasgui.min.js").is_file()
    return await _page(request, "query.html.j2", prefixes=prefixes, examples=examples, built=built)


async def term(request: Request) -> Response:
    """What an IRI of the graph names."""
    kind = request.path_params["kind"]
    curie = f"{kind}:{request.path_params['name']}"
    if kind not in KINDS:
        raise Refusal(404, "there is no such page")
    try:
        subject = node(_quoted(curie))
    except GraphError as problem:
        raise Refusal(404, str(problem)) from problem
    accept = request.headers.get("accept", "")
    best = (wanted(accept, ["text/html", *TRIPLES]) or ("",))[0]
    if not best:
        raise Refusal(406, "there are text/html, " + ", ".join(TRIPLES))
    if best != "text/html":
        text = (
            f"CONSTRUCT {{ {subject} ?p ?o . ?o ?q ?v }} WHERE {{ {subject} ?p ?o"
            " OPTIONAL { ?o ?q ?v FILTER(?p IN (kg:evidence, kg:quote, kg:sentence, kg:article)) } }"
        )
        answer = await ask(request, run.Request(text), best)
        if answer.status == 200 and not await _exists(request, str(subject)):
            raise Refusal(404, f"the graph says nothing of {curie}")
        return respond(answer)
    facts = await _rows(request, run.Request(_FACTS.replace("$x", str(subject)), limit=_WANTED))
    if not facts:
        raise Refusal(404, f"the graph says nothing of {curie}")
    sections = []
    for title, name, parameter in _SECTIONS.get(kind, ()):
        rows = await _rows(request, run.Request(name, {parameter: _quoted(curie)}, limit=_WANTED))
        if rows:
            sections.append({"title": title, "names": list(rows[0]), "rows": rows})
    labels = [f["o"] for f in facts if f["p"].get("value") == NAMESPACES["skos"] + "prefLabel"]
    return await _page(
        request, "term.html.j2", curie=curie, labels=labels, facts=facts, sections=sections, address=subject.value
    )


async def find(request: Request) -> Response:
    """Full-text search over evidence and labels, as a page or as JSON."""
    words = request.query_params.get("words", "")
    if not words.strip():
        raise Refusal(400, "give words to search for")
    limit = number(request.query_params.get("limit", "50"), "limit")
    state: State = request.app.state.kg
    hits = await asyncio.to_thread(_search, state, words, min(limit, 1000))
    if (wanted(request.headers.get("accept", ""), ["application/json", "text/html"]) or ("",))[0] != "text/html":
        return JSONResponse(hits)
    return await _page(request, "find.html.j2", words=words, hits=hits)


def number(value: str, name: str) -> int:
    """A number from a parameter.

    Raises:
        Refusal: it is none, or too large.
    """
    if not (value.isascii() and value.isdigit() and len(value) < 7):
        raise Refusal(400, f"{name} is not a number from 0 to 999999")
    return int(value)


def _search(state: State, words: str, limit: int) -> list[dict[str, str]]:
    index = open_index(Path(state.settings.graph)) or index_of(state.source() or open_source(state.settings.graph))
    try:
        found = index.search(words, limit)
    finally:
        index.close()
    return [{"kind": h.kind, "id": h.id, "doc": h.doc, "title": h.title, "text": h.shown} for h in found]


async def explorer(request: Request) -> Response:
    """The explorer over the graph as it is now; its texts are fetched when they are read."""
    state: State = request.app.state.kg
    _, page, _ = await _explorer(state)
    # The page brings a policy of its own, with a nonce for its one script; the header adds what a page cannot say.
    headers = {"Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"}
    return HTMLResponse(page, headers=headers)


async def explorer_texts(request: Request) -> Response:
    """One block of the explorer's texts."""
    _, _, data = await _explorer(request.app.state.kg)
    number = request.path_params["number"]
    if not 0 <= number < chunk_count(data):
        raise Refusal(404, "there is no such block")
    return Response(await asyncio.to_thread(chunk, data, number), media_type="text/plain")


async def _explorer(state: State) -> tuple[object, str, ViewData]:
    version = version_of(state.settings.graph)
    if state.explorer is None or state.explorer[0] != version:
        state.explorer = (version, *await asyncio.to_thread(_build, state))
    return state.explorer


def _build(state: State) -> tuple[str, ViewData]:
    source = state.source() or open_source(state.settings.graph)
    data = view_data(iter_statements(source), iter_documents(source), state.vocabulary)
    return render(data, texts_at="explorer/texts"), data


async def _exists(request: Request, subject: str) -> bool:
    answer = await ask(request, run.Request(f"ASK {{ {subject} ?p ?o }}"), "application/json")
    return b"true" in answer.body


async def _rows(request: Request, asked: run.Request) -> list[dict[str, Any]]:
    """The rows of a query, each binding as in SPARQL's JSON; what goes wrong is the page's answer."""
    answer = await ask(request, asked, "application/sparql-results+json")
    if answer.status != 200:
        raise Refusal(answer.status, answer.body.decode("utf-8").strip())
    found: list[dict[str, Any]] = json.loads(answer.body)["results"]["bindings"]
    names: list[str] = json.loads(answer.body)["head"]["vars"]
    return [{name: row.get(name, {}) for name in names} for row in found]


async def _page(request: Request, template: str, **values: Any) -> Response:
    nonce = secrets.token_urlsafe(16)
    policy = (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}' 'unsafe-inline';"
        " img-src 'self' data:; connect-src 'self'; font-src 'self' data:; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    )
    text = _TEMPLATES.get_template(template).render(nonce=nonce, path=_path, short=name_of, **values)
    return HTMLResponse(text, headers={"Content-Security-Policy": policy})


def _path(address: str) -> str:
    """Where this server shows what an IRI names; empty where it does not."""
    prefix, _, name = name_of(address).partition(":")
    return f"/{prefix}/{name}" if prefix in KINDS else ""


def _quoted(curie: str) -> str:
    """The CURIE of a path that the router has decoded."""
    return quote(curie, safe=":-._~") if curie.startswith("document:") else curie


_FACTS = """
SELECT ?p ?o (MIN(?words) AS ?label) WHERE {
  $x ?p ?o
  OPTIONAL { ?o skos:prefLabel|oa:exact|dcterms:title ?words }
} GROUP BY ?p ?o ORDER BY ?p ?o
"""
