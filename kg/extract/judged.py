"""What a content says of its subject by the sense of its predicate, where no pattern decides.

Harm that another actor does is an accusation, harm that a thing does a criticism or a warning; what fails or lacks
is criticized, what helps is supported; a description is praise, criticism or condemnation by its noun or adjective.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.boundaries import is_verbal_noun
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.sides import Side, subject_side
from kg.match.mention import has_article
from kg.text.words import without_enclitic

REACH = 5
"""Words behind the subject among which its predicate is looked for; twice as many behind a verb of striving."""
BAD = frozenset({"harm", "flaw", "outrage", "menace", "assault"})
"""Senses of what nobody should strive for."""

QUIET = frozenset(
    ("bane", "leading", "arranged", "discussing", "bearing", "receipt", "reprisal", "shortage", "showing", "necessity"),
)
"""Senses that judge nothing by themselves."""

_ASSAULT = frozenset({"assault"})
"""What judges only those who strive for it (تواصل قصف …)."""

_MARKS = frozenset('"«»“”„()[]')
_STOPS = frozenset("،,؛;:")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word of judgement that is said of a subject."""

    at: int
    senses: frozenset[str]
    verb: bool
    negated: bool
    striven: bool
    future: bool


def judge(ctx: Context, frame: Frame, content: Range) -> tuple[str, int, str] | None:
    """The stance that a content's predicate shows, the token of that predicate, and why; None where it shows none."""
    side = subject_side(ctx, frame, content)
    predicate = find_predicate(ctx, side, content[1])
    if predicate is None:
        return None
    stance = _stance(ctx, frame, side, predicate)
    if stance is None:
        return None
    return stance, predicate.at, f"«{ctx.text_at(predicate.at)}» is said of {_called(side)}"


def _called(side: Side) -> str:
    return {"theme": "what is described", "there": "what there is", "unnamed": "the subject"}.get(
        side.side
    ) or side.name


def find_predicate(ctx: Context, side: Side, end: int) -> Predicate | None:
    """The first word of judgement that may be the predicate of a subject or the object of its verb."""
    reach, negated, striven, named = REACH, False, False, side.side == "theme"
    i = first = side.after
    while i < min(end, first + reach):
        word = ctx.tokens[i].word
        senses = word.senses - QUIET if not ctx.is_class(i, "province") or not _of_nation(ctx, i + 1) else frozenset()
        if not striven:
            senses -= _ASSAULT
        if ctx.text_at(i) in _STOPS or (
            i > first and ctx.is_class(i, "because", "breaker", "condition") and not ctx.is_class(i, "unlike")
        ):
            return None
        if ctx.text_at(i) in _MARKS or ctx.is_class(i, "perfective", "filler"):
            reach += 1
        elif ctx.is_class(i, "unlike"):
            if _deprived(ctx, side, i):
                return Predicate(i + 1, frozenset({"flaw"}), verb=False, negated=False, striven=False, future=False)
            negated, reach = True, reach + 1
        elif ctx.is_class(i, "negation"):
            negated, reach = not ctx.is_class(i + 1, "linking"), reach + 1
            named = named or ctx.is_class(i, "is_not")
        elif ctx.is_class(i, "relative"):
            i, reach = i + 1, reach + 2
        elif ctx.is_class(i, "attempt"):
            striven, reach = True, reach + REACH
        elif ctx.is_class(i, "copular"):
            named = True
        elif ctx.is_class(i, "preposition"):
            if not striven:
                i += 1
        elif ctx.is_class(i, "halting") and not named:
            return None
        elif word.led and "merit" in senses and not has_article(word) and i > first:
            return Predicate(i, senses, verb=False, negated=negated, striven=False, future=False)
        elif word.led and senses and not striven and not (named and i <= first):
            i += 1
        elif (
            senses
            and not (striven and senses.isdisjoint(BAD))
            and (striven or not word.led or (named and i <= first))
            and (striven or side.side == "theme" or not has_article(word))
        ):
            return Predicate(i, senses, not named and _verbal(ctx, i), negated, striven, future_verb(ctx, i))
        i += 1
    return None


def _of_nation(ctx: Context, i: int) -> bool:
    return i < ctx.end and bool(ctx.tokens[i].word.demonyms)


