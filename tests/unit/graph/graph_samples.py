"""A small vocabulary and strategies for statements, written for the tests of the graph half."""

from __future__ import annotations

import random

from hypothesis import settings
from hypothesis import strategies as st

from kg.ids import ActorId, TopicId, minted_actor, minted_topic, statement_id
from kg.model import SPEAKER_KINDS, SPEECH, Article, Document, Span, Statement
from kg.vocab.types import Actor, Membership, Role, Stance, Topic, Vocabulary

settings.register_profile("shared machine", deadline=None)  # other work on the machine says nothing about the code
settings.load_profile("shared machine")

STANCES = {
    "supports": ("approve", 1.0),
    "openTo": ("approve", 0.5),
    "callsFor": ("request", 0.4),
    "asserts": ("assess", 0.0),
    "warns": ("doubt", -0.5),
    "rejects": ("disapprove", -0.8),
    "condemns": ("disapprove", -1.0),
}


def small_vocabulary() -> Vocabulary:
    """Seven stances, five states, an organization, a bloc, three people, seven topics in two levels, two opposite."""
    stances = {
        name: Stance(name, {"en": name, "ar": "موقف " + name}, family, valence, "01", "X", {"en": f"says {name}"})
        for name, (family, valence) in STANCES.items()
    }
    actors = [
        Actor(ActorId(f"actor:{en}"), "country", {"en": en, "ar": ar}, wikidata=wikidata)
        for en, ar, wikidata in (
            ("Russia", "روسيا", "Q159"),
            ("Poland", "بولندا", "Q36"),
            ("Ukraine", "أوكرانيا", "Q212"),
            ("Iran", "إيران", "Q794"),
            ("France", "فرنسا", "Q142"),
        )
    ]
    actors.append(Actor(ActorId("actor:NATO"), "organization", {"en": "NATO", "ar": "حلف شمال الأطلسي"}, "regional"))
    actors.append(
        Actor(
            ActorId("actor:Europeans"),
            "group",
            {"en": "the Europeans", "ar": "الأوروبيون"},
            members=(ActorId("actor:Poland"), ActorId("actor:France")),
        )
    )
    for en, ar, of, role in (
        ("Sergey Lavrov", "سيرغي لافروف", "Russia", "ForeignMinister"),
        ("Maria Zakharova", "ماريا زاخاروفا", "Russia", "Spokesperson"),
        ("Donald Tusk", "دونالد توسك", "Poland", "PrimeMinister"),
    ):
        held = Membership(f"role:{role}", ActorId(f"actor:{of}"), "2015-08-10", "")
        name = ActorId("actor:" + en.replace(" ", ""))
        actors.append(
            Actor(name, "person", {"en": en, "ar": ar}, of=ActorId(f"actor:{of}"), memberships=(held,), gender="m")
        )
    topics = [
        Topic(TopicId(f"topic:{name}"), {"en": en, "ar": ar}, broader=tuple(TopicId(f"topic:{b}") for b in broader))
        for name, en, ar, broader in (
            ("ArmsControl", "arms control", "الحد من التسلح", ()),
            ("NuclearTreaty", "a nuclear treaty", "معاهدة نووية", ("ArmsControl",)),
            ("MissileLimits", "limits on missiles", "الحد من الصواريخ", ("ArmsControl",)),
            ("Ceasefire", "a ceasefire", "وقف إطلاق النار", ()),
            ("EuropeanArmy", "a European army", "جيش أوروبي", ()),
            ("Sanctions", "sanctions", "العقوبات", ()),
        )
    ]
    topics.append(
        Topic(
            TopicId("topic:Lifting"),
            {"en": "lifting of sanctions", "ar": "رفع العقوبات"},
            opposite=TopicId("topic:Sanctions"),
        )
    )
    roles = {
        f"role:{name}": Role(f"role:{name}", {"en": en, "ar": ar}, {})
        for name, en, ar in (
            ("ForeignMinister", "foreign minister", "وزير الخارجية"),
            ("PrimeMinister", "prime minister", "رئيس الوزراء"),
            ("Spokesperson", "spokesperson", "متحدث"),
        )
    }
    return Vocabulary(
        stances=stances,
        roles=roles,
        actors={a.id: a for a in actors},
        topics={t.id: t for t in topics},
        lexemes={},
        cues={},
        words={},
        digest="d1",
    )


VOCABULARY = small_vocabulary()
TEXT = (
    "أكد الوزير أن بلاده «منفتحة على الحوار»، ورفض\tكل شرط.\n"
    'He said: "no" \\ and <script>alert(\'x\')</script> \u202eleft\u202c """ . } @prefix x: <y> .'
)

