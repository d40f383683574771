"""What is called or said in a relative clause that lacks its object or subject, and somebody's own view.

``what critics describe as a slow response``, ``the raid, which the council has called illegal``, ``the plan, which it
said threatened the peace``; ``In her view the talks had come too late``.
"""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.government import finite_hits
from kg.extract.party import Party
from kg.extract.phrase import before, behind
from kg.extract.predicate import finite_at
from kg.extract.reach import SAYING, find_end
from kg.extract.verbs import VerbGroup, is_adverb, verb_group
from kg.extract.voice import parties_in, possessor
from kg.match.lexicon import Hit
from kg.vocab.types import Cue

LEAST = 2
"""Words of a content at the least."""


def labelled(ctx: Context, i: int) -> Frame | None:
    """The frame of a verb of naming or saying at token ``i`` in such a clause, or of somebody's view; else None."""
    if not ctx.profile.subject_first or ctx.quoted(i):
        return None
    if ctx.is_class(i, "locative"):
        return _in_view(ctx, i)
    for hit in finite_hits(ctx, i):
        cue = next((c for c in hit.cues if (c.act == "report" and _names(c)) or _says(c)), None)
        group = verb_group(ctx, i, hit) if cue is not None and hit.slot != "participle" else None
        if cue is None or group is None or group.passive or group.negated or group.modal:
            continue
        frame = _frame(ctx, i, hit, cue, group)
        if frame is not None:
            return frame
    return None


def _names(cue: Cue) -> bool:
    return any(takes.endswith("CONTENT") for takes in cue.takes)


def _says(cue: Cue) -> bool:
    return "THAT" in cue.takes and cue.weight >= SAYING


def _frame(ctx: Context, i: int, hit: Hit, cue: Cue, group: VerbGroup) -> Frame | None:
    at = _subject(ctx, group)
    if at is None:
        return None
    opener = at[0] - 1
    what = ctx.is_class(opener, "complementizer") and ctx.is_class(opener, "headless")
    which = ctx.is_class(opener, "relative") and not ctx.is_class(opener, "of_place")
    that = _names(cue) and ctx.is_class(opener, "that") and ctx.text_at(opener - 1)[:1].islower()
    which = which or (that and not ctx.is_class(opener - 1, "auxiliary") and not ctx.tokens[opener - 1].word.cued)
    if not (what or which):
        return None
    start = i + 1
    content: Range | None = None
    if _names(cue):
        start += ctx.is_class(start, "as")
        content = _label(ctx, start, hit.slot)
    if content is None and _says(cue):
        content = _said(ctx, i + 1)
    parties = parties_in(ctx, at) if content is not None else ()
    if content is None or not parties or content[1] - content[0] < LEAST - what:
        return None
    theme = _antecedent(ctx, opener) if which else None
    return Frame(
        "labelled", opener if what or theme is None else theme[0], i, content, "clause", cue.act, cue.stance, parties,
        at, None, cue, hit, False, max(cue.weight, SAYING), (f"{hit.lexeme.lemma} in a relative clause",),
        headline=ctx.headline, cue_span=(group.start, group.end), holder=at, theme=theme,
    )  # fmt: skip


def _subject(ctx: Context, group: VerbGroup) -> Range | None:
    if ctx.is_class(group.start - 1, "pronoun") and not ctx.is_class(group.start - 1, "relative"):
        return (group.start - 1, group.start)
    at = before(ctx, group.start)
    if at is not None and ctx.is_class(at[0], "headless"):
        at = (at[0] + 1, at[1])
    return at if at is not None and at[1] > at[0] else None


def _label(ctx: Context, start: int, slot: str) -> Range | None:
    """The name that is given: a noun phrase, or an adjective before the end of the clause."""
    at = behind(ctx, start + (ctx.passage.opening(start) is not None), apposed=False)
    bare = start < ctx.end and (bool(ctx.tokens[start].word.senses) or ctx.is_class(start, "negation"))
    if ctx.is_class(start, "pronoun") or (at is None and not bare):
        return None
    return (start, find_end(ctx, start, "phrase", slot))


def _said(ctx: Context, start: int) -> Range | None:
    """What is said of an antecedent: a clause without its subject (which it said | directly threatened peace)."""
    k = start
    while is_adverb(ctx, k):
        k += 1
    if not finite_at(ctx, k) or ctx.is_class(k, "pronoun"):
        return None
    return (k, find_end(ctx, k, "clause"))


def _antecedent(ctx: Context, opener: int) -> Range | None:
    at = before(ctx, opener - (ctx.text_at(opener - 1) == ","))
    if at is None or ctx.text_at(at[0])[0].isupper() or ctx.is_class(at[0], "article", "possessive", "demonstrative"):
        return at
    first = next((k for k in range(*at) if ctx.is_class(k, "article", "possessive", "demonstrative")), at[0])
    return (first, at[1])  # were killed in | the operation, which …


def _in_view(ctx: Context, i: int) -> Frame | None:
    """A claim behind somebody's own view that opens its sentence (In her view, the talks had come too late)."""
    start = ctx.skip_light(ctx.start)
    if i != start or not ctx.is_class(i + 1, "possessive") or not ctx.is_class(i + 2, "opinion"):
        return None
    who: tuple[Party, ...] = possessor(ctx, i + 1)
    first = i + 3 + (ctx.text_at(i + 3) == ",")
    content = (first, find_end(ctx, first, "clause"))
    if not who or content[1] - first <= LEAST:
        return None
    return Frame(
        "labelled", i, i + 2, content, "clause", "report", "asserts", who, None, None, None, None, False, 0.85,
        ("somebody's own view",), headline=ctx.headline, cue_span=(i, i + 3), holder=(i + 1, i + 2),
    )  # fmt: skip
