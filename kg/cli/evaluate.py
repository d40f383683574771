"""``kg evaluate``: how well statements are read."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.options import examples, lang_option, tell_skipped, vocabulary_option

_EXAMPLES = (
    "kg evaluate gold.jsonl texts/",
    "kg evaluate gold.jsonl texts/ --errors",
    "kg evaluate gold.jsonl --predicted statements.jsonl --format json",
)


@click.command("evaluate", epilog=examples(*_EXAMPLES))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("texts", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--predicted",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare this JSON Lines file instead of reading TEXTS.",
)
@click.option("--errors", "show_errors", is_flag=True, help="Show each statement missed, spurious or different.")
@click.option("--all", "count_all", is_flag=True, help="Count documents too in which gold has no statement.")
@click.option("--format", "-f", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True)
@vocabulary_option
@lang_option
def command(
    *,
    gold: Path,
    texts: tuple[Path, ...],
    predicted: Path | None,
    show_errors: bool,
    count_all: bool,
    kind: str,
    vocabularies: tuple[Path, ...],
    lang: str,
) -> None:
    """Compare the statements read from TEXTS with those of GOLD (JSON Lines).

    Levels: found (the same stretch), attributed (and the same speaker), family (and a stance of the same family),
    stance (and the same stance and negation), triple (and a topic that carries the gold keywords).
    """
    from kg.evaluate.compare import compare  # noqa: PLC0415  --help needs none of these
    from kg.evaluate.records import load_statements  # noqa: PLC0415
    from kg.evaluate.report import errors, figures, summary  # noqa: PLC0415
    from kg.extract.reader import Reader  # noqa: PLC0415
    from kg.pipeline import Report, extract, read_documents  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    if not texts and predicted is None:
        raise click.UsageError("Give TEXTS to read, or --predicted FILE.")
    vocabulary, report = load_vocabulary(vocabularies), Report()
    wanted, known = load_statements(gold), {}
    found = load_statements(predicted) if predicted else {}
    if predicted is not None:
        known = {document.id: document.text for document in read_documents(texts, report, lang)}
    else:
        for document, statements in extract(texts, Reader(vocabulary), report, lang):
            found[document.id], known[document.id] = statements, document.text
    families = {stance.id: stance.family for stance in vocabulary.stances.values()}
    result = compare(wanted, found, families, sorted({*known, *found}) if count_all else ())
    if kind == "json":
        click.echo(json.dumps(figures(result), indent=2))
    else:
        click.echo("\n".join(summary(result)))
        if show_errors:
            click.echo("\n" + "\n".join(errors(result, known)))
    tell_skipped(report.skipped)
    if report.skipped:
        raise SystemExit(1)
