"""What goes into the graph comes out of it, whatever the words are."""

from __future__ import annotations

import io

from graph_samples import VOCABULARY, random_statements, statements
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, parse, serialize

from kg.graph.build import Run, document_quads, statement_quads
from kg.graph.statements import normal, statements_from_graph
from kg.graph.turtle import trig, turtle

RUN = Run("0.1.0", "d1")


@given(statements())
def test_a_statement_survives_the_graph(statement):
    quads = list(statement_quads(statement, VOCABULARY, RUN))
    assert list(statements_from_graph(quads)) == [normal(statement)]


@given(statements())
@settings(max_examples=50)
def test_a_statement_survives_the_store(statement):
    store = Store()
    store.extend(statement_quads(statement, VOCABULARY, RUN))
    assert list(statements_from_graph(store)) == [normal(statement)]


@given(statements(), st.randoms())
@settings(max_examples=200)
def test_turtle_gives_back_the_same_triples_and_the_same_bytes_in_any_order(statement, dice):
    quads = list(statement_quads(statement, VOCABULARY, RUN))
    written = "".join(turtle(quads))
    dice.shuffle(quads)
    assert "".join(turtle(quads)) == written
    triples = {(q.subject, q.predicate, q.object) for q in quads}
    back = parse(input=written.encode(), format=RdfFormat.TURTLE)
    assert {(q.subject, q.predicate, q.object) for q in back} == triples


@given(st.lists(statements(), max_size=4), st.randoms())
@settings(max_examples=100)
def test_trig_gives_back_the_same_quads_and_the_same_bytes_in_any_order(found, dice):
    quads = [q for s in found for q in statement_quads(s, VOCABULARY, RUN)]
    written = "".join(trig(quads))
    dice.shuffle(quads)
    assert "".join(trig(quads)) == written
    assert set(parse(input=written.encode(), format=RdfFormat.TRIG)) == set(quads)


def test_many_documents_survive_trig_and_a_second_run_gives_the_same_quads():
    documents = random_statements(1, documents=5)
    quads = [q for d, found in documents for q in document_quads(d, found, VOCABULARY, RUN)]
    again = [q for d, found in reversed(documents) for q in document_quads(d, reversed(found), VOCABULARY, RUN)]
    assert set(quads) == set(again)
    written = "".join(trig(quads))
    assert "".join(trig(again)) == written
    back = list(statements_from_graph(parse(input=written.encode(), format=RdfFormat.TRIG)))
    assert back == [normal(s) for _, found in documents for s in found]


@given(statements())
@settings(max_examples=40, deadline=None)
def test_rdflib_reads_the_turtle_as_pyoxigraph_does(statement):
    import rdflib

    rdflib.NORMALIZE_LITERALS = False
    quads = list(statement_quads(statement, VOCABULARY, RUN))
    graph = rdflib.Graph().parse(data="".join(turtle(quads)), format="turtle")
    plain = serialize({q.triple for q in quads}, format=RdfFormat.N_TRIPLES)
    expected = rdflib.Graph().parse(io.BytesIO(plain), format="nt")
    assert set(graph) == set(expected)
