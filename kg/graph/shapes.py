"""Validation of a document's quads against ``ontology/shapes.ttl``, fast enough to run on every document.

The shapes are compiled once into plain checks; the tests hold the outcome against pySHACL's. Only the
part of SHACL that the shapes use is known: a shape that uses more is an error, never silently passed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import GraphError
from kg.graph.statements import Properties, by_subject
from kg.graph.terms import XSD, A, name_of
from kg.ids import NAMESPACES

SH = "http://www.w3.org/ns/shacl#"
_RDF = NAMESPACES["rdf"]
_NUMBERS = {XSD + kind for kind in ("double", "integer", "decimal", "float")}
_LEXICAL = {
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "double": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN"),
    XSD + "boolean": re.compile("true|false|0|1"),
    XSD + "date": re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d\d:\d\d)?"),
    XSD + "gYearMonth": re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])(Z|[+-]\d\d:\d\d)?"),
    XSD + "gYear": re.compile(r"-?\d{4,}(Z|[+-]\d\d:\d\d)?"),
}
_IGNORED = {SH + "message", SH + "path", SH + "severity", _RDF + "type", SH + "targetClass"}


class Violation(NamedTuple):
    """A node (CURIE) that a shape does not allow, and the shape's message."""

    node: str
    message: str


Values = list[Any]
Check = Callable[[Any, Values, dict[NamedNode, Properties]], bool]
"""Focus node, values, graph by subject → whether the values are allowed."""


@dataclass(slots=True)
class _Property:
    paths: list[NamedNode]
    message: str
    checks: list[Check] = field(default_factory=list)
    demands: list[Check] = field(default_factory=list)
    """Those of the checks that do not hold where there is no value."""


@dataclass(slots=True)
class _Shape:
    classes: list[NamedNode] = field(default_factory=list)
    properties: list[_Property] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    def allows(self, node: Any, graph: dict[NamedNode, Properties]) -> bool:
        return next(self.violations(node, graph), None) is None

    def violations(self, node: Any, graph: dict[NamedNode, Properties]) -> Iterator[str]:
        for check in self.checks:
            if not check(node, [node], graph):
                yield "the value is not allowed"
                break
        own = graph.get(node, {})
        for shape in self.properties:
            if len(shape.paths) == 1:
                values = own.get(shape.paths[0], [])
            else:
                values = [v for path in shape.paths for v in own.get(path, ())]
            for check in shape.checks if values else shape.demands:
                if not check(node, values, graph):
                    yield shape.message
                    break


class Shapes:
    """Compiled shapes.

    >>> from kg.vocab.paths import find_ontology
    >>> Shapes(find_ontology() / "shapes.ttl").violations([])
    []
    """

    def __init__(self, path: Path) -> None:
        try:
            quads = list(parse(path=path, format=RdfFormat.TURTLE))
        except (OSError, SyntaxError) as problem:
            raise GraphError(f"cannot be read: {problem}", str(path), "mend the shapes") from problem
        self._source: dict[Any, Properties] = by_subject(quads)
        self._where = str(path)
        self._compiled: dict[Any, _Shape] = {}
        self._targets: dict[NamedNode, list[_Shape]] = {}
        for subject, own in list(self._source.items()):
            for target in own.get(_sh("targetClass"), ()):
                self._targets.setdefault(target, []).append(self._shape(subject))

    def violations(self, quads: Iterable[Quad] | Iterable[Triple]) -> list[Violation]:
        """What the shapes do not allow in a graph, sorted; classes are as stated, nothing is inferred."""
        return self.violations_in(by_subject(quads))

    def violations_in(self, graph: dict[NamedNode, Properties]) -> list[Violation]:
        """The same for a graph that is gathered by subject already."""
        found: set[Violation] = set()
        for subject, own in graph.items():
            for kind in own.get(A, ()):
                for shape in self._targets.get(kind, ()):
                    for message in shape.violations(subject, graph):
                        found.add(Violation(name_of(subject.value), message))
        return sorted(found)

    def _shape(self, subject: Any) -> _Shape:
        if subject not in self._compiled:
            shape = self._compiled[subject] = _Shape()
            for predicate, objects in self._source[subject].items():
                if predicate == _sh("property"):
                    shape.properties += [self._property(o) for o in objects]
                elif predicate.value not in _IGNORED:
                    shape.checks += [self._check(predicate, o) for o in objects]
        return self._compiled[subject]

    def _property(self, subject: Any) -> _Property:
        own = self._source[subject]
        message = next((o.value for o in own.get(_sh("message"), ())), "a value is not allowed")
        shape = _Property(self._paths(own[_sh("path")][0]), message)
        for predicate, objects in own.items():
            if predicate.value not in _IGNORED:
                shape.checks += [self._check(predicate, o) for o in objects]
        shape.demands = [check for check in shape.checks if not check(subject, [], {})]
        return shape

    def _paths(self, path: Any) -> list[NamedNode]:
        if isinstance(path, NamedNode):
            return [path]
        alternatives = self._source[path].get(_sh("alternativePath"))
        if alternatives:
            return self._list(alternatives[0])
        raise GraphError("a shape has a path that is not known here", self._where, "use a property or alternatives")

    def _list(self, head: Any) -> list[Any]:
        items = []
        while head != NamedNode(_RDF + "nil"):
            items.append(self._source[head][NamedNode(_RDF + "first")][0])
            head = self._source[head][NamedNode(_RDF + "rest")][0]
        return items

    def _check(self, predicate: NamedNode, value: Any) -> Check:
        kind = predicate.value.removeprefix(SH)
        if kind in ("node", "or"):
            shapes = [self._shape(s) for s in (self._list(value) if kind == "or" else [value])]
            return lambda _, values, graph: all(any(s.allows(v, graph) for s in shapes) for v in values)
        if kind == "in":
            allowed = set(self._list(value))
            return lambda _, values, __: all(v in allowed for v in values)
        make = _CHECKS.get(kind)
        if make is None or not predicate.value.startswith(SH):
            raise GraphError(f"a shape uses sh:{kind}, which is not known here", self._where, "teach it to kg/graph")
        return make(value)


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)


