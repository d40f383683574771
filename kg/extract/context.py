"""A sentence with all that an extractor may ask of it: mentions, subjects, cues, what was said before."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from kg.extract.frame import Frame, Range
from kg.extract.parties import Parties
from kg.extract.party import Party, agrees
from kg.match.lexicon import Hit, Lexicon
from kg.match.mention import Mention, has_article, phrase_at
from kg.match.mentions import MentionFinder
from kg.match.passage import Passage, Token
from kg.match.patterns import PatternIndex
from kg.match.topics import TopicIndex
from kg.text.profile import Profile

if TYPE_CHECKING:
    from kg.extract.complement import Complement

P = ParamSpec("P")
R = TypeVar("R")


_NO_PHRASE: tuple[frozenset[str], int] = (frozenset(), 0)


class Memory:
    """Who spoke in an article so far, the last one last; subjects of sentences without speech count less."""

    def __init__(self) -> None:
        self.speakers: list[tuple[Party, ...]] = []
        self.subject: Party | None = None
        self.pair: tuple[Party, ...] = ()

    def spoke(self, parties: tuple[Party, ...]) -> None:
        """Notes a speaker as the one that the next implied subject means."""
        self.speakers.append(parties)
        self.subject = None

    def acted(self, party: Party) -> None:
        """Notes the subject of a sentence in which nobody speaks."""
        self.subject = party

    def implied(self, agreement: str) -> tuple[Party, ...]:
        """The last subject that agrees with a verb of this person, gender and number; empty when none does."""
        if self.subject is not None and agrees(self.subject, agreement):
            return (self.subject,)
        if agreement[2:] == "d" and not any(len(parties) > 1 for parties in self.speakers[-2:]):
            return self.pair
        for parties in reversed(self.speakers[-6:]):
            if len(parties) > 1:
                if agreement[2:] in ("p", "d", ""):
                    return parties
                continue
            if agrees(parties[0], agreement):
                return parties
        return ()


class Context:
    """One sentence of a passage, ``[start, end)`` in tokens.

    In a ``wide`` reading whoever attributes anything counts, identified or not; statements are made of the narrow one.
    """

    def __init__(
        self,
        passage: Passage,
        start: int,
        end: int,
        finder: MentionFinder,
        parties: Parties,
        memory: Memory,
        patterns: PatternIndex,
        topics: TopicIndex,
        *,
        wide: bool = False,
    ) -> None:
        self.patterns = patterns
        self.wide = wide
        self.topics = topics
        self.passage = passage
        self.start = start
        self.end = self._without_stop(passage, start, end)
        self.tokens: list[Token] = passage.tokens
        self.finder = finder
        self.parties = parties
        self.memory = memory
        self.lexicon: Lexicon = finder.lexicon
        self.profile: Profile = finder.lexicon.profile
        self.frames: list[Frame] = []
        self.nested: list[Frame] = []
        self._mentions: list[Mention] | None = None
        self._phrases: dict[int, tuple[frozenset[str], int]] = {}
        self._asides: dict[int, int] = {}
        self._reports: dict[int, bool] = {}
        self.barriers: dict[int, int] = {}
        self.complements: dict[tuple[int, str, int, int, bool], Complement | None] = {}
        self.answers: dict[tuple[object, ...], Any] = {}

    @staticmethod
    def _without_stop(passage: Passage, start: int, end: int) -> int:
        while end > start and passage.tokens[end - 1].text in (".", "..", "...", "…", "؛", "،", ",", "\n"):
            end -= 1
        return end

    @property
    def headline(self) -> bool:
        """Whether the sentence is a title."""
        return self.passage.headline

    @property
    def mentions(self) -> list[Mention]:
        """All mentions of the sentence without unknown names, left to right, none within another."""
        if self._mentions is None:
            found, i = [], self.start
            while i < self.end:
                mention = self.finder.at(self.passage, i, self.end)
                if mention is not None:
                    found.append(mention)
                    i = max(mention.end, i + 1)
                else:
                    i += 1
            self._mentions = found
        return self._mentions

    @cached_property
    def name_tokens(self) -> frozenset[int]:
        """The tokens of the sentence that belong to a personal name (فيدان is no verb)."""
        return frozenset(k for m in self.mentions if m.name is not None for k in range(*m.name))

    def is_class(self, i: int, *names: str) -> bool:
        """Whether the word at ``i`` has one of the named classes."""
        if not self.start <= i < self.end:
            return False
        classes = self.tokens[i].word.classes
        return bool(classes) and not classes.isdisjoint(names)

    def is_alone(self, i: int, *names: str) -> bool:
        """Whether the word at ``i`` has one of the named classes as it stands, without a conjunction before it."""
        return self.is_class(i, *names) and not self.tokens[i].word.conjunction

    def text_at(self, i: int) -> str:
        """The surface at ``i``, empty outside the sentence."""
        return self.tokens[i].text if self.start <= i < self.end else ""

    def quoted(self, i: int) -> bool:
        """Whether token ``i`` stands inside a quotation of four words or more."""
        quote = self.passage.quote_at[i]
        return quote is not None and quote.words >= 4 and quote.open < i < quote.close

    def _phrase_at(self, i: int) -> tuple[frozenset[str], int]:
        """The classes of the closed-class phrase that starts at ``i``, none where there is none; the index after it."""
        hit = phrase_at(self.lexicon.phrases, self.tokens, i) if self.start <= i < self.end else None
        return (frozenset(e.id for e in hit[0]), hit[1]) if hit is not None and hit[1] <= self.end else _NO_PHRASE

    def phrase_is(self, i: int, *names: str) -> int:
        """The index after a phrase of one of these classes at ``i``, 0 when there is none."""
        found = self._phrases.get(i)
        if found is None:
            found = self._phrases[i] = self._phrase_at(i)
        return 0 if found is _NO_PHRASE or found[0].isdisjoint(names) else found[1]

    def cue_hits(self, i: int) -> tuple[Hit, ...]:
        """Cue forms at token ``i`` that have a government."""
        return self.tokens[i].word.cued if i < len(self.tokens) else ()

    def cue_hits_verb(self, i: int) -> bool:
        """Whether the cue at token ``i`` is a finite verb."""
        return any(h.finite for h in self.tokens[i].word.hits)

    def reports(self, i: int) -> bool:
        """Whether token ``i`` is a finite verb that reports or performs an act of speech beyond doubt."""
        known = self._reports.get(i)
        if known is None:
            known = self._reports[i] = self._reports_at(i)
        return known

    def _reports_at(self, i: int) -> bool:
        if (
            not self.tokens[i].word.hits
            or not self.verb_place(i)
            or i in self.name_tokens
            or self.phrase_is(i, "anonymity")
        ):
            return False
        acts = ("report", "performative", "carrier")
        return any(h.finite and any(c.act in acts and c.weight >= 0.8 for c in h.cues) for h in self.cue_hits(i))

    def verb_place(self, i: int) -> bool:
        """Whether a finite verb may stand at token ``i``: behind a preposition stands a noun of that shape."""
        if i <= self.start or self.tokens[i].word.conjunction:
            return True
        before = self.tokens[i - 1].word
        if "preposition" not in before.classes or "breaker" in before.classes:
            return True
        return "relative" in before.classes and "who" not in before.classes

    def adverbial_participle(self, i: int) -> Hit | None:
        """A participle that reports in the accusative without article (مؤكدا، داعية), if token ``i`` is one."""
        hit = self.tokens[i].word.adverbial
        if hit is None or self.is_class(i - 1, "negation") or self.is_class(i - 2, "verb_negation"):
            return None  # غير مبررة is an adjective, لا ترى مبررا has an object
        if self.is_class(i - 2, "that") and has_article(self.tokens[i - 1].word):
            return None  # أن المفاوضات معلقة: what is said of the subject
        if self.is_class(i, "time") and not (
            i + 1 < self.end
            and has_article(self.tokens[i + 1].word)
            and any(not h.finite for h in self.cue_hits(i + 1))
        ):
            return None  # مجددا أن، مجددا الغطرسة: again; مجددا التأكيد: renewing
        return hit

    def skip_aside(self, i: int) -> int:
        """The index after a dashed, bracketed or time aside that starts at ``i``; ``i`` when there is none."""
        after = self._asides.get(i)
        if after is None:
            after = self._asides[i] = self._aside(i)
        return after

    def _aside(self, i: int) -> int:
        text = self.text_at(i)
        if text in ("-", "–", "—"):
            close = next(
                (j for j in range(i + 1, min(i + 40, self.end)) if self.tokens[j].text in ("-", "–", "—")), None
            )
            return close + 1 if close is not None else i
        if text in ("(", "["):
            close = next((j for j in range(i + 1, min(i + 20, self.end)) if self.tokens[j].text in (")", "]")), None)
            return close + 1 if close is not None else i
        if anonymous := self.phrase_is(i, "anonymity"):
            return anonymous
        if self.is_class(i, "title_preposition") and self.text_at(i + 1)[:1].isdigit():
            return self._after_date(i + 1)
        return i

    def _after_date(self, i: int) -> int:
        """Behind a written date (في 3 أبريل 2024); before its preposition again when no month follows the number."""
        if not self.is_class(i + 1, "time"):
            return i - 1
        j = i + 1
        while j < self.end and (
            self.is_class(j, "time") or self.text_at(j)[:1].isdigit() or self.text_at(j) == "/" or self._ordinal(j)
        ):
            j += 1
        return j

    def _ordinal(self, i: int) -> bool:
        """Whether token ``i`` is the second word of a month's name (تشرين الثاني)."""
        return f"{self.tokens[i - 1].word.key} {self.tokens[i].word.key}" in self.profile.months

    def skip_light(self, i: int, *, commas: bool = True) -> int:
        """The index after asides, time words, fillers and openers at ``i``."""
        while i < self.end:
            after = self.skip_aside(i)
            if after == i and (opener := self.phrase_is(i, "opener")):
                after = opener
            if after == i and (
                self.is_class(i, "time", "filler", "perfective")
                or (self.tokens[i].text[0].isdigit() and self.is_class(i - 1, "time"))
            ):
                after = i + 1
            if after == i and commas and self.text_at(i) in ("،", ","):
                after = i + 1
            if after == i:
                return i
            i = after
        return i

    def words(self, at: Range) -> str:
        """The original words of a token range."""
        return self.passage.words(*at)


def remembered(ask: Callable[Concatenate[Context, P], R]) -> Callable[Concatenate[Context, P], R]:
    """A question about a sentence that several extractors ask: answered once, then from ``Context.answers``."""

    @wraps(ask)
    def answer(ctx: Context, /, *args: P.args, **kwargs: P.kwargs) -> R:
        question = (ask, args, *kwargs.items())
        if question not in ctx.answers:
            ctx.answers[question] = ask(ctx, *args, **kwargs)
        known: R = ctx.answers[question]
        return known

    return answer
