"""Loading: the shipped vocabulary, folders laid over it, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from vocabulary_folder import PERSON, write_folder

from kg.errors import VocabularyError
from kg.ids import ActorId, TopicId
from kg.vocab.compile import compile_vocabulary
from kg.vocab.load import load_vocabulary
from kg.vocab.paths import find_ontology, find_turtle
from kg.vocab.terms import read_terms
from kg.vocab.types import Membership, Vocabulary

IVANOV, RUSSIA = ActorId("actor:IvanIvanov"), ActorId("actor:Russia")


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test depends on a cache that an earlier run left."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STANCEGRAPH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def load(tmp_path: Path, *turtles: str) -> Vocabulary:
    return load_vocabulary([write_folder(tmp_path / str(n), turtle) for n, turtle in enumerate(turtles)])


def test_the_shipped_vocabulary_holds_every_stance_and_links_up() -> None:
    vocabulary = load_vocabulary()
    assert len(vocabulary.stances) == 25
    assert vocabulary.stances["openTo"].label == {"en": "is open to", "ar": "منفتح على"}
    assert vocabulary.stances["condemns"].valence == -1.0
    assert vocabulary.stances["callsFor"].cameo == "020"
    assert vocabulary.roles["role:foreignMinister"].rank == 2
    assert "وزيرة الخارجية" in vocabulary.roles["role:foreignMinister"].titles["ar"]
    known = {lexeme.id for lexeme in vocabulary.lexemes["ar"]}
    assert {cue.lexeme for cue in vocabulary.cues["ar"]} <= known
    assert {cue.stance for cue in vocabulary.cues["ar"]} <= {*vocabulary.stances, ""}


def test_a_verb_of_the_shipped_vocabulary_has_its_forms() -> None:
    lexemes = {lexeme.lemma: lexeme for lexeme in load_vocabulary().lexemes["ar"]}
    forms = lexemes["دَعَا"].forms
    assert forms["perfect3fs"] == ("دعت",)
    assert "داعيا" in forms["participle"]
    assert "إبداء" in lexemes["أَبْدَى"].forms["verbalNoun"]


def test_a_folder_adds_an_actor(tmp_path: Path) -> None:
    actor = load(tmp_path, PERSON).actors[IVANOV]
    assert (actor.kind, actor.gender, actor.of, actor.wikidata) == ("person", "m", RUSSIA, "Q999999999")
    assert actor.forms == {"en": ("Ivan Ivanov", "I. Ivanov"), "ar": ("إيفان إيفانوف",)}
    assert actor.short == {"en": ("Ivanov",)}
    assert actor.memberships == (Membership("role:foreignMinister", RUSSIA, "1999", "2000-03"),)


def test_a_later_folder_replaces_single_values_and_adds_to_others(tmp_path: Path) -> None:
    over = """
    actor:IvanIvanov skos:prefLabel "Ivan Iwanow"@en ; skos:altLabel "Vanya"@en ; kg:of actor:Poland ;
        schema:gender schema:Female ; owl:sameAs wd:Q888888888 .
    """
    actor = load(tmp_path, PERSON, over).actors[IVANOV]
    assert actor.label == {"ar": "إيفان إيفانوف", "en": "Ivan Iwanow"}
    assert actor.forms["en"] == ("Ivan Iwanow", "I. Ivanov", "Vanya")
    assert (actor.of, actor.gender, actor.wikidata) == ("actor:Poland", "f", "Q888888888")
    assert len(actor.memberships) == 1


def test_a_later_folder_takes_forms_and_terms_away(tmp_path: Path) -> None:
    over = """
    actor:IvanIvanov kg:notForm "I. Ivanov"@en .
    actor:Poland owl:deprecated true .
    """
    vocabulary = load(tmp_path, PERSON, over)
    assert vocabulary.actors[IVANOV].forms["en"] == ("Ivan Ivanov",)
    assert "actor:Poland" not in vocabulary.actors
    assert "actor:Poland" in load_vocabulary().actors


def test_a_folder_may_be_a_single_file(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "own", PERSON)
    assert IVANOV in load_vocabulary([folder / "own.ttl"]).actors


def test_unknown_ends_are_told_from_open_ones(tmp_path: Path) -> None:
    unknown = PERSON.replace('kg:end "2000-03"^^xsd:gYearMonth', "kg:endUnknown true")
    assert load(tmp_path, unknown).actors[IVANOV].memberships[0].end == "?"
    open_end = PERSON.replace('; kg:end "2000-03"^^xsd:gYearMonth', "")
    assert load(tmp_path, open_end).actors[IVANOV].memberships[0].end == ""


def test_topics_lexemes_cues_patterns_and_words(tmp_path: Path) -> None:
    vocabulary = load(
        tmp_path,
        """
        topic:Xa a kg:Topic ; skos:prefLabel "xa"@en, "س"@ar ; kg:pattern "x + a"@en ; skos:broader topic:Xb ;
            kg:opposite topic:Xb ; skos:exactMatch wd:Q777777777 ;
            skos:closeMatch <http://cv.iptc.org/newscodes/mediatopic/20000065> .
        cue:eo-diri a kg:Lexeme ; kg:lemma "diri"@eo ; kg:partOfSpeech "verb" ; kg:past "diris"@eo ; kg:base "diri"@eo .
        cue:eo-diri-2 a kg:Cue ; kg:lexeme cue:eo-diri ; kg:act "report" ; kg:indicates stance:asserts ; kg:order 2 ;
            kg:takes "QUOTE" .
        cue:eo-diri-1 a kg:Cue ; kg:lexeme cue:eo-diri ; kg:act "carrier" ; kg:order 1 ; kg:weight 0.5 ;
            kg:indicatesNegated stance:denies ; kg:takes "ke THAT ; NOUN" .
        cue:eo-pattern-b a kg:ContentPattern ; kg:pattern "devas"@eo ; kg:indicates stance:callsFor ; kg:order 2 .
        cue:eo-pattern-a a kg:ContentPattern ; kg:pattern "ne devas"@eo ; kg:indicates stance:rejects ; kg:order 1 .
        cue:eo-words-x a kg:WordList ; schema:identifier "pronoun" ; kg:word "li"@eo, "ŝi"@eo .
        cue:eo-description-1 a kg:Description ; kg:form "fonto"@eo ; kg:part "head" ; kg:kind "person" ;
            skos:definition "source"@en .
        cue:institution-xarmy a kg:Institution ; skos:prefLabel "{demonym} army"@en, "الجيش"@ar ;
            skos:altLabel "army"@en ; kg:type "military" ; kg:representative false .
        """,
    )
    topic = vocabulary.topics[TopicId("topic:Xa")]
    assert (topic.broader, topic.opposite, topic.wikidata, topic.iptc) == (
        ("topic:Xb",),
        "topic:Xb",
        "Q777777777",
        "20000065",
    )
    assert topic.patterns == {"en": ("x + a",)}
    assert vocabulary.lexemes["eo"][0].forms == {"past": ("diris",), "base": ("diri",)}
    first, second = vocabulary.cues["eo"]
    assert (first.takes, first.act, first.stance, first.negated, first.weight) == (
        ("ke THAT", "NOUN"),
        "carrier",
        "",
        "denies",
        0.5,
    )
    assert (second.takes, second.stance, second.weight) == (("QUOTE",), "asserts", 1.0)
    assert [p.stance for p in vocabulary.patterns["eo"]] == ["rejects", "callsFor"]
    assert vocabulary.words["eo"] == {"pronoun": ("li", "ŝi")}
    assert vocabulary.descriptions["eo"][0].en == "source"
    army = next(i for i in vocabulary.institutions if i.id == "cue:institution-xarmy")
    assert (army.name, army.type, army.speaks_for_state) == ("{demonym} army", "military", False)
    assert army.forms == {"en": ("army",), "ar": ("الجيش",)}


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ('actor:X a kg:Person ; skos:prefLabel "unclosed', "own.ttl, line"),
        ("actor:X a kg:Person .", "actor:X has no label"),
        ('actor:X a kg:Person, kg:Group ; skos:prefLabel "x"@en .', "actor:X is both a person and a group; keep one"),
        ('actor:X a kg:Person ; skos:prefLabel "x"@en, "y"@en .', "actor:X has two values for skos:prefLabel@en: x, y"),
        ('actor:X a kg:Person ; kg:of actor:A, actor:B ; skos:prefLabel "x"@en .', "has two values for kg:of"),
        ("membership:x a org:Membership ; org:member actor:Russia .", "is an office held without org:role"),
        ('stance:x a kg:Stance ; skos:prefLabel "x"@en ; kg:valence "much" .', "stance:x has 'much' for kg:valence"),
        ('role:x a kg:Role ; skos:prefLabel "x"@en ; kg:rank "high" .', "role:x has 'high' for kg:rank"),
        ("cue:xx-a a kg:Cue ; kg:lexeme cue:xx-b ; kg:act 'report' .", "cue:xx-a has the unknown lexeme 'cue:xx-b'"),
        (
            'cue:xx-b a kg:Lexeme ; kg:lemma "b"@xx . cue:xx-a a kg:Cue ; kg:lexeme cue:xx-b ; kg:act "shout" .',
            "cue:xx-a has the unknown act 'shout'",
        ),
        (
            'cue:xx-b a kg:Lexeme ; kg:lemma "b"@xx . '
            'cue:xx-a a kg:Cue ; kg:lexeme cue:xx-b ; kg:act "report" ; kg:indicates stance:loves .',
            "cue:xx-a indicates the unknown stance 'stance:loves'",
        ),
        ('cue:xx-b a kg:Lexeme ; kg:lemma "b" .', "cue:xx-b has no kg:lemma with a language tag"),
    ],
)
def test_faults_are_refused_with_file_and_term(tmp_path: Path, turtle: str, message: str) -> None:
    folder = write_folder(tmp_path, turtle)
    with pytest.raises(VocabularyError) as caught:
        compile_vocabulary(read_terms([(folder, find_turtle(folder))]))
    assert message in str(caught.value)
    assert "own.ttl" in caught.value.where
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", ["missing", "empty"])
def test_folders_without_turtle_are_refused(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / kind
    if kind == "empty":
        folder.mkdir()
    with pytest.raises(VocabularyError, match="vocabulary folder"):
        load_vocabulary([folder])


def test_the_ontology_is_found_beside_the_package() -> None:
    assert (find_ontology() / "stances.ttl").is_file()
