"""The stance of a content that is a noun phrase: what is insisted on, held by a noun, gone on with."""

from __future__ import annotations

from kg.extract.boundaries import holds_stance, is_verbal_noun
from kg.extract.complement import after_possessor, find_complement
from kg.extract.context import Context
from kg.extract.decision import Decision
from kg.extract.frame import Frame, Range
from kg.extract.guards import owned
from kg.match.mention import has_article

_APART = 3
"""Words between a verb whose subject stands before it and the preposition of insistence, at the most."""


def insisted(ctx: Context, frame: Frame, content: Range) -> Decision | None:
    """What somebody insists on: a good that he upholds, or an act for which he calls."""
    i = content[0]
    at = frame.content[0] - 1
    told_first = frame.speaker is not None and frame.speaker[1] <= frame.cue_at
    if not ctx.is_class(at, "insistence") or (told_first and at - frame.cue_at > _APART):
        return None
    if ctx.is_class(i, "upheld"):
        return Decision("supports", False, 0.62, i, f"«{ctx.text_at(i)}» is upheld")
    act = is_verbal_noun(ctx, i) or ctx.is_class(i, "deed")
    at_lead = i == frame.content[0] and not has_article(ctx.tokens[i].word)
    if owned(ctx, i) or not (act or at_lead):
        return None
    return Decision("callsFor", False, 0.65, i, "an act that is insisted on is called for")


def own_noun(ctx: Context, content: Range) -> Decision | None:
    """The stance of a conjunct that has a noun of its own (رفضه التوسع | وإدانته العنف)."""
    return held(ctx, content) if holds_stance(ctx, content[0]) else None


def held(ctx: Context, content: Range) -> Decision | None:
    """The stance of a noun that heads a phrase (ترحيب مصر بـ), or of a participle of a position (الموقف الداعي إلى)."""
    start, end = content
    for i in range(start, min(start + 6, end)):
        for hit in ctx.cue_hits(i):
            noun = i <= start + 1 and hit.slot in ("verbalNoun", "noun") and not hit.reading.article
            position = i > start and hit.slot == "participle" and hit.reading.article
            if hit.finite or not (noun or position):
                continue
            own = tuple(
                c
                for c in hit.cues
                if c.act in ("performative", "attitude") and c.stance != "asserts" and c.weight >= 0.5
            )
            found = find_complement(ctx, own, i, after_possessor(ctx, i + 1, hit) if noun else i + 1, bare=True)
            if found is not None and found.content < end:
                return Decision(
                    found.cue.stance,
                    False,
                    0.68,
                    found.content,
                    f"«{ctx.text_at(i)}» means {found.cue.stance}",
                    own=True,
                )
    return None
