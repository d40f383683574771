"""``kg doctor``: what is wrong with a store, and mending."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import examples, vocabulary_option


@click.command("doctor", epilog=examples("kg doctor store/", "kg doctor store/ --mend"))
@click.argument("store", type=click.Path(path_type=Path), default="store")
@click.option("--mend", is_flag=True, help="Mend what can be mended: the text index, labels, a stale lock.")
@vocabulary_option
def command(store: Path, mend: bool, vocabularies: tuple[Path, ...]) -> None:
    """Say what is wrong with a store: its mark, its lock, its files, its text index, its labels, its documents.

    Nothing is changed without --mend. The exit code is 1 where something stays wrong.
    """
    from kg import __version__  # noqa: PLC0415  --help needs none of these
    from kg.graph.build import Run  # noqa: PLC0415
    from kg.graph.doctor import examine  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    vocabulary = load_vocabulary(vocabularies)
    findings = examine(store, vocabulary, Run(__version__, vocabulary.digest), mend=mend)
    for finding in findings:
        click.echo(f"{finding.state:<7} {finding.what}" + (f"; {finding.advice}" if finding.advice else ""))
    if any(finding.state == "wrong" for finding in findings):
        raise SystemExit(1)
