"""The phrases that no concept of the scheme covers, the most frequent first: what the scheme should learn next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.ids import TopicId
from kg.match.topics import TopicIndex


@dataclass(frozen=True, slots=True)
class UnmappedTopic:
    """A minted topic: how often it was said, its commonest wording in each language, the concept above it."""

    topic: TopicId
    count: int
    label: tuple[tuple[str, str], ...]
    variants: tuple[tuple[str, str], ...]
    broader: TopicId


def find_unmapped(topics: Iterable[tuple[str, str, str]], index: TopicIndex) -> list[UnmappedTopic]:
    """The minted topics among statements, the most frequent first.

    Args:
        topics: of each statement its topic id, topic phrase and language. A statement whose id is empty is looked up;
            one whose phrase a concept covers by now is left out.
        index: the scheme to ask.
    """
    seen: dict[TopicId, Counter[tuple[str, str]]] = {}
    above: dict[TopicId, TopicId] = {}
    for known, phrase, lang in topics:
        if not phrase.strip() or (known and not known.startswith("topic:x-")):
            continue
        match = index.find(phrase, lang)
        if match.minted:
            topic = TopicId(known) if known else match.topic
            seen.setdefault(topic, Counter())[lang, " ".join(phrase.split())] += 1
            above.setdefault(topic, match.broader)
    found = [_unmapped(topic, words, above[topic]) for topic, words in seen.items()]
    return sorted(found, key=lambda one: (-one.count, one.label, one.topic))


def _unmapped(topic: TopicId, words: Counter[tuple[str, str]], broader: TopicId) -> UnmappedTopic:
    ranked = sorted(words, key=lambda word: (-words[word], word))
    label: dict[str, str] = {}
    for lang, phrase in ranked:
        label.setdefault(lang, phrase)
    main = tuple(sorted(label.items()))
    return UnmappedTopic(topic, words.total(), main, tuple(word for word in ranked if word not in main), broader)
