"""Who is named where: actors, titles with nationality and name, institutions, described sources.

A mention is found by longest match, first in the registry, then by title and apposition; a name that no
registry knows ends where the next function word, verb, preposition or common noun begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.ids import ActorId
from kg.match.bureau import find_bureau
from kg.match.entries import Entry
from kg.match.lexicon import Lexicon, Word
from kg.match.mention import Mention, has_article, phrase_at, takes_prefix
from kg.match.names import NameFinder
from kg.match.pairs import find_pair
from kg.match.passage import Passage


class MentionFinder:
    """Finds mentions in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self.names = NameFinder(lexicon)
        self._passage: Passage | None = None
        self._found: dict[tuple[int, int, bool], Mention | None] = {}

    def at(self, passage: Passage, i: int, end: int, *, names: bool = False) -> Mention | None:
        """The mention that starts at token ``i`` and ends before ``end``.

        Args:
            passage: the paragraph.
            i: index of the first token.
            end: index after the last token that may belong to it.
            names: whether an unknown personal name may start here without a title.
        """
        key = (i, end, names)
        if key not in self._found_in(passage):
            self._found[key] = self._at(passage, i, end, names=names)
        return self._found[key]

    def _found_in(self, passage: Passage) -> dict[tuple[int, int, bool], Mention | None]:
        """The mentions found in a passage so far; an extractor asks for the same one many times."""
        if self._passage is not passage:
            self._passage, self._found = passage, {}
        return self._found

    def _at(self, passage: Passage, i: int, end: int, *, names: bool) -> Mention | None:
        tokens = passage.tokens
        if i >= end or not (names or self._may_open(tokens[i].word)):
            return None
        while i < end and "honorific" in tokens[i].word.classes and self._title(passage, i, end) is None:
            if i + 1 >= end:
                return None
            i += 1
        found = (
            self._institution(passage, i, end)
            or self._registry(passage, i, end)
            or find_bureau(passage, i, end, self.lexicon, (self._registry, self._titled))
            or self._titled(passage, i, end)
            or self._described(passage, i, end)
        )
        if found is None and names:
            found = self._named(passage, i, end)
        return found

    def _may_open(self, word: Word) -> bool:
        """Whether a mention may start with this word, however the text goes on; remembered with the word."""
        if word.opens is None:
            indexes = (self.lexicon.actors, self.lexicon.titles, self.lexicon.institutions)
            word.opens = (
                not word.classes.isdisjoint(("honorific", "counting"))
                or any(key in index.starts for index in indexes for key, _ in word.forms)
                or self.lexicon.description(word) is not None
            )
        return word.opens

    # -- registry ---------------------------------------------------------------------------------------

    def _registry(self, passage: Passage, i: int, end: int) -> Mention | None:
        hit = phrase_at(self.lexicon.actors, passage.tokens, i)
        if hit is None or hit[1] > end:
            return None
        entries, after, _ = hit
        title = self._title(passage, i, end)
        if title is not None and title[1] >= after:
            return None
        if after == i + 1 and any(
            h.finite and any(c.weight >= 0.9 for c in h.cues) for h in passage.tokens[i].word.hits
        ):
            return None  # أفاد is a verb of saying here, not an agency's acronym
        best = min((e for e in entries), key=lambda e: ("form", "seat", "group", "short").index(e.strength))
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
            mention = self._own_adjectives(passage, mention, end)
        return mention

    def _own_adjectives(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """Nationality behind an organization's name (حزب الله اللبناني) belongs to the mention."""
        j = mention.end
        while j < end and (passage.tokens[j].word.demonyms or "former" in passage.tokens[j].word.classes):
            j += 1
        return replace(mention, end=j)

    def _apposition(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """A title behind a name, with or without a comma (رودينكو نائب وزير الخارجية الروسي)."""
        j = mention.end
        if j < end and passage.tokens[j].text in "،,":
            j += 1
        if j >= end:
            return mention
        titled = self._titled(passage, j, end, need_name=False)
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

    # -- titles -----------------------------------------------------------------------------------------

    def _title(self, passage: Passage, i: int, end: int) -> tuple[list[Entry], int, str] | None:
        hit = phrase_at(self.lexicon.titles, passage.tokens, i)
        return hit if hit is not None and hit[1] <= end else None

    def _titled(self, passage: Passage, i: int, end: int, *, need_name: bool = False) -> Mention | None:
        hit = self._title(passage, i, end)
        if hit is None:
            return None if need_name else find_pair(passage, i, end, self.lexicon, self._registry)
        entries, j, _ = hit
        mention = Mention(i, j, "title", "person", roles=self._ranked(entries), definite=self._definite(passage, i, j))
        mention = self._modifiers(passage, mention, end)
        mention = self._with_name(passage, mention, end)
        return None if need_name and mention.name is None else mention

    def _definite(self, passage: Passage, i: int, j: int) -> bool:
        """Whether a title is definite: with an article, or bound to a definite noun (رئيس الوزراء)."""
        words = [passage.tokens[k].word for k in range(i, min(j + 1, len(passage.tokens)))]
        if not self.lexicon.profile.article or has_article(words[0]):
            return True
        if any("in_name_of" in w.classes for w in words):
            return False
        return len(words) > 1 and (has_article(words[1]) or bool(words[1].key in self.lexicon.actors))

    def _ranked(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """The roles of a title, the weightiest first."""
        roles = self.vocabulary.roles
        return tuple(sorted({e.id for e in entries}, key=lambda r: (roles[r].rank, len(r), r)))

    def _modifiers(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """What narrows a title or an institution: nationality, state or organization, former, acting."""
        tokens, j = passage.tokens, mention.end
        for k in range(mention.start + 1, j):
            if tokens[k].word.demonyms:
                mention = self._of(mention, tokens[k].word.demonyms[0].actor)
        last = self._place_or_body(passage, j - 1, end) if j - mention.start >= 2 else None
        if last is not None and last.end > j and last.candidates:
            # The last word of a title may begin the body's name (رئيس حزب | حزب الأمة القومي).
            mention, j = self._of(mention, last.candidates[0]), last.end
        while j < end:
            word = tokens[j].word
            if tokens[j].text in '،,:-«»"“”()–—' or "that" in word.classes:
                break
            if word.demonyms and not takes_prefix(word):
                mention = self._of(mention, word.demonyms[0].actor)
                j += 1
            elif word.classes & {"former", "acting"}:
                mention = replace(mention, former=mention.former or "former" in word.classes)
                j += 1
            elif (second := self._title(passage, j, end)) is not None and second[1] > j:
                # Further titles of one person, joined by و or set side by side (نائب رئيس الوزراء ووزير الخارجية …).
                mention = replace(mention, roles=tuple(dict.fromkeys((*mention.roles, *self._ranked(second[0])))))
                j = second[1]
            elif (body := self._place_or_body(passage, j, end)) is not None:
                if mention.country and self._state(body) and word.key in self.lexicon.actors:
                    break  # الرئيس الأميركي | طهران: another state is no part of the title
                if body.candidates:
                    mention = self._of(mention, body.candidates[0])
                else:
                    mention = replace(
                        mention,
                        institution=mention.institution or body.institution,
                        country=mention.country or body.country,
                    )
                j = body.end
            elif (after := self._portfolio(passage, j, end)) > j:
                j = after
            elif not (mention.country or mention.organization or mention.institution) and self._filler(passage, j, end):
                j += 1
            elif (after := self._remit(passage, j, end)) > j:
                j = after
            else:
                break
        return replace(mention, end=self._drop_dangling(passage, mention.end, j))

    def _state(self, body: Mention) -> bool:
        return bool(body.candidates) and self.vocabulary.actors[body.candidates[0]].kind == "country"

    def _of(self, mention: Mention, actor: ActorId) -> Mention:
        """The mention narrowed by a state or a body; the first one of each counts."""
        if self.vocabulary.actors[actor].kind == "country":
            return replace(mention, country=mention.country or actor)
        return replace(mention, organization=mention.organization or actor)

    def _drop_dangling(self, passage: Passage, start: int, j: int) -> int:
        """A preposition at the end of a title belongs to what follows, not to the title."""
        while j > start and "preposition" in passage.tokens[j - 1].word.classes:
            j -= 1
        return j

    def _place_or_body(self, passage: Passage, j: int, end: int) -> Mention | None:
        """A state, an organization or an institution inside a title, bare or after a preposition."""
        tokens = passage.tokens
        k = j
        if "preposition" in tokens[k].word.classes and "title_preposition" in tokens[k].word.classes:
            k += 1
        while k < end and "state_word" in tokens[k].word.classes:
            k += 1
        if k >= end:
            return None
        found = self._institution(passage, k, end)
        if found is not None:
            return found
        hit = phrase_at(self.lexicon.actors, tokens, k)
        if hit is None or hit[1] > end:
            return None
        entries = [e for e in hit[0] if e.strength in ("form", "seat") or (e.strength == "short" and self._body(e.id))]
        entries = [e for e in entries if self.vocabulary.actors[ActorId(e.id)].kind != "person"]
        if not entries:
            return None
        found = Mention(k, hit[1], "registry", "organization", (ActorId(entries[0].id),))
        return self._own_adjectives(passage, found, end)

    def _body(self, actor: str) -> bool:
        return self.vocabulary.actors[ActorId(actor)].kind != "person"

    def _filler(self, passage: Passage, j: int, end: int) -> bool:
        """Common words inside a title that name no actor by themselves (مسؤول السياسة الخارجية والأمن بـ…).

        They belong to it only if a name, a nationality or a body still follows before the phrase ends.
        """
        tokens = passage.tokens
        for k in range(j, min(j + 8, end)):
            token = tokens[k]
            word = token.word
            if (
                token.text in '،,:"«“-()–—'
                or "that" in word.classes
                or word.classes & {"relative", "time", "adverbial", "according"}
            ):
                return False
            if any(h.finite and not h.reading.prefix for h in word.hits) and not word.classes & {"common", "noun"}:
                return False
            if k > j and (word.demonyms or self._place_or_body(passage, k, end) is not None):
                return True
            if not (
                word.classes & {"common", "noun"}
                or "title_preposition" in word.classes
                or has_article(word)
                or word.conjunction
            ):
                return k > j and has_article(tokens[k - 1].word) and self.names.name_like(word)
        return False

    def _portfolio(self, passage: Passage, j: int, end: int) -> int:
        """Behind the further portfolios of a title (… والتعاون الإفريقي والمغاربة المقيمين بالخارج،); else ``j``."""
        if not any(r.conjunction and r.article for r in passage.tokens[j].word.readings):
            return j
        k = j
        while k < min(j + 10, end) and has_article(passage.tokens[k].word) and not self._title(passage, k, end):
            k += 1
        if self._institution(passage, j, end) is not None:
            return j
        if k < end and (passage.tokens[k].text in "،,-" or self.names.name_like(passage.tokens[k].word)):
            return k
        # An adjective of nationality right behind a second portfolio is that portfolio's (والتعاون الإفريقي إن …).
        return j + 2 if k - j > 1 and passage.tokens[j + 1].word.demonyms else j

    def _remit(self, passage: Passage, j: int, end: int) -> int:
        """Behind a remit in a title (المنسق الأوروبي للمفاوضات النووية …) before a personal name; else ``j``."""
        tokens = passage.tokens
        first = tokens[j].word
        if "title_preposition" not in first.classes and not any(r.prefix for r in first.readings):
            return j
        for k in range(j + 1, min(j + 5, end)):
            word = tokens[k].word
            hit = phrase_at(self.lexicon.actors, tokens, k, clitics=False)
            if "given_name" in word.classes or (hit is not None and not self._body(hit[0][0].id)):
                return k
            if not (word.demonyms or word.classes & {"common", "noun"} or has_article(word)):
                return j
        return j

    def _with_name(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """The personal name behind a title, honorifics and one comma skipped."""
        tokens, j = passage.tokens, self._beside(passage, mention.end, end)
        comma = j < end and tokens[j].text in "،,"
        k = j + 1 if comma else j
        while k < end and ("honorific" in tokens[k].word.classes or (comma and self._courtesy(passage, k, end))):
            k += 1
        if k >= end:
            return mention
        hit = phrase_at(self.lexicon.actors, tokens, k, clitics=False)
        if hit is not None and hit[1] <= end:
            people = [e for e in hit[0] if not self._body(e.id)]
            if people:
                ids = tuple(ActorId(e.id) for e in people)
                gender = self.vocabulary.actors[ids[0]].gender
                return replace(mention, end=hit[1], candidates=ids, name=(k, hit[1]), gender=gender)
            return mention
        name = self.names.name_at(passage, k, end)
        if name is None or (comma and not self._closes(passage, name, end)):
            return mention
        return replace(mention, end=name, name=(k, name))

    def _beside(self, passage: Passage, j: int, end: int) -> int:
        """Behind a gloss of one to three words between title and name (الرئاسة الروسية (الكرملين) دميتري بيسكوف)."""
        quote = passage.opening(j) if j < end else None
        if quote is not None and quote.closed and quote.words <= 3:
            return quote.close + 1
        if j < end and passage.tokens[j].text == "(":
            close = next((k for k in range(j + 1, min(j + 5, end)) if passage.tokens[k].text == ")"), None)
            return close + 1 if close is not None else j
        return j

    def _courtesy(self, passage: Passage, k: int, end: int) -> bool:
        """Whether a title of one word (السفير) stands before a personal name behind a comma."""
        title = self._title(passage, k, end)
        if title is None or title[1] != k + 1 or k + 1 >= end:
            return False
        hit = phrase_at(self.lexicon.actors, passage.tokens, k + 1, clitics=False)
        return hit is not None and not self._body(hit[0][0].id)

    def _closes(self, passage: Passage, j: int, end: int) -> bool:
        """Whether a name after a comma is an apposition: another comma, or the clause goes on after it."""
        return j >= end or passage.tokens[j].text in '،,-–:"«“' or "that" in passage.tokens[j].word.classes

    # -- institutions and described sources -----------------------------------------------------------------

    def _institution(self, passage: Passage, i: int, end: int) -> Mention | None:
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
            elif not country and (state := self._state_at(passage, j, end)) is not None:
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

    def _described(self, passage: Passage, i: int, end: int) -> Mention | None:
        tokens = passage.tokens
        if "counting" in tokens[i].word.classes and i + 1 < end:
            counted = self._described(passage, i + 1, end)
            return replace(counted, start=i) if counted is not None else None
        head = self.lexicon.description(tokens[i].word)
        if head is None or head.part != "head":
            return None
        if "document" in tokens[i].word.classes:
            return self._document(passage, i, end)
        definite = has_article(tokens[i].word)
        j, country, organization = i + 1, ActorId(""), ActorId("")
        while j < end:
            word = tokens[j].word
            described = self.lexicon.description(word)
            if word.demonyms and not takes_prefix(word):
                country = country or word.demonyms[0].actor
            elif (
                described is not None
                and not takes_prefix(word)
                and (described.part == "modifier" or word.conjunction == "")
            ):
                pass
            elif (body := self._place_or_body(passage, j, end)) is not None and body.end > j:
                if (definite and body.start == j) or any(r.prefix == "ل" for r in word.readings if r.article):
                    break
                target = body.candidates[0] if body.candidates else ActorId("")
                if target and self.vocabulary.actors[target].kind == "country":
                    country = country or target
                elif target:
                    organization = organization or target
                else:
                    country = country or body.country
                j = body.end
                continue
            else:
                break
            j += 1
        quoted = passage.opening(j) if head.kind == "organization" and j == i + 1 else None
        if quoted is not None and quoted.closed and quoted.close <= end:
            named = self._registry(passage, j + 1, quoted.close)  # مجلة «نيوزويك»
            if named is not None and named.end == quoted.close and named.kind == "organization":
                return replace(named, start=i, end=quoted.close + 1)
        mention = Mention(i, j, "described", head.kind, country=country, organization=organization)
        if head.kind != "person":
            return replace(mention, number="p")
        return self._with_name(passage, mention, end)

    def _document(self, passage: Passage, i: int, end: int) -> Mention:
        """A statement or communiqué: the body that issued it where that is named (بيان لوزارة الخارجية السعودية)."""
        for k in range(i + 1, min(i + 5, end)):
            word = passage.tokens[k].word
            if (
                "that" in word.classes
                or passage.tokens[k].text in "،,:"
                or any(h.finite and h.reading.bare for h in word.hits)
            ):
                break
            issuer = self._institution(passage, k, end) or self._registry(passage, k, end)
            if issuer is not None and issuer.kind in ("organization", "country"):
                return replace(issuer, start=i)
        j = i + 1
        while j < end and has_article(passage.tokens[j].word) and not passage.tokens[j].word.demonyms and j < i + 2:
            j += 1
        return Mention(i, j, "described", "organization", number="p")

    def _named(self, passage: Passage, i: int, end: int) -> Mention | None:
        after = self.names.name_at(passage, i, end)
        if after is None or after - i < 2:
            return None
        return self._apposition(passage, Mention(i, after, "name", "person", name=(i, after)), end)
