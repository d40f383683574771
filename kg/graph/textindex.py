"""Full-text search over evidence and labels, beside the store: SQLite's FTS5 over folded words.

Everything in it comes from the graph. What a document said is marked as expected before the graph changes and
settled after, so that whatever was cut off in between is read again from the graph.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from kg.errors import GraphError
from kg.fold import fold
from kg.graph.build import Fact, graph_name
from kg.graph.source import STORE_MARK, GraphName, Source, open_source
from kg.graph.statements import statements_from_graph
from kg.graph.terms import LABEL, VOCABULARY_GRAPH, name_of, node
from kg.model import Statement

_WORD = re.compile(r"\w+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_PROCLITIC = re.compile("^(?:[وف](?=...)|[بكل]ال(?=..)|لل(?=..)|ال(?=..)|[بكل](?=...))")
_LABELS = frozenset((LABEL, node("skos:altLabel"), node("kg:shortForm")))
_IDENTIFIER = node("dcterms:identifier")
FILE = "find.sqlite"
"""The index's file in a store's folder."""
VOCABULARY = ""
"""What the index calls the vocabulary where it names documents."""

_SETUP = """
CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY, doc TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, shown TEXT NOT NULL,
    title TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS entry_doc ON entry (doc);
CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5 (folded, tokenize='unicode61');
CREATE TABLE IF NOT EXISTS expected (doc TEXT PRIMARY KEY);
"""


_LABEL_ORDER = {"en": 0, "ar": 1}
"""In which order the labels of a term stand in its title."""

Entry = tuple[str, str, str, str, str]
"""Kind, id, title, shown words, indexed words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: a statement or a term, the words shown for it, and what it says in short."""

    kind: str
    id: str
    doc: str
    title: str
    shown: str


class TextIndex:
    """The index file of a store.

    Args:
        path: the SQLite file; None keeps it in memory.
        writable: whether it may be changed (and made where it is missing).

    Raises:
        GraphError: the file cannot be opened, or is no index.
    """

    def __init__(self, path: Path | None, *, writable: bool = True) -> None:
        self.where = str(path or "")
        try:
            if path is None:
                self._db = sqlite3.connect(":memory:")
            elif writable:
                self._db = sqlite3.connect(path, isolation_level=None)
            else:
                self._db = sqlite3.connect(f"file:{path.resolve()}?mode=ro", uri=True, isolation_level=None)
            if writable:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = NORMAL")
                self._db.executescript(_SETUP)
        except sqlite3.Error as problem:
            raise _broken(self.where, problem) from problem

    def expect(self, docs: Iterable[str]) -> None:
        """Note, before the graph changes, that these documents will have to be indexed."""
        self._write("INSERT OR IGNORE INTO expected VALUES (?)", [(doc,) for doc in docs])

    def put(self, documents: Mapping[str, Iterable[Entry]]) -> None:
        """Index documents in place of what was there, and settle them; one without entries is taken out."""
        if not documents:
            return
        try:
            with self._transaction() as db:
                for doc, rows in documents.items():
                    db.execute("DELETE FROM word WHERE rowid IN (SELECT number FROM entry WHERE doc = ?)", (doc,))
                    db.execute("DELETE FROM entry WHERE doc = ?", (doc,))
                    for kind, identifier, title, shown, words in rows:
                        cursor = db.execute(
                            "INSERT INTO entry (doc, kind, id, shown, title) VALUES (?, ?, ?, ?, ?)",
                            (doc, kind, identifier, shown, title),
                        )
                        db.execute("INSERT INTO word (rowid, folded) VALUES (?, ?)", (cursor.lastrowid, words))
                    db.execute("DELETE FROM expected WHERE doc = ?", (doc,))
        except sqlite3.Error as problem:
            raise _broken(self.where, problem) from problem

    def catch_up(self, source: Source) -> int:
        """Index what was expected and never settled, from the graph; the number of documents."""
        waiting = self.waiting()
        for doc in waiting:
            quads = list(source.quads(VOCABULARY_GRAPH if doc == VOCABULARY else graph_name(doc)))
            self.put({doc: entries(statements_from_graph(quads), (q.triple for q in quads))})
        return len(waiting)

    def search(self, words: str, limit: int = 20, kind: str = "") -> list[Hit]:
        """What holds all of the words, in any spelling that folds to the same; the best first.

        The last word may be the beginning of one; words in quotation marks must stand together.
        """
        wanted = _expression(words)
        if not wanted:
            return []
        best = None if kind == "term" else self._best(wanted, limit, kind)  # most matches are statements
        if best is not None:
            return best
        rows = self._read(
            "SELECT entry.kind, entry.id, entry.doc, entry.title, entry.shown"
            " FROM word JOIN entry ON number = word.rowid WHERE word MATCH ? AND (? = '' OR entry.kind = ?)"
            " GROUP BY entry.kind, entry.id"
            " ORDER BY MIN(word.rank), entry.id LIMIT ?",
            (wanted, kind, kind, limit),
        )
        return [Hit(*row) for row in rows]

    def _best(self, wanted: str, limit: int, kind: str) -> list[Hit] | None:
        """What ``search`` gives, from the best matches alone; None where these might not be enough.

        A term has an entry for each document that labels it, so that several matches can be one hit.
        """
        size = 10 * limit + 100
        rows = self._read(
            "SELECT kind, id, doc, title, shown, r FROM (SELECT rowid AS n, rank AS r FROM word WHERE word MATCH ?"
            " ORDER BY rank LIMIT ?) JOIN entry ON number = n ORDER BY r, id",
            (wanted, size),
        )
        hits: dict[tuple[str, str], tuple[Any, ...]] = {}
        for row in rows:
            if not kind or row[0] == kind:
                hits.setdefault(row[:2], row)
        chosen = list(hits.values())[:limit]
        # Beyond the matches that were read there may be some as good as the worst of them.
        if len(rows) == size and (len(chosen) < limit or (chosen and chosen[-1][5] >= rows[-1][5])):
            return None
        return [Hit(*row[:5]) for row in chosen]

    def documents(self) -> set[str]:
        """The documents that the index holds."""
        return {doc for (doc,) in self._read("SELECT DISTINCT doc FROM entry")}

    def waiting(self) -> list[str]:
        """The documents that a writer announced and did not settle."""
        return [doc for (doc,) in self._read("SELECT doc FROM expected ORDER BY doc")]

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _transaction(self) -> sqlite3.Connection:
        self._db.execute("BEGIN IMMEDIATE") if not self._db.in_transaction else None
        return self._db

    def _write(self, sql: str, rows: list[tuple[str, ...]]) -> None:
        try:
            with self._transaction() as db:
                db.executemany(sql, rows)
        except sqlite3.Error as problem:
            raise _broken(self.where, problem) from problem

    def _read(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as problem:
            raise _broken(self.where, problem) from problem


def open_index(path: Path) -> TextIndex | None:
    """The index beside a store; None where there is no store, or its index has to be brought up to date first.

    Raises:
        GraphError: the index is damaged.
    """
    if not (path / STORE_MARK).exists() or not (path / FILE).exists():
        return None
    index = TextIndex(path / FILE, writable=False)
    return None if index.waiting() else index


def rebuild(path: Path, source: Source | None = None) -> None:
    """Make the index of a store again from its graph, given by who has it open.

    Raises:
        GraphError: the graph cannot be read, or the index not be written.
    """
    for name in (FILE, FILE + "-wal", FILE + "-shm"):
        (path / name).unlink(missing_ok=True)
    index = TextIndex(path / FILE)
    try:
        _fill(index, source or open_source(path), named=True)
    finally:
        index.close()


def index_of(source: Source) -> TextIndex:
    """An index in memory of a graph that has none beside it.

    Raises:
        GraphError: the graph cannot be read.
    """
    index = TextIndex(None)
    _fill(index, source, named=False)
    return index


def _fill(index: TextIndex, source: Source, *, named: bool) -> None:
    graphs: list[GraphName] = [*source.graph_names()] if named else [DefaultGraph(), *source.graph_names()]
    for graph in graphs:
        quads = list(source.quads(graph))
        statements = list(statements_from_graph(quads))
        docs = [q.object.value for q in quads if q.predicate == _IDENTIFIER and isinstance(q.object, Literal)]
        index.put({docs[0] if len(docs) == 1 else VOCABULARY: entries(statements, (q.triple for q in quads))})


def search_words(text: str) -> list[str]:
    """The words of a text by which it is found: folded, without the proclitics of Arabic.

    >>> search_words("ولوقف إطلاق النار")
    ['وقف', 'اطلاق', 'نار']
    """
    return [word for piece in text.split() for word in _words(piece)]


@lru_cache(maxsize=65536)
def _words(piece: str) -> tuple[str, ...]:
    """The words between two spaces; remembered, since texts repeat them. Folding goes letter by letter, and leaves
    spaces alone."""
    return tuple(_bare(word) for word in _WORD.findall(fold(piece).replace("_", " ")))


def _bare(word: str) -> str:
    while _ARABIC.match(word):
        shorter = _PROCLITIC.sub("", word)
        if shorter == word:
            break
        word = shorter
    return word


def _expression(words: str) -> str:
    """What was asked for in FTS5's language, every word quoted."""
    parts = []
    for number, piece in enumerate(re.split('["«»“”]', words)):
        bare = search_words(piece)
        if number % 2 and bare:
            parts.append('"' + " ".join(bare) + '"')
        else:
            parts += [f'"{word}"' for word in bare]
    if parts and re.search(r"\w$", words):
        parts[-1] += " *"
    return " ".join(parts)


