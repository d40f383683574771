"""Adjectives and nouns of stance with their holder: ``Beijing is willing to``, ``its rejection of``."""

from __future__ import annotations

from kg.extract.clausal import negation_before
from kg.extract.complement import Complement
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.government import find_government
from kg.extract.party import Party
from kg.extract.phrase import before, behind, owner_mark
from kg.extract.reach import find_end
from kg.extract.verbs import is_adverb
from kg.extract.voice import parties_in, possessor
from kg.match.lexicon import Hit
from kg.vocab.types import Cue

SURE = 0.6
SURE_NOUN = 0.8
LEAST = 0.4


def holding(ctx: Context, i: int) -> Frame | None:
    """The frame of an adjective or a noun of stance at token ``i`` whose holder the sentence names, or None."""
    if not ctx.profile.subject_first:
        return None
    for hit in ctx.cue_hits(i):
        if hit.slot in ("adjective", "noun"):
            frame = _adjective(ctx, i, hit) if hit.slot == "adjective" else _noun(ctx, i, hit)
            if frame is not None:
                return frame
    return None


def _adjective(ctx: Context, i: int, hit: Hit) -> Frame | None:
    start = i
    while (
        start > ctx.start
        and (is_adverb(ctx, start - 1) or ctx.is_class(start - 1, "negation"))
        and not ctx.is_class(start - 1, "preposition")
    ):
        start -= 1
    copula = ctx.is_class(start - 1, "copula") or ctx.is_class(start - 1, "genitive")
    if not copula and not ctx.headline:
        return None
    negated = any(ctx.is_class(k, "negation") for k in range(start, i)) or ctx.is_class(start - 1, "negation")
    while start > ctx.start and (
        ctx.is_class(start - 1, "auxiliary", "copula", "negation") or is_adverb(ctx, start - 1)
    ):
        if ctx.is_class(start - 1, "pronoun"):
            break
        negated = negated or ctx.is_class(start - 1, "negation")
        start -= 1
    at = (start - 1, start) if ctx.is_class(start - 1, "pronoun") else before(ctx, start)
    if at is None:
        return None
    parties = parties_in(ctx, at)
    found = find_government(ctx, tuple(c for c in hit.cues if c.weight >= SURE), i)
    if not parties or found is None:
        return None
    return _made(
        ctx, "holding.adjective", at[0], i, found, hit, parties, at, negated, (start, max(i + 1, found.gap[1]))
    )


def _noun(ctx: Context, i: int, hit: Hit) -> Frame | None:
    cues = tuple(c for c in hit.cues if _sure(ctx, c))
    if not cues:
        return None
    start = i
    while (
        start > ctx.start
        and start > i - 4
        and ctx.text_at(start - 1)[:1].isalpha()
        and not ctx.tokens[start - 1].word.classes
        & {"possessive", "article", "preposition", "auxiliary", "conjunction", "that"}
    ):
        if ctx.is_class(start - 1, "genitive"):
            break
        start -= 1
    holder = _holder(ctx, start)
    after = i
    if holder is None and ctx.is_class(i + 1, "agent"):
        at = behind(ctx, i + 2, attached=False)
        if at is not None and (parties := parties_in(ctx, at)):
            holder, after = (parties, at), at[1] - 1
    if holder is None:
        return None
    found = find_government(ctx, cues, after)
    if found is None or (found.cue.stance == "asserts" and found.kind != "clause" and not ctx.wide):
        return None
    parties, at = holder
    first = min(at[0], start) if at[0] < i else i
    return _made(
        ctx,
        "holding.noun",
        first,
        i,
        found,
        hit,
        parties,
        at,
        negation_before(ctx, first),
        (start, max(i + 1, found.gap[1])),
    )


def _sure(ctx: Context, cue: Cue) -> bool:
    """Whether a noun takes a position beyond doubt, or claims that something is so (its claim that …)."""
    if cue.act in ("performative", "attitude") or cue.stance != "asserts":
        return cue.weight >= (LEAST if ctx.wide else SURE_NOUN)
    return "THAT" in cue.takes and cue.weight >= (LEAST if ctx.wide else SURE)


def _holder(ctx: Context, start: int) -> tuple[tuple[Party, ...], Range] | None:
    """Whose noun it is: a possessive pronoun or a name with its possessive mark right before it."""
    j = start - 1
    if ctx.is_class(j, "possessive"):
        parties = possessor(ctx, j)
        return (parties, (j, j + 1)) if parties else None
    if owner_mark(ctx, j):
        named = next((m for m in ctx.mentions if m.end == j), None)
        at = (named.start, j) if named is not None and ctx.headline else before(ctx, j)
        if at is not None and (parties := parties_in(ctx, at)):
            return parties, at
    return None


def _made(
    ctx: Context,
    rule: str,
    start: int,
    i: int,
    found: Complement,
    hit: Hit,
    who: tuple[Party, ...],
    at: Range,
    negated: bool,
    span: Range,
) -> Frame | None:
    content = (
        found.content,
        find_end(ctx, found.content, "noun" if rule == "holding.noun" and found.kind == "phrase" else found.kind),
    )
    if content[1] <= content[0]:
        return None
    cue = found.cue
    return Frame(
        rule,
        start,
        i,
        content,
        found.kind,
        cue.act,
        cue.stance,
        who,
        at,
        found.target,
        cue,
        hit,
        negated,
        cue.weight * 0.95,
        (f"{hit.lexeme.pos} {hit.lexeme.lemma} with its holder",),
        headline=ctx.headline,
        cue_span=span,
        holder=at,
    )
