"""A synthetic corpus of any size: documents and statements with the shape of real ones, from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from kg.ids import ActorId, TopicId, statement_id
from kg.model import Article, Document, Span, Statement
from kg.vocab.types import Actor, Membership, Role, Stance, Topic, Vocabulary

_FAMILIES = {
    "approve": (0.8, ["supports", "praises", "welcomes", "agreesTo", "openTo"]),
    "commit": (0.5, ["pledges", "offers", "plans"]),
    "request": (0.3, ["proposes", "callsFor", "demands"]),
    "assess": (0.0, ["asserts", "acknowledges", "expects", "condoles"]),
    "doubt": (-0.4, ["concernedAbout", "doubts", "warns"]),
    "disapprove": (-0.8, ["denies", "opposes", "criticizes", "condemns", "accuses", "rejects"]),
    "coerce": (-1.0, ["threatens"]),
}
_WORDS = [
    "وقف",
    "إطلاق",
    "النار",
    "في",
    "غزة",
    "جيش",
    "أوروبي",
    "مشترك",
    "الحوار",
    "مع",
    "الغرب",
    "العقوبات",
    "على",
    "إيران",
    "محادثات",
    "السلام",
    "الأمن",
    "القومي",
]


def synthetic_vocabulary(states: int = 190, people: int = 1810, topics: int = 500) -> Vocabulary:
    """States, people with an office each, topics in two levels, the 25 stances."""
    stances = {
        name: Stance(name, {"en": name, "ar": "م " + name}, family, valence, "01", "X", {"en": name})
        for family, (valence, names) in _FAMILIES.items()
        for name in names
    }
    actors = [
        Actor(ActorId(f"actor:State{n}"), "country", {"en": f"State {n}", "ar": f"دولة {n}"}) for n in range(states)
    ]
    for n in range(people):
        of = ActorId(f"actor:State{n % states}")
        role = ("role:ForeignMinister", "role:Spokesperson", "role:President")[n % 3]
        held = Membership(role, of, "2011-01-01", "")
        labels = {"en": f"Person {n}", "ar": f"شخص {n}"}
        actors.append(Actor(ActorId(f"actor:Person{n}"), "person", labels, of=of, memberships=(held,)))
    concepts = [
        Topic(
            TopicId(f"topic:T{n}"),
            {"en": f"topic {n}", "ar": f"موضوع {n}"},
            broader=(TopicId(f"topic:T{n // 10}"),) if n >= 10 else (),
        )
        for n in range(topics)
    ]
    roles = {
        f"role:{name}": Role(f"role:{name}", {"en": name, "ar": name}, {})
        for name in ("ForeignMinister", "Spokesperson", "President")
    }
    return Vocabulary(
        stances, roles, {a.id: a for a in actors}, {t.id: t for t in concepts}, {}, {}, {}, f"synthetic-{states}"
    )


def synthetic_documents(
    vocabulary: Vocabulary, statements: int, each: int = 10, seed: int = 7
) -> Iterator[tuple[Document, list[Statement]]]:
    """Documents of ``each`` statements, one after the other, so that memory stays flat."""
    dice = random.Random(seed)
    stances = list(vocabulary.stances)
    draw_actor, draw_topic = _draw(dice, list(vocabulary.actors)), _draw(dice, list(vocabulary.topics))
    for number in range(statements // each):
        doc = f"doc-{number:07d}"
        day = f"{dice.randint(2015, 2024)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        text = " ".join(dice.choices(_WORDS, k=each * 16))
        size = len(text) // each
        article = Article(
            Span(0, len(text)), (Span(0, len(text)),), published=day, source=f"Agency {dice.randint(1, 40)}"
        )
        found = []
        for n in range(each):
            actor, topic = vocabulary.actors[next(draw_actor)], next(draw_topic)
            found.append(_statement(dice, doc, text, Span(n * size, n * size + size - 5), actor, topic, stances, day))
        yield Document(doc, text, "ar", (article,)), found


def _draw(dice: random.Random, values: list[str]) -> Iterator[str]:
    """Values drawn as often as names occur in the news: the first about 3 % of the time, then fewer and fewer."""
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(values))))
    while True:
        yield from dice.choices(values, cum_weights=weights, k=1000)


def _statement(dice, doc, text, span, actor, topic, stances, day):  # type: ignore[no-untyped-def]
    stance = dice.choice(stances)
    target = f"actor:State{dice.randint(0, 189)}" if dice.random() < 0.5 else ""
    return Statement(
        id=statement_id(doc, span.start, span.end, actor.id, stance, topic),
        doc=doc,
        evidence=span,
        evidence_text=span.of(text),
        sentence=span,
        sentence_text=span.of(text),
        speech=dice.choice(("direct", "indirect", "performative")),
        speaker=actor.label["ar"],
        speaker_name=actor.label["en"],
        speaker_name_ar=actor.label["ar"],
        speaker_kind=actor.kind,
        for_=str(actor.of or actor.id).partition(":")[2],
        stance=stance,
        topic=span.of(text)[:20].strip(),
        topic_en="",
        lang="ar",
        negated=dice.random() < 0.05,
        condition=span.of(text)[:10] if dice.random() < 0.05 else "",
        keywords=(text.split()[0],),
        targets=(target.partition(":")[2],) if target else (),
        target_ids=(ActorId(target),) if target else (),
        quote=Span(span.start + 2, span.end - 2) if dice.random() < 0.3 else None,
        said_on=day if dice.random() < 0.5 else "",
        reported_on=day,
        speaker_id=actor.id,
        for_id=actor.of or actor.id,
        topic_id=TopicId(topic),
        office=actor.memberships[0].role if actor.memberships else "",
        confidence=round(dice.random(), 2),
        rule="reported",
    )
