"""JSON-LD with the published context of ``ontology/context.jsonld``, which every file carries, so that reading one
fetches nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import GraphError
from kg.graph.terms import XSD, A, name_of
from kg.graph.turtle import Facts, gather, graph_rank, reading_order
from kg.vocab.paths import find_ontology

_NATIVE = {XSD + "boolean": {"true": True, "false": False}}


@cache
def context() -> Mapping[str, Any]:
    """The published context: prefixes, and short names of properties with the type of their values."""
    found: dict[str, Any] = json.loads((find_ontology() / "context.jsonld").read_text("utf-8"))["@context"]
    return found


def jsonld(quads: Iterable[Quad]) -> Iterator[str]:
    """Quads as a JSON-LD document, piece by piece; the same bytes for the same quads.

    Raises:
        GraphError: a triple about a triple (RDF 1.2).
    """
    graphs: dict[Any, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(quad)
    yield from jsonld_by_graph((graph, graphs[graph]) for graph in sorted(graphs, key=graph_rank))


def jsonld_by_graph(graphs: Iterable[tuple[Any, Iterable[Quad]]]) -> Iterator[str]:
    """Named graphs, in the order in which they are to stand, as a JSON-LD document; memory holds one at a time.

    Raises:
        GraphError: a triple about a triple (RDF 1.2).
    """
    yield '{\n"@context": ' + json.dumps(context(), ensure_ascii=False, indent=1) + ',\n"@graph": ['
    separator = "\n"
    for graph, quads in graphs:
        nodes = list(_nodes(gather(Triple(q.subject, q.predicate, q.object) for q in quads)))
        if nodes and not isinstance(graph, DefaultGraph):
            nodes = [{"@id": _reference(graph), "@graph": nodes}]
        for block in nodes:
            yield separator + json.dumps(block, ensure_ascii=False, indent=1)
            separator = ",\n"
    yield "\n]\n}\n"


def _nodes(facts: Facts) -> Iterator[dict[str, Any]]:
    for subject in reading_order(facts):
        block: dict[str, Any] = {"@id": _reference(subject)}
        for predicate in sorted(facts[subject], key=lambda p: _key(p.value)):
            values = [_value(predicate, o) for o in sorted(facts[subject][predicate], key=str)]
            block["@type" if predicate == A else _key(predicate.value)] = values[0] if len(values) == 1 else values
        yield block


@cache
def _short_names() -> Mapping[str, tuple[str, str]]:
    """CURIE of a property → its short name and the type of its values."""
    names: dict[str, tuple[str, str]] = {}
    for term, meaning in context().items():
        if isinstance(meaning, Mapping):
            names[meaning["@id"]] = term, meaning.get("@type", "")
        elif isinstance(meaning, str) and ":" in meaning and not meaning.startswith("http"):
            names[meaning] = term, ""
    return names


def _key(address: str) -> str:
    curie = name_of(address)
    return _short_names().get(curie, (curie, ""))[0]


def _reference(term: NamedNode | BlankNode) -> str:
    return f"_:{term.value}" if isinstance(term, BlankNode) else name_of(term.value)


def _value(predicate: NamedNode, term: Any) -> Any:
    kind = _short_names().get(name_of(predicate.value), ("", ""))[1]
    if isinstance(term, Literal):
        return _literal(term, kind)
    reference = _reference(term)
    return reference if kind == "@id" or predicate == A else {"@id": reference}


def _literal(term: Literal, kind: str) -> Any:
    datatype = term.datatype.value
    if term.direction is not None:
        raise GraphError("a literal with a base direction cannot be written", term.value[:40], "drop the direction")
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if datatype == XSD + "boolean" and term.value in _NATIVE[datatype] and not kind:
        return term.value == "true"
    if name_of(datatype) == kind:
        return term.value
    if datatype == XSD + "string":
        return {"@value": term.value} if kind else term.value
    return {"@value": term.value, "@type": name_of(datatype)}
