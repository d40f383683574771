"""Declarations in the first person plural without quotation marks: a body's own statement (… ندين بأشد العبارات)."""

from __future__ import annotations

from kg.extract.boundaries import content_end
from kg.extract.complement import find_complement
from kg.extract.context import Context
from kg.extract.frame import Frame
from kg.extract.party import Party

LEAST = 0.8
"""Cues below this weight may be something else than an act of the one who declares."""


def declared(ctx: Context, i: int) -> Frame | None:
    """The frame of a verb in the first person plural at token ``i`` by whom the statement comes from, or None."""
    if ctx.profile.subject_first or ctx.quoted(i) or ctx.tokens[i].word.classes or i in ctx.name_tokens:
        return None
    if ctx.is_class(i - 1, "relative", "that", "negation", "preposition"):
        return None
    hit = next((h for h in ctx.cue_hits(i) if h.agreement == "1p" and h.slot.startswith("imperfect")), None)
    who = _declarer(ctx) if hit is not None and len(ctx.tokens[i].word.key) > 3 else ()
    if hit is None or not who:
        return None
    found = find_complement(ctx, hit.cues, i, i + 1, bare=True)
    if found is None or found.cue.weight < LEAST:
        return None
    content = (found.content, content_end(ctx, found.content, found.kind))
    if content[1] <= content[0]:
        return None
    return Frame(
        "declared", i, i, content, found.kind, found.cue.act, found.cue.stance, who, None, found.target, found.cue,
        hit, False, found.cue.weight, (f"we {hit.lexeme.lemma}, in a statement of its own",), headline=ctx.headline,
    )  # fmt: skip


def _declarer(ctx: Context) -> tuple[Party, ...]:
    """The body that spoke last in the article, if it was a body: a person's words would stand in quotation marks."""
    last = ctx.memory.speakers[-1] if ctx.memory.speakers else ()
    return last if last and all(p.kind in ("organization", "group") for p in last) else ()
