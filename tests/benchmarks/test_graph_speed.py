"""How fast the store is, as ratios to the bare engine in one run: ``make bench`` or pytest --benchmark-enable.

Without benchmarks each is run once on few documents, so that it cannot rot.
"""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from pyoxigraph import RdfFormat, Store, serialize
from synthetic_corpus import synthetic_documents, synthetic_vocabulary

from kg.export.formats import export
from kg.graph.build import Run, document_quads
from kg.graph.disk import DiskStore
from kg.graph.shapes import Shapes
from kg.graph.source import LocalSource, open_source
from kg.graph.textindex import open_index
from kg.query.catalogue import shipped_catalogue
from kg.query.results import render
from kg.query.run import Request, prepare, run_query
from kg.vocab.paths import find_ontology

VOCABULARY = synthetic_vocabulary()
RUN = Run("0.1.0", "bench")
PARAMS = {
    "actor": "actor:State90",
    "topic": "topic:T33",
    "stance": "stance:rejects",
    "first": "actor:State90",
    "second": "actor:State91",
    "participant": "actor:State50",
    "document": "doc-0000005",
    "below": "0.05",
    "statement": "statement:00",
}


def statements_wanted(config: pytest.Config, many: int) -> int:
    """How many statements to take: many where speed is measured, few where only the code is tried."""
    return many if is_measured(config) else 200


def is_measured(config: pytest.Config) -> bool:
    """Whether this run measures; the project's settings switch that off unless it is asked for."""
    return bool(config.getoption("benchmark_enable") or not config.getoption("benchmark_disable"))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Spent(NamedTuple):
    """Seconds by the clock and of CPU, all threads together."""

    wall: float
    cpu: float


def spent(work: Callable[[], object]) -> Spent:
    start = time.process_time()
    wall = seconds(work)
    return Spent(wall, time.process_time() - start)


def compared(
    folder: Path, first: Callable[[Path], None], second: Callable[[Path], None], rounds: int, config: pytest.Config
) -> tuple[Spent, Spent]:
    """The least that each of two ways of filling a folder took, taken in turns, so that both see the same machine."""
    found: tuple[list[Spent], list[Spent]] = ([], [])
    for turn in range(rounds if is_measured(config) else 1):
        for way, work, times in zip("ab", (first, second), found, strict=True):
            place = folder / f"{way}{turn}"
            times.append(spent(lambda work=work, place=place: work(place)))  # type: ignore[misc]
            shutil.rmtree(place)
    raw, own = (Spent(min(s.wall for s in times), min(s.cpu for s in times)) for times in found)
    return raw, own


def tell(benchmark: Any, raw: Spent, own: Spent) -> None:
    benchmark.extra_info["ratio"] = round(own.wall / raw.wall, 2)
    benchmark.extra_info["ratio of CPU"] = round(own.cpu / raw.cpu, 2)


@pytest.fixture(scope="module")
def loaded(request, tmp_path_factory) -> Path:
    """A store of 100,000 statements (few without benchmarks), loaded as ``kg add`` loads."""
    path = tmp_path_factory.mktemp("bench") / "store"
    batch = []
    with DiskStore(path, VOCABULARY, RUN) as store:
        for item in synthetic_documents(VOCABULARY, statements_wanted(request.config, 100_000)):
            batch.append(item)
            if len(batch) == 500:
                store.put_new(batch)
                batch.clear()
        store.put_new(batch)
        store.optimize()
    return path


def test_adding_with_validation_against_the_bare_engine(benchmark, tmp_path, pytestconfig):
    """One transaction a document, validated, indexed and flushed, to one ``Store.extend`` of ready-made quads."""
    documents = list(synthetic_documents(VOCABULARY, statements_wanted(pytestconfig, 10_000)))
    ready = [document_quads(d, found, VOCABULARY, RUN) for d, found in documents]
    shapes = Shapes(find_ontology() / "shapes.ttl")

    def bare(folder: Path) -> None:
        store = Store(str(folder))
        for quads in ready:
            store.extend(quads)

    def add(folder: Path) -> None:
        with DiskStore(folder, VOCABULARY, RUN, shapes) as store:
            for document, found in documents:
                store.put(document, found)

    raw, own = benchmark.pedantic(lambda: compared(tmp_path, bare, add, 1, pytestconfig), rounds=1)
    tell(benchmark, raw, own)
    if is_measured(pytestconfig):
        assert own.cpu / raw.cpu < 2


def test_bulk_loading_against_the_bare_engine(benchmark, tmp_path, pytestconfig):
    """Statements to a loaded store, validated and indexed, to ``bulk_load`` of the same quads as N-Quads.

    We read on while the engine loads, so the time is that of a second core too; the ratio of CPU is told beside it.
    """
    documents = list(synthetic_documents(VOCABULARY, statements_wanted(pytestconfig, 20_000)))
    quads = [q for d, found in documents for q in document_quads(d, found, VOCABULARY, RUN)]
    serialize(quads, str(tmp_path / "raw.nq"), RdfFormat.N_QUADS)
    shapes = Shapes(find_ontology() / "shapes.ttl")

    def bare(folder: Path) -> None:
        Store(str(folder)).bulk_load(path=tmp_path / "raw.nq", format=RdfFormat.N_QUADS)

    def load(folder: Path) -> None:
        with DiskStore(folder, VOCABULARY, RUN, shapes) as store:
            for at in range(0, len(documents), 500):
                store.put_new(documents[at : at + 500])

    raw, own = benchmark.pedantic(lambda: compared(tmp_path, bare, load, 3, pytestconfig), rounds=1)
    tell(benchmark, raw, own)
    if is_measured(pytestconfig):
        assert own.wall / raw.wall < 1.25


