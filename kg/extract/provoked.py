"""Stances that something meets with: أثارت الخطة انتقادات من الاتحاد الأوروبي، قوبل القرار برفض من موسكو وبكين."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.party import Party
from kg.extract.subject import behind
from kg.match.lexicon import Hit
from kg.match.mention import Mention
from kg.vocab.types import Cue

REACH = 14
"""How far behind its verb the noun of the stance may stand."""


def provoked(ctx: Context, i: int) -> Frame | None:
    """The frame of a noun of position at token ``i`` with «from» and its holders behind, or None."""
    if ctx.profile.subject_first:
        return None
    found = next(((h, c) for h in ctx.cue_hits(i) for c in h.cues if _position(h, c)), None)
    held = _holders(ctx, i) if found is not None else None
    content = _met(ctx, i) if held is not None else None
    if found is None or held is None or content is None:
        return None
    hit, cue = found
    parties, at = held
    return Frame(
        "provoked", min(content[0], i), i, content, "phrase", cue.act, cue.stance, parties, at, None, cue, hit, False,
        cue.weight * 0.9, (f"noun {hit.lexeme.lemma} with its holders behind «from»",), headline=ctx.headline,
    )  # fmt: skip


def _holders(ctx: Context, i: int) -> tuple[tuple[Party, ...], Range] | None:
    """Whose stance the noun at ``i`` is: those behind «from», or the states of its adjectives (رفض فلسطيني وأردني)."""
    after = _from(ctx, i)
    if after:
        behind_it = behind(ctx, after - 1, names=False)
        if behind_it is None:
            return None
        parties = tuple(p for m in behind_it[0] for p in ctx.parties.everyone(m, ctx.passage))
        return (parties, (behind_it[0][0].start, behind_it[0][-1].end)) if parties else None
    last = i + 1
    found: list[Party] = []
    while last < ctx.end and (nations := ctx.tokens[last].word.demonyms) and not nations[0].definite:
        state = ctx.parties.resolve(Mention(last, last + 1, "registry", "country", (nations[0].actor,)), ctx.passage)
        found += [state] if state is not None else []
        last += 1
    return (tuple(found), (i + 1, last)) if found else None


def _position(hit: Hit, cue: Cue) -> bool:
    """Whether a cue is a noun of position by itself: no verb, no article, no pronoun."""
    noun = not hit.finite and hit.slot in ("noun", "verbalNoun") and not (hit.reading.article or hit.reading.enclitic)
    return noun and cue.act in ("performative", "attitude") and cue.stance != "asserts" and cue.weight >= 0.6


def _from(ctx: Context, i: int) -> int:
    """The index behind «from» (or «on the part of») that follows the noun and its adjectives, 0 where none does."""
    j = i + 1
    while j < min(i + 4, ctx.end) and not ctx.is_class(j, "from"):
        if ctx.tokens[j].word.classes - {"noun", "common"} or not ctx.text_at(j)[0].isalpha():
            return 0
        j += 1
    if j >= min(i + 4, ctx.end):
        return 0
    return j + 2 if ctx.is_class(j + 1, "part_of") else j + 1


def _met(ctx: Context, i: int) -> Range | None:
    """What meets with the stance: the words between the verb of meeting and the noun, or those before the verb."""
    verb = next((k for k in range(i - 1, max(ctx.start - 1, i - REACH), -1) if ctx.is_class(k, "meets_with")), None)
    if verb is None or any(ctx.text_at(k) in ("،", ",") for k in range(verb, i)):
        return None
    if i - verb >= 2:
        return (verb + 1, i)
    start = verb
    while start > ctx.start and ctx.text_at(start - 1) not in ("،", ",", "؛", ":"):
        start -= 1
    return (start, verb) if verb - start >= 1 else None
