"""What a person writes for a parameter → the one term that it means in this graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import GraphError, QueryError
from kg.fold import fold
from kg.graph.source import Source
from kg.graph.terms import XSD, date, name_of, node
from kg.ids import NAMESPACES, document_curie
from kg.query.catalogue import NamedQuery, Parameter
from kg.query.sparql import with_prefixes

_CLASSES = {
    "actor": "kg:Person kg:Country kg:Territory kg:Organization kg:Group kg:Actor",
    "topic": "kg:Topic",
    "stance": "kg:Stance",
}
_LABELS = "skos:prefLabel skos:altLabel kg:shortForm"
_CURIE = re.compile(r"([a-z]+):(\S+)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that a label may mean."""

    curie: str
    label: str


def bind(query: NamedQuery, given: Mapping[str, str], source: Source) -> dict[str, str]:
    """The terms for a query's parameters, in SPARQL syntax, by name.

    Raises:
        QueryError: a parameter is unknown, missing or malformed, or its label means nothing or several things here.
    """
    for name in given:
        query.parameter(name)
    values: dict[str, str] = {}
    for parameter in query.parameters:
        value = given.get(parameter.name, "")
        if parameter.type != "text":
            value = value.strip()
        if value or (parameter.type == "text" and parameter.name in given):
            values[parameter.name] = term_for(parameter, value, source)
        elif parameter.required:
            raise QueryError(
                f"needs the parameter '{parameter.name}' ({parameter.type})",
                query.name,
                f"add --param {parameter.name}=…" + (f": {parameter.description}" if parameter.description else ""),
            )
    return values


def find_terms(kind: str, label: str, source: Source) -> list[Candidate]:
    """The actors, topics or stances of a graph that a label can mean, in either language.

    Labels are compared folded: first the whole label, then the preferred labels before the others, then the
    label as whole words inside a longer one (a surname). The first of these that finds any decides.
    """
    wanted = fold(label).split()
    exact: dict[str, str] = {}
    preferred: dict[str, str] = {}
    inside: dict[str, str] = {}
    names: dict[str, str] = {}
    for curie, text, rank in _labels(kind, source):
        words = fold(text).split()
        if rank == 0 and (curie not in names or text.isascii()):
            names[curie] = text
        if words == wanted or curie.partition(":")[2].casefold() == label.casefold():
            (preferred if rank == 0 else exact)[curie] = text
        elif rank == 0 and wanted and _contains(words, wanted):
            inside[curie] = text
    found = preferred or exact or inside
    return [Candidate(curie, names.get(curie, found[curie])) for curie in sorted(found)]


def term_for(parameter: Parameter, value: str, source: Source) -> str:
    """The term, in SPARQL syntax, that a value given for a parameter means in a graph.

    Raises:
        QueryError: it is malformed, or means nothing or several things here.
    """
    where = f"{parameter.name}={value}"
    if parameter.type in _CLASSES:
        return str(_identifier(value, where) or _named(parameter, value, source, where))
    if parameter.type == "document":
        return str(_identifier(value, where) or node(document_curie(value)))
    if parameter.type == "statement":
        return str(_identifier(value, where) or _identifier(f"statement:{value}", where))
    if parameter.type == "term" and (identifier := _identifier(value, where)):
        return str(identifier)
    if parameter.type == "date":
        try:
            date(value)
        except GraphError as problem:
            raise QueryError(problem.what, where, problem.hint) from problem
    if parameter.type in ("int", "number"):
        pattern = r"[+-]?\d{1,12}" if parameter.type == "int" else r"[+-]?\d{1,12}(\.\d{1,12})?"
        if not re.fullmatch(pattern, value, re.ASCII):
            raise QueryError("not a number", where, "write it in digits")
        return value if parameter.type == "int" else f'"{value}"^^<{XSD}double>'
    try:
        return str(Literal(value))
    except ValueError as problem:
        raise QueryError("not a text", ascii(where), "write it in Unicode") from problem


def _identifier(value: str, where: str) -> NamedNode | None:
    """The node of a CURIE or an IRI; None where the value is neither."""
    match = _CURIE.fullmatch(value)
    try:
        if match and match[1] in NAMESPACES:
            return node(value)
        return NamedNode(value) if value.startswith(("http://", "https://")) else None
    except (GraphError, ValueError) as problem:
        raise QueryError("not an identifier", where, "write it as actor:Russia") from problem


def _named(parameter: Parameter, value: str, source: Source, where: str) -> NamedNode:
    found = find_terms(parameter.type, value, source)
    if len(found) == 1:
        return _identifier(found[0].curie, where) or NamedNode(found[0].curie)
    if found:
        listed = ", ".join(f"{c.curie} ({c.label})" for c in found[:8]) + (" …" if len(found) > 8 else "")
        raise QueryError(f"can mean {len(found)} {parameter.type}s: {listed}", where, "give one of these names")
    raise QueryError(f"no such {parameter.type} in the graph", where, _near(parameter.type, value, source))


def _near(kind: str, label: str, source: Source) -> str:
    import difflib  # noqa: PLC0415  only a failure needs it

    known = {fold(text): (curie, text) for curie, text, _ in _labels(kind, source)}
    near = difflib.get_close_matches(fold(label), known, n=3, cutoff=0.6)
    if near:
        return "did you mean " + " or ".join(f"{known[n][1]} ({known[n][0]})" for n in near) + "?"
    return f"kg query {kind}s lists what there is"


def _labels(kind: str, source: Source) -> Iterable[tuple[str, str, int]]:
    """CURIE, label, rank of the label's property (0 is preferred) of every term of a kind."""
    query = with_prefixes(
        f"SELECT DISTINCT ?x ?label ?property {{ VALUES ?class {{ {_CLASSES[kind]} }} VALUES ?property {{ {_LABELS} }}"
        " ?x a ?class ; ?property ?label }"
    )
    ranks = {node(curie): rank for rank, curie in enumerate(_LABELS.split())}
    for row in cast(QuerySolutions, source.query(query)):
        yield name_of(row["x"].value), row["label"].value, ranks[row["property"]]


def _contains(words: list[str], wanted: list[str]) -> bool:
    size = len(wanted)
    return any(words[at : at + size] == wanted for at in range(len(words) - size + 1))
