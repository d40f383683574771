"""Lists of points under one attribution, one a paragraph: وأضاف بيسكوف في تصريحات: - … - …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.context import Context
from kg.extract.frame import Frame
from kg.extract.party import Party
from kg.extract.subject import find_subject, implied

COLONS = (":", "：")
_POINT = re.compile(r"[•●▪◾■◆▶►➤✓*–—-]\s*$")
_MARKS = ("«", "“", '"', "„")
MOST = 12
"""Points that one attribution may lead at the most."""


@dataclass(slots=True)
class Opened:
    """An attribution whose words follow in points: who speaks, where it begins in the text, how many points came."""

    who: tuple[Party, ...]
    start: int
    points: int = 0


def is_point(text: str, before: int, start: int) -> bool:
    """Whether a paragraph at offset ``start`` is a point or a quotation; ``before`` is the end of the last one."""
    return text[start : start + 1] in _MARKS or _POINT.search(text, before, start) is not None


def opens_list(ctx: Context) -> Opened | None:
    """The attribution that a paragraph ends with (… في تصريحات:), or that leads its first point; None otherwise."""
    colon = next((i for i in range(ctx.end - 1, ctx.start, -1) if ctx.text_at(i) in COLONS), None)
    if colon is None or (colon < ctx.end - 1 and not _POINT.match(ctx.text_at(colon + 1))):
        return None
    for i in range(ctx.start, colon):
        for hit in ctx.cue_hits(i) if ctx.reports(i) else ():
            if not hit.finite or hit.agreement[:1] != "3" or not any(c.act == "report" for c in hit.cues):
                continue
            subject = find_subject(ctx, i, hit)
            who = subject.parties if subject is not None else implied(ctx, hit.agreement)
            if who:
                return Opened(who, ctx.passage.span_of(i, i + 1).start)
    return _headed(ctx, colon)


def _headed(ctx: Context, colon: int) -> Opened | None:
    """The person whose speech a heading announces (أبرز ما جاء في كلمة الأمين العام:)."""
    last = next((m for m in reversed(ctx.mentions) if m.end <= colon), None)
    if last is None or last.kind != "person" or not any(ctx.is_class(k, "utterance") for k in range(ctx.start, colon)):
        return None
    party = ctx.parties.resolve(last, ctx.passage)
    return Opened((party,), ctx.passage.span_of(last.start, last.end).start) if party is not None else None


def listed(ctx: Context, opened: Opened) -> Frame | None:
    """The frame of a sentence inside a point, in which nobody else is said to speak."""
    if ctx.frames or ctx.end - ctx.start < 3 or opened.points > MOST:
        return None
    quote = ctx.passage.opening(ctx.start)
    inside = quote is not None and quote.close >= ctx.end - 2
    content = (ctx.start + 1, min(quote.close, ctx.end)) if quote is not None and inside else (ctx.start, ctx.end)
    return Frame(
        "listed", ctx.start, ctx.start, content, "quote" if inside else "clause", "report", "asserts", opened.who,
        None, None, None, None, False, 0.9, ("a point of a list under one attribution",), lead=opened.start,
    )  # fmt: skip
