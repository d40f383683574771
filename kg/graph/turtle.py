"""Turtle and TriG made for reading and for diffing: the same bytes for the same graph.

Prefixes never change, subjects stand in the order of reading (what people think in first, then documents, each
statement with its evidence beside it), predicates are grouped, and nothing depends on the order of the input.
Characters that could close a string, hide, or turn the line round are escaped, so that the words of a
hostile text stay words.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from kg.errors import OutputError
from kg.graph.gathered import Facts, empty, gather, gather_lines, name, words
from kg.graph.terms import PROPERTIES, START, VOCABULARY_GRAPH, XSD, A, P
from kg.ids import NAMESPACES

_SECTIONS = ("kg", "stance", "role", "office", "actor", "membership", "topic", "run")
_OTHERS, _BLANK, _DOCUMENTS = len(_SECTIONS), len(_SECTIONS) + 1, len(_SECTIONS) + 2
"""Where what has no section of its own stands: before the documents, which come one after the other."""
_PREDICATES = (
    "rdf:type",
    "skos:prefLabel",
    "skos:altLabel",
    "rdfs:label",
    "skos:definition",
    "dcterms:identifier",
    "dcterms:title",
    *PROPERTIES.values(),
    "oa:start",
    "oa:end",
    "oa:exact",
)
_PLACES = tuple(str(P[key]) for key in ("evidence", "quote", "sentence"))
_EVIDENCE, _DOCUMENT, _START, _TYPE = str(P["evidence"]), str(P["document"]), str(START), str(A)
_RANK = {curie: rank for rank, curie in enumerate(_PREDICATES)}
# Local names that need no escape: letters, digits, percent triples; no dot at the end, no dash or dot in front.
_LOCAL = re.compile(r"(?![.-])(?:[A-Za-z0-9_:.-]|%[0-9A-Fa-f]{2})+(?<![.])")
_SHORT = {XSD + "boolean": re.compile("true|false"), XSD + "integer": re.compile("[+-]?[0-9]+")}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Control characters, line separators, and the marks that turn the direction of a line.
_UNSAFE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]')


def turtle(triples: Iterable[Triple] | Iterable[Quad]) -> Iterator[str]:
    """A graph as Turtle, piece by piece; of quads, the graph names are left aside.

    Raises:
        GraphError: a triple about a triple (RDF 1.2), which no other tool here reads.
    """
    yield prefix_lines()
    yield from _blocks(gather(triples), "")


def turtle_by_graph(graphs: Iterable[bytes]) -> Iterator[str]:
    """The Turtle of many graphs, one document a graph, in the order of their names: the bytes of ``turtle``.

    Each graph is given as the engine writes it in N-Triples.

    What belongs to one document waits in a temporary file, so that memory holds only what the documents share.

    Raises:
        GraphError: a triple about a triple (RDF 1.2).
        OutputError: the temporary folder is full.
    """
    try:
        yield from _by_graph(graphs)
    except OSError as problem:
        what = f"cannot be written: {problem.strerror or problem}"
        raise OutputError(what, tempfile.gettempdir(), "name a folder with more space in TMPDIR") from problem


def _by_graph(graphs: Iterable[bytes]) -> Iterator[str]:
    shared = empty()
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as documents:
        for lines in graphs:
            facts = gather_lines(lines)
            own: Facts = {subject: facts.pop(subject) for subject in _of_documents(facts)}
            for subject, properties in facts.items():
                for predicate, objects in properties.items():
                    shared[subject][predicate] |= objects
            documents.writelines(_blocks(own, ""))
        yield prefix_lines()
        yield from _blocks(shared, "")
        documents.seek(0)
        while piece := documents.read(1 << 20):
            yield piece


def _of_documents(facts: Facts) -> list[str]:
    """The subjects that stand in the part of a document: itself, its articles, its statements with their evidence."""
    found: dict[str, None] = {}
    for subject, properties in facts.items():
        if _section(subject, properties) == _DOCUMENTS:
            found[subject] = None
            for key in _PLACES:
                found.update((place, None) for place in properties.get(key, ()) if place in facts)
    return list(found)


def trig(quads: Iterable[Quad]) -> Iterator[str]:
    """Named graphs as TriG, piece by piece: the default graph, the vocabulary, then the documents by name.

    Raises:
        GraphError: a triple about a triple (RDF 1.2), which no other tool here reads.
    """
    graphs: dict[Any, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(quad)
    yield prefix_lines()
    for graph in sorted(graphs, key=graph_rank):
        yield from trig_graph(graph, gather(graphs.pop(graph)))


def trig_graph(graph: NamedNode | BlankNode | DefaultGraph, facts: Facts) -> Iterator[str]:
    """One graph as a TriG block, without the prefixes."""
    if isinstance(graph, DefaultGraph):
        yield from _blocks(facts, "")
    else:
        yield f"\n{_term(str(graph))} {{\n"
        yield from _blocks(facts, "    ")
        yield "}\n"


def graph_rank(graph: NamedNode | BlankNode | DefaultGraph) -> tuple[int, str]:
    """The place of a graph in a file: default graph, vocabulary, documents."""
    if isinstance(graph, DefaultGraph):
        return 0, ""
    return (1 if graph == VOCABULARY_GRAPH else 2), graph.value


def prefix_lines() -> str:
    """The prefixes that every Turtle and TriG file begins with."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in NAMESPACES.items())


