"""Where a content ends, and where one content is really several."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.context import Context, remembered
from kg.extract.frame import Range
from kg.extract.subject import behind
from kg.match.lexicon import Word
from kg.match.mention import has_article

COMMAS = frozenset("،,")
STRONG = frozenset("؛;")
SENTENCE = frozenset(".!?؟…\n") | {"..", "..."}
_LIGHT_VERBS = frozenset({"attempt", "empty"})
"""Classes whose words are verbs all the same (تعمل على، يجري)."""


@remembered
def content_end(ctx: Context, start: int, kind: str) -> int:
    """The token after the content that starts at ``start``: a quotation's end, or where another clause begins."""
    if kind == "quote":
        return _quote_end(ctx, start)
    i = start
    while i < ctx.end:
        quote = ctx.passage.opening(i)
        if quote is not None:
            i = min(quote.close + 1, ctx.end) if quote.closed else ctx.end
            continue
        aside = ctx.skip_aside(i)
        if aside > i:
            i = aside
            continue
        if i > start and _ends(ctx, i):
            break
        i += 1
    return _trim(ctx, start, min(i, ctx.end))


def _quote_end(ctx: Context, start: int) -> int:
    quote = ctx.passage.opening(start - 1)
    if quote is None:
        return content_end(ctx, start, "clause")
    end = min(quote.close, ctx.end)
    follow = end + 1
    if quote.closed and follow < ctx.end and ctx.text_at(follow)[:1].isalpha() and not _ends(ctx, follow):
        more = next((j for j in range(follow, min(follow + 4, ctx.end)) if ctx.passage.opening(j) is not None), None)
        if more is not None:
            again = ctx.passage.opening(more)
            return min(again.close, ctx.end) if again is not None else end
    return max(end, start)


@remembered
def _ends(ctx: Context, i: int) -> bool:
    """Whether the clause that runs up to token ``i`` ends before it."""
    text = ctx.text_at(i)
    if text in STRONG:
        return True
    if text in COMMAS:
        after = i + 1
        if after >= ctx.end:
            return True
        return _opens_clause(ctx, after) or _opens_clause(ctx, ctx.skip_light(after))
    if ctx.adverbial_participle(i) is not None and _takes_clause(ctx, i):
        return True
    if ctx.phrase_is(i, "according", "clause") or ctx.is_class(i, "according"):
        return True
    if ctx.is_class(i, "breaker") and not ctx.is_alone(i, "continuing") and _breaks(ctx, i):
        return True
    if _new_subject(ctx, i) or _along(ctx, i):
        return True
    if not _new_report(ctx, i):
        return False
    if ctx.tokens[i].word.hits[0].reading.conjunction:
        return True
    if ctx.is_class(i - 1, "relative", "that", "negation", "perfective", "past"):
        return False
    follow = behind(ctx, i, names=False)
    return follow is not None and follow[0][0].kind == "person"


def _along(ctx: Context, i: int) -> bool:
    """Whether «with» and a noun of reporting go on with another act (… مع التأكيد على)."""
    if not ctx.is_alone(i, "along") or i + 1 >= ctx.end:
        return False
    return any(
        h.slot in ("verbalNoun", "noun")
        and (h.reading.article or ctx.text_at(i - 1) in COMMAS)
        and any(c.act in (("report", "carrier") if h.reading.article else ("performative",)) for c in h.cues)
        for h in ctx.cue_hits(i + 1)
    )


def _breaks(ctx: Context, i: int) -> bool:
    """Whether a word such as لكن leaves the content: it does where another report follows, else the content goes on."""
    if "contrast" not in ctx.tokens[i].word.classes:
        return True
    if any(_new_report(ctx, j) for j in range(i + 1, min(i + 3, ctx.end))):
        return True
    mention = ctx.finder.at(ctx.passage, i + 1, ctx.end)
    return mention is not None and mention.kind == "person"


def _new_subject(ctx: Context, i: int) -> bool:
    """Whether و with an actor and a finite verb begins another clause at ``i`` (… وواشنطن تفرض عقوبات)."""
    word = ctx.tokens[i].word
    if not any(r.conjunction and not r.prefix for r in word.readings) or "that" in word.classes:
        return False
    if any(ctx.is_class(j, "between") for j in range(max(ctx.start, i - 7), i)) or not _predicated(ctx, i):
        return False
    mention = ctx.finder.at(ctx.passage, i, ctx.end)
    if mention is None or mention.end >= ctx.end or word.key in ctx.lexicon.actors:
        return False
    verb = ctx.tokens[mention.end].word
    return (any(h.finite for h in verb.hits) and not verb.classes) or (
        bool(_imperfect(ctx).match(verb.key)) and not verb.classes
    )


