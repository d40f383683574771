"""Actors as Turtle that a person edits: what ``kg actors unresolved`` proposes and ``kg actors add`` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import OutputError, VocabularyError
from kg.extract.unresolved import Unresolved, near
from kg.graph.terms import A, date, node, text
from kg.graph.turtle import prefix_lines, turtle
from kg.ids import local_name
from kg.vocab.types import Vocabulary

_CLASSES = {
    "person": "kg:Person",
    "organization": "kg:Organization",
    "group": "kg:Group",
    "country": "kg:Country",
}


def table_rows(found: Iterable[Unresolved], vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    """Unresolved actors as rows: how often met, in how many documents, what, names, office, whose."""
    from kg.query.results import plain  # noqa: PLC0415  tables only

    rows: list[tuple[str, ...]] = []
    for one in found:
        of = vocabulary.actors.get(one.of)
        name = of.label.get("en", one.of) if of is not None else one.of
        names = plain(one.label("en")), plain(one.label("ar"))
        rows.append((str(one.count), str(len(one.documents)), one.what, *names, one.role.removeprefix("role:"), name))
    return rows


def draft(found: Sequence[Unresolved], vocabulary: Vocabulary) -> Iterator[str]:
    """Unresolved actors as Turtle to edit, each under a comment that says how often and where it was met."""
    yield prefix_lines()
    taken: set[str] = set(vocabulary.actors)
    for one in found:
        yield f"\n# {_met(one)}\n"
        if one.what == "office":
            yield from _vacancy(one, vocabulary)
            continue
        for known in near(one, vocabulary):
            yield f"# the registry has {known}, whose name is alike: a spelling of it, or a namesake?\n"
        identifier = _free(one.proposed_id(), taken)
        taken.add(identifier)
        yield "# English name made by machine from the Arabic, or the reverse: check both\n"
        triples = list(_triples(identifier, one.kind, {lang: one.label(lang) for lang in ("en", "ar")}))
        for lang, names in one.forms.items():
            triples += [
                Triple(node(identifier), node("skos:altLabel"), text(name, lang))
                for name in sorted(names)
                if name != one.label(lang)
            ]
        if one.of in vocabulary.actors:
            triples.append(Triple(node(identifier), node("kg:of"), node(_state(one.of, vocabulary))))
        if one.role in vocabulary.roles and one.of in vocabulary.actors:
            triples += _office(identifier, one.role, one.of, "", "")
        yield from list(turtle(triples))[1:]


def _met(one: Unresolved) -> str:
    times = "once" if one.count == 1 else f"{one.count} times"
    places = ", ".join(sorted(one.documents)[:3]) + (" …" if len(one.documents) > 3 else "")
    return f"{' '.join(one.label('en').split())}: met {times}, in {places} ({one.id})"


def _vacancy(one: Unresolved, vocabulary: Vocabulary) -> Iterator[str]:
    """An office whose holder is unknown, as a comment to fill in: who holds it is not for a program to guess."""
    days = ", ".join(sorted(day for day in one.days if day)) or "an unknown day"
    yield f"# who held this office on {days}? Name the person, or leave it\n"
    if one.role in vocabulary.roles and one.of in vocabulary.actors:
        role, of = one.role.partition(":")[2], one.of.partition(":")[2]
        yield f"# membership:PERSON-{role}-{of} a org:Membership ;\n"
        yield f"#     org:member actor:PERSON ; org:role {one.role} ; org:organization {one.of} ;\n"
        yield '#     kg:start "…"^^xsd:date .\n'


def _free(identifier: str, taken: set[str]) -> str:
    number, free = 2, identifier
    while free in taken:
        free, number = f"{identifier}{number}", number + 1
    return free


def _state(actor: str, vocabulary: Vocabulary) -> str:
    """The state of an actor that a person speaks for, as far as the registry knows it; else the actor."""
    known = vocabulary.actors[actor]  # type: ignore[index]
    above = vocabulary.actors.get(known.of)
    return above.id if known.kind == "organization" and above is not None and above.kind == "country" else actor


def _triples(identifier: str, kind: str, labels: Mapping[str, str]) -> Iterator[Triple]:
    subject = node(identifier)
    yield Triple(subject, A, node(_CLASSES[kind]))
    for lang, label in labels.items():
        if label:
            yield Triple(subject, node("skos:prefLabel"), text(label, lang))


def _office(identifier: str, role: str, of: str, start: str, end: str) -> list[Triple]:
    parts = [curie.partition(":")[2] for curie in (identifier, role, of)]
    subject = node("membership:" + "-".join(part for part in (*parts, start) if part))
    triples = [
        Triple(subject, A, node("org:Membership")),
        Triple(subject, node("org:member"), node(identifier)),
        Triple(subject, node("org:role"), node(role)),
        Triple(subject, node("org:organization"), node(of)),
    ]
    if start:
        triples.append(Triple(subject, node("kg:start"), date(start)))
    if end == "?":
        triples.append(Triple(subject, node("kg:endUnknown"), Literal(True)))
    elif end:
        triples.append(Triple(subject, node("kg:end"), date(end)))
    return triples


def entry(given: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[str, str]:
    """The id and the Turtle of an actor as ``kg actors add`` is told of it.

    Raises:
        VocabularyError: a state, a body or a role is not in the vocabulary.
    """
    bare = str(given["identifier"] or local_name(given["name"])).removeprefix("actor:")
    if not bare or local_name(bare) != bare:
        raise VocabularyError(f"'{bare}' is no id", given["name"], "give ASCII letters and digits with --id")
    identifier = f"actor:{bare}"
    triples = list(_triples(identifier, given["kind"], {"en": given["name"], "ar": given["arabic"]}))
    subject = node(identifier)

    def say(curie: str, value: NamedNode | Literal) -> None:
        triples.append(Triple(subject, node(curie), value))

    for curie, forms in (("skos:altLabel", given["forms"]), ("kg:shortForm", given["shorts"])):
        for form in forms:
            say(curie, text(form, "en" if form.isascii() else _script(form)))
    of, body = _actor(given["of"], vocabulary), _actor(given["body"] or given["of"], vocabulary)
    for curie, actor in (("kg:of", of), ("kg:speaksFor", _actor(given["speaks_for"], vocabulary))):
        if actor:
            say(curie, node(actor))
    if given["type_"]:
        say("kg:type", text(given["type_"]))
    if given["gender"]:
        say("schema:gender", node({"m": "schema:Male", "f": "schema:Female"}[given["gender"]]))
    if given["wikidata"]:
        same = "owl:sameAs" if given["kind"] in ("person", "country") else "skos:exactMatch"
        say(same, node("wd:" + given["wikidata"].removeprefix("wd:")))
    if given["role"]:
        triples += _office(identifier, _role(given["role"], vocabulary), _held_in(body), given["start"], given["end"])
    return identifier, "".join(turtle(triples))


def _held_in(body: str) -> str:
    if not body:
        raise VocabularyError("an office needs a state or a body", "--role", "name it with --in or --of")
    return body


def _script(form: str) -> str:
    return "ar" if any("\u0600" <= c <= "\u06ff" for c in form) else "en"


def _actor(name: str, vocabulary: Vocabulary) -> str:
    return _named("actor", name, vocabulary.actors) if name else ""


def _role(name: str, vocabulary: Vocabulary) -> str:
    return _named("role", name, vocabulary.roles)


def _named(prefix: str, name: str, known: Mapping[Any, Any]) -> str:
    curie = f"{prefix}:{name.removeprefix(prefix + ':')}"
    if curie in known:
        return curie
    from difflib import get_close_matches  # noqa: PLC0415  only a failure needs it

    near_ones = get_close_matches(curie, [str(k) for k in known], n=2)
    hint = "is " + " or ".join(near_ones) + " meant?" if near_ones else f"kg actors show finds {prefix}s by their names"
    raise VocabularyError(f"no such {prefix} '{name}'", curie, hint)


def write_entry(folder: Path, identifier: str, turtle_text: str, *, force: bool = False) -> Path:
    """The Turtle as a file of its own in a vocabulary folder; taken away again where it makes the vocabulary faulty.

    Raises:
        OutputError: the file is there already, or the folder cannot be written.
        VocabularyError: ``kg check`` finds a fault in the new entry.
    """
    from kg.vocab.check import check_vocabulary  # noqa: PLC0415  slow to import

    path = folder / f"{identifier.partition(':')[2]}.ttl"
    before = path.read_text(encoding="utf-8") if path.is_file() else None
    if before is not None and not force:
        raise OutputError("there is such a file already", str(path), "edit it, or replace it with --force")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(turtle_text, encoding="utf-8")
    except OSError as problem:
        raise OutputError(f"cannot be written: {problem.strerror}", str(path), "check its rights") from problem
    faults = [p for p in check_vocabulary([folder]) if p.term == identifier or p.file == str(path)]
    if faults:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
        raise VocabularyError(faults[0].message, identifier, "nothing was written")
    return path
