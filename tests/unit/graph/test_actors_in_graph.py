"""Who speaks, as the graph has it: person, office, organization and state apart, both readings, both scripts."""

from __future__ import annotations

from functools import cache

from kg.extract.reader import Reader
from kg.graph.source import LocalSource
from kg.graph.store import graph_of
from kg.graph.terms import name_of
from kg.query.run import Request, run_query
from kg.read.files import make_document
from kg.vocab.load import load_vocabulary

TEXT = (
    "رفض وزير الخارجية الروسي سيرغي لافروف نشر قوات أجنبية. ورفضت روسيا نشر قوات أجنبية. "
    "ورفض وزير الزراعة السوداني مزمل قرشاب القرار. ورفض المتحدث باسم الحرس الثوري رمضان شريف الاتهامات."
)
ENGLISH = "Sudanese Agriculture Minister Harold Pennington rejected the decision."


@cache
def source() -> LocalSource:
    vocabulary = load_vocabulary()
    reader = Reader(vocabulary)
    documents = [make_document("a", TEXT, {"published": "2023-05-01"}), make_document("b", ENGLISH)]
    return graph_of([(document, reader.read(document)) for document in documents], vocabulary)


def ask(query: str, **params: str) -> list[tuple[str, ...]]:
    result = run_query(Request(query, params), source())
    names = [v.value for v in result.variables]
    return [tuple("" if row[n] is None else name_of(row[n].value) for n in names) for row in result]


def test_a_state_answers_for_what_its_minister_says() -> None:
    said = "SELECT ?s WHERE { ?s kg:speaker actor:SergeyLavrov ; kg:onBehalfOf actor:Russia }"
    assert len(ask(said)) == 1
    both = "SELECT DISTINCT ?who WHERE { ?who stance:rejects ?topic . VALUES ?who { actor:SergeyLavrov actor:Russia } }"
    assert {who for (who,) in ask(both)} == {"actor:SergeyLavrov", "actor:Russia"}


def test_a_named_query_shows_both_readings() -> None:
    rows = ask("two-readings", actor="Russia")
    counts = [row[-2:] for row in rows if row[0] == "stance:rejects"]
    assert ("1", "1") in counts, rows


def test_an_office_is_a_node_between_person_and_state() -> None:
    offices = ask(
        "SELECT ?role ?of ?start WHERE { ?m a org:Membership ; org:member actor:SergeyLavrov ; org:role ?role ; "
        "org:organization ?of . OPTIONAL { ?m kg:start ?start } }"
    )
    assert ("role:foreignMinister", "actor:Russia", "2004-03-09") in offices


def test_a_force_speaks_for_itself_and_belongs_to_its_state() -> None:
    rows = ask(
        "SELECT ?for ?state WHERE { ?s kg:speaker actor:RamezanSharif ; kg:onBehalfOf ?for . ?for kg:speaksFor ?state }"
    )
    assert rows == [("actor:IslamicRevolutionaryGuardCorps", "actor:Iran")]


def test_every_speaker_has_a_label_in_both_languages() -> None:
    rows = ask(
        "SELECT ?who (COUNT(DISTINCT LANG(?label)) AS ?languages) WHERE "
        '{ ?s kg:speaker ?who . ?who skos:prefLabel ?label FILTER(LANG(?label) IN ("ar", "en")) } GROUP BY ?who'
    )
    assert len(rows) == 5
    assert all(languages == "2" for _, languages in rows), rows


def test_labels_made_by_the_program_are_marked_and_no_others() -> None:
    rows = ask("SELECT ?label (LANG(?label) AS ?lang) WHERE { ?who kg:machineLabel ?label ; skos:prefLabel ?label }")
    assert {lang for _, lang in rows} == {"ar", "en"}
    assert ("هارولد بينينغتون", "ar") in rows
    assert len(rows) == 2
    assert not any(label in ("مزمل قرشاب", "Harold Pennington") for label, _ in rows)


def test_a_minted_minister_has_the_office_that_the_text_gives() -> None:
    rows = ask(
        "SELECT ?name ?role ?of WHERE { ?m org:member ?who ; org:role ?role ; org:organization ?of . "
        '?who kg:machineLabel ?made ; skos:prefLabel ?name FILTER(LANG(?name) = "ar") }'
    )
    assert ("مزمل قرشاب", "role:agricultureMinister", "actor:Sudan") in rows
