"""Small vocabulary folders for the tests: Turtle as a user would write it."""

from __future__ import annotations

from pathlib import Path

from kg.ids import NAMESPACES

PREFIXES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in NAMESPACES.items())


def write_folder(folder: Path, turtle: str, name: str = "own.ttl") -> Path:
    """A vocabulary folder with one file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(PREFIXES + turtle, encoding="utf-8")
    return folder


PERSON = """
actor:IvanIvanov a kg:Person ;
    skos:prefLabel "Ivan Ivanov"@en, "إيفان إيفانوف"@ar ;
    skos:altLabel "I. Ivanov"@en ;
    kg:shortForm "Ivanov"@en ;
    kg:of actor:Russia ;
    schema:gender schema:Male ;
    owl:sameAs wd:Q999999999 .
membership:IvanIvanov-foreignMinister-Russia-1999 a org:Membership ;
    org:member actor:IvanIvanov ; org:role role:foreignMinister ; org:organization actor:Russia ;
    kg:start "1999"^^xsd:gYear ; kg:end "2000-03"^^xsd:gYearMonth .
"""
