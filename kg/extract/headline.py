"""Colon speech: ``روسيا: منفتحون على الحوار`` in a title, ``لافروف: …`` on a live page."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Frame
from kg.extract.subject import prefixed
from kg.match.mention import Mention

COLONS = (":", "：")


def headline(ctx: Context, i: int) -> Frame | None:
    """The frame of a colon at token ``i`` with an actor, and nothing else, before it in its clause; or None."""
    if ctx.text_at(i) not in COLONS or i + 2 >= ctx.end or ctx.quoted(i):
        return None
    if ctx.is_class(i - 1, "label"):
        return None
    start = i
    while start > ctx.start and ctx.text_at(start - 1) not in ("..", "،", ",", "؛", "…", "|"):
        start -= 1
    start = ctx.skip_light(start)
    if start >= i or i - start > 14:
        return None
    mention = ctx.finder.at(ctx.passage, start, i, names=True)
    if mention is None or mention.end != i:
        mention = _ending(ctx, start, i)
    if mention is None or prefixed(ctx, mention.start, mention):
        return None
    if ctx.profile.subject_first and not ctx.headline and mention.how == "seat":
        return None  # a dateline (Beirut: …)
    party = ctx.parties.resolve(mention, ctx.passage)
    if party is None:
        return None
    end = ctx.end
    quote = ctx.passage.opening(i + 1)
    if quote is not None and quote.close >= end - 1:
        kind, content = "quote", (i + 2, min(end, quote.close))
    else:
        kind, content = "clause", (i + 1, end)
    return Frame(
        "headline.colon", mention.start, i, content, kind, "report", "asserts", (party,), (mention.start, mention.end),
        None, None, None, False, 0.95 if ctx.headline else 0.8, ("an actor before a colon",), headline=True,
    )  # fmt: skip


def _ending(ctx: Context, start: int, i: int) -> Mention | None:
    """A surname alone before the colon of a title, or a mention that closes a longer one (وزير … لصحيفة: …)."""
    if i - start == 1 and ctx.headline:
        after = ctx.finder.names.name_at(ctx.passage, start, i)
        if after == i or ctx.parties.named.has_surname(ctx.tokens[start].word.key):
            return Mention(start, i, "name", "person", name=(start, i))
    mention = ctx.finder.at(ctx.passage, start, i, names=True)
    if mention is not None and mention.end < i and ctx.tokens[mention.end].word.key[:1] in ctx.profile.prefixes:
        return mention
    if ctx.headline and ctx.profile.conjunctions:
        # مصر ترفض افتتاح السد وإثيوبيا: …
        joined = (m for m in ctx.mentions if m.end == i and m.start > start)
        return next((m for m in joined if any(r.conjunction for r in ctx.tokens[m.start].word.readings[1:])), None)
    return None
