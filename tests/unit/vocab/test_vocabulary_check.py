"""The checks: each fault is found, named by file and term, and a clean folder adds none."""

from __future__ import annotations

from pathlib import Path

import pytest
from vocabulary_folder import PERSON, write_folder

from kg.vocab.check import Problem, check_vocabulary

FAULTS = """
actor:A1 a kg:Person ; skos:prefLabel "Aye One"@en, ""@ar ; kg:of actor:Zzyzx ; kg:shortFrom "One"@en .
actor:A2 a kg:Person ; skos:prefLabel "Aye Two"@en ; schema:gender "male" ; owl:sameAs wd:Q159 .
actor:A3 a kg:Person ; skos:prefLabel "AYE TWO"@en, "الثالث"@ar ; kg:of actor:Poland .
actor:A4 a kg:Person ; skos:prefLabel "Aye Four"@en, "الرابع"@ar ; kg:of actor:Poland .
actor:A5 a kg:Organization ; skos:prefLabel "Aye Five"@en, "الخامس"@ar ; kg:type "club" .
membership:m1 a org:Membership ; org:member actor:A3 ; org:role role:president ; org:organization actor:Qwghlm ;
    kg:start "1901"^^xsd:gYear ; kg:end "1900"^^xsd:gYear .
membership:m2 a org:Membership ; org:member actor:A3 ; org:role role:president ; org:organization actor:A5 ;
    kg:start "1901"^^xsd:gYear ; kg:end "1910"^^xsd:gYear .
membership:m3 a org:Membership ; org:member actor:A4 ; org:role role:president ; org:organization actor:A5 ;
    kg:start "1905"^^xsd:gYear .
membership:m4 a org:Membership ; org:member actor:A4 ; org:role role:presidant ; org:organization actor:A5 ;
    kg:start "yesterday" .
stance:x a kg:Stance ; skos:prefLabel "x"@en, "س"@ar ; kg:valence 2.0 ; kg:family "odd" .
topic:X a kg:Topic ; skos:prefLabel "x of x"@en, "س س"@ar ; skos:broader topic:Nowhere .
topic:Y a kg:Topic ; skos:prefLabel "y"@en, "ص"@ar ; skos:altLabel "X OF X"@en .
cue:xx-b a kg:Lexeme ; kg:lemma "b"@xx ; kg:partOfSpeech "adverb" ; kg:past "bb" .
cue:xx-a a kg:Cue ; kg:lexeme cue:xx-b ; kg:act "report" ; kg:takes "THAT ; with TOPICS" ; kg:weight 3.0 .
"""


DISPUTED = """
membership:m5 a org:Membership ; org:member actor:A3 ; org:role role:primeMinister ; org:organization actor:A5 ;
    kg:start "1901"^^xsd:gYear ; kg:end "1910"^^xsd:gYear .
membership:m6 a org:Membership ; org:member actor:A4 ; org:role role:primeMinister ; org:organization actor:A5 ;
    kg:start "1905"^^xsd:gYear ; kg:disputed true .
"""

NAMESAKES = """
actor:T1 a kg:Person ; skos:prefLabel "Same Name"@en, "نفس الاسم"@ar ; kg:of actor:Poland .
actor:T2 a kg:Person ; skos:prefLabel "Same Name"@en, "نفس الاسم"@ar ; kg:of actor:Russia .
"""


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """One check over four folders, each with a matter of its own."""
    root = tmp_path_factory.mktemp("folders")
    folders = {"clean": PERSON, "faults": FAULTS, "disputed": DISPUTED, "namesakes": NAMESAKES}
    return check_vocabulary([write_folder(root / name, turtle) for name, turtle in folders.items()])


@pytest.mark.parametrize(
    "fault",
    [
        "actor:A1: a label is missing, empty, without language tag, or double in one language: ''",
        "actor:A1: kg:of names actor:Zzyzx, which nothing describes",
        "actor:A1: kg:shortFrom is not a name of core.ttl; is kg:shortForm meant?",
        "actor:A2: has no label in Arabic (skos:prefLabel @ar)",
        "actor:A2: schema:gender is neither schema:Male nor schema:Female: 'male'",
        "actor:Russia: wd:Q159 is already that of actor:A2",
        "actor:A2: the form 'Aye Two' @en is also that of actor:A3; make it a kg:shortForm of the less usual one",
        "membership:m1: ends (1900) before it starts (1901)",
        "membership:m1: org:organization names actor:Qwghlm, which nothing describes",
        "membership:m3: actor:A4 and actor:A3 are both role:president of actor:A5 from 1905",
        "membership:m4: org:role names role:presidant, which nothing describes; is role:president meant?",
        "membership:m4: kg:start is not one day, month or year: 'yesterday'",
        "stance:x: kg:valence is not one xsd:double from -1 to 1: '2.0'",
        "stance:x: has no skos:definition @en",
        "topic:X: skos:broader names topic:Nowhere, which nothing describes",
        "topic:X: the form 'x of x' @en is also that of topic:Y; leave it to one of them",
        "cue:xx-b: kg:partOfSpeech is none of verb, noun, adjective, phrase: 'adverb'",
        "cue:xx-b: kg:past has no language tag",
        "cue:xx-a: 'TOPICS' in 'with TOPICS' is no slot; use THAT, QUOTE, TOPIC, TARGET, NOUN, CONTENT, SPEAKER",
        "cue:xx-a: kg:weight is not a number from 0 to 1: '3.0'",
    ],
)
def test_faults_are_found(problems: list[Problem], fault: str) -> None:
    assert fault in [f"{p.term}: {p.message}" for p in problems]


@pytest.mark.parametrize("folder", ["clean", "disputed", "namesakes"])
def test_what_is_no_fault(problems: list[Problem], folder: str) -> None:
    assert [p for p in problems if Path(p.file).parent.name == folder] == []


def test_faults_name_the_file(problems: list[Problem]) -> None:
    (fault,) = [p for p in problems if p.term == "membership:m1" and p.message.startswith("ends")]
    assert Path(fault.file).parent.name == "faults"
    assert str(fault) == f"{fault.file}: membership:m1: ends (1900) before it starts (1901)"


def test_files_that_are_no_turtle_are_all_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "own", "actor:X a .", "one.ttl")
    write_folder(folder, '"', "two.ttl")
    problems = check_vocabulary([folder])
    assert [Path(p.file.partition(", line")[0]).name for p in problems] == ["one.ttl", "two.ttl"]
    assert all(p.message.startswith("not Turtle") for p in problems)
