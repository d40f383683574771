"""The README under test: its examples run on what ``kg build`` made of the seeds, no command or field is missing."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kg.cli import COMMANDS
from kg.model import Statement

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LINES = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines() if line.strip()]
EXAMPLES = [line for line in LINES if line.startswith("kg ") and not line.startswith("kg serve")]
CODE = [block for kind, block in BLOCKS if kind == "python"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds, what was built from them, and a ``kg`` that runs this code."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    tool = folder / "bin" / "kg"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    for command in ("kg build seeds/ --out exports/", "kg extract seeds/ --output gold.jsonl"):
        done = shell(folder, command)
        assert done.returncode == 0, done.stderr
    return folder


def environment(folder: Path) -> dict[str, str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment(folder), capture_output=True, encoding="utf-8", check=False
    )


def test_it_opens_with_what_it_is_for_and_a_picture() -> None:
    head, picture = README.split("![", maxsplit=1)
    assert head.startswith("# Stancegraph\n\n")
    assert len(head.split("\n\n")[1].split(". ")) <= 4
    named = ROOT / picture.partition("](")[2].partition(")")[0]
    assert named.read_bytes().startswith(b"\x89PNG")


def test_examples_are_all_found() -> None:
    assert len(EXAMPLES) > 20
    assert LINES[:2] == ["make run", "make test"]
    assert all(line.startswith(("kg ", "make ")) for line in LINES)


# The examples build on each other (a store is filled, then asked), so they run in the order of the page.
def test_every_example_runs(home: Path) -> None:
    for line in EXAMPLES:
        done = shell(home, line)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        written = re.search(r"(?:--output|--out|>) (\S+)", line)
        if written:
            assert (home / written[1]).exists(), line
        elif not line.startswith(("kg add", "kg remove", "kg check", "kg doctor", "kg actors unresolved")):
            assert done.stdout.strip(), f"{line} printed nothing"


def test_the_server_answers(home: Path) -> None:
    line = next(line for line in LINES if line.startswith("kg serve"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", *line.split(), "--port", str(port)], cwd=home, env=environment(home),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert _answer(f"http://127.0.0.1:{port}/", seconds=30) == 200
    finally:
        server.terminate()
        server.wait(timeout=20)


def _answer(address: str, seconds: float) -> int:
    """The status that an address answers with, waited for; 0 when it never does."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return int(answer.status)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    return 0


@pytest.mark.parametrize("code", CODE, ids=range(len(CODE)))
def test_the_python_runs(home: Path, code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=home,
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_every_command_stands_in_it() -> None:
    there = [name for name in COMMANDS if (ROOT / "kg" / "cli" / f"{name}.py").exists()]
    assert [name for name in there if not re.search(rf"^kg {name}\b", README, re.MULTILINE)] == []


def test_every_field_of_a_statement_stands_in_it() -> None:
    table = README.partition("## A statement")[2].partition("## ")[0]
    assert [name for name in Statement.__slots__ if f"`{name.rstrip('_')}`" not in table] == []


def test_the_output_shown_has_the_shape_of_the_real_one(home: Path) -> None:
    shown = next(block for kind, block in BLOCKS if kind == "text").splitlines()
    real = shell(home, "kg build seeds/ --out again").stdout.replace("again", "exports").splitlines()
    assert re.sub(r"\d+", "N", shown[0]) == re.sub(r"\d+", "N", real[0])
    assert shown[2].split() == real[2].split()
    assert shown[-1] == real[-1]
