"""``kg stats``: what a graph holds, in numbers."""

from __future__ import annotations

import json

import click

from kg.cli.options import examples, graph_option


@click.command("stats", epilog=examples("kg stats", "kg stats --graph store/ --format json"))
@graph_option
@click.option("--format", "-f", "kind", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--top", type=click.IntRange(1), default=10, show_default=True, help="How many rows of each list.")
def command(graph: str, kind: str, top: int) -> None:
    """Count what a graph holds."""
    from kg.graph.source import open_source  # noqa: PLC0415  --help does not need it
    from kg.query.stats import count  # noqa: PLC0415

    found = count(open_source(graph), top)
    if kind == "json":
        plain = [{"actor": a, "stance": s, "topic": t, "statements": n} for a, s, t, n in found.plain]
        groups = {name: dict(values) for name, values in found.groups.items()}
        click.echo(json.dumps({**found.counts, "by": groups, "plain": plain}, ensure_ascii=False, indent=2))
        return
    for name, number in found.counts.items():
        click.echo(f"{number:>9}  {name}")
    for name, values in found.groups.items():
        click.echo(f"\nby {name}")
        for value, number in values[:top]:
            click.echo(f"{number:>9}  {value}")
        if len(values) > top:
            click.echo(f"           and {len(values) - top} more")
    click.echo("\nsaid most")
    for actor, stance, topic, number in found.plain:
        click.echo(f"{number:>9}  {actor} {stance} {topic}")