def _predicated(ctx: Context, i: int) -> bool:
    """Whether the clause before token ``i`` has its verb already, so that what follows و is no part of its subject."""
    for j in range(i - 1, max(ctx.start, i - 14), -1):
        word = ctx.tokens[j].word
        if ctx.is_class(j, "that") or ctx.text_at(j) in COMMAS | STRONG:
            return False
        if (not word.classes and any(h.finite for h in word.hits)) or _imperfect(ctx).match(word.key):
            return True
    return False


def _imperfect(ctx: Context) -> re.Pattern[str]:
    return _finite_shape(ctx.profile.imperfect)


def _opens_clause(ctx: Context, i: int) -> bool:
    if i >= ctx.end:
        return False
    if ctx.is_class(i, "breaker") and not ctx.phrase_is(i + 1, "condition") and _breaks(ctx, i):
        return not (ctx.is_class(i, "and_pronoun") and _predicates(ctx, i + 1))
    if ctx.phrase_is(i, "clause", "according", "opener") or ctx.is_class(i, "according"):
        return True
    return ctx.adverbial_participle(i) is not None or _new_report(ctx, i)


def _new_report(ctx: Context, i: int) -> bool:
    """Whether a finite verb of reporting at ``i`` opens a clause of its own (not one in the first person)."""
    if not ctx.reports(i) or ctx.quoted(i):
        return False
    word = ctx.tokens[i].word
    if word.classes:
        return False
    return any(h.finite and h.agreement[:1] == "3" and not h.reading.prefix for h in ctx.cue_hits(i))


def _takes_clause(ctx: Context, i: int) -> bool:
    """Whether a participle is followed by what it reports, so that it does not merely describe."""
    for j in range(i + 1, min(i + 6, ctx.end)):
        if ctx.is_class(j, "that", "preposition") or ctx.passage.opening(j) is not None or ctx.text_at(j) == ":":
            return True
    word = ctx.tokens[i].word
    return any("TOPIC" in t for h in word.hits for c in h.cues for t in c.takes)


def _trim(ctx: Context, start: int, end: int) -> int:
    while end > start + 1 and (
        ctx.text_at(end - 1) in COMMAS | STRONG | {"-", "–", ":"} or ctx.text_at(end - 1) in SENTENCE
    ):
        end -= 1
    return end


def split_clause(ctx: Context, content: Range) -> list[Range]:
    """The parts of an indirect content that can be believed apart: before وأن, before a coordinated finite verb."""
    start, end = content
    cuts: list[int] = []
    last = start
    i = start + 1
    while i < end:
        quote = ctx.passage.opening(i)
        if quote is not None and quote.words >= 4:
            i = quote.close + 1
            continue
        least = 2 if ctx.tokens[i].word.classes & {"that", "contrast"} else 3
        if i - last >= least and _new_part(ctx, i, last) and end - i >= 3:
            cuts.append(i)
            last = i
        i += 1
    edges = [start, *cuts, end]
    return [(edges[k], _trim(ctx, edges[k], edges[k + 1])) for k in range(len(edges) - 1)]


def _new_part(ctx: Context, i: int, last: int) -> bool:
    word = ctx.tokens[i].word
    comma = ctx.text_at(i - 1) in COMMAS
    if "that" in word.classes and ctx.profile.conjunctions and word.key.startswith(ctx.profile.conjunctions):
        return True
    if ctx.text_at(i) in STRONG:
        return True
    if "contrast" in word.classes and not ctx.phrase_is(i + 1, "condition"):
        denied = ctx.is_class(i + 1, "negation")  # نريد السلام لكننا لن نقبل …
        return (comma and end_of_part(ctx, i) - i >= 5) or (denied and end_of_part(ctx, i) - i >= 4)
    if word.key.startswith(ctx.profile.conjunctions or ("\0",)) and "negation" in word.classes:
        if ctx.is_class(i + 1, "only") or any(ctx.is_class(j, "relative") for j in range(last, i)):
            return False
        return "verb_negation" in word.classes and (comma or i - last >= 6)
    if not ctx.profile.conjunctions:
        return False
    inner = any(ctx.is_class(j, "because", "relative") for j in range(last, i))  # a reason goes on, a relative clause
    if not inner and ((comma and _opens_second(ctx, i)) or (i - last >= 3 and _second_verb(ctx, i))):
        return True
    return finite_after_conjunction(ctx, word) and (comma or i - last >= 6)


