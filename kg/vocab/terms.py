"""Turtle files → terms as plain values, and the laying of one folder over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import VocabularyError
from kg.ids import NAMESPACES

IRI = "@id"
"""The tag of a value that is a term."""

Value = tuple[str, str]
"""The text of a literal or the CURIE of a term, and its tag: a language, ``^^`` and a datatype, or empty."""

SINGLE = frozenset(
    {
        *("kg:family", "kg:valence", "kg:cameo", "kg:plover"),
        *("kg:type", "kg:of", "kg:speaksFor", "schema:gender", "schema:identifier"),
        *("kg:representative", "kg:rank", "kg:exclusive", "kg:opposite"),
        *("kg:lemma", "kg:partOfSpeech", "kg:lexeme", "kg:act", "kg:order", "kg:weight"),
        *("kg:indicates", "kg:indicatesNegated", "kg:part", "kg:kind"),
        *("kg:start", "kg:end", "kg:endUnknown", "kg:disputed", "org:member", "org:organization", "org:role"),
    }
)
"""Properties with one value a term; a later folder replaces it."""

SINGLE_BY_LANGUAGE = frozenset({"skos:prefLabel", "skos:definition"})
"""Properties with one value a language."""

_REPLACED = frozenset({"owl:sameAs", "skos:exactMatch", "skos:closeMatch"})
"""Links: a later folder replaces them as a whole, one folder may give several."""


@dataclass(slots=True)
class Term:
    """What the Turtle says of one term: property → values, with the file that said it first."""

    id: str
    file: Path
    values: dict[str, list[Value]] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        """Every value of a property."""
        return [value for value, _ in self.values.get(name, ())]

    def one(self, name: str, default: str = "") -> str:
        """The value of a property."""
        values = self.values.get(name)
        return values[0][0] if values else default

    def by_language(self, *names: str) -> dict[str, tuple[str, ...]]:
        """Language → values of some properties, in their order, without repetition."""
        found: dict[str, list[str]] = {}
        for name in names:
            for value, tag in self.values.get(name, ()):
                forms = found.setdefault(tag, [])
                if value not in forms:
                    forms.append(value)
        return {tag: tuple(forms) for tag, forms in found.items()}

    def labels(self, name: str = "skos:prefLabel") -> dict[str, str]:
        """Language → text of a property with one value a language."""
        return {tag: value for value, tag in self.values.get(name, ())}

    def error(self, message: str, hint: str = "") -> VocabularyError:
        """An error about this term that names its file."""
        return VocabularyError(f"{self.id} {message}", str(self.file), hint)


def read_terms(layers: Iterable[tuple[Path, tuple[Path, ...]]]) -> dict[str, Term]:
    """The terms of folders laid over each other, each folder given with its files.

    A term that a later folder describes again keeps what it had: single values are replaced, others
    added, ``kg:notForm`` takes a form away, and ``owl:deprecated true`` takes the term out.

    Raises:
        VocabularyError: a file cannot be read, is no Turtle, or gives one property two values where
            only one may stand.
    """
    terms: dict[str, Term] = {}
    for _, files in layers:
        layer: dict[str, Term] = {}
        for file in files:
            for subject, predicate, value in parse(file):
                term = layer.get(subject)
                if term is None:
                    term = layer[subject] = Term(subject, file)
                term.values.setdefault(predicate, []).append(value)
        for term in layer.values():
            check_single(term)
            _lay_over(terms, term)
    return {name: term for name, term in terms.items() if term.one("owl:deprecated") != "true"}


def parse(file: Path) -> Iterator[tuple[str, str, Value]]:
    """The triples of a Turtle file, terms as CURIEs.

    Raises:
        VocabularyError: the file cannot be read or is no Turtle.
    """
    names: dict[str, str] = {}
    try:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            value = quad.object
            tagged = _literal(value, names) if isinstance(value, ox.Literal) else (_name(value, names), IRI)
            yield _name(quad.subject, names), _name(quad.predicate, names), tagged
    except SyntaxError as problem:
        raise VocabularyError(
            f"not Turtle: {problem.msg}", f"{file}, line {problem.lineno}", "mend the line"
        ) from problem
    except (OSError, UnicodeDecodeError) as problem:
        raise VocabularyError(f"cannot be read: {problem}", str(file), "check the path and its rights") from problem


def is_language(tag: str) -> bool:
    """Whether the tag of a value is a language."""
    return bool(tag) and tag != IRI and not tag.startswith("^^")


def check_single(term: Term) -> None:
    """Refuse two values of one folder where only one may stand.

    Raises:
        VocabularyError: names file, term and property.
    """
    for name, values in term.values.items():
        if len(values) < 2:
            continue
        if name in SINGLE and len(set(values)) > 1:
            raise term.error(f"has two values for {name}: {values[0][0]}, {values[1][0]}", "keep one")
        if name in SINGLE_BY_LANGUAGE:
            seen: dict[str, str] = {}
            for value, tag in values:
                if seen.setdefault(tag, value) != value:
                    raise term.error(f"has two values for {name}@{tag}: {seen[tag]}, {value}", "keep one")


def _lay_over(terms: dict[str, Term], new: Term) -> None:
    old = terms.setdefault(new.id, new)
    if old is not new:
        for name, values in new.values.items():
            if name in SINGLE or name in _REPLACED:
                old.values[name] = values
            elif name in SINGLE_BY_LANGUAGE:
                tags = {tag for _, tag in values}
                old.values[name] = [v for v in old.values.get(name, ()) if v[1] not in tags] + values
            else:
                kept = old.values.setdefault(name, [])
                kept += [value for value in values if value not in kept]
    unwanted = old.values.pop("kg:notForm", ())
    if unwanted:
        for name, values in old.values.items():
            if name not in SINGLE_BY_LANGUAGE:
                old.values[name] = [value for value in values if value not in unwanted]


def _literal(literal: ox.Literal, names: dict[str, str]) -> Value:
    if literal.language:
        return literal.value, literal.language
    datatype = _name(literal.datatype, names)
    return literal.value, "" if datatype == "xsd:string" else "^^" + datatype


def _name(node: object, names: dict[str, str]) -> str:
    if not isinstance(node, ox.NamedNode):
        return str(node)
    address = node.value
    name = names.get(address)
    if name is None:
        name = names[address] = _shorten(address)
    return name


def _shorten(address: str) -> str:
    """The CURIE of an IRI; the namespace ends at the last # or /, as in every namespace of ours."""
    cut = max(address.rfind("#"), address.rfind("/")) + 1
    prefix = _PREFIXES.get(address[:cut])
    return f"{prefix}:{address[cut:]}" if prefix else address


_PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
