"""Phrases → topics: head and modifiers, direction, facets, minted topics."""

from __future__ import annotations

import pickle
import re
from collections.abc import Sequence

import pytest

from kg.ids import ActorId, TopicId
from kg.match.topics import TopicIndex
from kg.vocab.load import load_vocabulary
from kg.vocab.types import Topic, Vocabulary


@pytest.fixture(scope="module")
def index() -> TopicIndex:
    return TopicIndex(load_vocabulary())


def west(phrase: str) -> Sequence[ActorId]:
    return (ActorId("actor:West"),) if "الغرب" in phrase else ()


def test_the_head_is_the_topic_and_the_rest_are_facets(index: TopicIndex) -> None:
    match = index.find("الحوار مع الغرب بشأن الاستقرار الاستراتيجي", "ar", west)
    assert match.topic == "topic:Dialogue"
    assert match.facets == ("topic:StrategicStability", "actor:West")
    assert match.concepts == ("topic:Dialogue", "topic:StrategicStability")
    assert match.why == ("الحوار",)


def test_the_same_concept_with_another_partner_differs_in_the_facet_only(index: TopicIndex) -> None:
    one, other = index.find("الحوار مع الغرب", "ar", west), index.find("الحوار مع واشنطن", "ar", west)
    assert one.topic == other.topic
    assert one.facets != other.facets


@pytest.mark.parametrize(
    ("phrase", "lang", "topic"),
    [
        ("وقف إطلاق النار", "ar", "topic:Ceasefire"),
        ("رفع العقوبات", "ar", "topic:SanctionsLifting"),
        ("فرض العقوبات", "ar", "topic:SanctionsImposition"),
        ("وللعقوبات", "ar", "topic:Sanctions"),
        ("إنشاء جيش أوروبي", "ar", "topic:EuropeanArmy"),
        ("جيش مشترك", "ar", "topic:EuropeanArmy"),
        ("القوات المسلحة الأوروبية", "ar", "topic:EuropeanArmy"),
        ("a European army", "en", "topic:EuropeanArmy"),
        ("climate change", "en", "topic:ClimateChange"),
        ("Iran nuclear talks", "en", "topic:IranNuclearTalks"),
        ("resumption of the nuclear talks with Iran", "en", "topic:IranNuclearTalks"),
        ("military aid to Ukraine", "en", "topic:UkraineSupport"),
    ],
)
def test_the_longest_and_narrowest_concept_wins(index: TopicIndex, phrase: str, lang: str, topic: str) -> None:
    match = index.find(phrase, lang)
    assert match.topic == topic
    assert match.direction == 1
    assert not match.minted


@pytest.mark.parametrize(
    ("phrase", "lang", "topic", "direction"),
    [
        ("عدم رفع العقوبات", "ar", "topic:SanctionsLifting", -1),
        ("رفض المفاوضات", "ar", "topic:Negotiations", -1),
        ("إنهاء الانقلاب", "ar", "topic:Coup", -1),
        ("عدم إنهاء الانقلاب", "ar", "topic:Coup", 1),
        ("الحوار دون شروط", "ar", "topic:Dialogue", 1),
        ("fighting poverty", "en", "topic:Poverty", -1),
        ("lifting the state of emergency", "en", "topic:StateOfEmergency", -1),
        ("the state of emergency", "en", "topic:StateOfEmergency", 1),
        ("no peace talks", "en", "topic:PeaceTalks", -1),
    ],
)
def test_words_before_the_topic_turn_its_direction(
    index: TopicIndex, phrase: str, lang: str, topic: str, direction: int
) -> None:
    match = index.find(phrase, lang)
    assert (match.topic, match.direction) == (topic, direction)


def test_opposite_concepts_name_each_other_or_are_named_one_way() -> None:
    topics = load_vocabulary().topics
    pairs = [topic for topic in topics.values() if topic.opposite]
    assert len(pairs) > 80
    assert all(topic.opposite in topics and topic.opposite != topic.id for topic in pairs)
    assert topics[TopicId("topic:SanctionsLifting")].opposite == "topic:SanctionsImposition"
    assert topics[TopicId("topic:SanctionsImposition")].opposite == "topic:SanctionsLifting"


