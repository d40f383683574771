"""What a word of a content stands under, where it decides nothing: a negation, a relative clause, a reason."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.sides import imperfect


def subordinate(ctx: Context, i: int, start: int) -> bool:
    """Whether token ``i`` stands behind the first subordinate marker of the content, where it decides nothing."""
    return any(ctx.is_class(j, "because", "breaker") for j in range(start + 3, i))


def denied(ctx: Context, i: int, start: int) -> bool:
    """Whether a negation outside the pattern stands before it (ليست غير جادة)."""
    if ctx.is_class(i, "negation"):
        return i - 1 >= start and ctx.is_class(i - 1, "negation")
    for j in range(max(start, i - 2), i):
        lasting = ctx.is_class(j + 1, "linking")  # لا يزال is no negation
        weak = ctx.is_class(j, "weak_negation") and j < i - 1
        if ctx.is_class(j, "negation") and not (lasting or weak):
            return True
    # لا يمكن لأنقرة الموافقة على: what cannot be stands a few words behind
    return any(ctx.is_class(j, "possible") and ctx.is_class(j - 1, "negation") for j in range(max(start + 1, i - 5), i))


def in_relative(ctx: Context, i: int, start: int) -> bool:
    """Whether token ``i`` stands in a relative clause, where it says nothing of the content's own stance."""
    if i > start and ctx.is_class(i - 1, "relative"):
        return True
    for j in range(i - 1, max(start, i - 5) - 1, -1):
        if j + 2 < i and ctx.is_class(j, "relative") and imperfect(ctx, j + 1) and imperfect(ctx, i):
            return bool(
                ctx.tokens[i].word.conjunction
            )  # العناصر التي تهدد سوريا تهدد تركيا: the second is the main verb
        if ctx.is_class(j, "relative") and not ctx.is_alone(j, "what", "who", "whereof"):
            return True
        if ctx.text_at(j) in ("،", ",", "."):
            return False
    return False
