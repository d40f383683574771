"""Clauses that a conjunction joins in what is said, where the subject stands before its verb.

``said the talks had failed | and that …``, ``… | and he would …``, ``…, | but would not hesitate to …``: each can be
believed apart, and is a part of its own.
"""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.phrase import behind
from kg.extract.predicate import finite_at, read_clause
from kg.extract.reach import trimmed
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
