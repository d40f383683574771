"""Names of terms in a further language → Turtle: one table a language, beside those of Arabic and English."""

from __future__ import annotations

from tables_read import Tables
from tables_turtle import Graph, text, texts

PREDICATES = {"alt": "skos:altLabel", "demonym": "kg:demonym", "seats": "kg:seat", "titles": "kg:title"}
"""Column → predicate of its forms."""

KINDS = ("actor", "role", "topic", "institution")
"""What may have names in a further language; an ``institution`` is a body that every state has."""


def label_languages(tables: Tables) -> list[str]:
    """The languages that have a table of labels."""
    return sorted(p.stem.partition("-")[2] for p in tables.folder.glob("labels-*.tsv"))


def label_graph(tables: Tables, language: str) -> Graph:
    """``ontology/actors/labels-LANG.ttl``: labels and forms of terms that other tables define."""
    graph = Graph()
    for row in tables.read(f"labels-{language}.tsv", ("term", "label"), tuple(PREDICATES)):
        term = row.one("term")
        kind, _, name = term.partition(":")
        if kind not in KINDS:
            row.problem("term", f"'{term}' is none of {', '.join(KINDS)}")
            continue
        if kind == "institution":
            term = f"cue:institution-{name}"
        if row.one("label"):
            graph.add(term, "skos:prefLabel", text(row.one("label"), language))
        for column, predicate in PREDICATES.items():
            graph.add(term, predicate, *texts(row.many(column), language))
    return graph
