"""How far a content reaches where clauses are parted by order and comma, not by clitics."""

from __future__ import annotations

from kg.extract.aside import CLOSERS, DASHES
from kg.extract.context import Context
from kg.extract.phrase import before, behind, is_participle
from kg.extract.verbs import VERBAL, is_adverb, is_verb
from kg.match.lexicon import Hit

SAYING = 0.8
NOMINAL = ("phrase", "noun")
"""Kinds of contents that are no clauses; ``noun`` is one that stands before the verb of its sentence."""


def find_end(ctx: Context, start: int, kind: str, slot: str = "") -> int:
    """The token after the content that starts at ``start``.

    Args:
        ctx: the sentence.
        start: the first token of the content.
        kind: the kind of the frame.
        slot: the form of the governing verb, so that a verb joined to it ends the content.
    """
    if kind == "quote":
        quote = ctx.passage.opening(start - 1)
        if quote is not None:
            return min(quote.close, ctx.end)
    front = fronted_end(ctx, start) if ctx.profile.subject_first else None
    i = start
    while i < ctx.end:
        if i == front:
            break
        quote = ctx.passage.opening(i)
        if quote is not None and i >= start:
            i = min(quote.close + 1, ctx.end)
            continue
        if i > start and _ends(ctx, i, kind, slot):
            break
        i += 1
    return trimmed(ctx, start, i)


def fronted_end(ctx: Context, i: int) -> int | None:
    """The comma that closes what stands before the subject of a sentence, where token ``i`` stands in it; else None.

    Such words open with a preposition, a subordinator or a participle (In a note urging calm, | the bank …).
    """
    start = ctx.skip_light(ctx.start)
    while ctx.is_class(start, "conjunction") or is_adverb(ctx, start):
        start += 1
    opens = ctx.is_class(start, "preposition", "adjunct", "breaker", "continuing", "because", "gerund_lead")
    if not (opens or is_participle(ctx, start)) or any(ctx.text_at(k) in (",", ";", ":") for k in range(start, i)):
        return None
    for k in range(i, ctx.end - 2):
        quote = ctx.passage.quote_at[k]
        if ctx.text_at(k) == "," and (quote is None or quote.close == k + 1):
            after = k + 2 if quote is not None else k + 1
            return after - 1 if _main_clause(ctx, after) else None
        if ctx.text_at(k) in (";", ":"):
            return None
    return None


def _main_clause(ctx: Context, i: int) -> bool:
    """Whether the main clause of a sentence begins at ``i``: a subject with a verb right behind it."""
    if ctx.is_class(i, "conjunction", "relative", "that", "breaker", "preposition", "because"):
        return False
    at = behind(ctx, i, apposed=False)
    if at is None or at[1] >= ctx.end:
        return False
    k = at[1]
    while is_adverb(ctx, k):
        k += 1
    return ctx.is_class(at[0], "pronoun") or is_verb(ctx, k) or bool(ctx.tokens[k].word.hits) or ctx.text_at(k) == ","


def trimmed(ctx: Context, start: int, end: int) -> int:
    """``end`` without marks and dangling words before it."""
    while end > start + 1 and (
        ctx.text_at(end - 1) in (",", ";", ":", ".", *DASHES) or ctx.is_class(end - 1, "conjunction")
    ):
        end -= 1
    return end


def _ends(ctx: Context, i: int, kind: str, slot: str) -> bool:
    text = ctx.text_at(i)
    if text == ";":
        return True
    if text in ("—", "―", "--") and ctx.tokens[i].start > ctx.tokens[i - 1].end:
        return _another(ctx, i + 1)
    if text == ",":
        return _after_comma(ctx, i + 1, kind, slot)
    if ctx.phrase_is(i, "according"):
        return True
    if kind == "noun" and is_verb(ctx, i) and not ctx.is_class(i - 1, "infinitive", "relative", "that", "auxiliary"):
        return True
    if is_participle(ctx, i) and not ctx.is_class(
        i - 1, "preposition", "auxiliary", "article", "possessive", "copula", "conjunction", "infinitive", "catenative"
    ):
        governed = ctx.is_class(i - 2, "infinitive")  # to stop issuing plates
        return kind in NOMINAL and not governed and _governs(ctx, i) and not is_adverb(ctx, i - 1)
    if ctx.is_class(i, "breaker") and kind in NOMINAL:
        return True
    if ctx.is_class(i, "conjunction"):
        return _coordinated(ctx, i + 1, kind, slot) or (ctx.text_at(i - 1) in CLOSERS and _another(ctx, i + 1))
    return False


def _after_comma(ctx: Context, i: int, kind: str, slot: str) -> bool:
    if i >= ctx.end:
        return True
    if ctx.phrase_is(i, "according") or ctx.is_class(i, "breaker"):
        return True
    if is_participle(ctx, i) and _governs(ctx, i):
        return True
    if kind in NOMINAL and _told_past(ctx, i):
        return True
    if kind in NOMINAL and (ctx.is_class(i, "relative", "breaker", "because") or ctx.phrase_is(i, "clause")):
        return True
    if ctx.headline and _acts(ctx, i):
        return True
    if ctx.is_class(i, "conjunction"):
        if (kind in NOMINAL and is_verb(ctx, i + 1)) or _narrated(ctx, i + 1):
            return True
        return _another(ctx, i + 1) or _coordinated(ctx, i + 1, kind, slot) or (kind in NOMINAL and _clause(ctx, i + 1))
    return _another(ctx, i)


