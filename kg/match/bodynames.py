"""Bodies that no registry knows: which words name one, and their English (التيار الديمقراطي → Democratic Current)."""

from __future__ import annotations

from collections.abc import Iterable

from kg.match.lexicon import Lexicon, Word
from kg.match.mention import has_article
from kg.match.passage import Passage
from kg.match.transliterate import to_latin

LONGEST = 8
"""Words in the name of a body at the most."""


def name_end(passage: Passage, i: int, end: int, lexicon: Lexicon) -> int:
    """The index behind the words that say which body the head noun at ``i`` means; ``i + 1`` where none do.

    Behind an indefinite head stands the noun with the article that it belongs to (نقابة الصحفيين, مركز دراسات الخليج),
    behind either kind adjectives (الحركة الشعبية), joined nouns (العدالة والتنمية) and what it is for (للدراسات).
    """
    tokens = passage.tokens
    end = min(end, i + LONGEST)
    j = i + 1
    if not has_article(tokens[i].word):
        while j < end and _listed(tokens[j].word, lexicon) and not has_article(tokens[j].word):
            j += 1
        if j >= end or not _bare_article(tokens[j].word):
            return i + 1
        j += 1
    while j < end:
        word = tokens[j].word
        if not (_adjective(word, lexicon) or _joined(word, lexicon)):
            purpose = _purpose(passage, j, end, lexicon)
            if purpose == j:
                break
            j = purpose
            continue
        j += 1
    return j


def _listed(word: Word, lexicon: Lexicon) -> bool:
    known = lexicon.namewords.get(word.key)
    return known is not None and known.part == "noun"


def _bare_article(word: Word) -> bool:
    """Whether a word wears the article and no preposition, and is no nationality."""
    return any(r.article and not r.prefix for r in word.readings) and not word.demonyms


def _adjective(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word with the article is an adjective of bodies, or has the shape of one (الجيوفيزيائية)."""
    if not _bare_article(word) or word.conjunction:
        return bool(word.demonyms) and has_article(word) and not any(r.prefix for r in word.readings)
    stem = next(r.stem for r in word.readings if r.article)
    known = lexicon.namewords.get(stem) or lexicon.namewords.get(stem[:-1])
    if known is not None:
        return known.part == "adjective"
    return len(stem) > 5 and stem.endswith(lexicon.profile.nisba) and stem not in lexicon.nouns


def _joined(word: Word, lexicon: Lexicon) -> bool:
    return any(r.conjunction and r.article and not r.prefix and r.stem in lexicon.namewords for r in word.readings)


def _purpose(passage: Passage, j: int, end: int, lexicon: Lexicon) -> int:
    """The index behind what a body is for (للدراسات, لحقوق الإنسان); ``j`` where nothing is."""
    for reading in passage.tokens[j].word.readings:
        if reading.prefix in lexicon.profile.datives and reading.prefix and reading.stem in lexicon.namewords:
            if reading.article:
                return j + 1
            return j + 2 if j + 1 < end and _bare_article(passage.tokens[j + 1].word) else j
    return j


def english_name(words: Iterable[str], lexicon: Lexicon) -> str:
    """A name word by word: adjectives before the noun that they follow, nouns in their order, others in Latin letters.

    The last noun of a chain stands first (خلاص وطن: salvation of the nation), which English says in one compound. An
    ordinary word without an English one is left out: its letters would say nothing.
    """
    groups: list[list[str]] = []
    for text in words:
        word = lexicon.word(text)
        known = next((lexicon.namewords[r.stem] for r in word.readings if r.stem in lexicon.namewords), None)
        masculine = next((lexicon.namewords[s] for r in word.readings if (s := r.stem[:-1]) in lexicon.namewords), None)
        if known is None and masculine is not None and masculine.part == "adjective":
            known = masculine
        if word.demonyms or (known is None and _adjective(word, lexicon)):
            continue
        joined = any(r.conjunction and r.article for r in word.readings)
        if joined and groups:
            groups.append(["and"])
        if known is not None and known.part == "adjective" and groups:
            groups[-1].insert(0, known.en)
        else:
            groups.append([known.en if known is not None else to_latin(text.removeprefix("و") if joined else text)])
    return " ".join(word for group in groups for word in group)
