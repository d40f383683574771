"""Look-ups in the registry of actors: what a form may mean in any language, and what is known of an actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.fold import fold
from kg.ids import ActorId
from kg.vocab.types import Actor, Forms, Membership, Vocabulary


@dataclass(frozen=True, slots=True)
class Meaning:
    """A form of an actor: how surely the form means it, in which language, and as it is written."""

    actor: ActorId
    strength: str
    lang: str
    form: str


STRENGTHS = ("form", "seat", "demonym", "group", "short")
"""How surely a form means its actor, the surest first: a name, a seat, an adjective, a people, a surname."""


class Registry:
    """The actors of a vocabulary by folded form."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._forms: dict[str, list[Meaning]] = {}
        for actor in vocabulary.actors.values():
            for meaning in _meanings(actor):
                self._forms.setdefault(fold(meaning.form), []).append(meaning)

    def find(self, phrase: str) -> list[Meaning]:
        """What the registry has under a form or an id (with or without ``actor:``), the surest first."""
        actor = self.by_id(phrase)
        if actor is not None:
            return [Meaning(actor.id, "id", "", actor.id)]
        found = self._forms.get(fold(" ".join(phrase.split())), [])
        ranked = sorted(found, key=lambda m: (STRENGTHS.index(m.strength), m.actor, m.lang))
        return list({m.actor: m for m in reversed(ranked)}.values())[::-1]

    def by_id(self, name: str) -> Actor | None:
        """The actor of an id, written as ``actor:Russia`` or ``Russia``; None where there is none."""
        bare = name.strip().removeprefix("actor:")
        return self.vocabulary.actors.get(ActorId(f"actor:{bare}"))

    def holders(self, role: str, of: ActorId) -> list[tuple[Actor, Membership]]:
        """Everybody who held an office, in the order of time."""
        found = [
            (actor, held)
            for actor in self.vocabulary.actors.values()
            for held in actor.memberships
            if held.role == role and held.of == of
        ]
        return sorted(found, key=lambda pair: (pair[1].start, pair[0].id))


def _meanings(actor: Actor) -> Iterator[Meaning]:
    listed: tuple[tuple[str, Forms], ...] = (
        ("form", {lang: (label,) for lang, label in actor.label.items()}),
        ("form", actor.forms),
        ("seat", actor.seats),
        ("demonym", actor.demonyms),
        ("group", actor.demonym_plurals),
        ("short", actor.short),
    )
    seen: set[tuple[str, str]] = set()
    for strength, forms in listed:
        for lang, words in forms.items():
            for form in words:
                if (lang, form) not in seen:
                    seen.add((lang, form))
                    yield Meaning(actor.id, strength, lang, form)


def held_on(membership: Membership, day: str) -> bool:
    """Whether an office was held on a day; an unknown start never counts.

    >>> held_on(Membership("role:president", ActorId("actor:France"), "2017-05-14"), "2023")
    True
    """
    start, end = membership.start, membership.end
    if start in ("", "?") or day[: len(start)] < start[: len(day)]:
        return False
    return end == "" or (end != "?" and day[: len(end)] <= end[: len(day)])
