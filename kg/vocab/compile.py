"""Terms → the frozen ``Vocabulary``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from kg.ids import ActorId, TopicId
from kg.vocab.terms import Term, is_language
from kg.vocab.types import (
    ACTS,
    Actor,
    Cue,
    Description,
    Institution,
    Lexeme,
    Membership,
    Pattern,
    Role,
    Stance,
    Topic,
    Vocabulary,
)

KINDS = {
    "kg:Person": ("person", ""),
    "kg:Country": ("country", ""),
    "kg:Territory": ("country", "territory"),
    "kg:Organization": ("organization", ""),
    "kg:Group": ("group", ""),
}
"""The classes of actors → kind and type. A territory speaks as a country does."""

_T = TypeVar("_T")
IPTC = "http://cv.iptc.org/newscodes/mediatopic/"
WIKIDATA = "wd:"
_NOT_SLOTS = frozenset({"kg:lemma", "kg:partOfSpeech", "kg:notForm"})


def compile_vocabulary(terms: Mapping[str, Term], digest: str = "") -> Vocabulary:
    """The vocabulary that the terms describe; terms of other classes are left aside.

    Raises:
        VocabularyError: a term lacks what it cannot do without, has a malformed number, or a cue names
            an unknown lexeme or stance.
    """
    by_class: dict[str, list[Term]] = {}
    for name in sorted(terms):
        for kind in terms[name].all("rdf:type"):
            by_class.setdefault(kind, []).append(terms[name])
    stances = {s.id: s for s in map(_stance, by_class.get("kg:Stance", ()))}
    languages = {term.id: _language(term, "kg:lemma") for term in by_class.get("kg:Lexeme", ())}
    cues = sorted(
        ((cue.lexeme, order, cue.id, cue) for cue, order in _cues(by_class.get("kg:Cue", ()), stances, languages)),
        key=lambda item: item[:3],
    )
    return Vocabulary(
        stances=stances,
        roles={r.id: r for r in map(_role, by_class.get("kg:Role", ()))},
        actors=_actors(by_class),
        topics={t.id: t for t in map(_topic, by_class.get("kg:Topic", ()))},
        lexemes=_grouped((languages[term.id], _lexeme(term)) for term in by_class.get("kg:Lexeme", ())),
        cues=_grouped((languages[lexeme], cue) for lexeme, _, _, cue in cues),
        institutions=tuple(map(_institution, by_class.get("kg:Institution", ()))),
        patterns=_patterns(by_class.get("kg:ContentPattern", ()), stances),
        words=_words(by_class.get("kg:WordList", ())),
        descriptions=_grouped(map(_description, by_class.get("kg:Description", ()))),
        digest=digest,
    )


def takes_of(term: Term) -> tuple[str, ...]:
    """The complement patterns of a cue, in the order in which they are tried."""
    patterns = (" ".join(p.split()) for value in term.all("kg:takes") for p in value.split(" ; "))
    return tuple(dict.fromkeys(p for p in patterns if p))


def _stance(term: Term) -> Stance:
    return Stance(
        id=term.id.partition(":")[2],
        label=_labels(term),
        family=term.one("kg:family"),
        valence=_number(term, "kg:valence", -1.0, 1.0),
        cameo=term.one("kg:cameo"),
        plover=term.one("kg:plover"),
        definition=term.labels("skos:definition"),
    )


def _role(term: Term) -> Role:
    return Role(
        id=term.id,
        label=_labels(term),
        titles=term.by_language("kg:title"),
        speaks_for=term.one("kg:representative", "true") == "true",
        rank=_integer(term, "kg:rank", 5),
    )


def _actors(by_class: Mapping[str, list[Term]]) -> dict[ActorId, Actor]:
    memberships: dict[str, list[Membership]] = {}
    for term in by_class.get("org:Membership", ()):
        for name in ("org:member", "org:role", "org:organization"):
            if not term.one(name):
                raise term.error(f"is an office held without {name}", "name person, role and organization")
        office = Membership(
            role=term.one("org:role"),
            of=ActorId(term.one("org:organization")),
            start=term.one("kg:start"),
            end=term.one("kg:end") or ("?" if term.one("kg:endUnknown") == "true" else ""),
        )
        memberships.setdefault(term.one("org:member"), []).append(office)
    actors: dict[ActorId, Actor] = {}
    for name, (kind, type_) in KINDS.items():
        for term in by_class.get(name, ()):
            if term.id in actors:
                raise term.error(f"is both a {actors[ActorId(term.id)].kind} and a {kind}", "keep one class")
            held = sorted(memberships.get(term.id, ()), key=lambda m: (m.start, m.end or "9999", m.role, m.of))
            actors[ActorId(term.id)] = _actor(term, kind, type_, tuple(held))
    return dict(sorted(actors.items()))


def _actor(term: Term, kind: str, type_: str, memberships: tuple[Membership, ...]) -> Actor:
    return Actor(
        id=ActorId(term.id),
        kind=kind,
        label=_labels(term),
        type=term.one("kg:type") or type_,
        forms=term.by_language("skos:prefLabel", "skos:altLabel"),
        short=term.by_language("kg:shortForm"),
        demonyms=term.by_language("kg:demonym"),
        demonym_plurals=term.by_language("kg:demonymPlural"),
        seats=term.by_language("kg:seat"),
        of=ActorId(term.one("kg:of")),
        speaks_for=ActorId(term.one("kg:speaksFor")),
        gender={"schema:Male": "m", "schema:Female": "f"}.get(term.one("schema:gender"), ""),
        wikidata=_link(term, WIKIDATA),
        memberships=memberships,
        members=tuple(ActorId(name) for name in sorted(term.all("org:hasMember"))),
    )


def _topic(term: Term) -> Topic:
    return Topic(
        id=TopicId(term.id),
        label=_labels(term),
        forms=term.by_language("skos:prefLabel", "skos:altLabel"),
        patterns=term.by_language("kg:pattern"),
        definition=term.labels("skos:definition"),
        broader=tuple(TopicId(name) for name in sorted(term.all("skos:broader"))),
        related=tuple(TopicId(name) for name in sorted(term.all("skos:related"))),
        opposite=TopicId(term.one("kg:opposite")),
        wikidata=_link(term, WIKIDATA),
        iptc=_link(term, IPTC),
    )


def _lexeme(term: Term) -> Lexeme:
    forms: dict[str, tuple[str, ...]] = {}
    for name, values in term.values.items():
        if name.startswith("kg:") and name not in _NOT_SLOTS and values[:1] and is_language(values[0][1]):
            forms[name.removeprefix("kg:")] = tuple(value for value, _ in values)
    return Lexeme(id=term.id, lemma=term.one("kg:lemma"), pos=term.one("kg:partOfSpeech"), forms=forms)


def _cues(
    terms: Iterable[Term], stances: Mapping[str, Stance], languages: Mapping[str, str]
) -> Iterable[tuple[Cue, int]]:
    for term in terms:
        lexeme, act = term.one("kg:lexeme"), term.one("kg:act")
        if lexeme not in languages:
            raise term.error(f"has the unknown lexeme '{lexeme}'", "describe the kg:Lexeme")
        if act not in ACTS:
            raise term.error(f"has the unknown act '{act}'", "use one of " + ", ".join(ACTS))
        cue = Cue(
            id=term.id,
            lexeme=lexeme,
            takes=takes_of(term),
            stance=_stance_of(term, "kg:indicates", stances),
            act=act,
            negated=_stance_of(term, "kg:indicatesNegated", stances),
            weight=_number(term, "kg:weight", 0.0, 1.0) if term.one("kg:weight") else 1.0,
        )
        yield cue, _integer(term, "kg:order", 1)


def _stance_of(term: Term, name: str, stances: Mapping[str, Stance]) -> str:
    stance = term.one(name).partition(":")[2]
    if stance and stance not in stances:
        raise term.error(f"indicates the unknown stance '{term.one(name)}'", "see ontology/stances.ttl")
    return stance


def _institution(term: Term) -> Institution:
    labels = _labels(term)
    forms = term.by_language("skos:prefLabel", "skos:altLabel")
    return Institution(
        id=term.id,
        name=labels.get("en", ""),
        label=labels,
        forms={lang: tuple(form for form in group if "{" not in form) for lang, group in forms.items()},
        type=term.one("kg:type", "government"),
        speaks_for_state=term.one("kg:representative", "true") == "true",
    )


def _patterns(terms: Iterable[Term], stances: Mapping[str, Stance]) -> dict[str, tuple[Pattern, ...]]:
    found = []
    for term in terms:
        pattern = Pattern(term.id, term.one("kg:pattern"), _stance_of(term, "kg:indicates", stances))
        found.append((_integer(term, "kg:order", 0), term.id, _language(term, "kg:pattern"), pattern))
    return _grouped((language, pattern) for _, _, language, pattern in sorted(found, key=lambda item: item[:2]))


def _description(term: Term) -> tuple[str, Description]:
    language = _language(term, "kg:form")
    label = term.labels("skos:definition").get("en", "")
    return language, Description(term.one("kg:form"), label, term.one("kg:part"), term.one("kg:kind"))


def _words(terms: Iterable[Term]) -> dict[str, dict[str, tuple[str, ...]]]:
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    for term in terms:
        name = term.one("schema:identifier")
        if not name:
            raise term.error("is a list of words without schema:identifier", "name the list")
        for language, forms in term.by_language("kg:word").items():
            group = words.setdefault(language, {})
            group[name] = (*group.get(name, ()), *forms)
    return words


def _grouped(pairs: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    groups: dict[str, list[_T]] = {}
    for language, value in pairs:
        groups.setdefault(language, []).append(value)
    return {language: tuple(values) for language, values in sorted(groups.items())}


def _labels(term: Term) -> dict[str, str]:
    labels = term.labels()
    if not labels:
        raise term.error("has no label", "add skos:prefLabel in Arabic and English")
    return labels


def _language(term: Term, name: str) -> str:
    for language in term.by_language(name):
        if is_language(language):
            return language
    raise term.error(f"has no {name} with a language tag", 'write it as "قال"@ar')


def _link(term: Term, namespace: str) -> str:
    """The local part of the first link into a namespace."""
    for name in ("owl:sameAs", "skos:exactMatch", "skos:closeMatch"):
        for value in term.all(name):
            if value.startswith(namespace):
                return value.removeprefix(namespace)
    return ""


def _number(term: Term, name: str, low: float, high: float) -> float:
    try:
        value = float(term.one(name))
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise term.error(f"has '{term.one(name)}' for {name}", f"write a number from {low:g} to {high:g}")
    return value


def _integer(term: Term, name: str, default: int) -> int:
    try:
        return int(term.one(name) or default)
    except ValueError as problem:
        raise term.error(f"has '{term.one(name)}' for {name}", "write a whole number") from problem
