"""Sources beside a claim and relayed speech: ``according to X``, ``X was quoted as saying``, ``as saying``."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.phrase import CLOSERS, behind
from kg.extract.reach import find_end
from kg.extract.voice import parties_in


def sourced(ctx: Context, i: int) -> Frame | None:
    """The frame of a source marker at token ``i`` over the claim beside it, or None."""
    if not ctx.profile.subject_first or ctx.quoted(i):
        return None
    after = ctx.phrase_is(i, "according")
    if not after:
        return None
    at = behind(ctx, after)
    if at is None:
        return None
    parties = parties_in(ctx, at)
    if not parties:
        return None
    left = _left(ctx, i)
    if left is None:
        at = behind(ctx, after, apposed=False) or at
        start = at[1]
        if ctx.text_at(start) != ",":
            comma = next((k for k in range(start, min(start + 20, ctx.end)) if ctx.text_at(k) == ","), start)
            at, start = (at[0], comma), comma
        if ctx.text_at(start) != ",":
            return None
        opened = ctx.passage.opening(start + 1)
        content = (start + 1, find_end(ctx, start + 1, "clause"))
        kind = "clause"
        if opened is not None and opened.close >= content[1] - 1:
            content, kind = (start + 2, min(opened.close, ctx.end)), "quote"
    else:
        content, kind = left
    if content[1] - content[0] < 2:
        return None
    return Frame(
        "sourced",
        min(i, content[0]),
        i,
        content,
        kind,
        "report",
        "asserts",
        parties,
        at,
        None,
        None,
        None,
        False,
        0.85,
        ("a source named beside the claim",),
        headline=ctx.headline,
        cue_span=(i, after),
        holder=at,
    )


def _left(ctx: Context, i: int) -> tuple[Range, str] | None:
    """The claim before the marker, None where the marker opens its sentence."""
    j = i - 1
    while j >= ctx.start and ctx.text_at(j) in (",", "—", "–", "--", "-"):
        j -= 1
    start = ctx.start
    for frame in ctx.frames:
        if frame.end <= j and frame.rule in ("trailing", "sourced"):
            start = max(start, frame.end)
    while ctx.text_at(start) in (",", "—", "–", "--", "-", ".") or ctx.is_class(start, "conjunction"):
        start += 1
    if j - start < 2:
        return None
    quote = ctx.passage.quote_at[j] if ctx.text_at(j) in CLOSERS else None
    if quote is not None and quote.open <= start:
        return ((quote.open + 1, j), "quote")
    return ((start, j + 1), "clause")
