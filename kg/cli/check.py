"""``kg check``: what is wrong with the vocabulary and with a graph."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import examples, vocabulary_option


@click.command(
    "check",
    epilog=examples("kg check", "kg check exports/", "kg check store/ --vocabulary my-actors/", "kg check graph.ttl"),
)
@click.argument("graph", required=False)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Name at most so many faults.")
@vocabulary_option
def command(graph: str | None, limit: int, vocabularies: tuple[Path, ...]) -> None:
    """Check the vocabulary, and GRAPH where one is given.

    Checked are the shapes (SHACL), labels in both languages, forms that mean two things, references to nothing. Each
    fault is one line with its file or document and its term; the exit code is then 1.
    """
    from kg.graph.check import check_graph  # noqa: PLC0415  --help needs none of these
    from kg.graph.source import open_source  # noqa: PLC0415
    from kg.vocab.check import check_vocabulary  # noqa: PLC0415
    from kg.vocab.paths import find_ontology  # noqa: PLC0415

    faults: list[str] = [str(problem) for problem in check_vocabulary(vocabularies)]
    if graph is not None:
        faults += [str(problem) for problem in check_graph(open_source(graph), find_ontology() / "shapes.ttl")]
    for fault in faults[:limit]:
        click.echo(fault)
    if len(faults) > limit:
        click.echo(f"… and {len(faults) - limit} more (--limit)")
    click.echo(f"{len(faults)} fault{'' if len(faults) == 1 else 's'}", err=True)
    if faults:
        raise SystemExit(1)
