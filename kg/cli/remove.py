"""``kg remove``: documents out of a store."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import examples, vocabulary_option


@click.command("remove", epilog=examples("kg remove report-17 --graph store/"))
@click.argument("documents", nargs=-1, required=True)
@click.option(
    "--graph", "-g", default="store", show_default=True, envvar="KG_STORE", metavar="DIR|URL", help="The store."
)
@vocabulary_option
def command(documents: tuple[str, ...], graph: str, vocabularies: tuple[Path, ...]) -> None:
    """Remove documents from a store, with all that they said.

    DOCUMENTS are the names of the files that were added, without their ending.
    """
    from kg import __version__  # noqa: PLC0415  --help needs none of these
    from kg.errors import GraphError  # noqa: PLC0415
    from kg.graph.build import Run, graph_name  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    vocabulary = load_vocabulary(vocabularies)
    run = Run(__version__, vocabulary.digest)
    if graph.startswith(("http://", "https://")):
        from kg.graph.remote import RemoteStore  # noqa: PLC0415

        remote = RemoteStore(graph, vocabulary, run)
        there = {name.value for name in remote.graph_names()}
        missing = [doc for doc in documents if graph_name(doc).value not in there]
        for doc in documents:
            remote.remove(graph_name(doc))
        remote.tidy()
    else:
        from kg.graph.disk import DiskStore  # noqa: PLC0415
        from kg.graph.source import STORE_MARK  # noqa: PLC0415

        if not (Path(graph) / STORE_MARK).exists():
            raise GraphError("no store in this folder", graph, "name one with --graph")
        with DiskStore(Path(graph), vocabulary, run) as store:
            missing = [doc for doc in documents if not store.discard(doc)]
    for doc in missing:
        click.echo(f"kg: no document '{doc}' in {graph}", err=True)
    click.echo(f"{len(documents) - len(missing)} removed")
    if missing:
        raise SystemExit(1)
