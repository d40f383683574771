"""Results for people and for programs."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import QueryError
from kg.graph.source import LocalSource
from kg.query.results import Screen, render, shown, table

STORE = Store()
RUSSIA = NamedNode("https://w3id.org/stancegraph/actor/Russia")
for words in (
    Literal("وقف إطلاق النار", language="ar"),
    Literal("\x1b[31mred\u202e\n", language="en"),
    Literal(0.1 + 0.2),
):
    STORE.add(Quad(RUSSIA, NamedNode("https://example.org/p"), words))
SOURCE = LocalSource(STORE)
QUERY = "SELECT ?o ?s ?none { ?s ?p ?o } ORDER BY ?o"


def text(kind: str, query: str = QUERY, screen: Screen | None = None) -> str:
    return "".join(render(SOURCE.query(query), kind, screen))


def test_json_csv_tsv_and_xml_are_what_sparql_says():
    rows = json.loads(text("json"))["results"]["bindings"]
    assert {row["o"].get("xml:lang") for row in rows} == {"ar", "en", None}
    assert len(list(csv.reader(io.StringIO(text("csv"))))) == 4
    assert text("tsv").splitlines()[0] == "?o\t?s\t?none"
    assert ET.fromstring(text("xml")).tag.endswith("sparql")
    assert json.loads(text("json", "ASK {}"))["boolean"] is True
    assert text("table", "ASK { ?s ?p 9 }") == "no\n"


def test_the_table_keeps_arabic_as_written_in_the_last_column():
    header, _, *body = table(["ar", "n", "en"], [["وقف", "1", "stop"], ["", "12", "go"]], Screen(80)).splitlines()
    assert header.split() == ["n", "en", "ar"]
    assert "وقف" in body[0]
    assert body[-1] == "2 rows"


def test_nothing_in_the_table_can_move_the_cursor_or_turn_the_line():
    drawn = text("table")
    assert not set("\x1b\u202e\r") & set(drawn)
    assert "\\u001b[31mred\\u202e" in drawn
    assert "0.3" in drawn
    assert "actor:Russia" in drawn


def test_colours_only_where_they_are_wanted_and_ascii_where_need_be():
    rows = [["a", "b"]]
    assert "\x1b[" in table(["x", "y"], rows, Screen(80, colour=True))
    assert "\x1b[" not in table(["x", "y"], rows, Screen(80))
    assert table(["x", "y"], rows, Screen(80, ascii_only=True)).isascii()


def test_triples_are_turtle_or_ntriples_and_sorted():
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert text("table", query) == text("turtle", query)
    lines = text("ntriples", query).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("kind", "query"), [("turtle", QUERY), ("csv", "CONSTRUCT WHERE { ?s ?p ?o }"), ("pdf", QUERY)]
)
def test_a_format_that_does_not_fit_says_which_do(kind, query):
    with pytest.raises(QueryError, match="use "):
        text(kind, query)


def test_a_table_of_nothing_says_so():
    assert "0 rows" in text("table", "SELECT ?x { ?x ?y 'nothing' }")
    assert shown(None) == ""
