"""A graph behind a SPARQL 1.1 endpoint: the same reading, over HTTP; writing by the Graph Store Protocol, or by SPARQL
Update where the server does not speak that.

Credentials come from the environment: ``KG_TOKEN`` (bearer), or ``KG_USER`` and ``KG_PASSWORD`` (basic).
"""

from __future__ import annotations

import base64
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from http.client import HTTPException
from typing import TypeVar, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg.errors import GraphError, QueryError
from kg.graph.admit import admit
from kg.graph.build import Run, graph_name
from kg.graph.shapes import Shapes
from kg.graph.source import GraphName, Result, first_words
from kg.graph.terms import BROADER, USES, VOCABULARY_GRAPH, P, name_of, node
from kg.graph.vocabulary import vocabulary_quads
from kg.model import Document, Statement
from kg.vocab.types import Vocabulary

T = TypeVar("T")
_TRIES = 5
_PAUSE = 0.25
"""Seconds before the second try; each further pause is twice as long, give or take a half."""
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_LACKING = {404, 405, 415, 501}
"""There is no such graph, or the server does not know this kind of request."""
_RESULTS = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.5"
_TRIPLES = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}
_OWN = "?s ?p ?o FILTER NOT EXISTS { GRAPH ?any { ?s ?p ?o } }"
"""The triples of the default graph alone, where a server shows all graphs as the default one."""


