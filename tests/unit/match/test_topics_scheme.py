"""The scheme itself: complete, free of circles, and every label leads to its own concept."""

from __future__ import annotations

import pytest

from kg.match.topics import TopicIndex
from kg.vocab.load import load_vocabulary
from kg.vocab.types import Topic, Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="module")
def concepts(vocabulary: Vocabulary) -> list[Topic]:
    """The topics proper: without those whose patterns only turn or frame others."""
    marks = ("!", "-")
    return [t for t in vocabulary.topics.values() if not any(p.startswith(marks) for p in t.patterns.get("ar", ()))]


def test_there_are_enough_concepts_with_all_that_a_reader_needs(concepts: list[Topic]) -> None:
    assert len(concepts) >= 430
    for topic in concepts:
        for lang in ("ar", "en"):
            assert topic.label[lang]
            assert topic.definition[lang].endswith(".")
            assert topic.forms.get(lang)
    for lang in ("ar", "en"):
        assert len({topic.label[lang] for topic in concepts}) == len(concepts)


def test_relations_lead_to_topics_and_nothing_is_above_itself(vocabulary: Vocabulary) -> None:
    for topic in vocabulary.topics.values():
        for other in (*topic.broader, *topic.related, *filter(None, [topic.opposite])):
            assert other in vocabulary.topics, topic.id
        above, todo = set(), list(topic.broader)
        while todo:
            name = todo.pop()
            assert name != topic.id
            if name not in above:
                above.add(name)
                todo += vocabulary.topics[name].broader


def test_every_label_maps_to_its_own_concept(vocabulary: Vocabulary, concepts: list[Topic]) -> None:
    index = TopicIndex(vocabulary)
    astray = []
    for topic in concepts:
        for lang in ("ar", "en"):
            for form in (topic.label[lang], *topic.forms[lang]):
                match = index.find(form, lang)
                if (match.topic, match.direction) != (topic.id, 1):
                    astray.append(f"{topic.id} {form!r} leads to {match.topic} ({match.direction})")
    assert not astray, "\n".join(astray)


def test_who_speaks_on_arms_control_includes_all_below(vocabulary: Vocabulary) -> None:
    below = {t.id for t in vocabulary.topics.values() if "topic:ArmsControl" in t.broader}
    assert {"topic:NuclearArmsControl", "topic:NonProliferation", "topic:StrategicStability"} <= below
