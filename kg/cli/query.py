"""``kg query``: SPARQL over a graph."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import deliver, examples, graph_option, output_option, screen

if TYPE_CHECKING:
    from kg.query.catalogue import NamedQuery

_EXAMPLES = (
    "kg query --list",
    "kg query positions --param actor=لافروف",
    'kg query who-stands-where --param topic="European army" --format csv',
    "kg query 'SELECT ?who { ?who stance:openTo ?what }' --graph exports/graph.ttl",
    "kg query my.rq --graph store/ --limit 20 --offset 40",
)


@click.command("query", epilog=examples(*_EXAMPLES))
@click.argument("query", required=False)
@graph_option
@click.option("--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A parameter, by label or CURIE.")
@click.option(
    "--format",
    "-f",
    "kind",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "turtle", "ntriples"]),
    default="table",
    show_default=True,
)
@click.option("--limit", type=click.IntRange(0), help="At most so many rows.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out so many rows first.")
@click.option("--list", "listing", is_flag=True, help="List the named queries, or tell all about the one named.")
@click.option("--allow-remote", is_flag=True, help="Let the query go out to the network (SERVICE, FROM).")
@output_option
def command(
    *,
    query: str | None,
    graph: str,
    params: tuple[str, ...],
    kind: str,
    limit: int | None,
    offset: int,
    listing: bool,
    allow_remote: bool,
    output: Path | None,
) -> None:
    """Ask a graph.

    QUERY is SPARQL (the usual prefixes are known), a file that ends in .rq, or the name of a query (kg query --list).
    Only reading is possible.
    """
    from kg.graph.source import open_source  # noqa: PLC0415  --help needs none of these
    from kg.query.catalogue import get_query, shipped_catalogue  # noqa: PLC0415
    from kg.query.results import render  # noqa: PLC0415
    from kg.query.run import Request, run_query  # noqa: PLC0415

    if listing:
        _tell([get_query(query)] if query else list(shipped_catalogue().values()), bool(query))
        return
    if query is None:
        raise click.UsageError("Give a query, or --list to see the named ones.")
    given = dict(_pair(param) for param in params)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the engine does not look at Python's handler while it works
    request = Request(query, given, limit, offset, allow_remote)
    deliver(render(run_query(request, open_source(graph)), kind, screen()), output)


def _pair(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals:
        raise click.BadParameter(f"'{param}' is not NAME=VALUE", param_hint="--param")
    return name.strip(), value


def _tell(queries: list[NamedQuery], full: bool) -> None:
    for query in queries:
        click.echo(f"{query.name}\n    {query.title}" + (f" — {query.title_ar}" if query.title_ar else ""))
        if query.description and full:
            click.echo(f"    {query.description}")
        for parameter in query.parameters:
            need = "" if parameter.required else ", optional"
            click.echo(f"    --param {parameter.name}=…  {parameter.type}{need}: {parameter.description}")
        for example in query.examples if full else ():
            words = "".join(f' --param {name}="{value}"' for name, value in example.items())
            click.echo(f"    kg query {query.name}{words}")
        if full:
            click.echo("\n" + "\n".join(line for line in query.text.splitlines() if not line.startswith("#")))
