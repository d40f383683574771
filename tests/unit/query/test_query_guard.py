"""What leaves the house is refused, whatever it looks like; parameters cannot break out of their place."""

from __future__ import annotations

import pytest
from graph_samples import VOCABULARY, random_statements
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError, QueryError
from kg.graph.source import open_source
from kg.graph.store import graph_of
from kg.query.catalogue import parse_query
from kg.query.results import render
from kg.query.run import Request, prepare, run_query
from kg.query.sparql import paged, refuse_remote, tokens, with_values

SOURCE = graph_of(random_statements(4, documents=6), VOCABULARY)

REMOTE = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 3SERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o .SERVICESILENT<http://127.0.0.1:9/>{} }",
    r"SELECT * { \u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    r"SELECT * { SERV\U00000049CE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'x' # it's\n SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''it's \" ''' . SERVICE <http://127.0.0.1:9/> { } }",
    "SELECT * FROM <http://example.org/g> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://example.org/g> { ?s ?p ?o }",
    "PREFIX e: <http://example.org/> SELECT * FROM e:g { ?s ?p ?o }",
]
HARMLESS = [
    "SELECT ?service { ?service ?load 'SERVICE' }",
    "ASK { ?s ?p <http://example.org/SERVICE#load> } # SERVICE LOAD FROM",
    'ASK { ?s ?p """ SERVICE <x> { " } """ }',
    "PREFIX schema: <https://schema.org/> ASK { ?s a schema:Service ; schema:from ?x }",
    "SELECT * FROM <https://w3id.org/stancegraph/document/doc%20000> { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o FILTER(1 < ?o && ?o > 0) }",
]


@pytest.mark.parametrize("query", REMOTE)
def test_a_query_that_leaves_the_house_is_refused_before_it_runs(query):
    with pytest.raises(QueryError, match=r"network|not here"):
        run_query(Request(query), SOURCE)


@pytest.mark.parametrize("query", HARMLESS)
def test_words_that_only_look_like_it_are_not(query):
    run_query(Request(query), SOURCE)


def test_it_can_be_allowed_and_then_really_goes_out():
    query = "SELECT * { SERVICE <http://127.0.0.1:47999/> { ?s ?p ?o } }"
    with pytest.raises(GraphError, match=r"127\.0\.0\.1|onnect"):
        "".join(render(run_query(Request(query, allow_remote=True), SOURCE), "json"))


UPDATES = ["LOAD <http://x/>", "INSERT DATA { <a:b> <a:c> 1 }", "# x\nDROP ALL", "clear graph <a:b>"]


@pytest.mark.parametrize("query", UPDATES)
def test_updates_are_no_queries(query):
    with pytest.raises(QueryError, match="would change the graph"):
        run_query(Request(query + " {}"), SOURCE)


@given(st.text())
def test_tokens_are_the_query(text):
    assert "".join(t.text for t in tokens(text)) == text


PIECES = [
    "'",
    '"',
    "'''",
    "#",
    "\n",
    "<",
    ">",
    "\\",
    "{",
    "}",
    "?x ",
    "SERVICE",
    "<http://127.0.0.1:47999/>",
    "a:b",
    "1",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=300)
def test_nothing_that_the_engine_takes_for_service_passes(pieces):
    """Whatever the pieces spell: a query that passes the guard and the parser never asks the network."""
    query = "SELECT * { " + "".join(pieces) + " }"
    try:
        refuse_remote(query)
        list(SOURCE.query(query))
    except (QueryError, GraphError) as problem:
        assert "127" not in str(problem)


HEADER = "# title: t\n# param word: text required - a word\n"
NAMED = parse_query("t", HEADER + "SELECT ?s { ?s ?p ?o FILTER(STR(?o) = $word) }")


@given(st.text())
@settings(max_examples=200)
def test_a_text_parameter_stays_one_text(word):
    known = {q.object.value for q in SOURCE.quads()}
    rows = list(run_query(Request("t", {"word": word}), SOURCE, {"t": NAMED}))
    assert bool(rows) is (word in known)


@pytest.mark.parametrize("word", ['") || true || STR(?o) = ("', "') } #", '"""', "\\", "$word", "a\nb", "\u2028"])
def test_a_hostile_text_finds_nothing(word):
    assert list(run_query(Request("t", {"word": word}), SOURCE, {"t": NAMED})) == []


