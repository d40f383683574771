"""Titles with what narrows them and with the name behind them: وزير الخارجية الروسي سيرغي لافروف."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.ids import ActorId
from kg.match.bodies import BodyFinder
from kg.match.entries import Entry
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention, has_article, phrase_at, takes_prefix
from kg.match.names import NameFinder
from kg.match.pairs import find_pair
from kg.match.passage import Passage

ELECTED = frozenset({"role:memberOfParliament", "role:senator", "role:candidate"})
"""Roles whose holders stand for a party or a seat, which the news names behind عن."""

PEER = "peer"
"""The role of a counterpart (نظيره الروسي), until it is known whose."""

Finder = Callable[[Passage, int, int], Mention | None]


class TitleFinder:
    """Finds titles in passages of one language."""

    def __init__(self, lexicon: Lexicon, names: NameFinder, bodies: BodyFinder, registry: Finder) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self.names = names
        self.bodies = bodies
        self.registry = registry

    def title(self, passage: Passage, i: int, end: int) -> tuple[list[Entry], int, str] | None:
        """The bare title at token ``i``: its entries, the index after it, the clitics before it."""
        hit = phrase_at(self.lexicon.titles, passage.tokens, i)
        return hit if hit is not None and hit[1] <= end else None

    def titled(self, passage: Passage, i: int, end: int) -> Mention | None:
        """The title at token ``i`` with nationality, body and name; a title in the dual where there is no other."""
        hit = self.title(passage, i, end)
        if hit is None and "peer" in passage.tokens[i].word.classes:
            peer = Mention(i, i + 1, "title", "person", roles=(PEER,), definite=True)
            return self.with_name(passage, self._modifiers(passage, peer, end), end)
        if hit is None:
            return find_pair(passage, i, end, self.lexicon, self.registry)
        entries, j, _ = hit
        mention = Mention(i, j, "title", "person", roles=self.ranked(entries), definite=self._definite(passage, i, j))
        mention = self._modifiers(passage, mention, end)
        return self._also_spokesperson(passage, self.with_name(passage, mention, end), end)

    def _also_spokesperson(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """A title and name with the office of spokesperson right behind (السفير محمد الشناوي المتحدث الرسمي)."""
        second = self.title(passage, mention.end, end) if mention.name is not None and mention.end < end else None
        roles = self.ranked(second[0]) if second is not None else ()
        if second is None or not any("spokesperson" in r.lower() for r in roles):
            return mention
        return replace(mention, end=second[1], roles=(*roles, *mention.roles))

    def _definite(self, passage: Passage, i: int, j: int) -> bool:
        """Whether a title is definite: with an article, or bound to a definite noun (رئيس الوزراء)."""
        words = [passage.tokens[k].word for k in range(i, min(j + 1, len(passage.tokens)))]
        if not self.lexicon.profile.article or has_article(words[0]):
            return True
        named = next((k for k, w in enumerate(words) if "in_name_of" in w.classes), None)
        if named is not None:
            return any(has_article(w) for w in words[:named])  # نائب المتحدث باسم, but متحدث باسم
        return len(words) > 1 and (has_article(words[1]) or bool(words[1].key in self.lexicon.actors))

    def ranked(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """The roles of a title, the weightiest first."""
        roles = self.vocabulary.roles
        return tuple(sorted({e.id for e in entries}, key=lambda r: (roles[r].rank, len(r), r)))

    def _modifiers(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """What narrows a title or an institution: nationality, state or organization, former, acting."""
        tokens, j = passage.tokens, mention.end
        for k in range(mention.start + 1, j):
            if tokens[k].word.demonyms:
                mention = self.bodies.narrowed(mention, tokens[k].word.demonyms[0].actor)
        last = self.bodies.place_or_body(passage, j - 1, end) if j - mention.start >= 2 else None
        if last is not None and last.end > j and last.candidates:
            # The last word of a title may begin the body's name (رئيس حزب | حزب الأمة القومي).
            mention, j = self.bodies.narrowed(mention, last.candidates[0]), last.end
        while j < end:
            word = tokens[j].word
            if (body := self._body_in_marks(passage, mention, j, end)) is not None:
                mention, j = self.bodies.narrowed(mention, body.candidates[0]), body.end
                continue
            if tokens[j].text in '،,:-«»"“”()–—' or "that" in word.classes or self._like_title(passage, j, end):
                break
            if word.demonyms and not takes_prefix(word):
                mention = self.bodies.narrowed(mention, word.demonyms[0].actor)
                j += 1
            elif "title_adjective" in word.classes:
                j += 1
            elif (after := self._linked(passage, mention, j, end)) > j:
                j = after
            elif word.classes & {"former", "acting"}:
                mention = replace(mention, former=mention.former or "former" in word.classes)
                j += 1
            elif (second := self.title(passage, j, end)) is not None and second[1] > j:
                if mention.country and (not word.conjunction or self._national(passage, second[1], end)):
                    break  # الرئيس المصري | رئيس الوزراء …: whose state is told already is somebody else
                # Further titles of one person, joined by و or set side by side (نائب رئيس الوزراء ووزير الخارجية …).
                mention = replace(mention, roles=tuple(dict.fromkeys((*mention.roles, *self.ranked(second[0])))))
                j = second[1]
            elif (body := self.bodies.place_or_body(passage, j, end)) is not None:
                if mention.country and self._apart(passage, mention, body, j):
                    break  # الرئيس الأميركي | طهران, وزير الصحة اللبناني | المجتمع الدولي: no part of the title
                if body.candidates:
                    mention = self.bodies.narrowed(mention, body.candidates[0])
                else:
                    mention = replace(
                        mention,
                        institution=mention.institution or body.institution,
                        country=mention.country or body.country,
                    )
                j = body.end
            elif (after := self._portfolio(passage, j, end)) > j:
                j = after
            elif (
                not (mention.country or mention.organization or mention.institution)
                and not self._opens_name(passage, j, end)
                and self._filler(passage, j, end)
            ):
                if mention.end == mention.start + 1:
                    mention = replace(mention, definite=False)  # رئيس المهمة المشتركة is no president
                j += 1
            elif (after := self._remit(passage, j, end)) > j:
                j = after
            else:
                break
        return replace(mention, end=self._drop_dangling(passage, mention.end, j))

    def _body_in_marks(self, passage: Passage, mention: Mention, j: int, end: int) -> Mention | None:
        """A body in quotation marks inside a title, before a further title or name (رئيس «التيار الوطني» | النائب)."""
        quote = passage.opening(j)
        if quote is None or not quote.closed or quote.words > 4 or quote.close + 1 > end:
            return None
        found = self.registry(passage, j + 1, quote.close)
        after = quote.close + 1
        person = after < end and self._person_at(passage, after, end)
        alone = j == mention.end and not (mention.organization or mention.country or mention.institution)
        if found is None or found.end != quote.close or not self.bodies.is_body(found.candidates[0]):
            return None
        if not (person or alone):
            return None
        return replace(found, start=j, end=after)

    def _person_at(self, passage: Passage, j: int, end: int) -> bool:
        """Whether a title or the name of a person begins at ``j``."""
        if self.title(passage, j, end) is not None or self.names.opens(passage.tokens[j].word):
            return True
        hit = phrase_at(self.lexicon.actors, passage.tokens, j, clitics=False)
        return hit is not None and not self.bodies.is_body(hit[0][0].id)

    def _like_title(self, passage: Passage, j: int, end: int) -> bool:
        """Whether a given name written like a title stands at ``j``, before an unknown surname (حاكم الزاملي)."""
        title = self.title(passage, j, end)
        if title is None or title[1] != j + 1 or j + 1 >= end or has_article(passage.tokens[j].word) or title[2]:
            return False
        word = passage.tokens[j + 1].word
        known = word.key in self.lexicon.ordinary or any(
            r.stem in self.lexicon.ordinary or r.stem in self.lexicon.actors for r in word.readings if r.article
        )
        return self.names.al_name(word) and not (known or word.demonyms or self.title(passage, j + 1, end))

    def _on_behalf(self, passage: Passage, j: int, end: int) -> bool:
        """Whether «in the name of» stands at ``j`` before a body (الناطق الرسمي باسم | الوزارة), and no given name."""
        if "in_name_of" not in passage.tokens[j].word.classes or j + 1 >= end:
            return False
        after = passage.tokens[j + 1].word
        return has_article(after) or self.bodies.place_or_body(passage, j + 1, end) is not None

    def _national(self, passage: Passage, j: int, end: int) -> bool:
        """Whether an adjective of nationality stands at ``j``."""
        return j < end and bool(passage.tokens[j].word.demonyms)

    def _apart(self, passage: Passage, mention: Mention, body: Mention, j: int) -> bool:
        """Whether a state or body behind a title whose state is told already stands by itself."""
        word = passage.tokens[j].word
        if self.bodies.is_state(body):
            return word.key in self.lexicon.actors
        national = any(t.word.demonyms for t in passage.tokens[mention.start : j])
        alone = body.start == j
        return national and alone and bool(body.candidates) and not word.conjunction and has_article(word)

    def _linked(self, passage: Passage, mention: Mention, j: int, end: int) -> int:
        """Behind a word at ``j`` that links a title to what it is a title of; else ``j``."""
        if self._on_behalf(passage, j, end) or self._binds(passage, mention, j):
            return j + 1
        return self._represented(passage, mention, j, end)

    def _represented(self, passage: Passage, mention: Mention, j: int, end: int) -> int:
        """Behind the preposition before the party or seat of an elected person (النائب عن | تحالف الفتح …); else ``j``.

        A party that the vocabulary does not know is skipped with it: its noun and what has the article.
        """
        tokens = passage.tokens
        if "representing" not in tokens[j].word.classes or not ELECTED.intersection(mention.roles) or j + 1 >= end:
            return j
        if self.bodies.place_or_body(passage, j + 1, end) is not None:
            return j + 1
        k = j + 2
        while k < end and has_article(tokens[k].word) and "given_name" not in tokens[k].word.classes:
            k += 1
        return k

    def _binds(self, passage: Passage, mention: Mention, j: int) -> bool:
        """Whether a title of one word is bound to the noun at ``j``, of which it is the head (مدير برامج …)."""
        word = passage.tokens[j].word
        if (
            j != mention.end
            or not self._bound(passage, replace(mention, end=j), j)
            or not passage.tokens[j].text.isalpha()
        ):
            return False
        hit = phrase_at(self.lexicon.actors, passage.tokens, j, clitics=False)
        verb = any(h.finite for h in word.hits) or self.names.verb_shaped(word)
        return (
            hit is None
            and not (verb or word.conjunction or has_article(word))
            and not (word.classes - {"common", "noun"})
        )

    def _drop_dangling(self, passage: Passage, start: int, j: int) -> int:
        """A preposition at the end of a title belongs to what follows, not to the title."""
        while j > start and "preposition" in passage.tokens[j - 1].word.classes:
            j -= 1
        return j

    def _opens_name(self, passage: Passage, j: int, end: int) -> bool:
        """Whether a name of two words or more that the vocabulary does not know begins at ``j`` (لمياء الخميري)."""
        after = self.names.name_at(passage, j, end) if self.names.name_like(passage.tokens[j].word) else None
        return after is not None and after - j >= 2

    def _filler(self, passage: Passage, j: int, end: int) -> bool:
        """Common words inside a title that name no actor by themselves (مسؤول السياسة الخارجية والأمن بـ…).

        They belong to it only if a name, a nationality or a body still follows before the phrase ends.
        """
        tokens, ordinary = passage.tokens, False
        for k in range(j, min(j + 8, end)):
            token = tokens[k]
            word = token.word
            if k > j and token.text in "،," and k + 1 < end and "given_name" in tokens[k + 1].word.classes:
                after = self.names.name_at(passage, k + 1, end) or k
                return after > k + 2 and self._closes(passage, after, end)  # … في بغداد، | فارس عيسى،
            if (
                token.text in '،,:"«“-()–—'
                or "that" in word.classes
                or word.classes & {"relative", "time", "adverbial", "according"}
            ):
                return False
            if any(h.finite and not h.reading.prefix for h in word.hits) and not word.classes & {"common", "noun"}:
                return False
            if k == j and "towards" in word.classes:
                return False  # المتحدث إلى …: what follows is no part of the title
            if k > j and "given_name" in word.classes and (self.names.name_at(passage, k, end) or k) > k + 1:
                return True  # رئيس مجلس ناحية العظيم | محمد ضيفان
            if k > j and not ordinary and (word.demonyms or self.bodies.place_or_body(passage, k, end) is not None):
                return True
            if not (
                word.classes & {"common", "noun"}
                or "title_preposition" in word.classes
                or has_article(word)
                or word.conjunction
            ):
                if word.key in self.lexicon.nouns:
                    ordinary = True  # a noun of any kind: only a personal name behind it tells that it belongs
                    continue
                return k > j and has_article(tokens[k - 1].word) and self.names.name_like(word)
        return False

    def _portfolio(self, passage: Passage, j: int, end: int) -> int:
        """Behind the further portfolios of a title (… والتعاون الإفريقي والمغاربة المقيمين بالخارج،); else ``j``."""
        if not any(r.conjunction and r.article for r in passage.tokens[j].word.readings):
            return j
        k = j
        while k < min(j + 10, end) and has_article(passage.tokens[k].word) and not self.title(passage, k, end):
            k += 1
        if self.bodies.institution(passage, j, end) is not None:
            return j
        if k < end and (passage.tokens[k].text in "،,-" or self.names.name_like(passage.tokens[k].word)):
            return k
        # An adjective of nationality right behind a second portfolio is that portfolio's (والتعاون الإفريقي إن …).
        return j + 2 if k - j > 1 and passage.tokens[j + 1].word.demonyms else j

    def _remit(self, passage: Passage, j: int, end: int) -> int:
        """Behind a remit in a title (المنسق الأوروبي للمفاوضات النووية …) before a personal name; else ``j``."""
        tokens = passage.tokens
        first = tokens[j].word
        hangs = "title_preposition" in first.classes or any(r.prefix for r in first.readings)
        if not hangs or "given_name" in first.classes or self._opens_name(passage, j, end):
            return j
        for k in range(j + 1, min(j + 8, end)):
            word = tokens[k].word
            hit = phrase_at(self.lexicon.actors, tokens, k, clitics=False)
            if "given_name" in word.classes or (hit is not None and not self.bodies.is_body(hit[0][0].id)):
                return k
            named = word.demonyms or word.classes & {"common", "noun", "title_preposition"} or has_article(word)
            if not named and hit is None:
                return j
        return j

    def with_name(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """The personal name behind a title, honorifics and one comma skipped."""
        marked = self._name_in_marks(passage, mention, end)
        if marked is not None:
            return marked
        tokens, j = passage.tokens, self._beside(passage, mention.end, end)
        comma = j < end and tokens[j].text in "،,"
        k = j + 1 if comma else j
        while k < end and ("honorific" in tokens[k].word.classes or (comma and self._courtesy(passage, k, end))):
            k += 2 if k + 1 < end and tokens[k + 1].text == "." else 1  # د. عبد المنعم
        if k >= end:
            return mention
        hit = phrase_at(self.lexicon.actors, tokens, k, clitics=False)
        if hit is not None and hit[1] <= end and not self._given_alone(passage, hit, k, end):
            people = [e for e in hit[0] if not self.bodies.is_body(e.id)]
            if people and self._principal(passage, mention, people, end):
                return replace(mention, end=hit[1])
            if people:
                ids = tuple(ActorId(e.id) for e in people)
                gender = self.vocabulary.actors[ids[0]].gender
                return replace(mention, end=hit[1], candidates=ids, name=(k, hit[1]), gender=gender)
            return mention
        if self._like_title(passage, k, end):
            return replace(mention, end=k + 2, name=(k, k + 2))
        name = self.names.name_at(passage, k, end) if comma or not self._bound(passage, mention, k) else None
        if name is None or (comma and not self._closes(passage, name, end)):
            return mention
        return replace(mention, end=name, name=(k, name))

    def _name_in_marks(self, passage: Passage, mention: Mention, end: int) -> Mention | None:
        """A title with the name of its holder in quotation marks (قال المتحدث "تشاو لي جيان")."""
        quote = passage.opening(mention.end) if mention.end < end else None
        if quote is None or not quote.closed or not 2 <= quote.words <= 4 or quote.close >= end:
            return None
        first, close = mention.end + 1, quote.close
        hit = phrase_at(self.lexicon.actors, passage.tokens, first, clitics=False)
        people = [e for e in hit[0] if not self.bodies.is_body(e.id)] if hit is not None and hit[1] == close else []
        if people:
            ids = tuple(ActorId(e.id) for e in people)
            gender = self.vocabulary.actors[ids[0]].gender
            return replace(mention, end=close + 1, candidates=ids, name=(first, close), gender=gender)
        named = self.names.name_at(passage, first, close) == close
        return replace(mention, end=close + 1, name=(first, close)) if named else None

    def _principal(self, passage: Passage, mention: Mention, people: list[Entry], end: int) -> bool:
        """Whether the name is that of whom a spokesperson speaks for (المتحدث باسم وزير الخارجية | جوزيب بوريل)."""
        named = [k for k in range(mention.start, mention.end) if "in_name_of" in passage.tokens[k].word.classes]
        second = self.title(passage, named[-1] + 1, end) if named else None
        if second is None:
            return False
        roles = set(self.ranked(second[0]))
        held = {m.role for e in people for m in self.vocabulary.actors[ActorId(e.id)].memberships}
        return bool(held & roles) and not any("spokesperson" in r.lower() for r in held)

    def _given_alone(self, passage: Passage, hit: tuple[list[Entry], int, str], k: int, end: int) -> bool:
        """Whether a surname known by itself is here the given name of somebody else (هايلي | منقريوس)."""
        short = hit[1] == k + 1 and all(e.strength == "short" for e in hit[0])
        after = passage.tokens[k + 1] if short and k + 1 < end else None
        return after is not None and after.text[0].isalpha() and self.names.name_like(after.word)

    def _bound(self, passage: Passage, mention: Mention, k: int) -> bool:
        """Whether a title of one word without article is bound to the common noun behind it (مدير برامج …)."""
        word = passage.tokens[mention.start].word
        alone = mention.end == mention.start + 1 and not (
            mention.country or mention.organization or mention.institution
        )
        bare = bool(self.lexicon.profile.article) and alone and not has_article(word)
        return bare and "given_name" not in passage.tokens[k].word.classes

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
        title = self.title(passage, k, end)
        if title is None or title[1] != k + 1 or k + 1 >= end:
            return False
        hit = phrase_at(self.lexicon.actors, passage.tokens, k + 1, clitics=False)
        return hit is not None and not self.bodies.is_body(hit[0][0].id)

    def _closes(self, passage: Passage, j: int, end: int) -> bool:
        """Whether a name after a comma is an apposition: another comma, or the clause goes on after it."""
        return j >= end or passage.tokens[j].text in '،,-–:"«“' or "that" in passage.tokens[j].word.classes