def required(name: str) -> Request:
    """A named query with the parameters that it must have."""
    return Request(name, {p.name: PARAMS[p.name] for p in shipped_catalogue()[name].parameters if p.required})


def is_quick(name: str) -> bool:
    """Whether a named query does not say that it takes its time."""
    return "so it takes" not in shipped_catalogue()[name].description


def test_named_queries_over_100000_statements(benchmark, loaded, pytestconfig):
    """The median time of every named query, and its ratio to the bare engine, both asked in turns."""
    source = open_source(loaded)
    assert isinstance(source, LocalSource)
    times: dict[str, float] = {}
    ratios: dict[str, float] = {}

    def ask() -> None:
        for name in shipped_catalogue():
            request = required(name)
            sparql = prepare(request, source)
            bare, own = [], []
            for _ in range((15 if is_quick(name) else 3) if is_measured(pytestconfig) else 1):
                bare.append(spent(lambda s=sparql: list(source.store.query(s, use_default_graph_as_union=True))))  # type: ignore[misc]
                own.append(spent(lambda r=request: list(run_query(r, source))))  # type: ignore[misc]
            times[name] = statistics.median(s.cpu for s in own)
            ratios[name] = min(s.cpu for s in own) / min(s.cpu for s in bare)

    benchmark.pedantic(ask, rounds=1)
    benchmark.extra_info["milliseconds"] = {name: round(t * 1000, 1) for name, t in sorted(times.items())}
    benchmark.extra_info["ratio, largest"] = round(max(ratios.values()), 2)
    if is_measured(pytestconfig):
        assert {n: t for n, t in times.items() if t > 0.1 and is_quick(n)} == {}
        assert {n: r for n, r in ratios.items() if r > 1.2} == {}


def test_what_http_adds_to_a_named_query(benchmark, loaded, pytestconfig):
    """The least time of every quick named query over HTTP, less the least in process, both asked in turns."""
    source, added = open_source(loaded), {}
    names = [n for n in shipped_catalogue() if is_quick(n)][: None if is_measured(pytestconfig) else 3]

    def ask() -> None:
        with serving(loaded) as link:
            for name in names:
                added[name] = 1000 * added_by_http(name, link, source, 9 if is_measured(pytestconfig) else 1)

    benchmark.pedantic(ask, rounds=1)
    benchmark.extra_info["added milliseconds, median"] = round(statistics.median(added.values()), 2)
    benchmark.extra_info["added milliseconds"] = {name: round(t, 1) for name, t in sorted(added.items())}
    if is_measured(pytestconfig):
        assert statistics.median(added.values()) < 2


def added_by_http(name: str, link: HTTPConnection, source: LocalSource, rounds: int) -> float:
    """Seconds."""
    triples = "CONSTRUCT" in shipped_catalogue()[name].text
    kind, media = ("turtle", "text/turtle") if triples else ("json", "application/sparql-results+json")
    request = Request(name, required(name).params, 999_999)
    path = f"/api/queries/{name}?" + urlencode({**request.params, "limit": 999_999})
    near, far = [], []
    for _ in range(rounds):
        near.append(seconds(lambda: "".join(render(run_query(request, source), kind)).encode()))
        far.append(seconds(lambda: fetch(link, path, media)))
    return min(far) - min(near)


@contextmanager
def serving(folder: Path) -> Iterator[HTTPConnection]:
    """A connection to ``kg serve`` in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kg", "serve", "--graph", str(folder), "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.DEVNULL)
    try:
        for _ in range(400):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield HTTPConnection("127.0.0.1", port, timeout=60)
    finally:
        process.terminate()
        process.wait()


def fetch(link: HTTPConnection, path: str, media: str) -> bytes:
    link.request("GET", path, headers={"Accept": media})
    answer = link.getresponse()
    body = answer.read()
    assert answer.status == 200, body
    return body


def test_turtle_against_the_engines_own_dump(benchmark, loaded, pytestconfig):
    """Sorted, prefixed Turtle of a whole store to the engine's unsorted N-Quads of it, in CPU."""
    source = open_source(loaded)
    assert isinstance(source, LocalSource)
    raw = spent(lambda: source.store.dump(format=RdfFormat.N_QUADS))
    own = benchmark.pedantic(lambda: spent(lambda: sum(map(len, export(source, "turtle")))), rounds=1)
    tell(benchmark, raw, own)
    if is_measured(pytestconfig):
        assert own.cpu / raw.cpu < 2.5


def test_full_text_search_over_100000_statements(benchmark, loaded):
    index = open_index(loaded)
    assert index is not None
    hits = benchmark(lambda: index.search("وقف اطلاق النار"))
    assert hits
