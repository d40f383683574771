"""The RDF terms that the graph is made of, and the way from Python values to them."""

from __future__ import annotations

import re
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.errors import GraphError, VocabularyError
from kg.ids import curie, iri


@lru_cache(maxsize=65536)
def node(name: str) -> NamedNode:
    """The node of a CURIE.

    Raises:
        GraphError: the CURIE has an unknown prefix, or characters that no IRI may have.

    >>> node("actor:Russia").value
    'https://w3id.org/stancegraph/actor/Russia'
    """
    try:
        return NamedNode(iri(name))
    except (ValueError, VocabularyError) as problem:
        raise GraphError("not an identifier that can stand in a graph", name, str(problem)) from problem


@lru_cache(maxsize=65536)
def name_of(address: str) -> str:
    """The CURIE of an IRI, or the IRI where no namespace fits; remembered, since graphs repeat their terms."""
    return curie(address)


A = node("rdf:type")
LABEL = node("skos:prefLabel")
BROADER = node("skos:broader")

VOCABULARY_GRAPH = node("kg:vocabulary")
"""The named graph of labels, offices, topics and stances; every other named graph is a document's."""

XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE_TYPES = {4: node("xsd:gYear"), 7: node("xsd:gYearMonth"), 10: node("xsd:date")}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)

KIND_CLASSES = {
    "person": node("kg:Person"),
    "country": node("kg:Country"),
    "territory": node("kg:Territory"),
    "organization": node("kg:Organization"),
    "group": node("kg:Group"),
}
"""The ``kind`` of an actor → its class."""


def text(value: str, language: str = "") -> Literal:
    """A literal, with a language tag where one is given.

    Raises:
        GraphError: the language tag is malformed, or the text holds half of a surrogate pair.
    """
    try:
        return Literal(value, language=language) if language else Literal(value)
    except ValueError as problem:  # UnicodeEncodeError is one
        raise GraphError("not a text that can stand in a graph", ascii(value[:40]), str(problem)) from problem


def date(value: str) -> Literal:
    """A date literal of the precision that ``value`` has (``2024``, ``2024-05``, ``2024-05-19``).

    Raises:
        GraphError: not an ISO date.

    >>> date("2024-05").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    if not _DATE.fullmatch(value):
        raise GraphError("not an ISO date", value[:40], "write it as 2024, 2024-05 or 2024-05-19")
    return Literal(value, datatype=_DATE_TYPES[len(value)])


PROPERTIES = {
    "holder": "kg:holder",
    "speaker": "kg:speaker",
    "speaker_form": "kg:speakerForm",
    "speaker_name": "kg:speakerName",
    "speaker_kind": "kg:speakerKind",
    "office": "kg:office",
    "former": "kg:former",
    "for": "kg:onBehalfOf",
    "for_name": "kg:onBehalfOfName",
    "stance": "kg:stance",
    "negated": "kg:negated",
    "condition": "kg:condition",
    "topic": "kg:topic",
    "topic_reversed": "kg:topicReversed",
    "topic_phrase": "kg:topicPhrase",
    "topic_gloss": "kg:topicGloss",
    "keyword": "kg:keyword",
    "facet": "kg:facet",
    "target": "kg:target",
    "target_name": "kg:targetName",
    "speech": "kg:speech",
    "evidence": "kg:evidence",
    "quote": "kg:quote",
    "sentence": "kg:sentence",
    "date": "kg:date",
    "said_on": "kg:saidOn",
    "reported_on": "kg:reportedOn",
    "confidence": "kg:confidence",
    "rule": "kg:rule",
    "article": "kg:article",
    "lang": "dcterms:language",
    "document": "prov:wasDerivedFrom",
    "run": "prov:wasGeneratedBy",
}
"""What a statement node says → the property that says it, in the order of reading."""

P = {key: node(curie_) for key, curie_ in PROPERTIES.items()}

EXACT, START, END = node("oa:exact"), node("oa:start"), node("oa:end")
QUOTE_SELECTOR, POSITION_SELECTOR = node("oa:TextQuoteSelector"), node("oa:TextPositionSelector")
STATEMENT = node("kg:Statement")

USES = ("holder", "speaker", "topic", "target", "facet", "office")
"""Keys of the properties by which a statement names terms of the vocabulary, stances aside."""
