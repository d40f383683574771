"""Countries, groups, organizations, people, offices and roles → Turtle."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from tables_read import Row, Tables, index
from tables_turtle import Graph, boolean, date, text, texts

LABELS = ("id", "en", "ar")
KINDS = ("country", "territory")
TYPES = (
    *("international", "regional", "government", "military", "party", "armedGroup"),
    *("media", "company", "ngo", "court", "religious", "university"),
)
_DEMONYMS = ("demonym_ar", "demonym_plural_ar", "demonym_en", "demonym_plural_en")
_COUNTRY = ("iso2", "kind", *_DEMONYMS, "alt_ar", "alt_en", "seats_ar", "seats_en", "of", "wikidata")
_GROUP = (*_DEMONYMS, "alt_ar", "alt_en", "short_ar", "short_en", "members", "wikidata")
_ORGANIZATION = (
    *("type", "of", "speaks_for", *_DEMONYMS),
    *("alt_ar", "alt_en", "short_ar", "short_en", "seats_ar", "seats_en", "wikidata"),
)
PERSON = ("gender", "country", "alt_ar", "alt_en", "short_ar", "short_en", "wikidata")
_FORMS = {
    "alt": "skos:altLabel",
    "short": "kg:shortForm",
    "demonym": "kg:demonym",
    "demonym_plural": "kg:demonymPlural",
    "seats": "kg:seat",
    "titles": "kg:title",
}


def actor_graphs(tables: Tables) -> dict[str, Graph]:
    """The Turtle files of ``ontology/actors``, by their path below ``ontology``."""
    countries = tables.read("countries.tsv", LABELS, _COUNTRY)
    groups = tables.read("groups.tsv", LABELS, _GROUP)
    organizations = tables.read("organizations.tsv", LABELS, _ORGANIZATION)
    people = tables.read_folder("people", LABELS, PERSON)
    offices = tables.read_folder("offices", ("person", "role", "of"), ("start", "end", "disputed", "note"))
    roles = index(tables.read("roles.tsv", LABELS, ("titles_ar", "titles_en", "speaks_for", "rank", "exclusive")))
    actors: dict[str, Row] = {}
    by_table = {
        "countries": index(countries, actors),
        "groups": index(groups, actors),
        "organizations": index(organizations, actors),
    }
    by_region = {region: index(rows, actors) for region, rows in people.items()}
    _check_wikidata(actors)
    graphs = {
        "actors/countries.ttl": _countries(by_table["countries"], actors),
        "actors/groups.ttl": _groups(by_table["groups"], actors),
        "actors/organizations.ttl": _organizations(by_table["organizations"], actors),
        "actors/roles.ttl": _roles(roles),
    }
    persons = {name for rows in by_region.values() for name in rows}
    for region in sorted({*people, *offices}):
        graph = Graph()
        _people(graph, by_region.get(region, {}), actors)
        _memberships(graph, offices.get(region, []), persons, roles, actors)
        graphs[f"actors/people-{region}.ttl"] = graph
    return graphs


def labels(graph: Graph, curie: str, row: Row) -> None:
    """Both preferred labels; a missing one is reported."""
    for language in ("en", "ar"):
        if row.one(language):
            graph.add(curie, "skos:prefLabel", text(row.one(language), language))
        else:
            row.problem(language, "the label is missing")


def forms(graph: Graph, curie: str, row: Row, *columns: str) -> None:
    """Surface forms of ``COLUMN_ar`` and ``COLUMN_en``."""
    for column in columns:
        for language in ("ar", "en"):
            values = row.many(f"{column}_{language}")
            if column == "alt":
                values = tuple(value for value in values if value != row.one(language))
            graph.add(curie, _FORMS[column], *texts(values, language))


def reference(row: Row, column: str, known: Mapping[str, Row], prefix: str) -> list[str]:
    """The ids of a cell as CURIEs; unknown ones are reported and left out."""
    found = []
    for name in row.many(column):
        if name in known:
            found.append(f"{prefix}:{name}")
        else:
            row.problem(column, f"'{name}' is not an id of any {_KNOWN.get(prefix, prefix)}{nearest(name, known)}")
    return found


_KNOWN = {"actor": "country, group, organization or person"}


def nearest(name: str, known: Mapping[str, Row]) -> str:
    """A hint at the id that may be meant, as the end of a message."""
    close = get_close_matches(name, known, n=1, cutoff=0.75)
    return f"; is '{close[0]}' meant?" if close else ""


def _check_wikidata(actors: Mapping[str, Row]) -> None:
    seen: dict[str, Row] = {}
    for row in actors.values():
        item = row.one("wikidata")
        if item and item in seen:
            other = seen[item]
            row.problem("wikidata", f"{item} is already that of {other.one('id')} ({other.table}, line {other.line})")
        elif item:
            seen[item] = row


def _link(graph: Graph, curie: str, row: Row, predicate: str) -> None:
    if item := row.wikidata():
        graph.add(curie, predicate, f"wd:{item}")


def _countries(rows: Mapping[str, Row], actors: Mapping[str, Row]) -> Graph:
    graph = Graph()
    for name, row in rows.items():
        curie = f"actor:{name}"
        kind = row.choice("kind", KINDS, default="country")
        graph.add(curie, "rdf:type", "kg:Country" if kind == "country" else "kg:Territory")
        labels(graph, curie, row)
        forms(graph, curie, row, "alt", "demonym", "demonym_plural", "seats")
        if row.one("iso2"):
            graph.add(curie, "schema:identifier", text(row.one("iso2")))
        graph.add(curie, "kg:of", *reference(row, "of", actors, "actor"))
        _link(graph, curie, row, "owl:sameAs")
    return graph


def _groups(rows: Mapping[str, Row], actors: Mapping[str, Row]) -> Graph:
    graph = Graph()
    for name, row in rows.items():
        curie = f"actor:{name}"
        graph.add(curie, "rdf:type", "kg:Group")
        labels(graph, curie, row)
        forms(graph, curie, row, "alt", "short", "demonym", "demonym_plural")
        graph.add(curie, "org:hasMember", *reference(row, "members", actors, "actor"))
        _link(graph, curie, row, "skos:exactMatch")
    return graph


def _organizations(rows: Mapping[str, Row], actors: Mapping[str, Row]) -> Graph:
    graph = Graph()
    for name, row in rows.items():
        curie = f"actor:{name}"
        graph.add(curie, "rdf:type", "kg:Organization")
        labels(graph, curie, row)
        forms(graph, curie, row, "alt", "short", "demonym", "demonym_plural", "seats")
        if kind := row.choice("type", TYPES):
            graph.add(curie, "kg:type", text(kind))
        graph.add(curie, "kg:of", *reference(row, "of", actors, "actor"))
        graph.add(curie, "kg:speaksFor", *reference(row, "speaks_for", actors, "actor"))
        _link(graph, curie, row, "skos:exactMatch")
    return graph


def _people(graph: Graph, rows: Mapping[str, Row], actors: Mapping[str, Row]) -> None:
    for name, row in rows.items():
        curie = f"actor:{name}"
        graph.add(curie, "rdf:type", "kg:Person")
        labels(graph, curie, row)
        forms(graph, curie, row, "alt", "short")
        gender = row.choice("gender", ("m", "f"))
        if gender:
            graph.add(curie, "schema:gender", "schema:Male" if gender == "m" else "schema:Female")
        graph.add(curie, "kg:of", *reference(row, "country", actors, "actor"))
        _link(graph, curie, row, "owl:sameAs")


def _memberships(
    graph: Graph, rows: list[Row], persons: set[str], roles: Mapping[str, Row], actors: Mapping[str, Row]
) -> None:
    seen: dict[str, Row] = {}
    for row in rows:
        person, role, of = row.one("person"), row.one("role"), row.one("of")
        start, end = row.date("start"), row.date("end")
        if person not in persons:
            known = {name: actors[name] for name in persons}
            row.problem("person", f"'{person}' is not an id of any person{nearest(person, known)}")
            continue
        role_ref, of_ref = reference(row, "role", roles, "role"), reference(row, "of", actors, "actor")
        if not role_ref or not of_ref:
            if not role or not of:
                row.problem("of" if role else "role", "the cell is empty")
            continue
        if start and end and end[: len(start)] < start[: len(end)]:
            row.problem("end", f"{end} is before the start {start}")
            continue
        curie = "membership:" + "-".join((person, role, of, *start.split("-")[:3])).rstrip("-")
        if curie in seen:
            row.problem("start", f"the same office with the same start is in line {seen[curie].line}")
            continue
        seen[curie] = row
        graph.add(curie, "rdf:type", "org:Membership")
        graph.add(curie, "org:member", f"actor:{person}")
        graph.add(curie, "org:role", *role_ref)
        graph.add(curie, "org:organization", *of_ref)
        if start:
            graph.add(curie, "kg:start", date(start))
        if end:
            graph.add(curie, "kg:end", date(end))
        elif row.one("end") == "?":
            graph.add(curie, "kg:endUnknown", boolean(True))
        if row.choice("disputed", ("yes", "no"), default="no") == "yes":
            graph.add(curie, "kg:disputed", boolean(True))


def _roles(rows: Mapping[str, Row]) -> Graph:
    graph = Graph()
    for name, row in rows.items():
        curie = f"role:{name}"
        graph.add(curie, "rdf:type", "kg:Role")
        labels(graph, curie, row)
        forms(graph, curie, row, "titles")
        graph.add(curie, "kg:representative", boolean(row.choice("speaks_for", ("yes", "no"), default="yes") == "yes"))
        rank = row.one("rank") or "5"
        if not rank.isdecimal() or not 1 <= int(rank) <= 9:
            row.problem("rank", f"'{rank}' is not a number from 1 to 9")
            rank = "5"
        graph.add(curie, "kg:rank", rank)
        if row.choice("exclusive", ("yes", "no"), default="no") == "yes":
            graph.add(curie, "kg:exclusive", boolean(True))
    return graph
