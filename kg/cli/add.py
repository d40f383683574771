"""``kg add``: documents into a store that lasts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import end_progress, examples, lang_option, progress_line, tell_skipped, vocabulary_option

if TYPE_CHECKING:
    from kg.graph.disk import DiskStore
    from kg.model import Document, Statement
    from kg.pipeline import Report

_BULK = 500
"""Documents that go into an empty store at once, by the bulk path."""


@click.command(
    "add",
    epilog=examples(
        "kg add news/2024-05/ --graph store/",
        "kg add report.txt --graph store/ --force",
        "KG_TOKEN=… kg add report.txt --graph https://example.org/sparql/",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--graph", "-g", default="store", show_default=True, envvar="KG_STORE", metavar="DIR|URL", help="The store."
)
@click.option("--force", is_flag=True, help="Read and write unchanged documents too.")
@vocabulary_option
@lang_option
def command(*, paths: tuple[Path, ...], graph: str, force: bool, vocabularies: tuple[Path, ...], lang: str) -> None:
    """Add documents to a store.

    A document is one transaction: added again it is replaced, unchanged it is skipped. What does not fit the shapes is
    refused and named, the rest goes on; the exit code is then 1.
    """
    from kg import __version__  # noqa: PLC0415  --help needs none of these
    from kg.extract.reader import Reader  # noqa: PLC0415
    from kg.graph.build import Run  # noqa: PLC0415
    from kg.graph.shapes import Shapes  # noqa: PLC0415
    from kg.pipeline import Report, read_documents  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415
    from kg.vocab.paths import find_ontology  # noqa: PLC0415

    vocabulary, report = load_vocabulary(vocabularies), Report()
    reader, run = Reader(vocabulary), Run(__version__, vocabulary.digest)
    shapes, progress = Shapes(find_ontology() / "shapes.ttl"), progress_line()
    done: Counter[str] = Counter()
    if graph.startswith(("http://", "https://")):
        from kg.graph.remote import RemoteStore  # noqa: PLC0415

        remote = RemoteStore(graph, vocabulary, run, shapes)
        for document in read_documents(paths, report, lang):
            _put(remote.put, document, reader.read(document), report, done)
            progress(document.id, sum(done.values()))
        remote.tidy()
    else:
        from kg.graph.disk import UNCHANGED, DiskStore  # noqa: PLC0415

        with DiskStore(Path(graph), vocabulary, run, shapes) as store:
            batch: list[tuple[Document, list[Statement]]] = []
            first = len(store) == 0
            for document in read_documents(paths, report, lang):
                if not force and store.is_unchanged(document):
                    done[UNCHANGED] += 1
                elif first:
                    batch.append((document, reader.read(document)))
                    if len(batch) >= _BULK:
                        _put_batch(store, batch, report, done)
                else:
                    _put(store.put, document, reader.read(document), report, done)
                progress(document.id, sum(done.values()) + len(batch))
            _put_batch(store, batch, report, done)
            if first and done.total() >= _BULK:
                store.optimize()
    end_progress()
    tell_skipped(report.skipped)
    click.echo(", ".join(f"{number} {what}" for what, number in sorted(done.items())) or "nothing added")
    if report.skipped:
        raise SystemExit(1)


def _put(
    put: Callable[[Document, list[Statement]], str],
    document: Document,
    statements: list[Statement],
    report: Report,
    done: Counter[str],
) -> None:
    from kg.graph.admit import RefusedError  # noqa: PLC0415

    try:
        done[put(document, statements)] += 1
    except RefusedError as problem:
        report.skip(document.path or document.id, problem)


def _put_batch(
    store: DiskStore, batch: list[tuple[Document, list[Statement]]], report: Report, done: Counter[str]
) -> None:
    """Put the batch in by the bulk path, and empty it; what does not fit the shapes is named."""
    if batch:
        refused = store.put_new(batch)
        done["added"] += len(batch) - len(refused)
        for where, problem in refused:
            report.skip(where, problem)
        batch.clear()
