"""The vocabulary as it is committed: fresh, and every name in it declared."""

from __future__ import annotations

from pathlib import Path

import build
import pyoxigraph as ox
import pytest

from kg.graph import terms as graph_terms
from kg.ids import BASE, curie, iri
from kg.vocab.check import LABELLED

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
ONTOLOGY_NAMES = BASE + "ontology#"


@pytest.fixture(scope="module")
def core() -> list[ox.Quad]:
    return list(ox.parse(path=str(ONTOLOGY / "core.ttl"), format=ox.RdfFormat.TURTLE))


def test_the_turtle_is_what_the_tables_say() -> None:
    files, _ = build.build_vocabulary(ONTOLOGY / "tables")
    assert build.find_stale(files, ONTOLOGY) == []


def test_the_tables_have_no_fault() -> None:
    _, report = build.build_vocabulary(ONTOLOGY / "tables")
    assert report.problems == []


def test_every_name_of_the_core_has_label_and_comment_in_both_languages(core: list[ox.Quad]) -> None:
    said: dict[str, set[tuple[str, str]]] = {}
    slots = set()
    for quad in core:
        name, predicate = curie(quad.subject.value), curie(quad.predicate.value)
        if isinstance(quad.object, ox.Literal):
            said.setdefault(name, set()).add((predicate.partition(":")[2], quad.object.language or ""))
        elif (predicate, quad.object.value) == ("rdfs:subPropertyOf", iri("kg:form")):
            slots.add(name)
    for name, found in said.items():
        wanted = {("label", "ar"), ("label", "en")} | (
            {("comment", "ar"), ("comment", "en")} if name not in slots else set()
        )
        assert wanted <= found, name


def test_every_name_in_use_is_declared(core: list[ox.Quad]) -> None:
    declared = {quad.subject.value for quad in core}
    used = {iri(name) for name in (*graph_terms.PROPERTIES.values(), *LABELLED) if name.startswith("kg:")}
    for path in sorted(ONTOLOGY.rglob("*.ttl")):
        if path.name == "shapes.ttl":
            continue
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            used.add(quad.predicate.value)
            if curie(quad.predicate.value) == "rdf:type":
                used.add(quad.object.value)
    undeclared = {curie(name) for name in used if name.startswith(ONTOLOGY_NAMES)} - {curie(name) for name in declared}
    assert undeclared == set()


def test_the_shapes_parse_and_name_declared_terms(core: list[ox.Quad]) -> None:
    declared = {quad.subject.value for quad in core}
    shapes = list(ox.parse(path=str(ONTOLOGY / "shapes.ttl"), format=ox.RdfFormat.TURTLE))
    own = {quad.subject.value for quad in shapes if isinstance(quad.subject, ox.NamedNode)}
    named = {q.object.value for q in shapes if isinstance(q.object, ox.NamedNode)}
    assert {name for name in named if name.startswith(ONTOLOGY_NAMES)} <= declared | own