def test_a_phrase_that_fits_no_concept_becomes_a_topic_of_its_own(index: TopicIndex) -> None:
    match = index.find("لون السماء", "ar")
    assert match.minted
    assert re.fullmatch("topic:x-[0-9a-f]{12}", match.topic)
    assert (match.broader, match.concepts, match.score) == ("", (), 0.0)


def test_spellings_of_a_minted_phrase_merge_and_other_phrases_do_not(index: TopicIndex) -> None:
    topic = index.find("لون السماء الأزرق", "ar").topic
    assert index.find("  لَوْن السماءِ الازرق ", "ar").topic == topic
    assert index.find("لون سماء أزرق", "ar").topic == topic
    assert index.find("لون البحر الأزرق", "ar").topic != topic


def test_a_minted_topic_hangs_under_the_place_that_it_names(index: TopicIndex) -> None:
    match = index.find("the colour of the sky over Donbas", "en")
    assert match.minted
    assert match.broader == "topic:UkraineWar"
    assert match.why == ("donbas",)


def test_a_weak_word_is_the_topic_at_the_head_only(index: TopicIndex) -> None:
    assert index.find("زيارة الوزير", "ar").topic == "topic:OfficialVisits"
    assert index.find("أهمية زيارة الوزير", "ar").topic == "topic:OfficialVisits"
    beside = index.find("نتائج زيارة الوزير", "ar")
    assert beside.minted
    assert beside.broader == "topic:OfficialVisits"


@pytest.mark.parametrize("phrase", ["", "   ", "؟!", "في على من", "0" * 5000, "السلام " * 500, "\x00\ud800", "ـــ"])
def test_odd_phrases_get_an_answer(index: TopicIndex, phrase: str) -> None:
    for lang in ("ar", "en", "ja"):
        match = index.find(phrase, lang)
        assert match.topic.startswith("topic:")
        assert 0.0 <= match.score <= 1.0


@pytest.mark.parametrize(
    ("phrase", "topic"),
    [
        ("un cessez-le-feu immédiat", "topic:Ceasefire"),
        ("la levée des sanctions", "topic:SanctionsLifting"),
        ("les livraisons d'armes à Kiev", "topic:ArmsSupply"),
        ("la solution à deux États", "topic:TwoStateSolution"),
    ],
)
def test_a_table_of_labels_gives_a_third_language_the_same_concepts(index: TopicIndex, phrase: str, topic: str) -> None:
    assert index.find(phrase, "fr").topic == topic


def test_a_language_without_labels_gets_minted_topics_that_merge(index: TopicIndex) -> None:
    one = index.find("Waffenruhe in Gaza", "de", west)
    assert one.minted
    assert one.topic == index.find("waffenruhe  in GAZA", "de").topic


def test_results_survive_pickling_and_repeat(index: TopicIndex) -> None:
    phrases = ["وقف إطلاق النار في غزة", "مفاوضات فيينا النووية", "لا أحد"]
    first = [index.find(phrase, "ar") for phrase in phrases]
    again = pickle.loads(pickle.dumps(index))
    assert [again.find(phrase, "ar") for phrase in phrases] == first
    assert [TopicIndex(load_vocabulary()).find(phrase, "ar") for phrase in phrases] == first


def test_topics_are_data_not_code() -> None:
    """A concept that only this vocabulary knows is found, its label, pattern and place alike."""
    cheese = Topic(
        TopicId("topic:Cheese"),
        {"en": "cheese", "ar": "الجبن"},
        patterns={"en": ("milk|cream * product", "^ dairy", "~ curd"), "ar": ("منتجات ألبان",)},
    )
    war = Topic(TopicId("topic:CheeseWar"), {"en": "cheese war"}, broader=(cheese.id,))
    empty: dict[str, object] = {}
    vocabulary = Vocabulary(empty, empty, empty, {cheese.id: cheese, war.id: war}, empty, empty, empty)  # type: ignore[arg-type]
    index = TopicIndex(vocabulary)
    assert index.find("the cheese war", "en").topic == "topic:CheeseWar"
    assert index.find("cheeses of France", "en").topic == "topic:Cheese"
    assert index.find("milk and other products", "en").topic == "topic:Cheese"
    assert index.find("المنتجات الألبان", "ar").topic == "topic:Cheese"
    assert index.find("dairy farms", "en").broader == "topic:Cheese"
    assert index.find("curds", "en").topic == "topic:Cheese"
    assert index.find("farms with curds", "en").minted
