"""When the words of a pattern do not mean its stance: whose act it is, and in which clause it stands."""

from __future__ import annotations

import re

from kg.extract.boundaries import is_verbal_noun
from kg.extract.condition import find_condition
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.sides import Side, imperfect, own_side
from kg.extract.subject import prefixed
from kg.fold import fold
from kg.match.mention import has_article
from kg.match.patterns import Found

OWN = frozenset({"pledges", "plans", "offers", "openTo", "agreesTo"})
"""Stances that one can only take oneself: a content that says so of another actor is a claim about that actor."""

AGAINST = frozenset({"accuses", "criticizes"})
"""Stances that nobody takes on himself: said of the own side they admit something or are no stance."""

ACCEPTING = frozenset({"agreesTo", "openTo", "supports"})
"""Stances of verbs whose negation rejects their object."""

_FAR = 6
"""Words behind a subject that is a thing, beyond which a verb has another subject."""

_PAUSES = frozenset("،,؛;")


def meant(ctx: Context, frame: Frame, content: Range, side: Side, hit: Found) -> str | None:
    """The stance that a pattern's words mean where they stand, or None where they mean none."""
    stance, i = hit.pattern.stance, hit.start
    if (
        _likened(ctx, hit)
        or _behind(ctx, content, i)
        or ctx.is_class(i - 1, "comparing")
        or _talked_of(ctx, content, i)
        or (stance in AGAINST and any(ctx.is_class(k, "case") for k in range(i - 2, i)))  # قضية «التآمر على أمن الدولة»
    ):
        return None
    if stance == "threatens" and side.side in ("thing", "deed") and imperfect(ctx, i) and not _own_hand(ctx, hit):
        if ctx.tokens[i].word.senses & {"harm", "menace", "leading"}:
            return "warns"  # ضم الضفة سيقضي على فرص السلام
        if any("flaw" in ctx.tokens[k].word.senses for k in range(side.after, i)):
            return None  # القرار خطأ سيدفع ثمنه الفقراء
    if (
        stance == "rejects"
        and ctx.profile.subject_first
        and side.side == "other"
        and i <= side.after + 1
        and (not ctx.is_class(i, "obliging"))
    ):
        return None  # what another actor will not do is a claim about that actor
    lifeless = side.side in ("thing", "unnamed", "there") and side.after - 1 <= i <= side.after + 4
    if ctx.profile.subject_first and lifeless and stance in ("plans", "agreesTo", "openTo"):
        return None  # it is going to be worse: nobody's plan
    if stance == "plans" and _urged(ctx, frame, content, hit):
        return "callsFor"
    if stance == "plans" and side.side == "thing" and i <= side.after + 1 and imperfect(ctx, i) and not _ahead(ctx, i):
        return None  # الجماعة تخطط لاستغلال …
    if stance in OWN and side.side == "theme":
        return None  # what is described commits itself to nothing
    if (stance in OWN and _anothers_noun(ctx, frame, i)) or (stance == "proposes" and side.side == "other"):
        return None
    if hit.end == i + 1 and has_article(ctx.tokens[i].word) and (stance == "concernedAbout" or _attribute(ctx, i)):
        return None  # هذه الحوادث المفجعة تأتي …، الأدوية الضرورية: an attribute
    if stance in OWN and (_of_another(ctx, frame, side, i) or _hangs(ctx, content, i)):
        return None
    if ctx.profile.subject_first and stance in AGAINST and ctx.is_class(i - 1, "halting"):
        return None  # should stop interfering
    if stance in AGAINST and i > 0:
        if _first_person(ctx, hit) or (side.side == "own" and side.after <= i <= side.after + 1 and _verb(ctx, i)):
            return "acknowledges" if stance == "criticizes" or "lack" in ctx.tokens[i].word.senses else None
        if ctx.profile.subject_first and side.side == "own" and side.after <= i <= side.after + _FAR:
            return "acknowledges" if stance == "criticizes" else None
        thing = side.side in ("thing", "unnamed") and i <= side.after + _FAR and not ctx.is_class(i, "attempt")
        if stance == "accuses" and side.side == "unnamed" and "bearing" in ctx.tokens[i].word.senses:
            return stance  # who bears a responsibility is no thing
        if stance == "accuses" and thing and imperfect(ctx, i):
            return "criticizes"
        if stance == "accuses" and side.side in ("thing", "unnamed") and "false" in ctx.tokens[i].word.senses:
            return "denies"
    return stance


