"""Who was named in an article: for later mentions by surname, by title, by a noun with a nationality."""

from __future__ import annotations

from collections import Counter

from kg.extract.party import Party
from kg.fold import fold
from kg.ids import ActorId
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention
from kg.match.transliterate import skeleton

LEAST_NAMED = 2
"""So many offices or bodies of a state an article names at least before others without nationality are its own."""

_HEADS_OF_GOVERNMENT = frozenset({"role:primeMinister", "role:chancellor", "role:headOfGovernmentInterim"})
"""Offices of the first rank that are not those of a head of state."""

_GENERIC = frozenset(
    {"role:official", "role:diplomat", "role:envoy", "role:specialEnvoy", "role:minister", "role:head"}
)
"""Titles that may mean any person of that state or body whom the article named before."""


def _swapped(one: str, other: str) -> bool:
    """Whether two skeletons differ by a slip of the pen: two neighbours changed about (زيلينسكي, زيلينكسي)."""
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return one[first] == other[second] and one[second] == other[first]


def _surnames(full: str) -> tuple[str, ...]:
    """The last word of a name of several, and its last two written together (المهدي, عبدالمهدي)."""
    words = full.split()
    return (words[-1], words[-2] + words[-1]) if len(words) > 1 else ()


class Named:
    """The people and bodies that an article names, in the order of their naming."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self.lang = lexicon.lang
        self.named: list[Party] = []
        self.introduced: list[Party] = []
        self.present: list[tuple[int, Party]] = []
        self.bodies: list[Party] = []
        self.sources: dict[str, Party] = {}
        self._states: Counter[ActorId] = Counter()

    def remember(self, party: Party) -> None:
        """Keeps a party for later mentions by surname, title or noun."""
        if party.kind == "person" and party.how != "described":
            self.named = [p for p in self.named if (p.id != party.id or p.role) and p != party] + [party]
        elif party.kind in ("organization", "group") or party.institution:
            self.bodies = [b for b in self.bodies if b != party] + [party]

    def introduce(self, party: Party, at: int) -> None:
        """Notes a person whom the article names in full at an offset, before it is read through."""
        self.present.append((at, party))
        if all(p.id != party.id for p in self.introduced):
            self.introduced.append(party)

    def of_state(self, state: ActorId) -> None:
        """Notes a state whose office or body the article names with its nationality (الخارجية المصرية)."""
        self._states[state] += 1

    def home(self) -> ActorId:
        """The state that an office or body without nationality belongs to: the one whose own are named most, by far."""
        ranked = self._states.most_common(2)
        if not ranked or ranked[0][1] < LEAST_NAMED or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return ActorId("")
        return ranked[0][0]

    def known(self) -> list[Party]:
        """Everybody named so far, the last one first, then everybody whom the article will name."""
        return [*reversed(self.named), *self.introduced]

    def by_surname(self, words: str, mention: Mention) -> Party | None:
        """A person named before whose name ends in, or contains, these words."""
        key = fold(words)
        shape = skeleton(words)
        for party in self.known():
            full = fold(party.name if self.lexicon.profile.latin else party.name_ar)
            if full == key or full.endswith(" " + key) or key in _surnames(full) or f" {key} " in f" {full} ":
                if not mention.country or not party.country or mention.country == party.country:
                    return party
            elif len(shape) > 3 and (not mention.country or mention.country == party.country):
                known = skeleton(full)
                if known == shape or known.endswith(" " + shape):
                    return party
                if " " not in shape and _swapped(known.rsplit(" ", 1)[-1], shape):
                    return party
        return None

    def has_surname(self, key: str) -> bool:
        """Whether a folded word is the last of the name of somebody whom the article names."""
        return any(key in _surnames(fold(p.name_ar)) for p in self.known())

    def before(self, at: int) -> list[Party]:
        """Everybody and every body that the article names before an offset, the last one first."""
        found = sorted(((where, party) for where, party in self.present if where < at), key=lambda p: -p[0])
        return [party for _, party in found]

    def dignitary(self, at: int) -> Party | None:
        """The last head of a state named before an offset, whom a form of address means (أكد سيادته)."""
        roles = self.vocabulary.roles
        heads = (p for p in self.before(at) if p.kind == "person" and p.role in roles)
        return next((p for p in heads if roles[p.role].rank == 1 and p.role not in _HEADS_OF_GOVERNMENT), None)

    def two_of_office(self, mention: Mention, at: int) -> tuple[Party, ...]:
        """The last two people named before an offset who hold like offices, in the order of their naming; none else."""
        roles = self.vocabulary.roles
        wanted = set().union(*(self._heads(r) for r in mention.roles))
        found: dict[ActorId, Party] = {}
        for party in self.before(at):
            of_office = party.kind == "person" and party.role in roles and wanted & self._heads(party.role)
            if of_office and (not mention.country or mention.country in (party.country, party.for_id)):
                found.setdefault(party.id, party)
            if len(found) == 2:
                return tuple(reversed(found.values()))
        return ()

    def by_office(self, mention: Mention) -> Party | None:
        """The last person named in the article who holds a like office for the same state or body."""
        generic = bool(mention.country or mention.organization) and mention.role in _GENERIC
        for party in self.known():
            if mention.country and party.country and mention.country not in (party.country, party.for_id):
                continue
            if mention.organization and mention.organization not in (party.organization, party.for_id):
                continue
            if generic and (mention.country or mention.organization) in (
                party.country,
                party.organization,
                party.for_id,
            ):
                return party
            if party.role in mention.roles or any(self._like(r, party.role) for r in mention.roles):
                return party
            if self._speaks(party, mention):
                return party
        return None

    def _speaks(self, party: Party, mention: Mention) -> bool:
        """Whether a spokesperson's title may mean somebody whom the article gives another of his titles (adviser)."""
        actor = self.vocabulary.actors.get(party.id)
        roles = {r for r in mention.roles if "spokesperson" in r.lower()}
        return actor is not None and any(m.role in roles and m.end in ("", "?") for m in actor.memberships)

    def _like(self, said: str, held: str) -> bool:
        """Whether an office may be meant by the name of another: of one head noun, and one says no more than the other.

        The minister may be the interior minister, and the envoy the special one; the energy minister is another.
        """
        if said == "role:minister" and any(self._heads(said) & {fold(t).split()[0]} for t in self._titles(held)):
            return True  # who is called وزير العدل may be registered as attorney general
        if not self._heads(said) & self._heads(held) or (held in _GENERIC and said not in _GENERIC):
            return False  # وزير الدولة، known as a minister, is no interior minister
        one, other = (set(fold(self.vocabulary.roles[r].label.get(self.lang, "")).split()) for r in (said, held))
        return said in _GENERIC or one <= other or other <= one

    def _titles(self, role: str) -> tuple[str, ...]:
        known = self.vocabulary.roles.get(role)
        return tuple(known.titles.get(self.lang, ())) if known is not None and self.lexicon.profile.article else ()

    def _heads(self, role: str) -> set[str]:
        """The head noun of an office's name (وزير), by which a shorter title can mean its holder."""
        known = self.vocabulary.roles.get(role)
        label = known.label.get(self.lang, "") if known is not None else ""
        if label and not self.lexicon.profile.article:
            return {fold(label).split()[-1]}
        return {fold(label).split()[0].removeprefix(self.lexicon.profile.article)} if label else set()
