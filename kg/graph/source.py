"""Where a graph is read from: a file, what ``kg build`` made, an embedded store, a SPARQL endpoint."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from kg.errors import GraphError, QueryError

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
"""File name ending → the format that is read."""

STORE_MARK = "stancegraph.json"
"""The file that tells an embedded store from any other folder."""

STORE_FAULTS = (OSError, RuntimeError)
"""What the engine raises where files cannot be read or written, or are damaged."""

_SYNTAX_HINT = "kg query --list shows queries to start from"

_IN_FOLDER = ("graph.trig", "graph.ttl", "graph.nq", "graph.jsonld")

T = TypeVar("T")
Result = QuerySolutions | QueryBoolean | QueryTriples
GraphName = NamedNode | DefaultGraph


class Source(Protocol):
    """A graph that can be read, wherever it is kept."""

    where: str

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """Something worked out from the graph: made once where the graph cannot change, else each time."""

    def query(self, sparql: str, *, union: bool = True) -> Result:
        """The answer to a query; ``union`` makes the default graph the union of all graphs."""

    def quads(self, graph: GraphName | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph."""

    def ntriples(self, graph: GraphName) -> bytes:
        """One graph as N-Triples, as the engine writes it; much faster than its quads one by one."""

    def graph_names(self) -> list[NamedNode]:
        """The named graphs, sorted."""

    def __len__(self) -> int:
        """How many quads there are."""


class LocalSource:
    """A graph in memory or on this machine's disk.

    Args:
        store: the engine's store.
        where: its place, for messages.
        frozen: whether nobody will change it while it is open here.
    """

    def __init__(self, store: Store, where: str = "", *, frozen: bool = False) -> None:
        self.store = store
        self.where = where
        self._memory: dict[str, Any] | None = {} if frozen else None

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """Something worked out from the graph: made once where the graph is frozen, else each time."""
        if self._memory is None:
            return make()
        if name not in self._memory:
            self._memory[name] = make()
        found: T = self._memory[name]
        return found

    def query(self, sparql: str, *, union: bool = True) -> Result:
        """The answer to a query.

        Raises:
            QueryError: the query cannot be parsed.
            GraphError: the store cannot be read.
        """
        try:
            return self.store.query(sparql, use_default_graph_as_union=union)
        except SyntaxError as problem:
            raise QueryError(f"not a SPARQL query: {first_words(str(problem))}", hint=_SYNTAX_HINT) from problem
        except (*STORE_FAULTS, ValueError) as problem:
            raise GraphError(f"cannot be read: {problem}", self.where, "run kg doctor on it") from problem

    def quads(self, graph: GraphName | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph.

        Raises:
            GraphError: the store cannot be read.
        """
        try:
            yield from self.store.quads_for_pattern(None, None, None, graph)
        except STORE_FAULTS as problem:
            raise GraphError(f"cannot be read: {problem}", self.where, "run kg doctor on it") from problem

    def ntriples(self, graph: GraphName) -> bytes:
        """One graph as N-Triples.

        Raises:
            GraphError: the store cannot be read.
        """
        try:
            return self.store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""
        except STORE_FAULTS as problem:
            raise GraphError(f"cannot be read: {problem}", self.where, "run kg doctor on it") from problem

    def graph_names(self) -> list[NamedNode]:
        """The named graphs, sorted.

        Raises:
            GraphError: the store cannot be read.
        """
        try:
            names = [g for g in self.store.named_graphs() if isinstance(g, NamedNode)]
        except STORE_FAULTS as problem:
            raise GraphError(f"cannot be read: {problem}", self.where, "run kg doctor on it") from problem
        return sorted(names, key=lambda g: g.value)

    def __len__(self) -> int:
        return len(self.store)


def open_source(where: str | Path) -> Source:
    """The graph at a place: a file, a folder that ``kg build`` wrote, a store, or a URL.

    A store is opened for reading only; it then shows what it held at that moment.

    Raises:
        GraphError: there is no graph, or it cannot be read.
    """
    address = str(where)
    if address.startswith(("http://", "https://")):
        from kg.graph.remote import RemoteSource  # noqa: PLC0415  the network is loaded only where it is used

        return RemoteSource(address)
    path = Path(where)
    if path.is_dir():
        if (path / STORE_MARK).exists():
            return LocalSource(open_read_only(path), address, frozen=True)
        for name in _IN_FOLDER:
            if (path / name).exists():
                return open_source(path / name)
        raise GraphError("no graph in this folder", address, "make one with kg build or kg add")
    return LocalSource(load_file(path), address, frozen=True)


def load_file(path: Path) -> Store:
    """A graph file in memory.

    Raises:
        GraphError: the file is missing, of no known format, or malformed.
    """
    if not path.exists():
        raise GraphError("no such file", str(path), "make a graph with kg build")
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise GraphError("not a graph file", str(path), "its name must end in " + ", ".join(FORMATS))
    store = Store()
    try:
        store.bulk_load(path=path, format=kind)
    except SyntaxError as problem:
        raise GraphError(f"malformed: {first_words(str(problem))}", str(path), "write it again") from problem
    except (OSError, ValueError) as problem:
        raise GraphError(f"cannot be read: {problem}", str(path)) from problem
    return store


def store_folder(path: Path) -> Path:
    """Where the quads of an embedded store lie inside its folder."""
    return path / "quads"


def open_read_only(path: Path) -> Store:
    """The quads of a store as they are now, without keeping a writer out.

    A writer that merges files may take one away while it is being opened, so a failure is believed only when it lasts.

    Raises:
        GraphError: the store cannot be opened.
    """
    problem: Exception | None = None
    for pause in (0.0, 0.05, 0.1, 0.2, 0.4):
        time.sleep(pause)
        try:
            return Store.read_only(str(store_folder(path)))
        except STORE_FAULTS as fault:
            problem = fault
            if "No such file" not in str(fault):
                break
    raise GraphError(f"cannot be opened: {problem}", str(path), "run kg doctor on it") from problem


def first_words(message: str, limit: int = 200) -> str:
    """A parser's message without its list of every character that could have followed."""
    message = message.partition("['0'..='9']")[0].rstrip(", ")
    return message if len(message) <= limit else message[:limit].rpartition(",")[0] + " …"
