"""Running SPARQL over a graph: text, file or name in, result out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import QueryError
from kg.graph.source import Result, Source
from kg.query.catalogue import NamedQuery, Parameter, get_query, parse_query
from kg.query.parameters import bind
from kg.query.sparql import UPDATES, paged, refuse_remote, template, tokens, with_values


@dataclass(frozen=True, slots=True)
class Request:
    """A query as asked for: what to run, with which parameters, which page of it, and how far it may go.

    ``union`` makes the default graph the union of all graphs, as long as the query names no dataset of its own.
    """

    query: str
    params: Mapping[str, str] = field(default_factory=dict)
    limit: int | None = None
    offset: int = 0
    allow_remote: bool = False
    union: bool = True


def run_query(request: Request, source: Source, catalogue: Mapping[str, NamedQuery] | None = None) -> Result:
    """The result of a query over a graph: rows, yes or no, or triples.

    ``request.query`` is SPARQL (with the known prefixes filled in), a path to an ``.rq`` file, or the name of a
    query of the catalogue. Parameters replace ``$name``.

    Raises:
        QueryError: the query, its name or a parameter cannot be used, or it would go out to the network.
        GraphError: the graph cannot be read.
    """
    sparql = prepare(request, source, catalogue)
    own_dataset = template(find_query(request.query, catalogue).text).has_dataset
    return source.query(sparql, union=request.union and not own_dataset)


def prepare(request: Request, source: Source, catalogue: Mapping[str, NamedQuery] | None = None) -> str:
    """The SPARQL text that ``run_query`` runs.

    Raises:
        QueryError: as for ``run_query``.
    """
    named = find_query(request.query, catalogue)
    values = bind(named, request.params, source)
    found = template(named.text)
    _refuse_update(found.verb, named.name)
    graphs = frozenset(g.value for g in source.graph_names()) if found.has_dataset else frozenset()
    if found.leaves and not request.allow_remote:
        refuse_remote(named.text, graphs)
    text = with_values(named.text, values)
    if not request.allow_remote and any("\\" in value for value in values.values()):
        refuse_remote(text, graphs)  # an engine might undo escapes before it reads the query
    return found.prefixes + paged(text, request.limit, request.offset)


def find_query(text: str, catalogue: Mapping[str, NamedQuery] | None = None) -> NamedQuery:
    """The query that a word, a path or a text means.

    A text with a space, brace or line break is SPARQL; one that ends in ``.rq`` is a file; anything else is a
    name. SPARQL given directly may hold ``$name``; such parameters take a CURIE, an IRI or a plain text.

    Raises:
        QueryError: the file cannot be read, or no query has this name.
    """
    if text.endswith(".rq") and not any(c in text for c in "{}\n"):
        path = Path(text)
        try:
            content = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            raise QueryError(f"cannot be read: {problem}", text, "give a .rq file in UTF-8") from problem
        if content.startswith("# title:"):
            return parse_query(path.stem, content)
        return NamedQuery(path.name, "", "", "", _undeclared(content), (), content)
    if any(c in text for c in " {}\n"):
        return NamedQuery("the query", "", "", "", _undeclared(text), (), text)
    return get_query(text, catalogue)


def _undeclared(text: str) -> tuple[Parameter, ...]:
    """The ``$name`` parameters of a query that has no header: any term will do."""
    names = sorted({t.text[1:] for t in tokens(text) if t.kind == "variable" and t.text[0] == "$"})
    return tuple(Parameter(name, "term", False, "") for name in names)


def _refuse_update(verb: str, name: str) -> None:
    if verb in UPDATES:
        raise QueryError(f"{verb} would change the graph", name, "kg query only reads; change it with kg add")
