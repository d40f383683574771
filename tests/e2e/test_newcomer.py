"""What a newcomer gets: one command in a folder with spaces, four files, a summary, and answers."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ["graph.html", "graph.trig", "graph.ttl", "statements.jsonl"]


def kg(*args: str, cwd: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "kg", *args],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with spaces and Arabic in its name, the seeds built in it, and the summary that was printed."""
    folder = tmp_path_factory.mktemp("my news أخبار")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder, kg("build", "seeds/", "--out", "my graph", cwd=folder)


def ask(home: tuple[Path, str], query: str) -> list[dict[str, str]]:
    out = kg("query", query, "--graph", "my graph", "--format", "csv", cwd=home[0])
    return list(csv.DictReader(io.StringIO(out)))


def test_four_files_and_nothing_else(home: tuple[Path, str]) -> None:
    assert sorted(p.name for p in (home[0] / "my graph").iterdir()) == FILES
    assert all(p.stat().st_size > 1000 for p in (home[0] / "my graph").iterdir())


def test_the_summary_tells_what_is_there(home: tuple[Path, str]) -> None:
    summary = home[1]
    documents = len(list((ROOT / "seeds").glob("*.txt")))
    statements = len((home[0] / "my graph" / "statements.jsonl").read_text("utf-8").splitlines())
    assert summary.startswith(f"{documents} documents, {statements} statements, ")
    assert "Volodymyr Zelensky" in summary
    assert "10 rows" in summary
    assert all(name in summary.splitlines()[-1] for name in FILES)


def test_a_second_run_gives_the_same_bytes(home: tuple[Path, str]) -> None:
    folder = home[0] / "my graph"
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    again = kg("build", "seeds/", "--out", "my graph", cwd=home[0])
    assert again == home[1]
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("actor", "stance", "topic"),
    [
        ("actor:Russia", "stance:openTo", "dialogue"),
        ("actor:SergeyLavrov", "stance:openTo", "dialogue"),
        ("actor:VolodymyrZelensky", "stance:callsFor", "European army"),
        ("actor:Ukraine", "stance:callsFor", "European army"),
    ],
)
def test_who_stands_where(home: tuple[Path, str], actor: str, stance: str, topic: str) -> None:
    rows = ask(
        home, f'SELECT ?label {{ {actor} {stance} ?topic . ?topic skos:prefLabel ?label FILTER(lang(?label) = "en") }}'
    )
    assert any(topic in row["label"] for row in rows), rows


@pytest.mark.parametrize(
    ("speaker", "body"),
    [
        ("actor:DonaldTusk", "actor:Poland"),
        ("actor:MarkRutte", "actor:NATO"),
        ("actor:SergeyLavrov", "actor:Russia"),
        ("actor:EmmanuelMacron", "actor:France"),
    ],
)
def test_on_whose_behalf(home: tuple[Path, str], speaker: str, body: str) -> None:
    rows = ask(home, f"SELECT (COUNT(?s) AS ?n) {{ ?s kg:speaker {speaker} ; kg:onBehalfOf {body} }}")
    assert int(rows[0]["n"]) > 0


def test_the_condition_is_there(home: tuple[Path, str]) -> None:
    rows = ask(home, "SELECT ?words { ?s kg:speaker actor:SergeyLavrov ; kg:condition ?words }")
    assert any("قدم المساواة" in row["words"] for row in rows), rows
