"""Content patterns, words for unnamed sources and word classes of a language, and institutions → Turtle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tables_actors import LABELS, PERSON, TYPES, nearest
from tables_read import Row, Tables, index, word_id
from tables_turtle import Graph, boolean, text, texts

from kg.match.transliterate import skeleton

KINDS = ("person", "group", "organization", "country")
_INSTITUTION = ("alt_ar", "alt_en", "type", "speaks_for_state")


def add_patterns(graph: Graph, tables: Tables, language: str, stances: Mapping[str, Row]) -> None:
    """Words inside a content that decide its stance, in the order in which they are tried."""
    seen: dict[str, Row] = {}
    rows = tables.read(f"content-{language}.tsv", ("id", "pattern", "stance"), ("note",))
    for number, row in enumerate(rows, start=1):
        name = word_id(row)
        if not name or name in seen:
            if name:
                row.problem("id", f"'{name}' is already in line {seen[name].line}")
            continue
        seen[name] = row
        stance = row.one("stance")
        if stance not in stances:
            row.problem("stance", f"'{stance}' is not a stance{nearest(stance, stances)}")
            continue
        if not row.one("pattern"):
            row.problem("pattern", "the pattern is missing")
            continue
        curie = f"cue:{language}-pattern-{name}"
        graph.add(curie, "rdf:type", "kg:ContentPattern")
        graph.add(curie, "kg:pattern", text(row.one("pattern"), language))
        graph.add(curie, "kg:indicates", f"stance:{stance}")
        graph.add(curie, "kg:order", str(number))
        if row.one("note"):
            graph.add(curie, "skos:note", text(row.one("note"), "en"))


def add_descriptions(graph: Graph, tables: Tables, language: str) -> None:
    """Words by which news describes sources that it does not name (مصدر دبلوماسي)."""
    seen: dict[tuple[str, str], int] = {}
    rows = tables.read(f"descriptions-{language}.tsv", ("form", "en", "part", "kind"), ("note",))
    for number, row in enumerate(rows, start=1):
        key = (row.one("form"), row.one("part"))
        if not key[0] or key in seen:
            row.problem("form", f"'{key[0]}' is already in line {seen[key]}" if key in seen else "the form is missing")
            continue
        seen[key] = row.line
        curie = f"cue:{language}-description-{number:03d}"
        graph.add(curie, "rdf:type", "kg:Description")
        graph.add(curie, "kg:form", text(row.one("form"), language))
        graph.add(curie, "skos:definition", text(row.one("en"), "en"))
        graph.add(curie, "kg:part", text(row.choice("part", ("head", "modifier", "body", "noun", "adjective"))))
        graph.add(curie, "kg:kind", text(row.choice("kind", KINDS, default="person")))


NEAR = frozenset(
    ("arab", "maghreb", "iran", "turkey", "kurdish", "africa", "southasia", "centralasia"),
)
"""Regions whose names Arabic writes by its own letters: an unknown word beside one is spelt like an Arab name."""


def names_graph(tables: Tables, language: str) -> Graph:
    """``ontology/actors/names-LANG.ttl``: parts of personal names with their spelling in Latin letters."""
    graph = Graph()
    seen: dict[str, int] = {}
    number = 0
    for row in tables.read(f"names-{language}.tsv", ("form", "latin", "region"), ("part", "note")):
        near = row.one("region") in NEAR
        for form in row.many("form"):
            if form in seen or not row.one("latin"):
                fault = f"'{form}' is already in line {seen[form]}" if form in seen else "no Latin spelling"
                row.problem("form", fault)
                continue
            seen[form] = row.line
            number += 1
            curie = f"cue:{language}-name-{number:04d}"
            graph.add(curie, "rdf:type", "kg:Description")
            graph.add(curie, "kg:form", text(form, language))
            graph.add(curie, "skos:definition", text(row.one("latin"), "en"))
            graph.add(curie, "kg:part", text("name" if near else "foreignName"))
            graph.add(curie, "kg:kind", text("person"))
    if graph:
        for form, latin in _registered(tables, set(seen)):
            number += 1
            curie = f"cue:{language}-name-{number:04d}"
            graph.add(curie, "rdf:type", "kg:Description")
            graph.add(curie, "kg:form", text(form, language))
            graph.add(curie, "skos:definition", text(latin, "en"))
            graph.add(curie, "kg:part", text("name"))
            graph.add(curie, "kg:kind", text("person"))
    return graph


def _registered(tables: Tables, listed: set[str]) -> list[tuple[str, str]]:
    """Parts of the names of registered people that no table lists: the spelling that most of their bearers have.

    Two names are aligned word by word where both have as many words, and a pair counts where both spell one sound.
    """
    found: dict[str, Counter[str]] = {}
    for rows in tables.read_folder("people", LABELS, PERSON).values():
        for row in rows:
            arabic, latin = row.one("ar").split(), row.one("en").split()
            for one, other in zip(arabic, latin, strict=False) if len(arabic) == len(latin) else ():
                if len(one) > 2 and one not in listed and skeleton(one) == skeleton(other):
                    found.setdefault(one, Counter())[other] += 1
    return sorted((form, min(c, key=lambda w: (-c[w], w))) for form, c in found.items())


def add_words(graph: Graph, tables: Tables, language: str) -> None:
    """Words by class: those of judgement (``evaluative``) and those of grammar (``words``)."""
    for name in ("evaluative", "words"):
        for row in tables.read(f"{name}-{language}.tsv", ("word", "class"), ("note",)):
            group = word_id(row, "class")
            words = row.many("word")
            if not words:
                row.problem("word", "the word is missing")
            if group:
                curie = f"cue:{language}-words-{group}"
                graph.add(curie, "rdf:type", "kg:WordList")
                graph.add(curie, "schema:identifier", text(group))
                graph.add(curie, "kg:word", *texts(words, language))


def add_verbs(graph: Graph, tables: Tables, language: str) -> None:
    """Verbs with their verbal nouns, a list of the class ``verbal``: perfect, imperfect and verbal noun by spaces."""
    curie = f"cue:{language}-words-verbal"
    told: set[str] = set()
    for row in tables.read(f"verbs-{language}.tsv", ("perfect", "imperfect", "masdar"), ("note",)):
        parts = [row.one(column) for column in ("perfect", "imperfect", "masdar")]
        if not all(parts) or any(" " in part for part in parts):
            row.problem("perfect", "a verb is one word in each column")
            continue
        parts[:2] = ["-" if part in told else part for part in parts[:2]]  # what is spelt alike means the verb before
        told.update(parts[:2])
        graph.add(curie, "rdf:type", "kg:WordList")
        graph.add(curie, "schema:identifier", text("verbal"))
        graph.add(curie, "kg:word", text(" ".join(parts), language))


def institution_graph(tables: Tables) -> Graph:
    """``ontology/actors/institutions.ttl``: bodies that every state has, named with a nationality."""
    graph = Graph()
    rows = index(tables.read("institutions.tsv", ("id", "en", "ar"), _INSTITUTION))
    for name, row in rows.items():
        curie = f"cue:institution-{name}"
        graph.add(curie, "rdf:type", "kg:Institution")
        for language in ("ar", "en"):
            label = row.one(language)
            if not label:
                row.problem(language, "the label is missing")
                continue
            graph.add(curie, "skos:prefLabel", text(label, language))
            forms = [form for form in row.many(f"alt_{language}") if form != label]
            graph.add(curie, "skos:altLabel", *texts(forms, language))
        graph.add(curie, "kg:type", text(row.choice("type", TYPES, default="government")))
        speaks = row.choice("speaks_for_state", ("yes", "no"), default="yes") == "yes"
        graph.add(curie, "kg:representative", boolean(speaks))
    return graph
