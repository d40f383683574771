"""What the explorer is given to show."""

import explorer_sample as sample

from kg.ids import ActorId, StatementId, TopicId, minted_actor
from kg.model import Article, Document, Span, Statement
from kg.view.data import safe_url, view_data
from kg.view.sides import side_of
from kg.vocab.types import Actor, Topic, Vocabulary

WORDS = sample.vocabulary()


def a_statement(**changes):
    values = {
        "id": StatementId("statement:1"), "doc": "d", "evidence": Span(0, 4), "speech": "direct", "speaker": "النوراني",
        "speaker_name": "Layla Norani", "speaker_kind": "person", "for_": "", "stance": "supports", "topic": "السلام",
        "lang": "ar", "evidence_text": "نعم.",
    }  # fmt: skip
    return Statement(**{**values, **changes})


def test_labels_come_from_the_vocabulary_in_both_languages():
    data = view_data(sample.statements(30, WORDS), [], WORDS)
    norani = next(a for a in data.actors if a.id == "actor:LaylaNorani")
    assert (norani.en, norani.ar, norani.kind, norani.parent) == (
        "Layla Norani", "ليلى نوراني", "person", "actor:Noristan",
    )  # fmt: skip
    assert {s.side for s in data.statements} == {"for", "open", "neutral", "reserved", "against"}


def test_an_unknown_speaker_and_topic_keep_the_words_of_the_text():
    data = view_data([a_statement(topic_en="peace")], [], WORDS)
    assert [(a.en, a.ar, a.kind) for a in data.actors] == [("Layla Norani", "النوراني", "person")]
    assert [(t.en, t.ar) for t in data.topics] == [("peace", "السلام")]
    assert data.statements[0].principal == data.statements[0].speaker


def test_one_label_stands_for_both_languages_where_the_other_is_missing():
    (topic,) = view_data([a_statement()], [], WORDS).topics
    assert (topic.en, topic.ar) == ("السلام", "السلام")


def test_statements_run_by_date_and_are_not_counted_twice():
    late, early = (
        a_statement(said_on="2024-05", id=StatementId("statement:b")),
        a_statement(said_on="2024-04-30", id=StatementId("statement:a")),
    )
    assert [s.id for s in view_data([late, early, late], [], WORDS).statements] == ["statement:a", "statement:b"]


def test_a_person_folds_under_whom_they_mostly_speak_for():
    spoken = [
        a_statement(id=StatementId(f"statement:{n}"), for_=who)
        for n, who in enumerate(["Coastal Council", "Coastal Council", "Noristan"])
    ]
    data = view_data(spoken, [], WORDS)
    names = {a.id: a for a in data.actors}
    person = next(a for a in data.actors if a.kind == "person")
    assert names[person.parent].en == "Coastal Council"


def test_circles_among_groups_and_topics_are_cut():
    ring = [
        Actor(ActorId("actor:A"), "organization", {"en": "A"}, of=ActorId("actor:B")),
        Actor(ActorId("actor:B"), "organization", {"en": "B"}, of=ActorId("actor:A")),
    ]
    loop = Topic(TopicId("topic:l"), {"en": "l"}, broader=(TopicId("topic:l"),))
    words = Vocabulary({}, {}, {a.id: a for a in ring}, {loop.id: loop}, {}, {}, {})
    data = view_data([a_statement(speaker_id=ActorId("actor:A"), topic_id=loop.id)], [], words)
    parents = {a.id: a.parent for a in data.actors}
    assert sorted(parents.values()) == ["", parents["actor:A"] or parents["actor:B"]]
    assert data.topics[0].broader == ""


def test_a_minted_topic_hangs_under_the_concept_that_stands_above_it():
    data = view_data([a_statement(topic_broader=sample.topic_id(4))], [], WORDS)
    tree = {t.id: t.broader for t in data.topics}
    minted = data.statements[0].topic
    assert tree[minted] == sample.topic_id(4)
    assert tree[sample.topic_id(4)] == sample.topic_id(0)


def test_blocs_are_those_whose_members_speak():
    data = view_data(sample.statements(60, WORDS), [], WORDS)
    assert [b.en for b in data.blocs] == ["Coastal Council"]
    zahra = next(a for a in data.actors if a.id == "actor:Zahra")
    assert zahra.blocs == ("actor:CoastalCouncil",)


