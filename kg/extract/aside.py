"""Asides behind a subject: appositions, relative clauses, days between commas (``X, the minister, who …, | said``)."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Range
from kg.extract.verbs import is_adverb
from kg.text.quotes import Quote

CLOSERS = frozenset(["”", '"', "''", "’", "»"])
OPENERS = frozenset(["“", '"', "''", "‘", "«"])
DASHES = frozenset(["-", "–", "—", "--", "―"])
FURTHEST = 45
"""Tokens between a subject and its verb at the most; long appositions need room."""


def behind_comma(ctx: Context, last: int) -> int | None:
    """The comma of an aside before days that end at ``last`` (The envoy, Jane Doe, | last month accused), else None."""
    k = last
    while k > ctx.start and (ctx.is_class(k, "time") or ctx.is_class(k, "demonstrative", "adjunct")):
        k -= 1
    return k if ctx.text_at(k) == "," and k > ctx.start else None


def over_aside(ctx: Context, comma: int) -> Range | None:
    """A phrase with an aside behind it: ``X, the minister,``, ``X, who …,``, ``X — an ally —``."""
    from kg.extract.phrase import before, opens_clause  # noqa: PLC0415 - the two modules ask each other

    mark = ctx.text_at(comma)
    for k in range(comma - 1, max(ctx.start, comma - FURTHEST), -1):
        if ctx.text_at(k) != mark and not (mark == "," and ctx.text_at(k) == ","):
            quote = ctx.passage.quote_at[k] if ctx.text_at(k) in OPENERS | CLOSERS else None
            if ctx.text_at(k) in (";", ":") or (ctx.text_at(k) in OPENERS | CLOSERS and _long(quote)):
                return None
            continue
        core = before(ctx, k) if ctx.text_at(k - 1) not in (",", *DASHES) else None
        if not is_aside(ctx, k + 1) and not (core is not None and _short_aside(ctx, core, k, comma)):
            continue
        if core is not None and opens_clause(ctx, core[0]):
            if ctx.is_class(core[0], "pronoun") and core[1] - core[0] == 1:
                return core  # He, moreover, warned
            return (_apposed_to(ctx, core[0]), comma + 1)
    return None


def _long(quote: Quote | None) -> bool:
    """Whether a quotation is more than a word or two that an aside repeats (who was "appalled" by the raid)."""
    return quote is None or quote.words > 4


def _apposed_to(ctx: Context, i: int) -> int:
    """Where the subject begins whose apposition, with an aside of its own, begins at ``i`` (X, the head, who …,)."""
    from kg.extract.phrase import before, opens_clause  # noqa: PLC0415 - the two modules ask each other

    if ctx.text_at(i - 1) != "," or i - 2 <= ctx.start or not (ctx.is_class(i, "article") or is_aside(ctx, i)):
        return i
    earlier = before(ctx, i - 1) if ctx.text_at(i - 2)[:1].isupper() else None
    if earlier is None or not opens_clause(ctx, earlier[0]):
        return i
    named = ctx.finder.at(ctx.passage, *earlier, names=True)
    return earlier[0] if named is not None and named.kind in ("person", "organization") else i


def is_aside(ctx: Context, i: int) -> bool:
    """Whether an aside about a person can begin at ``i``: a relative clause, a title, an age, a participle."""
    word = ctx.tokens[i].word
    if (
        word.classes & {"relative", "article", "former", "acting", "possessive", "honorific"}
        or ctx.text_at(i)[0].isdigit()
    ):
        return True
    if word.classes & {"conjunction", "preposition", "that", "pronoun", "breaker", "because"}:
        return False
    return (
        word.key in ctx.lexicon.titles
        or word.key in ctx.lexicon.descriptions
        or bool(word.demonyms)
        or word.key.endswith(ctx.profile.adverbial_endings + ctx.profile.past_endings)
        or ("irregular" in word.classes and ctx.is_class(i + 1, "preposition", "agent"))
        or ctx.is_class(i + 1, "genitive")
    )


def _short_aside(ctx: Context, core: Range, k: int, comma: int) -> bool:
    """An aside of few words: a name behind a description (the chairman, X,), a circumstance (in particular)."""
    if ctx.is_class(k + 1, "conjunction", "pronoun", "that", "infinitive"):
        return False
    if ctx.text_at(k + 1)[0].isupper() and comma - k <= 6:
        keys = [ctx.tokens[j].word.key for j in range(*core)]
        if any(key in ctx.lexicon.descriptions or key in ctx.lexicon.titles for key in keys):
            return True
        owned = any(ctx.is_class(j, "genitive", "possessive", "article") for j in range(*core))
        plain = any(ctx.text_at(j)[0].islower() and not ctx.tokens[j].word.classes for j in range(*core))
        return owned and plain and comma - k > 2 and all(ctx.text_at(j)[0].isupper() for j in range(k + 1, comma))
    named = ctx.text_at(core[1] - 1)[0].isupper() or ctx.is_class(core[0], "article", "pronoun")
    longest = 16 if ctx.is_class(k + 1, "adjunct") else 8
    return comma - k <= longest and named and (ctx.is_class(k + 1, "preposition") or is_adverb(ctx, k + 1))


def behind_dateline(ctx: Context, start: int) -> int:
    """Behind a dateline (BERLIN (Reuters) - …) at the start of a passage."""
    if start > 0:
        return start
    dash = next((k for k in range(1, min(14, ctx.end)) if ctx.text_at(k) in DASHES), 0)
    opens = dash and (ctx.text_at(dash - 1) == ")" or all(ctx.text_at(k).isupper() for k in range(dash)))
    return dash + 1 if opens else start
