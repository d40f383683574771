"""SPARQL as a row of tokens: enough to put parameters in safely and to refuse what leaves the house."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import QueryError
from kg.ids import NAMESPACES

# In the order of the grammar's longest match; SPARQL 1.1, section 19.8.
_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*(?:\\u[0-9A-Fa-f]{4}[^<>"{}|^`\\\x00-\x20]*)*>)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<prefixed>(?:[^\W\d_][\w.·-]*)?:(?:[\w:.·-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*)
  | (?P<blank>_:\w[\w.·-]*)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[^\W\d_]\w*)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<space>\s+)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)


# What a parameter may be replaced by: one IRI, or one text or number, which can close nothing and open nothing.
_VALUE = re.compile(r"""<[^<>"{}|^`\\\x00-\x20]*>|"(?:[^"\\\n\r]|\\.)*"(?:\^\^<[^<>"{}|^`\\\x00-\x20]*>)?|[+-]?\d+""")

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_REMEMBERED = 20_000
"""Longer queries are read anew each time, lest what is remembered of them fills the memory."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind (``iri``, ``string``, ``variable``, ``word`` …), its text, where it starts."""

    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Template:
    """What reading a query tells, whatever values its parameters get.

    ``prefixes`` are the declarations that it lacks, ``verb`` the keyword that says what it does, ``has_dataset``
    whether it names its own by FROM, ``leaves`` whether it would fetch something.
    """

    prefixes: str
    verb: str
    has_dataset: bool
    leaves: bool


def template(query: str) -> Template:
    """What a query is; remembered, since the same few are asked again and again."""
    return _remembered_template(query) if len(query) <= _REMEMBERED else _template(query)


def gives_triples(query: str) -> bool:
    """Whether the answer to a query is triples, not rows."""
    return template(query).verb in ("CONSTRUCT", "DESCRIBE")


def tokens(query: str) -> Iterator[Token]:
    """The pieces of a query, spaces and comments too, so that joined they are the query again."""
    return iter(_remembered_tokens(query)) if len(query) <= _REMEMBERED else _tokens(query)


def _template(query: str) -> Template:
    words = (t.text.upper() for t in tokens(query) if t.kind == "word")
    verb = next((word for word in words if word in FORMS or word in UPDATES), "")
    try:
        refuse_remote(query)
        leaves = False
    except QueryError:
        leaves = True
    return Template(_missing_prefixes(query), verb, uses_dataset(query), leaves)


def _tokens(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        yield Token(match.lastgroup or "sign", match.group(), match.start())


@lru_cache(maxsize=128)
def _remembered_template(query: str) -> Template:
    return _template(query)


@lru_cache(maxsize=128)
def _remembered_tokens(query: str) -> tuple[Token, ...]:
    return tuple(_tokens(query))


def with_prefixes(query: str) -> str:
    """The query with the known prefixes that it uses and does not declare.

    >>> with_prefixes("ASK { ?s a kg:Statement }").splitlines()[0]
    'PREFIX kg: <https://w3id.org/stancegraph/ontology#>'
    """
    return template(query).prefixes + query


def _missing_prefixes(query: str) -> str:
    used: set[str] = set()
    declared: set[str] = set()
    last = ""
    for token in tokens(query):
        if token.kind == "prefixed":
            (declared if last == "PREFIX" else used).add(token.text.partition(":")[0])
        if token.kind not in ("space", "comment"):
            last = token.text.upper()
    missing = [prefix for prefix in NAMESPACES if prefix in used - declared]
    return "".join(f"PREFIX {prefix}: <{NAMESPACES[prefix]}>\n" for prefix in missing)


def with_values(query: str, values: Mapping[str, str]) -> str:
    """The query with ``$name`` replaced by a term in SPARQL syntax (``<iri>``, ``"text"``), never inside a string.

    Other variables, and parameters without a value, stay as they are.

    Raises:
        QueryError: a value is more than one term.
    """
    for name, value in values.items():
        if not _VALUE.fullmatch(value):
            raise QueryError("not one term", f"{name}={value[:40]}", "give a CURIE, an IRI, a text or a number")
    return "".join(
        values[token.text[1:]]
        if token.kind == "variable" and token.text[0] == "$" and token.text[1:] in values
        else token.text
        for token in tokens(query)
    )


def paged(query: str, limit: int | None, offset: int) -> str:
    """The query with its outermost LIMIT and OFFSET set; without ``limit`` the query's own stays.

    >>> paged("SELECT * { ?s ?p ?o } LIMIT 5", 2, 4)
    'SELECT * { ?s ?p ?o }\\nLIMIT 2\\nOFFSET 4'
    """
    if limit is None and not offset:
        return query
    kept: list[str] = []
    depth, own, waiting, values = 0, "", "", -1
    for token in tokens(query):
        depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(token.text, 0) if token.kind == "sign" else 0
        word = token.text.upper() if token.kind == "word" and not depth else ""
        if word in ("LIMIT", "OFFSET"):
            waiting = word
        elif waiting and token.kind == "number":
            own = token.text if waiting == "LIMIT" else own
            waiting = ""
        elif not waiting and token.kind != "comment":
            if word == "VALUES":
                values = len(kept)
            kept.append(token.text)
    tail = "".join(kept[values:]) if values >= 0 else ""
    body = "".join(kept[:values] if values >= 0 else kept).rstrip()
    size = limit if limit is not None else own
    return (
        body
        + (f"\nLIMIT {size}" if size != "" else "")
        + (f"\nOFFSET {offset}" if offset else "")
        + ("\n" + tail if tail else "")
    )


def refuse_remote(query: str, known_graphs: frozenset[str] = frozenset()) -> None:
    """Refuse a query that would fetch something: SERVICE, LOAD, or FROM a graph that is not here.

    A query is read twice, as it stands and with its ``\\u0053`` escapes undone, since engines differ in that.

    Raises:
        QueryError: the query leaves the house.
    """
    for text in {query, _unescaped(query)}:
        pieces = [t for t in tokens(text) if t.kind not in ("space", "comment")]
        for position, token in enumerate(pieces):
            word = _keyword(token)
            if "SERVICE" in word or word.startswith("LOAD"):
                verb = "SERVICE" if "SERVICE" in word else "LOAD"
                raise QueryError(f"{verb} would send the query over the network", hint="allow it with --allow-remote")
            if word == "FROM":
                _refuse_foreign_graph(pieces[position + 1 : position + 3], text, known_graphs)


def _keyword(token: Token) -> str:
    """What an engine may take for a keyword: it needs no space behind one, so ``trueSERVICE:x`` holds SERVICE."""
    if token.kind == "word":
        return token.text.upper()
    return token.text.partition(":")[0].upper() if token.kind == "prefixed" else ""


def uses_dataset(query: str) -> bool:
    """Whether a query names its own dataset by FROM."""
    return any(t.kind == "word" and t.text.upper() == "FROM" for t in tokens(query))


def _refuse_foreign_graph(following: list[Token], query: str, known: frozenset[str]) -> None:
    token = next((t for t in following if t.text.upper() != "NAMED"), None)
    if token is None:
        return
    address = token.text.strip("<>")
    if token.kind == "prefixed":
        prefix, _, local = address.partition(":")
        address = _namespaces(query).get(prefix, prefix + ":") + local
    if address not in known:
        raise QueryError("FROM names a graph that is not here", address, "leave it out or allow it with --allow-remote")


def _namespaces(query: str) -> dict[str, str]:
    """Prefix → namespace as the query declares them, the known ones where it does not."""
    found = dict(NAMESPACES)
    pieces = [t for t in tokens(query) if t.kind not in ("space", "comment")]
    for verb, prefix, namespace in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if verb.text.upper() == "PREFIX" and namespace.kind == "iri":
            found[prefix.text.rstrip(":")] = namespace.text[1:-1]
    return found


def _unescaped(query: str) -> str:
    def char(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code < 0x110000 else match.group()

    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", char, query)
