"""From a mention to who is meant.

Nothing is merged on likeness alone: an unknown name becomes an actor of its own, keyed by skeleton,
country and title; an ambiguous form stays unresolved and says so.
"""

from __future__ import annotations

from kg.extract.bodies import Bodies
from kg.extract.named import Named
from kg.extract.party import Party
from kg.extract.people import People
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention
from kg.match.passage import Passage


class Parties:
    """Resolves mentions inside one article and remembers who was named in it.

    Args:
        lexicon: the compiled vocabulary.
        published: ISO date of the article, empty where unknown: offices are then those that the text states.
    """

    def __init__(self, lexicon: Lexicon, published: str = "") -> None:
        self.vocabulary = lexicon.vocabulary
        self.named = Named(lexicon)
        self.people = People(lexicon, self.named, published)
        self.bodies = Bodies(lexicon, self.named, self.people)

    def remember(self, party: Party) -> None:
        """Keeps a party for later mentions by surname, title or noun."""
        self.named.remember(party)

    def introduce(self, party: Party) -> None:
        """Notes a person whom the article names in full somewhere, before it is read through."""
        self.named.introduce(party)

    def resolve(self, mention: Mention, passage: Passage) -> Party | None:
        """Who a mention means, or None when it cannot be told."""
        if mention.how == "institution":
            return self.bodies.institution(mention, passage)
        if mention.how == "described":
            return self.bodies.described(mention, passage)
        if mention.kind == "person" and (mention.name or mention.candidates):
            return self.people.person(mention, passage)
        if mention.how == "title":
            return self.people.office_holder(mention, passage)
        if mention.kind == "country" and mention.end == mention.start + 1:
            # A surname may be a state's name (روبرت مالي): whoever was named in the article is meant.
            namesake = self.named.by_surname(passage.words(mention.start, mention.end), mention)
            if namesake is not None:
                return namesake
        return self.bodies.actor(mention, passage)

    def speaks_of_principal(self, party: Party, others: tuple[Party, ...]) -> bool:
        """Whether a spokesperson tells what a principal of the same state or body says or wants."""
        if "spokesperson" not in party.role.lower():
            return False
        return all(p.kind == "person" and p.id != party.id and p.for_id == party.for_id != "" for p in others)

    def is_medium(self, party: Party) -> bool:
        """Whether a party is an outlet or an agency, which may merely relay."""
        actor = self.vocabulary.actors.get(party.id)
        if actor is not None:
            return actor.type == "media"
        return party.how == "described" and party.kind == "organization"
