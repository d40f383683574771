"""A query's result as text: a table for people, the formats of SPARQL 1.1 for programs, Turtle for triples."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg.errors import GraphError, QueryError
from kg.graph.source import STORE_FAULTS, Result
from kg.graph.terms import XSD, name_of
from kg.graph.turtle import turtle

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples")
"""How a result can be written; triples are Turtle or N-Triples, rows and yes/no the others."""

_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
# What could move a terminal's cursor, colour it, or turn the line round.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

# What XML 1.0 cannot hold, escaped or not.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Screen:
    """What a table is drawn for: columns of characters, colours or none, ASCII only or not."""

    width: int = 120
    colour: bool = False
    ascii_only: bool = False


def render(result: Result, kind: str, screen: Screen | None = None) -> Iterator[str]:
    """A result as text, piece by piece.

    Raises:
        QueryError: the format is unknown, or does not fit the kind of result.
        GraphError: the graph cannot be read to the end.
    """
    try:
        yield from _render(result, kind, screen)
    except STORE_FAULTS as problem:  # rows are fetched while they are written
        raise GraphError(
            f"the query could not be answered: {problem}", hint="see whether the graph is there"
        ) from problem


def _render(result: Result, kind: str, screen: Screen | None) -> Iterator[str]:
    if kind not in FORMATS:
        raise QueryError(f"unknown format '{kind}'", hint="use one of " + ", ".join(FORMATS))
    if isinstance(result, QueryTriples):
        if kind in ("table", "turtle"):
            return turtle(result)
        if kind == "ntriples":
            return iter(sorted(_text(serialize(set(result), format=RdfFormat.N_TRIPLES)).splitlines(keepends=True)))
        raise QueryError("the result is triples", hint="use --format turtle or ntriples")
    if kind in ("turtle", "ntriples"):
        raise QueryError("the result is no triples", hint="use --format table, csv, tsv, json or xml")
    if kind != "table":
        written = _text(result.serialize(format=_RESULTS[kind]))
        return iter([_NOT_XML.sub("\ufffd", written) if kind == "xml" else written])
    if isinstance(result, QueryBoolean):
        return iter(["yes\n" if result else "no\n"])
    return iter([table(*rows_of(result), screen or Screen())])


def rows_of(result: QuerySolutions) -> tuple[list[str], list[list[str]]]:
    """Names of the columns and the rows as people read them: CURIEs, words, numbers; unbound is empty."""
    names = [variable.value for variable in result.variables]
    return names, [[shown(row[name]) for name in names] for row in result]


def shown(term: NamedNode | BlankNode | Literal | Triple | None) -> str:
    """A term as a person reads it, on one line and with no power over the terminal.

    >>> shown(NamedNode("https://w3id.org/stancegraph/actor/Russia"))
    'actor:Russia'
    """
    if term is None:
        return ""
    if isinstance(term, Literal):
        words = term.value
        if term.datatype.value == XSD + "double":
            words = _number(words)
    else:
        words = name_of(term.value) if isinstance(term, NamedNode) else str(term)
    return plain(words)


def plain(words: str) -> str:
    """Words on one line, with no power over the terminal: what controls it is written as an escape."""
    return _CONTROL.sub(lambda m: " " if m.group() in "\n\r\t\u2028\u2029" else f"\\u{ord(m.group()):04x}", words)


def table(names: Sequence[str], rows: Iterable[Sequence[str]], screen: Screen) -> str:
    """Rows as a table; Arabic is left as it is written, and its columns stand last, so that a terminal that turns
    a line round leaves the other columns where they are.
    """
    from rich import box  # noqa: PLC0415  50 ms that only a table needs
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    kept = list(rows)
    order = sorted(range(len(names)), key=lambda at: _arabic([row[at] for row in kept]))
    drawn = Table(box=box.ASCII if screen.ascii_only else box.SIMPLE_HEAD, pad_edge=False)
    for at in order:
        numeric = bool(kept) and all(re.fullmatch(r"-?[\d.]*", row[at]) for row in kept)
        drawn.add_column(Text(names[at]), justify="right" if numeric else "left", overflow="fold")
    for row in kept:
        drawn.add_row(*(Text(row[at]) for at in order))
    out = io.StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.colour,
        no_color=not screen.colour,
        highlight=False,
        legacy_windows=False,
    )
    console.print(drawn)
    count = len(kept)
    console.print(f"{count} row{'' if count == 1 else 's'}", style="dim" if screen.colour else None)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def _arabic(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and 2 * sum(bool(_ARABIC.search(cell)) for cell in filled) > len(filled)


def _number(words: str) -> str:
    """A double without the digits that only its binary form has."""
    try:
        return f"{float(words):.4g}"
    except ValueError:
        return words


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8")
