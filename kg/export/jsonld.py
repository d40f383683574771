"""JSON-LD with the published context of ``ontology/context.jsonld``, which every file carries, so that reading one
fetches nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from pyoxigraph import DefaultGraph, Quad

from kg.graph.gathered import Facts, gather, name, words
from kg.graph.terms import XSD, A, name_of
from kg.graph.turtle import graph_rank, reading_order
from kg.vocab.paths import find_ontology

_TYPE = str(A)
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
    yield from jsonld_by_graph((graph, gather(graphs[graph])) for graph in sorted(graphs, key=graph_rank))


def jsonld_by_graph(graphs: Iterable[tuple[Any, Facts]]) -> Iterator[str]:
    """Named graphs, in the order in which they are to stand, as a JSON-LD document; memory holds one at a time.

    Raises:
        GraphError: a triple about a triple (RDF 1.2).
    """
    yield '{\n"@context": ' + json.dumps(context(), ensure_ascii=False, indent=1) + ',\n"@graph": ['
    separator = "\n"
    for graph, facts in graphs:
        nodes = list(_nodes(facts))
        if nodes and not isinstance(graph, DefaultGraph):
            nodes = [{"@id": _reference(str(graph)), "@graph": nodes}]
        for block in nodes:
            yield separator + json.dumps(block, ensure_ascii=False, indent=1)
            separator = ",\n"
    yield "\n]\n}\n"


def _nodes(facts: Facts) -> Iterator[dict[str, Any]]:
    for subject in reading_order(facts):
        block: dict[str, Any] = {"@id": _reference(subject)}
        for predicate in sorted(facts[subject], key=_key):
            values = [_value(predicate, o) for o in sorted(facts[subject][predicate])]
            block["@type" if predicate == _TYPE else _key(predicate)] = values[0] if len(values) == 1 else values
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


@lru_cache(maxsize=4096)
def _key(predicate: str) -> str:
    curie = name(predicate)
    return _short_names().get(curie, (curie, ""))[0]


@lru_cache(maxsize=4096)
def _kind(predicate: str) -> str:
    return _short_names().get(name(predicate), ("", ""))[1]


def _reference(term: str) -> str:
    return term if term[0] == "_" else name(term)


def _value(predicate: str, term: str) -> Any:
    kind = _kind(predicate)
    if term[0] == '"':
        return _literal(term, kind)
    reference = _reference(term)
    return reference if kind == "@id" or predicate == _TYPE else {"@id": reference}


def _literal(term: str, kind: str) -> Any:
    value, language, datatype = words(term)
    if language:
        return {"@value": value, "@language": language}
    if datatype == XSD + "boolean" and value in _NATIVE[datatype] and not kind:
        return value == "true"
    if name_of(datatype) == kind:
        return value
    if datatype == XSD + "string":
        return {"@value": value} if kind else value
    return {"@value": value, "@type": name_of(datatype)}
