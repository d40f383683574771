"""From a mention to who is meant.

Nothing is merged on likeness alone: an unknown name becomes an actor of its own, keyed by skeleton,
country and title; an ambiguous form stays unresolved and says so.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.bodies import Bodies
from kg.extract.named import Named
from kg.extract.party import Party
from kg.extract.people import People
from kg.fold import fold
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention
from kg.match.passage import Passage
from kg.match.titled import PEER


class Parties:
    """Resolves mentions inside one article and remembers who was named in it.

    Args:
        lexicon: the compiled vocabulary.
        published: ISO date of the article, empty where unknown: offices are then those that the text states.
        doc: the document's id.
    """

    def __init__(self, lexicon: Lexicon, published: str = "", doc: str = "") -> None:
        self.vocabulary = lexicon.vocabulary
        self.named = Named(lexicon)
        self.people = People(lexicon, self.named, published, doc)
        self.bodies = Bodies(lexicon, self.named, self.people)

    def remember(self, party: Party) -> None:
        """Keeps a party for later mentions by surname, title or noun."""
        self.named.remember(party)

    def introduce(self, mention: Mention, passage: Passage) -> None:
        """Notes whom a mention names in full, before the article is read: a title or a noun may mean it later."""
        at = passage.tokens[mention.start].start
        if mention.country and mention.how in ("title", "institution") and mention.role != PEER:
            self.named.of_state(mention.country)
        sure = mention.how == "registry" or (mention.how == "short" and len(mention.candidates) == 1)
        if mention.kind == "person" and mention.name is not None and (mention.role or sure):
            party = self.resolve(mention, passage)
            if party is not None:
                self.named.introduce(party, at)
        elif mention.kind == "organization" and mention.how in ("registry", "short"):
            party = self.bodies.introduced(mention, passage)
            if party is not None:
                self.named.present.append((at, party))

    def everyone(self, mention: Mention, passage: Passage) -> tuple[Party, ...]:
        """All whom a mention means: two for a title in the dual, else at most one."""
        if mention.how == "pair" and mention.kind == "country":
            return self._sides(mention, passage)
        if mention.how == "pair":
            return self.people.pair(mention, passage)
        party = self.resolve(mention, passage)
        return (party,) if party is not None else ()

    def resolve(self, mention: Mention, passage: Passage) -> Party | None:
        """Who a mention means, or None when it cannot be told."""
        if mention.role == PEER:
            mention = self.people.peer(mention)
        if mention.how == "pair":
            two = self.everyone(mention, passage)
            return replace(two[0], number="d") if two else None
        if mention.how == "bureau":
            owner = self.resolve(mention.parts[0], passage)
            return self.bodies.bureau(mention, owner, passage) if owner is not None else None
        if mention.how == "institution":
            return self.bodies.institution(mention, passage)
        if mention.how == "described":
            return self.bodies.described(mention, passage)
        if mention.how == "name" and mention.name and passage.opening(mention.start) is not None:
            # A name in quotation marks is a known surname, else an organization's (رفضت «سينوبك» عرضا).
            known = self.named.by_surname(passage.words(*mention.name), mention)
            return known or self.bodies.in_marks(mention, passage)
        if mention.kind == "person" and (mention.name or mention.candidates):
            return self.people.person(mention, passage)
        if mention.how == "title":
            return self.people.office_holder(mention, passage)
        if mention.kind == "country" and mention.end == mention.start + 1:
            # A surname may be a state's name (روبرت مالي): whoever was named in the article is meant.
            namesake = self.named.by_surname(passage.words(mention.start, mention.end), mention)
            if namesake is not None and self._last_name(namesake, passage.words(mention.start, mention.end)):
                return namesake
        return self.bodies.actor(mention, passage)

    def _sides(self, mention: Mention, passage: Passage) -> tuple[Party, ...]:
        """The two states whom «the two sides» means: those named behind it, else those of the last two people named."""
        states = [p.candidates[0] for p in mention.parts]
        if not states:
            at = passage.tokens[mention.start].start
            of = (p.country for p in self.named.before(at) if p.kind == "person" and p.country and not p.former)
            states = list(dict.fromkeys(of))[:2][::-1]
        stated = (Mention(mention.start, mention.end, "registry", "country", (state,)) for state in states)
        parties = (self.bodies.actor(m, passage) for m in stated)
        found = tuple(replace(p, gender="") for p in parties if p is not None)  # the verb agrees with the noun
        return found if len(found) == 2 else ()

    @staticmethod
    def _last_name(party: Party, word: str) -> bool:
        """Whether a word ends somebody's name (روبرت مالي); a state's name may be a given name too (Israel Katz)."""
        return any(fold(name).endswith(" " + fold(word)) for name in (party.name, party.name_ar, party.surface))

    def speaks_of_principal(self, party: Party, others: tuple[Party, ...]) -> bool:
        """Whether a spokesperson tells what a principal of the same state or body says or wants."""
        if "spokesperson" not in party.role.lower():
            return False
        people = all(p.kind == "person" and p.id != party.id for p in others)
        return people and all(p.for_id and party.for_id in ("", p.for_id) for p in others)

    def is_medium(self, party: Party) -> bool:
        """Whether a party is an outlet or an agency, which may merely relay."""
        actor = self.vocabulary.actors.get(party.id)
        if actor is not None:
            return actor.type == "media"
        return party.how == "described" and party.kind == "organization"
