"""A graph in Python: ``kg.open(path)`` gives statements, triples, queries, and the types of other libraries."""

from __future__ import annotations

import html
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, Literal, Quad, QueryBoolean, QuerySolutions, Store

from kg.errors import OutputError
from kg.export.files import write_text
from kg.export.formats import export, labels_of
from kg.graph.source import LocalSource, Source, open_source
from kg.graph.statements import iter_documents, iter_statements
from kg.graph.terms import XSD, name_of
from kg.graph.textindex import Hit, index_of, open_index
from kg.model import Statement
from kg.query.run import Request, run_query
from kg.query.select import Selection, select_statements
from kg.query.stats import Stats, count
from kg.view.data import view_data
from kg.view.page import render
from kg.vocab.load import load_vocabulary

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

_NUMBERS = {XSD + "integer": int, XSD + "double": float, XSD + "decimal": float}


class Page:
    """An HTML page that a notebook shows in place."""

    def __init__(self, text: str, height: int = 640) -> None:
        self.text = text
        self.height = height

    def save(self, path: str | Path) -> None:
        """Write the page to a file.

        Raises:
            OutputError: the place cannot be written to.
        """
        write_text(Path(path), [self.text])

    def _repr_html_(self) -> str:
        quoted = html.escape(self.text, quote=True)
        style = f"width:100%;height:{self.height}px;border:0"
        return f'<iframe sandbox="allow-scripts allow-downloads" style="{style}" srcdoc="{quoted}"></iframe>'


