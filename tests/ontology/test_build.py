"""The builder over small tables: what it writes, what it refuses, when a file is stale."""

from __future__ import annotations

import random
from pathlib import Path

import build
import pyoxigraph as ox
import pytest
from tables_turtle import Graph, text

TABLES = {
    "countries.tsv": (
        "id\ten\tar\tiso2\tkind\tdemonym_ar\tseats_ar\twikidata\n"
        "Russia\tRussia\tروسيا\tRU\tcountry\tروسي\tموسكو ; الكرملين\tQ159\n"
        "Poland\tPoland\tبولندا\tPL\tcountry\tبولندي\tوارسو\tQ36\n"
    ),
    "groups.tsv": "id\ten\tar\tmembers\nPair\tthe Pair\tالثنائي\tRussia ; Poland\n",
    "organizations.tsv": (
        "id\ten\tar\ttype\tof\tspeaks_for\nMinistry\tMinistry\tالوزارة\tgovernment\tRussia\tRussia\n"
    ),
    "roles.tsv": (
        "id\ten\tar\ttitles_ar\ttitles_en\tspeaks_for\trank\n"
        "foreignMinister\tForeign Minister\tوزير الخارجية\tوزير الخارجية ; وزيرة الخارجية\tForeign Minister\tyes\t2\n"
    ),
    "people/europe.tsv": (
        "id\ten\tar\tgender\tcountry\tshort_en\nIvanIvanov\tIvan Ivanov\tإيفان إيفانوف\tm\tRussia\tIvanov\n"
    ),
    "offices/europe.tsv": "person\trole\tof\tstart\tend\nIvanIvanov\tforeignMinister\tRussia\t2004-03-09\t?\n",
    "topics.tsv": (
        "id\ten\tar\tbroader\topposite\nTalks\ttalks\tمحادثات\t\t\nPeaceTalks\tpeace talks\tمحادثات السلام\tTalks\t\n"
    ),
    "stances.tsv": (
        "id\ten\tar\tfamily\tvalence\tcameo\tplover\tdefinition_en\tdefinition_ar\n"
        "callsFor\tcalls for\tيدعو إلى\trequest\t0.4\t020\tREQUEST\tappeals\tيناشد\n"
    ),
    "lexemes-ar.tsv": (
        "id\tlemma\tpos\troot\twazn\tparticiple\tmasdar\nDaa\tدَعَا\tverb\tدعو\tI/a~u\tداع ; داعي\tدعوة\n"
    ),
    "cues-ar.tsv": (
        "lexeme\ttakes\tstance\tact\tweight\n"
        "Daa\tTARGET إلى TOPIC ; إلى|ل TOPIC\tcallsFor\tperformative\t0.9\n"
        "Daa\tNOUN\t\tcarrier\t\n"
    ),
    "content-ar.tsv": "id\tpattern\tstance\nmust\tيجب TOPIC\tcallsFor\n",
    "descriptions-ar.tsv": "form\ten\tpart\tkind\nمصدر\tsource\thead\tperson\n",
    "words-ar.tsv": "word\tclass\nوقت\tcommon\n",
    "institutions.tsv": "id\ten\tar\talt_ar\tspeaks_for_state\narmy\t{demonym} army\tالجيش\tالقوات المسلحة\tyes\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in TABLES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def triples(turtle: str) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}


def edit(folder: Path, table: str, old: str, new: str) -> None:
    path = folder / table
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_every_table_becomes_turtle_that_parses(folder: Path) -> None:
    files, report = build.build_vocabulary(folder)
    assert report.problems == []
    assert set(files) == {
        *("actors/countries.ttl", "actors/groups.ttl", "actors/organizations.ttl", "actors/roles.ttl"),
        *("actors/people-europe.ttl", "actors/institutions.ttl", "stances.ttl", "topics.ttl", "cues/ar.ttl"),
    }
    assert all(triples(turtle) for turtle in files.values())


def test_tables_that_are_missing_are_skipped(folder: Path) -> None:
    for name in ("topics.tsv", "people/europe.tsv", "offices/europe.tsv", "groups.tsv"):
        (folder / name).unlink()
    files, report = build.build_vocabulary(folder)
    assert report.problems == []
    assert "topics.ttl" not in files and "actors/people-europe.ttl" not in files


def test_the_order_of_rows_does_not_matter_where_it_means_nothing(folder: Path) -> None:
    before, _ = build.build_vocabulary(folder)
    shuffler = random.Random(7)
    for name in ("countries.tsv", "topics.tsv"):
        head, *rows = (folder / name).read_text(encoding="utf-8").splitlines()
        shuffler.shuffle(rows)
        (folder / name).write_text("\n".join([head, *reversed(rows)]), encoding="utf-8")
    assert build.build_vocabulary(folder)[0] == before


def test_a_stance_is_a_concept_and_a_property(folder: Path) -> None:
    stances = build.build_vocabulary(folder)[0]["stances.ttl"]
    assert "stance:callsFor a kg:Stance, rdf:Property, skos:Concept ;" in stances
    assert 'kg:valence "0.4"^^xsd:double' in stances


def test_an_office_has_the_precision_of_its_dates(folder: Path) -> None:
    edit(folder, "offices/europe.tsv", "2004-03-09\t?", "2004-03\t2006")
    people = build.build_vocabulary(folder)[0]["actors/people-europe.ttl"]
    assert "membership:IvanIvanov-foreignMinister-Russia-2004-03 a org:Membership ;" in people
    assert 'kg:end "2006"^^xsd:gYear' in people and 'kg:start "2004-03"^^xsd:gYearMonth' in people
    assert "endUnknown" not in people


def test_cues_keep_their_order_and_forms_are_generated(folder: Path) -> None:
    cues = build.build_vocabulary(folder)[0]["cues/ar.ttl"]
    assert 'kg:takes "TARGET إلى TOPIC ; إلى|ل TOPIC"' in cues
    assert 'kg:perfect3mp "دعوا"@ar' in cues
    assert 'kg:verbalNoun "دعوات"@ar, "دعوة"@ar' in cues
    blocks = {block.partition(" ")[0]: block for block in cues.split("\n\n")}
    assert "kg:order 1 ;" in blocks["cue:ar-Daa-callsFor"]
    assert "kg:order 2 ;" in blocks["cue:ar-Daa-carrier"]


@pytest.mark.parametrize(
    "fault",
    [
        (
            *("offices/europe.tsv", "foreignMinister", "foreignMinster", "line 2, column role"),
            "'foreignMinster' is not an id of any role; is 'foreignMinister' meant?",
        ),
        (
            *("offices/europe.tsv", "IvanIvanov", "IvanIvanow", "line 2, column person"),
            "'IvanIvanow' is not an id of any person; is 'IvanIvanov' meant?",
        ),
        (
            *("offices/europe.tsv", "2004-03-09\t?", "2004-03-09\t2003", "line 2, column end"),
            "2003 is before the start 2004-03-09",
        ),
        ("people/europe.tsv", "\tm\t", "\tx\t", "line 2, column gender", "'x' is not one of m, f"),
        (
            *("countries.tsv", "Q36", "Q159", "line 3, column wikidata"),
            "Q159 is already that of Russia (countries.tsv, line 2)",
        ),
        ("countries.tsv", "Q36", "36", "line 3, column wikidata", "'36' is not a Wikidata id (Q and digits)"),
        ("countries.tsv", "بولندا", "", "line 3, column ar", "the label is missing"),
        (
            *("groups.tsv", "Poland", "Polen", "line 2, column members"),
            "'Polen' is not an id of any country, group, organization or person",
        ),
        ("topics.tsv", "\t\t\nP", "\tPeaceTalks\t\nP", "line 2, column broader", "'Talks' is above itself"),
        ("stances.tsv", "0.4", "4", "line 2, column valence", "'4' is not a number from -1.0 to 1.0"),
        (
            *("cues-ar.tsv", "callsFor", "callFor", "line 2, column stance"),
            "'callFor' is not a stance; is 'callsFor' meant?",
        ),
        (
            *("cues-ar.tsv", "NOUN", "NOUNS", "line 3, column takes"),
            "'NOUNS' in 'NOUNS' is no slot; use THAT, QUOTE, TOPIC, TARGET, NOUN, CONTENT, SPEAKER",
        ),
        ("cues-ar.tsv", "Daa\tNO", "Dua\tNO", "line 3, column lexeme", "'Dua' is not an id of lexemes-ar.tsv"),
        (
            *("lexemes-ar.tsv", "I/a~u", "III", "line 2, column lemma"),
            "the root دعو in pattern III gives دَاعَى, not دَعَا",
        ),
        ("content-ar.tsv", "callsFor", "wants", "line 2, column stance", "'wants' is not a stance"),
    ],
)
def test_faults_are_named_and_the_rest_is_written(folder: Path, fault: tuple[str, str, str, str, str]) -> None:
    table, old, new, place, message = fault
    edit(folder, table, old, new)
    files, report = build.build_vocabulary(folder)
    assert f"{table}, {place}: {message}" in report.problems
    assert all(triples(turtle) for turtle in files.values())
    assert "actor:Russia a kg:Country" in files["actors/countries.ttl"]


def test_stale_files_are_found_written_and_removed(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "out"
    files, _ = build.build_vocabulary(folder)
    assert build.find_stale(files, root) == list(files)
    build.write(files, root, build.find_stale(files, root))
    assert build.find_stale(files, root) == []
    (root / "topics.ttl").write_text("# edited by hand\n", encoding="utf-8")
    (root / "actors/old.ttl").write_text("# its table is gone\n", encoding="utf-8")
    stale = build.find_stale(files, root)
    assert stale == ["topics.ttl", "actors/old.ttl"]
    build.write(files, root, stale)
    assert build.find_stale(files, root) == []
    assert not (root / "actors/old.ttl").exists()


def test_hostile_text_stays_inside_its_literal() -> None:
    graph = Graph()
    hostile = 'a" . <http://x> <http://y> "b\\\n\t\u0000\u2028'
    graph.add("actor:X", "skos:prefLabel", text(hostile, "en"))
    quads = list(ox.parse(graph.write("c"), format=ox.RdfFormat.TURTLE))
    assert [quad.object.value for quad in quads] == [hostile]
