"""What one statement and one document become in RDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from graph_samples import VOCABULARY, random_statements
from pyoxigraph import BlankNode, Literal, Quad

from kg.errors import GraphError
from kg.graph.build import Run, content_hash, document_quads, graph_name, statement_quads, used_terms
from kg.graph.terms import VOCABULARY_GRAPH, node
from kg.graph.turtle import turtle
from kg.graph.vocabulary import vocabulary_quads
from kg.ids import ActorId, TopicId, statement_id
from kg.model import Article, Document, Span, Statement

TEXT = "وقال وزير الخارجية الروسي سيرغي لافروف إن «موسكو مستعدة للحوار»"
LAVROV = Statement(
    id=statement_id("a report", 0, len(TEXT), "actor:SergeyLavrov", "openTo", "topic:ArmsControl"),
    doc="a report",
    evidence=Span(0, len(TEXT)),
    evidence_text=TEXT,
    quote=Span(43, 62),
    speech="mixed",
    speaker="وزير الخارجية الروسي سيرغي لافروف",
    speaker_name="Sergey Lavrov",
    speaker_name_ar="سيرغي لافروف",
    speaker_kind="person",
    for_="Russia",
    stance="openTo",
    topic="الحوار",
    topic_en="dialogue",
    lang="ar",
    said_on="2024-05",
    reported_on="2024-05-19",
    speaker_id=ActorId("actor:SergeyLavrov"),
    for_id=ActorId("actor:Russia"),
    topic_id=TopicId("topic:ArmsControl"),
    office="role:ForeignMinister",
    confidence=0.85,
    rule="reported",
)


def facts(statement: Statement) -> set[tuple[str, str, str]]:
    from kg.graph.terms import name_of

    return {
        (name_of(q.subject.value), name_of(q.predicate.value), str(q.object))
        for q in statement_quads(statement, VOCABULARY, Run("0.1.0", "d1"))
    }


def plain(statement: Statement) -> set[tuple[str, str]]:
    return {(s, p) for s, p, _ in facts(statement) if p.startswith("stance:")}


def test_the_plain_triple_is_said_by_the_speaker_and_by_whom_it_speaks_for():
    assert plain(LAVROV) == {("actor:SergeyLavrov", "stance:openTo"), ("actor:Russia", "stance:openTo")}


@pytest.mark.parametrize(
    "change", [{"negated": True}, {"condition": "بشرط"}, {"topic_id": TopicId("")}, {"topic_reversed": True}]
)
def test_no_plain_triple_where_it_would_not_be_true(change):
    statement = replace(LAVROV, **change)
    assert not plain(statement)
    assert any(p == "kg:stance" for _, p, _ in facts(statement))


def test_dates_keep_their_precision_and_numbers_are_doubles():
    found = {(p, o) for s, p, o in facts(LAVROV) if s == LAVROV.id}
    assert ("kg:saidOn", '"2024-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>') in found
    assert ("kg:reportedOn", '"2024-05-19"^^<http://www.w3.org/2001/XMLSchema#date>') in found
    assert ("kg:confidence", '"0.85"^^<http://www.w3.org/2001/XMLSchema#double>') in found


def test_evidence_and_quote_are_stretches_with_their_words():
    found = facts(LAVROV)
    quote = next(o for s, p, o in found if p == "kg:quote")
    from kg.graph.terms import name_of

    name = name_of(quote.strip("<>"))
    assert (name, "oa:exact", f'"{LAVROV.quote.of(TEXT)}"@ar') in found
    assert (name, "oa:start", '"43"^^<http://www.w3.org/2001/XMLSchema#integer>') in found


def test_every_quad_stands_in_the_graph_of_its_document_and_none_is_blank():
    quads = document_quads(Document("a report", TEXT, "ar", ()), [LAVROV], VOCABULARY, Run("1"))
    assert {q.graph_name for q in quads} == {graph_name("a report")}
    assert not any(isinstance(t, BlankNode) for q in quads for t in (q.subject, q.object))


def test_an_actor_that_the_vocabulary_lacks_is_labelled_by_its_document_once():
    first = replace(LAVROV, speaker_id=ActorId("actor:x-1"), speaker_name="A. Person", speaker_name_ar="فلان")
    second = replace(first, speaker_name="A Person")
    third = replace(first, negated=True)
    quads = document_quads(Document("a report", TEXT, "ar", ()), [first, second, third], VOCABULARY)
    said = {(q.predicate.value.rpartition("#")[2], q.object.value) for q in quads if q.subject == node("actor:x-1")}
    assert {("prefLabel", "A. Person"), ("altLabel", "A Person"), ("prefLabel", "فلان")} < said


def test_a_minted_topic_of_an_english_text_keeps_its_own_words():
    statement = replace(LAVROV, lang="en", topic="the water", topic_en="water", topic_id=TopicId("topic:x-1"))
    labels = [q.object for q in statement_quads(statement, VOCABULARY) if q.subject == node("topic:x-1")]
    assert Literal("the water", language="en") in labels


def test_the_articles_of_a_page_keep_their_own_dates():
    articles = (
        Article(Span(0, 10), (), title=Span(0, 10), published="2024-05-19", source="وكالة", url="javascript:alert(1)"),
        Article(Span(11, 20), ()),
    )
    quads = document_quads(Document("a report", TEXT, "ar", articles), [], VOCABULARY)
    issued = {(q.subject.value[-2:], q.object.value) for q in quads if q.predicate == node("dcterms:issued")}
    assert issued == {(":0", "2024-05-19")}
    assert not any("javascript" in q.object.value for q in quads if not isinstance(q.object, Literal))


def test_a_changed_date_changes_the_content_hash():
    a = Document("d", TEXT, "ar", (Article(Span(0, 9), (), published="2024"),))
    b = replace(a, articles=(Article(Span(0, 9), (), published="2025"),))
    assert content_hash(a) != content_hash(b)
    assert content_hash(a) == content_hash(replace(a, path="elsewhere"))


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"said_on": "yesterday"}, "yesterday"),
        ({"speaker_id": ActorId("actor:a b")}, "actor:a b"),
        ({"speaker": "X", "lang": "?"}, "X"),
    ],
)
def test_what_cannot_stand_in_a_graph_is_an_error_that_names_it(change, word):
    with pytest.raises(GraphError) as caught:
        list(statement_quads(replace(LAVROV, **change), VOCABULARY))
    assert word in str(caught.value)


def test_the_vocabulary_brings_what_the_used_terms_lean_on_and_no_more():
    used = used_terms([replace(LAVROV, topic_id=TopicId("topic:NuclearTreaty"))])
    quads = vocabulary_quads(VOCABULARY, used)
    subjects = {q.subject.value.rpartition("stancegraph/")[2] for q in quads}
    assert {"actor/Russia", "role/ForeignMinister", "topic/ArmsControl", "stance/rejects"} < subjects
    assert not {"actor/Poland", "topic/Ceasefire", "role/PrimeMinister"} & subjects
    assert {q.graph_name for q in quads} == {VOCABULARY_GRAPH}
    assert quads == vocabulary_quads(VOCABULARY, sorted(used, reverse=True))


def test_labels_stand_in_both_languages():
    quads = vocabulary_quads(VOCABULARY, ["actor:Russia"])
    labels = {q.object.language for q in quads if q.subject == node("actor:Russia") and isinstance(q.object, Literal)}
    assert labels == {"ar", "en"}


def test_turtle_reads_in_order_with_the_evidence_beside_its_statement():
    ((document, found),) = random_statements(3, documents=1)
    written = "".join(turtle(document_quads(document, found, VOCABULARY, Run("1"))))
    subjects = [line for line in written.splitlines() if line and not line.startswith((" ", "@"))]
    kinds = [subject.partition(":")[0] for subject in subjects]
    assert kinds.index("actor") < kinds.index("document") < kinds.index("statement")
    order = [s for s in subjects if s.startswith("statement:")]
    assert order == [s.id for s in found]
    assert all(kinds[at + 1] == "evidence" for at, kind in enumerate(kinds) if kind == "statement")


def test_turtle_escapes_what_could_close_hide_or_turn():
    hostile = 'a """ . <x> <y> <z> .\n\\ \u202eabc\u2028\x00'
    written = "".join(turtle([Quad(node("kg:a"), node("kg:b"), Literal(hostile))]))
    line = written.splitlines()[-1]
    assert line.endswith(" .")
    assert line.startswith('    kg:b "a \\"\\"\\" .')
    assert not set("\u202e\u2028\x00") & set(written)


def test_blank_nodes_of_foreign_graphs_are_named_by_what_they_say():
    def graph(a: str, b: str) -> list[Quad]:
        return [
            Quad(BlankNode(a), node("kg:rank"), Literal(1)),
            Quad(BlankNode(b), node("kg:rank"), Literal(2)),
            Quad(BlankNode(a), node("kg:next"), BlankNode(b)),
        ]

    assert "".join(turtle(graph("x", "y"))) == "".join(turtle(reversed(graph("q", "p"))))
