"""A graph in any of the formats that others read."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import cast

from pyoxigraph import DefaultGraph, Quad, QuerySolutions, RdfFormat, serialize

from kg.errors import OutputError
from kg.export.jsonld import jsonld_by_graph
from kg.export.network import Labels, edges_of, gexf, graphml
from kg.export.tables import csv_table, jsonl
from kg.graph.gathered import gather_lines
from kg.graph.source import GraphName, Source
from kg.graph.statements import iter_statements
from kg.graph.terms import LABEL, name_of
from kg.graph.turtle import graph_rank, prefix_lines, trig_graph, turtle_by_graph

FORMATS = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "jsonld": ".jsonld",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "graphml": ".graphml",
    "gexf": ".gexf",
}
"""Format → file name ending."""


def export(source: Source, kind: str) -> Iterator[str]:
    """A graph in a format, piece by piece: the same bytes for the same graph.

    ``trig``, ``nquads`` and ``jsonld`` keep the named graphs; ``turtle`` merges them; the others hold the statements.

    Raises:
        OutputError: the format is unknown.
        GraphError: the graph cannot be read.
    """
    if kind == "turtle":
        return turtle_by_graph(source.ntriples(graph) for graph in _graphs(source))
    if kind == "trig":
        return _trig(source)
    if kind == "nquads":
        return _nquads(source)
    if kind == "jsonld":
        return jsonld_by_graph((graph, gather_lines(source.ntriples(graph))) for graph in _graphs(source))
    if kind == "jsonl":
        return jsonl(iter_statements(source))
    if kind == "csv":
        return csv_table(iter_statements(source))
    if kind in ("graphml", "gexf"):
        return (graphml if kind == "graphml" else gexf)(edges_of(iter_statements(source)), labels_of(source))
    raise OutputError(f"unknown format '{kind}'", hint="use one of " + ", ".join(FORMATS))


def nquads(quads: Iterable[Quad]) -> Iterator[str]:
    """Quads as canonical N-Quads, sorted."""
    if lines := serialize(set(quads), format=RdfFormat.N_QUADS):
        yield from sorted(io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8", newline="\n"))


def labels_of(source: Source) -> Labels:
    """CURIE → English and Arabic preferred label; where a document gives another, the first in the alphabet."""
    query = f"SELECT DISTINCT ?x ?label {{ ?x {LABEL} ?label }}"
    found: dict[str, dict[str, str]] = {}
    for row in cast(QuerySolutions, source.query(query)):
        label = row["label"]
        own = found.setdefault(name_of(row["x"].value), {})
        own[label.language] = min(own.get(label.language, label.value), label.value)
    return {name: (own.get("en", ""), own.get("ar", "")) for name, own in found.items()}


def _graphs(source: Source) -> list[GraphName]:
    return [DefaultGraph(), *sorted(source.graph_names(), key=graph_rank)]


def _trig(source: Source) -> Iterator[str]:
    yield prefix_lines()
    for graph in _graphs(source):
        facts = gather_lines(source.ntriples(graph))
        if facts:
            yield from trig_graph(graph, facts)


def _nquads(source: Source) -> Iterator[str]:
    for graph in _graphs(source):
        yield from nquads(source.quads(graph))
