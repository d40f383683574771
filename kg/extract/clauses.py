"""Where an indirect content is really several clauses that can be believed apart."""

from __future__ import annotations

import re

from kg.extract.boundaries import (
    COMMAS,
    LIGHT_VERBS,
    STRONG,
    finite_shape,
    imperfect,
    is_verbal_noun,
    moreover,
    predicates,
    trim,
)
from kg.extract.context import Context
from kg.extract.frame import Range
from kg.match.lexicon import Word
from kg.match.mention import has_article

SURE = 0.9
"""Cues from this weight on are hardly anything else than the position that they mean."""


def split_clause(ctx: Context, content: Range) -> list[Range]:
    """The parts of an indirect content that can be believed apart: before وأن, before a coordinated finite verb."""
    start, end = content
    cuts: list[int] = []
    last = start
    i = start + 1
    while i < end:
        quote = ctx.passage.opening(i)
        if quote is not None and quote.words >= 4 and not _most(quote.open, quote.close, content):
            i = quote.close + 1
            continue
        least = 2 if ctx.tokens[i].word.classes & {"that", "contrast"} else 3
        if i - last >= least and _new_part(ctx, i, last) and end - i >= 3:
            cuts.append(i)
            last = i
        i += 1
    edges = [start, *cuts, end]
    return [(edges[k], trim(ctx, edges[k], edges[k + 1])) for k in range(len(edges) - 1)]


def _most(open_: int, close: int, content: Range) -> bool:
    """Whether a quotation is most of a content, so that its clauses are the content's (إن "…، و…")."""
    return close - open_ >= 0.6 * (content[1] - content[0])


def _new_part(ctx: Context, i: int, last: int) -> bool:
    word = ctx.tokens[i].word
    comma = ctx.text_at(i - 1) in COMMAS
    if moreover(ctx, i) or _likely(ctx, i) or (comma and (ctx.is_class(i, "thus") or _however(ctx, i))):
        return True
    if "that" in word.classes and ctx.profile.conjunctions and word.key.startswith(ctx.profile.conjunctions):
        return not (ctx.profile.apodosis and word.key.startswith(ctx.profile.apodosis))  # إذا …، فإن: one clause
    if ctx.text_at(i) in STRONG:
        return True
    if "contrast" in word.classes and not ctx.phrase_is(i + 1, "condition"):
        denied = ctx.is_class(i + 1, "negation")  # نريد السلام لكننا لن نقبل …
        length = end_of_part(ctx, i) - i
        acts = length >= 3 and any(h.finite and h.cues and h.cues[0].act == "performative" for h in ctx.cue_hits(i + 1))
        return (comma and (length >= 5 or acts)) or (denied and length >= 4)
    if word.key.startswith(ctx.profile.conjunctions or ("\0",)) and "negation" in word.classes:
        verb = comma and i + 1 < ctx.end and imperfect(ctx).match(ctx.tokens[i + 1].word.key)
        if ctx.is_class(i + 1, "only") or (not verb and any(_relative(ctx, j) for j in range(last, i))):
            return False
        absent = ctx.is_class(i + 1, "existential") and i - last >= 4  # غير مستقر وليس هناك كثير من الوقت
        return absent or ("verb_negation" in word.classes and (comma or i - last >= 6))
    if not ctx.profile.conjunctions:
        return False
    # A reason goes on, and so does a relative clause.
    inner = any(ctx.is_class(j, "because") or _relative(ctx, j) for j in range(last, i))
    if not inner and ((comma and _opens_second(ctx, i)) or (i - last >= 3 and _second_verb(ctx, i))):
        return True
    return (i - last >= 3 and second_act(ctx, i)) or (finite_after_conjunction(ctx, word) and (comma or i - last >= 6))


def _relative(ctx: Context, i: int) -> bool:
    """Whether a relative clause begins at ``i``: من does so before a verb only."""
    if not ctx.is_class(i, "relative"):
        return False
    return not ctx.is_class(i, "preposition") or (
        i + 1 < ctx.end and imperfect(ctx).match(ctx.tokens[i + 1].word.key) is not None
    )


def second_act(ctx: Context, i: int) -> bool:
    """Whether و joins another act of the same subject: an imperfect that is a position itself (تدين … | وتطالب بـ)."""
    word = ctx.tokens[i].word if i < ctx.end else None
    if word is None or word.classes or any(not h.finite for h in word.hits):
        return False
    return any(
        h.reading.conjunction
        and h.slot.startswith("imperfect")
        and h.agreement[:1] == "3"
        and any(c.act == "performative" and c.stance != "asserts" and c.weight >= SURE for c in h.cues)
        for h in word.cued
    )


