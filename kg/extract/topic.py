"""What a statement is about: a clean noun phrase out of a complement or a proposition.

A complement is a noun phrase already and is only cut short; a proposition is turned into its nominal core:
the verb becomes its verbal noun where the vocabulary has one and is dropped otherwise.
"""

from __future__ import annotations

import re

from kg.extract.boundaries import is_verbal_noun
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.stance import Decision
from kg.match.lexicon import Word

LONGEST = 13
"""Words in a topic at the most: longer noun phrases are several."""

AFTER = frozenset(
    [
        "callsFor",
        "demands",
        "openTo",
        "pledges",
        "plans",
        "offers",
        "proposes",
        "supports",
        "opposes",
        "welcomes",
        "praises",
        "agreesTo",
        "rejects",
        "expects",
        "concernedAbout",
        "doubts",
        "condoles",
        "threatens",
        "denies",
        "acknowledges",
    ]
)
"""Stances whose topic follows the words that decide them; for the others it is the proposition itself."""

_MARKS = frozenset('"«»“”„()[]')


def topic_phrase(ctx: Context, frame: Frame, content: Range, decision: Decision, condition: Range | None) -> str:
    """The topic of one part of a content, in the words of the text."""
    start, end = content
    if condition is not None:
        if condition[0] <= start + 1:
            start = min(_skip_commas(ctx, condition[1], end), end)
        elif condition[0] > start + 2:
            end = min(end, condition[0])
    if frame.kind == "phrase":
        words = _phrase(ctx, start, end, strip=_lead(frame) or start > content[0] or _joined(ctx, frame, start))
        if words:
            return words
    if decision.stance in AFTER and not decision.fallback and start < decision.topic_at < end:
        at = decision.topic_at
        while at < end and (
            ctx.is_class(at, "that", "empty", "filler") or ctx.text_at(at) in _MARKS or _only_preposition(ctx, at)
        ):
            at += 1
        if not ctx.is_class(at, "cut", "time") and (end - at >= 2 or (end - at == 1 and at > start)):
            words = _phrase(ctx, at, end, strip=True) if is_verbal_noun(ctx, at) else _clause(ctx, at, end, strip=True)
            if len(words.split()) >= 2:
                return words
    return _clause(ctx, start, end, strip=True) or ctx.words((content[0], content[1]))


def _only_preposition(ctx: Context, i: int) -> bool:
    return ctx.is_class(i, "preposition") and not ctx.is_class(i, "negation")


def _skip_commas(ctx: Context, i: int, end: int) -> int:
    while i < end and ctx.text_at(i) in ("،", ","):
        i += 1
    return i


def _lead(frame: Frame) -> bool:
    """Whether the government of the cue glues a preposition to the topic (رحّب بـ)."""
    if frame.cue is None:
        return False
    return any(part in ("ب", "ل", "ك") for takes in frame.cue.takes for part in takes.split())


def _joined(ctx: Context, frame: Frame, start: int) -> bool:
    return start > frame.content[0]


def _phrase(ctx: Context, start: int, end: int, *, strip: bool) -> str:
    """A noun phrase cut at its first relative clause, comma or adverbial."""
    kept: list[str] = []
    for i in range(start, end):
        text = ctx.text_at(i)
        if text in _MARKS or text in ("-", "–"):
            continue
        if kept and (text in ("،", ",", "؛", ";", ".", "…") or len(kept) >= LONGEST):
            if text in ("،", ",") and len(kept) < 3:
                continue
            break
        if kept and len(kept) >= 2 and ctx.is_class(i, "cut", "that", "breaker", "because"):
            break
        if ctx.is_class(i, "time") and len(kept) >= 2 and not any(r.article for r in ctx.tokens[i - 1].word.readings):
            break
        if not kept and ctx.is_class(i, "that", "empty"):
            continue
        kept.append(_bare(ctx.tokens[i].word, text) if strip and not kept else text)
    return " ".join(kept)


