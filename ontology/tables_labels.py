"""Names of terms in a further language → Turtle: one table a language, beside those of Arabic and English."""

from __future__ import annotations

from tables_read import Tables
from tables_turtle import Graph, text, texts

PREDICATES = {"alt": "skos:altLabel", "demonym": "kg:demonym", "seats": "kg:seat", "titles": "kg:title"}
"""Column → predicate of its forms."""


def label_languages(tables: Tables) -> list[str]:
    """The languages that have a table of labels."""
    return sorted(p.stem.partition("-")[2] for p in tables.folder.glob("labels-*.tsv"))


def label_graph(tables: Tables, language: str) -> Graph:
    """``ontology/actors/labels-LANG.ttl``: labels and forms of terms that other tables define."""
    graph = Graph()
    for row in tables.read(f"labels-{language}.tsv", ("term", "label"), tuple(PREDICATES)):
        term = row.one("term")
        if term.partition(":")[0] not in ("actor", "role"):
            row.problem("term", f"'{term}' is no actor and no role")
            continue
        if row.one("label"):
            graph.add(term, "skos:prefLabel", text(row.one("label"), language))
        for column, predicate in PREDICATES.items():
            graph.add(term, predicate, *texts(row.many(column), language))
    return graph
