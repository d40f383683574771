"""Topics and stances → Turtle."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tables_actors import LABELS, forms, labels, reference
from tables_read import Row, Tables, index
from tables_turtle import Graph, double, text, texts

FAMILIES = ("approve", "commit", "request", "assess", "doubt", "disapprove", "coerce")
IPTC = "http://cv.iptc.org/newscodes/mediatopic/"
_TOPIC = (
    *("alt_en", "alt_ar", "pattern_en", "pattern_ar", "broader", "related", "opposite"),
    *("definition_en", "definition_ar", "wikidata", "iptc"),
)
_RELATIONS = {"broader": "skos:broader", "related": "skos:related", "opposite": "kg:opposite"}
_STANCE = (*LABELS, "family", "valence", "cameo", "plover", "definition_en", "definition_ar")


def topic_graph(tables: Tables) -> Graph:
    """``ontology/topics.ttl``."""
    graph = Graph()
    rows = index(tables.read("topics.tsv", LABELS, _TOPIC))
    _check_broader(rows)
    seen: dict[str, Row] = {}
    for name, row in rows.items():
        curie = f"topic:{name}"
        graph.add(curie, "rdf:type", "kg:Topic", "skos:Concept")
        graph.add(curie, "skos:inScheme", "kg:topics")
        labels(graph, curie, row)
        forms(graph, curie, row, "alt")
        for language in ("ar", "en"):
            graph.add(curie, "kg:pattern", *texts(row.many(f"pattern_{language}"), language))
            if definition := row.one(f"definition_{language}"):
                graph.add(curie, "skos:definition", text(definition, language))
        for column, predicate in _RELATIONS.items():
            graph.add(curie, predicate, *reference(row, column, rows, "topic"))
        if item := row.wikidata():
            if item in seen:
                row.problem("wikidata", f"{item} is already that of {seen[item].one('id')} (line {seen[item].line})")
            seen[item] = row
            graph.add(curie, "skos:exactMatch", f"wd:{item}")
        if code := row.one("iptc").removeprefix("medtop:"):
            if code.isdecimal() and len(code) == 8:
                graph.add(curie, "skos:closeMatch", f"<{IPTC}{code}>")
            else:
                row.problem("iptc", f"'{code}' is not an IPTC Media Topic code (eight digits)")
    if rows:
        graph.add("kg:topics", "rdf:type", "skos:ConceptScheme")
        title = text("Topics of world politics", "en"), text("موضوعات السياسة العالمية", "ar")
        graph.add("kg:topics", "skos:prefLabel", *title)
        tops = [name for name, row in rows.items() if not row.one("broader")]
        graph.add("kg:topics", "skos:hasTopConcept", *(f"topic:{name}" for name in tops))
    return graph


def stance_graph(tables: Tables) -> tuple[Graph, dict[str, Row]]:
    """``ontology/stances.ttl`` and the stances by id; each stance is a concept and a property."""
    graph = Graph()
    rows = index(tables.read("stances.tsv", _STANCE))
    for name, row in rows.items():
        curie = f"stance:{name}"
        graph.add(curie, "rdf:type", "kg:Stance", "rdf:Property", "skos:Concept")
        graph.add(curie, "skos:inScheme", "kg:stances")
        labels(graph, curie, row)
        for language in ("ar", "en"):
            if definition := row.one(f"definition_{language}"):
                graph.add(curie, "skos:definition", text(definition, language))
            else:
                row.problem(f"definition_{language}", "the definition is missing")
        graph.add(curie, "kg:family", text(row.choice("family", FAMILIES)))
        graph.add(curie, "kg:valence", double(_number(row, "valence", -1.0, 1.0)))
        for column, shape in (("cameo", r"\d{2,4}"), ("plover", r"[A-Z]+")):
            if re.fullmatch(shape, row.one(column)):
                graph.add(curie, f"kg:{column}", text(row.one(column)))
            else:
                row.problem(column, f"'{row.one(column)}' is not a {column.upper()} code")
        graph.add(curie, "rdfs:domain", "kg:Actor")
    if rows:
        graph.add("kg:stances", "rdf:type", "skos:ConceptScheme")
        graph.add("kg:stances", "skos:prefLabel", text("Stances", "en"), text("المواقف", "ar"))
        graph.add("kg:stances", "skos:hasTopConcept", *(f"stance:{name}" for name in rows))
    return graph, rows


def _number(row: Row, column: str, low: float, high: float) -> float:
    try:
        value = float(row.one(column))
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        row.problem(column, f"'{row.one(column)}' is not a number from {low} to {high}")
        return 0.0
    return value


def _check_broader(rows: Mapping[str, Row]) -> None:
    """Report circles: a topic that is broader than itself would turn every path over ``skos:broader``."""
    for name, row in rows.items():
        above, todo = set(), list(row.many("broader"))
        while todo:
            parent = todo.pop()
            if parent == name:
                row.problem("broader", f"'{name}' is above itself")
                break
            if parent in rows and parent not in above:
                above.add(parent)
                todo += rows[parent].many("broader")
