"""What is wrong with a vocabulary: shapes, labels, clashes of forms, dangling references, offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from kg.errors import VocabularyError
from kg.fold import fold
from kg.vocab.compile import KINDS, compile_vocabulary, takes_of
from kg.vocab.paths import find_ontology, layers
from kg.vocab.shacl import violations
from kg.vocab.terms import IRI, Term, is_language, parse, read_terms
from kg.vocab.types import SLOTS

LABELLED = (*KINDS, "kg:Role", "kg:Topic", "kg:Stance", "kg:Institution")
"""Classes whose terms are shown to people, so that they need a label in both languages."""

_OURS = frozenset({"actor", "role", "topic", "stance", "cue", "membership"})


class Problem(NamedTuple):
    """One fault: the file and the term (a CURIE) that have it, and what is wrong."""

    file: str
    term: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


def check_vocabulary(paths: Sequence[Path] = ()) -> list[Problem]:
    """The faults of the shipped vocabulary with the given folders laid over it, sorted by file and term.

    Raises:
        VocabularyError: a folder does not exist or holds no Turtle.
    """
    folders = layers(tuple(paths))
    problems = [problem for _, files in folders for file in files for problem in _unreadable(file)]
    if problems:
        return sorted(problems)
    try:
        terms = read_terms(folders)
    except VocabularyError as error:
        return [Problem(error.where, "", error.what)]
    ontology = find_ontology()
    declared = _declared(ontology / "core.ttl")
    problems += _named(terms, violations(terms, ontology / "shapes.ttl", declared.slots))
    for check in (_labels, _ambiguous, _dangling, _shared_links, _offices, _rivals, _takes):
        problems += _named(terms, check(terms))
    problems += _named(terms, _undeclared(terms, declared))
    if not problems:
        try:
            compile_vocabulary(terms)
        except VocabularyError as error:
            problems.append(Problem(error.where, "", error.what))
    return sorted(set(problems))


class _Declared(NamedTuple):
    """The names of ``core.ttl``: all of them, and the properties that are slots of forms."""

    names: frozenset[str]
    slots: frozenset[str]


def _declared(core: Path) -> _Declared:
    triples = list(parse(core))
    return _Declared(
        frozenset(subject for subject, _, _ in triples),
        frozenset(s for s, p, (value, _) in triples if (p, value) == ("rdfs:subPropertyOf", "kg:form")),
    )


def _unreadable(file: Path) -> Iterator[Problem]:
    try:
        for _ in parse(file):
            pass
    except VocabularyError as error:
        yield Problem(error.where, "", error.what)


def _named(terms: Mapping[str, Term], found: Iterator[tuple[str, str]]) -> Iterator[Problem]:
    for name, message in found:
        yield Problem(str(terms[name].file) if name in terms else "", name, message)


def _of_class(terms: Mapping[str, Term], *classes: str) -> list[Term]:
    wanted = frozenset(classes)
    return [terms[name] for name in sorted(terms) if not wanted.isdisjoint(terms[name].all("rdf:type"))]


def _labels(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    for term in _of_class(terms, *LABELLED):
        for language, name in (("ar", "an Arabic"), ("en", "an English")):
            if language not in term.labels():
                yield term.id, f"has no label in {name.partition(' ')[2]} (skos:prefLabel @{language})"
    for term in _of_class(terms, "kg:Stance"):
        for language in ("ar", "en"):
            if language not in term.labels("skos:definition"):
                yield term.id, f"has no skos:definition @{language}"


def _ambiguous(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """Forms that always mean a term, and are those of another too; short forms may be shared.

    Namesakes of different countries are told apart by country and office, so they may share their name.
    """
    for classes, names, hint in (
        (tuple(KINDS), ("skos:prefLabel", "skos:altLabel", "kg:seat"), "make it a kg:shortForm of the less usual one"),
        (("kg:Topic",), ("skos:prefLabel", "skos:altLabel"), "leave it to one of them"),
    ):
        owners: dict[tuple[str, str], dict[str, str]] = {}
        for term in _of_class(terms, *classes):
            for language, forms in term.by_language(*names).items():
                for form in forms:
                    owners.setdefault((language, fold(form)), {}).setdefault(term.id, form)
        for (language, _), meant in sorted(owners.items()):
            names_of = sorted(meant)
            if len(names_of) > 1 and not _namesakes([terms[name] for name in names_of]):
                others = ", ".join(names_of[1:])
                yield names_of[0], f"the form '{meant[names_of[0]]}' @{language} is also that of {others}; {hint}"


def _namesakes(people: Sequence[Term]) -> bool:
    """Whether the terms are persons of as many countries."""
    countries = {term.one("kg:of") for term in people if "kg:Person" in term.all("rdf:type")} - {""}
    return len(countries) == len(people)


def _dangling(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    for name in sorted(terms):
        for predicate, values in terms[name].values.items():
            for value, tag in values:
                if tag == IRI and value.partition(":")[0] in _OURS and value not in terms:
                    yield name, f"{predicate} names {value}, which nothing describes{_nearest(value, terms)}"


def _shared_links(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    for classes in (tuple(KINDS), ("kg:Topic",)):
        owner: dict[str, str] = {}
        for term in _of_class(terms, *classes):
            for link in {*term.all("owl:sameAs"), *term.all("skos:exactMatch")}:
                if link.startswith("wd:") and owner.setdefault(link, term.id) != term.id:
                    yield term.id, f"{link} is already that of {owner[link]}"


def _offices(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    for term in _of_class(terms, "org:Membership"):
        start, end = term.one("kg:start"), term.one("kg:end")
        if start and end and end[: len(start)] < start[: len(end)]:
            yield term.id, f"ends ({end}) before it starts ({start})"
        for name, classes in (
            ("org:member", tuple(KINDS)),
            ("org:role", ("kg:Role",)),
            ("org:organization", tuple(KINDS)),
        ):
            value = term.one(name)
            if value in terms and not set(classes) & set(terms[value].all("rdf:type")):
                yield term.id, f"{name} names {value}, which is no {classes[-1] if name == 'org:role' else 'actor'}"


class _Held(NamedTuple):
    start: str
    end: str
    person: str
    term: str
    since: str


def _rivals(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """Two holders of an office that has one at a time, where the dates leave no doubt."""
    exclusive = {term.id for term in _of_class(terms, "kg:Role") if term.one("kg:exclusive") == "true"}
    offices: dict[tuple[str, str], list[_Held]] = {}
    for term in _of_class(terms, "org:Membership"):
        start, end = term.one("kg:start"), term.one("kg:end")
        doubtful = not start or "true" in (term.one("kg:endUnknown"), term.one("kg:disputed"))
        if term.one("org:role") in exclusive and not doubtful:
            held = _Held(_latest(start), _earliest(end), term.one("org:member"), term.id, start)
            offices.setdefault((term.one("org:role"), term.one("org:organization")), []).append(held)
    for (role, of), group in sorted(offices.items()):
        group.sort()
        for position, first in enumerate(group):
            for second in group[position + 1 :]:
                if second.start < first.end and first.start < second.end and first.person != second.person:
                    yield second.term, f"{second.person} and {first.person} are both {role} of {of} from {second.since}"


def _latest(day: str) -> str:
    """The last day that a date of any precision may mean."""
    return day + "-12-31"[len(day) - 4 :]


def _earliest(day: str) -> str:
    """The first day that a date of any precision may mean; an open end never comes."""
    return day + "-01-01"[len(day) - 4 :] if day else "9999-12-31"


def _takes(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    for term in _of_class(terms, "kg:Cue"):
        for pattern in takes_of(term):
            for word in pattern.split():
                if word.isascii() and word.isupper() and len(word) > 1 and word not in SLOTS:
                    yield term.id, f"'{word}' in '{pattern}' is no slot; use {', '.join(SLOTS)}"


def _undeclared(terms: Mapping[str, Term], declared: _Declared) -> Iterator[tuple[str, str]]:
    """Names of ours that ``core.ttl`` does not know: a misspelt property would be ignored in silence."""
    for name in sorted(terms):
        term = terms[name]
        used = {*term.values, *term.all("rdf:type")}
        for known in sorted(used):
            if known.startswith("kg:") and known not in declared.names and known != "kg:notForm":
                yield name, f"{known} is not a name of core.ttl{_nearest(known, declared.names)}"
        for predicate in declared.slots & term.values.keys():
            if any(not is_language(tag) for _, tag in term.values[predicate]):
                yield name, f"{predicate} has no language tag"


def _nearest(name: str, known: Mapping[str, object] | frozenset[str]) -> str:
    close = get_close_matches(name, known, n=1, cutoff=0.8)
    return f"; is {close[0]} meant?" if close else ""
