"""The command line: ``kg COMMAND``. A command is loaded when it is called, so that ``kg --help`` answers at once."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

COMMANDS = {
    "build": "Read documents and write the graph, its statements and the explorer.",
    "extract": "Print the statements of documents.",
    "query": "Ask a graph: SPARQL, a file, or a named query.",
    "find": "Search evidence and labels; spelling variants are one.",
    "view": "Write a graph as one offline HTML page.",
    "export": "Write a graph as Turtle, TriG, JSON-LD, CSV, GraphML …",
    "stats": "Count what a graph holds.",
    "add": "Add documents to a lasting store.",
    "remove": "Remove documents from a store.",
    "check": "Check the vocabulary, a graph, or both.",
    "doctor": "Say what is wrong with a store, and mend what can be mended.",
    "evaluate": "Compare statements with gold ones.",
    "serve": "Answer SPARQL and show the explorer over HTTP.",
    "actors": "Who is known, who is not, and why a name means whom.",
    "topics": "Which topics there are and what a phrase maps to.",
}
"""Name → what it does in one line. Each is ``command`` in the module of that name in this folder."""


class Failure(click.ClickException):
    """A ``KgError`` as the command line tells it: one line, exit code 1."""

    def __init__(self, problem: KgError) -> None:
        super().__init__(str(problem))

    def show(self, file: Any = None) -> None:
        """Print the line on stderr."""
        click.echo(f"kg: {self.message}", err=True, file=file)


class Commands(click.Group):
    """The commands of ``COMMANDS`` whose module is there, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which people need them."""
        here = Path(__file__).parent
        return [name for name in COMMANDS if (here / f"{name}.py").is_file() or (here / name).is_dir()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, loaded now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"kg.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command called; a mistyped name is answered with the nearest ones."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            import difflib  # noqa: PLC0415  only a failure needs it

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=2)
            if near and not args[0].startswith("-"):
                ctx.fail(f"No such command '{args[0]}'. Did you mean {' or '.join(near)}?")
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for the help text, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of the library becomes one line and exit code 1."""
        try:
            return super().invoke(ctx)
        except KgError as problem:
            raise Failure(problem) from problem


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: kg build seeds/ --out exports/",
)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Stancegraph: who takes which stance on what, with the words that prove it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Arabic shows escapes instead of failing
