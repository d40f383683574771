"""Sources beside a claim and relayed speech: ``according to X``, ``X was quoted as saying``, ``as saying``."""

from __future__ import annotations

from kg.extract.aside import CLOSERS, DASHES
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.government import finite_hits
from kg.extract.phrase import behind
from kg.extract.reach import SAYING, find_end
from kg.extract.verbs import verb_group
from kg.extract.voice import parties_in
from kg.vocab.types import Cue

LEAST = 3
"""Words of what somebody is said to have noted at the least."""


def sourced(ctx: Context, i: int) -> Frame | None:
    """The frame of a source marker at token ``i`` over the claim beside it, or None."""
    if not ctx.profile.subject_first or ctx.quoted(i):
        return None
    if ctx.is_class(i, "as"):
        return _as_said(ctx, i)
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


def _claims(cue: Cue) -> bool:
    return any(takes.split()[-1] == "THAT" for takes in cue.takes)


def _as_said(ctx: Context, i: int) -> Frame | None:
    """A clause of saying behind ``as`` (As the envoy noted, …; …, as experts have pointed out, …)."""
    if i > ctx.start and ctx.text_at(i - 1) not in (",", *DASHES) and ctx.skip_light(ctx.start) < i:
        return None
    at = behind(ctx, i + 1, apposed=False)
    comma = next((k for k in range(i + 2, min(i + 24, ctx.end)) if ctx.text_at(k) == ","), ctx.end)
    if at is None or at[1] >= comma:
        return None
    for k in range(at[1], comma):
        for hit in finite_hits(ctx, k):
            cue = next((c for c in hit.cues if c.act == "report" and _claims(c) and c.weight >= SAYING), None)
            group = verb_group(ctx, k, hit) if cue is not None else None
            if group is None or group.passive or group.start > at[1] + 1 or k + 3 < comma < ctx.end:
                continue
            content = (comma + 1, find_end(ctx, comma + 1, "clause")) if comma < ctx.end - 2 else None
            left = _left(ctx, i)
            content = content or (left[0] if left is not None else None)
            parties = parties_in(ctx, at) if content is not None and content[1] - content[0] >= LEAST else ()
            if content is None or not parties:
                return None
            start = ctx.skip_light(ctx.start)
            more = (start, i - 1) if start < i - 1 and content[0] > i else None
            return Frame(
                "sourced", min(i, content[0], more[0] if more is not None else i), k, content, "clause", "report",
                "asserts", parties, at, None, cue, hit, group.negated, 0.85, (f"as somebody {hit.lexeme.lemma}",),
                headline=ctx.headline, cue_span=(group.start, comma if k + 1 < comma <= k + 2 else k + 1), holder=at,
                more=more, theme=more,
            )  # fmt: skip
    return None


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
