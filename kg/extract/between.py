"""What stands between a verb, its subject and its complement: insertions, relative clauses, circumstances."""

from __future__ import annotations

from kg.extract.ahead import carries
from kg.extract.boundaries import is_verbal_noun
from kg.extract.context import Context
from kg.match.lexicon import Hit

FAR = 48
"""How many tokens may stand between a verb of saying and its clause: long titles and asides do."""
CIRCUMSTANCE = 12
"""How many tokens may stand between a carrier's subject and its noun where a preposition leads them."""
INSERTION = 24
"""How many tokens a clause between commas behind a subject may have."""


def skip_insertion(ctx: Context, pos: int, own: frozenset[str] = frozenset()) -> int:
    """Behind what stands between commas after a subject: a relative clause, an adverbial (رفضت، عبر …، التوقيع).

    A preposition that the verb governs (``own``) begins its complement and no insertion (أكد الوزير، …، على قوة …).
    """
    if ctx.text_at(pos) not in ("،", ",") or pos + 1 >= ctx.end:
        return pos
    word = ctx.tokens[pos + 1].word
    inserted = ctx.is_class(pos + 1, "relative") or (
        ctx.is_class(pos + 1, "preposition", "adverbial") and not word.conjunction and not ctx.is_class(pos + 1, "that")
    )
    if not inserted or word.key in own:
        return pos
    for j in range(pos + 2, min(pos + INSERTION, ctx.end)):
        if ctx.text_at(j) in ("،", ","):
            return j + 1
        if ctx.is_class(j, "that") or ctx.passage.opening(j) is not None:
            break
    return pos


def skip_relative(ctx: Context, pos: int) -> int:
    """Behind a relative clause that belongs to the subject, before the verbal noun that is the object."""
    if ctx.is_class(pos, "relative") and not ctx.tokens[pos].word.conjunction:
        for j in range(pos + 2, min(pos + 14, ctx.end)):
            free = (
                not ctx.is_class(j - 1, "preposition", "relative", "that", "negation")
                and not ctx.tokens[j].word.conjunction
            )
            if (
                free
                and is_verbal_noun(ctx, j)
                and not any(r.prefix or r.article for r in ctx.tokens[j].word.readings[1:])
            ):
                return j
    return pos


def leading_that(ctx: Context, pos: int, words: tuple[str, ...]) -> int | None:
    """The preposition on a complementizer behind an object with a relative clause (وصف القرار الذي …، بأنه تاريخي)."""
    for j in range(pos + 1, min(pos + FAR, ctx.end)):
        if ctx.is_class(j, "that"):
            return j if any(r.prefix in words for r in ctx.tokens[j].word.readings) else None
        if ctx.reports(j) and not ctx.is_class(j - 1, "relative"):
            return None
    return None


def behind_relative(ctx: Context, pos: int, words: tuple[str, ...], prefix: bool) -> int:
    """The literal word with a verbal noun behind a relative clause of the subject (القمة التي عقدت … إلى التمسك)."""
    for j in range(pos + 2, min(pos + INSERTION, ctx.end - 1)):
        met = carries(ctx, j, words) if prefix else ctx.tokens[j].word.key in words
        noun = j if prefix else j + 1
        if met and (is_verbal_noun(ctx, noun) or any(h.slot == "noun" for h in ctx.tokens[noun].word.hits)):
            return j
        if ctx.is_class(j, "that"):
            break
    return pos


def _position(hit: Hit) -> bool:
    """Whether a noun says a position of its own: with its holder's pronoun, or one that calls for something (ضرورة)."""
    if hit.slot not in ("verbalNoun", "noun") or hit.reading.prefix or hit.reading.article:
        return False
    return bool(hit.reading.enclitic) or any(c.stance in ("callsFor", "rejects", "condemns") for c in hit.cues)


def behind_circumstance(ctx: Context, i: int) -> int:
    """The noun with a pronoun behind a circumstance (أعلن الوزير في ختام اللقاء رفضه …); ``i`` where none is."""
    if i >= ctx.end or not ctx.is_class(i, "preposition", "adverbial") or ctx.is_class(i, "that"):
        return i
    for k in range(i + 1, min(i + CIRCUMSTANCE, ctx.end)):
        hangs = ctx.is_class(k - 1, "preposition", "adverbial") or bool(ctx.tokens[k].word.conjunction)
        if not hangs and any(_position(h) for h in ctx.cue_hits(k)):
            return k
        if ctx.is_class(k, "that") or ctx.reports(k) or ctx.passage.opening(k) is not None:
            break
    return i


def skip_addressee(ctx: Context, pos: int) -> int:
    """Behind whom a verb of saying addresses (يؤكد لنظيره الإيطالي ضرورة …)."""
    if pos >= ctx.end or not any(r.prefix in ctx.profile.datives for r in ctx.tokens[pos].word.readings):
        return pos
    mention = ctx.finder.at(ctx.passage, pos, ctx.end)
    if mention is not None and mention.kind == "person":
        return mention.end
    if "counterpart" not in ctx.tokens[pos].word.classes:
        return pos
    pos += 1
    while pos < ctx.end and ctx.tokens[pos].word.demonyms:
        pos += 1
    name = ctx.finder.at(ctx.passage, pos, ctx.end, names=True)
    return name.end if name is not None and name.kind == "person" else pos
