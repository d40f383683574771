"""A mention: a stretch of tokens that names or describes an actor, and phrases found by longest match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.ids import ActorId
from kg.match.entries import Entry, PhraseIndex
from kg.match.lexicon import Word
from kg.match.passage import Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens that names or describes an actor.

    ``how`` is ``registry``, ``short``, ``seat``, ``group``, ``title``, ``pair``, ``institution``, ``described`` or
    ``name``. ``candidates`` are the registry actors that the form may mean; ``country`` and ``organization`` come from
    the words around (nationality, idafa); ``roles`` are those that a title may mean; ``name`` are the tokens of a
    personal name. ``parts`` are the people whom a title in the dual names one by one (وزيرا الخارجية المصري
    والأردني).
    """

    start: int
    end: int
    how: str
    kind: str
    candidates: tuple[ActorId, ...] = ()
    roles: tuple[str, ...] = ()
    country: ActorId = ActorId("")
    organization: ActorId = ActorId("")
    institution: str = ""
    name: tuple[int, int] | None = None
    former: bool = False
    gender: str = ""
    number: str = "s"
    definite: bool = False
    parts: tuple[Mention, ...] = ()

    @property
    def role(self) -> str:
        """The likeliest role of the title, empty without a title."""
        return self.roles[0] if self.roles else ""


def phrase_at(
    index: PhraseIndex, tokens: Sequence[Token], i: int, clitics: bool = True
) -> tuple[list[Entry], int, str] | None:
    """The longest phrases of an index that start at token ``i``: entries, index after them, clitics before them."""
    starts = index.starts
    word = tokens[i].word
    if starts.keys().isdisjoint(word.forms):
        return None
    for key, lead in word.forms.items() if clitics else ((word.key, ""),):
        group = starts.get(key)
        if group is None:
            continue
        hits: list[Entry] = []
        longer = group.get(tokens[i + 1].word.key) if i + 1 < len(tokens) else None
        for entry in longer or ():
            if hits and len(entry.words) < len(hits[0].words):
                break
            if _follows(entry.words, tokens, i):
                hits.append(entry)
        if not hits:
            hits = list(group.get("", ()))
        if hits:
            return hits, i + len(hits[0].words), lead
    return None


def _follows(words: tuple[str, ...], tokens: Sequence[Token], i: int) -> bool:
    if i + len(words) > len(tokens):
        return False
    return len(words) == 2 or all(tokens[i + k].word.key == words[k] for k in range(2, len(words)))


def takes_prefix(word: Word) -> bool:
    """Whether a word can only be read with a proclitic preposition."""
    return bool(word.readings) and all(r.prefix for r in word.readings[-1:]) and not word.demonyms


def has_article(word: Word) -> bool:
    """Whether a word has a reading with the article."""
    return any(r.article for r in word.readings)
