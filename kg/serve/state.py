"""What a running server knows: its settings, its workers, and the store it may write."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.errors import GraphError
from kg.graph.disk import prepare_folder
from kg.graph.source import STORE_FAULTS, STORE_MARK, LocalSource, store_folder
from kg.graph.statements import statements_from_graph
from kg.graph.terms import VOCABULARY_GRAPH
from kg.graph.textindex import FILE, VOCABULARY, TextIndex, entries, rebuild
from kg.ids import NAMESPACES
from kg.serve.pool import Limits, Pool
from kg.view.data import ViewData
from kg.vocab.types import Vocabulary

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""By what names a server on loopback is called; others are refused, lest a page elsewhere rebinds its name to it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is to behave; by default it only reads, on loopback, without cross-origin access."""

    graph: str
    limits: Limits = field(default_factory=Limits)
    hosts: tuple[str, ...] = LOOPBACK
    cors: tuple[str, ...] = ()
    write: bool = False
    token: str = ""
    remote: bool = False
    max_body: int = 16 << 20


class State:
    """The settings, the workers, the vocabulary, and the writer where there is one.

    Raises:
        GraphError: writing is switched on, and the graph is no store, or another process writes to it.
    """

    def __init__(self, settings: Settings, vocabulary: Vocabulary) -> None:
        self.settings, self.vocabulary = settings, vocabulary
        self.pool = Pool(settings.graph, settings.limits)
        self.writing = asyncio.Lock()
        self.writer: Store | None = None
        self.explorer: tuple[object, str, ViewData] | None = None
        if settings.write:
            self.writer = self._open_writer()

    def replace(self, graph: NamedNode | DefaultGraph, quads: list[Quad], *, keep: bool = False) -> bool:
        """Put quads in the place of a graph (or beside what it holds), in one transaction; whether it was there.

        The text index follows.
        """
        assert self.writer is not None
        there = next(self.writer.quads_for_pattern(None, None, None, graph), None) is not None
        name = str(graph) if isinstance(graph, NamedNode) else ""
        doc = VOCABULARY
        if isinstance(graph, NamedNode) and graph != VOCABULARY_GRAPH:
            doc = unquote(graph.value.removeprefix(NAMESPACES["document"]))
        triples = [Triple(q.subject, q.predicate, q.object) for q in quads]
        lines = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")
        body = f"GRAPH {name} {{\n{lines}}}" if name else lines
        drop = "" if keep else f"DROP SILENT GRAPH {name} ;\n" if name else "DROP SILENT DEFAULT ;\n"
        index = TextIndex(Path(self.settings.graph) / FILE)
        try:
            index.expect([doc])
            self.writer.update(f"{drop}INSERT DATA {{\n{body}\n}}")
            held = list(self.writer.quads_for_pattern(None, None, None, graph))
            index.put({doc: entries(statements_from_graph(held), (q.triple for q in held))})
        finally:
            index.close()
        self.writer.flush()
        return there

    def update(self, text: str) -> bool:
        """Run an update, all of it or nothing, and make the text index again, since anything may have changed."""
        assert self.writer is not None
        self.writer.update(text)
        self.writer.flush()
        rebuild(Path(self.settings.graph), LocalSource(self.writer))
        return True

    def source(self) -> LocalSource | None:
        """The writer's own view of the graph, where there is one."""
        return LocalSource(self.writer, self.settings.graph) if self.writer else None

    def _open_writer(self) -> Store:
        path = Path(self.settings.graph)
        if path.exists() and not (path / STORE_MARK).exists() and any(path.iterdir()):
            raise GraphError("is no store that could be written", str(path), "give a folder that kg add wrote")
        prepare_folder(path)
        try:
            return Store(str(store_folder(path)))
        except STORE_FAULTS as problem:
            raise GraphError(f"cannot be opened for writing: {problem}", str(path), "see kg doctor") from problem
