"""A store that lasts: documents are added, replaced and removed whole, and nothing acknowledged is lost.

A folder holds ``stancegraph.json`` (its mark), ``quads`` (the graph) and ``find.sqlite`` (the text index, which can be
made again from the graph at any time). One process writes; others read what was there when they opened it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.errors import GraphError
from kg.graph.admit import RefusedError, admit
from kg.graph.build import Fact, Run, content_hash, graph_name, used_terms
from kg.graph.shapes import Shapes
from kg.graph.source import STORE_FAULTS, STORE_MARK, LocalSource, store_folder
from kg.graph.terms import BROADER, USES, VOCABULARY_GRAPH, A, P, name_of, node, text
from kg.graph.textindex import FILE, VOCABULARY, Entry, TextIndex, entries
from kg.graph.vocabulary import vocabulary_quads
from kg.model import Document, Statement
from kg.vocab.types import Vocabulary

FORMAT = 1
"""The layout of the folder; a store of a later layout is refused."""

ADDED, REPLACED, UNCHANGED = "added", "replaced", "unchanged"
_UNTIDY = "untidy"
_INDEX_AT_ONCE = 200
"""Documents that the text index takes in at once; until then it knows only that they are to be expected."""


_FIRST, _AT_ONCE = 16 << 20, 96 << 20
"""Bytes of N-Quads that the engine loads at once: little at first, so that it begins early, then twice as much each
time, since fewer and larger loads mean fewer files that it has to merge."""


@dataclass(slots=True)
class _Batch:
    """Documents on their way into the store by the bulk path: what they say, the terms that they use, their words."""

    lines: list[bytes] = field(default_factory=list)
    size: int = 0
    used: set[str] = field(default_factory=set)
    words: dict[str, list[Entry]] = field(default_factory=dict)


class DiskStore(LocalSource):
    """An embedded store, open for writing.

    Args:
        path: the store's folder; it is made where it does not exist.
        vocabulary: gives labels and the terms that statements lean on.
        run: what reads the documents; a document read by another run is not unchanged.
        shapes: what a document's graph must look like; none checks nothing.

    Raises:
        GraphError: the folder is no store, belongs to a later program, is locked by another process, or damaged.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary, run: Run, shapes: Shapes | None = None) -> None:
        prepare_folder(path)
        super().__init__(_open(path), str(path))
        self.path = path
        self.index = TextIndex(path / FILE)
        self._vocabulary, self._run, self._shapes = vocabulary, run, shapes
        self._held = self._described()
        self._unindexed: dict[str, list[Entry]] = {}
        self._loader = ThreadPoolExecutor(1, "bulk")
        self._batch, self._enough = _Batch(), _FIRST
        self._loading: Future[dict[str, list[Entry]]] | None = None

    def __enter__(self) -> DiskStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        self.close()

    def is_unchanged(self, document: Document) -> bool:
        """Whether the store holds just this text and metadata, read by the same program with the same vocabulary."""
        graph = graph_name(document.id)
        content = Quad(graph, node("kg:contentHash"), text(content_hash(document)), graph)
        return content in self.store and Quad(node(self._run.id), A, node("prov:Activity"), graph) in self.store

    def put(self, document: Document, statements: Sequence[Statement]) -> str:
        """Add a document, or put it in the place of what the store has by its id, in one transaction.

        Returns:
            ``added`` or ``replaced``. When this returns, the document is there whole, whatever happens next.

        Raises:
            RefusedError: the document does not fit the shapes; the store is as it was.
            GraphError: the store cannot be written.
        """
        self.wait()
        graph = graph_name(document.id)
        facts = self._checked(document, statements)
        quads = [Quad(subject, predicate, value, graph) for subject, predicate, value in facts]
        fresh = self._fresh(used_terms(statements))
        self.index.expect([document.id, VOCABULARY] if fresh else [document.id])
        there = self.store.contains_named_graph(graph)
        try:
            if there:
                self._mark_untidy()
                self.store.update(_replacement(graph, quads, fresh))
            else:
                self.store.extend([*quads, *fresh])
        except STORE_FAULTS as problem:
            raise _failed(self.path, problem) from problem
        self._held.update(_name(q) for q in fresh)
        self._take_in({document.id: entries(statements, facts)})
        return REPLACED if there else ADDED

    def put_new(self, documents: Iterable[tuple[Document, Sequence[Statement]]]) -> list[tuple[str, RefusedError]]:
        """Add many documents that the store does not have, by the bulk path: all of them or, when killed, none.

        The engine loads much at once, while the caller goes on; what was given is in the store when ``wait``,
        ``close``, or any other change returns.

        Returns:
            The documents that were refused: where they come from, and why.

        Raises:
            GraphError: documents given before cannot be written.
        """
        refused: list[tuple[str, RefusedError]] = []
        for document, statements in documents:
            try:
                facts = self._checked(document, statements)
            except RefusedError as problem:
                refused.append((document.path or document.id, problem))
                continue
            lines = _nquads(facts, graph_name(document.id)).encode()
            self._batch.lines.append(lines)
            self._batch.size += len(lines)
            self._batch.used |= used_terms(statements)
            self._batch.words[document.id] = entries(statements, facts)
            if self._batch.size >= self._enough:
                self._start()
        return refused

    def wait(self) -> None:
        """Have everything in the store that was given to it.

        Raises:
            GraphError: it cannot be written.
        """
        if self._batch.words:
            self._start()
        self._take_in(self._landed())

    def discard(self, doc: str) -> bool:
        """Remove a document with all that it said; False where the store does not have it.

        Raises:
            GraphError: the store cannot be written.
        """
        self.wait()
        graph = graph_name(doc)
        if not self.store.contains_named_graph(graph):
            return False
        self.index.expect([doc])
        self._mark_untidy()
        try:
            self.store.remove_graph(graph)
        except STORE_FAULTS as problem:
            raise _failed(self.path, problem) from problem
        self._unindexed[doc] = []
        return True

    def tidy(self) -> bool:
        """Bring the vocabulary graph in line with what the documents use; True where something changed.

        Raises:
            GraphError: the store cannot be written.
        """
        self.wait()
        wanted = set(vocabulary_quads(self._vocabulary, used_in(self, self._vocabulary)))
        held = set(self.store.quads_for_pattern(None, None, None, VOCABULARY_GRAPH))
        if wanted != held:
            self.index.expect([VOCABULARY])
            try:
                self.store.update(_difference(held - wanted, wanted - held))
            except STORE_FAULTS as problem:
                raise _failed(self.path, problem) from problem
        (self.path / _UNTIDY).unlink(missing_ok=True)
        return wanted != held

    def optimize(self) -> None:
        """Arrange the files for reading, after much was added at once.

        Raises:
            GraphError: what was added last cannot be written.
        """
        self.wait()
        self.store.optimize()

    def close(self) -> None:
        """Tidy where need be, finish the text index, and let go of the store.

        Raises:
            GraphError: the store cannot be written.
        """
        try:
            self.wait()
            if (self.path / _UNTIDY).exists():
                self.tidy()
            self._settle()
            self.index.catch_up(self)
            self.store.flush()
        finally:
            self._loader.shutdown()
            self.index.close()
            del self.store

    def _checked(self, document: Document, statements: Sequence[Statement]) -> list[Fact]:
        return admit(document, statements, self._vocabulary, self._run, self._shapes)

    def _fresh(self, used: set[str]) -> list[Quad]:
        """What the vocabulary graph still lacks for these terms."""
        vocabulary = self._vocabulary
        known = (vocabulary.actors, vocabulary.topics, vocabulary.roles)
        missing = [term for term in used - self._held if any(term in terms for terms in known)]
        stances = not self._held
        if not missing and not stances:
            return []
        quads = vocabulary_quads(vocabulary, missing, stances=stances)
        return [q for q in quads if _name(q) not in self._held]

    def _described(self) -> set[str]:
        """The terms that the vocabulary graph describes."""
        return {_name(q) for q in self.store.quads_for_pattern(None, None, None, VOCABULARY_GRAPH)}

    def _start(self) -> None:
        """Have the engine load the batch, after the one before."""
        before = self._landed()
        batch, self._batch = self._batch, _Batch()
        self._enough = min(2 * self._enough, _AT_ONCE)
        fresh = self._fresh(batch.used)
        batch.lines.append(_nquads((q.triple for q in fresh), VOCABULARY_GRAPH).encode())
        self.index.expect([VOCABULARY, *batch.words])
        self._held.update(_name(q) for q in fresh)
        self._loading = self._loader.submit(self._load, batch)
        self._take_in(before)

    def _load(self, batch: _Batch) -> dict[str, list[Entry]]:
        """What the loading thread does; the text is our own, so its terms need no second look."""
        self.store.bulk_load(b"".join(batch.lines), RdfFormat.N_QUADS, lenient=True)
        return batch.words

    def _landed(self) -> dict[str, list[Entry]]:
        """Wait for the batch that is being loaded, if there is one; the words to index then."""
        loading, self._loading = self._loading, None
        try:
            return loading.result() if loading else {}
        except STORE_FAULTS as problem:
            self._held = self._described()
            raise _failed(self.path, problem) from problem

    def _take_in(self, words: dict[str, list[Entry]]) -> None:
        """Remember words of documents that are in the store now; the index takes them in by and by."""
        self._unindexed.update(words)
        if len(self._unindexed) >= _INDEX_AT_ONCE:
            self._settle()

    def _settle(self) -> None:
        self.index.put(self._unindexed)
        self._unindexed = {}

    def _mark_untidy(self) -> None:
        (self.path / _UNTIDY).touch()


