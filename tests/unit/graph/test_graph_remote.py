"""The same reading and writing against a real SPARQL server, and against one that stumbles."""

from __future__ import annotations

import http.server
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from graph_samples import VOCABULARY, random_statements

from kg.cli import main
from kg.errors import GraphError, QueryError
from kg.export.formats import export
from kg.graph import remote as remote_module
from kg.graph.admit import RefusedError
from kg.graph.build import Run, document_quads, graph_name
from kg.graph.remote import RemoteSource, RemoteStore
from kg.graph.shapes import Shapes
from kg.graph.source import open_source
from kg.graph.statements import iter_statements
from kg.graph.store import graph_of
from kg.query.run import Request, run_query
from kg.vocab.paths import find_ontology

RUN = Run("0.1.0", "d1")
DOCUMENTS = random_statements(31, documents=5, each=4)
SHAPES = Shapes(find_ontology() / "shapes.ttl")
OXIGRAPH = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


RDFLIB = textwrap.dedent(
    """
    import sys
    import rdflib, uvicorn
    from rdflib_endpoint import SparqlEndpoint
    graph = rdflib.Dataset(default_union=True)
    app = SparqlEndpoint(path="/sparql", graph=graph, enable_update=sys.argv[2] == "writable")
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="critical")
    """
)
"""Another engine, in Python: it has one address for queries and updates, and does not know the Graph Store Protocol."""


PROCESSES: list[int] = []
"""The servers that were started, the last one last."""


@contextmanager
def running(engine: str, *more: str) -> Iterator[str]:
    """A fresh server of its own process; gives the address that a user would give."""
    port = free_port()
    if engine == "oxigraph":
        if OXIGRAPH is None:
            pytest.skip("no oxigraph server: pip install oxigraph")
        command, address = [OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}", *more], ""
    else:
        pytest.importorskip("rdflib_endpoint")
        state = "readonly" if engine == "rdflib, readonly" else "writable"
        command, address = [sys.executable, "-c", RDFLIB, str(port), state], "sparql"
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    PROCESSES.append(process.pid)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/{address}"
    finally:
        process.kill()
        process.wait()


@pytest.fixture(params=["oxigraph", "rdflib"])
def server(request) -> Iterator[str]:
    """A fresh server, of the one and of the other engine."""
    with running(request.param) as address:
        yield address


def test_what_is_put_is_what_is_read(server):
    store = RemoteStore(server, VOCABULARY, RUN, SHAPES)
    for document, found in DOCUMENTS:
        store.put(document, found[:1])
        store.put(document, found)
    store.tidy()
    document, found = DOCUMENTS[0]
    own = replace(found[0], topic_id="topic:x-0123456789ab", topic_broader="topic:Ceasefire", topic="هدنة")
    store.put(document, [own, *found[1:]])
    store.tidy()
    local = graph_of([(document, [own, *found[1:]]), *DOCUMENTS[1:]], VOCABULARY, RUN)
    assert set(store.quads()) == set(local.quads())
    assert len(store) == len(local)
    for kind in ("trig", "turtle", "jsonl", "graphml"):
        assert "".join(export(store, kind)) == "".join(export(local, kind))
    store.remove(graph_name(DOCUMENTS[0][0].id))
    store.remove(graph_name("never there"))
    store.tidy()
    rest = graph_of(DOCUMENTS[1:], VOCABULARY, RUN)
    assert set(store.quads()) == set(rest.quads())


def test_named_queries_answer_as_they_do_here(server):
    store = RemoteStore(server, VOCABULARY, RUN)
    for document, found in DOCUMENTS:
        store.put(document, found)
    store.tidy()
    local = graph_of(DOCUMENTS, VOCABULARY, RUN)
    far = open_source(server + "query" if server.endswith("/") else server)
    for name, params in (
        ("positions", {"actor": "روسيا"}),
        ("who-stands-where", {"topic": "arms control"}),
        ("evidence", {"actor": "Lavrov", "since": "2024"}),
        ("disputed-topics", {}),
        ("statement", {"statement": DOCUMENTS[0][1][0].id}),
    ):
        request = Request(name, params)
        assert sorted(map(str, run_query(request, far))) == sorted(map(str, run_query(request, local))), name
    assert bool(far.query("ASK { ?s ?p ?o }"))
    assert [s.id for s in iter_statements(far)] == [s.id for s in iter_statements(local)]


