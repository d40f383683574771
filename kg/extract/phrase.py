"""Noun phrases where the subject stands before its verb: how far they reach."""

from __future__ import annotations

from kg.extract.aside import CLOSERS, DASHES, OPENERS, behind_comma, is_aside, over_aside
from kg.extract.context import Context
from kg.extract.frame import Range
from kg.extract.verbs import is_adverb, is_verb
from kg.match.lexicon import Word

_FUNCTION = (
    "preposition",
    "that",
    "relative",
    "conjunction",
    "auxiliary",
    "negation",
    "breaker",
    "because",
    "condition",
    "infinitive",
    "catenative",
    "according",
)


# -- noun phrases before a verb --------------------------------------------------------------------------


def before(ctx: Context, j: int) -> Range | None:
    """The noun phrase, with what is attached to it, that ends right before token ``j``; None where there is none."""
    if j <= ctx.start:
        return None
    last = j - 1
    if ctx.is_class(last, "pronoun") and not ctx.is_class(last, "quantifier"):
        return (last, j)
    text = ctx.text_at(last)
    if text == "," or text in DASHES:
        return over_aside(ctx, last)
    if ctx.is_class(last, "time") and (comma := behind_comma(ctx, last)) is not None:
        return over_aside(ctx, comma)
    if text in (")", "]"):
        opened = next((k for k in range(last, max(ctx.start, last - 12), -1) if ctx.text_at(k) in ("(", "[")), None)
        core = before(ctx, opened) if opened is not None else None
        return (core[0], j) if core is not None else None
    if text in CLOSERS and ctx.passage.quote_at[last] is not None:
        quote = ctx.passage.quote_at[last]
        assert quote is not None
        if quote.close == last and quote.words <= 4 and ctx.is_class(quote.open - 1, "article", "possessive"):
            return (quote.open - 1, j)
        return None
    start = _left(ctx, j)
    if start is not None and ctx.is_class(start, "generation") and ctx.text_at(start - 1) == ",":
        named = before(ctx, start - 1)
        return (named[0], j) if named is not None else None  # Joseph Biden, Jr. said
    if start is None or not opens_clause(ctx, start):
        earlier = _over_circumstance(ctx, j)
        if earlier is not None:
            return earlier
    if start is None:
        start = _reduced(ctx, j)
    return (_listed(ctx, start), j) if start is not None else None


def _listed(ctx: Context, start: int) -> int:
    """Where a title's subject begins that a comma joins (US, Japan warn …): at the actor that opens the title."""
    if not ctx.headline or ctx.text_at(start - 1) != ",":
        return start
    mention = ctx.finder.at(ctx.passage, ctx.start, start - 1)
    return ctx.start if mention is not None and mention.candidates and mention.end == start - 1 else start


def _over_circumstance(ctx: Context, j: int) -> Range | None:
    """A subject with a circumstance between it and its verb (Kerry on Thursday insisted)."""
    from kg.extract.circumstance import circumstances  # noqa: PLC0415 - the two modules ask each other

    for k in range(j - 1, max(ctx.start, j - 14), -1):
        if ctx.text_at(k) in (",", ";", ":") or ctx.passage.quote_at[k] is not None or is_verb(ctx, k):
            return None
        if (ctx.is_class(k, "adjunct") or (ctx.is_class(k, "time") and k == j - 1)) and circumstances(ctx, k) >= j:
            start = _left(ctx, k) if not ctx.is_class(k - 1, "pronoun") else k - 1
            if start is not None and opens_clause(ctx, start):
                return (start, j if ctx.is_class(k - 1, "issued") else k)
    return None


def _reduced(ctx: Context, j: int) -> int | None:
    """The start of a phrase narrowed by a participle (A poll released on Friday)."""
    for k in range(j - 1, max(ctx.start, j - 12), -1):
        if (
            ctx.text_at(k) in (",", ";", ":")
            or ctx.passage.quote_at[k] is not None
            or ctx.is_class(k, "auxiliary", "that", "pronoun")
        ):
            return None
        word = ctx.tokens[k].word
        if ctx.is_class(k, "issued") or (
            word.key.endswith(ctx.profile.past_endings) and not word.hits and ctx.is_class(k + 1, "preposition", "time")
        ):
            start = _left(ctx, k)
            head = ctx.tokens[k - 1].word.key
            return (
                start if start is not None and head in ctx.lexicon.descriptions and opens_clause(ctx, start) else None
            )
    return None


def opens_clause(ctx: Context, i: int) -> bool:
    """Whether a clause can begin at ``i``, as far as the token before it tells."""
    if i <= ctx.start or ctx.text_at(i - 1) in (",", ";", ":", "(", ".", "?", "!", *OPENERS, *CLOSERS, *DASHES):
        return True
    return ctx.is_class(
        i - 1, "conjunction", "that", "breaker", "because", "time", "adverb", "complementizer", "continuing"
    )


