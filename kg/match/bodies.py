"""States, organizations and institutions, and what stands around their names inside titles and phrases."""

from __future__ import annotations

from dataclasses import replace

from kg.fold import fold
from kg.ids import ActorId
from kg.match.entries import Entry
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention, has_article, phrase_at, takes_prefix
from kg.match.names import names_state
from kg.match.passage import Passage
from kg.vocab.types import Actor


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
        if self.another(passage, entries[0], hit[1], end):
            return None
        found = Mention(k, hit[1], "registry", "organization", (ActorId(entries[0].id),))
        return self.own_adjectives(passage, found, end)

    def another(self, passage: Passage, entry: Entry, after: int, end: int) -> bool:
        """Whether a body is another one than the registry's: by what it is for, its adjective or its nationality.

        التحالف الدولي لمنظمات … and الاتحاد العمالي are no short forms of the bodies known so; حزب المحافظين المصري
        is no British party.
        """
        actor = self.vocabulary.actors[ActorId(entry.id)]
        if actor.kind != "organization" or after >= end:
            return False
        nations = {d.actor for d in passage.tokens[after].word.demonyms}
        home = self.vocabulary.actors.get(actor.of)
        if nations and home is not None and home.kind == "country" and home.id not in nations:
            return True
        return entry.strength == "short" and self._specified(passage, actor, after)

    def _specified(self, passage: Passage, actor: Actor, after: int) -> bool:
        """Whether the word behind a short form says what it is for (ل with a noun), or which it is (an adjective)."""
        word = passage.tokens[after].word
        if not has_article(passage.tokens[after - 1].word):
            return False
        forms = (*actor.forms.get(self.lexicon.lang, ()), actor.label.get(self.lexicon.lang, ""))
        known = " ".join(fold(form) for form in forms)
        nisba = word.key.endswith(self.lexicon.profile.nisba or ("\0",)) and not (word.demonyms or word.conjunction)
        words = [
            self.lexicon.namewords[r.stem] for r in word.readings if r.article and r.stem in self.lexicon.namewords
        ]
        nisba = nisba or (any(w.part == "adjective" for w in words) and not (word.demonyms or word.conjunction))
        if nisba and has_article(word) and not word.classes - {"noun", "common"} and word.key not in known:
            return True
        purpose = next((r.stem for r in word.readings if r.prefix in self.lexicon.profile.datives), "")
        if len(purpose) < 4 or word.classes & {"that", "relative", "time", "adverbial", "preposition"}:
            return False
        return purpose not in known

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
