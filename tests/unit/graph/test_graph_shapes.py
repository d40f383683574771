"""The fast validation against pySHACL, the reference, over graphs that have been damaged at random."""

from __future__ import annotations

import random

import pyshacl
import pytest
import rdflib
from graph_samples import VOCABULARY, random_statements
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize
from rdflib import SH

from kg.errors import GraphError
from kg.graph.build import Run, document_quads, graph_name
from kg.graph.check import check_graph
from kg.graph.shapes import Shapes
from kg.graph.source import LocalSource
from kg.graph.store import graph_of
from kg.graph.terms import XSD, P, node
from kg.graph.vocabulary import vocabulary_quads
from kg.ids import curie
from kg.vocab.paths import find_ontology

PATH = find_ontology() / "shapes.ttl"
SHAPES = Shapes(PATH)
REFERENCE = rdflib.Graph().parse(str(PATH), format="turtle")
DOCUMENT, FOUND = random_statements(5, documents=1, each=2)[0]
QUADS = document_quads(DOCUMENT, FOUND, VOCABULARY, Run("1", "2"))
QUADS += vocabulary_quads(VOCABULARY, [s.speaker_id for s in FOUND])
OBJECTS = [
    NamedNode("https://example.org/x"),
    Literal(""),
    Literal("word"),
    Literal("كلمة", language="ar"),
    Literal(5),
    Literal(-1),
    Literal(2.5),
    Literal(True),
    Literal("x", datatype=NamedNode(XSD + "double")),
    Literal("2024-13-01", datatype=NamedNode(XSD + "date")),
    Literal("2024-05", datatype=NamedNode(XSD + "gYearMonth")),
    Literal("Q12"),
    node("wd:Q5"),
    NamedNode("http://www.wikidata.org/entity/P5"),
]


def reference(quads: list[Quad]) -> set[tuple[str, str]]:
    rdflib.NORMALIZE_LITERALS = False
    plain = serialize({q.triple for q in quads}, format=RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=plain, format="nt")
    _, results, _ = pyshacl.validate(graph, shacl_graph=REFERENCE)
    found = set()
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        if (None, SH.detail, result) not in results:
            focus, message = results.value(result, SH.focusNode), results.value(result, SH.resultMessage)
            found.add((curie(str(focus)), str(message)))
    return found


def test_a_sound_graph_has_no_fault_for_either():
    assert SHAPES.violations(QUADS) == []
    assert reference(QUADS) == set()


@given(st.randoms(use_true_random=False), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_both_find_the_same_faults(dice: random.Random, blows: int):
    quads = list(QUADS)
    for _ in range(blows):
        at = dice.randrange(len(quads))
        quad = quads[at]
        blow = dice.choice(("drop", "change", "add"))
        if blow != "add":
            del quads[at]
        if blow != "drop":
            other = dice.choice([*OBJECTS, dice.choice(QUADS).object])
            quads.append(Quad(quad.subject, quad.predicate, other, quad.graph_name))
    assert set(SHAPES.violations(quads)) == reference(quads)


def test_a_shape_that_says_more_than_is_known_is_an_error(tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/stancegraph/ontology#> .\n"
        "kg:S sh:targetClass kg:Statement ; sh:property [ sh:path kg:topic ; sh:qualifiedMinCount 2 ] .",
        encoding="utf-8",
    )
    with pytest.raises(GraphError, match="qualifiedMinCount"):
        Shapes(path)


def test_the_whole_graph_is_checked_for_references_and_labels():
    documents = random_statements(2, documents=4)
    source = graph_of(documents, VOCABULARY)
    assert check_graph(source, PATH) == []
    store = source.store
    statement = node(documents[0][1][0].id)
    store.remove(next(iter(store.quads_for_pattern(statement, P["evidence"], None, None))))
    other = graph_name(documents[1][0].id)
    store.add(Quad(statement, node("rdf:type"), node("kg:Statement"), other))
    label = next(q for q in store.quads_for_pattern(node("actor:Iran"), node("skos:prefLabel"), None, None))
    store.remove(label)
    for quad in list(store.quads_for_pattern(node("topic:EuropeanArmy"), node("skos:prefLabel"), None, None)):
        store.remove(quad)
    messages = " | ".join(str(p) for p in check_graph(LocalSource(store), PATH))
    assert "exactly one kg:evidence" in messages
    assert f"has no label in '{label.object.language}'" in messages
    assert "topic:EuropeanArmy: is used and nowhere described" in messages
    assert "graph of another document" in messages
