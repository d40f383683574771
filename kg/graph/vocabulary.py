"""The part of the vocabulary that a graph leans on → RDF, in the graph ``kg:vocabulary``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError
from kg.graph.terms import KIND_CLASSES, VOCABULARY_GRAPH, A, date, node, text
from kg.ids import ActorId, TopicId
from kg.vocab.types import Actor, Membership, Role, Stance, Topic, Vocabulary

Term = NamedNode | Literal


def vocabulary_quads(vocabulary: Vocabulary, used_ids: Iterable[str], *, stances: bool = True) -> list[Quad]:
    """Labels in both languages and what else the vocabulary knows of the terms that a graph uses.

    All stances (unless told otherwise); the actors, topics and roles among ``used_ids`` (CURIEs) with what they
    lean on: the states and organizations they belong to or hold office in, broader and opposite topics, members of
    blocs. Ids that the vocabulary lacks are left aside: their document labels them. Sorted, so that the same ids
    give the same list.
    """
    actors, topics, roles = _closure(vocabulary, used_ids)
    quads: list[Quad] = []
    for stance in vocabulary.stances.values() if stances else ():
        quads.extend(_quads("stance", stance.id, _stance(stance)))
    for role in sorted(roles & vocabulary.roles.keys()):
        quads.extend(_quads("role", role, _role(vocabulary.roles[role])))
    for actor in sorted(actors):
        quads.extend(_quads("actor", actor, _actor(vocabulary.actors[actor], actors)))
        for membership in vocabulary.actors[actor].memberships:
            quads.extend(_membership(actor, membership))
    for topic in sorted(topics):
        quads.extend(_quads("topic", topic, _topic(vocabulary.topics[topic], topics)))
    return quads


def _closure(vocabulary: Vocabulary, used_ids: Iterable[str]) -> tuple[set[ActorId], set[TopicId], set[str]]:
    """The ids used and those that they lean on, as far as the vocabulary knows them."""
    actors: set[ActorId] = set()
    topics: set[TopicId] = set()
    roles: set[str] = set()
    waiting = list(used_ids)
    while waiting:
        term = waiting.pop()
        if term in vocabulary.actors and term not in actors:
            actor = vocabulary.actors[ActorId(term)]
            actors.add(actor.id)
            waiting += [actor.of, actor.speaks_for, *actor.members, *(m.of for m in actor.memberships)]
            roles.update(m.role for m in actor.memberships)
        elif term in vocabulary.topics and term not in topics:
            topic = vocabulary.topics[TopicId(term)]
            topics.add(topic.id)
            waiting += [*topic.broader, topic.opposite]
        elif term in vocabulary.roles:
            roles.add(term)
    return actors, topics, roles


def _quads(prefix: str, identifier: str, properties: Iterable[tuple[str, Term]]) -> Iterator[Quad]:
    subject = _node(prefix, identifier)
    for curie, value in properties:
        yield Quad(subject, node(curie), value, VOCABULARY_GRAPH)


def _node(prefix: str, identifier: str) -> NamedNode:
    """The node of an identifier that may or may not carry its prefix."""
    return node(identifier if identifier.startswith(prefix + ":") else f"{prefix}:{identifier}")


def _texts(curie: str, labels: Mapping[str, str]) -> Iterator[tuple[str, Term]]:
    for language, label in sorted(labels.items()):
        if label:
            yield curie, text(label, language)


def _wikidata(curie: str, identifier: str) -> Iterator[tuple[str, Term]]:
    if identifier:
        yield curie, _node("wd", identifier)


def _stance(stance: Stance) -> Iterator[tuple[str, Term]]:
    for kind in ("kg:Stance", "rdf:Property", "skos:Concept"):
        yield "rdf:type", node(kind)
    yield from _texts("skos:prefLabel", stance.label)
    yield from _texts("skos:definition", stance.definition)
    yield "kg:family", text(stance.family)
    yield "kg:valence", Literal(float(stance.valence))
    for curie, code in (("kg:cameo", stance.cameo), ("kg:plover", stance.plover)):
        if code:
            yield curie, text(code)


def _role(role: Role) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", node("kg:Role")
    yield from _texts("skos:prefLabel", role.label)
    yield "kg:rank", Literal(role.rank)


def _actor(actor: Actor, known: set[ActorId]) -> Iterator[tuple[str, Term]]:
    try:
        yield "rdf:type", KIND_CLASSES[actor.kind]
    except KeyError:
        raise GraphError(f"unknown kind of actor '{actor.kind}'", actor.id) from None
    yield from _texts("skos:prefLabel", actor.label)
    for curie, forms in (("skos:altLabel", actor.forms), ("kg:shortForm", actor.short)):
        for language, words in forms.items():
            for form in words:
                if form != actor.label.get(language):
                    yield curie, text(form, language)
    if actor.type:
        yield "kg:type", text(actor.type)
    if actor.of in known:
        yield "kg:of", node(actor.of)
    if actor.speaks_for in known and actor.speaks_for != actor.id:
        yield "kg:speaksFor", node(actor.speaks_for)
    for member in actor.members:
        if member in known:
            yield "org:hasMember", node(member)
    same = "owl:sameAs" if actor.kind in ("person", "country", "territory") else "skos:exactMatch"
    yield from _wikidata(same, actor.wikidata)


def _membership(actor: ActorId, held: Membership) -> Iterator[Quad]:
    parts = (*(curie.rpartition(":")[2] for curie in (actor, held.role, held.of)), held.start)
    subject = node("membership:" + "-".join(part for part in parts if part))
    yield Quad(subject, A, node("org:Membership"), VOCABULARY_GRAPH)
    yield Quad(subject, node("org:member"), node(actor), VOCABULARY_GRAPH)
    yield Quad(subject, node("org:role"), _node("role", held.role), VOCABULARY_GRAPH)
    if held.of:
        yield Quad(subject, node("org:organization"), node(held.of), VOCABULARY_GRAPH)
    for property_, day in (("kg:start", held.start), ("kg:end", held.end)):
        if day and day != "?":
            yield Quad(subject, node(property_), date(day), VOCABULARY_GRAPH)


def _topic(topic: Topic, known: set[TopicId]) -> Iterator[tuple[str, Term]]:
    for kind in ("kg:Topic", "skos:Concept"):
        yield "rdf:type", node(kind)
    yield from _texts("skos:prefLabel", topic.label)
    yield from _texts("skos:definition", topic.definition)
    for language, words in topic.forms.items():
        for form in words:
            if form != topic.label.get(language):
                yield "skos:altLabel", text(form, language)
    for broader in topic.broader:
        if broader in known:
            yield "skos:broader", node(broader)
    if topic.opposite in known:
        yield "kg:opposite", node(topic.opposite)
    yield from _wikidata("skos:exactMatch", topic.wikidata)
