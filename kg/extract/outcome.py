"""What a content says of its subject by how it goes on: contrasts, consequences, sides taken, what lies ahead.

«لن يحل المشكلة بل سيعقدها» warns, and so do «إذا … فلن يسكت الشارع» and «يعني عودة الحرب»; who is «with» something
supports it; a date that is fixed is no prediction.
"""

from __future__ import annotations

from kg.extract.condition import find_condition
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.judged import BAD, future_verb, is_past
from kg.extract.sides import Side, of_a_thing, subject_side

Told = tuple[str, int, str]
"""A stance, the token that tells it, and why."""

_REACH = 10
"""Words between a negation and the contrast that it prepares, at the most."""

_NEAR = 4
"""Words between a verb and what it leads to, at the most."""

_STOPS = frozenset("،,؛;.")


def turned(ctx: Context, frame: Frame, content: Range) -> Told | None:
    """What outweighs the single words of a content: a contrast that ends in harm, or what fails under a condition."""
    if ctx.profile.subject_first or frame.kind == "phrase":
        return None
    side = subject_side(ctx, frame, content)
    at = content[0] - 2
    if at > frame.cue_at and ctx.is_class(at + 1, "that") and "necessity" in ctx.tokens[at].word.senses:
        return "callsFor", content[0], f"«{ctx.text_at(at)}» says that it is needed"
    if side.side in ("own", "theme"):
        return None
    return _contrast(ctx, side, content) or _withheld(ctx, side, content)


def _contrast(ctx: Context, side: Side, content: Range) -> Told | None:
    denied, ahead = False, False
    for k in range(content[0], min(content[1], side.after + _REACH)):
        if ctx.is_class(k, "negation"):
            denied, ahead = True, ahead or ctx.is_class(k, "never")
        elif denied and ctx.is_class(k, "rather") and k > side.after:
            return _worse(ctx, k, content[1], ahead=ahead)
    return None


def _worse(ctx: Context, k: int, end: int, *, ahead: bool) -> Told | None:
    """The harm behind «rather», if it is one: a warning where it lies ahead, else a fault that is found."""
    led = False
    for i in range(k + 1, min(end, k + 2 + _NEAR)):
        senses = ctx.tokens[i].word.senses
        if ctx.text_at(i) in _STOPS or ctx.is_class(i, "negation"):
            return None
        ahead, led = ahead or future_verb(ctx, i), led or "leading" in senses
        if (senses & BAD and "aid" not in senses) or (led and "bane" in senses):
            why = f"«{ctx.text_at(i)}» is what comes instead"
            return ("warns" if ahead else "criticizes"), i, why
    return None


def _withheld(ctx: Context, side: Side, content: Range) -> Told | None:
    """What others will not do if something happens (إذا زورت الانتخابات فلن يعترف بها أحد)."""
    condition = find_condition(ctx, content)
    if condition is None or condition[0] > content[0] + 1 or condition[1] >= content[1]:
        return None
    if side.side not in ("other", "thing", "deed"):
        return None
    for i in range(condition[1], min(content[1], condition[1] + _REACH)):
        if not ctx.is_class(i, "never"):
            continue
        harm = any(ctx.tokens[k].word.senses & (BAD | {"bane"}) for k in range(i + 1, min(content[1], i + 2 + _NEAR)))
        return None if harm else ("warns", i, f"«{ctx.text_at(i)}» is what a condition leads to")
    return None


def consequence(ctx: Context, frame: Frame, content: Range) -> Told | None:
    """A harm to which the subject leads (تأجيل الانتخابات يعني عودة الحرب), or None."""
    side = subject_side(ctx, frame, content)
    if side.side not in ("thing", "deed", "unnamed", "other") or frame.kind == "phrase":
        return None
    for i in range(side.after, min(side.after + _REACH, content[1])):
        if ctx.text_at(i) in _STOPS or ctx.is_class(i, "negation", "because", "breaker", "condition"):
            return None
        senses = ctx.tokens[i].word.senses
        if ctx.is_class(i - 1, "relative") or "leading" not in senses or is_past(ctx, i):
            continue
        feeding = "boon" in senses
        at = _bane(ctx, i + 1, content[1], feeding=feeding)
        if at is None or (side.side == "other" and not feeding):
            return None
        stance = "warns" if future_verb(ctx, i) or not feeding else "criticizes"
        why = f"«{ctx.text_at(at)}» is what the subject leads to"
        return ("accuses" if side.side == "other" else stance), at, why
    return None


def _bane(ctx: Context, start: int, end: int, *, feeding: bool) -> int | None:
    """The next word that names what nobody wishes for, or the adversary that is fed; not what is halted."""
    for k in range(start, min(start + _NEAR, end)):
        if ctx.text_at(k) in _STOPS or ctx.is_class(k, "halting", "negation", "relative"):
            return None
        if "bane" in ctx.tokens[k].word.senses or (feeding and k == start and ctx.is_class(k, "adversary")):
            return k
    return None


def own_position(ctx: Context, frame: Frame, content: Range) -> Told | None:
    """Where the speaker's own side stands: with something, against it, short of it, or innocent of it."""
    side, end = subject_side(ctx, frame, content), content[1]
    i = side.after
    if side.side not in ("own", "unnamed") or i + 1 >= end or frame.kind == "phrase" or of_a_thing(ctx, frame, i):
        return None
    undone = ctx.is_class(i, "did_not") and "receipt" not in ctx.tokens[i + 1].word.senses
    if undone and any(ctx.is_class(k, "any_at_all") for k in range(i + 2, min(i + 5, end))):
        return "denies", i + 1, f"«{ctx.text_at(i + 1)}» is what the own side has not done at all"
    if side.side != "own":
        return None
    for name, stance in (("siding", "supports"), ("opposing", "opposes")):
        after = ctx.phrase_is(i, name)
        if after and after < end and not ctx.is_class(after, "preposition"):
            return stance, after, f"«{ctx.words((i, after))}» says on whose side the speaker is"
    if ctx.is_class(i - 1, "possession") and "shortage" in ctx.tokens[i].word.senses:
        return "acknowledges", i, f"«{ctx.text_at(i)}» is what the own side admits"
    return None


def foreseen(ctx: Context, frame: Frame, content: Range) -> tuple[str, int] | None:
    """What is said of the future where the own side is not the subject: a prediction, or what has been arranged."""
    side = subject_side(ctx, frame, content)
    if side.side in ("own", "they", "theme") or frame.kind == "phrase":
        return None
    arranged = side.after < content[1] and "arranged" in ctx.tokens[side.after].word.senses
    if side.side == "unnamed" and not (arranged or ctx.is_class(side.after, "never")):
        return None
    for i in range(side.after, min(side.after + _NEAR + 1, content[1])):
        if ctx.text_at(i) in _STOPS or ctx.is_class(i, "relative", "because", "breaker", "condition"):
            return None
        if ctx.is_class(i, "never"):
            said = ctx.is_class(i + 1, "copular") and not ctx.is_class(i + 1, "linking")
            return None if said else ("expects", i)  # لن يشكل اختلافا: a judgement
        if ctx.is_class(i, "future_mark") or future_verb(ctx, i):
            verb = i + 1 if ctx.is_class(i, "future_mark") and i + 1 < content[1] else i
            if "arranged" not in ctx.tokens[verb].word.senses:
                return "expects", verb
            return ("plans" if any(w.role or w.for_id for w in frame.who) else "asserts"), verb
    return None
