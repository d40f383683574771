"""States, organizations and institutions, and what stands around their names inside titles and phrases."""

from __future__ import annotations

from dataclasses import replace

from kg.ids import ActorId
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention, has_article, phrase_at, takes_prefix
from kg.match.names import names_state
from kg.match.passage import Passage


class BodyFinder:
    """Finds bodies in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary

    def institution(self, passage: Passage, i: int, end: int) -> Mention | None:
        """An institution that every state has (وزارة الخارجية), with the nationality or state behind it."""
        hit = phrase_at(self.lexicon.institutions, passage.tokens, i)
        if hit is None or hit[1] > end:
            return None
        registry = phrase_at(self.lexicon.actors, passage.tokens, i)
        if registry is not None and registry[1] > hit[1]:
            return None
        entries, j, _ = hit
        mention = Mention(i, j, "institution", "organization", institution=entries[0].id, definite=True)
        country = ActorId("")
        while j < end:
            word = passage.tokens[j].word
            if word.demonyms and not takes_prefix(word):
                country = country or word.demonyms[0].actor
            elif not country and (state := self._state_or_seat(passage, j, end)) is not None:
                country, j = state.candidates[0], state.end - 1
            elif "former" not in word.classes and "acting" not in word.classes:
                break
            j += 1
        return replace(mention, end=j, country=country)

    def _state_at(self, passage: Passage, j: int, end: int) -> Mention | None:
        hit = phrase_at(self.lexicon.actors, passage.tokens, j, clitics=False)
        if hit is None or hit[1] > end:
            return None
        for entry in hit[0]:
            if entry.strength == "form" and self.vocabulary.actors[ActorId(entry.id)].kind == "country":
                return Mention(j, hit[1], "registry", "country", (ActorId(entry.id),))
        return None

    def _state_or_seat(self, passage: Passage, j: int, end: int) -> Mention | None:
        return self._state_at(passage, j, end) or self._seat_at(passage, j, end)

    def _seat_at(self, passage: Passage, j: int, end: int) -> Mention | None:
        """The state whose seat stands behind «in» at ``j`` (وزارة الخارجية في إسلام آباد)."""
        if "title_preposition" not in passage.tokens[j].word.classes or j + 1 >= end:
            return None
        hit = phrase_at(self.lexicon.actors, passage.tokens, j + 1, clitics=False)
        seats = [e for e in hit[0] if e.strength == "seat"] if hit is not None and hit[1] <= end else []
        return Mention(j, hit[1], "seat", "country", (ActorId(seats[0].id),)) if hit is not None and seats else None

    def place_or_body(self, passage: Passage, j: int, end: int) -> Mention | None:
        """A state, an organization or an institution inside a title, bare or after a preposition."""
        tokens = passage.tokens
        k = j
        if "preposition" in tokens[k].word.classes and "title_preposition" in tokens[k].word.classes:
            k += 1
        while k < end and "state_word" in tokens[k].word.classes:
            k += 1
        if k >= end:
            return None
        found = self.institution(passage, k, end)
        # السياسة الخارجية, foreign policy: the short form of a ministry is an adjective behind a noun with the article.
        adjective = found is not None and found.end == k + 1 and k > 0 and has_article(tokens[k - 1].word)
        if found is not None and not adjective:
            return found
        hit = phrase_at(self.lexicon.actors, tokens, k)
        if hit is None or hit[1] > end:
            return None
        entries = [e for e in hit[0] if e.strength in ("form", "seat", "short") and self.is_body(e.id)]
        if not entries:
            return None
        found = Mention(k, hit[1], "registry", "organization", (ActorId(entries[0].id),))
        return self.own_adjectives(passage, found, end)

    def own_adjectives(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """Nationality behind an organization's name (حزب الله اللبناني) belongs to the mention."""
        j = mention.end
        while j < end:
            word = passage.tokens[j].word
            if not (word.demonyms or "former" in word.classes) or names_state(self.lexicon, word, joined=True):
                break  # فرنسا | وألمانيا is no German France
            j += 1
        return replace(mention, end=j) if j > mention.end else mention

    def narrowed(self, mention: Mention, actor: ActorId) -> Mention:
        """The mention narrowed by a state or a body; the first one of each counts."""
        if self.vocabulary.actors[actor].kind == "country":
            return replace(mention, country=mention.country or actor)
        return replace(mention, organization=mention.organization or actor)

    def is_state(self, body: Mention) -> bool:
        """Whether a mention means a state."""
        return bool(body.candidates) and self.vocabulary.actors[body.candidates[0]].kind == "country"

    def is_body(self, actor: str) -> bool:
        """Whether an actor is no person."""
        return self.vocabulary.actors[ActorId(actor)].kind != "person"