def _bare(word: Word, text: str) -> str:
    """A surface without the conjunction and the preposition glued to it (بعدم → عدم, للحوار → الحوار)."""
    lead = word.conjunction
    options = [r for r in word.readings if r.prefix and r.conjunction == lead]
    if word.classes - {"common", "noun", "given_name"} and not word.conjunction:
        return text
    if not options:
        return text[len(lead) :] if lead and text.startswith(lead) else text
    reading = options[0]
    for option in options:
        if option.article:
            reading = option
    cut = len(reading.conjunction) + len(reading.prefix)
    rest = text[cut:]
    if reading.article and reading.prefix == "ل":
        return "ال" + rest.removeprefix("ل") if rest.startswith("ل") else rest
    return rest if len(rest) >= 2 else text


def _clause(ctx: Context, start: int, end: int, *, strip: bool) -> str:
    """The nominal core of a proposition."""
    kept: list[str] = []
    verb, negated = "", False
    for i in range(start, end):
        token = ctx.tokens[i]
        text, word = token.text, token.word
        if text in _MARKS or text in ("-", "–", ":", "!", "?", "؟"):
            continue
        if (
            kept
            and len(kept) >= 4
            and (text in ("،", ",", "؛", ";", ".", "…") or ctx.is_class(i, "cut", "breaker", "because"))
        ):
            break
        if len(kept) >= LONGEST:
            break
        if text in ("،", ",", "؛", ";", ".", "…", ".."):
            continue
        if ctx.is_class(i, "that", "empty", "time", "perfective", "past", "filler", "pronoun"):
            continue
        noun = _nominalised(ctx, i)
        if noun is not None:
            if noun and not verb:
                verb = noun
                kept.insert(0, noun)
            continue
        if ctx.is_class(i, "negation") and word.key not in ("غير", "عدم", "دون"):
            if len(kept) >= 4:
                break
            negated = True
            continue
        if kept and _plain_verb(ctx, i):
            continue
        kept.append(_bare(word, text) if strip and not kept and word.key not in ctx.lexicon.actors else text)
    if negated and verb:
        kept.insert(0, ctx.profile.absence)
    while kept and _hanging(ctx, kept[-1]):
        kept.pop()
    return " ".join(kept)


def _hanging(ctx: Context, text: str) -> bool:
    return "preposition" in ctx.lexicon.word(text).classes or text == ctx.profile.absence or text in ctx.profile.conjunctions


def _nominalised(ctx: Context, i: int) -> str | None:
    """For a finite verb its verbal noun (empty where none is known); None for any other word."""
    word = ctx.tokens[i].word
    if word.demonyms or word.classes & {"common", "noun"}:
        return None
    for hit in word.hits:
        if hit.finite and not any(not h.finite and h.reading.bare for h in word.hits):
            if hit.slot.startswith("perfect") and not _verb_position(ctx, i):
                return None
            nouns = hit.lexeme.forms.get("verbalNoun", ())
            return min(nouns, key=lambda n: (len(n), n)) if nouns else ""
    return None


def _plain_verb(ctx: Context, i: int) -> bool:
    """Whether a word behind a subject is a finite verb by its shape and no noun that the vocabulary knows."""
    word = ctx.tokens[i].word
    if word.classes or word.demonyms or word.key in ctx.lexicon.ordinary or ctx.is_class(i - 1, "preposition"):
        return False
    return re.match(ctx.profile.imperfect or r"(?!)", word.key) is not None


def _verb_position(ctx: Context, i: int) -> bool:
    return not ctx.is_class(i - 1, "preposition") and not any(r.article for r in ctx.tokens[i].word.readings)


def keywords(topic: str, ctx: Context) -> tuple[str, ...]:
    """Up to three content words of a topic, articles and clitics left on the noun taken off."""
    out: list[str] = []
    for text in topic.split():
        word = ctx.lexicon.word(text)
        if word.classes - {"common", "noun"} or len(word.key) < 3:
            continue
        out.append(text)
    return tuple(out[:3])
