"""From a mention to who is meant: the registry, the document's own memory, the office held on the day.

Nothing is merged on likeness alone: an unknown name becomes an actor of its own, keyed by skeleton,
country and title; an ambiguous form stays unresolved and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.fold import fold
from kg.ids import ActorId, local_name, minted_actor
from kg.match.lexicon import Lexicon
from kg.match.mentions import Mention
from kg.match.passage import Passage
from kg.match.transliterate import skeleton, to_latin
from kg.vocab.types import Actor, Membership, Vocabulary


_GENERIC = frozenset({"role:official", "role:diplomat", "role:envoy", "role:specialEnvoy", "role:minister"})
"""Titles that may mean any person of that state or body whom the article named before."""


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


class Parties:
    """Resolves mentions inside one article and remembers who was named in it.

    Args:
        lexicon: the compiled vocabulary.
        published: ISO date of the article, empty where unknown: offices are then those that the text states.
    """

    def __init__(self, lexicon: Lexicon, published: str = "") -> None:
        self.lexicon = lexicon
        self.vocabulary: Vocabulary = lexicon.vocabulary
        self.lang = lexicon.lang
        self.published = published
        self.named: list[Party] = []
        self.introduced: list[Party] = []
        self.bodies: list[Party] = []

    def remember(self, party: Party) -> None:
        """Keeps a party for later mentions by surname, title or noun."""
        if party.kind == "person" and party.how != "described":
            self.named = [p for p in self.named if p.id != party.id or p.role] + [party]
        elif party.kind in ("organization", "group") or party.institution:
            self.bodies.append(party)

    def introduce(self, party: Party) -> None:
        """Notes a person whom the article names in full somewhere, before it is read through."""
        if all(p.id != party.id for p in self.introduced):
            self.introduced.append(party)

    def _known(self) -> list[Party]:
        """Everybody named so far, the last one first, then everybody whom the article will name."""
        return [*reversed(self.named), *self.introduced]

    def resolve(self, mention: Mention, passage: Passage) -> Party | None:
        """Who a mention means, or None when it cannot be told."""
        if mention.how == "institution":
            return self._institution(mention, passage)
        if mention.how == "described":
            return self._described(mention, passage)
        if mention.kind == "person" and (mention.name or mention.candidates):
            return self._person(mention, passage)
        if mention.how == "title":
            return self._office_holder(mention, passage)
        return self._actor(mention, passage)

    def is_medium(self, party: Party) -> bool:
        """Whether a party is an outlet or an agency, which may merely relay."""
        actor = self.vocabulary.actors.get(party.id)
        if actor is not None:
            return actor.type == "media"
        return party.how == "described" and party.kind == "organization"

    # -- people -------------------------------------------------------------------------------------------

    def _person(self, mention: Mention, passage: Passage) -> Party | None:
        start, end = mention.name or (mention.start, mention.end)
        words = self._name_words(passage, start, end)
        candidates = self._fitting(mention)
        if not candidates:
            known = self._by_surname(words, mention)
            if known is not None:
                return self._updated(known, mention)
            return self._minted(mention, words)
        if len(candidates) > 1:
            remembered = [p for p in self._known() if p.id in {a.id for a in candidates}]
            if remembered:
                return self._updated(remembered[0], mention)
            candidates = self._most_present(candidates)
        if len(candidates) > 1:
            return replace(self._minted(mention, words), note="ambiguous: " + ", ".join(a.id for a in candidates))
        return self._registered(candidates[0], mention)

    def _name_words(self, passage: Passage, start: int, end: int) -> str:
        words = passage.words(start, end)
        tokens = passage.tokens
        lead = tokens[start].word.conjunction
        if lead and fold(words).startswith(lead):
            return words[1:]
        return words

    def _fitting(self, mention: Mention) -> list[Actor]:
        """The registry's candidates that nothing in the mention speaks against."""
        people = [self.vocabulary.actors[c] for c in mention.candidates]
        if len(people) < 2 and not (mention.country or mention.organization):
            return people
        stated = {mention.country, mention.organization} - {ActorId("")}
        if stated:
            fitting = [p for p in people if stated & self._connections(p)]
            if fitting or len(people) > 1 or mention.how == "short":
                people = fitting
        if len(people) > 1 and mention.role:
            same = [p for p in people if any(m.role in mention.roles for m in p.memberships)]
            people = same or people
        return people

    def _connections(self, actor: Actor) -> set[ActorId]:
        found = {actor.of, actor.speaks_for}
        for membership in actor.memberships:
            found.add(membership.of)
            body = self.vocabulary.actors.get(membership.of)
            if body is not None:
                found |= {body.of, body.speaks_for}
        return found

    def _most_present(self, people: list[Actor]) -> list[Actor]:
        holding = [p for p in people if any(self._holds(m) for m in p.memberships)] if self.published else []
        return holding if len(holding) == 1 else people

    def _holds(self, membership: Membership) -> bool:
        day = self.published
        start, end = membership.start, membership.end
        if start in ("", "?") or (day[: len(start)] < start[: len(day)]):
            return False
        return end == "" or (end != "?" and day[: len(end)] <= end[: len(day)])

    def _by_surname(self, words: str, mention: Mention) -> Party | None:
        """A person named before whose name ends in, or contains, these words."""
        key = fold(words)
        shape = skeleton(words)
        letters = sorted(shape)
        for party in self._known():
            full = fold(party.name_ar if self.lang == "ar" else party.name)
            if full == key or full.endswith(" " + key) or f" {key} " in f" {full} ":
                if not mention.country or not party.country or mention.country == party.country:
                    return party
            elif len(shape) > 3 and (not mention.country or mention.country == party.country):
                known = skeleton(full)
                if known.endswith(shape) or sorted(known.rsplit(" ", 1)[-1]) == letters:
                    return party
        return None

    def _minted(self, mention: Mention, words: str) -> Party:
        words = " ".join(words.split())
        english = words if self.lang != "ar" else to_latin(words)
        organization = mention.organization
        country = mention.country or self._state_of(organization)
        shape = skeleton(words) or fold(words)
        party = Party(
            minted_actor(shape, country or organization, mention.role),
            english,
            words if self.lang == "ar" else "",
            "person",
            role=mention.role,
            country=country,
            organization=organization,
            institution=mention.institution,
            former=mention.former,
            gender=mention.gender,
            how="minted",
        )
        return self._speaking_for(party)

    def _registered(self, actor: Actor, mention: Mention) -> Party:
        held = self._office(actor, mention)
        party = Party(
            actor.id,
            actor.label.get("en", actor.label.get(self.lang, "")),
            actor.label.get("ar", ""),
            "person",
            role=mention.role or (held.role if held else ""),
            country=actor.of,
            former=mention.former,
            gender=actor.gender,
        )
        if mention.role and (mention.country or mention.organization or mention.institution):
            stated = replace(
                party,
                country=mention.country or self._state_of(mention.organization) or actor.of,
                organization=mention.organization,
                institution=mention.institution,
            )
            return self._speaking_for(stated)
        earlier = next((p for p in self._known() if p.id == actor.id), None)
        if earlier is not None:
            return earlier
        if held is not None and not mention.former:
            return self._with_for(party, self._represented(held.of))
        return party

    def _office(self, actor: Actor, mention: Mention) -> Membership | None:
        """The office that a person speaks from: the one stated, the one held on the day, else the weightiest one."""
        offices = list(actor.memberships)
        if mention.role:
            offices = [m for m in offices if m.role in mention.roles] or offices
        if self.published:
            offices = [m for m in offices if self._holds(m)]
        if not offices:
            return None
        roles = self.vocabulary.roles
        return min(
            offices,
            key=lambda m: (m.end not in ("", "?"), roles[m.role].rank if m.role in roles else 9, -int((m.start or "0")[:4].replace("?", "0") or 0)),
        )

    def _updated(self, party: Party, mention: Mention) -> Party:
        """A known party seen again, with what this mention adds."""
        if mention.former and not party.former:
            return replace(party, former=True, for_id=ActorId(""), for_name="")
        if party.for_id or not (mention.country or mention.organization):
            return party
        return self._speaking_for(
            replace(party, country=mention.country or party.country, organization=mention.organization, role=mention.role)
        )

    # -- on whose behalf --------------------------------------------------------------------------------------

    def _speaking_for(self, party: Party) -> Party:
        """The party with whom it speaks for: nobody when former, the body that it represents, or its state."""
        if party.former:
            return party
        role = self.vocabulary.roles.get(party.role)
        if role is not None and not role.speaks_for and not party.organization:
            return party
        target = self._represented(party.organization) if party.organization else party.country
        return self._with_for(party, target)

    def _with_for(self, party: Party, target: ActorId) -> Party:
        actor = self.vocabulary.actors.get(target)
        return replace(party, for_id=target, for_name=actor.label.get("en", "") if actor else "")

    def _represented(self, body: ActorId) -> ActorId:
        """Whom a body speaks for: the one that the registry names (a ministry: its state), else itself."""
        actor = self.vocabulary.actors.get(body)
        return actor.speaks_for or body if actor is not None else body

    def _state_of(self, body: ActorId) -> ActorId:
        actor = self.vocabulary.actors.get(body)
        if actor is None:
            return ActorId("")
        above = self.vocabulary.actors.get(actor.of)
        return above.id if above is not None and above.kind == "country" else ActorId("")

    # -- offices without a name ----------------------------------------------------------------------------------

    def _office_holder(self, mention: Mention, passage: Passage) -> Party | None:
        known = self._by_office(mention)
        if known is not None:
            return known
        if (mention.country or mention.organization) and self.published and not mention.former:
            holder = self._holder(mention)
            if holder is not None:
                return self._registered(holder, mention)
        return self._unnamed(mention, passage)

    def _by_office(self, mention: Mention) -> Party | None:
        """The last person named in the article who holds a like office for the same state or body."""
        roles = self.vocabulary.roles
        generic = bool(mention.country or mention.organization) and mention.role in _GENERIC
        wanted = set().union(*(self._heads(r) for r in mention.roles))
        for party in self._known():
            if mention.country and party.country and mention.country not in (party.country, party.for_id):
                continue
            if mention.organization and mention.organization not in (party.organization, party.for_id):
                continue
            if generic and (mention.country or mention.organization) in (party.country, party.organization, party.for_id):
                return party
            if party.role in mention.roles or (party.role in roles and wanted & self._heads(party.role)):
                return party
        return None

    def _heads(self, role: str) -> set[str]:
        known = self.vocabulary.roles.get(role)
        if known is None:
            return set()
        return {fold(t).split()[0].removeprefix("ال") for t in known.titles.get(self.lang, ()) if t}

    def _holder(self, mention: Mention) -> Actor | None:
        of = {mention.organization, mention.country} - {ActorId("")}
        found = [
            a
            for a in self.vocabulary.actors.values()
            if any(m.role in mention.roles and m.of in of and self._holds(m) for m in a.memberships)
        ]
        return found[0] if len(found) == 1 else None

    def _unnamed(self, mention: Mention, passage: Passage) -> Party:
        role = self.vocabulary.roles.get(mention.role)
        title = role.label.get("en", "official") if role else "official"
        body = self.vocabulary.actors.get(mention.organization)
        institution = self._institution_name(mention.institution, mention.country)
        if institution and "spokes" in title.lower():
            name = f"{institution} spokesperson"
        elif body is not None:
            name = f"{body.label.get('en', '')} {title.lower().replace('ministry spokes', 'spokes')}"
        else:
            name = f"{self._adjective(mention.country)} {title}".strip()
        words = passage.words(mention.start, mention.end)
        party = Party(
            ActorId("actor:" + local_name(name)),
            name,
            _unprefixed(words, passage, mention.start) if self.lang == "ar" else "",
            "person",
            role=mention.role,
            country=mention.country or self._state_of(mention.organization),
            organization=mention.organization,
            institution=mention.institution,
            former=mention.former,
            how="title",
        )
        return self._speaking_for(party)

    def _adjective(self, country: ActorId) -> str:
        actor = self.vocabulary.actors.get(country)
        if actor is None:
            return ""
        return next(iter(actor.demonyms.get("en", ())), actor.label.get("en", ""))

    # -- bodies, states, groups, described sources ----------------------------------------------------------------

    def _head_gender(self, mention: Mention, passage: Passage) -> str:
        """The gender that a body's head noun asks of its verb, where the language has one ("" elsewhere)."""
        if not self.lexicon.profile.article:
            return ""
        word = passage.tokens[mention.start].word
        return "f" if word.key.endswith("ه") or "thing_plural" in word.classes else "m"

    def _gender(self, actor: Actor, mention: Mention, passage: Passage) -> str:
        """The grammatical gender of a state's or body's name, where the language has one ("" elsewhere)."""
        if not self.lexicon.profile.article:
            return ""
        key = passage.tokens[mention.start].word.key
        word = self.lexicon.word(key.removeprefix(passage.tokens[mention.start].word.conjunction))
        if "masculine_state" in passage.tokens[mention.start].word.classes | word.classes:
            return "m"
        if actor.kind == "country" or key.endswith(("ه", "اء")) or key in ("الامم", "الولايات"):
            return "f"
        return "m" if actor.kind == "organization" else ""

    def _institution_name(self, institution: str, country: ActorId) -> str:
        body = next((b for b in self.vocabulary.institutions if b.id == institution), None)
        if body is None:
            return ""
        actor = self.vocabulary.actors.get(country)
        label = actor.label.get("en", "") if actor else ""
        return " ".join(body.name.replace("{demonym}", self._adjective(country)).replace("{country}", label).split())

    def _institution(self, mention: Mention, passage: Passage) -> Party | None:
        country = mention.country
        if not country:
            earlier = next((p for p in reversed(self.bodies) if p.institution == mention.institution), None)
            if earlier is not None:
                return earlier
        name = self._institution_name(mention.institution, country)
        body = next(b for b in self.vocabulary.institutions if b.id == mention.institution)
        party = Party(
            ActorId("actor:" + local_name(name)),
            name,
            _unprefixed(passage.words(mention.start, mention.end), passage, mention.start) if self.lang == "ar" else "",
            "organization",
            country=country,
            institution=mention.institution,
            gender=self._head_gender(mention, passage),
            how="institution",
        )
        return self._with_for(party, country if body.speaks_for_state and country else ActorId(""))

    def _described(self, mention: Mention, passage: Passage) -> Party:
        words = passage.words(mention.start, mention.end)
        name = self._described_name(mention, passage)
        kind = "group" if mention.kind == "group" else mention.kind
        party = Party(
            ActorId("actor:x-" + local_name(name)),
            name,
            _unprefixed(words, passage, mention.start) if self.lang == "ar" else "",
            kind,
            country=mention.country,
            organization=mention.organization,
            number=mention.number,
            how="described",
        )
        if party.kind == "organization":
            return party
        if mention.name is not None:
            named = self._person(replace(mention, how="name"), passage)
            return named if named is not None else party
        return self._with_for(party, self._represented(mention.organization) or mention.country)

    def _described_name(self, mention: Mention, passage: Passage) -> str:
        """The description in English, adjectives before the head: ``French diplomatic source``."""
        heads, modifiers = [], []
        for i in range(mention.start, mention.end):
            word = passage.tokens[i].word
            described = self.lexicon.descriptions.get(word.key) or next(
                (self.lexicon.descriptions[r.stem] for r in word.readings if r.stem in self.lexicon.descriptions), None
            )
            if described is None or word.demonyms:
                continue
            (heads if not heads and described.part == "head" else modifiers).append(described.en)
        nationality = self._adjective(mention.country)
        body = self.vocabulary.actors.get(mention.organization)
        prefix = [nationality] if nationality else [body.label.get("en", "")] if body else []
        return " ".join(dict.fromkeys(w for w in prefix + modifiers[::-1] + heads if w))

    def _actor(self, mention: Mention, passage: Passage) -> Party | None:
        if not mention.candidates:
            return None
        actor = self.vocabulary.actors[mention.candidates[0]]
        if mention.how == "group":
            name = next(iter(actor.demonym_plurals.get("en", ())), "") or self._adjective(actor.id) + "s"
            return Party(
                ActorId("actor:" + local_name(name)), name, passage.words(mention.start, mention.end), "group", country=actor.id, number="p", how="group"
            )
        party = Party(actor.id, actor.label.get("en", ""), actor.label.get("ar", ""), actor.kind, gender=actor.gender)
        party = replace(
            party, country=actor.id if actor.kind == "country" else actor.of, gender=self._gender(actor, mention, passage)
        )
        return self._with_for(party, actor.speaks_for or actor.id)


def _unprefixed(words: str, passage: Passage, start: int) -> str:
    lead = passage.tokens[start].word.conjunction
    return words[1:] if lead and fold(words).startswith(lead) else words


def known_ids(parties: Iterable[Party]) -> set[ActorId]:
    """The ids of parties, for tests and reports."""
    return {p.id for p in parties}
