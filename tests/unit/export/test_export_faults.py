"""What is left of an export that is killed, and of one that finds the disk full: the file that was there before."""

from __future__ import annotations

import os
import random
import shlex
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from graph_samples import VOCABULARY, random_statements

from kg.export.formats import export
from kg.graph.build import Run
from kg.graph.disk import DiskStore
from kg.graph.source import open_source

ROOT = Path(__file__).parents[3]
EXPORTER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from kg.export.files import write_text
    from kg.export.formats import export
    from kg.graph.source import open_source
    print("ready", flush=True)
    while True:
        write_text(Path(sys.argv[2]), export(open_source(sys.argv[1]), sys.argv[3]))
        print("done", flush=True)
    """
)


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("exported") / "store"
    with DiskStore(path, VOCABULARY, Run("0.1.0", "d1")) as store:
        store.put_new(random_statements(61, documents=60, each=6))
    return path


@pytest.mark.parametrize(("seed", "kind"), list(enumerate(("turtle", "trig", "nquads", "jsonld", "csv"))))
def test_a_killed_export_leaves_the_old_file_or_the_new_one(store, tmp_path, seed, kind):
    """The exporter runs without end and is killed at a random moment; the file is never half there."""
    out = tmp_path / "out.txt"
    out.write_text("before", encoding="utf-8")
    command = [sys.executable, "-c", EXPORTER, str(store), str(out), kind]
    exporter = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert exporter.stdout.readline() == "ready\n"
    time.sleep(random.Random(seed).uniform(0.0, 0.4))
    os.kill(exporter.pid, signal.SIGKILL)
    done = exporter.stdout.read().count("done")
    exporter.wait()
    whole = "".join(export(open_source(store), kind))
    assert out.read_text("utf-8") in ({whole} if done else {whole, "before"})
    leftovers = [p for p in tmp_path.iterdir() if p != out]
    assert all(p.name.startswith(".out.txt.") and p.name.endswith(".part") for p in leftovers)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("kind", ["turtle", "csv", "jsonl"])
def test_a_full_disk_behind_standard_output_is_one_line_too(store, kind):
    command = [sys.executable, "-m", "kg", "export", "--graph", str(store), "--format", kind]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_full_temporary_folder_is_named(store, tmp_path):
    command = [sys.executable, "-m", "kg", "export", "--graph", str(store), "--format", "turtle"]
    limited = "ulimit -f 8; exec " + shlex.join(command) + " | cat"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-c", limited], capture_output=True, text=True, check=False, cwd=ROOT, env=environment
    )
    assert f"{tmp_path}: cannot be written" in done.stderr
    assert "TMPDIR" in done.stderr


def test_an_export_onto_a_full_disk_is_an_error_and_the_old_file_stays(store, tmp_path):
    """A file size limit stands for the full disk: the program gets the same kind of refusal from the kernel."""
    out = tmp_path / "out.ttl"
    out.write_text("before", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "export", "--graph", str(store), "--format", "turtle", "--output", str(out)]
    limited = "ulimit -f 8; exec " + shlex.join(command)
    done = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 1, done.stderr
    assert "cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1
    assert out.read_text("utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.ttl"]
