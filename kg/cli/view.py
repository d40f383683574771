"""``kg view``: a graph as one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import examples, vocabulary_option


@click.command(
    "view",
    epilog=examples("kg view", "kg view store/ --actor لافروف --since 2024-05 -o lavrov.html", "kg view --lang en"),
)
@click.argument("graph", default="exports")
@click.option("--actor", default="", help="Only what this actor says, or what is said for it or aimed at it.")
@click.option("--topic", default="", help="Only this topic and those below it.")
@click.option("--since", default="", metavar="DATE", help="Only statements from this day, month or year on.")
@click.option("--until", default="", metavar="DATE", help="Only statements up to this day, month or year.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="Language it opens in.")
@click.option("--title", default="", help="The page's heading.")
@click.option("--output", "-o", type=click.Path(path_type=Path), default=Path("graph.html"), show_default=True)
@vocabulary_option
def command(
    *,
    graph: str,
    actor: str,
    topic: str,
    since: str,
    until: str,
    lang: str,
    title: str,
    output: Path,
    vocabularies: tuple[Path, ...],
) -> None:
    """Write a graph as one offline HTML page in which every line opens the words that prove it.

    GRAPH is a graph file, a folder that kg build or kg add wrote, or a SPARQL endpoint.
    """
    from kg.export.files import write_text  # noqa: PLC0415  --help needs none of these
    from kg.graph.source import open_source  # noqa: PLC0415
    from kg.graph.statements import iter_documents  # noqa: PLC0415
    from kg.query.select import Selection, select_statements  # noqa: PLC0415
    from kg.view.data import view_data  # noqa: PLC0415
    from kg.view.page import render  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    source = open_source(graph)
    statements = list(select_statements(source, Selection(actor, topic, since, until)))
    data = view_data(statements, iter_documents(source), load_vocabulary(vocabularies))
    write_text(output, [render(data, lang=lang, title=title)])
    click.echo(f"{len(statements)} statements written to {output}", err=True)