def _name(quad: Quad) -> str:
    return name_of(quad.subject.value) if isinstance(quad.subject, NamedNode) else ""


def used_in(source: LocalSource, vocabulary: Vocabulary) -> set[str]:
    """The terms of a vocabulary that the documents of a graph name: their statements, and concepts of their own.

    Each term is looked up, which takes as long whether the graph is small or large.
    """
    known = (*vocabulary.actors, *vocabulary.topics, *vocabulary.roles)
    return {term for term in known if _is_named(source.store, node(term))}


def _is_named(store: Store, term: NamedNode) -> bool:
    if any(next(store.quads_for_pattern(None, P[key], term, None), None) is not None for key in USES):
        return True
    below = store.quads_for_pattern(None, BROADER, term, None)
    return any(quad.graph_name != VOCABULARY_GRAPH for quad in below)


def is_tidy(source: LocalSource, vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary graph is just what the documents use, as the vocabulary has it now."""
    wanted = set(vocabulary_quads(vocabulary, used_in(source, vocabulary)))
    return wanted == set(source.quads(VOCABULARY_GRAPH))


def prepare_folder(path: Path) -> None:
    """Make a folder a store, or see that it is one.

    Raises:
        GraphError: it holds something else, or a store of a later layout, or cannot be made.
    """
    mark = path / STORE_MARK
    try:
        if mark.exists():
            layout = json.loads(mark.read_text("utf-8")).get("format")
            if layout != FORMAT:
                raise GraphError(
                    f"has layout {layout}, and this program knows {FORMAT}", str(path), "use a newer program"
                )
            return
        if path.exists() and any(path.iterdir()):
            raise GraphError("the folder holds something else", str(path), "give an empty or a new folder")
        path.mkdir(parents=True, exist_ok=True)
        part = path / (STORE_MARK + ".part")
        part.write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
        part.replace(mark)
    except (OSError, ValueError) as problem:
        raise GraphError(
            f"cannot be used as a store: {problem}", str(path), "check the folder and its rights"
        ) from problem


def _open(path: Path) -> Store:
    try:
        return Store(str(store_folder(path)))
    except STORE_FAULTS as problem:
        if "LOCK" in str(problem):
            raise GraphError("another process is writing to it", str(path), "wait until that one is done") from problem
        raise GraphError(f"cannot be opened: {problem}", str(path), "run kg doctor on it") from problem


def _nquads(facts: Iterable[Fact] | Iterable[Triple], graph: NamedNode) -> str:
    """Facts of one graph as N-Quads; far faster than making a ``Quad`` of each."""
    end = f" {graph} .\n"
    return "".join([f"{subject!s} {predicate!s} {value!s}{end}" for subject, predicate, value in facts])


def _lines(quads: Iterable[Quad]) -> str:
    triples = [Triple(q.subject, q.predicate, q.object) for q in quads]
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")


def _replacement(graph: NamedNode, quads: list[Quad], fresh: list[Quad]) -> str:
    insert = f"DROP SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{\n{_lines(quads)}}}\n"
    return insert + (f"GRAPH {VOCABULARY_GRAPH} {{\n{_lines(fresh)}}}\n" if fresh else "") + "}"


def _difference(gone: Iterable[Quad], new: Iterable[Quad]) -> str:
    parts = [
        f"{verb} DATA {{ GRAPH {VOCABULARY_GRAPH} {{\n{lines}}} }}"
        for verb, lines in (("DELETE", _lines(gone)), ("INSERT", _lines(new)))
        if lines
    ]
    return " ;\n".join(parts)


def _failed(path: Path, problem: Exception) -> GraphError:
    return GraphError(f"cannot be written: {problem}", str(path), "see whether the disk is full, then run kg doctor")
