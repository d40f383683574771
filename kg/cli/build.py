"""``kg build``: documents in, everything out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import end_progress, examples, lang_option, progress_line, tell_skipped, vocabulary_option

if TYPE_CHECKING:
    from kg.graph.source import LocalSource


@click.command(
    "build",
    epilog=examples("kg build seeds/ --out exports/", "kg build news/*.txt --out out --vocabulary my-actors/"),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", "-o", type=click.Path(path_type=Path, file_okay=False), default=Path("exports"), show_default=True
)
@vocabulary_option
@lang_option
def command(paths: tuple[Path, ...], out: Path, vocabularies: tuple[Path, ...], lang: str) -> None:
    """Read documents and write statements.jsonl, graph.ttl, graph.trig and graph.html.

    PATHS are text files and folders of them; metadata stands beside a text as NAME.json. Bad documents are skipped
    and named, and the exit code is then 1.
    """
    from kg import __version__  # noqa: PLC0415  --help needs none of these
    from kg.errors import InputError  # noqa: PLC0415
    from kg.export.files import write_text  # noqa: PLC0415
    from kg.export.formats import export  # noqa: PLC0415
    from kg.export.tables import jsonl  # noqa: PLC0415
    from kg.extract.reader import Reader  # noqa: PLC0415
    from kg.graph.build import Run  # noqa: PLC0415
    from kg.graph.store import graph_of  # noqa: PLC0415
    from kg.pipeline import Report, extract  # noqa: PLC0415
    from kg.view.data import view_data  # noqa: PLC0415
    from kg.view.page import render  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    vocabulary = load_vocabulary(vocabularies)
    report = Report()
    found = list(extract(paths, Reader(vocabulary), report, lang, progress_line()))
    end_progress()
    tell_skipped(report.skipped)
    if not found:
        raise InputError("no document could be read", " ".join(map(str, paths)), "give text files or folders of them")
    statements = [s for _, own in found for s in own]
    source = graph_of(found, vocabulary, Run(__version__, vocabulary.digest))
    write_text(out / "statements.jsonl", jsonl(statements))
    write_text(out / "graph.ttl", export(source, "turtle"))
    write_text(out / "graph.trig", export(source, "trig"))
    write_text(out / "graph.html", [render(view_data(statements, [d for d, _ in found], vocabulary))])
    _tell(source)
    click.echo(f"\nwritten to {out}: statements.jsonl graph.ttl graph.trig graph.html")
    if report.skipped:
        click.echo(f"{len(report.skipped)} skipped; stderr says why")
        raise SystemExit(1)


def _tell(source: LocalSource) -> None:
    """Print what the graph holds and what is said most in it."""
    from kg.cli.options import screen  # noqa: PLC0415
    from kg.export.formats import labels_of  # noqa: PLC0415
    from kg.query.results import table  # noqa: PLC0415
    from kg.query.stats import count  # noqa: PLC0415

    found = count(source)
    names = ("documents", "statements", "speakers", "topics")
    click.echo(", ".join(f"{found.counts[name]} {name}" for name in names) + "\n")
    labels = labels_of(source)
    rows = [[str(n), *(labels.get(term, ("", ""))[0] or term for term in triple)] for *triple, n in found.plain]
    arabic = [" ← ".join(labels.get(term, ("", ""))[1] for term in triple) for *triple, _ in found.plain]
    if rows:
        full = [[*row, words] for row, words in zip(rows, arabic, strict=True)]
        click.echo(table(["said", "actor", "stance", "topic", "بالعربية"], full, screen()), nl=False)
