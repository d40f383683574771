"""Statements and documents → RDF.

A statement is one node with its evidence beside it; a document is one named graph, so that it can be
replaced and removed as a whole. Nothing here depends on the clock or on the order of the input.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.terms import (
    BROADER,
    END,
    EXACT,
    KIND_CLASSES,
    LABEL,
    POSITION_SELECTOR,
    QUOTE_SELECTOR,
    START,
    STATEMENT,
    A,
    P,
    date,
    node,
    text,
)
from kg.ids import NAMESPACES, digest, document_curie, is_minted_person
from kg.model import Article, Document, Span, Statement
from kg.vocab.types import Vocabulary

Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]
"""Subject, predicate, object."""

_TRUE = Literal(True)
_INTEGERS = {n: Literal(n) for n in range(4096)}
_ANY_URI = node("xsd:anyURI")


@dataclass(frozen=True, slots=True)
class Run:
    """What made the statements: the version of the program and the digest of its vocabulary; no clock."""

    version: str
    vocabulary: str = ""

    @property
    def id(self) -> str:
        """The CURIE of the run: the same program over the same vocabulary is the same run."""
        return "run:" + digest("run", self.version, self.vocabulary)


@dataclass(slots=True)
class _Minted:
    """Terms that the vocabulary lacks, with what their document calls them."""

    classes: dict[str, NamedNode] = field(default_factory=dict)
    labels: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    broader: dict[str, str] = field(default_factory=dict)
    machine: set[tuple[str, str]] = field(default_factory=set)
    offices: set[tuple[str, str, str]] = field(default_factory=set)

    def note(self, curie: str, kind: NamedNode | None, **labels: str) -> None:
        """Remember a term; ``kind`` is None where the mention does not tell."""
        if kind is not None or curie not in self.classes:
            self.classes[curie] = kind or node("kg:Actor")
        for language, label in labels.items():
            if label:
                self.labels.setdefault((curie, language), Counter())[label] += 1


def graph_name(doc: str) -> NamedNode:
    """The named graph of a document, which is the document's own IRI."""
    return node(document_curie(doc))


def evidence_curie(doc: str, span: Span) -> str:
    """The CURIE of a stretch of a document; the same stretch is the same node."""
    return "evidence:" + digest("evidence", doc, str(span.start), str(span.end))


def article_curie(doc: str, position: int) -> str:
    """The CURIE of an article inside a document (``document:page:1``).

    A document's own id never holds a colon, since ``document_curie`` escapes it.
    """
    return f"{document_curie(doc)}:{position}"


def statement_quads(statement: Statement, vocabulary: Vocabulary, run: Run | None = None) -> Iterator[Quad]:
    """Everything that one statement says, in the graph of its document: node, evidence, plain triples.

    The plain triple (speaker, stance, topic) stands for the speaker and for whom it speaks for, and only
    where the statement is neither negated nor conditional and its topic not reversed. Terms that
    ``vocabulary`` lacks get their labels here.

    Raises:
        GraphError: a field cannot stand in a graph (a malformed date, identifier or language).
    """
    graph, minted = graph_name(statement.doc), _Minted()
    _note_minted(statement, vocabulary, minted)
    for fact in (*_statement(statement, run), *_minted_facts(minted)):
        yield Quad(*fact, graph)


def document_quads(
    document: Document, statements: Iterable[Statement], vocabulary: Vocabulary, run: Run | None = None
) -> list[Quad]:
    """The whole named graph of a document: its articles, its statements, the terms minted for them.

    Raises:
        GraphError: a field cannot stand in a graph.
    """
    graph = graph_name(document.id)
    return [Quad(*fact, graph) for fact in document_facts(document, statements, vocabulary, run)]


def document_facts(
    document: Document, statements: Iterable[Statement], vocabulary: Vocabulary, run: Run | None = None
) -> list[Fact]:
    """What ``document_quads`` says, as plain subject, predicate, object, each once.

    Raises:
        GraphError: a field cannot stand in a graph.
    """
    facts = list(_document(document, graph_name(document.id)))
    minted = _Minted()
    for statement in statements:
        facts += _statement(statement, run)
        _note_minted(statement, vocabulary, minted)
    facts.extend(_minted_facts(minted))
    if run is not None:
        facts.extend(_run(run))
    return list(dict.fromkeys(facts))


