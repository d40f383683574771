"""``kg export``: a graph in another format."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import deliver, examples, graph_option, output_option

_KINDS = ("turtle", "trig", "nquads", "jsonld", "jsonl", "csv", "graphml", "gexf")


@click.command(
    "export",
    epilog=examples(
        "kg export --format jsonld -o graph.jsonld",
        "kg export --graph store/ --format csv > statements.csv",
        "kg export --graph exports/graph.trig --format gexf -o network.gexf",
    ),
)
@graph_option
@click.option("--format", "-f", "kind", type=click.Choice(_KINDS), default="turtle", show_default=True)
@output_option
def command(graph: str, kind: str, output: Path | None) -> None:
    """Write a graph in a format: the same bytes for the same graph.

    turtle merges the documents; trig, nquads and jsonld keep them apart; jsonl and csv hold the statements; graphml and
    gexf the network of actors and topics.
    """
    from kg.export.formats import export  # noqa: PLC0415  --help does not need it
    from kg.graph.source import open_source  # noqa: PLC0415

    deliver(export(open_source(graph), kind), output)