def _opens_second(ctx: Context, i: int) -> bool:
    """Whether و behind a comma begins a clause: with a finite verb, a copula, a pronoun, or a noun and its verb."""
    word = ctx.tokens[i].word
    if not word.key.startswith(ctx.profile.conjunctions):
        return False
    if ctx.is_class(i, "past", "linking", "existential"):
        return True
    if not word.key.startswith(ctx.profile.conjunctions[0]):
        return False  # فهو يحترم القوة gives a reason
    if "and_pronoun" in word.classes:
        return _predicates(ctx, i + 1)
    if word.classes - _LIGHT_VERBS or word.demonyms:
        return False
    if any(r.conjunction and not r.prefix and _imperfect(ctx).match(r.stem) for r in word.readings):
        return not is_verbal_noun(ctx, i)
    return _verb_behind_noun(ctx, i)


def _second_verb(ctx: Context, i: int) -> bool:
    """Whether و without a comma joins an imperfect of the third person that can be no noun (… ويضر بالسيادة)."""
    word = ctx.tokens[i].word
    if word.classes - _LIGHT_VERBS or word.demonyms or i + 1 >= ctx.end or word.key in ctx.lexicon.nouns:
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
    return _finite_shape(ctx.profile.second_verb)


def _predicates(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` says something of a pronoun before it: a verb, a negation, a participle of a cue."""
    if i >= ctx.end:
        return False
    word = ctx.tokens[i].word
    if "verb_negation" in word.classes:
        return True
    if word.classes - _LIGHT_VERBS or word.demonyms or has_article(word):
        return False
    return bool(_imperfect(ctx).match(word.key)) or any(h.slot in ("participle", "adjective") for h in word.hits)


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
    if verb.classes - _LIGHT_VERBS or verb.demonyms or not _imperfect(ctx).match(verb.key):
        return False
    return mention is not None or not is_verbal_noun(ctx, j)


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
        if reading.prefix == "" and _finite_shape(ctx.profile.finite).match(reading.stem):
            return True
    return any(
        h.finite and h.reading.conjunction == ctx.profile.conjunctions[0] and h.slot.startswith("imperfect")
        for h in word.hits
    )


@cache
def _finite_shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or r"(?!)")


def split_phrase(ctx: Context, content: Range, lead: str) -> list[Range]:
    """The coordinated complements of one act: a repeated preposition, or verbal nouns joined by و.

    Args:
        ctx: the sentence.
        content: the whole complement.
        lead: the preposition before it (folded), empty for a bare object.
    """
    start, end = content
    cuts: list[int] = []
    verbal = is_verbal_noun(ctx, start)
    i = start + 1
    while i < end:
        quote = ctx.passage.opening(i)
        if quote is not None and quote.words >= 4:
            i = quote.close + 1
            continue
        word = ctx.tokens[i].word
        held = holds_stance(ctx, i)
        if i - (cuts[-1] if cuts else start) >= (1 if held else 2) and end - i >= 2:
            again = bool(lead) and any(
                r.conjunction and ((r.prefix == lead and len(lead) == 1) or r.stem == lead) for r in word.readings
            )
            if ctx.is_class(i, "between"):
                break  # a list of what it consists of: بين غارات وقصف
            joined = ctx.lexicon.conjoined(word) and not _of_purpose(ctx, cuts[-1] if cuts else start, i)
            if (
                again
                or (joined and is_verbal_noun(ctx, i) and (verbal or not has_article(word)))
                or (joined and "that" in word.classes)
                or (joined and held)
            ):
                cuts.append(i)
        i += 1
    edges = [start, *cuts, end]
    return [(edges[k], _trim(ctx, edges[k], edges[k + 1])) for k in range(len(edges) - 1)]


def holds_stance(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` is a noun of a position with its holder's pronoun (وإدانته، ودعمهما)."""
    return any(
        h.slot in ("verbalNoun", "noun")
        and h.reading.enclitic
        and any(c.act in ("performative", "attitude") and c.stance != "asserts" for c in h.cues)
        for h in ctx.cue_hits(i)
    )


def _of_purpose(ctx: Context, start: int, i: int) -> bool:
    """Whether the verbal noun that ``i`` joins hangs on a preposition of its own (… لخفض التصعيد | ومنع …)."""
    for j in range(i - 1, start, -1):
        if is_verbal_noun(ctx, j):
            return (
                any(r.prefix in ctx.profile.datives for r in ctx.tokens[j].word.readings)
                and not ctx.tokens[j].word.conjunction
            )
    return False


def is_verbal_noun(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` is a verbal noun, by lexicon or by shape."""
    word = ctx.tokens[i].word
    shape = _verbal_noun(ctx.profile.verbal_noun)
    for hit in word.hits:
        if hit.slot == "verbalNoun":
            return True
    if word.demonyms or word.key in ctx.lexicon.actors:
        return False
    return any(shape.match(r.stem) is not None for r in word.readings)


@cache
def _verbal_noun(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or r"(?!)")
