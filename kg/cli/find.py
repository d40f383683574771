"""``kg find``: full-text search."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.options import examples, graph_option


@click.command(
    "find",
    epilog=examples(
        "kg find وقف اطلاق النار", "kg find '\"European army\"' --graph store/", "kg find لافروف --kind term"
    ),
)
@click.argument("words", nargs=-1, required=True)
@graph_option
@click.option("--kind", type=click.Choice(["statement", "term"]), help="Only statements, or only actors and topics.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@click.option("--format", "-f", "output_kind", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(words: tuple[str, ...], graph: str, kind: str | None, limit: int, output_kind: str) -> None:
    """Search evidence and labels.

    Diacritics, hamza forms, case and Arabic proclitics make no difference; all words must be there, the last one may be
    cut short; words in quotation marks stand together. A store answers from its index, a file is read first.
    """
    from kg.graph.source import open_source  # noqa: PLC0415  --help needs none of these
    from kg.graph.textindex import index_of, open_index  # noqa: PLC0415
    from kg.query.results import plain  # noqa: PLC0415

    index = open_index(Path(graph)) or index_of(open_source(graph))
    hits = index.search(" ".join(words), limit, kind or "")
    if output_kind == "json":
        rows = [{"kind": h.kind, "id": h.id, "doc": h.doc, "title": h.title, "text": h.shown} for h in hits]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for hit in hits:
        click.echo(f"{hit.id}  {plain(hit.title)}")
        if hit.shown:
            click.echo(f"    {hit.doc}: {plain(hit.shown)}")
    if not hits:
        click.echo("nothing found", err=True)
