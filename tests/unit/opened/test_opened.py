"""The Python face: the same graph for every library."""

from __future__ import annotations

import subprocess
import sys

import networkx
import pytest
from graph_samples import VOCABULARY, random_statements

import kg
from kg.errors import GraphError, OutputError, QueryError
from kg.export.formats import export
from kg.graph.build import Run
from kg.graph.disk import DiskStore
from kg.graph.statements import normal
from kg.graph.store import graph_of

DOCUMENTS = random_statements(41, documents=6)
ALL = [s for _, found in DOCUMENTS for s in found]


@pytest.fixture(params=["turtle", "store"])
def graph(request, tmp_path):
    if request.param == "turtle":
        path = tmp_path / "graph.trig"
        path.write_text("".join(export(graph_of(DOCUMENTS, VOCABULARY), "trig")), encoding="utf-8")
    else:
        path = tmp_path / "store"
        with DiskStore(path, VOCABULARY, Run("1")) as store:
            store.put_new(DOCUMENTS)
    return kg.open(path)


def test_import_kg_loads_nothing_heavy():
    code = "import kg, sys; print({'rdflib', 'pyoxigraph', 'click', 'pyvis'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_statements_and_triples(graph):
    assert list(graph) == [normal(s) for s in ALL]
    assert {s.id for s in graph.statements(actor="روسيا")} == {
        s.id for s in ALL if "actor:Russia" in (s.speaker_id, s.for_id, *s.target_ids)
    }
    below = {"topic:ArmsControl", "topic:NuclearTreaty", "topic:MissileLimits"}
    assert {s.id for s in graph.statements(topic="arms control")} == {s.id for s in ALL if s.topic_id in below}
    assert graph.triples() == sorted(
        {
            (holder, f"stance:{s.stance}", s.topic_id)
            for s in ALL
            if not (s.negated or s.condition or s.topic_reversed)
            for holder in {s.speaker_id, s.for_id} - {""}
        }
    )
    with pytest.raises(QueryError):
        graph.statements(since="soon")


def test_queries_give_plain_values(graph):
    rows = graph.query("positions", actor="Russia", limit=3)
    assert len(rows) == 3
    assert isinstance(rows[0]["statements"], int)
    assert rows[0]["stance"].startswith("stance:")
    assert graph.query("ASK { ?s a kg:Statement }") is True
    assert len(graph.query("CONSTRUCT { ?s a kg:Statement } WHERE { ?s a kg:Statement }")) == len(ALL)
    assert graph.find("Lavrov")[0].id


def test_rdflib_sees_the_same_triples(graph):
    dataset, merged = graph.dataset(), graph.rdflib()
    triples = {q.triple for q in graph.source.quads()}
    assert len(merged) == len(triples)
    query = "SELECT (COUNT(?s) AS ?n) { ?s a <https://w3id.org/stancegraph/ontology#Statement> }"
    for face in (dataset, merged):
        assert int(next(iter(face.query(query)))[0]) == len(ALL)


def test_networkx_has_an_edge_a_statement_and_reading(graph):
    network = graph.networkx()
    assert isinstance(network, networkx.MultiDiGraph)
    assert sum(d["reading"] == "speaker" for *_, d in network.edges(data=True)) == len(ALL)
    assert network.nodes["actor:Russia"]["label_ar"] == "روسيا"


def test_frame_or_a_word_on_how_to_get_it(graph):
    try:
        import pandas as pd
    except ImportError:
        with pytest.raises(OutputError, match="pandas"):
            graph.frame()
    else:
        assert isinstance(graph.frame(), pd.DataFrame)
        assert len(graph.frame()) == len(ALL)


def test_it_shows_itself_and_the_explorer(graph, tmp_path):
    assert "quads" in repr(graph)
    assert f"<td>{len(ALL)}</td>" in graph._repr_html_()
    page = graph.view(actor="Russia", lang="en")
    assert page._repr_html_().startswith("<iframe sandbox=")
    page.save(tmp_path / "x.html")
    assert (tmp_path / "x.html").stat().st_size > 10000
    assert graph.export("nquads") == graph.export("nquads")
    graph.export("csv", tmp_path / "x.csv")
    assert len((tmp_path / "x.csv").read_text("utf-8").splitlines()) == len(ALL) + 1


def test_nothing_there_is_an_error():
    with pytest.raises(GraphError):
        kg.open("/nowhere")