def _count(limit: Any, *, least: bool) -> Check:
    number = int(limit.value)
    if least:
        return lambda _, values, __: len(values) >= number
    return lambda _, values, __: len(values) <= number


def _datatype(kind: Any) -> Check:
    wanted, lexical = kind.value, _LEXICAL.get(kind.value)

    def check(_: Any, values: Values, __: Any) -> bool:
        literals = (v for v in values if isinstance(v, Literal) and v.datatype.value == wanted)
        return sum(lexical is None or bool(lexical.fullmatch(v.value)) for v in literals) == len(values)

    return check


def _node_kind(kind: Any) -> Check:
    name = kind.value.removeprefix(SH)
    types = {"IRI": NamedNode, "BlankNode": BlankNode, "Literal": Literal}
    wanted = tuple(types[part] for part in re.split("Or", name) if part in types)
    return lambda _, values, __: all(isinstance(v, wanted) for v in values)


def _pattern(pattern: Any) -> Check:
    search = re.compile(pattern.value).search
    return lambda _, values, __: all(not isinstance(v, BlankNode) and bool(search(v.value)) for v in values)


def _min_length(limit: Any) -> Check:
    number = int(limit.value)
    return lambda _, values, __: all(not isinstance(v, BlankNode) and len(v.value) >= number for v in values)


def _bound(limit: Any, *, least: bool) -> Check:
    number = float(limit.value)

    def check(_: Any, values: Values, __: Any) -> bool:
        return all(
            (at is not None) and (at >= number if least else at <= number) for at in (_as_number(v) for v in values)
        )

    return check


def _unique_lang(flag: Any) -> Check:
    def check(_: Any, values: Values, __: Any) -> bool:
        languages = [v.language for v in values if isinstance(v, Literal) and v.language]
        return len(languages) == len(set(languages))

    return check if flag.value == "true" else lambda *_: True


def _less_than(other: Any) -> Check:
    def check(node: Any, values: Values, graph: dict[NamedNode, Properties]) -> bool:
        limits = [_as_number(v) for v in graph.get(node, {}).get(other, ())]
        numbers = [_as_number(v) for v in values]
        return all(a is not None and b is not None and a < b for a in numbers for b in limits)

    return check


def _as_number(value: Any) -> float | None:
    if isinstance(value, Literal) and value.datatype.value in _NUMBERS:
        try:
            return float(value.value)
        except ValueError:
            return None
    return None


_CHECKS: dict[str, Callable[[Any], Check]] = {
    "minCount": lambda value: _count(value, least=True),
    "maxCount": lambda value: _count(value, least=False),
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "pattern": _pattern,
    "minLength": _min_length,
    "minInclusive": lambda value: _bound(value, least=True),
    "maxInclusive": lambda value: _bound(value, least=False),
    "uniqueLang": _unique_lang,
    "lessThan": _less_than,
}
