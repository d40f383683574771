"""Two holders of one office in a word: الوزيران، الرئيسان الفرنسي والأميركي، وزيرا خارجية مصر والأردن."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.match.lexicon import Lexicon
from kg.match.mention import Mention, phrase_at, takes_prefix
from kg.match.passage import Passage

Finder = Callable[[Passage, int, int], Mention | None]


def find_pair(passage: Passage, i: int, end: int, lexicon: Lexicon, at: Finder) -> Mention | None:
    """The title in the dual that starts at token ``i``, with the two nationalities, states or people behind it.

    Args:
        passage: the paragraph.
        i: index of the first token.
        end: index after the last token that may belong to it.
        lexicon: the compiled vocabulary.
        at: finds the mention at a token, for states and names behind the title.
    """
    if "sides" in passage.tokens[i].word.classes:
        return _sides(passage, i, end)
    hit = phrase_at(lexicon.pairs, passage.tokens, i)
    if hit is None or hit[1] > end:
        return None
    entries, j, _ = hit
    ranks = lexicon.vocabulary.roles
    roles = tuple(sorted({e.id for e in entries}, key=lambda r: (ranks[r].rank, len(r), r)))
    pair = Mention(i, j, "pair", "person", roles=roles, number="d", definite=True)
    parts: list[Mention] = []
    while j < end and len(parts) < 2:
        word = passage.tokens[j].word
        if word.demonyms and not takes_prefix(word):
            parts.append(replace(pair, how="title", number="s", country=word.demonyms[0].actor))
            if word.demonyms[0].number == "d":
                return replace(pair, end=j + 1, country=word.demonyms[0].actor)
            j += 1
            continue
        found = at(passage, j, end)
        if found is None or (parts and not word.conjunction and not any(r.conjunction for r in word.readings)):
            break
        if found.kind == "country" and found.candidates:
            parts.append(replace(pair, how="title", number="s", country=found.candidates[0]))
        elif found.name is not None:
            parts.append(replace(found, roles=found.roles or roles))
        else:
            break
        j = found.end
    return replace(pair, end=j, parts=tuple(parts)) if len(parts) == 2 else pair


def _sides(passage: Passage, i: int, end: int) -> Mention:
    """The two sides (الجانبان), with the nationalities behind the noun if there are two (الجانبان المصري والتركي)."""
    parts: list[Mention] = []
    j = i + 1
    while j < end and len(parts) < 2 and (nations := passage.tokens[j].word.demonyms):
        parts.append(Mention(j, j + 1, "registry", "country", (nations[0].actor,)))
        j += 1
    two = len(parts) == 2
    return Mention(i, j if two else i + 1, "pair", "country", number="d", parts=tuple(parts) if two else ())
