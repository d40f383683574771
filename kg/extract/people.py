"""Which person a mention means: the registry, the article's own memory, the office held on the day."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.named import Named
from kg.extract.party import Behalf, Party, institution_name, local_actor, sent_by_state
from kg.fold import fold
from kg.ids import ActorId, minted_actor
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention
from kg.match.passage import Passage
from kg.match.registry import held_on
from kg.match.titled import ELECTED
from kg.match.transliterate import skeleton, to_arabic
from kg.vocab.types import Actor, Membership

_COMMON = frozenset({"role:official", "role:diplomat", "role:journalist", "role:academic"})
"""Roles that are no offices: their names are common nouns."""


class People:
    """Resolves mentions of people, named or by office.

    Args:
        lexicon: the compiled vocabulary.
        named: who was named in the article.
        published: ISO date of the article, empty where unknown.
        doc: the document's id, which keeps people apart of whom nothing but the name is known.
    """

    def __init__(self, lexicon: Lexicon, named: Named, published: str, doc: str = "") -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self.lang = lexicon.lang
        self.named = named
        self.published = published
        self.doc = doc
        self.behalf = Behalf(lexicon.vocabulary)
        self.unnamed: set[str] = set()

    def person(self, mention: Mention, passage: Passage) -> Party | None:
        """The person whom a personal name means, with or without a title."""
        start, end = mention.name or (mention.start, mention.end)
        words = self._name_words(passage, start, end)
        candidates = self._fitting(mention)
        if candidates and mention.how == "short" and not mention.roles:
            known = self.named.by_surname(words, mention)  # بن زايد is whoever of that name the article has named
            if known is not None and known.how not in ("title", "described"):
                return self._updated(known, mention)
        if not candidates and mention.roles and self.published:
            # A misspelt or glued name under the title of its holder on the day is that holder's.
            holder = self._holder(mention, mention.gender)
            if holder is not None and _alike(words, holder.label.get(self.lang, "")):
                return self._registered(holder, mention)
        if not candidates:
            known = self.named.by_surname(words, mention)
            if known is not None:
                return self._updated(known, mention)
            return self._minted(mention, words)
        if len(candidates) > 1:
            remembered = [p for p in self.named.known() if p.id in {a.id for a in candidates}]
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
        return held_on(membership, self.published)

    def on_day(self, party: Party, day: str) -> Party:
        """A former holder whose words are of a day on which the office was held: then they were the office's."""
        actor = self.vocabulary.actors.get(party.id)
        if not (day and party.former and actor is not None):
            return party
        held = [m for m in actor.memberships if held_on(m, day) and m.role == (party.role or m.role)]
        if not held:
            return party
        now = replace(party, former=False, role=held[0].role, note=f"in office on {day}")
        return self.behalf.on_behalf_of(now, self.behalf.voiced(held[0].role, held[0].of))

    def against(self, actor: Actor, mention: Mention) -> str:
        """What in a mention speaks against its meaning a registered person; "" where nothing does."""
        stated = {mention.country, mention.organization} - {ActorId("")}
        if stated and not stated & self._connections(actor):
            return "no tie to " + " or ".join(sorted(stated))
        if mention.roles and not any(m.role in mention.roles for m in actor.memberships):
            return "never held " + " or ".join(mention.roles)
        return ""

    def _minted(self, mention: Mention, words: str) -> Party:
        words = " ".join(words.split())
        organization = mention.organization
        country = mention.country or self.behalf.state_of(organization)
        shape = skeleton(words) or fold(words)
        # A name without country and office says too little to be one person in two documents.
        known = bool(mention.role and (country or organization))
        party = Party(
            minted_actor(shape, country or organization, mention.role if known else f"{mention.role} in {self.doc}"),
            self.lexicon.spellings.latin(words),
            to_arabic(words),
            "person",
            role=mention.role,
            country=country,
            organization=organization,
            institution=mention.institution,
            former=mention.former,
            gender=mention.gender,
            how="minted",
        )
        return self.behalf.speaking_for(party)

    def _registered(self, actor: Actor, mention: Mention) -> Party:
        stated = bool(mention.role and (mention.country or mention.organization or mention.institution))
        earlier = next((p for p in self.named.known() if p.id == actor.id), None) if not stated else None
        if earlier is not None:
            return earlier
        held = self._office(actor, mention)
        party = Party(
            actor.id,
            actor.label.get("en", actor.label.get(self.lang, "")),
            actor.label.get("ar", ""),
            "person",
            role=self._stated_role(actor, mention) or (held.role if held else ""),
            country=actor.of,
            former=mention.former,
            gender=actor.gender,
            note=self._doubt(held, mention),
        )
        if stated:
            with_body = replace(
                party,
                country=mention.country or self.behalf.state_of(mention.organization) or actor.of,
                organization=mention.organization,
                institution=mention.institution,
            )
            return self.behalf.speaking_for(with_body)
        if held is not None and not mention.former:
            return self.behalf.on_behalf_of(party, self.behalf.voiced(held.role, held.of))
        return party

    def _stated_role(self, actor: Actor, mention: Mention) -> str:
        """Which of the roles that a title may mean a person held (the Secretary of State is وزير الخارجية too)."""
        held = {m.role for m in actor.memberships}
        return next((r for r in mention.roles if r in held), mention.role)

    def _doubt(self, held: Membership | None, mention: Mention) -> str:
        """What is uncertain about the office that a registered person speaks from."""
        if held is None or mention.role or self.published or held.end == "":
            return ""
        return f"undated text: {held.role} until {held.end}, the last office known"

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
            key=lambda m: (
                not self.published and m.end not in ("", "?"),
                roles[m.role].rank if m.role in roles else 9,
                -int((m.start or "0")[:4].replace("?", "0") or 0),
            ),
        )

    def _updated(self, party: Party, mention: Mention) -> Party:
        """A known party seen again, with what this mention adds."""
        if mention.former and not party.former:
            return replace(party, former=True, for_id=ActorId(""), for_name="")
        if party.for_id or not (mention.country or mention.organization):
            return party
        return self.behalf.speaking_for(
            replace(
                party, country=mention.country or party.country, organization=mention.organization, role=mention.role
            )
        )

    def office_holder(self, mention: Mention, passage: Passage) -> Party | None:
        """The person whom a title without a name means."""
        if not mention.definite and not passage.headline:
            return self._unnamed(mention, passage)
        known = self.named.by_office(mention)
        if known is not None:
            return known
        if not mention.definite:
            return self._unnamed(mention, passage)
        member = self._member(mention)
        if member is not None:
            return member
        if not (mention.country or mention.organization or mention.institution) and not mention.former:
            mention = replace(mention, country=self.named.home())
        if (mention.country or mention.organization) and self.published and not mention.former:
            holder = self._holder(mention, self._title_gender(mention, passage))
            if holder is not None:
                return self._registered(holder, mention)
        return self._unnamed(mention, passage)

    def peer(self, mention: Mention) -> Mention:
        """A counterpart as the holder of the office that the person named last holds; by name alone where named."""
        if mention.candidates:
            return replace(mention, roles=())
        roles = self.vocabulary.roles
        elsewhere = (p for p in self.named.known() if p.role in roles and p.country != mention.country)
        last = next(elsewhere, None)
        return replace(mention, roles=(last.role,) if last is not None and mention.country else ())

    def pair(self, mention: Mention, passage: Passage) -> tuple[Party, ...]:
        """The two people whom a title in the dual means: those named behind it, else the last two of that office."""
        if mention.parts:
            found = [self.person(p, passage) if p.name else self.office_holder(p, passage) for p in mention.parts]
            return tuple(p for p in found if p is not None)
        return self.named.two_of_office(mention, passage.tokens[mention.start].start)

    def _title_gender(self, mention: Mention, passage: Passage) -> str:
        """The gender of a title where the language has two forms of it (رئيسة), "" elsewhere."""
        if not self.lexicon.profile.article or mention.parts:
            return ""
        return "f" if self.lexicon.profile.feminine(passage.tokens[mention.start].word.key) else "m"

    def _holder(self, mention: Mention, gender: str) -> Actor | None:
        """Who alone held the office on the day: of the state or body named, else of a body that belongs to it."""
        of = {mention.organization, mention.country} - {ActorId("")}
        state = not (mention.organization or mention.institution) and self.lexicon.profile.subject_first
        for role in mention.roles:
            below = () if state and role == "role:head" else (self.lexicon.offices.under,)  # the Iranian leader
            for offices in (self.lexicon.offices.of, *below):
                listed = [held for body in of for held in offices.get((role, body), ())]
                found = {a.id: a for a, m in listed if a.gender in ("", gender or a.gender) and self._holds(m)}
                if found:
                    return next(iter(found.values())) if len(found) == 1 else None
        return None

    def _arabic_title(self, likely: str, mention: Mention) -> str:
        """The Arabic name of a title without a name in another language's text; "" where it is a former one's."""
        role = self.vocabulary.roles.get(mention.role if mention.country else likely)
        if role is None or mention.former or mention.organization or mention.institution:
            return ""
        noun = role.label.get("ar", "")
        return self.behalf.arabic(noun, mention.country) if mention.country else noun

    def _member(self, mention: Mention) -> Party | None:
        """Whom «the deputy» means where the article names none by that office: the last person named."""
        if mention.country or mention.organization or mention.institution:
            return None
        if not ELECTED.union(_COMMON).intersection(mention.roles) or mention.role in self.unnamed:
            return None
        last = next((p for p in reversed(self.named.named) if p.how not in ("described", "title")), None)
        return last if last is not None and mention.gender in ("", last.gender) and not last.former else None

    def _unnamed(self, mention: Mention, passage: Passage) -> Party:
        self.unnamed.update(mention.roles)
        whose = mention.country or mention.organization
        # Without a state or a body, of the roles that a title may mean (حاكم) the one that most people hold.
        likely = max(mention.roles, key=lambda r: len(self.lexicon.offices.by_role.get(r, ())), default="")
        role = self.vocabulary.roles.get(mention.role if whose else likely)
        title = role.label.get("en", "official") if role else "official"
        if mention.role in _COMMON:
            title = title.lower()  # a US official, but the US Secretary of State
        body = self.vocabulary.actors.get(mention.organization)
        institution = institution_name(self.behalf, mention.institution, mention.country)
        if institution and "spokes" in title.lower():
            name = f"{institution} spokesperson"
        elif body is not None and not sent_by_state(mention.role, mention.country, mention.organization):
            title = title.split()[-1] if "spokes" in title.lower() else title
            name = f"{body.label.get('en', '')} {title.lower()}"
        else:
            name = f"{self.behalf.adjective(mention.country)} {title}".strip()
            name += f" to the {body.label.get('en', '')}" if body is not None and " to " not in title else ""
        if mention.former:
            name = f"former {name}"
        words = passage.words(mention.start, mention.end)
        party = Party(
            local_actor(name, self.doc, whose),
            name,
            unprefixed(words, passage, mention.start)
            if not self.lexicon.profile.latin
            else self._arabic_title(likely, mention),
            "person",
            role=mention.role,
            country=mention.country or self.behalf.state_of(mention.organization),
            organization=mention.organization,
            institution=mention.institution,
            former=mention.former,
            how="title",
            note="" if self.published or mention.former else "undated text: nobody is taken for the holder",
        )
        return self.behalf.speaking_for(party)


def unprefixed(words: str, passage: Passage, start: int) -> str:
    """Words of the text without the conjunction glued to the first one."""
    lead = passage.tokens[start].word.conjunction
    return words[1:] if lead and fold(words).startswith(lead) else words


def _alike(one: str, other: str) -> bool:
    """Whether two spellings have the same consonants once spaces are left out."""
    first, second = skeleton(one).replace(" ", ""), skeleton(other).replace(" ", "")
    return len(first) >= 3 and first == second
