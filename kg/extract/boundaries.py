"""Where a content ends, and where one content is really several."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.context import Context, remembered
from kg.extract.frame import Range
from kg.extract.subject import behind
from kg.match.mention import has_article
from kg.text.words import without_enclitic

COMMAS = frozenset("،,")
CLOSERS = frozenset('"»”')
STRONG = frozenset("؛;")
SENTENCE = frozenset(".!?؟…\n") | {"..", "..."}
LIGHT_VERBS = frozenset({"attempt", "empty"})
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
        if i > start and (_ends(ctx, i) or (kind == "phrase" and ctx.headline and new_subject(ctx, i, certain=True))):
            break
        i += 1
    return trim(ctx, start, min(i, ctx.end))


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
        return not ctx.phrase_is(i, "however")
    if ctx.is_class(i, "breaker") and not ctx.is_alone(i, "continuing") and _breaks(ctx, i):
        return True
    if new_subject(ctx, i) or _along(ctx, i):
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


def _reported_at(ctx: Context, i: int) -> bool:
    """Whether another report, or somebody who makes one, begins at ``i``."""
    if any(_new_report(ctx, j) for j in range(i, min(i + 3, ctx.end))):
        return True
    mention = ctx.finder.at(ctx.passage, i, ctx.end)
    return mention is not None and mention.kind == "person"


def _breaks(ctx: Context, i: int) -> bool:
    """Whether a word such as لكن leaves the content: it does where another report follows, else the content goes on."""
    if "contrast" not in ctx.tokens[i].word.classes:
        return True
    if any(_new_report(ctx, j) for j in range(i + 1, min(i + 3, ctx.end))):
        return True
    mention = ctx.finder.at(ctx.passage, i + 1, ctx.end)
    return mention is not None and mention.kind == "person"


def new_subject(ctx: Context, i: int, *, certain: bool = False) -> bool:
    """Whether و with an actor and a finite verb begins another clause at ``i`` (… وواشنطن تفرض عقوبات).

    ``certain`` where no verb need stand before it, as in titles that are noun phrases (ترحيب بالقرار | وإسرائيل تنتقد).
    """
    word = ctx.tokens[i].word
    if not any(r.conjunction and not r.prefix for r in word.readings) or "that" in word.classes:
        return False
    if any(ctx.is_class(j, "between") for j in range(max(ctx.start, i - 7), i)):
        return False
    if not certain and not _predicated(ctx, i):
        return False
    mention = ctx.finder.at(ctx.passage, i, ctx.end)
    if mention is None or mention.end >= ctx.end or word.key in ctx.lexicon.actors:
        return False
    verb = ctx.tokens[mention.end].word
    if certain and ctx.text_at(mention.end) in (":", "："):
        return True  # وإثيوبيا: السد ليس تهديدا
    return (any(h.finite for h in verb.hits) and not verb.classes) or (
        bool(imperfect(ctx).match(verb.key)) and not verb.classes
    )


def _predicated(ctx: Context, i: int) -> bool:
    """Whether the clause before token ``i`` has its verb already, so that what follows و is no part of its subject."""
    for j in range(i - 1, max(ctx.start, i - 14), -1):
        word = ctx.tokens[j].word
        if ctx.is_class(j, "that") or ctx.text_at(j) in COMMAS | STRONG:
            return False
        if (not word.classes and any(h.finite for h in word.hits)) or imperfect(ctx).match(word.key):
            return True
    return False


def imperfect(ctx: Context) -> re.Pattern[str]:
    """The shape of imperfects that no noun has."""
    return finite_shape(ctx.profile.imperfect)


def _opens_clause(ctx: Context, i: int) -> bool:
    if i >= ctx.end:
        return False
    if moreover(ctx, i):
        return False
    if ctx.phrase_is(i, "however"):
        return _reported_at(ctx, i + 2) or ctx.text_at(i - 2) in CLOSERS  # وصفها بأنها "…"، إلا أن: the writer goes on
    if ctx.is_class(i, "breaker") and not ctx.phrase_is(i + 1, "condition") and _breaks(ctx, i):
        return not (ctx.is_class(i, "and_pronoun") and predicates(ctx, i + 1))
    if ctx.phrase_is(i, "clause", "according", "opener") or ctx.is_class(i, "according"):
        return True
    return ctx.adverbial_participle(i) is not None or _new_report(ctx, i)


def moreover(ctx: Context, i: int) -> bool:
    """Whether a conjunction with a complementizer goes on with the content (…، كما أن هناك حاجة إلى …)."""
    return ctx.is_class(i, "likewise") and ctx.is_class(i + 1, "that")


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


def trim(ctx: Context, start: int, end: int) -> int:
    """The end without marks that close nothing: commas, dashes, stops."""
    while end > start + 1 and (
        ctx.text_at(end - 1) in COMMAS | STRONG | {"-", "–", ":"} or ctx.text_at(end - 1) in SENTENCE
    ):
        end -= 1
    return end


def predicates(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` says something of a pronoun before it: a verb, a negation, a participle of a cue."""
    if i >= ctx.end:
        return False
    word = ctx.tokens[i].word
    if "verb_negation" in word.classes:
        return True
    if word.classes - LIGHT_VERBS or word.demonyms or has_article(word):
        return False
    return bool(imperfect(ctx).match(word.key)) or any(h.slot in ("participle", "adjective") for h in word.hits)


@cache
def finite_shape(pattern: str) -> re.Pattern[str]:
    """A compiled shape of finite verbs; one that nothing has where the language names none."""
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
    verbal = is_verbal_noun(ctx, start) or (
        start + 1 < end and ctx.passage.opening(start) is not None and is_verbal_noun(ctx, start + 1)
    )
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
            purpose = not held and _of_purpose(ctx, cuts[-1] if cuts else start, i)
            joined = ctx.lexicon.conjoined(word) and not purpose
            if (
                again
                or (joined and is_verbal_noun(ctx, i) and (verbal or not has_article(word)))
                or (joined and "that" in word.classes)
                or (joined and held)
            ):
                cuts.append(i)
        i += 1
    edges = [start, *cuts, end]
    return [(edges[k], trim(ctx, edges[k], edges[k + 1])) for k in range(len(edges) - 1)]


def holds_stance(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` is a noun of a position with its holder (وإدانته، ودعمهما، واستعداد مصر)."""
    held = [
        h
        for h in ctx.cue_hits(i)
        if h.slot in ("verbalNoun", "noun")
        and not h.reading.article
        and any(c.act in ("performative", "attitude") and c.stance != "asserts" for c in h.cues)
    ]
    if any(h.reading.enclitic for h in held):
        return True
    holder = ctx.finder.at(ctx.passage, i + 1, ctx.end) if held and ctx.tokens[i].word.conjunction else None
    return holder is not None and holder.kind == "country"


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
    acts = ctx.lexicon.masdars.nouns
    return any(
        shape.match(r.stem) is not None
        or (len(r.stem) > 4 and (r.stem in acts or any(b in acts for b, _ in without_enclitic(r.stem, ctx.profile))))
        for r in word.readings
    )


@cache
def _verbal_noun(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or r"(?!)")
