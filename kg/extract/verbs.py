"""Verb groups where the subject stands before its verb: what belongs to a finite verb, and whether it is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.context import Context
from kg.match.lexicon import Hit

VERBAL = ("base", "present3s", "past", "participle", "passiveParticiple")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb with what belongs to it, ``[start, end)``; negated, passive, in a relative clause, or only
    possible or due (could confirm, has to announce)."""

    start: int
    end: int
    negated: bool = False
    passive: bool = False
    relative: bool = False
    modal: bool = False


@cache
def shape(pattern: str) -> re.Pattern[str]:
    """A shape of words, compiled; none fits where a language gives none."""
    return re.compile(pattern or r"(?!)")


def is_adverb(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` is an adverb, by list or by shape."""
    if not ctx.start <= i < ctx.end:
        return False
    word = ctx.tokens[i].word
    if word.classes & {"adverb", "filler"}:
        return True
    if word.hits or word.key in ctx.lexicon.descriptions or word.classes & {"common", "no_adverb"}:
        return False
    return bool(shape(ctx.profile.adverb).match(word.key)) and ctx.text_at(i)[:1].islower()


def is_verb(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` is surely a verb form: an auxiliary, or a cue that is no noun and no description."""
    if not ctx.start <= i < ctx.end:
        return False
    word = ctx.tokens[i].word
    if word.classes & {"auxiliary", "catenative", "deed_verb"}:
        return True
    if word.key in ctx.lexicon.descriptions or "common" in word.classes:
        return False
    slots = {h.slot for h in word.hits}
    return bool(slots & set(VERBAL)) and not slots & {"noun", "adjective"}


def verb_group(ctx: Context, i: int, hit: Hit) -> VerbGroup | None:
    """The group of the verb form ``hit`` at token ``i``, or None where it is not finite."""
    j, negated, infinitive, modal = i, False, False, False
    saw_be = saw_have = saw_other = False
    while j > ctx.start:
        word = ctx.tokens[j - 1].word
        if (aside := next((k for k in range(j - 3, j - 1) if ctx.phrase_is(k, "midway") == j), None)) is not None:
            j = aside  # has in the past suggested
            continue
        if "modal" in word.classes and hit.slot == "past" and ctx.text_at(j - 1)[0].isupper():
            break  # May said: a name, since no modal verb stands before a past tense
        if (word.classes & {"auxiliary"} and "pronoun" not in word.classes) or (
            "genitive" in word.classes and hit.slot in ("participle", "passiveParticiple")
        ):
            saw_be = saw_be or "genitive" in word.classes
        elif word.classes & {"auxiliary", "pronoun"} == {"auxiliary", "pronoun"}:
            saw_other = saw_other or "copula" not in word.classes
            saw_be = saw_be or "copula" in word.classes
            saw_have = saw_have or "have" in word.classes
            break
        elif j == i and hit.slot == "participle" and "catenative" in word.classes:
            saw_be = True  # has started asking
        elif infinitive and "catenative" in word.classes:
            saw_other = True
        elif "infinitive" in word.classes and not infinitive and j - 1 > ctx.start and _hands_on(ctx, j - 2):
            infinitive = True
        elif (
            ("negation" in word.classes and "preposition" not in word.classes)
            or is_adverb(ctx, j - 1)
            or ("floating" in word.classes and (ctx.text_at(j - 2) == "," or ctx.text_at(j - 2)[:1].isalpha()))
        ):
            pass
        else:
            break
        modal = modal or "modal" in word.classes or ("infinitive" in word.classes and ctx.is_class(j - 2, "have"))
        negated = (
            negated or "negation" in word.classes or ("lasting" in word.classes and ctx.is_class(j - 2, "negation"))
        )
        saw_have = saw_have or ("have" in word.classes)
        saw_be = saw_be or (bool(word.classes & {"copula"}) and "auxiliary" in word.classes)
        saw_other = saw_other or ("auxiliary" in word.classes and not word.classes & {"have", "copula"})
        j -= 1
    while j < i and is_adverb(ctx, j) and not ctx.is_class(j, "negation") and ctx.text_at(j)[0].isupper():
        j += 1
    relative = ctx.is_class(j - 1, "relative") or (ctx.is_class(j - 1, "that") and j - 2 >= ctx.start)
    if not _finite(hit.slot, saw_be, saw_have, saw_other or infinitive, ctx, i, j):
        return None
    passive = (hit.slot == "passiveParticiple" and saw_be and not saw_have) or (
        saw_be and saw_have and hit.slot == "passiveParticiple"
    )
    return VerbGroup(j, i + 1, negated, passive, relative, modal)


def _hands_on(ctx: Context, k: int) -> bool:
    while is_adverb(ctx, k):
        k -= 1
    return ctx.is_class(k, "catenative")


def _finite(slot: str, be: bool, have: bool, other: bool, ctx: Context, i: int, j: int) -> bool:
    if slot == "participle":
        return be
    if slot == "passiveParticiple":
        return be or have
    if slot in ("past", "present3s"):
        return not (be or have or other)
    if slot == "base":
        if ctx.is_class(i - 1, "infinitive") and not other:
            return False
        return other or (not be and not have)
    return False
