"""What a graph holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from pyoxigraph import QuerySolutions

from kg.graph.source import Source
from kg.graph.terms import name_of
from kg.query.sparql import with_prefixes

_COUNTS = {
    "documents": "?x a kg:Document",
    "articles": "?x a kg:Article",
    "statements": "?x a kg:Statement",
    "speakers": "?s kg:speaker ?x",
    "topics": "?s kg:topic ?x",
    "stances": "?s kg:stance ?x",
    "negated": "?x kg:negated true",
    "conditional": "?x kg:condition ?words",
    "speakers without an entry": '?s kg:speaker ?x FILTER(CONTAINS(STR(?x), "/actor/x-"))',
    "topics without a concept": '?s kg:topic ?x FILTER(CONTAINS(STR(?x), "/topic/x-"))',
}
_PLAIN = """
SELECT ?actor ?stance ?topic (COUNT(DISTINCT ?s) AS ?n) {
  ?s kg:stance ?stance ; kg:topic ?topic ; kg:holder ?actor
  FILTER NOT EXISTS { ?s kg:negated true }
  FILTER NOT EXISTS { ?s kg:condition ?words }
  FILTER NOT EXISTS { ?s kg:topicReversed true }
} GROUP BY ?actor ?stance ?topic ORDER BY DESC(?n) ?actor ?stance ?topic LIMIT %d
"""
_GROUPS = {
    "stance": "?s kg:stance ?x",
    "family": "?s kg:stance/kg:family ?x",
    "language": "?s a kg:Statement ; dcterms:language ?x",
    "year": "?s kg:reportedOn ?day BIND(SUBSTR(STR(?day), 1, 4) AS ?x)",
    "publisher": "?s kg:article/dcterms:publisher ?x",
}


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts by name, counts of statements by group and value, and the plain triples that occur most."""

    counts: dict[str, int]
    groups: dict[str, list[tuple[str, int]]]
    plain: list[tuple[str, str, str, int]]


def count(source: Source, top: int = 10) -> Stats:
    """The numbers of a graph.

    Raises:
        GraphError: the graph cannot be read.
    """
    counts = {name: _one(source, pattern) for name, pattern in _COUNTS.items()}
    groups = {name: _group(source, pattern) for name, pattern in _GROUPS.items()}
    return Stats(counts, groups, plain_triples(source, top))


def plain_triples(source: Source, top: int = 10) -> list[tuple[str, str, str, int]]:
    """The triples actor, stance, topic (CURIEs) that most statements say, as the plain triples of the graph."""
    return [
        (name_of(row["actor"].value), name_of(row["stance"].value), name_of(row["topic"].value), int(row["n"].value))
        for row in _rows(source, _PLAIN % top)
    ]


def _one(source: Source, pattern: str) -> int:
    rows = list(_rows(source, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}"))
    return int(rows[0]["n"].value)


def _group(source: Source, pattern: str) -> list[tuple[str, int]]:
    query = f"SELECT ?x (COUNT(DISTINCT ?s) AS ?n) {{ {pattern} }} GROUP BY ?x ORDER BY DESC(?n) ?x"
    rows = (row for row in _rows(source, query) if row["x"])
    return [(name_of(row["x"].value).removeprefix("stance:"), int(row["n"].value)) for row in rows]


def _rows(source: Source, query: str) -> QuerySolutions:
    return cast(QuerySolutions, source.query(with_prefixes(query)))
