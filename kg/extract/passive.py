"""Passives with their agent and relayed speech: ``was condemned by X``, ``was quoted as saying that …``."""

from __future__ import annotations

from kg.extract.clausal import LEAST
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.government import finite_hits, quotation, that_clause
from kg.extract.phrase import before, behind
from kg.extract.reach import find_end
from kg.extract.trailing import left_content
from kg.extract.verbs import VerbGroup, verb_group
from kg.extract.voice import parties_in
from kg.match.lexicon import Hit

SURE = 0.55
_OF_SOMEBODY = frozenset({"expects", "accuses", "criticizes", "praises", "supports"})
NEAR = 16
"""Tokens between a verb of quoting and ``as saying`` at the most."""


def passive(ctx: Context, i: int) -> Frame | None:
    """The frame of a passive with its agent, or of ``quoted as saying``, at token ``i``; or None."""
    if not ctx.profile.subject_first:
        return None
    for hit in finite_hits(ctx, i):
        group = verb_group(ctx, i, hit)
        if group is None:
            continue
        quotes = any("SPEAKER" in takes for cue in hit.cues for takes in cue.takes)
        saying = _as_saying(ctx, i) if quotes else 0
        if saying:
            frame = _relayed(ctx, i, hit, group, saying)
        else:
            frame = _with_agent(ctx, i, hit, group) or _nobodys(ctx, i, hit, group) if group.passive else None
        if frame is not None:
            return frame
    return None


def _as_saying(ctx: Context, i: int) -> int:
    """The index of ``saying`` in ``as saying`` behind token ``i``, 0 when there is none."""
    for k in range(i + 1, min(i + NEAR, ctx.end - 1)):
        if ctx.is_class(k, "as") and ctx.adverbial_participle(k + 1) is not None:
            return k + 1
        if ctx.text_at(k) in (";", ":") or ctx.passage.opening(k) is not None or ctx.is_class(k, "that"):
            return 0
    return 0


def _with_agent(ctx: Context, i: int, hit: Hit, group: VerbGroup) -> Frame | None:
    at = before(ctx, group.start)
    agent = behind(ctx, i + 2, apposed=False) if ctx.is_class(i + 1, "agent") else None
    cue = next(
        (
            c
            for c in hit.cues
            if (c.act == "performative" or ctx.wide) and c.weight >= LEAST and {"TOPIC", "TARGET"} & set(c.takes)
        ),
        None,
    )
    if at is None or agent is None or cue is None:
        return None
    who = parties_in(ctx, agent)
    if not who or (who[0].how == "phrase" and not ctx.wide):
        return None
    return Frame(
        "passive",
        at[0],
        i,
        at,
        "phrase",
        cue.act,
        cue.stance,
        who,
        agent,
        None,
        cue,
        hit,
        group.negated,
        cue.weight * 0.95,
        (f"passive of {hit.lexeme.lemma} with its agent",),
        headline=ctx.headline,
        cue_span=(group.start, i + 2),
        holder=agent,
    )


def _nobodys(ctx: Context, i: int, hit: Hit, group: VerbGroup) -> Frame | None:
    """A passive that names nobody (is expected to, are thought to be): an attribution for a wide reading alone."""
    at = before(ctx, group.start)
    cue = next((c for c in hit.cues if c.weight >= SURE and (c.act == "report" or c.stance in _OF_SOMEBODY)), None)
    if not ctx.wide or at is None or cue is None or ctx.is_class(i + 1, "agent"):
        return None
    return Frame(
        "passive.nobody", at[0], i, at, "clause", cue.act, cue.stance, (), None, None, cue, hit, group.negated,
        cue.weight, (f"passive of {hit.lexeme.lemma} without an agent",), headline=ctx.headline,
        cue_span=(group.start, i + 1), more=(i + 1, find_end(ctx, i + 1, "clause")) if i + 1 < ctx.end else None,
    )  # fmt: skip


def _relayed(ctx: Context, i: int, hit: Hit, group: VerbGroup, saying: int) -> Frame | None:
    """``X was quoted as saying …`` and ``TV quoted X as saying``, with the content behind or before it."""
    at = before(ctx, group.start) if group.passive else behind(ctx, i + 1)
    who = parties_in(ctx, at) if at is not None else ()
    if at is None or not who or not hit.cues:
        return None
    content, kind = _content(ctx, saying, before(ctx, group.start), i)
    if content is None or content[1] <= content[0]:
        return None
    return Frame(
        "passive.relayed",
        min(at[0], content[0]),
        saying,
        content,
        kind,
        "report",
        "asserts",
        who,
        at,
        None,
        hit.cues[0],
        hit,
        False,
        0.9,
        (f"relayed speech: {hit.lexeme.lemma} as saying",),
        headline=ctx.headline,
        cue_span=(group.start, saying + 1),
        holder=at,
    )


def _content(ctx: Context, saying: int, subject: Range | None, i: int) -> tuple[Range | None, str]:
    """What was said: behind ``as saying``, else before the subject of the verb of quoting."""
    start = that_clause(ctx, saying + 1, False)
    opened = quotation(ctx, saying + 1)
    if opened is not None and (start is None or opened <= start + 1):
        return (opened, find_end(ctx, opened, "quote")), "quote"
    if start is not None:
        return (start, find_end(ctx, start, "clause")), "clause"
    found = left_content(ctx, subject[0] if subject is not None else i)
    return found if found is not None else (None, "")
