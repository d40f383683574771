"""Participles that go on reporting or acting: ``…, adding that …``, ``…, urging both sides to …``."""

from __future__ import annotations

from kg.extract.aside import CLOSERS, DASHES
from kg.extract.clausal import plain_actor
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.government import find_government
from kg.extract.party import Party
from kg.extract.phrase import before, behind
from kg.extract.reach import find_end, fronted_end
from kg.extract.verbs import is_adverb, is_verb
from kg.extract.voice import parties_in


def converb(ctx: Context, i: int) -> Frame | None:
    """The frame of a participle at token ``i`` that leans on the clause before it, or None."""
    if not ctx.profile.subject_first:
        return None
    hit = ctx.adverbial_participle(i)
    if hit is None or not _leans(ctx, i):
        return None
    cues = tuple(c for c in hit.cues if c.weight >= 0.55)
    found = find_government(ctx, cues, i)
    if found is None:
        return None
    if found.kind == "phrase" and found.cue.act == "report" and ctx.is_class(i - 1, "gerund_lead") and not ctx.wide:
        return None  # by announcing deadlines: a deed
    holder = _holder(ctx, i)
    if holder is None:
        return None
    who, at = holder
    content = (found.content, find_end(ctx, found.content, found.kind, hit.slot))
    if content[1] <= content[0]:
        return None
    cue = found.cue
    end = max(i + 1, found.gap[1]) if found.kind == "phrase" else i + 1
    return Frame(
        "converb",
        i,
        i,
        content,
        found.kind,
        cue.act,
        cue.stance,
        who,
        None,
        found.target,
        cue,
        found.noun or hit,
        ctx.is_class(i - 1, "negation"),
        cue.weight,
        (f"participle of {hit.lexeme.lemma}",),
        headline=ctx.headline,
        cue_span=(i, end),
        theme=found.theme,
        holder=at,
    )


def _leans(ctx: Context, i: int) -> bool:
    """Whether the participle is no progressive, no gerund behind a preposition and no modifier of a noun."""
    j = i - 1
    while is_adverb(ctx, j):
        j -= 1
    if j < ctx.start:
        return True
    if ctx.text_at(j) in (",", *CLOSERS, *DASHES) or _accompanied(ctx, i) is not None:
        return True
    if ctx.is_class(j, "conjunction"):
        return any(f.rule == "converb" for f in ctx.frames)
    if ctx.is_class(j, "gerund_lead"):
        return True
    if ctx.is_class(j, "preposition", "auxiliary", "copula", "article", "possessive", "negation", "infinitive", "as"):
        return False
    described = ctx.lexicon.descriptions.get(ctx.tokens[j].word.key)
    return described is not None and described.kind == "organization" and not is_verb(ctx, j)


def fronted(ctx: Context, i: int) -> Range | None:
    """The subject behind the comma of a participle that opens its sentence (After warning of it, | the minister)."""
    j = ctx.skip_light(ctx.start)
    while j < i and (ctx.is_class(j, "gerund_lead", "conjunction") or is_adverb(ctx, j)):
        j += 1
    comma = fronted_end(ctx, i) if j == i else None
    return behind(ctx, comma + 1, apposed=False) if comma is not None else None


def _led(ctx: Context, i: int) -> Range | None:
    """The subject that opens the sentence of a gerund behind a preposition (The envoy replied by saying …)."""
    j = i - 1
    while is_adverb(ctx, j):
        j -= 1
    start = ctx.skip_light(ctx.start)
    while ctx.is_class(start, "conjunction") or is_adverb(ctx, start):
        start += 1
    return behind(ctx, start, apposed=False) if ctx.is_class(j, "gerund_lead") and start < j else None


def _accompanied(ctx: Context, i: int) -> Range | None:
    """The subject that a participle has of its own (with the minister saying …)."""
    at = before(ctx, i) if ctx.text_at(i - 1)[:1].isalpha() else None
    return at if at is not None and ctx.is_class(at[0] - 1, "accompanied") else None


def _holder(ctx: Context, i: int) -> tuple[tuple[Party, ...], Range | None] | None:
    """Whose participle it is: the speaker of the clause before, the noun before it, the subject of the sentence."""
    own = _accompanied(ctx, i) or fronted(ctx, i)
    if own is not None:
        parties = parties_in(ctx, own)
        return (parties, own) if parties else None
    inner = [f for f in ctx.frames if f.cue_at < i]
    if not inner and (subject := _led(ctx, i)) is not None:
        parties = parties_in(ctx, subject)
        return (parties, subject) if parties else None
    if inner:
        frame = inner[-1]
        if (
            frame.rule != "trailing"
            and ctx.text_at(i - 1) not in (",", *CLOSERS)
            and frame.content[0] <= i < frame.content[1]
        ):
            at = before(ctx, i)
            if at is not None:
                parties = parties_in(ctx, at)
                return (parties, at) if parties else None
        return frame.who, frame.speaker or frame.holder
    opening = plain_actor(ctx, i)
    if opening is not None and (parties := parties_in(ctx, opening)):
        return parties, opening
    for k in range(ctx.start + 1, i):
        if is_verb(ctx, k):
            at = before(ctx, k)
            if at is not None:
                parties = parties_in(ctx, at)
                if parties:
                    return parties, at
    for mention in ctx.mentions:
        if mention.end <= i:
            parties = parties_in(ctx, (mention.start, mention.end))
            return (parties, (mention.start, mention.end)) if parties else None
    return None
