"""Nouns and adjectives that carry a stance: إصرار طهران على، رفض سوري لـ، استعداده للعودة، روسيا منفتحة على."""

from __future__ import annotations

from kg.extract.boundaries import content_end
from kg.extract.complement import Complement, find_complement
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.party import Party
from kg.extract.subject import before, implied, prefixed
from kg.match.lexicon import Hit
from kg.match.mention import Mention


def nominal(ctx: Context, i: int) -> Frame | None:
    """The frame of a noun or adjective cue at token ``i`` whose holder is named, or None."""
    if ctx.profile.subject_first:
        return None
    for hit in ctx.cue_hits(i):
        if hit.finite or (hit.slot in ("participle", "passiveParticiple") and hit.lexeme.pos == "verb"):
            continue
        if hit.lexeme.pos == "adjective" or hit.slot == "adjective":
            frame = _adjective(ctx, i, hit)
        else:
            frame = _noun(ctx, i, hit)
        if frame is not None:
            return frame
    return None


def _adjective(ctx: Context, i: int, hit: Hit) -> Frame | None:
    """A predicate adjective behind its subject (موسكو منفتحة على)."""
    if hit.reading.article or hit.reading.prefix:
        return None
    ahead = before(ctx, i, "")
    if ahead is None:
        return None
    party = ctx.parties.resolve(ahead[0], ctx.passage)
    found = find_complement(ctx, hit.cues, i, i + 1, bare=False)
    if party is None or found is None:
        return None
    content = (found.content, content_end(ctx, found.content, found.kind))
    return _made(ctx, "nominal.adjective", ahead[1], i, content, found, hit, (party,), (ahead[0].start, ahead[0].end))


def _noun(ctx: Context, i: int, hit: Hit) -> Frame | None:
    cues = tuple(
        c for c in hit.cues if c.act in ("performative", "attitude") or c.stance != "asserts" or c.weight >= 0.8
    )
    if not cues or hit.reading.article:
        return None
    holder = _holder(ctx, i, hit)
    if holder is None:
        return None
    parties, at, after = holder
    found = find_complement(ctx, cues, i, after, bare=False)
    if found is None or found.cue.weight < 0.6:
        return None
    if found.cue.act == "report" and (
        at is None or found.kind == "quote" or (found.kind == "phrase" and not _announces(hit))
    ):
        return None
    content = (found.content, content_end(ctx, found.content, found.kind))
    if content[1] <= content[0]:
        return None
    return _made(ctx, "nominal.noun", i, i, content, found, hit, parties, at)


def _announces(hit: Hit) -> bool:
    """Whether a noun of reporting announces what its preposition introduces (إعلان … عن), rather than mention it."""
    takes = {t for cue in hit.cues for t in cue.takes}
    return any(t.endswith(" TOPIC") and t.replace("TOPIC", "THAT") in takes for t in takes)


def _holder(ctx: Context, i: int, hit: Hit) -> tuple[tuple[Party, ...], Range | None, int] | None:
    """Whose noun it is: a mention right behind it, a nationality (رفض سوري), or its enclitic (رفضه)."""
    j = i + 1
    if j >= ctx.end:
        return None
    if hit.lexeme.pos == "phrase" and hit.reading.stem.endswith(ctx.profile.adverbial_endings[:1] or ("\0",)):
        who = _doer(ctx, i)
        return (who, None, j) if who else None
    if not hit.reading.enclitic:
        mention = ctx.finder.at(ctx.passage, j, ctx.end)
        if mention is not None and not prefixed(ctx, j, mention):
            party = ctx.parties.resolve(mention, ctx.passage)
            return ((party,), (mention.start, mention.end), mention.end) if party is not None else None
        word = ctx.tokens[j].word
        if word.demonyms and not word.demonyms[0].definite:
            d = word.demonyms[0]
            party = ctx.parties.resolve(Mention(j, j + 1, "registry", "country", (d.actor,)), ctx.passage)
            if party is None:
                return None
            after = j + 1
            while after < ctx.end and ctx.tokens[after].word.conjunction and ctx.tokens[after].word.hits:
                after += 2
            return (party,), (j, j + 1), min(after, ctx.end)
        return None
    if not _plain_holder(ctx, i):
        return None
    who = implied(ctx, ctx.profile.enclitic_agreement.get(hit.reading.enclitic, "3mp"))
    after = j
    while after < ctx.end and any(r.article and not r.prefix for r in ctx.tokens[after].word.readings):
        after += 1
    return (who, None, after) if who else None


def _doer(ctx: Context, i: int) -> tuple[Party, ...]:
    """Whose act an adverbial noun colours (… يعقد جلسة دعما لـ): the speaker before it, else the sentence's subject."""
    if ctx.frames:
        return ctx.frames[-1].who
    for mention in ctx.mentions:
        if mention.end <= i and mention.start - ctx.start <= 2 and not prefixed(ctx, mention.start, mention):
            party = ctx.parties.resolve(mention, ctx.passage)
            return (party,) if party is not None else ()
    return ()


def _plain_holder(ctx: Context, i: int) -> bool:
    """Whether a noun with a pronoun (رفضه) stands as an act of its own: behind و or a comma, or an opener."""
    return bool(ctx.frames) and (ctx.text_at(i - 1) in ("،", ",") or bool(ctx.tokens[i].word.conjunction))


def _made(
    ctx: Context, rule: str, start: int, i: int, content: Range, found: Complement, hit: Hit,
    who: tuple[Party, ...], at: Range | None,
) -> Frame:  # fmt: skip
    return Frame(
        rule, start, i, content, found.kind, found.cue.act, found.cue.stance, who, at, found.target, found.cue, hit,
        False, found.cue.weight * 0.9, (f"noun or adjective {hit.lexeme.lemma} with its holder",),
        headline=ctx.headline,
    )  # fmt: skip
