"""Write the vocabulary (Turtle) from the hand-kept tables in ``ontology/tables``.

    python ontology/build.py            write what has changed
    python ontology/build.py --check    write nothing; fail when a file is stale or a table is wrong

Faulty rows and values are left out and named, the rest is written; the exit code is 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import tables_actors
import tables_cues
import tables_labels
import tables_topics
import tables_words
from tables_read import Report, Tables
from tables_turtle import Graph

ROOT = Path(__file__).resolve().parent
COMMENT = "Written by ontology/build.py from ontology/tables; edit the tables, then run: make vocabulary"
_GENERATED = ("actors", "cues")
"""Folders that hold nothing but generated files, so that one without a table is stale."""


def build_vocabulary(folder: Path) -> tuple[dict[str, str], Report]:
    """The Turtle of every table that exists, by path below ``ontology``, and what is wrong with the tables."""
    tables = Tables(folder)
    graphs: dict[str, Graph] = dict(tables_actors.actor_graphs(tables))
    graphs["actors/institutions.ttl"] = tables_words.institution_graph(tables)
    graphs["stances.ttl"], stances = tables_topics.stance_graph(tables)
    graphs["topics.ttl"] = tables_topics.topic_graph(tables)
    for language in tables_cues.languages(tables):
        graphs[f"cues/{language}.ttl"] = tables_cues.cue_graph(tables, language, stances)
        graphs[f"actors/names-{language}.ttl"] = tables_words.names_graph(tables, language)
    for language in tables_labels.label_languages(tables):
        graphs[f"actors/labels-{language}.ttl"] = tables_labels.label_graph(tables, language)
    return {path: graph.write(COMMENT) for path, graph in sorted(graphs.items()) if graph}, tables.report


def find_stale(files: dict[str, str], root: Path) -> list[str]:
    """The generated files below ``root`` that differ from what the tables say."""
    stale = [path for path, text in files.items() if _read(root / path) != text]
    for folder in _GENERATED:
        for path in sorted((root / folder).glob("*.ttl")):
            name = path.relative_to(root).as_posix()
            if name not in files:
                stale.append(name)
    return stale


def write(files: dict[str, str], root: Path, stale: list[str]) -> None:
    """Bring the stale files up to date, each replaced at once, so that a reader never sees half of one."""
    for name in stale:
        path = root / name
        if name not in files:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as file:
            file.write(files[name])
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is stale")
    parser.add_argument("--notes", action="store_true", help="also print what the builder had to guess")
    options = parser.parse_args(arguments)
    files, report = build_vocabulary(ROOT / "tables")
    stale = find_stale(files, ROOT)
    for line in report.problems + (report.notes if options.notes else []):
        print(f"ontology/tables/{line}", file=sys.stderr)
    if options.check:
        for name in stale:
            print(f"ontology/{name}: stale; run: make vocabulary", file=sys.stderr)
        return 1 if stale or report.problems else 0
    write(files, ROOT, stale)
    print(f"{len(files)} files, {len(stale)} written, {len(report.problems)} problems in the tables")
    return 1 if report.problems else 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
