"""An actor as one document knows it, and on whose behalf it speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.ids import ActorId, digest, local_name
from kg.match.transliterate import with_adjective
from kg.vocab.types import Vocabulary

_SENT = frozenset({"role:ambassador", "role:permanentRepresentative"})
_SENT_TO_THE_UN = frozenset({"role:ambassadorToUN", "role:deputyAmbassadorToUN"})
_SENDERS = frozenset({"actor:EuropeanUnion", "actor:AfricanUnion", "actor:ArabLeague"})
"""Bodies that send ambassadors themselves, so that a state beside them may be where they are sent."""

_OWN_VOICES = frozenset({"role:spokesperson", "role:deputySpokesperson"})


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a document knows it: id, canonical names, on whose behalf, office, agreement."""

    id: ActorId
    name: str
    name_ar: str
    kind: str
    for_id: ActorId = ActorId("")
    for_name: str = ""
    role: str = ""
    country: ActorId = ActorId("")
    organization: ActorId = ActorId("")
    institution: str = ""
    former: bool = False
    gender: str = ""
    number: str = "s"
    how: str = "registry"
    note: str = ""
    surface: str = ""


def agrees(party: Party, agreement: str) -> bool:
    """Whether a party can be the implied subject of a verb form such as ``3fs``; unknown features always fit."""
    if len(agreement) < 3:
        return True
    gender, number = agreement[1], agreement[2]
    if number in "pd":
        return party.number != "s" or party.kind == "group"
    if party.number in "pd" and party.kind == "group":
        return False
    return not party.gender or party.gender == gender


_ABBREVIATED = frozenset({"US"})
"""Adjectives that English news abbreviates before a body or a title (a US official, though a British one)."""


class Behalf:
    """On whose behalf somebody speaks, by office and registry."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def speaking_for(self, party: Party) -> Party:
        """The party with whom it speaks for: nobody when former, the body that it represents, or its state."""
        if party.former:
            return party
        role = self.vocabulary.roles.get(party.role)
        if role is not None and not role.speaks_for and not party.organization:
            return party
        if sent_by_state(party.role, party.country, party.organization):
            return self.on_behalf_of(party, party.country)
        target = self.voiced(party.role, party.organization) if party.organization else party.country
        return self.on_behalf_of(party, target)

    def on_behalf_of(self, party: Party, target: ActorId) -> Party:
        """The party as one that speaks for ``target``."""
        return replace(party, for_id=target, for_name=self.english(target))

    def english(self, target: ActorId) -> str:
        """The English name of a registered actor, "" where it is unknown."""
        actor = self.vocabulary.actors.get(target)
        return actor.label.get("en", "") if actor is not None else ""

    def represented(self, body: ActorId) -> ActorId:
        """Whom a body speaks for: the one that the registry names (a ministry: its state), else itself."""
        actor = self.vocabulary.actors.get(body)
        return actor.speaks_for or body if actor is not None else body

    def voiced(self, role: str, body: ActorId) -> ActorId:
        """Whom the holder of an office in a body speaks for.

        A force with a name of its own (the Revolutionary Guards) has a voice of its own in its spokesperson, although
        it acts for its state; ministries, and an army as ``role:armySpokesperson`` has it, speak for the state.
        """
        actor = self.vocabulary.actors.get(body)
        if actor is not None and actor.type == "military" and role in _OWN_VOICES:
            return body
        return self.represented(body)

    def state_of(self, body: ActorId) -> ActorId:
        """The state that a body belongs to, "" where it belongs to none."""
        actor = self.vocabulary.actors.get(body)
        if actor is None:
            return ActorId("")
        above = self.vocabulary.actors.get(actor.of)
        return above.id if above is not None and above.kind == "country" else ActorId("")

    def arabic(self, noun: str, country: ActorId) -> str:
        """The Arabic name of a state's body, by nationality (وزارة الخارجية الروسية); "" where none is known."""
        actor = self.vocabulary.actors.get(country)
        base = next(iter(actor.demonyms.get("ar", ())), "") if actor is not None else ""
        return with_adjective(noun, base) if noun and base else ""

    def adjective(self, country: ActorId) -> str:
        """The English adjective of a state or body, abbreviated where that is usual (US), else its name.

        "" where the state or body is unknown.
        """
        actor = self.vocabulary.actors.get(country)
        if actor is None:
            return ""
        forms = actor.demonyms.get("en", ())
        return next((f for f in forms if f in _ABBREVIATED), "") or next(iter(forms), actor.label.get("en", ""))


def sent_by_state(role: str, country: str, organization: str) -> bool:
    """Whether an office is a state's at a body (السفيرة الأميركية لدى الأمم المتحدة), and speaks for the state."""
    if not country:
        return False
    return role in _SENT_TO_THE_UN or (role in _SENT and bool(organization) and organization not in _SENDERS)


def local_actor(name: str, doc: str, whose: str) -> ActorId:
    """The id of somebody known by office or kind: one in all documents where state or body is known, else one in each.

    >>> local_actor("French President", "a", "actor:France"), local_actor("Foreign Minister", "a", "")
    ('actor:FrenchPresident', 'actor:x-ForeignMinister-ca97811')
    """
    bare = local_name(name.replace("'", ""))
    return ActorId(f"actor:{bare}" if whose else f"actor:x-{bare}-{digest(doc, length=7)}")


def institution_name(behalf: Behalf, institution: str, country: ActorId) -> str:
    """The canonical English name of a body of a state (Russian Foreign Ministry), "" when it is unknown."""
    body = next((b for b in behalf.vocabulary.institutions if b.id == institution), None)
    if body is None:
        return ""
    actor = behalf.vocabulary.actors.get(country)
    label = actor.label.get("en", "") if actor else ""
    return " ".join(body.name.replace("{demonym}", behalf.adjective(country)).replace("{country}", label).split())
