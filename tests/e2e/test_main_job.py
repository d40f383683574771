"""The main job as a newcomer runs it: ``kg build seeds/ --out exports/``, and what can be asked of the result."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def kg(*args: str, cwd: Path, code: int = 0) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kg", *args]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout if code == 0 else done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with spaces that holds the seeds and what was built from them."""
    folder = tmp_path_factory.mktemp("a folder with spaces")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    kg("build", "seeds/", "--out", "exports/", cwd=folder)
    return folder


def test_the_outputs_agree_with_each_other(built):
    statements = [json.loads(line) for line in (built / "exports/statements.jsonl").read_text("utf-8").splitlines()]
    assert len(statements) > 30
    assert len({s["id"] for s in statements}) == len(statements)
    for s in statements:
        text = (built / "seeds" / f"{s['doc']}.txt").read_text("utf-8")
        assert text[slice(*s["evidence"])] == s["evidence_text"]
    exported = [json.loads(line) for line in kg("export", "-f", "jsonl", cwd=built).splitlines()]
    assert {s["id"] for s in exported} == {s["id"] for s in statements}
    page = (built / "exports/graph.html").read_text("utf-8")
    assert page.lstrip().lower().startswith(("<!doctype html", "<html"))


def test_a_second_run_gives_the_same_bytes_whatever_the_order_of_the_paths(built):
    before = {p.name: p.read_bytes() for p in (built / "exports").iterdir()}
    paths = [str(p) for p in (built / "seeds").glob("*.txt")]
    random.Random(1).shuffle(paths)
    kg("build", *paths, "--out", "again", cwd=built)
    for name in ("graph.ttl", "graph.trig"):
        assert (built / "again" / name).read_bytes() == before[name]
    lines = sorted((built / "again/statements.jsonl").read_bytes().splitlines())
    assert lines == sorted(before["statements.jsonl"].splitlines())


def test_a_store_filled_in_another_order_exports_the_same_bytes(built):
    for path in sorted((built / "seeds").glob("*.txt"), reverse=True):
        kg("add", str(path), "--graph", "store", cwd=built)
    assert kg("export", "-g", "store", "-f", "trig", cwd=built) == (built / "exports/graph.trig").read_text("utf-8")


def test_what_was_built_is_sound(built):
    from kg.graph.check import check_graph
    from kg.graph.source import open_source
    from kg.vocab.paths import find_ontology

    assert check_graph(open_source(built / "exports"), find_ontology() / "shapes.ttl") == []


def test_every_example_of_a_named_query_runs(built):
    from kg.errors import QueryError
    from kg.graph.source import open_source
    from kg.query.catalogue import shipped_catalogue
    from kg.query.results import render
    from kg.query.run import Request, run_query

    source = open_source(built / "exports")
    rows = 0
    for name, query in shipped_catalogue().items():
        for example in query.examples or ({},):
            if {p.name for p in query.parameters if p.required} <= set(example):
                try:
                    rows += "".join(render(run_query(Request(name, example), source), "csv")).count("\n") > 1
                except QueryError as problem:
                    assert "triples" in str(problem), name
    assert rows > 20


def test_killed_while_writing_it_leaves_the_old_outputs_whole(built, tmp_path):
    """What stands at the place is always one whole run's file, whenever the process ends."""
    out = tmp_path / "out"
    kg("build", "seeds/syria-sanctions.txt", "--out", str(out), cwd=built)
    small = {p.name: p.read_bytes() for p in out.iterdir()}
    large = {p.name: p.read_bytes() for p in (built / "exports").iterdir()}
    command = [sys.executable, "-m", "kg", "build", "seeds/", "--out", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for seed in range(3):
        process = subprocess.Popen(command, cwd=built, env=environment, stdout=subprocess.DEVNULL)
        time.sleep(random.Random(seed).uniform(0.4, 1.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name, bytes_ in small.items():
            assert (out / name).read_bytes() in (bytes_, large[name])
