"""What is wrong with a graph as a whole: shapes, references to nothing, labels that are missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.graph.shapes import Shapes
from kg.graph.source import GraphName, Source
from kg.graph.statements import Properties, by_subject
from kg.graph.terms import LABEL, STATEMENT, VOCABULARY_GRAPH, A, P, name_of
from kg.ids import NAMESPACES

_SHOWN = ("holder", "topic", "target", "facet", "stance")
_MINTED = (NAMESPACES["actor"] + "x-", NAMESPACES["topic"] + "x-")
"""Terms made from a text have the labels that the text gives, which may be in one language only."""


class Problem(NamedTuple):
    """A fault: the graph (a document) and the node that have it (CURIEs), and what is wrong."""

    graph: str
    node: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


def check_graph(source: Source, shapes: Path) -> list[Problem]:
    """The faults of a graph, sorted by document and node; memory holds one document at a time.

    Raises:
        GraphError: the graph or the shapes cannot be read.
    """
    compiled = Shapes(shapes)
    labels: dict[str, set[str]] = {}
    used: dict[str, str] = {}
    found: list[Problem] = []
    graphs: list[GraphName] = [DefaultGraph(), *source.graph_names()]
    for graph in graphs:
        quads = list(source.quads(graph))
        name = "" if isinstance(graph, DefaultGraph) else name_of(graph.value)
        found += [Problem(name, node, message) for node, message in compiled.violations(quads)]
        for subject, own in by_subject(quads).items():
            for label in own.get(LABEL, ()):
                if isinstance(label, Literal) and label.language:
                    labels.setdefault(subject.value, set()).add(label.language)
            if STATEMENT in own.get(A, ()):
                for key in _SHOWN:
                    for value in own.get(P[key], ()):
                        used.setdefault(value.value, name)
                found += _misplaced(name, name_of(subject.value), graph, own)
    found += _unlabelled(used, labels)
    return sorted(set(found))


def _misplaced(name: str, statement: str, graph: GraphName, own: Properties) -> Iterator[Problem]:
    documents = own.get(P["document"], [])
    if isinstance(graph, NamedNode) and graph not in documents:
        message = "stands in the vocabulary" if graph == VOCABULARY_GRAPH else "stands in the graph of another document"
        yield Problem(name, statement, f"the statement {message}")


def _unlabelled(used: dict[str, str], labels: dict[str, set[str]]) -> Iterator[Problem]:
    for address, graph in used.items():
        languages = labels.get(address, set())
        if not languages:
            yield Problem(graph, name_of(address), "is used and nowhere described; read its document again")
        elif not address.startswith(_MINTED):
            for language in sorted({"ar", "en"} - languages):
                yield Problem(graph, name_of(address), f"has no label in '{language}'")
