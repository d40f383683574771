"""A store of a million statements: what loading takes, that memory stays flat, and that it can still be used.

    python tests/benchmarks/million.py                    100,000, then 1,000,000 statements, in temporary folders
    python tests/benchmarks/million.py 5000 20000         other sizes
    python tests/benchmarks/million.py 1000000 --keep DIR keeps the stores, and uses those that are there

A million statements take some 20 GB of disk while they are loaded and a quarter of an hour. Each size is loaded in a
process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from synthetic_corpus import synthetic_documents
from test_graph_speed import RUN, VOCABULARY, is_quick, required

from kg.graph.disk import DiskStore
from kg.graph.shapes import Shapes
from kg.graph.source import Source, open_source, store_folder
from kg.graph.textindex import open_index
from kg.query.catalogue import shipped_catalogue
from kg.query.parameters import find_terms
from kg.query.run import run_query
from kg.vocab.paths import find_ontology

BATCH = 500
SEARCHES = ("وقف اطلاق النار", '"محادثات السلام"', "Person 90")


def load(folder: Path, size: int) -> dict[str, object]:
    """Load statements as ``kg add`` loads a first corpus."""
    begun, batch = time.perf_counter(), []
    with DiskStore(folder, VOCABULARY, RUN, Shapes(find_ontology() / "shapes.ttl")) as store:
        for item in synthetic_documents(VOCABULARY, size):
            batch.append(item)
            if len(batch) == BATCH:
                store.put_new(batch)
                batch.clear()
        store.put_new(batch)
        store.wait()
        loaded = time.perf_counter()
        store.optimize()
    return {
        "load s": round(loaded - begun, 1),
        "optimize s": round(time.perf_counter() - loaded, 1),
        "peak MB": megabytes(),
        "disk MB": sum(f.stat().st_size for f in store_folder(folder).iterdir()) >> 20,
    }


def use(folder: Path) -> dict[str, object]:
    """Open, search, find an actor by a label, ask every named query, add and remove a document."""
    index = open_index(folder)
    assert index is not None
    found: dict[str, object] = {
        "open ms": milliseconds(lambda: open_source(folder)),
        "find ms": [milliseconds(partial(index.search, words)) for words in SEARCHES],
    }
    source = open_source(folder)
    found["first label ms"] = milliseconds(partial(find_terms, "actor", "State 90", source))
    times = {name: asked(name, source) for name in shipped_catalogue()}
    found["queries ms"] = times
    found["median ms"] = statistics.median(times.values())
    found["peak MB"] = megabytes()
    del source
    found["open, add and remove a document ms"] = milliseconds(lambda: add_and_remove(folder))
    return found


def asked(name: str, source: Source) -> float:
    """The median time of a named query in milliseconds."""
    rounds = 3 if is_quick(name) else 1
    return statistics.median(milliseconds(lambda: list(run_query(required(name), source))) for _ in range(rounds))


def add_and_remove(folder: Path) -> None:
    document, statements = next(synthetic_documents(VOCABULARY, 10, seed=8))
    with DiskStore(folder, VOCABULARY, RUN) as store:
        store.put(replace(document, id="one-more"), [replace(s, doc="one-more") for s in statements])
        store.discard("one-more")


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return round((time.perf_counter() - begun) * 1000, 1)


def megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("sizes", nargs="*", type=int, default=[100_000, 1_000_000])
    options.add_argument("--keep", type=Path, help="a folder for the stores")
    options.add_argument("--step", choices=["load", "use"], help="one step, in this process")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = given.keep or Path(temporary)
        for size in given.sizes:
            folder = place / f"store-{size}"
            if given.step:
                print(json.dumps(load(folder, size) if given.step == "load" else use(folder)))
                continue
            for step in ("use",) if folder.exists() else ("load", "use"):
                command = [sys.executable, __file__, str(size), "--keep", str(place), "--step", step]
                told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
                print(f"{size:,} statements, {step}: {told.strip()}", flush=True)


if __name__ == "__main__":
    main()
