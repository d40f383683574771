"""The server: protocol, negotiation, limits, writing, pages, and requests that mean no good."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from graph_samples import VOCABULARY, random_statements
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from served import TOKEN, serving
from starlette.testclient import TestClient

from kg.errors import GraphError
from kg.export.formats import export
from kg.graph.build import Run, document_quads, graph_name
from kg.graph.disk import DiskStore
from kg.graph.doctor import SOUND, examine
from kg.graph.remote import RemoteStore
from kg.graph.source import open_source
from kg.graph.store import graph_of
from kg.graph.textindex import open_index
from kg.serve.api import openapi
from kg.serve.app import make_app
from kg.serve.negotiate import wanted
from kg.serve.pool import Limits
from kg.serve.state import LOOPBACK, Settings

RUN = Run("0.1.0", "d1")
DOCUMENTS = random_statements(51, documents=20, each=6)
HOSTS = (*LOOPBACK, "testserver")
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUICK = "ASK { ?s a kg:Statement }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("served") / "store"
    hostile = replace(
        DOCUMENTS[0][1][0],
        evidence_text="<script>alert(1)</script> \u202e\"'",
        speaker_name="<img src=x onerror=alert(2)>",
        topic="javascript:alert(3)",
    )
    with DiskStore(path, VOCABULARY, RUN) as store:
        store.put_new([(DOCUMENTS[0][0], [hostile, *DOCUMENTS[0][1][1:]]), *DOCUMENTS[1:]])
    return path


@pytest.fixture(scope="module")
def client(folder) -> Iterator[TestClient]:
    limits = Limits(seconds=3.0, memory=96 << 20, result=2 << 20, workers=2, wait=5)
    app = make_app(Settings(str(folder), limits, HOSTS, cors=("https://desk.example",)), VOCABULARY)
    with TestClient(app) as client:
        yield client


def test_the_three_forms_of_the_protocol(client):
    form = client.post("/sparql", data={"query": QUICK})
    body = client.post("/sparql", content=QUICK, headers={"Content-Type": "application/sparql-query"})
    for answer in (client.get("/sparql", params={"query": QUICK}), form, body):
        assert answer.status_code == 200
        assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.1", "text/tab-separated-values; charset=utf-8"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml"),
    ],
)
def test_rows_come_in_the_format_that_is_wanted(client, accept, media):
    answer = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 2"}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)


def test_triples_come_as_turtle_ntriples_or_json_ld(client):
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Statement ; ?p ?o }"
    sets = []
    for media, kind in (
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
    ):
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": media})
        assert answer.headers["content-type"].startswith(media)
        sets.append({(q.subject, q.predicate, q.object) for q in parse(input=answer.content, format=kind)})
    assert sets[0] == sets[1] == sets[2]
    assert sets[0]


@pytest.mark.parametrize(
    ("status", "method", "path", "more"),
    [
        (400, "GET", "/sparql", {}),
        (400, "GET", "/sparql", {"params": {"query": "SELECT {"}}),
        (400, "GET", "/sparql", {"params": {"query": "positions"}}),
        (400, "GET", "/sparql", {"params": [("query", QUICK), ("query", QUICK)]}),
        (400, "GET", "/sparql", {"params": {"query": QUICK, "default-graph-uri": "http://x/"}}),
        (400, "GET", "/sparql", {"params": {"query": "SELECT * { SERVICE <http://x/> {} }"}}),
        (400, "GET", "/sparql", {"params": {"query": "INSERT DATA { <a:b> <a:c> 1 }"}}),
        (
            400,
            "POST",
            "/sparql",
            {"content": b"query=%ff%fe", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
        ),
        (400, "POST", "/sparql", {"content": b"\xff", "headers": {"Content-Type": "application/sparql-query"}}),
        (415, "POST", "/sparql", {"content": b"x", "headers": {"Content-Type": "text/plain"}}),
        (406, "GET", "/sparql", {"params": {"query": QUICK}, "headers": {"Accept": "image/png"}}),
        (405, "PUT", "/sparql", {}),
        (
            413,
            "POST",
            "/sparql",
            {"content": b"#" * (17 << 20), "headers": {"Content-Type": "application/sparql-query"}},
        ),
        (413, "GET", "/sparql", {"params": {"query": "SELECT * { ?a ?b ?c . ?d kg:negated ?f }"}}),
        (403, "POST", "/update", {"data": {"update": "CLEAR ALL"}}),
        (403, "PUT", "/store?graph=http://x/", {"content": b""}),
        (404, "GET", "/store?graph=http://x/", {}),
        (400, "GET", "/store", {}),
        (400, "GET", "/store?graph=not an iri", {}),
        (404, "GET", "/actor/Nobody", {}),
        (404, "GET", "/nothing/here", {}),
        (404, "GET", "/actor/a%20b", {}),
        (404, "GET", "/static/../app.py", {}),
        (404, "GET", "/explorer/texts/999999", {}),
        (400, "GET", "/api/queries/positions", {}),
        (400, "GET", "/api/queries/postions", {}),
        (400, "GET", "/api/queries/positions?actor=Russia&limit=-1", {}),
        (400, "GET", "/find?words=", {}),
        (400, "GET", "/", {"headers": {"Host": "rebound.example"}}),
    ],
)
def test_what_cannot_be_answered_says_why_in_one_line(client, status, method, path, more):
    answer = client.request(method, path, **more)
    assert answer.status_code == status, answer.text
    assert "Traceback" not in answer.text
    assert answer.text.count("\n") <= 1


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_is_answered(client):
    answer = client.get("/sparql", params={"query": HEAVY})
    assert answer.status_code == 504
    for _ in range(3):
        assert client.get("/sparql", params={"query": QUICK}).status_code == 200


def test_a_query_that_takes_too_much_memory_is_stopped_and_the_server_lives(client):
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a"
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code in (503, 504)
    assert client.get("/sparql", params={"query": QUICK}).status_code == 200


def test_security_headers_stand_on_every_answer(client):
    for path in ("/", "/ask", "/explorer", "/actor/Russia", "/sparql?query=x", "/nothing", "/api"):
        headers = client.get(path, headers={"Accept": "text/html,*/*;q=0.1"}).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in client.get("/ask").headers["content-security-policy"]
    first, second = (client.get("/").headers["content-security-policy"] for _ in range(2))
    assert first != second


def test_only_the_named_origin_may_ask_from_its_page(client):
    own = client.get("/sparql", params={"query": QUICK}, headers={"Origin": "https://desk.example"})
    other = client.get("/sparql", params={"query": QUICK}, headers={"Origin": "https://other.example"})
    assert own.headers["access-control-allow-origin"] == "https://desk.example"
    assert "access-control-allow-origin" not in other.headers


def test_pages_show_hostile_words_and_run_none(client):
    statement = DOCUMENTS[0][1][0]
    for path in (f"/statement/{statement.id.partition(':')[2]}", f"/document/{quote('doc 000')}", "/find?words=alert"):
        answer = client.get(path, headers={"Accept": "text/html"})
        assert answer.status_code == 200
        text = answer.text
        assert "<script>alert" not in text
        assert "<img" not in text
        assert 'href="javascript:' not in text
        assert len(re.findall("<script", text)) == 0
    assert "&lt;script&gt;" in text


def test_every_kind_of_page_has_html_for_people_and_rdf_for_programs(client):
    for path in ("/actor/Russia", "/topic/ArmsControl", "/stance/rejects", "/document/doc%20003", "/role/Spokesperson"):
        page = client.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        assert page.headers["content-type"].startswith("text/html"), path
        assert page.text.startswith("<!doctype html>")
        data = client.get(path, headers={"Accept": "text/turtle"})
        assert list(parse(input=data.content, format=RdfFormat.TURTLE)), path
        json.loads(client.get(path, headers={"Accept": "application/ld+json"}).content)
    assert client.get("/actor/Nobody", headers={"Accept": "text/turtle"}).status_code == 404
    page = client.get("/actor/Russia", headers={"Accept": "text/html"}).text
    assert "روسيا" in page
    assert "Stands for" in page


def test_home_query_page_and_explorer(client):
    assert "who-stands-where" in client.get("/").text
    page = client.get("/ask").text
    examples = json.loads(re.search(r'id="examples"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    assert len(examples["queries"]) > 20
    assert client.get("/static/query.js").status_code == 200
    assert "<html" in client.get("/explorer").text
    assert client.get("/explorer/texts/0").status_code == 200


def test_the_json_interface_answers_as_it_is_described(client):
    described = client.get("/api").json()
    assert described["openapi"].startswith("3.1")
    answer = client.get("/api/queries/positions", params={"actor": "لافروف", "limit": 2})
    assert len(answer.json()["results"]["bindings"]) == 2
    assert [q["name"] for q in client.get("/api/queries").json()] == sorted(
        q["name"] for q in client.get("/api/queries").json()
    )
    assert client.get("/api/find", params={"words": "Russia"}).json()[0]["kind"] in ("statement", "term")


_VALUES = st.text(max_size=20) | st.sampled_from(
    ["Russia", "2024", "'; DROP ALL #", '") } #', "\x00", "-1", "9" * 30, "actor:x"]
)


@given(st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_to_the_json_interface_the_answer_is_one_that_is_described(client, data):
    paths = openapi()["paths"]
    path = data.draw(st.sampled_from(sorted(paths)))
    operation = paths[path]["get"]
    names = [p["name"] for p in operation["parameters"]] + ["more"]
    params = data.draw(st.dictionaries(st.sampled_from(names), _VALUES, max_size=4))
    accept = data.draw(st.sampled_from(["", "text/csv", "image/*", ";;,q=", "*/*;q=0", "a/b;q=x"]))
    answer = client.get(path, params=params, headers={"Accept": accept})
    assert str(answer.status_code) in operation["responses"], answer.text
    if answer.status_code != 200:
        assert answer.headers["content-type"].startswith("text/plain")


NASTY = [
    "",
    "\x00",
    "SELECT",
    "SELECT * {" + "{" * 2000,
    "ASK { " + "?a ?b ?c . " * 3000 + "}",
    "SELECT * { ?s ?p " + '"' * 999 + " }",
    "SELECT (" + "(" * 400 + "1" + ")" * 400 + " AS ?x) {}",
    "SELECT * { ?s (" + "<a:b>/" * 500 + "<a:b>)* ?o }",
    "SELECT * { FILTER(REGEX('" + "a" * 60 + "', '(a+)+$')) }",
    "SELECT (REPLACE('" + "x" * 100 + "', '', '" + "y" * 1000 + "') AS ?z) {}",
    "DESCRIBE *",
    "DESCRIBE <https://w3id.org/stancegraph/actor/Russia>",
    "SELECT * { BIND(1/0 AS ?x) }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY RAND()",
    "CONSTRUCT { [] ?p [] } WHERE { ?s ?p ?o }",
    "\u202eSELECT * {}",
    "ASK {} " + "#" * 100_000,
    "SELECT * { VALUES ?x { " + "1 " * 20_000 + "} }",
]


@pytest.mark.parametrize("query", NASTY, ids=range(len(NASTY)))
def test_nasty_queries_get_an_answer_and_the_server_lives(client, query):
    answer = client.post("/sparql", content=query.encode(), headers={"Content-Type": "application/sparql-query"})
    assert answer.status_code in (200, 400, 413, 503, 504)
    assert client.get("/sparql", params={"query": QUICK}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html;q=0.5, application/json", "application/json"),
        ("text/*;q=0.5, text/turtle;q=0", "text/html"),
        ("image/png", None),
        ("garbage;;q", None),
    ],
)
def test_negotiation(accept, best):
    found = wanted(accept, ["text/turtle", "text/html", "application/json"])
    assert (found[0] if found else None) == best


@pytest.fixture
def writer(tmp_path) -> Iterator[tuple[TestClient, Path]]:
    settings_ = Settings(str(tmp_path / "store"), Limits(workers=1), HOSTS, write=True, token=TOKEN)
    with TestClient(make_app(settings_, VOCABULARY)) as client:
        yield client, tmp_path / "store"


def test_writing_needs_the_token_and_is_seen_by_readers_at_once(writer):
    client, path = writer
    document, found = DOCUMENTS[1]
    quads = document_quads(document, found, VOCABULARY, RUN)
    body = "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads).encode()
    address = "/store?graph=" + quote(graph_name(document.id).value)
    kind = {"Content-Type": "application/n-triples"}
    assert client.put(address, content=body, headers=kind).status_code == 401
    assert client.put(address, content=body, headers=kind | {"Authorization": "Bearer wrong"}).status_code == 401
    allowed = kind | {"Authorization": f"Bearer {TOKEN}"}
    assert client.put(address, content=body, headers=allowed).status_code == 201
    assert client.put(address, content=body, headers=allowed).status_code == 204
    rows = client.get("/sparql", params={"query": "SELECT ?s { ?s a kg:Statement }"}).json()["results"]["bindings"]
    assert len(rows) == len(found)
    held = client.get(address, headers={"Accept": "application/n-triples"}).content
    assert {q.triple for q in parse(input=held, format=RdfFormat.N_TRIPLES)} == {q.triple for q in quads}
    assert client.put(address, content=b"<a", headers=allowed).status_code == 400
    assert client.put(address, content=b"", headers=allowed | {"Content-Type": "text/csv"}).status_code == 415
    update = {"update": "INSERT DATA { GRAPH <http://x/g> { <http://x/a> <http://x/b> 1 } }"}
    assert client.post("/update", data=update, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 204
    load = {"update": "LOAD <http://127.0.0.1:9/>"}
    assert client.post("/update", data=load, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 400
    assert client.delete(address, headers=allowed).status_code == 204
    assert client.delete(address, headers=allowed).status_code == 404
    assert client.get(address).status_code == 404
    assert open_index(path).search(found[0].topic, kind="statement") == []


@pytest.fixture
def running(folder) -> Iterator[int]:
    """A real server in a process of its own; gives its port."""
    with serving(folder) as port:
        yield port


def send(port: int, text: bytes, seconds: float = 10.0) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as link:
        link.sendall(text)
        pieces = []
        while piece := link.recv(65536):
            pieces.append(piece)
    return b"".join(pieces)


def request(query: str) -> bytes:
    return f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()


def test_a_client_that_leaves_stops_its_query_and_hostile_http_harms_nobody(running):
    """With one worker and sixty seconds a query, the next answer comes before those only if the first was stopped."""
    with socket.create_connection(("127.0.0.1", running)) as link:
        link.sendall(request(HEAVY))
        time.sleep(0.5)
    start = time.monotonic()
    assert b"true" in send(running, request(QUICK), 50)
    assert time.monotonic() - start < 50
    for nonsense in (
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
    ):
        assert b" 50" not in send(running, nonsense).split(b"\r\n")[0]
    assert b"true" in send(running, request(QUICK))


def test_the_served_graph_can_be_read_like_any_other(running, folder):
    far, near = open_source(f"http://127.0.0.1:{running}/"), open_source(folder)
    assert "".join(export(far, "trig")) == "".join(export(near, "trig"))


def test_a_desk_adds_and_removes_over_http_and_the_store_stays_sound(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_TOKEN", TOKEN)
    with serving(tmp_path / "store", "--write") as port:
        store = RemoteStore(f"http://127.0.0.1:{port}/", VOCABULARY, RUN)
        for document, found in DOCUMENTS[:4]:
            store.put(document, found)
        store.tidy()
        store.remove(graph_name(DOCUMENTS[0][0].id))
        store.tidy()
        monkeypatch.setenv("KG_TOKEN", "another")
        with pytest.raises(GraphError, match="KG_TOKEN"):
            store.put(*DOCUMENTS[5])
    local = graph_of(DOCUMENTS[1:4], VOCABULARY, RUN)
    assert "".join(export(open_source(tmp_path / "store"), "trig")) == "".join(export(local, "trig"))
    assert {f.state for f in examine(tmp_path / "store", VOCABULARY, RUN)} == {SOUND}
