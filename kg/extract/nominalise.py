"""A proposition as a noun phrase: its verb as a verbal noun before what goes with it; a phrase cut short.

A noun phrase ends at its first relative clause, comma or adverbial; of a clause the verb becomes its verbal noun
where the vocabulary has one and is dropped otherwise.
"""

from __future__ import annotations

import re

from kg.extract.boundaries import is_verbal_noun
from kg.extract.context import Context
from kg.match.lexicon import Word

LONGEST = 13
"""Words in a topic at the most: longer noun phrases are several."""

STOPS = frozenset("،,؛;.…") | {"..", "..."}
MARKS = frozenset('"«»“”„()[]')


def noun_phrase(ctx: Context, start: int, end: int, led: tuple[str, ...] = ()) -> str:
    """A noun phrase cut at its first relative clause, comma or adverbial."""
    kept: list[str] = []
    for i in range(start, end):
        text = ctx.text_at(i)
        if text in MARKS or text in ("-", "–"):
            continue
        if kept and (text in ("،", ",", "؛", ";", ".", "…") or len(kept) >= LONGEST):
            if text in ("،", ",") and len(kept) < 3:
                continue
            break
        if kept and len(kept) >= 2 and ctx.is_class(i, "cut", "that", "breaker", "because"):
            break
        if ctx.is_class(i, "time") and len(kept) >= 2 and not any(r.article for r in ctx.tokens[i - 1].word.readings):
            break
        if not kept and ctx.is_class(i, "that", "empty") and not ctx.is_class(start, "what"):
            continue
        kept.append(text if kept else _bare(ctx, ctx.tokens[i].word, text, led))
    return " ".join(kept)


def _bare(ctx: Context, word: Word, text: str, led: tuple[str, ...] = ()) -> str:
    """A surface without the conjunction and the preposition glued to it (بعدم → عدم, للحوار → الحوار).

    A letter is taken for a clitic only where the rest is a word: behind the article, where the cue governs that very
    letter (``led``), or where the vocabulary knows the rest and not the whole.
    """
    known = ctx.lexicon.nouns
    if word.key in ctx.lexicon.actors or word.classes & {"given_name", "own"}:
        return text
    whole = word.key in known
    for reading in sorted(word.readings[1:], key=lambda r: (r.stem not in known, not r.article, -len(r.prefix))):
        if reading.prefix == ctx.profile.future or not (reading.conjunction or reading.prefix):
            continue
        act = reading.prefix in ctx.profile.prefixes and not whole and _verbal(ctx.profile.verbal_noun, reading.stem)
        sure = reading.article or reading.prefix in led or (reading.stem in known and not whole) or act
        if not sure or len(reading.stem) < 2:
            continue
        rest = text[len(reading.conjunction) + len(reading.prefix) :]
        if reading.article and rest[:1] in ctx.profile.datives and not rest.startswith(ctx.profile.article):
            return ctx.profile.article + rest[1:]
        return rest
    return text


def _verbal(shape: str, stem: str) -> bool:
    """Whether a stem of four letters or more has the shape of a verbal noun (لتكثيف: تكثيف)."""
    return len(stem) > 3 and re.match(shape or r"(?!)", stem) is not None


def nominal_core(ctx: Context, start: int, end: int, *, untrue: bool = False) -> str:
    """The nominal core of a proposition: its verb as a verbal noun before what goes with it, or its longer side.

    ``untrue`` says that the stance itself holds the negation of the clause (لن نقبل).
    """
    before: list[str] = []
    after: list[str] = []
    verb, negated, met, related = "", False, False, start
    for i in range(start, end):
        token = ctx.tokens[i]
        text, word = token.text, token.word
        kept = len(before) + len(after)
        if text in MARKS or text in ("-", "–", ":", "!", "?", "؟"):
            continue
        if kept >= LONGEST or (kept >= 3 and (text in STOPS or ctx.is_class(i, "cut", "breaker", "because"))):
            break
        if kept and ctx.is_class(i, "rather"):
            break
        if i < related:
            before.append(text)  # التنازلات التي قدمتها روسيا: of one word alone nobody would know which
            continue
        if ctx.is_class(i, "relative") and not ctx.is_class(i, "what", "who", "whereof"):
            if kept >= 2:
                break
            if kept and not met and not ctx.is_class(i + 1, "negation"):
                before.append(text)
                related = i + 2
            continue
        governed = verb and i + 1 < end and not ctx.is_class(i + 1, "that")  # انسحاب | من المدينة
        if not (kept or governed) and ctx.is_class(i, "preposition") and not ctx.is_class(i, "negation"):
            continue
        if text in STOPS or ctx.is_class(
            i, "that", "empty", "time", "perfective", "past", "filler", "pronoun", "linking"
        ):
            continue
        if ctx.is_class(i, "negation") and not ctx.is_class(i, "noun_negation"):
            if not met and before and ctx.is_class(i, "is_not"):
                verb, negated, met = ctx.profile.being, True, True  # واشنطن ليست طرفا: عدم كون واشنطن طرفا
                continue
            if met or (before and not _verb_follows(ctx, i + 1, end)):
                break
            negated = True
            continue
        noun = nominalised(ctx, i) if not (met and (after or not _leads(ctx, i))) else None
        if noun is not None:
            verb, met = noun or verb, True  # of two verbs (نريد أن نسلّم) the second one says what
            continue
        if met and nominalised(ctx, i, listed=False) is not None:
            break
        (after if met else before).append(text if before or after else _bare(ctx, word, text))
    return _joined(ctx, before, verb, after, negated=negated and not untrue)