def entries(statements: Iterable[Statement], facts: Iterable[Triple] | Iterable[Fact]) -> list[Entry]:
    """What the index holds of a graph: its statements, and the terms that it labels."""
    found: list[Entry] = []
    for s in statements:
        words = " ".join((s.evidence_text, s.topic, s.topic_en, *_names(s)))
        found.append(("statement", s.id, _title(s), s.evidence_text, " ".join(search_words(words))))
    labels: dict[str, list[tuple[int, str]]] = {}
    for subject, predicate, value in facts:
        if predicate in _LABELS and isinstance(subject, NamedNode) and isinstance(value, Literal):
            rank = 10 if predicate != LABEL else _LABEL_ORDER.get(value.language or "", 9)
            labels.setdefault(name_of(subject.value), []).append((rank, value.value))
    for name, ranked in labels.items():
        ordered = [label for _, label in sorted(ranked)]
        found.append(("term", name, " · ".join(ordered[:2]), "", " ".join(search_words(" ".join(ordered)))))
    return found


def _names(statement: Statement) -> tuple[str, ...]:
    return statement.speaker_name, statement.speaker_name_ar, statement.speaker


def _title(statement: Statement) -> str:
    return f"{statement.speaker_name or statement.speaker} · {statement.stance} · {statement.topic}"


def _broken(where: str, problem: sqlite3.Error) -> GraphError:
    return GraphError(f"the text index cannot be used: {problem}", where, "run kg doctor on the store")
