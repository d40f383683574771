"""Graphs in memory: what ``kg build`` makes before anything is written."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Store

from kg.graph.build import Run, document_quads, used_terms
from kg.graph.source import LocalSource
from kg.graph.vocabulary import vocabulary_quads
from kg.model import Document, Statement
from kg.vocab.types import Vocabulary


def graph_of(
    documents: Iterable[tuple[Document, Iterable[Statement]]], vocabulary: Vocabulary, run: Run | None = None
) -> LocalSource:
    """The graph of documents and their statements, with the part of the vocabulary that it uses, in memory.

    Raises:
        GraphError: a field of a statement or document cannot stand in a graph.
    """
    store = Store()
    used: set[str] = set()
    for document, statements in documents:
        own = list(statements)
        store.bulk_extend(document_quads(document, own, vocabulary, run))
        used |= used_terms(own)
    store.bulk_extend(vocabulary_quads(vocabulary, used))
    return LocalSource(store)
