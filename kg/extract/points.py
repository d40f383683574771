"""Lists of points under one attribution, one a paragraph: وأضاف بيسكوف في تصريحات: - … - …"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.boundaries import content_end, is_verbal_noun
from kg.extract.context import Context
from kg.extract.frame import Frame
from kg.extract.party import Party
from kg.extract.subject import find_subject, implied
from kg.fold import fold
from kg.match.lexicon import Hit
from kg.vocab.types import Cue

COLONS = (":", "：")
_POINT = re.compile(r"[•●▪◾■◆▶►➤✓*–—-]\s*$")
_MARKS = ("«", "“", '"', "„")
MOST = 40
"""Points that one attribution may lead at the most."""


@dataclass(slots=True)
class Opened:
    """An attribution whose words follow in points: who speaks, where it begins in the text, how many points came.

    ``plain`` where a name alone stands over the paragraphs, which then need no mark; ``act`` is what each point
    completes (ندعو جميع الأطراف إلى: - توحيد الموقف …).
    """

    who: tuple[Party, ...]
    start: int
    plain: bool = False
    act: Frame | None = None
    points: int = 0


def is_point(text: str, before: int, start: int) -> bool:
    """Whether a paragraph at offset ``start`` is a point or a quotation; ``before`` is the end of the last one."""
    return text[start : start + 1] in _MARKS or _POINT.search(text, before, start) is not None


def opens_list(ctx: Context) -> Opened | None:
    """The attribution that a paragraph ends with (… في تصريحات:), or that leads its first point; None otherwise."""
    colon = next((i for i in range(ctx.end - 1, ctx.start, -1) if ctx.text_at(i) in COLONS), None)
    if colon is None or (colon < ctx.end - 1 and not _POINT.match(ctx.text_at(colon + 1))):
        return None
    act = ctx.frames[-1] if ctx.frames else None
    if act is not None and act.act == "performative" and act.content[0] >= colon:
        return Opened(act.who, ctx.passage.span_of(act.start, act.start + 1).start, act=act)
    for i in range(ctx.start, colon):
        for hit in ctx.cue_hits(i) if ctx.reports(i) else ():
            if not hit.finite or hit.agreement[:1] != "3":
                continue
            cue = _unfinished(ctx, hit, colon)
            if cue is None and not any(c.act == "report" for c in hit.cues):
                continue
            subject = find_subject(ctx, i, hit)
            who = subject.parties if subject is not None else implied(ctx, hit.agreement)
            if who:
                return Opened(who, ctx.passage.span_of(i, i + 1).start, act=_act(ctx, i, colon, hit, cue, who))
    return _headed(ctx, colon)


def _unfinished(ctx: Context, hit: Hit, colon: int) -> Cue | None:
    """The performative whose preposition stands last before the colon, so that each point is what it asks for."""
    last = ctx.tokens[colon - 1].word.key
    if colon < ctx.end - 1:
        return None
    performatives = (c for c in hit.cues if c.act == "performative")
    return next((c for c in performatives if any(fold(w) == last for t in c.takes for w in t.split())), None)


def _act(ctx: Context, i: int, colon: int, hit: Hit, cue: Cue | None, who: tuple[Party, ...]) -> Frame | None:
    if cue is None:
        return None
    return Frame(
        "listed", i, i, (colon, colon + 1), "phrase", cue.act, cue.stance, who, None, None, cue, hit, False, cue.weight,
        (f"verb {hit.lexeme.lemma}, whose points follow",),
    )  # fmt: skip


def _headed(ctx: Context, colon: int) -> Opened | None:
    """The person whose speech a heading announces (أبرز ما جاء في كلمة الأمين العام:)."""
    last = next((m for m in reversed(ctx.mentions) if m.end <= colon), None)
    if last is not None and colon == last.end == ctx.end - 1 and last.start - ctx.start <= 2 and not ctx.frames:
        party = ctx.parties.resolve(last, ctx.passage)
        return Opened((party,), ctx.passage.span.start, plain=True) if party is not None else None
    if last is None or last.kind != "person" or not any(ctx.is_class(k, "utterance") for k in range(ctx.start, colon)):
        return None
    party = ctx.parties.resolve(last, ctx.passage)
    return Opened((party,), ctx.passage.span_of(last.start, last.end).start) if party is not None else None


def listed(ctx: Context, opened: Opened) -> Frame | None:
    """The frame of a sentence inside a point, in which nobody else is said to speak."""
    named = any(f.speaker is not None for f in ctx.frames)
    if (named if opened.plain else ctx.frames) or ctx.end - ctx.start < 3 or opened.points > MOST:
        return None
    if opened.act is not None:
        if not is_verbal_noun(ctx, ctx.start):
            return None
        content = (ctx.start, content_end(ctx, ctx.start, "phrase"))
        return replace(
            opened.act, rule="listed", start=ctx.start, cue_at=ctx.start, content=content, speaker=None, target=None,
            holder=None, lead=opened.start,
        )  # fmt: skip
    quote = ctx.passage.opening(ctx.start)
    inside = quote is not None and quote.close >= ctx.end - 2
    content = (ctx.start + 1, min(quote.close, ctx.end)) if quote is not None and inside else (ctx.start, ctx.end)
    return Frame(
        "listed", ctx.start, ctx.start, content, "quote" if inside else "clause", "report", "asserts", opened.who,
        None, None, None, None, False, 0.9, ("a point of a list under one attribution",), lead=opened.start,
    )  # fmt: skip