def _left(ctx: Context, j: int) -> int | None:
    """Where the phrase that ends before ``j`` begins, attachments and coordination included."""
    start = _core_left(ctx, j)
    if start is None:
        return None
    while start > ctx.start:
        k = start - 1
        if ctx.is_class(k, "infinitive") and not (
            ctx.text_at(k + 1)[0].isupper() or ctx.is_class(k + 1, "article", "possessive")
        ):
            return None
        if ctx.is_class(k, "attached") and k > ctx.start:
            more = _core_left(ctx, k)
            if more is None or ctx.is_class(k - 1, "time"):
                return start if ctx.is_class(k, "breaker") else None if _fronted(ctx, k) else start
            start = more
        elif ctx.is_class(k, "conjunction") and not ctx.is_class(k, "turn"):
            more = _core_left(ctx, k)
            if more is None:
                break
            while more > ctx.start and ctx.is_class(more - 1, "attached"):
                deeper = _core_left(ctx, more - 1)
                if deeper is None:
                    break
                more = deeper
            if not (
                more <= ctx.start
                or ctx.text_at(more - 1) in (",", ":", *CLOSERS)
                or ctx.is_class(more - 1, "attached", "that", "conjunction", "breaker", "because", "complementizer")
            ):
                break
            start = more
            while ctx.text_at(start - 1) == "," and (further := _core_left(ctx, start - 1)) is not None:
                if not ctx.text_at(further)[0].isupper() or not (
                    further <= ctx.start or ctx.text_at(further - 1) == ","
                ):
                    break
                start = further
        else:
            break
    return start


def owner_mark(ctx: Context, i: int) -> bool:
    """Whether the mark of an owner stands at ``i``: 's, or an apostrophe behind a plural."""
    bare = ctx.is_class(i, "bare_genitive") and ctx.text_at(i - 1).endswith(ctx.profile.plural_endings)
    return bare or ctx.is_class(i, "genitive")


def _fronted(ctx: Context, k: int) -> bool:
    """Whether the preposition at ``k`` opens its clause, so that what follows it is no subject."""
    return k <= ctx.start or ctx.text_at(k - 1) in (",", *CLOSERS, *OPENERS)


def _core_left(ctx: Context, j: int) -> int | None:
    i = j
    while i > ctx.start:
        token = ctx.tokens[i - 1]
        word = token.word
        if owner_mark(ctx, i - 1):
            if i == j:
                return None
            i -= 1
            continue
        if word.classes & {"article", "possessive", "demonstrative"} and "that" not in word.classes:
            i -= 1
            if ctx.is_class(i - 1, "quantifier") and not ctx.is_class(i - 1, "adverb"):
                i -= 1
            return i
        if token.text == ")" and i < j and ctx.text_at(i - 3) == "(" and ctx.text_at(i - 2).isupper():
            i -= 3  # the Asia-Pacific forum (APEC) council: an acronym in brackets
            continue
        if token.text in ("-", "&", "/") and i < j and ctx.tokens[i].start == token.end:
            i -= 1
            continue
        if (
            token.text == "."
            and i - 2 >= ctx.start
            and ("abbreviation" in ctx.tokens[i - 2].word.classes or len(ctx.text_at(i - 2)) == 1)
        ):
            i -= 1
            continue
        if not (token.text[0].isalnum() or token.text[0] in "$€£%"):
            break
        if _outside(ctx, i - 1, i < j):
            break
        i -= 1
    return i if i < j else None


def _outside(ctx: Context, k: int, inner: bool) -> bool:
    """Whether the word at ``k`` is no part of a noun phrase."""
    word = ctx.tokens[k].word
    capital = ctx.text_at(k)[0].isupper()
    if "continuing" in word.classes:
        return True
    if "modal" in word.classes and capital and _past_behind(ctx, k):
        return False  # May said: no modal verb stands before a past tense
    if word.classes & set(_FUNCTION) and not ("catenative" in word.classes and capital):
        return True
    if "pronoun" in word.classes and "quantifier" not in word.classes:
        return True
    if (
        word.classes & {"time"}
        and not ctx.is_class(k + 1, "genitive")
        and "article" not in ctx.tokens[k - 1].word.classes
    ):
        return True
    if is_adverb(ctx, k) and "quantifier" not in word.classes:
        return not inner or capital or k == ctx.start or ctx.text_at(k + 1)[:1].isupper()
    if capital and k > ctx.start and not ctx.headline:
        return False
    past = {h.slot for h in word.hits} & {"past"} and not ctx.is_class(k - 1, "article", "possessive", "conjunction")
    return _likely_verb(ctx, k, word) and (inner or bool(past))


def _past_behind(ctx: Context, k: int) -> bool:
    slots = {h.slot for h in ctx.tokens[k + 1].word.hits} if k + 1 < ctx.end else set()
    return "past" in slots and "base" not in slots