def _ahead(ctx: Context, i: int) -> bool:
    word = ctx.tokens[i].word
    return bool(ctx.profile.future) and word.key.removeprefix(word.conjunction).startswith(ctx.profile.future)


def _attribute(ctx: Context, i: int) -> bool:
    """Whether a word with the article stands behind a noun with it, of which it is an attribute."""
    return i > ctx.start and _definite(ctx, i - 1) and _definite(ctx, i) and not is_verbal_noun(ctx, i)


def _definite(ctx: Context, i: int) -> bool:
    return any(r.article and not r.prefix for r in ctx.tokens[i].word.readings)


def _talked_of(ctx: Context, content: Range, i: int) -> bool:
    """Whether a noun is what was talked about (ناقش معه ضرورة …), or a word that only looks like a cue (ناسفة)."""
    if ctx.is_class(i, "no_cue") or ctx.phrase_is(i, "no_cue"):
        return True
    if ctx.is_class(i, "own") and i > content[0] and ctx.is_class(i - 1, "preposition"):
        return True  # العقوبات ضد | بلاده تعرض …: no subject
    near = range(max(content[0], i - 4), i)
    return not imperfect(ctx, i) and any("discussing" in ctx.tokens[j].word.senses for j in near)


def _own_hand(ctx: Context, hit: Found) -> bool:
    """Whether the words of a threat name whom it strikes or by whose hand (سيواجه ردا، لن يمر دون عقاب)."""
    return any(
        ctx.is_class(k, "negation") or "reprisal" in ctx.tokens[k].word.senses for k in range(hit.start, hit.end)
    )


def _anothers_noun(ctx: Context, frame: Frame, i: int) -> bool:
    """Whether a noun of an act of one's own belongs to another actor (قرار أميركي، إصرار المغرب)."""
    if imperfect(ctx, i) or i + 1 >= ctx.end or has_article(ctx.tokens[i].word):
        return False
    if any(
        d.definite is False and all(d.actor not in (w.id, w.for_id, w.country) for w in frame.who)
        for d in ctx.tokens[i + 1].word.demonyms
    ):
        return True
    owner = next((m for m in ctx.mentions if m.start == i + 1), None)
    party = ctx.parties.resolve(owner, ctx.passage) if owner is not None and not prefixed(ctx, i + 1, owner) else None
    return party is not None and party.how != "described" and bool(party.country) and not own_side(frame, party)


def _urged(ctx: Context, frame: Frame, content: Range, hit: Found) -> bool:
    """Whether somebody insists on an act that is nobody's own (شدد على استمرار العمل; not: على مواصلة جهودها)."""
    if frame.kind != "phrase" or hit.start != content[0] or not ctx.is_class(frame.content[0] - 1, "insistence"):
        return False
    return not any(owned(ctx, k) or ctx.is_class(k, "own") for k in range(hit.start, hit.end))


def owned(ctx: Context, i: int) -> bool:
    """Whether a word wears the pronoun of a holder of more than one letter (جهودها، جهودنا)."""
    key = ctx.tokens[i].word.key
    return any(len(e) > 1 and key.endswith(e) and len(key) - len(e) > 2 for e in ctx.profile.enclitics)


def _words(hit: Found) -> frozenset[str]:
    first = hit.pattern.pattern.lstrip("^ ").split()[0]
    return frozenset(fold(w) for w in first.rstrip("?").split("|"))


def _likened(ctx: Context, hit: Found) -> bool:
    """Whether the words stand behind as (كشرط أساسي), where they say what something is taken for."""
    word, likeness = ctx.tokens[hit.start].word, ctx.profile.likeness
    if not likeness or word.key.removeprefix(word.conjunction)[:1] != likeness:
        return False
    words = _words(hit)
    return not words & {r.stem for r in word.readings if not r.prefix} and any(
        r.prefix == likeness and (r.stem in words or r.with_article(ctx.profile.article) in words)
        for r in word.readings
    )


def _behind(ctx: Context, content: Range, i: int) -> bool:
    """Whether token ``i`` stands in a condition in front of the main clause, or in a clause of time behind it."""
    start = content[0]
    condition = find_condition(ctx, content)
    if condition is not None and condition[0] <= start + 1 and condition[0] <= i < condition[1] < content[1]:
        return True
    return any(
        ctx.is_class(j, "temporal") and (ctx.is_class(j + 1, "that") or ctx.is_class(j, "conjunctional"))
        for j in range(start + 2, i)
    )


