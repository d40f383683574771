"""The named queries of ``ontology/queries``: what each answers, what it asks for, an example."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import QueryError

TYPES = ("actor", "topic", "stance", "document", "statement", "date", "text", "int", "number")
"""What a parameter can be."""

_HEADER = re.compile(r"#\s*(?P<key>[a-z-]+)(?:\s+(?P<name>\w+))?\s*:\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A ``$name`` of a query: its type, whether it must be given, what it means."""

    name: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the catalogue; ``text`` is the whole file, which is valid SPARQL as it stands."""

    name: str
    title: str
    title_ar: str
    description: str
    parameters: tuple[Parameter, ...]
    examples: tuple[Mapping[str, str], ...]
    text: str

    def parameter(self, name: str) -> Parameter:
        """The parameter of a name.

        Raises:
            QueryError: the query has no such parameter; the nearest names are suggested.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = [p.name for p in self.parameters]
        raise QueryError(f"unknown parameter '{name}'", self.name, suggest(name, known, "it takes"))


def parse_query(name: str, text: str) -> NamedQuery:
    """A query from its text: ``# key: value`` lines, then SPARQL.

    Keys: ``title``, ``title-ar``, ``description`` (may repeat: the lines are joined), ``param NAME: TYPE
    [required] - meaning``, ``example: name=value; name=value``.

    Raises:
        QueryError: the header is malformed or has no title.
    """
    fields: dict[str, list[str]] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _HEADER.fullmatch(line.rstrip())
        if match is None:
            raise QueryError(f"not a header line: {line[:60]}", name, "write it as '# key: value'")
        if match["key"] == "param":
            parameters.append(_parameter(name, match["name"] or "", match["value"]))
        else:
            fields.setdefault(match["key"], []).append(match["value"])
    if "title" not in fields:
        raise QueryError("no title", name, "begin the file with '# title: …'")
    examples = tuple(_example(example) for example in fields.get("example", []))
    return NamedQuery(
        name,
        fields["title"][0],
        " ".join(fields.get("title-ar", [])),
        " ".join(fields.get("description", [])),
        tuple(parameters),
        examples,
        text,
    )


def load_catalogue(folders: Iterable[Path]) -> dict[str, NamedQuery]:
    """The queries of some folders by name, later folders before earlier ones.

    Raises:
        QueryError: a file is malformed.
    """
    catalogue: dict[str, NamedQuery] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.rq")):
            catalogue[path.stem] = parse_query(path.stem, path.read_text(encoding="utf-8"))
    return dict(sorted(catalogue.items()))


@cache
def shipped_catalogue() -> Mapping[str, NamedQuery]:
    """The queries that come with the program."""
    package = Path(__file__).resolve().parents[1]
    inside, beside = package / "ontology" / "queries", package.parent / "ontology" / "queries"
    return load_catalogue([inside if inside.is_dir() else beside])


def get_query(name: str, catalogue: Mapping[str, NamedQuery] | None = None) -> NamedQuery:
    """The query of a name.

    Raises:
        QueryError: there is none; the nearest names are suggested.
    """
    catalogue = shipped_catalogue() if catalogue is None else catalogue
    if name not in catalogue:
        raise QueryError(f"unknown query '{name}'", "", suggest(name, catalogue, "there are"))
    return catalogue[name]


def suggest(name: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names what is nearest to a mistyped name, or all there is."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    if near:
        return "did you mean " + " or ".join(near) + "?"
    return f"{otherwise} {', '.join(names)}" if names else f"{otherwise} none"


def _parameter(query: str, name: str, value: str) -> Parameter:
    words, _, meaning = value.partition(" - ")
    kind, _, mark = words.strip().partition(" ")
    if not name or kind not in TYPES or mark.strip() not in ("", "required"):
        raise QueryError(f"malformed parameter '{name}'", query, "write '# param NAME: TYPE [required] - meaning'")
    return Parameter(name, kind, mark.strip() == "required", meaning.strip())


def _example(value: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in value.split(";") if pair.strip())
    return {key.strip(): given.strip() for key, _, given in pairs}