def _blocks(facts: Facts, indent: str) -> Iterator[str]:
    for subject in reading_order(facts):
        yield "\n" + _block(subject, facts[subject], indent)


def reading_order(facts: Facts) -> Iterator[str]:
    """Subjects by section; evidence stands behind the first statement that points to it."""
    beside = {place for properties in facts.values() for key in _PLACES for place in properties.get(key, ())}
    placed = set()
    for subject in sorted(facts.keys() - beside, key=lambda subject: _subject_rank(subject, facts)):
        yield subject
        for key in _PLACES:
            for place in sorted(facts[subject].get(key, ())):
                if place in facts and place not in placed:
                    placed.add(place)
                    yield place
    # Evidence that points to evidence hangs in a circle of its own; nothing is left out.
    yield from sorted((facts.keys() & beside) - placed)


Rank = tuple[int, str, int, int, str]


def _section(subject: str, properties: dict[str, set[str]]) -> int:
    """The section in which a subject stands."""
    if subject[0] == "_":
        return _BLANK
    prefix = name(subject).partition(":")[0]
    if prefix == "document" or (prefix == "statement" and _DOCUMENT in properties):
        return _DOCUMENTS
    return _SECTIONS.index(prefix) if prefix in _SECTIONS else _OTHERS


def _subject_rank(subject: str, facts: Facts) -> Rank:
    """The place of a subject: section by section, then documents, each with its articles and its statements."""
    properties = facts[subject]
    section = _section(subject, properties)
    if section == _BLANK:
        return section, "", 0, 0, subject[2:]
    short = name(subject)
    if section != _DOCUMENTS:
        return section, "", 0, 0, short
    prefix, _, local = short.partition(":")
    if prefix == "document":
        return section, "document:" + local.partition(":")[0], 0, 0, short
    document = min(_reference(o) for o in properties[_DOCUMENT])
    start = min((_start(e, facts) for e in properties.get(_EVIDENCE, ())), default=0)
    return section, document, 1, start, short


def _reference(term: str) -> str:
    return name(term) if term[0] == "<" else words(term).value if term[0] == '"' else term[2:]


def _start(place: str, facts: Facts) -> int:
    values = [_reference(o) for o in facts.get(place, {}).get(_START, ())]
    return min((int(v) for v in values if v.isascii() and v.isdigit()), default=0)


def _block(subject: str, properties: dict[str, set[str]], indent: str) -> str:
    lines = []
    for predicate, verb in _ordered(tuple(properties)):
        values = properties[predicate]
        if len(values) == 1:
            (value,) = values
            lines.append(f"{verb} {_term(value)}")
            continue
        objects = [_term(o) for o in sorted(values, key=_object_rank)]
        line = f"{verb} {', '.join(objects)}"
        if len(line) > 110:
            line = f"{verb}\n{indent}        " + f",\n{indent}        ".join(objects)
        lines.append(line)
    return f"{indent}{_term(subject)}\n{indent}    " + f" ;\n{indent}    ".join(lines) + " .\n"


@lru_cache(maxsize=4096)
def _ordered(predicates: tuple[str, ...]) -> list[tuple[str, str]]:
    """Predicates in the order of reading, with what Turtle writes for each; most subjects have the same few."""
    ranked = sorted((_RANK.get(name(p), len(_RANK)), name(p), p) for p in predicates)
    return [(p, "a" if p == _TYPE else _term(p)) for _, _, p in ranked]


def _object_rank(term: str) -> tuple[int, str, str, str]:
    if term[0] == '"':
        value, language, datatype = words(term)
        return 1, language, value, datatype
    return 0, "", name(term) if term[0] == "<" else "~" + term[2:], ""


def _term(term: str) -> str:
    if term[0] == "<":
        return _named(term)
    return _literal(term) if term[0] == '"' else term


@lru_cache(maxsize=65536)
def _named(term: str) -> str:
    short = name(term)
    local = short.partition(":")[2]
    return short if short != term[1:-1] and _LOCAL.fullmatch(local) else f"<{_UNSAFE.sub(_escape, term[1:-1])}>"


def _literal(term: str) -> str:
    end = term.rindex('"')
    if term[end + 1 : end + 2] == "^":
        return _typed(term)
    if not _UNSAFE.search(term, 1, end) and term.find("--", end) < 0:
        return term  # as most are: N-Triples and Turtle write it alike
    value, language, _ = words(term)
    quoted = f'"{_UNSAFE.sub(_escape, value)}"'
    return f"{quoted}@{language}" if language else quoted


@lru_cache(maxsize=65536)
def _typed(term: str) -> str:
    value, _, datatype = words(term)
    if datatype in _SHORT and _SHORT[datatype].fullmatch(value):
        return value
    return f'"{_UNSAFE.sub(_escape, value)}"^^{_named("<" + datatype + ">")}'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
