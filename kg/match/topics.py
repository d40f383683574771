"""Which concept of the topic scheme a phrase speaks about, with which further participants, for or against it.

A phrase is read as a head with modifiers: in «الحوار مع الغرب بشأن الاستقرار الاستراتيجي» the topic is the dialogue,
and the West and strategic stability are its facets. The longest pattern wins over those inside it, and the head
over the modifiers. A phrase that fits no concept becomes a topic of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.ids import ActorId, TopicId, minted_topic
from kg.match.topics_patterns import FRAME, PLACE, RANK, REVERSER, STRONG, WEAK, Hit, PatternSet
from kg.match.topics_words import rules_of, words_of
from kg.vocab.types import Topic, Vocabulary

ActorFinder = Callable[[str], Sequence[ActorId]]
"""The actors named in a phrase, in their order."""

_NONE = TopicId("")

# A concept weighs as many points as words speak for it. The head counts one and a half words more, so that a single
# head outweighs two words that modify it; a narrower concept wins over a broader one of the same length.
_HEAD_BONUS = 1.5
_DEPTH_BONUS = 0.25
_REACH = 3
"""Words that may stand between a word that turns the direction (عدم) and what it turns."""


REMEMBERED = 4_000
"""Phrases kept with what they speak about (some 4 MB): outlets tell the news of a day in each other's words."""


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """What a phrase speaks about.

    ``topic`` is a concept of the scheme or a minted one; ``broader`` the nearest concept above a minted one, or
    empty. ``concepts`` are all concepts found, best first; ``facets`` the further concepts and the actors.
    ``direction`` is -1 where the phrase negates or halts the topic (عدم, وقف, rejection of), else 1.
    ``score`` is between 0 (nothing found) and 1 (every word explained); ``why`` the words that decided.
    """

    topic: TopicId
    broader: TopicId = _NONE
    concepts: tuple[TopicId, ...] = ()
    facets: tuple[str, ...] = ()
    direction: int = 1
    score: float = 0.0
    why: tuple[str, ...] = ()

    @property
    def minted(self) -> bool:
        """Whether the topic stands for the phrase itself, no concept fitting it."""
        return self.topic.startswith("topic:x-")


