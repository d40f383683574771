"""Topics as clean noun phrases where words stand apart: determiners and dangling words cut, possessives joined."""

from __future__ import annotations

import re

from kg.extract.context import Context

_POSSESSIVE = re.compile(r"\s+(['’]s\b|['’](?=\s|$))")
_LEADING = ("article", "demonstrative", "possessive", "infinitive", "conjunction", "complementizer", "auxiliary", "adverb", "because")
_TRAILING = ("article", "possessive", "infinitive", "conjunction", "preposition", "auxiliary", "adverb", "time", "quantifier", "adjunct")


def tidy(ctx: Context, topic: str) -> str:
    """The topic without leading determiners, ``to`` and trailing function words; unchanged where nothing would be left."""
    words = _POSSESSIVE.sub(r"\1", topic).split()
    while len(words) > 1 and ctx.lexicon.word(words[0]).classes & set(_LEADING):
        words = words[1:]
    while len(words) > 1 and ctx.lexicon.word(words[-1]).classes & set(_TRAILING) and not words[-1][:1].isupper():
        words = words[:-1]
    return " ".join(words)