class _NoRedirect(HTTPRedirectHandler):
    """Redirects are refused: they would carry the credentials elsewhere."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = build_opener(_NoRedirect)


class RemoteSource:
    """A graph behind an endpoint.

    Args:
        address: the query endpoint, for example ``http://localhost:7878/query``; the Graph Store
            endpoint is taken to stand beside it as ``store``, that for updates as ``update`` or at the same address.
        timeout: seconds to wait for an answer.
    """

    def __init__(self, address: str, timeout: float = 60.0) -> None:
        parts = urlsplit(address)
        if not parts.hostname:
            raise GraphError("not an address", address, "write it as https://host/query")
        if parts.username:
            raise GraphError("credentials in an address end up in logs", parts.hostname, "use KG_USER and KG_PASSWORD")
        self.where = address
        self.timeout = timeout
        base = address if address.endswith("/") else address.rpartition("/")[0] + "/"
        self.query_at = address if not address.endswith("/") else base + "query"
        self.store_at = base + "store"
        self._update_at = [base + "update", self.query_at]
        self._speaks_store = True
        self._unites: bool | None = None

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """Something worked out from the graph, each time anew: others may be writing to the server."""
        del name
        return make()

    def query(self, sparql: str, *, union: bool = True) -> Result:
        """The answer to a query; ``union`` asks for it where the server has an option for that.

        Raises:
            QueryError: the server does not take the query.
            GraphError: the server cannot be reached, or refuses, after several tries.
        """
        if union:
            self._require_union()
        return self._answer(sparql, union)

    def _answer(self, sparql: str, union: bool) -> Result:
        address = self.query_at + ("?union-default-graph=" if union else "")
        headers = {"Content-Type": "application/sparql-query; charset=utf-8", "Accept": _RESULTS}
        kind, body = self._send("POST", address, sparql.encode(), headers)
        if kind in _TRIPLES:
            from pyoxigraph import Store  # noqa: PLC0415  triples are given back as a query's result

            store = Store()
            store.extend(parse(input=body, format=_TRIPLES[kind]))
            return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        try:
            return cast(Result, parse_query_results(body, format=QueryResultsFormat.JSON))
        except (SyntaxError, ValueError) as problem:
            raise GraphError(f"the answer is no SPARQL result: {problem}", self.where, "check the address") from problem

    def quads(self, graph: GraphName | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph, fetched graph by graph."""
        graphs: list[GraphName] = [DefaultGraph(), *self.graph_names()] if graph is None else [graph]
        for name in graphs:
            for triple in self._triples(name):
                yield Quad(triple.subject, triple.predicate, triple.object, name)

    def _triples(self, name: GraphName) -> Iterator[Triple] | QueryTriples:
        """The triples of one graph, by the Graph Store Protocol, or by a query where the server does not speak it.

        Such a server may show all graphs as the default one; its own triples are then those that no graph holds.
        """
        if self._speaks_store:
            kind, body = self._send("GET", self._graph(name), None, {"Accept": "application/n-triples"}, may_lack=True)
            if kind == "application/n-triples":
                return (q.triple for q in parse(input=body, format=RdfFormat.N_TRIPLES))
            if kind in _TRIPLES:
                return (q.triple for q in parse(input=body, format=_TRIPLES[kind]))
            if not (isinstance(name, DefaultGraph) or self._holds(name)):
                return iter(())
            self._speaks_store = False  # it says that a graph is not there which it has
        pattern = f"GRAPH {name} {{ ?s ?p ?o }}"
        if isinstance(name, DefaultGraph):
            pattern = _OWN
        return cast(QueryTriples, self._answer(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}", False))

    def _holds(self, name: NamedNode) -> bool:
        return bool(self._answer(f"ASK {{ GRAPH {name} {{ ?s ?p ?o }} }}", False))

    def ntriples(self, graph: GraphName) -> bytes:
        """One graph as N-Triples; whatever form the server gives it, it is written anew here."""
        return serialize((q.triple for q in self.quads(graph)), format=RdfFormat.N_TRIPLES) or b""

    def graph_names(self) -> list[NamedNode]:
        """The named graphs, sorted."""
        rows = cast(QuerySolutions, self.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", union=False))
        return sorted((row["g"] for row in rows), key=lambda g: g.value)

    def __len__(self) -> int:
        count = f"SELECT (COUNT(*) AS ?n) {{ {{ {_OWN} }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
        return int(next(iter(cast(QuerySolutions, self.query(count, union=False))))["n"].value)

    def replace(self, graph: NamedNode, quads: list[Quad]) -> None:
        """Put the quads of one graph in place of what it held, in one request.

        Raises:
            GraphError: the server cannot be reached, or refuses.
        """
        body = serialize((q.triple for q in quads), format=RdfFormat.N_TRIPLES) or b""
        if self._speaks_store:
            kind, _ = self._send(
                "PUT", self._graph(graph), body, {"Content-Type": "application/n-triples"}, may_lack=True
            )
            self._speaks_store = kind != ""
        if not self._speaks_store:
            insert = f" ;\nINSERT DATA {{ GRAPH {graph} {{\n{body.decode()}}} }}" if body else ""
            self._update(f"DROP SILENT GRAPH {graph}{insert}")

    def remove(self, graph: NamedNode) -> None:
        """Remove one graph; one that is not there is no error.

        Raises:
            GraphError: the server cannot be reached, or refuses.
        """
        if self._speaks_store:
            kind, _ = self._send("DELETE", self._graph(graph), None, {}, may_lack=True)
            self._speaks_store = kind != "" or not self._holds(graph)
        if not self._speaks_store:
            self._update(f"DROP SILENT GRAPH {graph}")

    def _update(self, sparql: str) -> None:
        """Run an update in one request, at ``update`` beside the query endpoint or, as many servers have it, there."""
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        for address in self._update_at:
            kind, _ = self._send("POST", address, sparql.encode(), headers, may_lack=True)
            if kind != "":
                self._update_at = [address]
                return
        tried = " nor at ".join([self.store_at, *self._update_at])
        raise GraphError(
            f"the server takes no changes: neither at {tried}",
            self.where,
            "it needs the Graph Store Protocol or SPARQL Update",
        )

    def _require_union(self) -> None:
        """Make sure, once, that the default graph shows what the named graphs hold; else answers would lack it."""
        if self._unites is None:
            ask = "ASK { %s }"
            pattern = f"?s a {node('kg:Statement')}"
            named = bool(self._answer(ask % f"GRAPH ?g {{ {pattern} }}", False))
            self._unites = not named or bool(self._answer(ask % pattern, True))
        if not self._unites:
            raise GraphError(
                "the server's default graph does not show the named graphs",
                self.where,
                "switch that on at the server (for oxigraph: --union-default-graph)",
            )

    def _graph(self, name: GraphName) -> str:
        return self.store_at + (
            "?default" if isinstance(name, DefaultGraph) else "?" + urlencode({"graph": name.value})
        )

    def _send(
        self, method: str, address: str, body: bytes | None, headers: dict[str, str], *, may_lack: bool = False
    ) -> tuple[str, bytes]:
        """Media type and body of the answer; no media type where the server lacks what was asked, and may.

        All requests here may be repeated without harm, so passing faults are tried again with growing pauses.
        """
        request = Request(address, data=body, method=method, headers=headers | _credentials())
        problem = ""
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(_PAUSE * 2 ** (attempt - 1) * random.uniform(0.5, 1.5))
            try:
                with _OPENER.open(request, timeout=self.timeout) as answer:
                    return answer.headers.get_content_type(), answer.read()
            except HTTPError as failure:
                if failure.code in _LACKING and may_lack:
                    return "", b""
                problem = self._refusal(failure)
                if failure.code not in _PASSING:
                    break
            except (URLError, HTTPException, OSError) as failure:
                problem = f"cannot be reached: {getattr(failure, 'reason', failure) or type(failure).__name__}"
        hint = "see whether the server runs and the address is right"
        if "401" in problem[:20] or "403" in problem[:20]:
            hint = "give the credentials in KG_TOKEN, or KG_USER and KG_PASSWORD"
        raise GraphError(problem, address.partition("?")[0], hint)

    def _refusal(self, failure: HTTPError) -> str:
        """What the server says; a query that it cannot parse is the query's fault."""
        try:
            words = " ".join(failure.read(2000).decode("utf-8", "replace").split())
        except (HTTPException, OSError):
            words = ""
        if failure.code == 400 and failure.url.startswith(self.query_at):
            raise QueryError(f"the server does not take the query: {first_words(words)}", self.where)
        return f"the server says {failure.code} {failure.reason}" + (f": {first_words(words)}" if words else "")


class RemoteStore(RemoteSource):
    """A graph behind an endpoint, to be written: each document is one request that replaces its named graph.

    Args:
        address: as for ``RemoteSource``.
        vocabulary: gives labels and the terms that statements lean on.
        run: what reads the documents.
        shapes: what a document's graph must look like; none checks nothing.
    """

    def __init__(self, address: str, vocabulary: Vocabulary, run: Run, shapes: Shapes | None = None) -> None:
        super().__init__(address)
        self._vocabulary, self._run, self._shapes = vocabulary, run, shapes

    def put(self, document: Document, statements: Sequence[Statement]) -> str:
        """Put a document in the place of what the server has by its id.

        Returns:
            ``written``: the server does not tell whether there was one before.

        Raises:
            RefusedError: the document does not fit the shapes.
            GraphError: the server cannot be reached, or refuses.
        """
        graph = graph_name(document.id)
        facts = admit(document, statements, self._vocabulary, self._run, self._shapes)
        self.replace(graph, [Quad(*fact, graph) for fact in facts])
        return "written"

    def tidy(self) -> None:
        """Bring the vocabulary graph in line with what the documents on the server use.

        Raises:
            GraphError: the server cannot be reached, or refuses.
        """
        properties = " ".join(str(P[key]) for key in USES)
        named = f"{{ GRAPH ?g {{ VALUES ?p {{ {properties} }} ?s ?p ?x }} }}"
        above = f"{{ GRAPH ?g {{ ?s {BROADER} ?x }} FILTER(?g != {VOCABULARY_GRAPH}) }}"
        used = f"SELECT DISTINCT ?x {{ {named} UNION {above} }}"
        rows = cast(QuerySolutions, self.query(used, union=False))
        terms = [name_of(row["x"].value) for row in rows if isinstance(row["x"], NamedNode)]
        self.replace(VOCABULARY_GRAPH, vocabulary_quads(self._vocabulary, terms))


def _credentials() -> dict[str, str]:
    token, user = os.environ.get("KG_TOKEN", ""), os.environ.get("KG_USER", "")
    if token:
        return {"Authorization": f"Bearer {token}"}
    if user:
        pair = f"{user}:{os.environ.get('KG_PASSWORD', '')}".encode()
        return {"Authorization": "Basic " + base64.b64encode(pair).decode("ascii")}
    return {}