@dataclass(slots=True)
class _Found:
    """A concept found in a phrase, with all the words that speak for it."""

    concept: int
    mark: str
    mask: int
    start: int
    end: int
    weight: float
    turned: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a phrase that carry meaning; ``last`` is the last word of the first noun phrase where that is
    the head (English, unless a verbal noun opens it), else -1."""

    words: tuple[str, ...]
    slots: tuple[frozenset[int], ...]
    last: int


class TopicIndex:
    """The topic scheme, compiled for finding; build it once and use it for every phrase.

    A language is compiled when it is first asked for (about 25 ms); a phrase then takes about 50 µs. The compiled
    index can be pickled.

    Args:
        vocabulary: where the concepts come from (``vocabulary.topics``).

    >>> from kg.vocab.load import load_vocabulary
    >>> index = TopicIndex(load_vocabulary())
    >>> index.find("وقف إطلاق النار", "ar").topic
    'topic:Ceasefire'
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._topics: tuple[Topic, ...] = tuple(vocabulary.topics.values())
        self._numbers = {topic.id: number for number, topic in enumerate(self._topics)}
        self._above = [self._ancestors(topic) for topic in self._topics]
        self._languages = frozenset(lang for topic in self._topics for lang in topic.label)
        self._sets: dict[str, PatternSet] = {}
        self._met: dict[tuple[str, str], TopicMatch] = {}

    def _ancestors(self, topic: Topic) -> frozenset[int]:
        found: set[int] = set()
        todo = list(topic.broader)
        while todo:
            number = self._numbers.get(todo.pop())
            if number is not None and number not in found:
                found.add(number)
                todo += self._topics[number].broader
        return frozenset(found)

    def _patterns(self, lang: str) -> PatternSet | None:
        """The patterns of a language, compiled when a phrase first needs them; None where no topic has a label."""
        found = self._sets.get(lang)
        if found is None and lang in self._languages:
            found = self._sets[lang] = self._compile(lang)
        return found

    def _compile(self, lang: str) -> PatternSet:
        patterns = PatternSet(rules_of(lang))
        for number, topic in enumerate(self._topics):
            own = topic.patterns.get(lang, ())
            if not any(pattern.startswith((REVERSER, FRAME)) for pattern in own):
                for form in dict.fromkeys((topic.label.get(lang, ""), *topic.forms.get(lang, ()))):
                    patterns.add_form(number, form)
            for pattern in own:
                patterns.add_pattern(number, pattern)
        return patterns

    def find(self, phrase: str, lang: str, actors: ActorFinder | None = None) -> TopicMatch:
        """What ``phrase`` speaks about; ``actors`` names those in it, which become facets."""
        match = self._met.get((phrase, lang))
        if match is None:
            if len(self._met) >= REMEMBERED:
                self._met.clear()
            match = self._met[phrase, lang] = self._find(phrase, lang)
        people = tuple(actors(phrase)) if actors else ()
        return replace(match, facets=(*match.facets, *people)) if people else match

    def _find(self, phrase: str, lang: str) -> TopicMatch:
        patterns = self._patterns(lang)
        if patterns is None:
            return TopicMatch(minted_topic(" ".join(words_of(phrase))))
        read = _read(phrase, patterns)
        hits = patterns.find(read.slots)
        framed = _mask(hit for hit in hits if hit.mark == FRAME)
        found = self._concepts(hits)
        turning = _mask(hit for hit in hits if hit.mark == REVERSER)
        strong = [f for f in found if f.mark == STRONG]
        # A word that turns a topic round (fighting poverty) is no topic beside the one that it turns.
        strong = [f for f in strong if f.mask & ~turning] or strong
        main = self._choose(strong, read)
        if main is None:
            weak = [f for f in found if f.mark == WEAK]
            main = self._choose(weak, read)
            if main is not None and not _heads(main, read, framed):
                return self._mint(read, patterns, [main, *found])
        if main is None:
            return self._mint(read, patterns, found)
        return self._match(main, found, hits, read)

    def _concepts(self, hits: Sequence[Hit]) -> list[_Found]:
        """The concepts of the hits, those inside a longer hit or above a found concept left out."""
        kept = [hit for hit in hits if hit.mark not in (REVERSER, FRAME)]
        kept = [h for h in kept if not any(_covers(other, h) for other in kept)]
        merged: dict[tuple[int, str], _Found] = {}
        for hit in kept:
            found = merged.get((hit.concept, hit.mark))
            if found is None:
                depth = len(self._above[hit.concept])
                weight = hit.words + _DEPTH_BONUS * depth
                merged[hit.concept, hit.mark] = _Found(
                    hit.concept, hit.mark, hit.mask, hit.start, hit.end, weight, hit.turned
                )
                continue
            found.weight += (hit.mask & ~found.mask).bit_count()
            found.mask |= hit.mask
            found.start, found.end = min(found.start, hit.start), max(found.end, hit.end)
        return self._absorb(list(merged.values()))

    def _absorb(self, every: list[_Found]) -> list[_Found]:
        """Broader concepts give their words to a narrower one that shares a word with them (resumption of nuclear
        talks: the talks are those about the nuclear file).
        """
        for one in sorted(every, key=lambda f: len(self._above[f.concept])):
            for other in every:
                if (
                    one.concept in self._above[other.concept]
                    and one.mask & other.mask
                    and RANK[other.mark] <= RANK[one.mark]
                    and other.mark != PLACE
                ):
                    other.weight += (one.mask & ~other.mask).bit_count()
                    other.mask |= one.mask
                    other.start, other.end = min(other.start, one.start), max(other.end, one.end)
                    every = [f for f in every if f is not one]
        return every

    def _choose(self, found: Sequence[_Found], read: _Phrase) -> _Found | None:
        """The concept of the head: the leftmost, in English also the one that ends the first noun phrase."""
        if not found:
            return None
        first = min(f.start for f in found)

        def value(f: _Found) -> tuple[float, int, int, int]:
            bonus = 0.0
            if f.start == first:
                bonus = _HEAD_BONUS if read.last < 0 else _HEAD_BONUS / 2
            if read.last >= 0 and f.mask >> read.last & 1:
                bonus += _HEAD_BONUS
            return (f.weight + bonus, f.start - f.end, -f.start, -f.concept)

        return max(found, key=value)

    def _match(self, main: _Found, found: Sequence[_Found], hits: Sequence[Hit], read: _Phrase) -> TopicMatch:
        others = sorted((f for f in found if f is not main and f.mark in (STRONG, WEAK)), key=_order)
        above = self._above[main.concept]
        further = [f for f in others if f.mark == STRONG and f.concept not in above and f.concept != main.concept]
        turns = self._reversers(main, found, hits)
        said = main.mask | _mask(turns)
        covered = _mask([main, *(f for f in found if f.mark == STRONG)]) | _mask(turns)
        share = covered.bit_count() / max(len(read.words), 1)
        base = 0.5 if main.mark == STRONG else 0.25
        names = dict.fromkeys(self._topics[f.concept].id for f in (main, *others))
        return TopicMatch(
            topic=self._topics[main.concept].id,
            concepts=tuple(names),
            facets=tuple(dict.fromkeys(self._topics[f.concept].id for f in further)),
            direction=-1 if (len(turns) + main.turned) % 2 else 1,
            score=round(base + 0.5 * share, 3),
            why=tuple(word for i, word in enumerate(read.words) if said >> i & 1),
        )

    def _reversers(self, main: _Found, found: Sequence[_Found], hits: Sequence[Hit]) -> list[Hit]:
        """The words that turn the main concept round: near before it, no other concept between.

        A concept that shares words with the main one and has swallowed the turning word (refusal of dialogue,
        beside dialogue) does not save the main one from being turned.
        """
        apart = [f for f in found if f.mark == STRONG and not f.mask & main.mask]
        apart = [f for f in apart if not any(h.mark == REVERSER and h.mask == f.mask for h in hits)]
        taken = _mask(apart) | main.mask
        turns: dict[int, Hit] = {}  # by mask: a word that two patterns list turns but once
        for hit in hits:
            if hit.mark != REVERSER or hit.mask & taken:
                continue
            if hit.end <= main.start and main.start - hit.end <= _REACH:
                between = [f for f in apart if hit.end <= f.start and f.end <= main.start]
                if not between:
                    turns[hit.mask] = hit
        return list(turns.values())

    def _mint(self, read: _Phrase, patterns: PatternSet, found: Sequence[_Found]) -> TopicMatch:
        """A topic of the phrase's own, under the nearest concept that a place or a weak word gives."""
        found = sorted(found, key=lambda f: (f.start, f.end, f.concept))
        names = dict.fromkeys(self._topics[f.concept].id for f in found)
        broader = next(iter(names), _NONE)
        return TopicMatch(
            topic=minted_topic(" ".join(map(patterns.rules.bare, read.words))),
            broader=broader,
            concepts=tuple(names),
            score=0.2 if broader else 0.0,
            why=tuple(w for i, w in enumerate(read.words) if found and found[0].mask >> i & 1),
        )