def _acts(ctx: Context, i: int) -> bool:
    """Whether a verb of an act stands at ``i`` in the form of titles (…, | urges talks)."""
    hits = [h for h in ctx.cue_hits(i) if h.slot == "present3s"]
    return any(c.act in ("report", "performative") and c.weight >= SAYING for h in hits for c in h.cues)


def _told_past(ctx: Context, i: int) -> bool:
    """Whether the main verb goes on at ``i`` behind a relative clause (who opposes it, | pleaded for calm)."""
    if ctx.is_class(i + 1, "agent", "partitive"):
        return False
    hits = [h for h in ctx.cue_hits(i) if h.slot == "past"]
    return any(c.act in ("report", "performative") and c.weight >= SAYING for h in hits for c in h.cues)


def _narrated(ctx: Context, i: int) -> bool:
    """Whether another actor's act is told at ``i`` in the plain past, which reported speech would not use."""
    at = behind(ctx, i, apposed=False)
    if at is None or at[1] >= ctx.end or ctx.is_class(at[0], "pronoun"):
        return False
    mention = ctx.finder.at(ctx.passage, i, at[1], names=True)
    if mention is None or mention.end != at[1] or mention.how == "described":
        return False
    hits = [h for h in ctx.cue_hits(at[1]) if h.slot == "past"]
    return any(c.act == "performative" and c.weight >= SAYING for h in hits for c in h.cues)


def _governs(ctx: Context, i: int) -> bool:
    word = ctx.tokens[i].word
    return any(c.weight >= 0.6 for h in word.hits for c in h.cues if h.slot == "participle")


def saying(ctx: Context, i: int) -> Hit | None:
    """A verb of reporting in a finite form at ``i``, beyond doubt."""
    for hit in ctx.cue_hits(i):
        if hit.slot in ("past", "present3s", "base") and any(
            c.act in ("report", "performative") and c.weight >= SAYING and ({"THAT", "QUOTE"} & set(c.takes))
            for c in hit.cues
        ):
            return hit
    return None


def _another(ctx: Context, i: int) -> bool:
    """Whether a clause of saying with a subject of its own begins at ``i`` (…, Lavrov said)."""
    for k in range(i, min(i + 14, ctx.end)):
        if (
            ctx.text_at(k) in (",", ";", ":")
            or ctx.passage.opening(k) is not None
            or ctx.is_class(k, "that", "relative")
        ):
            return False
        if k > i and saying(ctx, k) is not None:
            at = before(ctx, _group_start(ctx, k))
            return at is not None and at[0] <= i + 1
        if k == i and saying(ctx, k) is not None and not ctx.is_class(k - 1, "preposition"):
            return ctx.finder.at(ctx.passage, k + 1, ctx.end, names=True) is not None
    return False


def _group_start(ctx: Context, k: int) -> int:
    while k > ctx.start and (ctx.is_class(k - 1, "auxiliary", "negation") or is_adverb(ctx, k - 1)):
        if ctx.is_class(k - 1, "pronoun"):
            break
        k -= 1
    return k


def _clause(ctx: Context, i: int) -> bool:
    """Whether a clause with a subject and a verb begins at ``i``."""
    if ctx.is_class(i, "pronoun"):
        return True
    return any(is_verb(ctx, k) for k in range(i + 1, min(i + 7, ctx.end)) if ctx.text_at(k) not in (",",))


def _reports(hit: Hit) -> bool:
    return any(c.act in ("report", "performative") and c.weight >= SAYING for c in hit.cues)


def _coordinated(ctx: Context, i: int, kind: str, slot: str) -> bool:
    """Whether a finite cue without subject goes on behind a conjunction (said … and called on …)."""
    led = first = i
    while is_adverb(ctx, i) or (ctx.is_class(i, "auxiliary") and not ctx.is_class(i, "pronoun")):
        led, i = (i + 1, i + 1) if ctx.is_class(i, "auxiliary") else (led, i + 1)
    if i >= ctx.end or not slot:
        return False
    if led > first:
        perfect = slot == "passiveParticiple" and ctx.is_class(led - 1, "perfective")
        return perfect and any(_reports(h) for h in ctx.cue_hits(i) if h.slot == slot)
    for hit in ctx.cue_hits(i):
        progressive = slot in ("participle", "passiveParticiple") and hit.slot in ("past", "present3s")
        progressive = progressive or (slot in ("base", "present3s") and hit.slot == "past")
        if not (hit.slot == slot or progressive) or hit.slot not in VERBAL:
            continue
        held = kind in NOMINAL and any(c.act == "attitude" and c.weight >= SAYING for c in hit.cues)
        if (_reports(hit) or held) and "noun" not in {h.slot for h in ctx.tokens[i].word.hits}:
            return True
    return False
