"""Turtle for people to read and diff: terms, predicates and values sorted, nothing depends on the order of adding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ids import NAMESPACES

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LAST = "\uffff"


class Graph:
    """Triples of one Turtle file, held as ready-made Turtle terms."""

    def __init__(self) -> None:
        self._subjects: dict[str, dict[str, set[str]]] = {}

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add triples; subject and predicate are CURIEs, objects come from the functions below."""
        if objects:
            self._subjects.setdefault(subject, {}).setdefault(predicate, set()).update(objects)

    def __bool__(self) -> bool:
        return bool(self._subjects)

    def __len__(self) -> int:
        return sum(len(objects) for po in self._subjects.values() for objects in po.values())

    def write(self, comment: str) -> str:
        """The Turtle text, beginning with a comment and the prefixes that are used."""
        body = "".join(self._blocks())
        used = [p for p in sorted(NAMESPACES) if f"{p}:" in body]
        head = "".join(f"@prefix {p}: <{NAMESPACES[p]}> .\n" for p in used)
        return f"# {comment}\n{head}\n{body}"

    def _blocks(self) -> Iterator[str]:
        for subject in sorted(self._subjects):
            lines = []
            for predicate, objects in sorted(self._subjects[subject].items(), key=_predicate_order):
                values = ", ".join(sorted(objects, key=_object_order))
                lines.append(f"{'a' if predicate == 'rdf:type' else predicate} {values}")
            yield f"{subject} {f' ;{chr(10)}    '.join(lines)} .\n\n"


def text(value: str, language: str = "") -> str:
    """A string literal, with a language tag where one is given."""
    escaped = "".join(_ESCAPES.get(char, char) for char in value)
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def texts(values: Iterable[str], language: str) -> list[str]:
    """String literals of one language."""
    return [text(value, language) for value in values]


def double(value: float) -> str:
    """An ``xsd:double`` (decimals overflow silently in SPARQL engines)."""
    return f'"{value}"^^xsd:double'


def boolean(value: bool) -> str:
    """An ``xsd:boolean``."""
    return "true" if value else "false"


def date(value: str) -> str:
    """An ISO date with the type of its precision."""
    return f'"{value}"^^{ {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}[len(value)] }'


def _predicate_order(item: tuple[str, set[str]]) -> tuple[str, str]:
    predicate = item[0]
    return ("" if predicate == "rdf:type" else "skos" if predicate == "skos:prefLabel" else _LAST, predicate)


def _object_order(term: str) -> tuple[str, str]:
    """Literals by language first, so that the Arabic forms stand together."""
    literal, _, language = term.rpartition("@")
    return (language, literal) if term.startswith('"') and literal.endswith('"') else ("", term)
