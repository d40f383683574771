"""A mention: a stretch of tokens that names or describes an actor, and phrases found by longest match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.ids import ActorId
from kg.match.lexicon import Entry, Lexicon, Word
from kg.match.passage import Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens that names or describes an actor.

    ``how`` is ``registry``, ``short``, ``seat``, ``group``, ``title``, ``institution``, ``described`` or ``name``.
    ``candidates`` are the registry actors that the form may mean; ``country`` and ``organization`` come from
    the words around (nationality, idafa); ``roles`` are those that a title may mean; ``name`` are the tokens of a personal name.
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

    @property
    def role(self) -> str:
        """The likeliest role of the title, empty without a title."""
        return self.roles[0] if self.roles else ""


def phrase_at(
    index: dict[str, tuple[Entry, ...]], tokens: Sequence[Token], i: int, lexicon: Lexicon, clitics: bool = True
) -> tuple[list[Entry], int, str] | None:
    """The longest phrases of an index that start at token ``i``: entries, index after them, clitics before them."""
    word = tokens[i].word
    options: list[tuple[str, str]] = [(word.key, "")]
    if clitics:
        for reading in word.readings[1:]:
            form = reading.with_article(lexicon.profile.article)
            lead = reading.conjunction + reading.prefix
            if form != word.key and (lead or not reading.article) and reading.prefix != lexicon.profile.future:
                options.append((form, lead))
    for key, lead in options:
        entries = index.get(key)
        if not entries:
            continue
        hits: list[Entry] = []
        for entry in entries:
            size = len(entry.words)
            if hits and size < len(hits[0].words):
                break
            if size == 1 or _follows(entry.words, tokens, i):
                hits.append(entry)
        if hits:
            return hits, i + len(hits[0].words), lead
    return None


def _follows(words: tuple[str, ...], tokens: Sequence[Token], i: int) -> bool:
    return i + len(words) <= len(tokens) and all(tokens[i + k].word.key == words[k] for k in range(1, len(words)))


def takes_prefix(word: Word) -> bool:
    """Whether a word can only be read with a proclitic preposition."""
    return bool(word.readings) and all(r.prefix for r in word.readings[-1:]) and not word.demonyms


def has_article(word: Word) -> bool:
    """Whether a word has a reading with the article."""
    return any(r.article for r in word.readings)