def _opens_second(ctx: Context, i: int) -> bool:
    """Whether و behind a comma begins a clause: with a finite verb, a copula, a pronoun, or a noun and its verb."""
    word = ctx.tokens[i].word
    if not word.key.startswith(ctx.profile.conjunctions):
        return False
    if ctx.is_class(i, "past", "linking", "existential"):
        return True
    if _perfect(ctx, word):
        return True
    if not word.key.startswith(ctx.profile.conjunctions[0]):
        return False  # فهو يحترم القوة gives a reason
    if "and_pronoun" in word.classes:
        return predicates(ctx, i + 1)
    if "demonstrative" in word.classes:
        return end_of_part(ctx, i) - i >= 4
    if word.classes - LIGHT_VERBS or word.demonyms:
        return False
    if any(r.conjunction and not r.prefix and imperfect(ctx).match(r.stem) for r in word.readings):
        return not is_verbal_noun(ctx, i)
    return _verb_behind_noun(ctx, i) or _equated(ctx, i)


def _equated(ctx: Context, i: int) -> bool:
    """Whether a noun joined at ``i`` is said to be something, by a pronoun behind it (وتأخير الموازنة هو معاقبة …)."""
    if i + 1 >= ctx.end or not any(r.conjunction and not r.prefix for r in ctx.tokens[i].word.readings):
        return False
    return any(
        ctx.is_alone(k, "copular") and ctx.is_class(k, "pronoun") for k in range(i + 1, min(i + 6, end_of_part(ctx, i)))
    )


def _however(ctx: Context, i: int) -> bool:
    """Whether a contrast with a complementizer, or «as» with a perfect, goes on with the content (…، إلا أن)."""
    if ctx.phrase_is(i, "however"):
        return end_of_part(ctx, i) - i >= 4
    if not ctx.is_class(i, "likewise") or i + 1 >= ctx.end:
        return False
    word = ctx.tokens[i + 1].word
    return not (word.classes or word.demonyms) and finite_shape(ctx.profile.perfect).search(word.key) is not None


def _perfect(ctx: Context, word: Word) -> bool:
    """Whether a word is و with a perfect, by a shape that no noun has."""
    shape = finite_shape(ctx.profile.perfect)
    plain = not (word.classes or word.demonyms)
    return plain and any(r.conjunction == ctx.profile.conjunctions[0] and shape.search(r.stem) for r in word.readings)


def _second_verb(ctx: Context, i: int) -> bool:
    """Whether و without a comma joins an imperfect of the third person that can be no noun (… ويضر بالسيادة)."""
    word = ctx.tokens[i].word
    if word.classes - LIGHT_VERBS or word.demonyms or i + 1 >= ctx.end or word.key in ctx.lexicon.nouns:
        return False
    after = ctx.tokens[i + 1].word
    if not (has_article(after) or after.classes & {"preposition", "noun"} or any(r.prefix for r in after.readings)):
        return False
    shape = _second_shape(ctx)
    return any(
        r.conjunction == ctx.profile.conjunctions[0]
        and not (r.prefix or r.article)
        and r.stem not in ctx.lexicon.nouns
        and shape.match(r.stem)
        for r in word.readings
    )


def _second_shape(ctx: Context) -> re.Pattern[str]:
    return finite_shape(ctx.profile.second_verb)


def _verb_behind_noun(ctx: Context, i: int) -> bool:
    """Whether a noun phrase at ``i`` is followed by its verb or by a negation (وقطر لم تكن، والقادة يعملون)."""
    mention = ctx.finder.at(ctx.passage, i, ctx.end)
    if mention is not None:
        j = mention.end
    elif any(r.article and r.conjunction for r in ctx.tokens[i].word.readings):
        j = i + 1
        while j < ctx.end and j - i < 4 and has_article(ctx.tokens[j].word):
            j += 1
    else:
        return False
    if j >= ctx.end:
        return False
    verb = ctx.tokens[j].word
    if "verb_negation" in verb.classes:
        return True
    if verb.classes - LIGHT_VERBS or verb.demonyms or not imperfect(ctx).match(verb.key):
        return False
    return mention is not None or not is_verbal_noun(ctx, j)


def _likely(ctx: Context, i: int) -> bool:
    """Whether و opens an impersonal clause (ومن المرجح أن، ومن الضروري أن)."""
    return ctx.is_class(i, "and_of") and i + 2 < ctx.end and ctx.is_class(i + 2, "that")


def joins_clause(ctx: Context, i: int) -> bool:
    """Whether a comma at ``i`` joins another clause to a speech that is given word for word (، وقطر لم تكن …)."""
    return ctx.text_at(i) in COMMAS and i + 1 < ctx.end and _new_part(ctx, i + 1, i - 6)


def end_of_part(ctx: Context, i: int) -> int:
    """The end of the clause that begins at ``i``: the next comma, or the end of the sentence."""
    return next((j for j in range(i + 1, ctx.end) if ctx.text_at(j) in COMMAS), ctx.end)


def finite_after_conjunction(ctx: Context, word: Word) -> bool:
    """Whether a word is و with a finite verb, by lexicon or by a shape that nouns hardly have."""
    for reading in word.readings:
        if reading.conjunction != ctx.profile.conjunctions[0] or reading.article:
            continue
        if reading.prefix == "" and finite_shape(ctx.profile.finite).match(reading.stem):
            return True
    return any(
        h.finite and h.reading.conjunction == ctx.profile.conjunctions[0] and h.slot.startswith("imperfect")
        for h in word.hits
    )
