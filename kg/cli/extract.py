"""``kg extract``: documents in, statements on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import (
    deliver,
    end_progress,
    examples,
    lang_option,
    output_option,
    progress_line,
    screen,
    tell_skipped,
    vocabulary_option,
)

if TYPE_CHECKING:
    from kg.model import Document, Statement

_EXAMPLES = (
    "kg extract seeds/syria-sanctions.txt",
    "kg extract seeds/ --format table",
    "kg extract - --format turtle < report.txt",
    "kg extract seeds/syria-sanctions.txt --format table --explain",
)


@click.command("extract", epilog=examples(*_EXAMPLES))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format", "-f", "kind", type=click.Choice(["jsonl", "table", "turtle"]), default="jsonl", show_default=True
)
@click.option("--explain", is_flag=True, help="Say for each statement which cue and rule made it, and why.")
@click.option("--doc", default="stdin", show_default=True, help="The document's id where the text comes from stdin.")
@vocabulary_option
@lang_option
@output_option
def command(
    *,
    paths: tuple[Path, ...],
    kind: str,
    explain: bool,
    doc: str,
    vocabularies: tuple[Path, ...],
    lang: str,
    output: Path | None,
) -> None:
    """Print the statements of documents, a JSON object a line.

    PATHS are text files and folders of them; - reads one text from stdin. Bad documents are skipped and named, and the
    exit code is then 1.
    """
    from kg.extract.reader import Reader  # noqa: PLC0415  --help needs none of these
    from kg.pipeline import Report, extract  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    progress = progress_line() if output else None
    vocabulary = load_vocabulary(vocabularies)
    reader, report = Reader(vocabulary), Report()

    def found() -> Iterator[tuple[Document, list[Statement]]]:
        from kg.read.files import decode, make_document  # noqa: PLC0415

        for path in paths:
            if str(path) == "-":
                text = decode(sys.stdin.buffer.read(), "stdin")
                document = make_document(doc, text, lang=lang)
                yield document, reader.read(document)
            else:
                yield from extract([path], reader, report, lang, progress)

    if kind == "turtle":
        from kg import __version__  # noqa: PLC0415
        from kg.export.formats import export  # noqa: PLC0415
        from kg.graph.build import Run  # noqa: PLC0415
        from kg.graph.store import graph_of  # noqa: PLC0415

        deliver(export(graph_of(found(), vocabulary, Run(__version__, vocabulary.digest)), "turtle"), output)
    elif kind == "table":
        deliver(_table(list(found()), explain), output)
    else:
        deliver(_lines(found(), explain), output)
    end_progress()
    tell_skipped(report.skipped)
    if report.skipped:
        raise SystemExit(1)


def _lines(found: Iterator[tuple[Document, list[Statement]]], explain: bool) -> Iterator[str]:
    from dataclasses import replace  # noqa: PLC0415

    from kg.export.tables import jsonl  # noqa: PLC0415

    for _, statements in found:
        yield from jsonl(s if explain else replace(s, because=()) for s in statements)


def _table(found: list[tuple[Document, list[Statement]]], explain: bool) -> Iterator[str]:
    from kg.query.results import plain, table  # noqa: PLC0415

    names = ["place", "speaker", "for", "stance", "topic", "date"]
    for document, statements in found:
        yield f"{document.id}\n"
        rows = [
            [
                f"{s.evidence.start}–{s.evidence.end}",
                plain(s.speaker_name or s.speaker),
                plain(s.for_ if s.for_ != s.speaker_name else ""),
                ("not " if s.negated else "") + s.stance + (" (if)" if s.condition else ""),
                plain(s.topic),
                s.said_on or s.reported_on,
            ]
            for s in statements
        ]
        yield table(names, rows, screen())
        for s in statements if explain else ():
            yield f"\n{s.evidence.start}–{s.evidence.end} {s.stance}: {plain(s.evidence_text)}\n"
            reasons = (*s.because, f"rule {s.rule}, confidence {s.confidence}")
            yield from (f"    {plain(reason)}\n" for reason in reasons)
        yield "\n"
