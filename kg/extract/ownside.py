"""Acts inside a content whose subject is the speaker's own side: "we reject", "China opposes", "it was ready to"."""

from __future__ import annotations

from kg.extract.assessed import SAID_OF, assess
from kg.extract.context import Context
from kg.extract.decision import Decision
from kg.extract.frame import Frame, Range
from kg.extract.government import find_government
from kg.extract.phrase import before
from kg.extract.predicate import read_clause
from kg.extract.sides import main_start
from kg.extract.verbs import VERBAL, is_adverb, verb_group
from kg.extract.voice import parties_in
from kg.match.lexicon import Hit

SURE = 0.55


def own_act(ctx: Context, frame: Frame, hit: Hit, i: int, start: int) -> tuple[bool, bool]:
    """Whether the holder of a cue inside a content is the speaker's side, and whether the act is negated.

    Args:
        ctx: the sentence.
        frame: the frame whose content is judged.
        hit: a reading of the token.
        i: the token.
        start: the first token of the content.
    """
    if hit.slot in VERBAL:
        group = verb_group(ctx, i, hit)
        if group is None or group.passive:
            return False, False
        first, negated = group.start, group.negated
    elif hit.slot == "adjective":
        first, negated = _predicate(ctx, i, start)
        if first < 0:
            return False, False
    else:
        return False, False
    at = _subject(ctx, first, start)
    if at is None or at[0] < start or at[0] - start > 4:
        return False, False
    return _own_side(ctx, frame, at), negated


def _subject(ctx: Context, first: int, start: int) -> Range | None:
    if ctx.is_class(first, "pronoun") and ctx.is_class(first, "auxiliary"):
        return (first, first + 1)
    if first <= start:
        return None
    if ctx.is_class(first - 1, "pronoun"):
        return (first - 1, first)
    return before(ctx, first)


def _predicate(ctx: Context, i: int, start: int) -> tuple[int, bool]:
    """Where the copula before an adjective begins (-1 where there is none), and whether it is negated."""
    j, negated, seen = i, False, False
    while j > start and (is_adverb(ctx, j - 1) or ctx.is_class(j - 1, "copula", "auxiliary", "negation")):
        if ctx.is_class(j - 1, "pronoun"):
            seen = True
            break
        negated = negated or ctx.is_class(j - 1, "negation")
        seen = seen or ctx.is_class(j - 1, "copula")
        j -= 1
    return (j, negated) if seen else (-1, False)


def _own_side(ctx: Context, frame: Frame, at: Range) -> bool:
    word = ctx.tokens[at[1] - 1].word
    if at[1] - at[0] == 1 and "pronoun" in word.classes:
        if word.key in ctx.profile.first_person:
            return ctx.quoted(at[0]) or frame.kind == "quote" or frame.headline
        if frame.kind == "quote":
            return False
        return bool(word.classes & {"masculine", "feminine", "neuter", "plural"})
    if "own" in word.classes and at[1] - at[0] == 2 and ctx.is_class(at[0], "possessive", "definite"):
        return True
    return any(p.id in (w.id, w.for_id, w.country) for p in parties_in(ctx, at) for w in frame.who if p.id)


def own_acts(ctx: Context, frame: Frame, content: Range) -> list[tuple[str, bool, int, str]]:
    """Stances that a content takes for the speaker's own side: stance, negation, the topic's token, the lemma."""
    out: list[tuple[str, bool, int, str]] = []
    start, end = main_start(ctx, content), content[1]
    start -= start > content[0] and ctx.is_class(start - 1, "article")
    for i in range(start, end):
        for hit in ctx.cue_hits(i):
            if hit.slot not in (*VERBAL, "adjective"):
                continue
            holds, negated = own_act(ctx, frame, hit, i, start)
            found = find_government(ctx, hit.cues, i) if holds else None
            if found is None or found.content >= end or found.cue.weight < SURE:
                continue
            cue = found.cue
            if cue.act not in ("performative", "attitude") or cue.stance == "asserts":
                continue
            perfect = any(ctx.is_class(k, "perfective") for k in range(max(start, i - 3), i))
            if negated and perfect and cue.stance in UNDONE:
                out.append(("denies", False, found.content, hit.lexeme.lemma))  # had not planned to
            elif negated and cue.negated:
                out.append((cue.negated, False, found.content, hit.lexeme.lemma))
            else:
                ahead = not negated and any(ctx.is_class(k, "future") for k in range(max(start, i - 3), i))
                stance = AHEAD.get(cue.stance, cue.stance) if ahead else cue.stance
                out.append((stance, negated, found.content, hit.lexeme.lemma))
            break
    return out


UNDONE = frozenset({"plans", "callsFor", "threatens"})
"""Stances of which it is denied that one has ever taken them (had never wanted weapons)."""

AHEAD = {"supports": "pledges", "acknowledges": "plans"}
"""What an own act means that is still to come (will support, will recognise)."""


def undone(ctx: Context, frame: Frame, content: Range) -> tuple[str, int, str] | None:
    """What the own side has never done (we have never sold arms), which denies it."""
    start, end = content
    for i in range(start, min(start + 7, end)):
        if ctx.is_class(i, "have") and any(ctx.is_class(k, "never") for k in (i - 1, i + 1)):
            at = _subject(ctx, i, start)
            if at is not None and start <= at[0] <= start + 2 and _own_side(ctx, frame, at):
                return "denies", i + 2, "what the own side has never done"
    return None


def assessed(ctx: Context, frame: Frame, content: Range) -> Decision | None:
    """What a clause says of its subject, where no pattern decides and the subject stands before its verb."""
    told = undone(ctx, frame, content) or assess(ctx, frame, content)
    if told is None:
        return None
    clause = read_clause(ctx, frame, content)
    told_of = clause is not None and (clause.copula or told[0] != "denies")
    described = told_of and told[0] in SAID_OF and told[1] > content[0]
    return Decision(told[0], False, 0.6, told[1] if described else content[0], told[2], predicate=described)
