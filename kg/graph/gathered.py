"""A graph gathered by subject and predicate, its terms as N-Triples writes them.

The engine writes N-Triples many times faster than it hands out terms one by one, and Python compares texts faster than
terms; so what writes whole graphs (Turtle, TriG, JSON-LD) works on these texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import GraphError
from kg.graph.terms import XSD
from kg.ids import NAMESPACES, curie

Facts = dict[str, dict[str, set[str]]]
"""Subject → predicate → objects: ``<iri>``, ``_:blank``, ``"text"@en``, ``"5"^^<datatype>``."""

_LANGUAGE_TEXT = NAMESPACES["rdf"] + "langString"
_BY_NAMESPACE = {namespace: prefix for prefix, namespace in NAMESPACES.items() if namespace[-1] in "/#"}
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CHARS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Words(NamedTuple):
    """A literal: its value, its language or nothing, the IRI of its datatype."""

    value: str
    language: str
    datatype: str


def gather(triples: Iterable[Triple] | Iterable[Quad]) -> Facts:
    """Triples by subject and predicate; blank nodes get names that depend on nothing but what they say.

    Of quads, the graph names are left aside.

    Raises:
        GraphError: a triple about a triple (RDF 1.2).
    """
    plain = (t.triple if isinstance(t, Quad) else t for t in triples)
    return gather_lines(serialize(plain, format=RdfFormat.N_TRIPLES) or b"")


def gather_lines(ntriples: bytes) -> Facts:
    """The same for triples that the engine has written as N-Triples, one a line with single spaces."""
    lines = ntriples.decode("utf-8").split("\n")
    facts = empty()
    own: dict[str, set[str]] = {}
    last, blank = "", False
    for line in lines[:-1]:
        subject, predicate, value = line.split(" ", 2)
        value = value[:-2]
        if subject != last:
            own, last = facts[subject], subject
            blank = blank or subject[0] == "_"
        if value[0] == "_":
            blank = True
        elif value[:2] == "<<":
            raise GraphError("triples about triples cannot be written", line[:80], "use statement nodes")
        own[predicate].add(value)
    return _named_blanks(lines) if blank else facts


def empty() -> Facts:
    """No facts, ready to be filled."""
    return defaultdict(lambda: defaultdict(set))


def _named_blanks(lines: list[str]) -> Facts:
    """The same facts with blank nodes called by what they say, so that their names are the same every time."""
    dataset = Dataset(parse(input="\n".join(lines), format=RdfFormat.N_TRIPLES))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    named = empty()
    for quad in dataset:
        named[str(quad.subject)][str(quad.predicate)].add(str(quad.object))
    return named


@lru_cache(maxsize=65536)
def name(term: str) -> str:
    """The CURIE of ``<iri>``, or the IRI where no namespace fits.

    >>> name("<https://w3id.org/stancegraph/stance/openTo>")
    'stance:openTo'
    """
    address = term[1:-1]
    cut = max(address.rfind("/"), address.rfind("#")) + 1
    # No namespace goes on behind the last slash or hash of an address, so none that fits can be longer.
    prefix = _BY_NAMESPACE.get(address[:cut])
    return f"{prefix}:{address[cut:]}" if prefix else curie(address)


def words(term: str) -> Words:
    """What a literal says.

    Raises:
        GraphError: it has a base direction (RDF 1.2).

    >>> words('"caf\\\\u00E9"@fr').value
    'café'
    """
    end = term.rindex('"')
    value, tail = term[1:end], term[end + 1 :]
    if "\\" in value:
        value = _ESCAPED.sub(_char, value)
    if not tail:
        return Words(value, "", XSD + "string")
    if tail[0] == "^":
        return Words(value, "", _datatype(tail))
    if "--" in tail:
        raise GraphError("a literal with a base direction cannot be written", value[:40], "drop the direction")
    return Words(value, tail[1:], _LANGUAGE_TEXT)


@lru_cache(maxsize=256)
def _datatype(tail: str) -> str:
    return tail[3:-1]


def _char(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _CHARS.get(match[3], match[3])
