"""Who holds or held which office, whatever the day."""

from __future__ import annotations

from collections import defaultdict

from kg.ids import ActorId
from kg.vocab.types import Actor, Membership, Vocabulary

Holder = tuple[Actor, Membership]


class Offices:
    """Everybody who holds or held an office.

    ``by_role`` has them by role, ``of`` by role and the state or body that the office is of, ``under`` by role and
    the state or body above that one.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.by_role: dict[str, list[Holder]] = defaultdict(list)
        self.of: dict[tuple[str, ActorId], list[Holder]] = defaultdict(list)
        self.under: dict[tuple[str, ActorId], list[Holder]] = defaultdict(list)
        for actor in vocabulary.actors.values():
            for held in actor.memberships:
                self.by_role[held.role].append((actor, held))
                self.of[held.role, held.of].append((actor, held))
                body = vocabulary.actors.get(held.of)
                for above in {body.of, body.speaks_for} if body is not None and body.kind == "organization" else ():
                    self.under[held.role, above].append((actor, held))
