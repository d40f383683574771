"""The door of every store: a document's graph is made and held against the shapes before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import GraphError
from kg.graph.build import Fact, Run, document_facts
from kg.graph.shapes import Shapes
from kg.graph.statements import gathered
from kg.model import Document, Statement
from kg.vocab.types import Vocabulary


class RefusedError(GraphError):
    """A document that does not fit the shapes, or has a field that cannot stand in a graph; the store is untouched."""


def admit(
    document: Document, statements: Sequence[Statement], vocabulary: Vocabulary, run: Run, shapes: Shapes | None
) -> list[Fact]:
    """What a document says, as it may be written into the graph of its name.

    Raises:
        RefusedError: it does not fit the shapes, or cannot stand in a graph; the first fault is named.
    """
    where, hint = document.path or document.id, "the document was left out"
    try:
        facts = document_facts(document, statements, vocabulary, run)
    except GraphError as problem:
        raise RefusedError(f"{problem.where}: {problem.what}", where, hint) from problem
    faults = shapes.violations_in(gathered(facts)) if shapes else []
    if faults:
        more = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise RefusedError(f"{faults[0].node}: {faults[0].message}{more}", where, hint)
    return facts
