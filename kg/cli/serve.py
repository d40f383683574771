"""``kg serve``: SPARQL and the explorer over HTTP."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kg.cli.options import examples, graph_option, vocabulary_option


@click.command(
    "serve",
    epilog=examples(
        "kg serve --graph store/",
        "kg serve --graph exports/ --port 8080 --seconds 10 --workers 4",
        "KG_SERVE_TOKEN=… kg serve --graph store/ --write",
    ),
)
@graph_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; the default is this machine only."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A further name by which it may be called.")
@click.option("--cors", multiple=True, metavar="ORIGIN", help="Let pages of this origin ask; * lets all.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries that run at once.")
@click.option("--seconds", type=click.FloatRange(0.1), default=30.0, show_default=True, help="What a query may take.")
@click.option("--memory", type=click.IntRange(64), default=1024, show_default=True, help="MiB that a query may take.")
@click.option("--result", type=click.IntRange(1), default=64, show_default=True, help="MiB that a result may have.")
@click.option("--write", is_flag=True, help="Take updates, from those who have the token in KG_SERVE_TOKEN.")
@click.option("--allow-remote", is_flag=True, help="Let queries go out to the network (SERVICE, LOAD).")
@vocabulary_option
def command(
    *,
    graph: str,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    cors: tuple[str, ...],
    workers: int,
    seconds: float,
    memory: int,
    result: int,
    write: bool,
    allow_remote: bool,
    vocabularies: tuple[Path, ...],
) -> None:
    """Answer SPARQL at /sparql and show the explorer, a query page, and a page for every actor, topic and statement.

    Queries run in processes of their own, under limits, and are stopped when the client leaves. Only reading is
    possible unless --write is given.
    """
    from kg.errors import GraphError  # noqa: PLC0415  --help needs none of these
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    token = os.environ.get("KG_SERVE_TOKEN", "")
    if write and len(token) < 16:
        raise GraphError("writing needs a token of 16 characters or more", hint="set KG_SERVE_TOKEN")
    try:
        import uvicorn  # noqa: PLC0415

        from kg.serve.app import make_app  # noqa: PLC0415
        from kg.serve.pool import Limits  # noqa: PLC0415
        from kg.serve.state import LOOPBACK, Settings  # noqa: PLC0415
    except ImportError as problem:
        raise GraphError(f"{problem.name} is not installed", hint="pip install 'stancegraph[serve]'") from problem
    names = (*LOOPBACK, host, *hosts)
    if host in ("0.0.0.0", "::") and not hosts:
        names = ("*",)
    settings = Settings(
        graph=graph,
        limits=Limits(seconds, memory << 20, result << 20, workers),
        hosts=names,
        cors=cors,
        write=write,
        token=token,
        remote=allow_remote,
    )
    app = make_app(settings, load_vocabulary(vocabularies))
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=2)
    click.echo(f"http://{host}:{port}/  (Ctrl-C ends it)", err=True)
    uvicorn.Server(config).run()