def used_terms(statements: Iterable[Statement]) -> set[str]:
    """The CURIEs of actors, topics, roles and stances that statements name."""
    used: set[str] = set()
    for s in statements:
        used.update((f"stance:{s.stance}", s.speaker_id, s.for_id, s.topic_id, s.topic_broader, s.office))
        used.update(s.target_ids, s.facets)
    used.discard("")
    return used


def content_hash(document: Document) -> str:
    """A hash of all that the reader knows of a document: its text, its articles and their metadata."""
    return digest(document.lang, document.text, repr(document.articles), length=64)


def _statement(s: Statement, run: Run | None) -> Iterator[Fact]:
    subject = node(s.id)
    yield subject, A, STATEMENT
    yield from [(subject, P[key], term) for key, term in _fields(s)]
    if run is not None:
        yield subject, P["run"], node(run.id)
    for key, span, words in (
        ("evidence", s.evidence, s.evidence_text),
        ("quote", s.quote, _within(s)),
        ("sentence", s.sentence, s.sentence_text),
    ):
        if span is not None:
            place = node(evidence_curie(s.doc, span))
            yield subject, P[key], place
            yield from _evidence(place, span, words, s.lang)
    if s.topic_id and not (s.negated or s.condition or s.topic_reversed):
        for who in {s.speaker_id, s.for_id} - {""}:
            yield node(who), node(f"stance:{s.stance}"), node(s.topic_id)


def _fields(s: Statement) -> Iterator[tuple[str, NamedNode | Literal]]:
    for key, curie in (("speaker", s.speaker_id), ("for", s.for_id), ("topic", s.topic_id)):
        if curie:
            yield key, node(curie)
    yield "stance", node(f"stance:{s.stance}")
    if s.negated:
        yield "negated", _TRUE
    if s.topic_reversed:
        yield "topic_reversed", _TRUE
    for key, words, language in (
        ("speaker_form", s.speaker, s.lang),
        ("speaker_name", s.speaker_name, "en"),
        ("speaker_name", s.speaker_name_ar, "ar"),
        ("speaker_kind", s.speaker_kind, ""),
        ("for_name", s.for_, "en"),
        ("condition", s.condition, s.lang),
        ("topic_phrase", s.topic, s.lang),
        ("topic_gloss", s.topic_en, "en"),
        ("speech", s.speech, ""),
        ("lang", s.lang, ""),
        ("rule", s.rule, ""),
    ):
        if words:
            yield key, text(words, language)
    for key, names, language in (("keyword", s.keywords, s.lang), ("target_name", s.targets, "en")):
        for words in names:
            yield key, text(words, language)
    for key, curies in (("target", s.target_ids), ("facet", s.facets)):
        for term in curies:
            yield key, node(term)
    if s.office:
        yield "office", node(s.office) if s.office.partition(":")[0] in NAMESPACES else text(s.office)
    if s.former:
        yield "former", _TRUE
    for key, day in (("date", s.said_on or s.reported_on), ("said_on", s.said_on), ("reported_on", s.reported_on)):
        if day:
            yield key, date(day)
    for holder in {s.speaker_id, s.for_id} - {""}:
        yield "holder", node(holder)
    yield "confidence", Literal(float(s.confidence))
    yield "document", graph_name(s.doc)
    yield "article", node(article_curie(s.doc, s.article))


def _within(s: Statement) -> str:
    """The quoted words, cut out of the evidence or the sentence that holds them."""
    for outer, words in ((s.evidence, s.evidence_text), (s.sentence, s.sentence_text)):
        if s.quote is not None and outer is not None and words and s.quote in outer:
            return words[s.quote.start - outer.start : s.quote.end - outer.start]
    return ""


def _evidence(place: NamedNode, span: Span, words: str, lang: str) -> Iterator[Fact]:
    yield place, A, POSITION_SELECTOR
    yield place, START, _integer(span.start)
    yield place, END, _integer(span.end)
    if words:
        yield place, A, QUOTE_SELECTOR
        yield place, EXACT, text(words, lang)