class Graph:
    """A graph that is read: a file, a folder that ``kg build`` or ``kg add`` wrote, or a SPARQL endpoint.

    Made by ``kg.open``.
    """

    def __init__(self, source: Source) -> None:
        self.source = source

    def __repr__(self) -> str:
        return f"<kg.Graph of {self.source.where or 'memory'}: {len(self.source)} quads>"

    def _repr_html_(self) -> str:
        found = self.stats(top=5)
        labels = labels_of(self.source)
        cells = "".join(f"<tr><th>{html.escape(name)}</th><td>{n}</td></tr>" for name, n in found.counts.items())
        said = "".join(
            "<tr>"
            + "".join(f"<td>{html.escape(labels.get(t, ('', ''))[0] or t)}</td>" for t in row[:3])
            + f"<td>{row[3]}</td></tr>"
            for row in found.plain
        )
        return f"<table>{cells}</table><table><tr><th>actor<th>stance<th>topic<th>statements</tr>{said}</table>"

    def __iter__(self) -> Iterator[Statement]:
        return iter_statements(self.source)

    def statements(self, actor: str = "", topic: str = "", since: str = "", until: str = "") -> list[Statement]:
        """The statements by, for or at an actor, on a topic or one below it, between dates; labels are understood.

        Raises:
            QueryError: actor or topic mean nothing or several things here, or a date is malformed.
        """
        return list(select_statements(self.source, Selection(actor, topic, since, until)))

    def triples(self) -> list[tuple[str, str, str]]:
        """The plain triples actor, stance, topic (CURIEs) that statements assert, sorted, each once."""
        query = "SELECT DISTINCT ?a ?s ?t { ?s a kg:Stance . ?a ?s ?t }"
        rows = run_query(Request(query), self.source)
        assert isinstance(rows, QuerySolutions)
        return sorted((name_of(r["a"].value), name_of(r["s"].value), name_of(r["t"].value)) for r in rows)

    def query(self, query: str, *, limit: int | None = None, **params: str) -> Any:
        """The answer to SPARQL, an ``.rq`` file or a named query: rows as dicts, a bool, or triples.

        Terms are CURIEs or IRIs, numbers and truth values are Python's, other literals are texts, unbound is None.

        Raises:
            QueryError: the query, its name or a parameter cannot be used.
        """
        result = run_query(Request(query, params, limit), self.source)
        if isinstance(result, QueryBoolean):
            return bool(result)
        if isinstance(result, QuerySolutions):
            names = [variable.value for variable in result.variables]
            return [{name: _plain(row[name]) for name in names} for row in result]
        return [(_plain(t.subject), _plain(t.predicate), _plain(t.object)) for t in result]

    def find(self, words: str, limit: int = 20) -> list[Hit]:
        """Statements, actors and topics that hold the words in any spelling."""
        index = open_index(Path(self.source.where)) or index_of(self.source)
        return index.search(words, limit)

    def stats(self, top: int = 10) -> Stats:
        """What the graph holds, in numbers."""
        return count(self.source, top)

    def dataset(self) -> rdflib.Dataset:
        """The graph as an ``rdflib.Dataset`` over the same store (no copy); its default graph is the union."""
        import rdflib  # noqa: PLC0415  a notebook that needs no rdflib does not load it
        from oxrdflib import OxigraphStore  # noqa: PLC0415

        return rdflib.Dataset(store=OxigraphStore(store=self._local()), default_union=True)

    def rdflib(self) -> rdflib.Graph:
        """All triples as one ``rdflib.Graph`` (a copy in memory, held by pyoxigraph)."""
        import rdflib  # noqa: PLC0415
        from oxrdflib import OxigraphStore  # noqa: PLC0415
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID  # noqa: PLC0415

        store = Store()
        store.bulk_extend(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in self.source.quads())
        return rdflib.Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """Actors, topics and targets as a ``networkx.MultiDiGraph``: an edge a statement, actor → topic.

        Nodes have ``kind``, ``label``, ``label_ar``; edges ``stance``, ``statement``, ``negated``, ``condition``,
        ``reversed``, ``date``, ``confidence``, ``reading`` (speaker or behalf).
        """
        import networkx  # noqa: PLC0415

        found: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        labels = labels_of(self.source)
        for s in self:
            readings = {s.speaker_id: "speaker"} if s.speaker_id else {}
            if s.for_id:
                readings.setdefault(s.for_id, "behalf")
            for actor, reading in readings.items():
                for name, kind in ((actor, "actor"), (s.topic_id, "topic")):
                    english, arabic = labels.get(name, ("", ""))
                    found.add_node(name, kind=kind, label=english or arabic or name, label_ar=arabic)
                found.add_edge(
                    actor,
                    s.topic_id,
                    stance=s.stance,
                    statement=s.id,
                    negated=s.negated,
                    condition=s.condition,
                    reversed=s.topic_reversed,
                    date=s.said_on or s.reported_on,
                    confidence=s.confidence,
                    reading=reading,
                )
        return found

    def frame(self) -> pandas.DataFrame:
        """The statements as a pandas frame, a row each.

        Raises:
            OutputError: pandas is not installed.
        """
        try:
            import pandas  # noqa: PLC0415
        except ImportError as problem:
            raise OutputError("pandas is not installed", hint="pip install 'stancegraph[pandas]'") from problem
        records = [s.to_record() for s in self]
        return pandas.DataFrame.from_records(records, columns=list(records[0]) if records else ["id"])

    def view(
        self, actor: str = "", topic: str = "", since: str = "", until: str = "", lang: str = "ar", height: int = 640
    ) -> Page:
        """The explorer of these statements, shown in a notebook or saved as one HTML file."""
        statements = self.statements(actor, topic, since, until)
        data = view_data(statements, iter_documents(self.source), load_vocabulary())
        return Page(render(data, lang=lang), height)

    def export(self, kind: str, path: str | Path | None = None) -> str | None:
        """The graph in a format (turtle, trig, nquads, jsonld, jsonl, csv, graphml, gexf), as text or into a file.

        Raises:
            OutputError: the format is unknown, or the place cannot be written to.
        """
        pieces = export(self.source, kind)
        if path is None:
            return "".join(pieces)
        write_text(Path(path), pieces)
        return None

    def _local(self) -> Store:
        if isinstance(self.source, LocalSource):
            return self.source.store
        store = Store()
        store.bulk_extend(self.source.quads())
        return store


def open_graph(path: str | PathLike[str]) -> Graph:
    """The graph at a place, for reading.

    Args:
        path: a Turtle, TriG, N-Quads or JSON-LD file, a folder that ``kg build`` or ``kg add`` wrote, or the URL of a
            SPARQL endpoint.

    Raises:
        GraphError: there is no graph, or it cannot be read.
    """
    address = str(path)
    return Graph(open_source(address))


def _plain(term: Any) -> Any:
    if term is None:
        return None
    if isinstance(term, Literal):
        kind = term.datatype.value
        if kind == XSD + "boolean":
            return term.value == "true"
        return _NUMBERS[kind](term.value) if kind in _NUMBERS else term.value
    return name_of(term.value)