def test_parameters_are_not_put_into_strings_comments_or_other_names():
    query = "SELECT ?x { ?x ?y '$a' } # $a\nORDER BY $ab $a"
    assert with_values(query, {"a": "<b:c>"}) == "SELECT ?x { ?x ?y '$a' } # $a\nORDER BY $ab <b:c>"


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({}, "needs the parameter 'actor'"),
        ({"actr": "Russia"}, "did you mean actor"),
        ({"actor": "Rusia"}, "did you mean Russia"),
        ({"actor": "actor:a b c"}, "no such actor"),
        ({"actor": "http://a b"}, "not an identifier"),
        ({"actor": "Russia", "since": "yesterday"}, "not an ISO date"),
    ],
)
def test_a_parameter_that_cannot_be_used_says_why(params, message):
    with pytest.raises(QueryError, match=message):
        run_query(Request("positions", params), SOURCE)


def test_an_unknown_query_suggests_the_nearest():
    with pytest.raises(QueryError, match="did you mean positions"):
        run_query(Request("postions"), SOURCE)


LAVROV = ["سيرغي لافروف", "لافروف", "sergey lavrov", "Lavrov", "actor:SergeyLavrov", "SergeyLavrov"]


@pytest.mark.parametrize("label", LAVROV)
def test_an_actor_is_found_by_label_in_either_language(label):
    assert "actor/SergeyLavrov>" in prepare(Request("positions", {"actor": label}), SOURCE)


@pytest.mark.parametrize("label", ["وقف اطلاق النار", "وَقْف إطلاقِ النّار", "A Ceasefire", "ceasefire"])
def test_a_topic_is_found_whatever_the_spelling(label):
    assert "topic/Ceasefire>" in prepare(Request("timeline", {"topic": label}), SOURCE)


def test_an_ambiguous_label_lists_the_candidates(tmp_path):
    path = tmp_path / "g.ttl"
    path.write_text(
        "@prefix kg: <https://w3id.org/stancegraph/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix actor: <https://w3id.org/stancegraph/actor/> .\n"
        'actor:A a kg:Person ; skos:prefLabel "Anna Kim"@en . actor:B a kg:Person ; skos:prefLabel "Ben Kim"@en .',
        encoding="utf-8",
    )
    source = open_source(path)
    with pytest.raises(QueryError, match=r"can mean 2 actors: actor:A \(Anna Kim\), actor:B \(Ben Kim\)"):
        run_query(Request("positions", {"actor": "Kim"}), source)
    assert list(run_query(Request("positions", {"actor": "Ben Kim"}), source)) == []


def test_paging_sets_the_outermost_limit_only():
    query = "SELECT * { { SELECT * { ?s ?p ?o } LIMIT 3 } } ORDER BY ?s LIMIT 50 OFFSET 1"
    assert paged(query, 2, 1).count("LIMIT") == 2
    rows = list(run_query(Request("actors"), SOURCE))
    page = list(run_query(Request("actors", limit=2, offset=1), SOURCE))
    assert [str(r) for r in page] == [str(r) for r in rows[1:3]]
    assert list(run_query(Request("actors", limit=0), SOURCE)) == []


def test_a_query_file_and_free_parameters(tmp_path):
    path = tmp_path / "mine.rq"
    path.write_text("SELECT ?t { $who stance:rejects ?t }", encoding="utf-8")
    rows = run_query(Request(str(path), {"who": "actor:Russia"}), SOURCE)
    assert [v.value for v in rows.variables] == ["t"]
    with pytest.raises(QueryError, match=r"gone\.rq"):
        run_query(Request(str(tmp_path / "gone.rq")), SOURCE)


def test_a_syntax_error_is_one_short_line():
    with pytest.raises(QueryError) as caught:
        run_query(Request("SELECT * { ?s ?p"), SOURCE)
    assert "not a SPARQL query" in str(caught.value)
    assert len(str(caught.value)) < 300


MALFORMED = [
    "SELECT 1",
    "# titel: x\nASK {}",
    "# title: x\n# param y\nASK {}",
    "# title: t\n# param x: shoe - y\nASK {}",
]


@pytest.mark.parametrize("text", MALFORMED)
def test_a_malformed_header_is_named(text):
    with pytest.raises(QueryError):
        parse_query("q", text)