def _integer(value: int) -> Literal:
    return _INTEGERS.get(value) or Literal(value)


def _note_minted(s: Statement, vocabulary: Vocabulary, minted: _Minted) -> None:
    actors, topics = vocabulary.actors, vocabulary.topics
    if s.speaker_id and s.speaker_id not in actors:
        minted.note(s.speaker_id, KIND_CLASSES[s.speaker_kind], en=s.speaker_name, ar=s.speaker_name_ar)
        if is_minted_person(s.speaker_id):  # the text has the name in its own script alone
            minted.machine.update((s.speaker_id, language) for language in ("ar", "en") if language != s.lang)
            if s.office in vocabulary.roles and s.for_id:
                minted.offices.add((s.speaker_id, s.office, s.for_id))
    if s.for_id and s.for_id not in actors and s.for_id != s.speaker_id:
        minted.note(s.for_id, None, en=s.for_)
    paired = len(s.targets) == len(s.target_ids)
    for position, target in enumerate(s.target_ids):
        if target not in actors:
            minted.note(target, None, en=s.targets[position] if paired else "")
    if s.topic_id and s.topic_id not in topics:
        minted.note(s.topic_id, node("kg:Topic"), **{"en": s.topic_en, s.lang: s.topic})
        if s.topic_broader:
            minted.broader.setdefault(s.topic_id, s.topic_broader)


def _minted_facts(minted: _Minted) -> Iterator[Fact]:
    for curie, kind in minted.classes.items():
        yield node(curie), A, kind
    for (curie, language), names in minted.labels.items():
        best = min(names, key=lambda name: (-names[name], name))
        for label in names:
            yield node(curie), LABEL if label == best else node("skos:altLabel"), text(label, language)
            if (curie, language) in minted.machine:
                yield node(curie), node("kg:machineLabel"), text(label, language)
    for person, role, of in minted.offices:
        yield from _office(person, role, of)
    for curie, concept in minted.broader.items():
        yield node(curie), BROADER, node(concept)


def _office(person: str, role: str, of: str) -> Iterator[Fact]:
    """An office that a text gives of somebody whom the vocabulary lacks; since when is not told."""
    held = node("membership:" + "-".join(curie.partition(":")[2] for curie in (person, role, of)))
    yield held, A, node("org:Membership")
    for curie, value in (("org:member", person), ("org:role", role), ("org:organization", of)):
        yield held, node(curie), node(value)


def _document(document: Document, graph: NamedNode) -> Iterator[Fact]:
    yield graph, A, node("kg:Document")
    yield graph, node("dcterms:identifier"), text(document.id)
    if document.lang:
        yield graph, node("dcterms:language"), text(document.lang)
    yield graph, node("kg:contentHash"), text(content_hash(document))
    for position, article in enumerate(document.articles):
        yield from _article(document, position, article, graph)


def _article(document: Document, position: int, article: Article, graph: NamedNode) -> Iterator[Fact]:
    subject = node(article_curie(document.id, position))
    yield subject, A, node("kg:Article")
    yield subject, node("dcterms:isPartOf"), graph
    yield subject, node("kg:position"), Literal(position)
    title = article.title.of(document.text) if article.title else ""
    for curie, words in (("dcterms:title", title), ("kg:dateline", article.dateline)):
        if words:
            yield subject, node(curie), text(words, document.lang)
    for curie, words in (("dcterms:publisher", article.source), ("dcterms:creator", article.author)):
        if words:
            yield subject, node(curie), text(words)
    if article.published:
        yield subject, node("dcterms:issued"), date(article.published)
    if article.url:
        yield subject, node("schema:url"), Literal(article.url, datatype=_ANY_URI)
    for word in article.keywords:
        yield subject, node("dcterms:subject"), text(word, document.lang)


def _run(run: Run) -> Iterator[Fact]:
    subject = node(run.id)
    yield subject, A, node("prov:Activity")
    yield subject, node("kg:version"), text(run.version)
    if run.vocabulary:
        yield subject, node("kg:vocabularyDigest"), text(run.vocabulary)