def _agreeing(ctx: Context, k: int, word: Word) -> bool:
    """Whether a form that may be a noun (talk radio) can be the verb of what stands before it."""
    if {h.slot for h in word.hits} - {"base"}:
        return True
    before_it = ctx.tokens[k - 1].word
    described = ctx.lexicon.descriptions.get(before_it.key)
    return before_it.key.endswith(ctx.profile.plural_endings) or (described is not None and described.kind == "group")


def _likely_verb(ctx: Context, k: int, word: Word) -> bool:
    if word.key in ctx.lexicon.descriptions or word.key in ctx.lexicon.titles or "common" in word.classes:
        return False
    slots = {h.slot for h in word.hits}
    if slots & {"noun", "adjective"}:
        return False
    return bool(slots & {"base", "present3s", "past"}) and not (
        "passiveParticiple" in slots and ctx.is_class(k - 1, "article", "possessive")
    )


# -- noun phrases behind a verb --------------------------------------------------------------------------


def behind(ctx: Context, i: int, *, attached: bool = True, apposed: bool = True) -> Range | None:
    """The noun phrase that begins at token ``i``, with attachments and appositions where they are wanted."""
    if i >= ctx.end or ctx.passage.opening(i) is not None:
        return None
    if ctx.is_class(i, "pronoun") and not ctx.is_class(i, "quantifier"):
        return (i, i + 1)
    j = _core_right(ctx, i)
    if j <= i:
        return None
    while attached and j < ctx.end:
        if ctx.is_class(j, "attached") and not ctx.is_class(j, "infinitive") and not ctx.is_class(j + 1, "time"):
            if not ctx.is_class(j, "binding") and ctx.phrase_is(j, "statement"):
                break
            more = _core_right(ctx, j + 1)
            if more <= j + 1:
                break
            j = more
        elif ctx.is_class(j, "joint"):
            more = _core_right(ctx, j + 1)
            if more <= j + 1 or is_verb(ctx, more) or _second_verb(ctx, j + 1):
                break
            j = more
        elif (
            apposed
            and ctx.text_at(j) == ","
            and j + 1 < ctx.end
            and is_aside(ctx, j + 1)
            and not _goes_on_doing(ctx, j + 1)
        ):
            if ctx.is_class(j + 1, "relative"):
                return (i, _clause_stop(ctx, j + 1))
            apposition = behind(ctx, j + 1)
            if apposition is None:
                break
            j = apposition[1]
        elif ctx.is_class(j, "of_person"):
            return (i, _clause_stop(ctx, j))
        else:
            break
    return (i, j)


def _second_verb(ctx: Context, i: int) -> bool:
    """Whether a past tense with its object goes on behind a conjunction (called it unfair and | urged the union)."""
    if not any(h.slot == "past" for h in ctx.tokens[i].word.hits) or not ctx.text_at(i)[0].islower():
        return False
    opens = ctx.is_class(i + 1, "article", "possessive", "demonstrative", "pronoun", "preposition", "that")
    return opens or ctx.text_at(i + 1)[:1].isupper()


def _goes_on_doing(ctx: Context, i: int) -> bool:
    """Whether a participle stands at ``i``, which tells what a subject does and not who it is."""
    key = ctx.tokens[i].word.key
    named = key in ctx.lexicon.titles or key in ctx.lexicon.descriptions or ctx.is_class(i, "former", "acting")
    return is_participle(ctx, i) or (not named and key.endswith(ctx.profile.adverbial_endings or ("\0",)))


def is_participle(ctx: Context, i: int) -> bool:
    """Whether a reporting participle stands at ``i``."""
    return ctx.adverbial_participle(i) is not None


def _clause_stop(ctx: Context, i: int) -> int:
    return next(
        (j for j in range(i, ctx.end) if ctx.text_at(j) in (",", ";") or ctx.passage.opening(j) is not None), ctx.end
    )


def _core_right(ctx: Context, i: int) -> int:
    j = i
    while j < ctx.end:
        token = ctx.tokens[j]
        word = token.word
        if j > i and owner_mark(ctx, j):
            j += 1
            continue
        if word.classes & {"article", "possessive", "demonstrative"}:
            if j > i and not ctx.is_class(j - 1, "predeterminer"):
                break
            j += 1
            continue
        if token.text in ("-", "&", "/") and j > i and ctx.tokens[j - 1].end == token.start:
            j += 1
            continue
        if (
            token.text == "."
            and j > i
            and ("abbreviation" in ctx.tokens[j - 1].word.classes or len(ctx.text_at(j - 1)) == 1)
        ):
            j += 1
            continue
        if not (token.text[0].isalnum() or token.text[0] in "$€£") or word.classes & set(_FUNCTION):
            break
        if ("pronoun" in word.classes and "quantifier" not in word.classes) or (j > i and "time" in word.classes):
            break
        if j > i and (
            is_adverb(ctx, j) or (token.text[0].islower() and _likely_verb(ctx, j, word) and _agreeing(ctx, j, word))
        ):
            break
        j += 1
    return j
