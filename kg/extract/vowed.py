"""What the own side announces: a harm it threatens, a help it pledges, what it will not do it rejects."""

from __future__ import annotations

from kg.extract.condition import find_condition
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.predicate import Clause, Told
from kg.extract.predicate import told as say

_NEAR = 18
"""Words behind an act among which stands against whom it is."""
_STOPS = (";", ":", ".", "?", "!")


def own_future(ctx: Context, frame: Frame, clause: Clause, end: int) -> Told | None:
    """A future act of the own side: what it will not do it rejects, a harm it threatens, a help it pledges."""
    at = clause.at
    word = ctx.tokens[at].word
    if word.classes & {"copula", "have"} or frame.kind == "phrase":
        return None
    hostile = _hostile(ctx, at, end)
    if clause.negated:
        if "befalling" in word.classes or "lack" in word.senses:
            if "hesitating" in word.classes:
                kind = any("aid" in ctx.tokens[k].word.senses for k in range(at + 1, min(at + 4, end)))
                return say(ctx, clause, "pledges" if kind else "threatens", at)
            return say(ctx, clause, "expects", at)
        return say(ctx, clause, "pledges" if "halting" in word.classes else "rejects", at)
    against = frame.kind != "phrase" and _against(ctx, frame, clause)
    if hostile or against or ("harm" in word.senses and not word.senses & {"aid", "benefit", "boon"}):
        return say(ctx, clause, "threatens", at)
    helps = "aid" in word.senses or any(ctx.is_class(k, "utmost") for k in range(at + 1, min(at + 4, end)))
    return say(ctx, clause, "pledges" if helps else "plans", at)


def _hostile(ctx: Context, at: int, end: int) -> bool:
    """Whether an act strikes back: at a harm, with force, or if something happens (will respond to any attack)."""
    if "reprisal" not in ctx.tokens[at].word.senses:
        return False
    for k in range(at + 1, min(at + _NEAR, end)):
        if ctx.text_at(k) in _STOPS:
            return False
        if ctx.is_class(k, "condition", "forceful") or ctx.tokens[k].word.senses & {"harm", "menace", "outrage"}:
            return True
    return end - at <= 2 or ctx.is_class(at + 1, "particle")


def _against(ctx: Context, frame: Frame, clause: Clause) -> bool:
    """Whether an act of no help is announced for the case that others do harm (If they act against us, we will …)."""
    if "aid" in ctx.tokens[clause.at].word.senses or ctx.is_class(clause.at, "staying"):
        return False
    condition = find_condition(ctx, (frame.content[0], clause.subject[0]))
    if condition is None:
        return False
    return any(ctx.is_class(k, "against") or "harm" in ctx.tokens[k].word.senses for k in range(*condition))


def hostile_act(ctx: Context, content: Range) -> bool:
    """Whether what is vowed does harm or strikes back (to take revenge, to punish those behind the raid)."""
    for k in range(content[0], min(content[0] + 3, content[1])):
        word = ctx.tokens[k].word
        if word.classes & {"halting", "negation"} or word.senses & {"aid", "bane"}:
            return False
        if word.senses & {"reprisal"} or (k == content[0] and "harm" in word.senses and "benefit" not in word.senses):
            return True
    return False
