"""What stands ahead of a cue: the complementizer, the quotation or the literal word that its government asks for.

A search ends where another act of saying begins or the sentence turns.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.boundaries import holds_stance
from kg.extract.context import Context, remembered
from kg.match.mentions import NAME_IN_MARKS


@remembered
def find_that(ctx: Context, pos: int, reach: int) -> int | None:
    """The complementizer at or after ``pos`` that no other verb of saying takes."""
    i, steps = pos, 0
    while i < ctx.end and steps < reach:
        aside = ctx.skip_aside(i)
        if aside > i:
            i = aside
            continue
        if ctx.is_class(i, "that") and not ctx.phrase_is(i - 1, "condition", "clause", "unless"):
            return i
        if _blocks(ctx, i, pos):
            return None
        quote = ctx.passage.opening(i)
        if quote is not None:
            if quote.words >= 4:
                return None
            i = quote.close
        i += 1
        steps += 1
    return None


def find_quote(ctx: Context, pos: int, reach: int) -> int | None:
    """The opening mark of a quotation that is speech (three words or more, or behind a colon) at or after ``pos``."""
    i, steps = pos, 0
    while i < ctx.end and steps < reach:
        quote = ctx.passage.opening(i)
        if quote is None and _first_person(ctx, i):
            return i - 1  # وأضافت نريد ضمان …: the marks are left out
        if quote is not None and quote.closed and quote.words <= NAME_IN_MARKS and _names(ctx, i, quote.close):
            i = quote.close + 1
            continue
        if quote is not None:
            colon = ctx.text_at(i - 1) in (":", "：")
            if quote.words >= 4 or colon or (quote.words >= 2 and steps == 0):
                return i
            i = quote.close + 1
            continue
        if ctx.is_class(i, "that") and ctx.passage.opening(i + 1) is None:
            return None
        aside = ctx.skip_aside(i)
        if aside > i:
            i = aside
            continue
        if ctx.text_at(i) in (":", "：") and i + 1 < ctx.end and ctx.passage.opening(i + 1) is None:
            return i
        if _blocks(ctx, i, pos):
            return None
        i += 1
        steps += 1
    return None


def _names(ctx: Context, i: int, close: int) -> bool:
    """Whether what stands between the marks that open at ``i`` is an actor's name, and no speech."""
    mention = ctx.finder.at(ctx.passage, i, ctx.end)
    return mention is not None and mention.how == "registry" and mention.end > close


def _first_person(ctx: Context, i: int) -> bool:
    """Whether speech without marks begins at ``i``: a verb of the first person plural, or a negation before one."""
    at = i + 1 if ctx.is_class(i, "negation") and i + 1 < ctx.end else i
    word = ctx.tokens[at].word
    if word.classes or word.key in ctx.lexicon.nouns or at in ctx.name_tokens:
        return False
    return any(
        h.finite and h.agreement == "1p" and h.slot.startswith("imperfect") and not h.reading.prefix for h in word.hits
    )


def _blocks(ctx: Context, i: int, pos: int) -> bool:
    """Whether the search for a clause must stop: another act of saying begins, or the sentence turns."""
    barrier = ctx.barriers.get(i)
    if barrier is None:
        barrier = ctx.barriers[i] = _barrier(ctx, i)
    return barrier == _ALWAYS or (barrier == _BEHIND and i > pos)


_FREE, _BEHIND, _ALWAYS = 0, 1, 2
"""Whether a token lets the search through, stops it when it is not the first, or stops it anyway."""


def _barrier(ctx: Context, i: int) -> int:
    if ctx.text_at(i) in ("؛", ";") or ctx.is_class(i, "because"):
        return _ALWAYS
    if ctx.adverbial_participle(i) is not None:
        return _BEHIND
    word = ctx.tokens[i].word
    if ctx.reports(i) and not ctx.is_class(i - 1, "relative") and not (word.classes or word.demonyms):
        return _BEHIND
    return _FREE


@lru_cache(maxsize=4096)
def with_enclitics(words: tuple[str, ...], enclitics: tuple[str, ...]) -> frozenset[str]:
    """Literal words as they stand alone and with a pronoun behind them (إلى, إليه)."""
    return frozenset(words) | {w + e for w in words if len(w) > 2 for e in enclitics}


@remembered
def find_literal(ctx: Context, pos: int, reach: int, words: tuple[str, ...], prefix: bool, at: int) -> int | None:
    """The token that carries one of the literal words (or proclitics) within ``reach`` of ``pos``."""
    i, steps = pos, 0
    while i < ctx.end and steps < reach:
        aside = ctx.skip_aside(i)
        if aside > i:
            i = aside
            continue
        word = ctx.tokens[i].word
        if i == pos and "about" in word.classes and reach > 1 and not ctx.cue_hits_verb(at):
            return i
        if prefix:
            if carries(ctx, i, words):
                return i
        elif word.key in with_enclitics(words, ctx.profile.enclitics):
            return i
        if i > at + 1 and (
            ctx.text_at(i) in ("؛", ";")
            or _blocks(ctx, i, pos)
            or (i > pos and holds_stance(ctx, i))
            or (ctx.is_class(i, "that", "breaker") or _relative(ctx, i))
        ):
            return None
        if ctx.text_at(i) in ("،", ",") and i > pos:
            after = ctx.skip_light(i + 1)
            if after >= ctx.end or ctx.tokens[after].word.conjunction:
                return None
        mention = ctx.finder.at(ctx.passage, i, ctx.end) if reach > 1 else None
        step = max(1, mention.end - i) if mention is not None else 1
        if mention is not None and prefix:
            inner = next((j for j in range(i + 1, mention.end) if carries(ctx, j, words)), None)
            if inner is not None and mention.how in ("described", "title") and mention.name is None:
                return inner
        i += step
        steps += 1
    return None


def _relative(ctx: Context, i: int) -> bool:
    return ctx.is_class(i, "relative") and not ctx.is_class(i, "preposition")


def carries(ctx: Context, i: int, prefixes: tuple[str, ...]) -> bool:
    """Whether the word at ``i`` starts with one of these proclitics and is not a word of its own."""
    word = ctx.tokens[i].word
    if word.key in prefixes:
        return True
    if len(word.key) < 3 or not word.key[0].isalpha() or (word.demonyms and ctx.lexicon.is_nationality(word.key)):
        return False  # فلسطينية is no ف + ل
    if not any(r.prefix in prefixes and not (r.conjunction and word.classes) for r in word.readings):
        return False
    if word.classes & {"preposition", "breaker", "negation", "time", "honorific", "common", "relative", "condition"}:
        return "that" in word.classes
    if word.key in ctx.lexicon.actors and ctx.finder.at(ctx.passage, i, ctx.end) is not None:
        mention = ctx.finder.at(ctx.passage, i, ctx.end)
        whole = mention is not None and any(e.words[0] == word.key for e in ctx.lexicon.actors[word.key])
        return not whole
    return not (word.hits and any(h.reading.bare and h.finite for h in word.hits))