def _of_another(ctx: Context, frame: Frame, side: Side, i: int) -> bool:
    """Whether the subject of an act that one can only do oneself is another actor."""
    if side.side == "thing" and frame.kind == "clause" and i - side.after > _FAR and imperfect(ctx, i):
        return True
    if side.side != "other" or i < side.after:
        return False
    return frame.kind != "quote" or not any(ctx.text_at(j) in _PAUSES for j in range(side.after, i))


def _hangs(ctx: Context, content: Range, i: int) -> bool:
    """Whether a noun of commitment is the genitive of another noun (مدى الالتزام), and nobody's own."""
    if i <= content[0] + 1 or not has_article(ctx.tokens[i].word) or imperfect(ctx, i):
        return False
    before = ctx.tokens[i - 1].word
    return not before.classes & {"preposition", "that", "pronoun", "linking", "copular"} and "noun" in _kinds(
        ctx, i - 1
    )


def _kinds(ctx: Context, i: int) -> frozenset[str]:
    word = ctx.tokens[i].word
    return frozenset({"noun"}) if word.classes & {"noun", "common"} or word.key in ctx.lexicon.nouns else frozenset()


def _first_person(ctx: Context, hit: Found) -> bool:
    """Whether the first word is an act of ours that the pattern means of others (فشلنا)."""
    word = ctx.tokens[hit.start].word
    us = next((e for e in ctx.profile.first_endings if word.key.endswith(e)), "")
    return bool(us) and not imperfect(ctx, hit.start) and word.key.removeprefix(word.conjunction) not in _words(hit)


def _verb(ctx: Context, i: int) -> bool:
    word = ctx.tokens[i].word
    return imperfect(ctx, i) or not (has_article(word) or word.classes)


def topic_at(ctx: Context, stance: str, hit: Found) -> int:
    """Where the topic begins: behind the words, or at the object that they name with their verb (ستطرح | مناقصة)."""
    ahead = re.match(ctx.profile.own_future or r"(?!)", ctx.tokens[hit.start].word.stem) is not None
    verb = imperfect(ctx, hit.start) or ahead
    if stance == "rejects" and hit.end == hit.start + 2 and ctx.is_class(hit.start, "never"):
        accepting = {c.stance for h in ctx.cue_hits(hit.start + 1) for c in h.cues} & ACCEPTING
        return hit.end if accepting else hit.start + 1  # لن نقبل | الشروط, but لن | ننسحب من الجنوب
    acts = stance in ("plans", "pledges", "threatens") and hit.end - hit.start >= 2 and verb
    return hit.start + 1 if acts and not ctx.is_class(hit.start, "linking", "copular") else hit.end


def predicative(ctx: Context, content: Range, hit: Found) -> bool:
    """Whether the words say what the subject before them is (الحوار | هو الأساس), and govern nothing."""
    copula = ctx.is_class(hit.start, "copular") or ctx.is_class(hit.start - 1, "copular")
    return hit.start > content[0] and (copula or "asset" in ctx.tokens[hit.start].word.senses)


def subject_only(ctx: Context, frame: Frame, content: Range, hit: Found) -> bool:
    """Whether the words are the subject of a clause, of which its predicate says more (تهجير السكان | أمر مرفوض)."""
    if frame.kind != "clause" or hit.end >= content[1]:
        return False
    if hit.pattern.pattern.startswith("^") and is_verbal_noun(ctx, hit.start):
        return True
    return hit.start == content[0] and has_article(ctx.tokens[hit.start].word) and imperfect(ctx, hit.end)


def in_clause(ctx: Context, verb: int, i: int) -> bool:
    """Whether a relative or temporal clause opens between the main verb and token ``i``, where nothing is decided."""
    return any(ctx.is_class(k, "relative") and not ctx.is_class(k - 1, "preposition") for k in range(verb + 1, i))


def conditional(ctx: Context, i: int, start: int) -> bool:
    """Whether token ``i`` stands in a condition behind the main clause (will respond | if X goes on with plans to)."""
    if not ctx.profile.subject_first:
        return False
    if ctx.is_class(i, "obliging") and i > start + 2 and _inverted(ctx, i):
        return True
    return any(ctx.is_class(j, "condition") and ctx.phrase_is(j, "condition") for j in range(start + 3, i))


def _inverted(ctx: Context, i: int) -> bool:
    """Whether a verb of duty opens a condition by its place (…, should the truce fail)."""
    before = ctx.tokens[i - 1].word
    opens = ctx.is_class(i + 1, "article", "possessive", "demonstrative", "pronoun") or ctx.text_at(i + 1)[:1].isupper()
    return opens and "pronoun" not in before.classes
