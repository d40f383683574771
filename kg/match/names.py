"""Personal names that no registry knows: where they end, and what cannot be part of one."""

from __future__ import annotations

import re

from kg.ids import ActorId
from kg.match.entries import Entry
from kg.match.lexicon import Lexicon, Word
from kg.match.mention import has_article
from kg.match.passage import Passage

MAX_NAME = 5
"""More words than this are no name (the longest in the registry have five)."""


class NameFinder:
    """Finds unknown personal names in passages of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._title_cache: dict[str, bool] = {}
        self._finite = re.compile(lexicon.profile.finite or r"(?!)")
        self._verbal = re.compile(lexicon.profile.verbal_noun or r"(?!)")

    def name_at(self, passage: Passage, i: int, end: int) -> int | None:
        """The index after the personal name that starts at token ``i``, or None."""
        tokens = passage.tokens
        j = i
        while j < end and j - i < MAX_NAME:
            token = tokens[j]
            if token.text in '()"«»“”' or not token.text[0].isalpha():
                break
            if j > i and token.word.classes & {"name_joint", "name_end"}:
                j += 1
                continue
            if not self.name_like(token.word):
                after_first_name = (
                    j > i and has_article(token.word) and not token.word.demonyms and self.al_name(token.word)
                )
                if not (after_first_name or self._surname(passage, i, j, end)):
                    break
            j += 1
        while j > i and "name_joint" in tokens[j - 1].word.classes:
            j -= 1
        return j if j > i else None

    def _surname(self, passage: Passage, i: int, j: int, end: int) -> bool:
        """Whether a word that may be a verb is a surname: behind a given name, before a clause it cannot govern."""
        word = passage.tokens[j].word
        if j != i + 1 or not self.opens(passage.tokens[i].word) or word.classes or word.demonyms or j + 1 >= end:
            return False
        if word.hits and all(h.finite and h.reading.enclitic in self.lexicon.profile.nisba for h in word.hits):
            return True  # محمد طالبي, not «Mohamed asked me»
        clause = "that" in passage.tokens[j + 1].word.classes and not passage.tokens[j + 1].word.conjunction
        governs = any(t.split()[0] == "THAT" for h in word.hits for c in h.cues for t in c.takes)
        return clause and bool(word.hits) and not governs

    def opens(self, word: Word) -> bool:
        """Whether a word is a given name, with which an unknown name surely opens."""
        return bool(word.classes & {"given_name", "name_start"})

    def name_like(self, word: Word) -> bool:
        """Whether a word may be part of a personal name: no function word, verb, nationality or common noun."""
        key = word.key
        if word.classes & {"name_start", "given_name"}:
            return True
        if len(key) < 2 or word.classes or word.demonyms or has_article(word):
            return False
        if any(h.reading.bare or h.finite for h in word.hits) or self._finite.match(key):
            return False
        return key not in self.lexicon.descriptions and not self._starts_title(key) and not self._ordinary(word)

    def verb_shaped(self, word: Word) -> bool:
        """Whether a word has the shape of a finite verb."""
        return self._finite.match(word.key) is not None

    def _ordinary(self, word: Word) -> bool:
        """Whether a word is a word of the language, bare, behind a proclitic, or in the accusative (اتصالا)."""
        ordinary = self.lexicon.ordinary
        if word.key in ordinary or (word.key.endswith("ا") and word.key[:-1] in ordinary):
            return True
        for reading in word.readings[1:]:
            if (
                reading.prefix
                and reading.prefix != self.lexicon.profile.future
                and len(reading.stem) >= 4
                and (reading.stem in ordinary or self._verbal.match(reading.stem))
            ):
                return True
        keys = [word.key, *(r.stem for r in word.readings[1:] if r.prefix)]  # بمراكش is a place behind its preposition
        places = (e for key in keys for e in _places(self.lexicon, key))
        return any(e.strength in ("form", "seat") and len(e.words) == 1 for e in places)

    def al_name(self, word: Word) -> bool:
        """Whether a word with the article may be a surname, as far as it is no function word, title or cue."""
        if not has_article(word):
            return False
        if "name_end" in word.classes:
            return True
        return (
            not word.classes
            and not word.hits
            and word.key not in self.lexicon.descriptions
            and not self._starts_title(word.key)
        )

    def _starts_title(self, key: str) -> bool:
        known = self._title_cache.get(key)
        if known is None:
            known = any(len(e.words) == 1 for e in self.lexicon.titles.get(key, ())) or key in self.lexicon.institutions
            self._title_cache[key] = known
        return known


def names_state(lexicon: Lexicon, word: Word, *, joined: bool = False) -> bool:
    """Whether a word names a state, ``joined`` by a conjunction if asked; folded, its adjective may look like it."""
    keys = [r.stem for r in word.readings if not (r.prefix or r.article) and (r.conjunction or not joined)]
    return any(e.strength == "form" and len(e.words) == 1 for key in keys for e in _places(lexicon, key))


def _places(lexicon: Lexicon, key: str) -> list[Entry]:
    """The states that a word names by itself: a personal name does not run across them."""
    actors = lexicon.vocabulary.actors
    return [e for e in lexicon.actors.get(key, ()) if actors[ActorId(e.id)].kind == "country"]
