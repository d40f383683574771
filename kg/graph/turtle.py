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

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import GraphError
from kg.graph.terms import PROPERTIES, START, VOCABULARY_GRAPH, XSD, A, P, name_of
from kg.ids import NAMESPACES

Facts = dict[NamedNode | BlankNode, dict[NamedNode, set[Any]]]
"""Subject → predicate → objects."""

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
_PLACES = ("evidence", "quote", "sentence")
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
    yield from _blocks(gather(Triple(t.subject, t.predicate, t.object) for t in triples), "")


def turtle_by_graph(graphs: Iterable[Iterable[Quad]]) -> Iterator[str]:
    """The Turtle of many graphs, one document a graph, in the order of their names: the bytes of ``turtle``.

    What belongs to one document waits in a temporary file, so that memory holds only what the documents share.

    Raises:
        GraphError: a triple about a triple (RDF 1.2).
    """
    shared: Facts = defaultdict(lambda: defaultdict(set))
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as documents:
        for quads in graphs:
            facts = gather(Triple(q.subject, q.predicate, q.object) for q in quads)
            own: Facts = defaultdict(lambda: defaultdict(set))
            for subject in _of_documents(facts):
                own[subject] = facts.pop(subject)
            for subject, properties in facts.items():
                for predicate, objects in properties.items():
                    shared[subject][predicate] |= objects
            documents.writelines(_blocks(own, ""))
        yield prefix_lines()
        yield from _blocks(shared, "")
        documents.seek(0)
        while piece := documents.read(1 << 20):
            yield piece


def _of_documents(facts: Facts) -> list[Any]:
    """The subjects that stand in the part of a document: itself, its articles, its statements with their evidence."""
    found: dict[Any, None] = {}
    for subject in facts:
        if _subject_rank(subject, facts)[0] == _DOCUMENTS:
            found[subject] = None
            for key in _PLACES:
                found.update((place, None) for place in facts[subject].get(P[key], ()) if place in facts)
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
        yield from trig_graph(graph, graphs.pop(graph))


def trig_graph(graph: NamedNode | BlankNode | DefaultGraph, quads: Iterable[Quad]) -> Iterator[str]:
    """One graph as a TriG block, without the prefixes."""
    facts = gather(Triple(q.subject, q.predicate, q.object) for q in quads)
    if isinstance(graph, DefaultGraph):
        yield from _blocks(facts, "")
    else:
        yield f"\n{_term(graph)} {{\n"
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


def gather(triples: Iterable[Triple]) -> Facts:
    """Triples by subject and predicate; blank nodes get names that depend on nothing but what they say.

    Raises:
        GraphError: a triple about a triple (RDF 1.2).
    """
    facts: Facts = defaultdict(lambda: defaultdict(set))
    blank = False
    for t in triples:
        if isinstance(t.object, Triple) or isinstance(t.subject, Triple):
            raise GraphError("triples about triples cannot be written", str(t)[:80], "use statement nodes")
        blank = blank or isinstance(t.subject, BlankNode) or isinstance(t.object, BlankNode)
        facts[t.subject][t.predicate].add(t.object)
    return _named_blanks(facts) if blank else facts


def _named_blanks(facts: Facts) -> Facts:
    """The same facts with blank nodes called by what they say, so that their names are the same every time."""
    dataset = Dataset(Quad(s, p, o) for s, own in facts.items() for p, objects in own.items() for o in objects)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    named: Facts = defaultdict(lambda: defaultdict(set))
    for quad in dataset:
        named[quad.subject][quad.predicate].add(quad.object)
    return named


def _blocks(facts: Facts, indent: str) -> Iterator[str]:
    for subject in reading_order(facts):
        yield "\n" + _block(subject, facts[subject], indent)


def reading_order(facts: Facts) -> Iterator[Any]:
    """Subjects by section; evidence stands behind the first statement that points to it."""
    beside = {place for properties in facts.values() for key in _PLACES for place in properties.get(P[key], ())}
    placed = set()
    for subject in sorted(facts.keys() - beside, key=lambda subject: _subject_rank(subject, facts)):
        yield subject
        for key in _PLACES:
            for place in sorted(facts[subject].get(P[key], ()), key=str):
                if place in facts and place not in placed:
                    placed.add(place)
                    yield place
    # Evidence that points to evidence hangs in a circle of its own; nothing is left out.
    yield from sorted((facts.keys() & beside) - placed, key=str)


Rank = tuple[int, str, int, int, str]


def _subject_rank(subject: NamedNode | BlankNode, facts: Facts) -> Rank:
    """The place of a subject: section by section, then documents, each with its articles and its statements."""
    if isinstance(subject, BlankNode):
        return _BLANK, "", 0, 0, subject.value
    name = name_of(subject.value)
    prefix, _, local = name.partition(":")
    if prefix == "document":
        return _DOCUMENTS, "document:" + local.partition(":")[0], 0, 0, name
    properties = facts[subject]
    if prefix == "statement" and P["document"] in properties:
        document = min(name_of(o.value) for o in properties[P["document"]])
        start = min((_start(e, facts) for e in properties.get(P["evidence"], ())), default=0)
        return _DOCUMENTS, document, 1, start, name
    return (_SECTIONS.index(prefix) if prefix in _SECTIONS else _OTHERS), "", 0, 0, name


def _start(place: NamedNode, facts: Facts) -> int:
    values = [o.value for o in facts.get(place, {}).get(START, ())]
    return min((int(v) for v in values if v.isascii() and v.isdigit()), default=0)


def _block(subject: NamedNode | BlankNode, properties: dict[NamedNode, set[Any]], indent: str) -> str:
    lines = []
    for predicate in sorted(properties, key=lambda p: _predicate_rank(name_of(p.value))):
        objects = [_term(o) for o in sorted(properties[predicate], key=_object_rank)]
        verb = "a" if predicate == A else _term(predicate)
        line = f"{verb} {', '.join(objects)}"
        if len(line) > 110 and len(objects) > 1:
            line = f"{verb}\n{indent}        " + f",\n{indent}        ".join(objects)
        lines.append(line)
    return f"{indent}{_term(subject)}\n{indent}    " + f" ;\n{indent}    ".join(lines) + " .\n"


@lru_cache(maxsize=4096)
def _predicate_rank(curie: str) -> tuple[int, str]:
    return _RANK.get(curie, len(_RANK)), curie


def _object_rank(term: NamedNode | BlankNode | Literal) -> tuple[int, str, str, str]:
    if isinstance(term, Literal):
        return 1, term.language or "", term.value, term.datatype.value
    return 0, "", name_of(term.value) if isinstance(term, NamedNode) else "~" + term.value, ""


def _term(term: NamedNode | BlankNode | Literal) -> str:
    if isinstance(term, Literal):
        return _literal(term)
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    return _named(term.value)


@lru_cache(maxsize=65536)
def _named(address: str) -> str:
    name = name_of(address)
    local = name.partition(":")[2]
    return name if name != address and _LOCAL.fullmatch(local) else f"<{_UNSAFE.sub(_escape, address)}>"


def _literal(term: Literal) -> str:
    datatype = term.datatype.value
    if datatype in _SHORT and _SHORT[datatype].fullmatch(term.value):
        return term.value
    if term.direction is not None:
        raise GraphError("a literal with a base direction cannot be written", term.value[:40], "drop the direction")
    quoted = f'"{_UNSAFE.sub(_escape, term.value)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if datatype == XSD + "string" else f"{quoted}^^{_named(datatype)}"


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
