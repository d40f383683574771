"""Nationality adjectives of several words (كوري جنوبي, South Korean): each of their words then has the nationality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kg.fold import fold

if TYPE_CHECKING:
    from kg.ids import ActorId
    from kg.match.entries import Demonym
    from kg.match.passage import Token
    from kg.text.profile import Profile
    from kg.text.words import Reading
    from kg.vocab.types import Vocabulary


class Compound(NamedTuple):
    """The words behind the first one, whose adjective it is, gender, number; ``bare``: the first is not inflected."""

    rest: tuple[str, ...]
    actor: ActorId
    gender: str
    number: str
    bare: bool


Compounds = Mapping[str, Sequence[Compound]]


def compound_demonyms(vocabulary: Vocabulary, lang: str, profile: Profile) -> Compounds:
    """Adjectives of several words by their first one: every word inflected, or (جنوب أفريقي) the last one alone."""
    found: dict[str, set[Compound]] = defaultdict(set)
    for actor in vocabulary.actors.values():
        for base in actor.demonyms.get(lang, ()):
            words = base.split()
            for ending, gender, number in profile.demonym_endings if len(words) > 1 else ():
                every = [fold(word + ending) for word in words]
                last = [*(fold(word) for word in words[:-1]), every[-1]]
                found[every[0]].add(Compound(tuple(every[1:]), actor.id, gender, number, False))
                found[last[0]].add(Compound(tuple(last[1:]), actor.id, gender, number, True))
    return {first: sorted(group, key=lambda c: (-len(c.rest), c)) for first, group in found.items()}


def join_demonyms(tokens: list[Token], compounds: Compounds, make: type[Demonym], *, cased: bool) -> None:
    """Gives the words of compound adjectives among the tokens the nationality of the whole."""
    for i in range(len(tokens) - 1):
        for reading in tokens[i].word.readings if tokens[i].word.compound else ():
            if reading.stem not in compounds or (cased and not tokens[i].text[0].isupper()):
                continue
            compound = next((c for c in compounds[reading.stem] if _follows(tokens, i, reading, c, cased)), None)
            if compound is not None:
                whole = make(compound.actor, compound.gender, compound.number, reading.article)
                for k in range(i, i + 1 + len(compound.rest)):
                    word = copy(tokens[k].word)
                    word.demonyms = (whole,)
                    tokens[k] = replace(tokens[k], word=word)
                break


def _follows(tokens: Sequence[Token], i: int, first: Reading, compound: Compound, cased: bool) -> bool:
    if i + len(compound.rest) >= len(tokens):
        return False
    for k, stem in enumerate(compound.rest, start=i + 1):
        if cased and not tokens[k].text[0].isupper():
            return False
        fitting = [r for r in tokens[k].word.readings if r.stem == stem and not r.conjunction and not r.prefix]
        if not any(r.article == first.article or compound.bare for r in fitting):
            return False
    return True
