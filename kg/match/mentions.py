"""Who is named where: actors, titles with nationality and name, institutions, described sources.

A mention is found by longest match, first in the registry, then by title and apposition; a name that no
registry knows ends where the next function word, verb, preposition or common noun begins.
"""

from __future__ import annotations

from dataclasses import replace

from kg.ids import ActorId
from kg.match.bodies import BodyFinder
from kg.match.bodynames import name_end
from kg.match.bureau import find_bureau
from kg.match.lexicon import Lexicon, Word
from kg.match.mention import Mention, has_article, phrase_at, takes_prefix
from kg.match.names import NameFinder, names_state
from kg.match.passage import Passage
from kg.match.titled import TitleFinder
from kg.model import Span
from kg.vocab.types import Description

NAME_IN_MARKS = 4
"""More words than this in quotation marks are speech, no name."""


REMEMBERED = 4_000
"""Phrases kept with the actors in them: outlets tell the news of a day in each other's words."""


class MentionFinder:
    """Finds mentions in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self._actors: dict[str, tuple[ActorId, ...]] = {}
        self.names = NameFinder(lexicon)
        self.bodies = BodyFinder(lexicon)
        self.titles = TitleFinder(lexicon, self.names, self.bodies, self._registry)

    def at(self, passage: Passage, i: int, end: int, *, names: bool = False) -> Mention | None:
        """The mention that starts at token ``i`` and ends before ``end``.

        Args:
            passage: the paragraph.
            i: index of the first token.
            end: index after the last token that may belong to it.
            names: whether an unknown personal name may start here without a title.
        """
        if i >= end or not (names or self._may_open(passage.tokens[i].word)):
            return None
        key = (i, end, names)
        found = passage.mentions
        if key not in found:
            found[key] = self._at(passage, i, end, names=names)
        return found[key]

    def actors_in(self, phrase: str) -> tuple[ActorId, ...]:
        """The registry's actors that a phrase names, in their order."""
        known = self._actors.get(phrase)
        if known is None:
            if len(self._actors) >= REMEMBERED:
                self._actors.clear()
            known = self._actors[phrase] = tuple(self._actors_in(phrase))
        return known

    def _actors_in(self, phrase: str) -> dict[ActorId, None]:
        passage = Passage(phrase, Span(0, len(phrase)), self.lexicon)
        found: dict[ActorId, None] = {}
        i = 0
        while i < len(passage.tokens):
            mention = self.at(passage, i, len(passage.tokens))
            if (
                mention is not None
                and mention.candidates
                and (len(mention.candidates) == 1 or mention.kind == "country")
            ):
                found[mention.candidates[0]] = None
            for demonym in passage.tokens[i].word.demonyms[:1] if mention is None else ():
                found[demonym.actor] = None
            i = max(mention.end, i + 1) if mention is not None else i + 1
        return found

    def _quoted(self, passage: Passage, i: int, end: int, *, names: bool) -> Mention | None:
        """An actor whose name stands in quotation marks («حماس», "قاسم"), with a nationality behind it."""
        quote = passage.opening(i)
        if quote is None or not quote.closed or quote.words > NAME_IN_MARKS or quote.close >= end:
            return None
        inside = self._at(passage, i + 1, quote.close, names=names)
        if inside is None and names and self._name_in_marks(passage, i + 1, quote.close):
            inside = Mention(i + 1, quote.close, "name", "person", name=(i + 1, quote.close))
        if inside is None or inside.end != quote.close or inside.how == "described":
            return None
        found = replace(inside, start=i, end=quote.close + 1)
        return self.bodies.own_adjectives(passage, found, end) if inside.kind == "organization" else found

    def _name_in_marks(self, passage: Passage, i: int, end: int) -> bool:
        """Whether the words in quotation marks are a name: of the shape of one, or one unknown word («سينوبك»)."""
        if self.names.name_at(passage, i, end) == end:
            return True
        word = passage.tokens[i].word
        unknown = not (word.classes or word.hits or word.demonyms or word.key in self.lexicon.ordinary)
        return end == i + 1 and unknown and len(word.key) > 3 and not has_article(word)

    def _at(self, passage: Passage, i: int, end: int, *, names: bool) -> Mention | None:
        tokens = passage.tokens
        if not tokens[i].text[0].isalnum():
            return self._quoted(passage, i, end, names=names)
        first = i
        while i < end and "honorific" in tokens[i].word.classes and self.titles.title(passage, i, end) is None:
            i += 2 if i + 1 < end and tokens[i + 1].text == "." else 1  # د. عبد المنعم
            if i >= end:
                return None
        found = (
            self.bodies.institution(passage, i, end)
            or self._registry(passage, i, end)
            or find_bureau(passage, i, end, self.lexicon, (self._registry, self.titles.titled))
            or self.titles.titled(passage, i, end)
            or self._described(passage, i, end)
        )
        if found is None and names:
            found = self._named(passage, i, end, least=2 if i == first else 1)
        return found

    def _may_open(self, word: Word) -> bool:
        """Whether a mention may start with this word, however the text goes on; remembered with the word."""
        if word.opens is None:
            indexes = (self.lexicon.actors, self.lexicon.titles, self.lexicon.pairs, self.lexicon.institutions)
            word.opens = (
                not word.key[:1].isalnum()
                or not word.classes.isdisjoint(("honorific", "counting", "office_word", "peer", "sides"))
                or any(not index.starts.keys().isdisjoint(word.forms) for index in indexes)
                or self.lexicon.description(word) is not None
            )
        return word.opens

    # -- registry ---------------------------------------------------------------------------------------

    def _registry(self, passage: Passage, i: int, end: int) -> Mention | None:
        hit = phrase_at(self.lexicon.actors, passage.tokens, i)
        if hit is None or hit[1] > end:
            return None
        entries, after, _ = hit
        title = self.titles.title(passage, i, end)
        if title is not None and title[1] >= after:
            return None
        if after == i + 1 and any(
            h.finite and not h.slot.startswith("passive") and any(c.weight >= 0.9 for c in h.cues)
            for h in passage.tokens[i].word.hits
        ):
            return None  # أفاد is a verb of saying here, not an agency's acronym
        best = min((e for e in entries), key=lambda e: ("form", "seat", "group", "short").index(e.strength))
        if self.bodies.another(passage, best, after, end):
            return None
        entries = [e for e in entries if e.strength == best.strength]
        ids = tuple(ActorId(e.id) for e in entries)
        actor = self.vocabulary.actors[ids[0]]
        how = {"form": "registry", "seat": "seat", "group": "group", "short": "short"}[best.strength]
        kind = "group" if how == "group" else actor.kind
        mention = Mention(i, after, how, kind, ids, gender=actor.gender)
        if how == "group":
            mention = replace(mention, number="p", country=ids[0])
        if kind == "person":
            mention = replace(mention, name=(i, after))
            mention = self._apposition(passage, mention, end)
        elif how == "registry" and kind == "organization":
            mention = self.bodies.own_adjectives(passage, mention, end)
        return mention

    def _apposition(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """A title behind a name, with or without a comma (رودينكو نائب وزير الخارجية الروسي)."""
        j = mention.end
        if j < end and passage.tokens[j].text in "،,":
            j += 1
        if j >= end:
            return mention
        titled = self.titles.titled(passage, j, end)
        if titled is None or titled.name is not None or titled.how != "title":
            return mention
        return replace(
            mention,
            end=titled.end,
            roles=titled.roles,
            country=titled.country,
            organization=titled.organization,
            former=titled.former,
        )

    def apposed(self, passage: Passage, mention: Mention, start: int) -> Mention:
        """A title with the unknown name that it stands in apposition to (إيمان عطار زاده، المتحدث باسم اللجنة)."""
        if mention.how != "title" or mention.name is not None or not mention.definite:
            return mention
        last = mention.start - 1
        if last > start and passage.tokens[last].text in "،,":
            last -= 1
        for first in range(max(start, last - 3), last):
            if self.names.name_at(passage, first, last + 1) == last + 1 and self.names.opens(
                passage.tokens[first].word
            ):
                return replace(mention, start=first, name=(first, last + 1))
        return mention

    # -- described sources -----------------------------------------------------------------

    def _described(self, passage: Passage, i: int, end: int) -> Mention | None:
        tokens = passage.tokens
        if "counting" in tokens[i].word.classes and i + 1 < end:
            of = 2 if "preposition" in tokens[i + 1].word.classes and i + 2 < end else 1  # عدد من المسؤولين
            counted = self._described(passage, i + of, end) or self._registry(passage, i + of, end)
            return replace(counted, start=i) if counted is not None and counted.number == "p" else None
        head = self.lexicon.description(tokens[i].word)
        if head is None or not (head.part in ("head", "body") or self._as_noun(passage, i, end)):
            return None
        if "document" in tokens[i].word.classes:
            return self._document(passage, i, end)
        return self._described_by(passage, i, end, head)

    def _as_noun(self, passage: Passage, i: int, end: int) -> bool:
        """Whether an adjective of sources is a noun here, between a verb and an adjective (وقال | دبلوماسي غربي)."""
        word = passage.tokens[i].word
        if "person_noun" not in word.classes or has_article(word) or i == 0 or i + 1 >= end:
            return False
        follow = passage.tokens[i + 1].word
        described = self.lexicon.description(follow)
        adjective = bool(follow.demonyms) or (described is not None and described.part == "modifier")
        before = passage.tokens[i - 1].word
        verb = any(h.finite for h in before.cued) or bool(before.classes & {"preposition", "that"})
        return verb and adjective and not has_article(follow)

    def _described_by(self, passage: Passage, i: int, end: int, head: Description) -> Mention | None:
        """A description whose head stands at token ``i``, with the adjectives, states and bodies behind it."""
        tokens = passage.tokens
        definite = has_article(tokens[i].word)
        marked = self._body_in_marks(passage, i, end, head)
        if marked is not None:
            return marked
        if head.part == "body" or any(self.lexicon.has_class(r.stem, "bears_name") for r in tokens[i].word.readings):
            after = name_end(passage, i, end, self.lexicon)
            if after > i + 1:
                country = next((d.actor for k in range(i + 1, after) for d in tokens[k].word.demonyms), ActorId(""))
                return Mention(i, after, "described", head.kind, name=(i + 1, after), number="p", country=country)
            if head.part == "body" and not definite:
                return None
        j, country, organization = i + 1, ActorId(""), ActorId("")
        states: list[Mention] = []
        while j < end:
            word = tokens[j].word
            described = self.lexicon.description(word)
            # أستراليا is the state behind a noun, not its adjective in the accusative.
            if word.demonyms and not takes_prefix(word) and not names_state(self.lexicon, word):
                country = country or word.demonyms[0].actor
            elif (
                described is not None
                and not takes_prefix(word)
                and (described.part == "modifier" or (word.conjunction == "" and described.part != "body"))
            ):
                pass
            elif (body := self.bodies.place_or_body(passage, j, end)) is not None and body.end > j:
                if (definite and body.start == j) or any(
                    r.prefix in self.lexicon.profile.datives for r in word.readings if r.article
                ):
                    break
                target = body.candidates[0] if body.candidates else ActorId("")
                if target and self.vocabulary.actors[target].kind == "country":
                    country = country or target
                    states.append(body)
                elif target:
                    organization = organization or target
                else:
                    country = country or body.country
                j = body.end
                continue
            elif tokens[j].text.isdecimal() and j + 1 < end and "state_word" in tokens[j + 1].word.classes:
                j = self._counted_states(passage, j + 2, end)
                continue
            else:
                break
            j += 1
        medium = self.vocabulary.actors[organization].type == "media" if organization else False
        if medium and head.kind == "organization":
            return Mention(i, j, "registry", "organization", (organization,))  # تقرير لصحيفة نيويورك تايمز
        mention = Mention(i, j, "described", head.kind, country=country, organization=organization)
        if head.kind != "person":
            # قادة أستراليا ونيوزيلندا وكندا
            return replace(mention, number="p", parts=tuple(states) if len(states) > 1 else ())
        return self.titles.with_name(passage, mention, end)

    def _body_in_marks(self, passage: Passage, i: int, end: int, head: Description) -> Mention | None:
        """A body whose name stands in quotation marks behind its noun (مجلة «نيوزويك», كتلة "الوفاء للمقاومة")."""
        quote = passage.opening(i + 1) if head.kind == "organization" and i + 1 < end else None
        if quote is None or not quote.closed or quote.close >= end or quote.words > NAME_IN_MARKS:
            return None
        tokens, close = passage.tokens, quote.close
        keys = tuple(tokens[k].word.key for k in range(i + 2, close))
        for lead in (r.stem for r in tokens[i].word.readings if not r.prefix):
            entry = next((e for e in self.lexicon.actors.get(lead, ()) if e.words == (lead, *keys)), None)
            if entry is not None:
                return Mention(i, close + 1, "registry", "organization", (ActorId(entry.id),))
        inside = self._registry(passage, i + 2, close)
        if inside is not None and inside.end == close and inside.kind == "organization":
            return replace(inside, start=i, end=close + 1)
        if head.part == "body" or any(self.lexicon.has_class(r.stem, "bears_name") for r in tokens[i].word.readings):
            return Mention(i, close + 1, "described", head.kind, name=(i + 2, close), number="p")
        return None

    def _counted_states(self, passage: Passage, j: int, end: int) -> int:
        """Behind the adjectives of so many states (وزراء خارجية 31 دولة | عربية وإسلامية)."""
        nisba = self.lexicon.profile.nisba
        while j < end and passage.tokens[j].word.key.endswith(nisba) and len(passage.tokens[j].word.key) > 4:
            j += 1
        return j

    def _document(self, passage: Passage, i: int, end: int) -> Mention:
        """A statement or communiqué: the body that issued it where that is named (بيان لوزارة الخارجية السعودية)."""
        definite = has_article(passage.tokens[i].word)  # ودعا البيان | قوات الجيش إلى: no genitive behind an article
        for k in range(i + 1, min(i + 5, end)):
            word = passage.tokens[k].word
            if definite and not takes_prefix(word) and "preposition" not in passage.tokens[k - 1].word.classes:
                continue
            if (
                "that" in word.classes
                or passage.tokens[k].text in "،,:"
                or any(h.finite and h.reading.bare for h in word.hits)
            ):
                break
            issuer = self.bodies.institution(passage, k, end) or self._registry(passage, k, end)
            if issuer is not None and issuer.kind in ("organization", "country"):
                return replace(issuer, start=i)
            if (gathering := self._gathering(passage, k, end)) is not None:
                return replace(gathering, start=i, parts=(gathering,))
        j = i + 1
        while j < end and "document_adjective" in passage.tokens[j].word.classes:
            j += 1
        return Mention(i, j, "described", "organization", number="p")

    def _gathering(self, passage: Passage, k: int, end: int) -> Mention | None:
        """The gathering at token ``k`` whose closing statement speaks for it (للقمة الثلاثية)."""
        for reading in passage.tokens[k].word.readings:
            if self.lexicon.has_class(reading.stem, "gathering") and reading.stem in self.lexicon.descriptions:
                return self._described_by(passage, k, end, self.lexicon.descriptions[reading.stem])
        return None

    def _named(self, passage: Passage, i: int, end: int, least: int) -> Mention | None:
        """An unknown name of at least so many words: one will do behind an honorific (السيد بوحا)."""
        after = self.names.name_at(passage, i, end)
        if after is None or after - i < least:
            return None
        return self._apposition(passage, Mention(i, after, "name", "person", name=(i, after)), end)