def _read(phrase: str, patterns: PatternSet) -> _Phrase:
    rules = patterns.rules
    words: list[str] = []
    first_end = 0
    for word in words_of(phrase):
        if word not in rules.skipped:
            words.append(word)
        elif words and not first_end and word in rules.breaks:
            first_end = len(words)
    verbal = rules.verbal is not None and any(rules.verbal.match(word) for word in words[:2])
    last = (first_end or len(words)) - 1 if rules.head_last and not verbal else -1
    return _Phrase(tuple(words), tuple(patterns.slots_of(w) for w in words), last)


def _order(found: _Found) -> tuple[int, float, int, int]:
    return (RANK[found.mark], -found.weight, found.start, found.concept)


def _mask(found: Iterable[Hit | _Found]) -> int:
    """All words that the hits or concepts stand on."""
    mask = 0
    for one in found:
        mask |= one.mask
    return mask


def _covers(other: Hit, one: Hit) -> bool:
    """Whether the words of ``one`` are but a part of those of ``other``, which is no weaker."""
    return one.mask != other.mask and one.mask & ~other.mask == 0 and RANK[other.mark] <= RANK[one.mark]


def _heads(main: _Found, read: _Phrase, framed: int) -> bool:
    """Whether the concept is found at the head of the phrase, framing words (importance of) passed over."""
    first = 0
    while framed >> first & 1:
        first += 1
    return bool(main.mask >> first & 1 or (read.last >= 0 and main.mask >> max(read.last, first) & 1))