def test_a_server_that_takes_no_changes_says_so():
    with running("rdflib, readonly") as address, pytest.raises(GraphError, match=r"403.*not allowed"):
        RemoteStore(address, VOCABULARY, RUN).put(*DOCUMENTS[0])


def test_every_command_works_against_either_engine(server, tmp_path, monkeypatch):
    """Add, add again, query by label, count, check, export, remove: as a user calls them."""
    monkeypatch.chdir(tmp_path)
    for name, words in (
        ("one", "دعا وزير الخارجية الروسي سيرغي لافروف إلى وقف إطلاق النار في غزة."),
        ("two", "French President Emmanuel Macron rejected the sanctions against Iran."),
    ):
        Path(f"{name}.txt").write_text(words, encoding="utf-8")

    def kg(*arguments: str) -> str:
        done = CliRunner().invoke(main, [*arguments, "--graph", server])
        assert done.exit_code == 0, done.output
        return done.output

    assert "2 written" in kg("add", "one.txt", "two.txt")
    assert "1 written" in kg("add", "two.txt")
    assert "callsFor" in kg("query", "positions", "--param", "actor=لافروف")
    assert re.search(r"\b2  documents", kg("stats"))
    turtle = kg("export", "--format", "turtle")
    kg("export", "--format", "trig", "--output", "far.trig")
    again = CliRunner().invoke(main, ["export", "--format", "turtle", "--graph", "far.trig"])
    assert turtle == again.output
    assert re.search(r"actor:SergeyLavrov\s[^.]*stance:callsFor topic:", turtle)
    assert CliRunner().invoke(main, ["check", server]).exit_code == 0
    assert "1 removed" in kg("remove", "two")
    assert re.search(r"\b1  documents", kg("stats"))


def test_a_query_that_the_server_does_not_take_is_the_querys_fault(server):
    with pytest.raises(QueryError, match="does not take the query"):
        RemoteSource(server).query("SELECT {")


def test_what_does_not_fit_the_shapes_is_not_sent():
    document, found = DOCUMENTS[0]
    with pytest.raises(RefusedError):
        RemoteStore("http://127.0.0.1:9/", VOCABULARY, RUN, SHAPES).put(document, [replace(found[0], evidence_text="")])