def future_verb(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` is a verb with the mark of the future before it, and no noun of that shape (سياسي)."""
    word = ctx.tokens[i].word
    stem = word.key.removeprefix(word.conjunction)
    known = stem in ctx.lexicon.nouns or word.demonyms or ctx.lexicon.description(word) is not None
    known = known or any(rest in ctx.lexicon.nouns for rest, _ in without_enclitic(stem, ctx.profile))  # سياستنا
    shape = re.match(ctx.profile.own_future or r"(?!)", stem) is not None or _short_future(ctx, i, stem)
    shape = shape and stem[1] in ctx.profile.person_letters
    return shape and not known and i not in ctx.name_tokens


def _short_future(ctx: Context, i: int, stem: str) -> bool:
    """Whether a word of four letters is a verb with the mark of the future (ستضر، سيقع), as its sense or form tells."""
    word, mark = ctx.tokens[i].word, ctx.profile.future
    verb = bool(word.senses) or any(h.finite and h.reading.prefix == mark for h in word.hits)
    noun = ctx.profile.feminine(stem)  # سيئة
    return bool(mark) and len(stem) == 4 and stem.startswith(mark) and verb and not noun


def _verbal(ctx: Context, i: int) -> bool:
    """Whether a word of judgement is a verb rather than a noun, as far as its shape tells."""
    word = ctx.tokens[i].word
    bare = word.key.removeprefix(word.conjunction).removeprefix(ctx.profile.future)
    if is_past(ctx, i):
        return True
    if bare[:1] not in tuple(ctx.profile.person_letters) or is_verbal_noun(ctx, i):
        return False
    profile = ctx.profile
    return not bare.endswith(profile.accusative) or bare.endswith(profile.verb_plurals)


def is_past(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` has an ending of the perfect."""
    return re.search(ctx.profile.perfect or r"(?!)", ctx.tokens[i].word.key) is not None


def _deprived(ctx: Context, side: Side, i: int) -> bool:
    """Whether غير and an adjective are the predicate itself, and not said of a noun or a mere description."""
    bare = not has_article(ctx.tokens[i + 1].word) if i + 1 < ctx.end else False
    before = i == side.after or ctx.is_class(i - 1, "copular", "pronoun", "that") or has_article(ctx.tokens[i - 1].word)
    return bare and before and not ctx.is_class(i + 1, "neutral_adjective")


def _stance(ctx: Context, frame: Frame, side: Side, found: Predicate) -> str | None:
    senses = found.senses
    if side.side == "own" or (side.side == "they" and found.future):
        return _of_own(ctx, side, found)
    if found.negated and found.verb and "harm" in senses and ctx.is_class(found.at - 1, "did_not"):
        return "denies" if side.side in ("thing", "unnamed") else None
    if found.negated:
        good = senses & {"due", "boon", "merit"} and not senses & {"harm", "flaw", "outrage"}
        return "criticizes" if good and not found.future else None
    if found.striven and senses & BAD:
        return "criticizes" if side.side == "thing" else "accuses"
    if found.verb and ctx.tokens[found.at + 1 if found.at + 1 < ctx.end else found.at].word.key.startswith(
        ctx.profile.datives
    ):
        return None  # تعرض لـ: what befell the subject
    if (
        found.verb
        and senses & (BAD | {"lack"})
        and ctx.is_class(found.at - 1, "perfective")
        and not is_past(ctx, found.at)
    ):
        return "warns"  # قد يتسبب في: what may come
    described = senses & {"merit", "benefit", "flaw", "outrage"}
    if found.verb or (side.side == "other" and "harm" in senses and not described):
        return _of_deed(ctx, frame, side, found)
    return _of_description(ctx, side, found)


def _of_own(ctx: Context, side: Side, found: Predicate) -> str | None:
    senses = found.senses
    if found.negated and ctx.is_class(found.at - 1, "never"):
        return "rejects"  # بلاده لن تمول الحرب
    if not found.future:
        if found.negated:
            return "denies" if "harm" in senses else None
        if side.name and "lack" in senses and not senses & {"decline", "merit", "benefit"}:
            return "acknowledges"
        return "praises" if side.name and "merit" in senses and "aid" not in senses else None
    if found.negated:
        return "rejects"
    return "pledges" if "aid" in senses else "threatens" if senses & BAD and not senses & {"benefit", "boon"} else None


def _of_deed(ctx: Context, frame: Frame, side: Side, found: Predicate) -> str | None:
    """The stance on what a subject does."""
    senses = found.senses
    if side.side in ("other", "deed"):
        if is_past(ctx, found.at) and all(w.how == "described" for w in frame.who):
            return None  # what witnesses and sources tell
        if "harm" in senses and not (senses & {"benefit"} and not found.striven):
            return "accuses"
        return "criticizes" if "lack" in senses and "decline" not in senses else None
    if side.side not in ("thing", "unnamed") or any(
        c.stance == "rejects" for h in ctx.cue_hits(found.at) for c in h.cues
    ):
        return None
    if "boon" in senses and side.side == "thing":
        return "supports"
    if is_past(ctx, found.at):
        return None
    if "menace" in senses or ("harm" in senses and found.future):
        return "warns"
    if "harm" in senses and "benefit" not in senses and "decline" not in senses:
        return "criticizes"
    return None


def _of_description(ctx: Context, side: Side, found: Predicate) -> str | None:
    """The stance of a noun or an adjective that is said of the subject."""
    senses = found.senses
    if side.side == "there":
        return "criticizes" if "flaw" in senses else None
    if "outrage" in senses and any("outrage" in ctx.tokens[k].word.senses for k in range(side.after - 1, found.at)):
        return None  # أي اعتداء على … هو اعتداء على الجميع
    for sense, stance in (
        ("outrage", "condemns"),
        ("false", "denies"),
        ("flaw", "criticizes"),
        ("menace", "warns"),
        ("asset", "supports"),
        ("merit", "praises"),
    ):
        if sense in senses:
            return stance
    if "lack" in senses and "decline" not in senses:
        return "criticizes"
    if "harm" in senses and "benefit" not in senses:
        named = side.side == "theme" or any(ctx.is_class(k, "copular") for k in range(side.after, found.at))
        return "criticizes" if named else None
    return "praises" if side.side == "theme" and "benefit" in senses else None
