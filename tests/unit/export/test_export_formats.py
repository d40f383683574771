"""Every format read back by another program, the same bytes in any order, hostile words inert."""

from __future__ import annotations

import csv
import io
import json
import random

import networkx
import pytest
import rdflib
from graph_samples import VOCABULARY, random_statements, statements
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, Store, parse, serialize

from kg.errors import OutputError
from kg.export.files import replacing, write_text
from kg.export.formats import FORMATS, export, nquads
from kg.export.jsonld import context, jsonld
from kg.export.network import edges_of, gexf, graphml
from kg.export.tables import COLUMNS, csv_table, jsonl
from kg.graph.build import Run, statement_quads
from kg.graph.source import LocalSource
from kg.graph.statements import normal
from kg.graph.store import graph_of
from kg.graph.terms import PROPERTIES
from kg.ids import NAMESPACES
from kg.model import Statement

DOCUMENTS = random_statements(8, documents=6)
ALL = [s for _, found in DOCUMENTS for s in found]
SOURCE = graph_of(DOCUMENTS, VOCABULARY, Run("0.1.0", "d1"))


def text(kind: str, source: LocalSource = SOURCE) -> str:
    return "".join(export(source, kind))


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_graph_is_the_same_bytes_whatever_the_order(kind):
    quads = list(SOURCE.quads())
    random.Random(3).shuffle(quads)
    store = Store()
    for quad in quads:
        store.add(quad)
    assert text(kind, LocalSource(store)) == text(kind)


@pytest.mark.parametrize(
    ("kind", "format_"), [("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS), ("jsonld", RdfFormat.JSON_LD)]
)
def test_formats_with_named_graphs_round_trip_exactly(kind, format_):
    assert set(parse(input=text(kind).encode(), format=format_)) == set(SOURCE.quads())


def test_turtle_holds_the_triples_of_all_graphs():
    back = parse(input=text("turtle").encode(), format=RdfFormat.TURTLE)
    assert {q.triple for q in back} == {q.triple for q in SOURCE.quads()}


def test_turtle_is_the_same_from_one_graph_and_from_many():
    from kg.graph.turtle import turtle

    whole = "".join(turtle(SOURCE.quads()))
    assert text("turtle") == whole
    store = Store()
    store.bulk_extend(Quad(q.subject, q.predicate, q.object) for q in SOURCE.quads())
    assert text("turtle", LocalSource(store)) == whole


@given(st.lists(statements(), max_size=3))
@settings(max_examples=60, deadline=None)
def test_json_ld_gives_back_any_quads(found):
    quads = {q for s in found for q in statement_quads(s, VOCABULARY, Run("1", "2"))}
    assert set(parse(input="".join(jsonld(quads)).encode(), format=RdfFormat.JSON_LD)) == quads


def test_rdflib_reads_json_ld_and_trig_as_the_same_dataset():
    rdflib.NORMALIZE_LITERALS = False
    few = LocalSource(Store())
    few.store.extend(q for d, found in DOCUMENTS[:2] for s in found for q in statement_quads(s, VOCABULARY))
    read = [_quads(*names, few) for names in (("jsonld", "json-ld"), ("trig", "trig"), ("nquads", "nquads"))]
    assert read[0] == read[1] == read[2]
    assert len(read[0]) == len(few)


def _quads(kind: str, name: str, source: LocalSource) -> set[tuple[object, ...]]:
    dataset = rdflib.Dataset()
    dataset.parse(data=text(kind, source), format=name)
    return {(s, p, o, str(g)) for s, p, o, g in dataset.quads((None, None, None, None))}


def test_the_published_context_knows_prefixes_and_properties():
    known = context()
    assert {prefix: known[prefix] for prefix in NAMESPACES} == dict(NAMESPACES)
    meant = {value["@id"] if isinstance(value, dict) else value for value in known.values() if value != 1.1}
    assert set(PROPERTIES.values()) <= meant


def test_n_quads_are_sorted_line_by_line():
    lines = list(nquads(SOURCE.quads()))
    assert lines == sorted(lines)
    plain = serialize(set(SOURCE.quads()), format=RdfFormat.N_QUADS)
    assert "".join(lines).encode() == b"".join(sorted(plain.splitlines(keepends=True)))


def test_json_lines_are_the_statements():
    back = [Statement.from_record(json.loads(line)) for line in text("jsonl").splitlines()]
    assert back == [normal(s) for s in ALL]
    assert list(jsonl([])) == []


def test_csv_has_a_column_a_field_and_no_formula():
    rows = list(csv.DictReader(io.StringIO(text("csv"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == [s.id for s in ALL]
    from dataclasses import replace

    hostile = replace(ALL[0], topic='=HYPERLINK("http://x")', speaker='a,"b"\nc')
    (row,) = csv.DictReader(io.StringIO("".join(csv_table([hostile])), newline=""))
    assert row["topic"].startswith("'=")
    assert row["speaker"] == 'a,"b"\nc'


def test_networkx_reads_graphml_and_gexf():
    wanted = edges_of(ALL)
    assert sum(e.statements for key, e in wanted.items() if key[4] == "speaker") == len(ALL)
    for kind in ("graphml", "gexf"):
        data = io.BytesIO(text(kind).encode())
        graph = networkx.read_graphml(data, force_multigraph=True) if kind == "graphml" else networkx.read_gexf(data)
        assert graph.number_of_edges() == len(wanted)
        labels = networkx.get_node_attributes(graph, "label")
        assert labels["actor:Russia"] == "Russia"
        counts = sorted(int(d["statements"]) for *_, d in graph.edges(data=True))
        assert counts == sorted(e.statements for e in wanted.values())


@given(st.text(max_size=20))
def test_network_files_stay_xml_whatever_the_labels_are(label):
    labels = {"actor:Russia": (label, label)}
    for write in (graphml, gexf):
        written = "".join(write(edges_of(ALL[:5]), labels))
        import xml.etree.ElementTree as ET

        ET.fromstring(written)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "deep" / "out.txt"
    write_text(path, ["one"])

    def broken():
        yield "half"
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        write_text(path, broken())
    assert path.read_text() == "one"
    assert [p.name for p in path.parent.iterdir()] == ["out.txt"]


def test_a_place_that_cannot_be_written_is_an_error_that_names_it(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(OutputError, match=r"out\.ttl"), replacing(blocked / "out.ttl"):
        pass


def test_an_unknown_format_lists_the_known():
    with pytest.raises(OutputError, match="turtle, trig"):
        export(SOURCE, "pdf")


def test_an_empty_graph_can_be_written_in_every_format():
    for kind in FORMATS:
        assert isinstance(text(kind, LocalSource(Store())), str)


def test_quads_without_a_graph_are_written_too():
    store = Store()
    quad = next(iter(SOURCE.quads()))
    store.extend([Quad(quad.subject, quad.predicate, quad.object), quad])
    for kind, format_ in (("trig", RdfFormat.TRIG), ("jsonld", RdfFormat.JSON_LD), ("nquads", RdfFormat.N_QUADS)):
        written = text(kind, LocalSource(store))
        assert set(parse(input=written.encode(), format=format_)) == set(store)