def test_source_title_and_link_come_from_the_article():
    document = Document(
        "d",
        "عنوان\nنعم.",
        "ar",
        (Article(Span(0, 10), (), title=Span(0, 5), source="صحيفة الضفة", url="https://example.org/1"),),
    )
    (shown,) = view_data([a_statement(evidence=Span(6, 10))], [document], WORDS).documents
    assert (shown.source, shown.title, shown.url) == ("صحيفة الضفة", "عنوان", "https://example.org/1")
    (bare,) = view_data([a_statement()], [], WORDS).documents
    assert (bare.source, bare.url) == ("d", "")


def test_only_web_addresses_pass():
    good = "https://example.org/a?b=1#c"
    assert safe_url(good) == good
    bad = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//example.org", "http://", "http://[", ""]
    assert [safe_url(url) for url in bad] == [""] * len(bad)
    assert safe_url("java\x00script:alert(1)") == ""


def test_sides_follow_family_negation_and_condition():
    stances = WORDS.stances
    assert side_of(stances["supports"]) == "for"
    assert side_of(stances["supports"], condition=True) == "open"
    assert side_of(stances["openTo"]) == "open"
    assert side_of(stances["callsFor"]) == "for"
    assert side_of(stances["callsFor"], negated=True) == "reserved"
    assert side_of(stances["rejects"], condition=True) == "against"
    assert side_of(stances["rejects"], negated=True) == "open"
    assert side_of(stances["asserts"], negated=True) == "neutral"
    assert side_of(stances["warns"]) == "reserved"
    assert side_of(stances["callsFor"], reversed_topic=True) == "against"
    assert side_of(stances["rejects"], reversed_topic=True) == "for"


def test_offices_are_named_in_both_languages_and_in_the_feminine():
    data = view_data(sample.statements(60, WORDS), [], WORDS)
    offices = {s.speaker: (s.office_en, s.office_ar) for s in data.statements}
    assert offices["actor:LaylaNorani"] == ("President", "رئيسة")
    assert offices["actor:SamirHaddadin"] == ("Foreign Minister", "وزير الخارجية")
    assert offices["actor:NinaTarsk"] == ("spokeswoman", "spokeswoman")


def test_only_dates_are_dates():
    dates = {"2024-05-19T10:00:00Z": "2024-05-19", "2024-5-1": "", "next week": "", "2024": "2024"}
    for given, expected in dates.items():
        assert view_data([a_statement(said_on=given)], [], WORDS).statements[0].said_on == expected


def test_targets_are_known_by_id_or_by_name():
    data = view_data([a_statement(targets=("Velmark", "The Guild"), target_ids=(ActorId("actor:Velmark"),))], [], WORDS)
    names = {a.id: a.en for a in data.actors}
    assert [names[t] for t in data.statements[0].targets] == ["Velmark", "The Guild"]


def spoken_by_a_stranger(lang, en, ar, number):
    return a_statement(
        id=StatementId(f"statement:{number}"), lang=lang, speaker=ar if lang == "ar" else en, speaker_name=en,
        speaker_name_ar=ar, speaker_id=minted_actor("mhmd sdq", "Noristan"),
    )  # fmt: skip


def test_a_label_that_no_text_has_is_the_programs_own():
    arabic = spoken_by_a_stranger("ar", "Muhammad Sadiq", "محمد صادق", 1)
    english = spoken_by_a_stranger("en", "Mohammed Sadiq", "محمد سادق", 2)

    def labels(*statements):
        (one,) = view_data(statements, [], WORDS).actors
        return one.en, one.ar, one.machine

    assert labels(arabic) == ("Muhammad Sadiq", "محمد صادق", ("en",))
    assert labels(english) == ("Mohammed Sadiq", "محمد سادق", ("ar",))
    both = ("Mohammed Sadiq", "محمد صادق", ())
    assert labels(arabic, english) == labels(english, arabic) == both


def test_labels_of_the_vocabulary_are_nobodys_guess():
    data = view_data(
        [*sample.statements(30, WORDS), a_statement(speaker_id=ActorId("actor:x-NorthernSource"))], [], WORDS
    )
    assert {a.machine for a in data.actors} == {()}
