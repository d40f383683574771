"""The office of somebody: مكتب ماكرون، مكتب وزير الدفاع الإسرائيلي، ديوان رئيس الحكومة."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.match.lexicon import Lexicon
from kg.match.mention import Mention
from kg.match.passage import Passage

Finder = Callable[[Passage, int, int], Mention | None]


def find_bureau(passage: Passage, i: int, end: int, lexicon: Lexicon, finders: tuple[Finder, ...]) -> Mention | None:
    """The office of a person or of the holder of a title that starts at token ``i``; its ``parts`` are that person.

    An office that the registry knows by name, or that every state has (مكتب رئيس الوزراء), is found before.
    """
    word = passage.tokens[i].word
    named = word.classes | {c for r in word.readings if r.conjunction for c in lexicon.word(r.stem).classes}
    if "office_word" not in named or i + 1 >= end:
        return None
    at = i + 1
    while at + 1 < end and "honorific" in passage.tokens[at].word.classes:
        at += 1  # مكتب السيد علي الخامنئي
    owner = next((m for find in finders if (m := find(passage, at, end)) is not None), None)
    if owner is None or owner.kind != "person" or owner.how not in ("title", "registry", "short"):
        return None
    if passage.tokens[at].word.key not in lexicon.actors and passage.tokens[at].word.key not in lexicon.titles:
        return None  # مكتب للرئيس: a preposition stands between
    body = Mention(i, owner.end, "bureau", "organization", definite=True, country=owner.country)
    return replace(body, organization=owner.organization, parts=(replace(owner, definite=True),))
