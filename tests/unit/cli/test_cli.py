"""The face of the commands: help without weight, errors in one line, exit codes, formats."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli import COMMANDS, main

ROOT = Path(__file__).parents[3]
AR = (
    "أعلن وزير الخارجية الروسي سيرغي لافروف أن بلاده ترفض وقف إطلاق النار،"
    " ودعا الرئيس الفرنسي إيمانويل ماكرون إلى الحوار."
)


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "report.txt").write_text(AR, encoding="utf-8")
    (tmp_path / "texts" / "report.json").write_text('{"published": "2024-05-19", "source": "وكالة"}', encoding="utf-8")
    return tmp_path


def run(*args: str, code: int = 0, stdin: str | bytes | None = None) -> str:
    result = CliRunner().invoke(main, list(args), input=stdin, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.stdout if code == 0 else result.output


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout


def test_help_loads_nothing_heavy_and_takes_no_time():
    code = (
        "import sys, time\nfrom kg.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'rdflib', 'pyvis', 'pyoxigraph', 'networkx', 'rich', 'jinja2', 'pyshacl'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy)); print('CPU', time.process_time())"
    )
    out = python(code)
    assert "HEAVY []" in out
    assert float(out.rpartition("CPU ")[2]) < 0.3
    assert "Commands" in out


@pytest.mark.parametrize("name", [n for n in COMMANDS if (ROOT / "kg" / "cli" / f"{n}.py").exists()])
def test_every_command_has_help_and_examples_that_name_it(name):
    out = run(name, "--help")
    assert f"kg {name}" in out or "Commands" in out
    assert len(COMMANDS[name]) < 80


def test_every_module_with_a_command_is_a_command():
    there = {p.stem for p in (ROOT / "kg" / "cli").glob("*.py")}
    listed = main.list_commands(click.Context(main))
    assert set(listed) == there & set(COMMANDS)
    for name in there - set(COMMANDS) - {"__init__"}:
        assert "\ncommand = " not in (ROOT / "kg" / "cli" / f"{name}.py").read_text("utf-8"), name
        assert "\ndef command(" not in (ROOT / "kg" / "cli" / f"{name}.py").read_text("utf-8"), name


def test_a_mistyped_command_is_answered_with_the_nearest():
    assert "Did you mean query" in run("quer", code=2)
    assert "Error" in run("xyzzy", code=2)


def test_build_writes_everything_and_says_what_it_holds(here):
    out = run("build", "texts", "--out", "out put")
    assert "1 documents, " in out
    assert "said" in out
    written = {p.name for p in (here / "out put").iterdir()}
    assert written == {"statements.jsonl", "graph.ttl", "graph.trig", "graph.html"}
    records = [json.loads(line) for line in (here / "out put" / "statements.jsonl").read_text("utf-8").splitlines()]
    assert ("Sergey Lavrov", "rejects") in {(r["speaker_name"], r["stance"]) for r in records}
    assert {r["reported_on"] for r in records} == {"2024-05-19"}
    before = {p.name: p.read_bytes() for p in (here / "out put").iterdir()}
    run("build", "texts", "--out", "out put")
    assert {p.name: p.read_bytes() for p in (here / "out put").iterdir()} == before


def test_a_bad_document_is_named_the_rest_is_built_and_the_exit_code_tells(here):
    (here / "texts" / "empty.txt").write_text("")
    (here / "texts" / "old.txt").write_bytes(AR.encode("cp1256"))
    (here / "texts" / "page.txt").write_bytes(b"%PDF-1.7 ...")
    out = run("build", "texts", "gone.txt", "-o", "out", code=1)
    for words in ("empty.txt", "WINDOWS-1256", "page.txt", "gone.txt", "1 documents, "):
        assert words in out
    assert out.count("kg: skipped") == 4


def test_nothing_readable_is_an_error_and_leaves_the_old_output(here):
    run("build", "texts", "-o", "out")
    before = (here / "out" / "graph.ttl").read_bytes()
    assert "no document could be read" in run("build", "gone", "-o", "out", code=1)
    assert (here / "out" / "graph.ttl").read_bytes() == before


def test_an_unwritable_place_is_one_line(here):
    (here / "file").write_text("x")
    out = run("build", "texts", "-o", "file/out", code=1)
    assert out.splitlines()[-1].startswith("kg: file/out")
    run("build", code=2)


def test_extract_prints_lines_tables_and_turtle_from_files_and_stdin(here):
    lines = [json.loads(line) for line in run("extract", "texts").splitlines()]
    assert {line["doc"] for line in lines} == {"report"}
    assert all("because" not in line for line in lines)
    piped = [json.loads(line) for line in run("extract", "-", "--doc", "report", stdin=AR).splitlines()]
    assert [p["stance"] for p in piped] == [line["stance"] for line in lines]
    assert "because" in json.loads(run("extract", "texts", "--explain").splitlines()[0])
    table = run("extract", "texts", "--format", "table", "--explain")
    assert "Sergey Lavrov" in table
    assert "rule " in table
    assert "kg:Statement" in run("extract", "texts", "-f", "turtle")
    assert "empty" in run("extract", "-", stdin="", code=1)
    run("extract", "texts", "-o", "out.jsonl")
    assert len((here / "out.jsonl").read_text("utf-8").splitlines()) == len(lines)


def test_query_find_export_stats_and_view_read_what_build_wrote(here):
    run("build", "texts", "-o", "exports")
    rows = json.loads(run("query", "positions", "-p", "actor=لافروف", "-f", "json"))["results"]["bindings"]
    assert [row["stance"]["value"].rpartition("/")[2] for row in rows] == ["rejects"]
    assert "actor:SergeyLavrov" in run("query", "SELECT ?a { ?a stance:rejects ?t }")
    assert run("query", "ASK { ?s a kg:Statement }") == "yes\n"
    assert "who-stands-where" in run("query", "--list")
    assert "--param actor" in run("query", "positions", "--list")
    assert "لافروف" in run("find", "لافروف")
    assert [hit["id"] for hit in json.loads(run("find", "rejects", "--format", "json"))] == ["stance:rejects"]
    assert run("find", "xyzzy") == ""
    for kind in ("turtle", "trig", "nquads", "jsonld", "jsonl", "csv", "graphml", "gexf"):
        assert run("export", "-f", kind)
    assert json.loads(run("stats", "-f", "json"))["documents"] == 1
    assert "said most" in run("stats")
    run("view", "exports", "--actor", "Lavrov", "-o", "x.html")
    assert "<html" in (here / "x.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("query", "postions"), "did you mean positions"),
        (("query", "positions"), "needs the parameter 'actor'"),
        (("query", "SELECT {"), "not a SPARQL query"),
        (("query", "SELECT * { SERVICE <http://x/> {} }"), "--allow-remote"),
        (("query", "ASK {}", "--graph", "nowhere"), "nowhere: no such file"),
        (("query", "ASK {}", "--graph", "texts"), "no graph in this folder"),
        (("query", "ASK {}", "--graph", "texts/report.txt"), "not a graph file"),
        (("view", "nowhere"), "nowhere"),
        (("remove", "x", "--graph", "texts"), "no store in this folder"),
        (("add", "texts", "--graph", "texts"), "the folder holds something else"),
    ],
)
def test_an_error_is_one_line_and_exit_code_1(here, args, words):
    run("build", "texts", "-o", "exports")
    out = run(*args, code=1)
    assert words in out
    assert out.count("\n") == 1
    assert out.startswith("kg: ")


def test_a_malformed_parameter_is_wrong_usage(here):
    assert "NAME=VALUE" in run("query", "positions", "-p", "actor", code=2)
    run("query", code=2)


def test_a_store_from_first_to_last(here):
    assert run("add", "texts", "-g", "store") == "1 added\n"
    assert run("add", "texts", "-g", "store") == "1 unchanged\n"
    (here / "texts" / "report.txt").write_text(AR + "\n" + AR, encoding="utf-8")
    (here / "texts" / "bad.txt").write_text("")
    assert "1 replaced" in run("add", "texts", "-g", "store", code=1)
    assert "وقف إطلاق النار" in run("find", "وقف اطلاق", "-g", "store")
    assert run("doctor", "store").count("sound") == 5
    assert "no document 'x'" in run("remove", "report", "x", "-g", "store", code=1)
    assert json.loads(run("stats", "-g", "store", "-f", "json"))["statements"] == 0
    assert "wrong" in run("doctor", "texts", code=1)


def test_check_names_faults_and_exits_with_1(here):
    run("build", "texts", "-o", "exports")
    turtle = here / "exports" / "graph.ttl"
    turtle.write_text(turtle.read_text("utf-8").replace("kg:confidence", "kg:confidenze"), encoding="utf-8")
    out = run("check", "exports/graph.ttl", code=1)
    assert "kg:confidence is not one" in out


def test_evaluate_compares_what_it_reads(here):
    lines = run("extract", "texts")
    (here / "gold.jsonl").write_text(lines, encoding="utf-8")
    assert "triple      P 1.000  R 1.000  F1 1.000" in run("evaluate", "gold.jsonl", "texts")
    record = json.loads(lines.splitlines()[0]) | {"speaker_name": "Somebody Else", "evidence": [0, 3]}
    (here / "other.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    out = run("evaluate", "gold.jsonl", "texts", "--predicted", "other.jsonl", "--errors")
    assert "missed report" in out
    assert json.loads(run("evaluate", "gold.jsonl", "texts", "-f", "json"))["levels"]["found"]["f1"] == 1.0
    run("evaluate", "gold.jsonl", code=2)


def test_a_terminal_without_arabic_shows_escapes_and_survives(here):
    run("build", "texts", "-o", "exports")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    command = [sys.executable, "-m", "kg", "query", "topics"]
    done = subprocess.run(command, capture_output=True, env={**environment, "PYTHONPATH": str(ROOT)}, check=True)
    assert done.stdout.isascii()
    assert b"\\u" in done.stdout


def test_a_broken_pipe_is_quiet(here):
    run("build", "texts", "-o", "exports")
    command = f"{shlex.quote(sys.executable)} -m kg export -f nquads | head -1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, shell=True, capture_output=True, env=environment, check=False)
    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"\n") == 1