@pytest.fixture
def stumbling(monkeypatch) -> Iterator[tuple[str, list[object]]]:
    """A server that answers with what the test puts on its list: a status, or ``hang up``."""
    monkeypatch.setattr(remote_module, "_PAUSE", 0.01)
    answers: list[object] = []
    seen: list[tuple[str, str | None]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen.append((self.command, self.headers.get("Authorization")))
            answer = answers.pop(0) if answers else 204
            if answer == "hang up":
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if answer == "half":
                self.send_response(200)
                self.send_header("Content-Type", "application/n-triples")
                self.send_header("Content-Length", "4000")
                self.end_headers()
                self.wfile.write(b"<http://x/a> <http://x/b> <http://x/c> .\n")
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(answer)
            if answer in (301, 307):
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Length", "4" if answer != 204 else "0")
            self.end_headers()
            if answer != 204:
                self.wfile.write(b"word")

        do_PUT = do_POST = do_GET = do_DELETE = answer  # noqa: N815  the names that http.server calls

        def log_message(self, *_: object) -> None:
            pass

    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{web.server_address[1]}/", [answers, seen]
    finally:
        web.shutdown()
        web.server_close()


@pytest.mark.parametrize("first", [[503, "hang up", 500], [429], ["hang up"]])
def test_passing_faults_are_tried_again(stumbling, first):
    address, (answers, seen) = stumbling
    answers += first
    RemoteStore(address, VOCABULARY, RUN).put(*DOCUMENTS[0])
    assert [method for method, _ in seen] == ["PUT"] * (len(first) + 1)


def test_half_an_answer_is_no_answer(stumbling):
    """A connection that is cut in the middle of a graph: tried again, and never taken for the whole graph."""
    address, (answers, seen) = stumbling
    answers += ["half"] * 9
    with pytest.raises(GraphError, match="cannot be reached"):
        list(RemoteSource(address).quads(graph_name("a")))
    assert len(seen) == 5


def test_a_server_that_is_killed_keeps_what_it_acknowledged(tmp_path, monkeypatch):
    """Documents are sent one after the other; the server is killed at a random moment, and started again."""
    monkeypatch.setattr(remote_module, "_PAUSE", 0.01)
    acknowledged = []
    with running("oxigraph", "--location", str(tmp_path / "kept")) as address, pytest.raises(GraphError):
        store = RemoteStore(address, VOCABULARY, RUN)
        threading.Timer(random.Random(3).uniform(0.05, 0.3), os.kill, (PROCESSES[-1], signal.SIGKILL)).start()
        for turn in range(10_000):
            document, found = DOCUMENTS[turn % len(DOCUMENTS)]
            store.put(replace(document, id=f"doc-{turn}"), [replace(s, doc=f"doc-{turn}") for s in found])
            acknowledged.append(turn)
    with running("oxigraph", "--location", str(tmp_path / "kept")) as address:
        kept = RemoteSource(address)
        assert {graph_name(f"doc-{turn}") for turn in acknowledged} <= set(kept.graph_names())
        for turn in range(len(acknowledged) + 1):  # the one that was on its way is there whole, or not at all
            document, found = DOCUMENTS[turn % len(DOCUMENTS)]
            own = replace(document, id=f"doc-{turn}"), [replace(s, doc=f"doc-{turn}") for s in found]
            whole = set(document_quads(*own, VOCABULARY, RUN))
            held = set(kept.quads(graph_name(f"doc-{turn}")))
            assert held == whole or (turn == len(acknowledged) and not held)


@pytest.mark.parametrize(("answer", "tries"), [(403, 1), (507, 1), (301, 1), (500, 5)])
def test_what_the_server_refuses_is_shown(stumbling, answer, tries):
    address, (answers, seen) = stumbling
    answers += [answer] * 9
    with pytest.raises(GraphError, match=f"says {answer}.*word"):
        RemoteStore(address, VOCABULARY, RUN).put(*DOCUMENTS[0])
    assert len(seen) == tries


def test_credentials_come_from_the_environment_and_never_from_the_address(stumbling, monkeypatch):
    address, (_, seen) = stumbling
    monkeypatch.setenv("KG_TOKEN", "secret")
    RemoteSource(address).remove(graph_name("a"))
    monkeypatch.delenv("KG_TOKEN")
    monkeypatch.setenv("KG_USER", "u")
    monkeypatch.setenv("KG_PASSWORD", "p")
    RemoteSource(address).remove(graph_name("a"))
    assert [header for _, header in seen] == ["Bearer secret", "Basic dTpw"]
    with pytest.raises(GraphError, match="KG_USER") as caught:
        RemoteSource("http://u:hidden@127.0.0.1/")
    assert "hidden" not in str(caught.value)


def test_nobody_there_and_an_answer_that_is_none(stumbling, monkeypatch):
    address, (answers, _) = stumbling
    answers += [200] * 2
    with pytest.raises(GraphError, match="no SPARQL result"):
        RemoteSource(address).query("ASK {}", union=False)
    with pytest.raises(GraphError, match="cannot be reached"):
        RemoteSource(f"http://127.0.0.1:{free_port()}/").query("ASK {}")
