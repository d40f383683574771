"""Clauses that a conjunction joins in what is said, where the subject stands before its verb.

``said the talks had failed | and that …``, ``… | and he would …``, ``…, | but would not hesitate to …``: each can be
believed apart, and is a part of its own.
"""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.phrase import behind
from kg.extract.predicate import finite_at, read_clause
from kg.extract.reach import find_end, trimmed
from kg.extract.verbs import is_adverb

LEAST = 3
"""Words of a part at the least."""
_NEAR = 8
"""Words behind a relative pronoun that belong to its clause."""


def conjuncts(ctx: Context, frame: Frame, content: Range) -> list[Range]:
    """The clauses of a content that can be believed apart; the content alone where it is one."""
    start, end = content
    cuts: list[tuple[int, int]] = []
    last, i = start, start + LEAST
    while i < end - LEAST:
        quote = ctx.passage.opening(i)
        if quote is not None and quote.words >= 4 and quote.close - quote.open < 0.6 * (end - start):
            i = quote.close + 1
            continue
        begin = _opens(ctx, frame, (last, i), end) if ctx.is_class(i, "joint", "turn") else None
        if begin is not None and end - begin >= LEAST:
            cuts.append((i, begin))
            last = begin
        i += 1
    edges = [start, *(begin for _, begin in cuts)]
    stops = [*(cut for cut, _ in cuts), end]
    return [(a, trimmed(ctx, a, b)) for a, b in zip(edges, stops, strict=True)]


def _opens(ctx: Context, frame: Frame, left: Range, end: int) -> int | None:
    """Where the clause behind the conjunction at the end of ``left`` begins, None where none does."""
    i = left[1]
    if i - left[0] < LEAST or _hangs(ctx, left):
        return None
    j = i + 1
    while j < end and is_adverb(ctx, j) and not ctx.is_class(j, "negation"):
        j += 1
    if ctx.is_class(j, "that") and not ctx.is_class(j + 1, "auxiliary", "copula"):
        return j + 1 if behind(ctx, j + 1) is not None else None
    if ctx.is_class(j, "pronoun") and not ctx.is_class(j, "relative"):
        return j if ctx.is_class(j, "auxiliary") or finite_at(ctx, _past_adverbs(ctx, j + 1)) else None
    if ctx.is_class(j, "auxiliary") and not ctx.is_class(j, "pronoun", "genitive"):
        return j if read_clause(ctx, frame, left) is not None and not ctx.is_class(j, "participial") else None
    at = behind(ctx, j, apposed=False)
    if at is None or at[1] >= end or not finite_at(ctx, _past_adverbs(ctx, at[1])):
        return None
    clause = read_clause(ctx, frame, left)
    comma = ctx.text_at(i - 1) == ","
    return j if clause is not None and (comma or clause.copula or clause.passive) else None


def _past_adverbs(ctx: Context, i: int) -> int:
    while is_adverb(ctx, i) and not ctx.is_class(i, "negation"):
        i += 1
    return i


def _hangs(ctx: Context, left: Range) -> bool:
    """Whether what stands before a conjunction is still inside a reason, a condition or a relative clause."""
    for k in range(left[0] + 1, left[1]):
        if ctx.is_class(k, "because", "breaker", "condition", "continuing") and not ctx.is_class(k, "preposition"):
            return True
        near = left[1] - k <= _NEAR and not any(ctx.text_at(m) == "," for m in range(k, left[1]))
        if near and ctx.is_class(k, "relative"):
            return True
    return False


def infinitives(ctx: Context, content: Range) -> list[Range]:
    """The acts of a complement that are asked for or promised apart (to lift the siege | and withdraw its troops)."""
    start, end = content
    edges, stops = [start], []
    for i in range(start + 2, end - 1):
        if not (ctx.is_class(i, "joint") or ctx.text_at(i) == ",") or ctx.quoted(i):
            continue
        j = i + 1
        while j < end and is_adverb(ctx, j):
            j += 1
        marked = ctx.is_class(j, "infinitive") and ctx.text_at(j + 1)[:1].islower() and not _noun_begins(ctx, j + 1)
        bare = _base(ctx, j) and _noun_begins(ctx, j + 1) and not ctx.is_class(i - 1, "preposition")
        if (marked or bare) and i - edges[-1] >= LEAST - 1 and end - j >= 2:
            stops.append(i)
            edges.append(j + 1 if marked else j)
    return [(a, trimmed(ctx, a, b)) for a, b in zip(edges, [*stops, end], strict=True)]


def _base(ctx: Context, i: int) -> bool:
    """Whether a verb in its base form may stand at ``i``."""
    word = ctx.tokens[i].word if i < ctx.end else None
    if word is None or not ctx.text_at(i)[:1].islower():
        return False
    judged = bool(word.senses) and not word.key.endswith(
        (*ctx.profile.plural_endings, *ctx.profile.past_endings, *ctx.profile.adverbial_endings)
    )
    return judged or "imperative" in word.classes or any(h.slot == "base" for h in word.hits)


def _noun_begins(ctx: Context, i: int) -> bool:
    """Whether an object begins at ``i`` beyond doubt."""
    opens = ctx.is_class(i, "article", "possessive", "demonstrative", "quantifier", "pronoun", "that")
    return opens or (ctx.text_at(i)[:1].isupper() and i < ctx.end)


def goes_on(ctx: Context, frame: Frame) -> Range | None:
    """A clause that goes on with what is said behind its attribution (…, X said, | and Y had been told)."""
    after = max(frame.cue_at + 1, frame.speaker[1] if frame.speaker is not None else 0)
    i = next((k for k in range(after, min(after + _NEAR, ctx.end)) if ctx.text_at(k) == ","), None)
    if i is None or frame.kind != "clause" or not ctx.is_class(i + 1, "joint", "turn"):
        return None
    at = behind(ctx, i + 2)
    if at is None or not ctx.is_class(at[1], "auxiliary") or ctx.is_class(at[1], "genitive"):
        return None
    return (i + 2, find_end(ctx, i + 2, "clause"))
