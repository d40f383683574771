"""What several commands share: options, the choice of a graph, progress, where text goes."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

GRAPH_DEFAULT = "exports"

vocabulary_option = click.option(
    "--vocabulary",
    "vocabularies",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="DIR",
    help="A vocabulary folder of your own, laid over the shipped one; may be given several times.",
)
lang_option = click.option("--lang", default="", metavar="TAG", help="Language of the texts; guessed when not given.")
graph_option = click.option(
    "--graph",
    "-g",
    "graph",
    default=GRAPH_DEFAULT,
    show_default=True,
    envvar="KG_GRAPH",
    metavar="PATH|URL",
    help="A graph file, a folder that kg build or kg add wrote, or a SPARQL endpoint.",
)
output_option = click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of to the terminal."
)


def examples(*lines: str) -> str:
    """An epilog of examples, one a line."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def deliver(pieces: Iterable[str], output: Path | None) -> None:
    """Text to a file, replaced at once, or to stdout.

    Raises:
        OutputError: the file, or what stdout goes to, cannot be written.
    """
    if output is None:
        for piece in pieces:
            _say(piece)
        _say("")
        return
    from kg.export.files import write_text  # noqa: PLC0415  not needed for --help

    write_text(output, pieces)


def _say(piece: str) -> None:
    try:
        sys.stdout.write(piece)  # click.echo would send UTF-8 to a terminal that cannot show it
        if not piece:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader, head for one, has enough; click ends quietly
        raise
    except OSError as problem:
        from kg.errors import OutputError  # noqa: PLC0415  not needed for --help

        with contextlib.suppress(OSError):  # what is still waiting would fail once more when Python ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        what = f"cannot be written: {problem.strerror or problem}"
        raise OutputError(what, "standard output", "see whether the disk is full") from problem


def progress_line(unit: str = "documents") -> Callable[[str, int], None]:
    """A function that shows progress on stderr when that is a terminal, and else does nothing."""
    if not sys.stderr.isatty():
        return lambda name, count: None

    def show(name: str, count: int) -> None:
        width = shutil.get_terminal_size().columns
        line = f"{count} {unit}  {''.join(c for c in name if c.isprintable())}"[: width - 1]
        click.echo(f"\r\x1b[K{line}", nl=False, err=True)

    return show


def end_progress() -> None:
    """Clear the line of progress."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True)


def screen() -> Any:
    """What tables are drawn for: the terminal's width, colours unless NO_COLOR is set, ASCII where need be."""
    from kg.query.results import Screen  # noqa: PLC0415  not needed for --help

    terminal = sys.stdout.isatty()
    encoding = (getattr(sys.stdout, "encoding", "") or "ascii").lower().replace("-", "")
    return Screen(
        width=shutil.get_terminal_size().columns if terminal else 200,
        colour=terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb",
        ascii_only=not encoding.startswith("utf"),
    )


def tell_skipped(skipped: Iterable[tuple[str, str]]) -> None:
    """Name on stderr what was left out and why, one line each."""
    for where, message in skipped:
        line = message if message.startswith(where) else f"{where}: {message}"
        click.echo(f"kg: skipped {line}", err=True)