def _leads(ctx: Context, i: int) -> bool:
    """Whether a verb before token ``i`` only leads to the one at ``i``, which says what (نريد أن | نسلّم)."""
    joined = bool(ctx.tokens[i].word.conjunction) or any(r.conjunction for r in ctx.tokens[i].word.readings)
    return ctx.is_class(i - 1, "that", "attempt", "linking", "empty", "past") or joined


def _joined(ctx: Context, before: list[str], verb: str, after: list[str], *, negated: bool) -> str:
    for side in (before, after):
        while side and _hanging(ctx, side[-1]):
            side.pop()
    if verb:
        return " ".join([ctx.profile.absence] * negated + [verb, *before, *after])
    if before and after:
        return " ".join(before if len(before) >= 2 else [*before, *after])
    return " ".join(before or after)


def _verb_follows(ctx: Context, i: int, end: int) -> bool:
    return any(nominalised(ctx, k) is not None for k in range(i, min(i + 2, end)))


def _hanging(ctx: Context, text: str) -> bool:
    return (
        "preposition" in ctx.lexicon.word(text).classes
        or text == ctx.profile.absence
        or text in ctx.profile.conjunctions
    )


def nominalised(ctx: Context, i: int, *, listed: bool = True) -> str | None:
    """For a finite verb its verbal noun (empty where none is known); None for any other word.

    ``listed`` asks the list of verbs too, of which many look like nouns.
    """
    word = ctx.tokens[i].word
    if word.demonyms or word.classes - {"attempt"} or i in ctx.name_tokens or ctx.is_class(i - 1, "preposition"):
        return None
    if listed and word.key[0] in ctx.profile.person_letters and ctx.is_class(i - 1, "never", "that"):
        sure = ctx.lexicon.masdars.find(word.key)
        if sure:
            return sure  # لن يفلت، أن تقدم: no noun, whatever it looks like
    if is_verbal_noun(ctx, i) and not any(h.finite for h in word.hits):
        return None
    if any(r.article for r in word.readings) or word.key in ctx.lexicon.nouns or word.stem in ctx.lexicon.nouns:
        return None
    for hit in word.hits:
        noun_too = any(not h.finite and h.reading.bare for h in word.hits)
        if hit.finite and not hit.agreement.endswith("d") and not noun_too:
            nouns = hit.lexeme.forms.get("verbalNoun", ())
            return min(nouns, key=lambda n: (len(n), n)) if nouns else _past_noun(ctx, i, word.key)
    bare = word.key.removeprefix(ctx.profile.conjunctions[0]) if ctx.profile.conjunctions else word.key
    cut = ctx.is_class(i - 1, "did_not")
    known = listed and (ctx.lexicon.masdars.find(word.key, cut=cut) or ctx.lexicon.masdars.find(bare, cut=cut))
    if known and not ctx.is_class(i - 1, "relative"):
        return known
    past = _past_noun(ctx, i, bare)
    if past:
        return past
    if (
        re.match(ctx.profile.imperfect or r"(?!)", bare) is None
        or bare in ctx.lexicon.nouns
        or ctx.profile.feminine(bare)
    ):
        return None
    for shape, noun in ctx.profile.nominalise:
        if re.match(shape, bare):
            return re.sub(shape, noun, bare)
    return ""


def _past_noun(ctx: Context, i: int, bare: str) -> str:
    """The verbal noun of a verb in the perfect as its shape tells, where its spelling has nothing to fold; else ""."""
    if not ctx.text_at(i).endswith(bare) or bare in ctx.lexicon.nouns:
        return ""
    for shape, noun in ctx.profile.nominalise_past:
        if re.match(shape, bare):
            return re.sub(shape, noun, bare)
    return ""
