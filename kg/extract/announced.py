"""Speech that a paragraph announces and the next ones hold: ``The minister added:``, ``issued this statement:``."""

from __future__ import annotations

from kg.extract.clausal import subject_of
from kg.extract.context import Context
from kg.extract.government import finite_hits
from kg.extract.phrase import before
from kg.extract.points import COLONS, Opened
from kg.extract.verbs import verb_group
from kg.extract.voice import parties_in


def opens_speech(ctx: Context) -> Opened | None:
    """Who speaks in the quotations below a sentence that ends with a colon; None where it announces nobody."""
    colon = ctx.end - 1
    if ctx.text_at(colon) not in COLONS or colon - ctx.start < 2:
        return None
    for i in range(colon - 1, ctx.start, -1):
        for hit in finite_hits(ctx, i):
            group = verb_group(ctx, i, hit)
            if group is None or group.passive or not any("QUOTE" in c.takes and c.act == "report" for c in hit.cues):
                continue
            subject = subject_of(ctx, i, hit, group)
            if subject is not None:
                return Opened(subject[0], ctx.passage.span_of(group.start, i + 1).start)
        if ctx.is_class(i, "issued") and any(ctx.is_class(k, "document") for k in range(i + 1, colon)):
            at = before(ctx, i)
            who = parties_in(ctx, at) if at is not None else ()
            if at is not None and who:
                return Opened(who, ctx.passage.span_of(*at).start)
    return None
