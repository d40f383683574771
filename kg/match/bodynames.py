"""English for the names of parties and bodies that no registry knows: التيار الديمقراطي → Democratic Current."""

from __future__ import annotations

from collections.abc import Iterable

from kg.match.lexicon import Lexicon
from kg.match.transliterate import to_latin


def english_name(words: Iterable[str], lexicon: Lexicon) -> str:
    """A name word by word: adjectives before the noun that they follow, nouns in their order, others in Latin letters.

    The last noun of a chain stands first (خلاص وطن: salvation of the nation), which English says in one compound.
    """
    groups: list[list[str]] = []
    for text in words:
        word = lexicon.word(text)
        known = next((lexicon.namewords[r.stem] for r in word.readings if r.stem in lexicon.namewords), None)
        masculine = next((lexicon.namewords[s] for r in word.readings if (s := r.stem[:-1]) in lexicon.namewords), None)
        if known is None and masculine is not None and masculine.part == "adjective":
            known = masculine
        joined = any(r.conjunction and r.article for r in word.readings)
        if joined and groups:
            groups.append(["and"])
        if known is not None and known.part == "adjective" and groups:
            groups[-1].insert(0, known.en)
        else:
            groups.append([known.en if known is not None else to_latin(text.removeprefix("و") if joined else text)])
    return " ".join(word for group in groups for word in group)
