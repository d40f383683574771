"""RDF → statements: the way back, so that a graph can be exported as JSON Lines and compared with gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, cast
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import GraphError, InputError
from kg.graph.source import Source
from kg.graph.terms import BROADER, END, EXACT, START, STATEMENT, VOCABULARY_GRAPH, A, P, name_of, node
from kg.ids import ActorId, StatementId, TopicId
from kg.model import Article, Document, Span, Statement

Properties = dict[NamedNode, list[Any]]
"""Predicate → objects of one subject."""

_TEXTS = {
    "speech": "speech",
    "speaker": "speaker_form",
    "speaker_kind": "speaker_kind",
    "for_": "for_name",
    "topic": "topic_phrase",
    "topic_en": "topic_gloss",
    "condition": "condition",
    "lang": "lang",
    "rule": "rule",
    "said_on": "said_on",
    "reported_on": "reported_on",
}
"""Field → key of the property that holds its text."""


def iter_statements(source: Source) -> Iterator[Statement]:
    """Every statement of a graph, document by document, so that memory holds one document at a time.

    Raises:
        GraphError: the graph cannot be read, or a statement in it is incomplete.
    """
    yield from statements_from_graph(source.quads(DefaultGraph()))
    for graph in source.graph_names():
        if graph != VOCABULARY_GRAPH:
            yield from statements_from_graph(source.quads(graph))


def iter_documents(source: Source) -> Iterator[Document]:
    """What a graph knows of its documents: titles, sources, dates, links of their articles; not their text.

    The ``text`` of such a document is its titles, one a line, so that the articles can point into it.

    Raises:
        GraphError: the graph cannot be read.
    """
    graphs: list[NamedNode | DefaultGraph] = [DefaultGraph(), *source.graph_names()]
    for graph in graphs:
        subjects = by_subject(source.quads(graph))
        kind = node("kg:Document")
        for subject in sorted((s for s, own in subjects.items() if kind in own.get(A, ())), key=lambda s: s.value):
            yield _document(subject, subjects)


def statements_from_graph(quads: Iterable[Quad] | Iterable[Triple]) -> Iterator[Statement]:
    """The statements of a graph, in the order of document and place.

    What a set holds has no order: ``keywords``, ``targets``, ``target_ids`` and ``facets`` come back sorted
    (see ``normal``). The trace (``because``) is not kept in the graph.

    Raises:
        GraphError: a statement node lacks something that every statement has.
    """
    subjects = by_subject(quads)
    found = [
        statement_from_graph(subject, subjects)
        for subject, properties in subjects.items()
        if STATEMENT in properties.get(A, ())
    ]
    found.sort(key=lambda s: (s.doc, s.evidence, s.id))
    yield from found


def by_subject(quads: Iterable[Quad] | Iterable[Triple]) -> dict[NamedNode, Properties]:
    """Quads gathered by subject and predicate, each object once."""
    subjects: dict[NamedNode, Properties] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        objects = subjects[cast(NamedNode, quad.subject)][quad.predicate]
        if quad.object not in objects:
            objects.append(quad.object)
    return subjects


def gathered(facts: Iterable[tuple[NamedNode, NamedNode, Any]]) -> dict[NamedNode, Properties]:
    """Subject, predicate, object gathered by subject and predicate; each fact must be given once only."""
    subjects: dict[NamedNode, Properties] = {}
    own: Properties = {}
    last: NamedNode | None = None
    for subject, predicate, value in facts:
        if subject is not last:  # facts of one subject mostly stand together
            own, last = subjects.setdefault(subject, {}), subject
        values = own.get(predicate)
        if values is None:
            own[predicate] = [value]
        else:
            values.append(value)
    return subjects


def normal(statement: Statement) -> Statement:
    """The statement as the graph gives it back: sets sorted, without its trace."""
    values = {name: getattr(statement, name) for name in Statement.__slots__}
    for name in ("keywords", "targets", "target_ids", "facets"):
        values[name] = tuple(sorted(set(values[name])))
    values["because"] = ()
    return Statement(**values)


def statement_from_graph(subject: NamedNode, subjects: dict[NamedNode, Properties]) -> Statement:
    """One statement from its node and the evidence nodes beside it.

    Args:
        subject: the statement's node.
        subjects: the graph by subject (``by_subject``); it may hold other statements.

    Raises:
        GraphError: the node lacks something that every statement has.
    """
    own = subjects.get(subject, {})
    where = name_of(subject.value)

    def texts(key: str) -> list[str]:
        return sorted(o.value for o in own.get(P[key], ()) if isinstance(o, Literal))

    def curies(key: str) -> list[str]:
        return sorted(name_of(o.value) for o in own.get(P[key], ()) if isinstance(o, NamedNode))

    def first(values: list[str]) -> str:
        return values[0] if values else ""

    names = {o.language: o.value for o in own.get(P["speaker_name"], ()) if isinstance(o, Literal)}
    evidence, evidence_text = _place(own, "evidence", subjects, where)
    sentence, sentence_text = _place(own, "sentence", subjects, where)
    quote, _ = _place(own, "quote", subjects, where)
    stance, document = first(curies("stance")), first(curies("document"))
    if not (stance and document and evidence):
        raise GraphError("a statement without stance, document or evidence", where, "run kg check on the graph")
    said: dict[str, Any] = {field: first(texts(key)) for field, key in _TEXTS.items()}
    try:
        return Statement(
            **said,
            id=StatementId(where),
            doc=unquote(document.partition(":")[2]),
            evidence=evidence,
            evidence_text=evidence_text,
            sentence=sentence,
            sentence_text=sentence_text,
            quote=quote,
            speaker_name=names.get("en", ""),
            speaker_name_ar=names.get("ar", ""),
            stance=stance.partition(":")[2],
            negated=first(texts("negated")) == "true",
            topic_reversed=first(texts("topic_reversed")) == "true",
            former=first(texts("former")) == "true",
            keywords=tuple(texts("keyword")),
            targets=tuple(texts("target_name")),
            target_ids=tuple(ActorId(c) for c in curies("target")),
            facets=tuple(curies("facet")),
            speaker_id=ActorId(first(curies("speaker"))),
            for_id=ActorId(first(curies("for"))),
            topic_id=TopicId(first(curies("topic"))),
            topic_broader=TopicId(_above(curies("topic"), subjects)),
            office=first(curies("office")) or first(texts("office")),
            confidence=float(first(texts("confidence")) or 0.5),
            article=int(first(curies("article")).rpartition(":")[2] or 0),
        )
    except (ValueError, InputError) as problem:
        raise GraphError(f"not a statement: {problem}", where, "run kg check on the graph") from problem


def _above(topic: list[str], subjects: dict[NamedNode, Properties]) -> str:
    """The concept above a topic that its document minted."""
    concepts = subjects.get(node(topic[0]), {}).get(BROADER, []) if topic else []
    return min((name_of(concept.value) for concept in concepts), default="")


def _place(own: Properties, key: str, subjects: dict[NamedNode, Properties], where: str) -> tuple[Span | None, str]:
    """The stretch of text that a statement points to, and its words where they are kept."""
    places = own.get(P[key])
    if not places:
        return None, ""
    properties = subjects.get(places[0], {})
    try:
        span = Span(int(properties[START][0].value), int(properties[END][0].value))
    except (LookupError, ValueError, InputError) as problem:
        raise GraphError(f"its {key} has no place in the text", where, "run kg check on the graph") from problem
    words = properties.get(EXACT)
    return span, words[0].value if words else ""


def _document(subject: NamedNode, subjects: dict[NamedNode, Properties]) -> Document:
    def one(properties: Properties, curie: str) -> str:
        return min((str(o.value) for o in properties.get(node(curie), ())), default="")

    own, articles, lines, at = subjects[subject], [], [], 0
    parts = [p for p in subjects.values() if subject in p.get(node("dcterms:isPartOf"), ())]
    for part in sorted(parts, key=lambda p: int(one(p, "kg:position") or 0)):
        title = one(part, "dcterms:title")
        span = Span(at, at + len(title))
        articles.append(
            Article(
                span=span,
                blocks=(),
                title=span if title else None,
                published=one(part, "dcterms:issued"),
                source=one(part, "dcterms:publisher"),
                dateline=one(part, "kg:dateline"),
                url=one(part, "schema:url"),
                author=one(part, "dcterms:creator"),
                keywords=tuple(sorted(o.value for o in part.get(node("dcterms:subject"), ()))),
            )
        )
        lines.append(title + "\n")
        at += len(title) + 1
    identifier = one(own, "dcterms:identifier") or unquote(subject.value.rpartition("/")[2])
    return Document(identifier, "".join(lines), one(own, "dcterms:language"), tuple(articles))
