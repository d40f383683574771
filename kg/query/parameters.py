"""What a person writes for a parameter → the one term that it means in this graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

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


class UnknownTermError(QueryError):
    """Nothing in the graph has the label that was given."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that a label may mean."""

    curie: str
    label: str


class _Name(NamedTuple):
    """A label: of which term, its text, the rank of its property (0 is preferred), its folded words."""

    curie: str
    text: str
    rank: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """The labels of a kind of term by their words and by the local name of their term; what is shown for a term."""

    by_words: dict[tuple[str, ...], list[_Name]]
    by_id: dict[str, list[_Name]]
    shown: dict[str, str]


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
    known = source.remembered(f"labels of {kind}", lambda: _known(kind, source))
    wanted = tuple(fold(label).split())
    alike = known.by_words.get(wanted, []) + known.by_id.get(label.casefold(), [])
    found = {n.curie: n.text for n in alike if n.rank == 0} or {n.curie: n.text for n in alike}
    if not found and wanted:
        preferred = (n for names in known.by_words.values() for n in names if n.rank == 0)
        found = {n.curie: n.text for n in preferred if _contains(n.words, wanted)}
    return [Candidate(curie, known.shown.get(curie, found[curie])) for curie in sorted(found)]


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
    raise UnknownTermError(f"no such {parameter.type} in the graph", where, _near(parameter.type, value, source))


def _near(kind: str, label: str, source: Source) -> str:
    import difflib  # noqa: PLC0415  only a failure needs it

    known = {fold(n.text): (n.curie, n.text) for n in _names(kind, source)}
    near = difflib.get_close_matches(fold(label), known, n=3, cutoff=0.6)
    if near:
        return "did you mean " + " or ".join(f"{known[n][1]} ({known[n][0]})" for n in near) + "?"
    return f"kg query {kind}s lists what there is"


def _known(kind: str, source: Source) -> _Known:
    known = _Known({}, {}, {})
    for name in _names(kind, source):
        known.by_words.setdefault(name.words, []).append(name)
        known.by_id.setdefault(name.curie.partition(":")[2].casefold(), []).append(name)
        if name.rank == 0 and (name.curie not in known.shown or name.text.isascii()):
            known.shown[name.curie] = name.text
    return known


def _names(kind: str, source: Source) -> Iterable[_Name]:
    """The labels of every term of a kind."""
    query = with_prefixes(
        f"SELECT DISTINCT ?x ?label ?property {{ VALUES ?class {{ {_CLASSES[kind]} }} VALUES ?property {{ {_LABELS} }}"
        " ?x a ?class ; ?property ?label }"
    )
    ranks = {node(curie): rank for rank, curie in enumerate(_LABELS.split())}
    for row in cast(QuerySolutions, source.query(query)):
        text = row["label"].value
        yield _Name(name_of(row["x"].value), text, ranks[row["property"]], tuple(fold(text).split()))


def _contains(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(words[at : at + size] == wanted for at in range(len(words) - size + 1))