_NASTY = ["لافروف", 'a"b', "x\\", "</script>", "\u202e", "\x00", "'''", "a\r\nb"]
_words = st.text(max_size=12) | st.sampled_from(_NASTY)
_days = st.sampled_from(["", "2024", "2024-05", "2024-05-19"])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A stretch of ``TEXT``."""
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start, len(TEXT))))


@st.composite
def statements(draw: st.DrawFn, doc: str | None = None) -> Statement:
    """Any statement, with hostile words in every field that can hold words."""
    doc = draw(st.text(max_size=8)) if doc is None else doc
    evidence, sentence = draw(spans()), draw(st.none() | spans())
    quote = draw(st.none() | spans())
    speaker = draw(st.sampled_from([*VOCABULARY.actors, minted_actor("x", ""), ""]))
    topic = draw(st.sampled_from([*VOCABULARY.topics, minted_topic("y"), ""]))
    stance = draw(st.sampled_from(sorted(STANCES)))
    return Statement(
        id=statement_id(doc, evidence.start, evidence.end, speaker, stance, topic),
        doc=doc,
        evidence=evidence,
        evidence_text=evidence.of(TEXT),
        sentence=sentence,
        sentence_text=sentence.of(TEXT) if sentence else "",
        quote=quote,
        speech=draw(st.sampled_from(SPEECH)),
        speaker=draw(_words),
        speaker_name=draw(_words),
        speaker_name_ar=draw(_words),
        speaker_kind=draw(st.sampled_from(SPEAKER_KINDS)),
        for_=draw(_words),
        stance=stance,
        topic=draw(_words),
        topic_en=draw(_words),
        lang=draw(st.sampled_from(["ar", "en", ""])),
        negated=draw(st.booleans()),
        condition=draw(_words),
        keywords=tuple(draw(st.lists(_words.filter(bool), max_size=3))),
        targets=tuple(draw(st.lists(_words.filter(bool), max_size=3))),
        said_on=draw(_days),
        reported_on=draw(_days),
        speaker_id=ActorId(speaker),
        for_id=ActorId(draw(st.sampled_from(["", "actor:Russia", "actor:NATO"]))),
        topic_id=TopicId(topic),
        topic_broader=draw(st.sampled_from([TopicId(""), TopicId("topic:Sanctions")]))
        if topic == minted_topic("y")
        else TopicId(""),
        topic_reversed=draw(st.booleans()),
        office=draw(st.sampled_from(["", "role:ForeignMinister", "some office"])),
        former=draw(st.booleans()),
        facets=tuple(draw(st.lists(st.sampled_from(["actor:Iran", "topic:Sanctions"]), max_size=2))),
        target_ids=tuple(draw(st.lists(st.sampled_from(list(VOCABULARY.actors)), max_size=3))),
        confidence=draw(st.floats(0, 1)),
        rule=draw(_words),
        article=draw(st.integers(0, 3)),
    )


PEOPLE = {
    "actor:SergeyLavrov": "actor:Russia",
    "actor:MariaZakharova": "actor:Russia",
    "actor:DonaldTusk": "actor:Poland",
}
OFFICES = {"actor:SergeyLavrov": "role:ForeignMinister", "actor:MariaZakharova": "role:Spokesperson"}
STATES = ["actor:Russia", "actor:Poland", "actor:Ukraine", "actor:Iran", "actor:France", "actor:NATO"]
TOPICS = [*VOCABULARY.topics, str(minted_topic("water"))]
UNKNOWN = str(minted_actor("unknown", ""))


def random_statements(seed: int, documents: int = 30, each: int = 6) -> list[tuple[Document, list[Statement]]]:
    """Documents with plausible statements: actors and topics meet often, dates run over a year."""
    dice = random.Random(seed)
    out = []
    for number in range(documents):
        doc = f"doc {number:03d}"
        day = f"2024-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        text = "".join(dice.choice("ابتثجحخ ") for _ in range(each * 50))
        article = Article(Span(0, len(text)), (Span(0, len(text)),), published=day, source=dice.choice(["A", "B", "C"]))
        document = Document(doc, text, "ar", (article,))
        out.append((document, [_random_statement(dice, document, Span(n * 50, n * 50 + 40)) for n in range(each)]))
    return out


def _random_statement(dice: random.Random, document: Document, span: Span) -> Statement:
    speaker = dice.choice([*PEOPLE, *STATES, UNKNOWN])
    speaks_for = PEOPLE.get(speaker, "" if speaker == UNKNOWN else speaker)
    stance, topic, target = dice.choice(sorted(STANCES)), dice.choice(TOPICS), dice.choice(["", *STATES])
    day = document.articles[0].published
    actors = VOCABULARY.actors
    return Statement(
        id=statement_id(document.id, span.start, span.end, speaker, stance, topic),
        doc=document.id,
        evidence=span,
        evidence_text=span.of(document.text),
        speech=dice.choice(SPEECH),
        speaker="",
        speaker_name=actors[speaker].label["en"] if speaker in actors else "an unknown official",
        speaker_name_ar=actors[speaker].label["ar"] if speaker in actors else "",
        speaker_kind=actors[speaker].kind if speaker in actors else "person",
        for_=actors[speaks_for].label["en"] if speaks_for else "",
        stance=stance,
        topic=VOCABULARY.topics[topic].label["ar"] if topic in VOCABULARY.topics else "المياه",
        lang="ar",
        negated=dice.random() < 0.1,
        condition="شرط" if dice.random() < 0.1 else "",
        topic_reversed=dice.random() < 0.15,
        targets=(actors[target].label["en"],) if target else (),
        said_on=day if dice.random() < 0.5 else "",
        reported_on=day if dice.random() < 0.9 else "",
        speaker_id=ActorId(speaker),
        for_id=ActorId(speaks_for),
        topic_id=TopicId(topic),
        facets=(dice.choice(STATES),) if dice.random() < 0.3 else (),
        target_ids=(ActorId(target),) if target else (),
        quote=Span(span.start + 5, span.start + 20) if dice.random() < 0.3 else None,
        confidence=round(dice.random(), 2),
        rule="r" + str(dice.randint(1, 3)),
        office=OFFICES.get(speaker, ""),
    )
