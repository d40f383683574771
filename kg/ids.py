"""The only maker of identifiers: CURIEs, IRIs, content hashes.

Inside the program a term is a CURIE (``actor:Russia``); it becomes an IRI when it
meets RDF and not before.
"""

from __future__ import annotations

import hashlib
import re
from typing import NewType
from urllib.parse import quote

from kg.errors import VocabularyError

ActorId = NewType("ActorId", str)
TopicId = NewType("TopicId", str)
StatementId = NewType("StatementId", str)

BASE = "https://w3id.org/stancegraph/"
"""Where the terms of the vocabulary live; data of your own may live elsewhere (``iri(..., base=)``)."""

NAMESPACES: dict[str, str] = {
    "kg": BASE + "ontology#",
    "stance": BASE + "stance/",
    "actor": BASE + "actor/",
    "office": BASE + "office/",
    "membership": BASE + "membership/",
    "role": BASE + "role/",
    "topic": BASE + "topic/",
    "cue": BASE + "cue/",
    "statement": BASE + "statement/",
    "evidence": BASE + "evidence/",
    "document": BASE + "document/",
    "run": BASE + "run/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
}


def iri(curie: str) -> str:
    """The IRI of a CURIE.

    Raises:
        VocabularyError: the prefix is not one of ``NAMESPACES``.

    >>> iri("actor:Russia")
    'https://w3id.org/stancegraph/actor/Russia'
    """
    prefix, _, local = curie.partition(":")
    if prefix not in NAMESPACES:
        raise VocabularyError(f"unknown prefix '{prefix}'", curie, "use one of " + ", ".join(sorted(NAMESPACES)))
    return NAMESPACES[prefix] + local


def curie(address: str) -> str:
    """The CURIE of an IRI, or the IRI itself when no namespace fits.

    >>> curie("https://w3id.org/stancegraph/stance/openTo")
    'stance:openTo'
    """
    best = ""
    for prefix, namespace in NAMESPACES.items():
        if address.startswith(namespace) and len(namespace) > len(NAMESPACES.get(best, "")):
            best = prefix
    return f"{best}:{address[len(NAMESPACES[best]) :]}" if best else address


def digest(*parts: str, length: int = 16) -> str:
    """A stable hash of text parts in hexadecimal, ``length`` digits (64 bits by default)."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:length]


def document_curie(doc: str) -> str:
    """The CURIE of a document from its id (the file's stem), safe in every IRI.

    >>> document_curie("two articles")
    'document:two%20articles'
    """
    return "document:" + quote(doc, safe="-._~")


def statement_id(doc: str, start: int, end: int, speaker: str, stance: str, topic: str) -> StatementId:
    """The id of a statement: a hash of where it stands and what it says, so that two runs give one graph."""
    return StatementId("statement:" + digest(doc, str(start), str(end), speaker, stance, topic))


def minted_actor(skeleton: str, country: str, title: str = "") -> ActorId:
    """The id of an actor whom the registry lacks, from name skeleton, country and title.

    >>> minted_actor("shkrj", "Iran").startswith("actor:x-")
    True
    """
    return ActorId("actor:x-" + digest("actor", skeleton, country, title, length=12))


def is_minted_person(curie: str) -> bool:
    """Whether an id is one of ``minted_actor``: of somebody of whom a text gives a name that the registry lacks.

    >>> is_minted_person(minted_actor("shkrj", "Iran")), is_minted_person("actor:x-FrenchDiplomaticSource")
    (True, False)
    """
    return re.fullmatch(r"actor:x-[0-9a-f]{12}", curie) is not None


def minted_topic(folded_phrase: str) -> TopicId:
    """The id of a topic that no concept of the scheme covers, from its folded words."""
    return TopicId("topic:x-" + digest("topic", folded_phrase, length=12))


def local_name(label: str) -> str:
    """An IRI-safe CamelCase name from an English label.

    >>> local_name("United Arab Emirates")
    'UnitedArabEmirates'
    """
    return "".join(w[:1].upper() + w[1:] for w in re.findall(r"[A-Za-z0-9]+", label))
