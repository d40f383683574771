"""Merged terms against ``ontology/shapes.ttl``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyshacl
from rdflib import SH, Graph, Literal, URIRef

from kg.ids import NAMESPACES, curie, iri
from kg.vocab.terms import IRI, Term, Value


def violations(terms: Mapping[str, Term], shapes: Path, skip: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The terms that no shape allows, each with the message; ``skip`` are properties that no shape looks at.

    >>> from kg.vocab.paths import find_ontology
    >>> list(violations({}, find_ontology() / "shapes.ttl", frozenset()))
    []
    """
    shapes_graph = Graph().parse(str(shapes), format="turtle")
    _, results, _ = pyshacl.validate(_graph(terms, skip), shacl_graph=shapes_graph)
    if not isinstance(results, Graph):
        return
    found = set()
    for result in results.objects(None, SH.result):  # not the details below them, which have literals as nodes
        node = results.value(result, SH.focusNode)
        message = results.value(result, SH.resultMessage)
        value = results.value(result, SH.value)
        said = f"{message}: '{value}'" if isinstance(value, Literal) else str(message)
        found.add((curie(str(node)), said))
    yield from sorted(found)


def _graph(terms: Mapping[str, Term], skip: frozenset[str]) -> Graph:
    graph = Graph()
    names: dict[str, URIRef] = {}
    for term in terms.values():
        subject = _node(term.id, names)
        for name, values in term.values.items():
            if name not in skip:
                predicate = _node(name, names)
                for value in values:
                    graph.add((subject, predicate, _object(value, names)))
    return graph


def _object(value: Value, names: dict[str, URIRef]) -> URIRef | Literal:
    text, tag = value
    if tag == IRI:
        return _node(text, names)
    if tag.startswith("^^"):
        return Literal(text, datatype=_node(tag[2:], names))
    return Literal(text, lang=tag or None)


def _node(name: str, names: dict[str, URIRef]) -> URIRef:
    node = names.get(name)
    if node is None:
        node = names[name] = URIRef(iri(name) if name.partition(":")[0] in NAMESPACES else name)
    return node
