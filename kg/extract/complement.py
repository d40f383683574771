"""What a cue takes: matching its government against the words around it.

The notation is that of ``ontology/README.md``: slots ``THAT QUOTE TOPIC TARGET SPEAKER NOUN CONTENT`` and literal
words, of which single letters are proclitics.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.ahead import carries, find_literal, find_quote, find_that
from kg.extract.between import (
    FAR,
    behind_circumstance,
    behind_relative,
    leading_that,
    skip_addressee,
    skip_insertion,
    skip_relative,
)
from kg.extract.boundaries import is_verbal_noun
from kg.extract.context import Context
from kg.extract.frame import Range
from kg.fold import fold
from kg.match.lexicon import Hit
from kg.match.mention import has_article
from kg.match.mentions import NAME_IN_MARKS
from kg.vocab.types import Cue

NEAR = 16
"""The same for a preposition that belongs to a cue."""

SCARE = 3
"""Words in quotation marks round the noun of a carrier, at the most."""

SLOTS = frozenset({"THAT", "QUOTE", "TOPIC", "TARGET", "SPEAKER", "NOUN", "CONTENT", "TO-INF", "ING"})


@dataclass(frozen=True, slots=True)
class Complement:
    """A government that fits: where the content begins, of what kind it is, and the slots before it."""

    cue: Cue
    content: int
    kind: str
    gap: Range
    target: Range | None = None
    speaker: Range | None = None
    noun: Hit | None = None
    noun_at: int = -1
    theme: Range | None = None


@dataclass(slots=True)
class _Filled:
    """The slots of a government that are found so far."""

    target: Range | None = None
    speaker: Range | None = None
    theme: Range | None = None


@lru_cache(maxsize=4096)
def slots(takes: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A government as (slot, alternatives); literal words have the slot ``WORD`` or ``PREFIX``.

    >>> slots("TARGET إلى TOPIC")
    (('TARGET', ()), ('WORD', ('الي',)), ('TOPIC', ()))
    """
    out: list[tuple[str, tuple[str, ...]]] = []
    for part in takes.split():
        if part in SLOTS:
            out.append((part, ()))
            continue
        words = tuple(fold(w) for w in part.split("|"))
        out.append(("PREFIX" if all(len(w) == 1 and not w.isascii() for w in words) else "WORD", words))
    return tuple(out)


def find_complement(ctx: Context, cues: tuple[Cue, ...], at: int, after: int, *, bare: bool) -> Complement | None:
    """The first government of the cues that fits behind token ``at``.

    Args:
        ctx: the sentence.
        cues: cues of one lexeme, in the order of the vocabulary.
        at: the cue's token.
        after: the first token behind the cue and its subject.
        bare: whether an object without preposition may follow here (the subject is known).
    """
    best: Complement | None = None
    for cue in cues:
        for takes in cue.takes:
            key = (id(cue), takes, at, after, bare)  # several readings of one verb ask the same
            if key not in ctx.complements:
                ctx.complements[key] = _match(ctx, cue, slots(takes), at, after, bare)
            found = ctx.complements[key]
            if found is None:
                continue
            if best is None or _before(found, best):
                best = found
    return best


def _before(found: Complement, best: Complement) -> bool:
    """A clause or quotation that starts earlier wins over one later; otherwise the vocabulary's order counts."""
    early = ("clause", "quote")
    if found.speaker is not None and best.kind == "phrase":
        return True  # نسبت إلى X قوله إن: what is ascribed is speech
    if found.kind in early and best.kind in early:
        return found.content < best.content - 1
    if best.kind == "quote" and found.kind == "phrase" and found.cue.act == "performative":
        return found.content < best.content - 3  # ترفض افتتاح السد وإثيوبيا: «…»
    if best.kind == "phrase" and best.noun is None and found.kind in early and best.target is None:
        return found.content <= best.content + 1
    return False


def _match(
    ctx: Context, cue: Cue, wanted: tuple[tuple[str, tuple[str, ...]], ...], at: int, after: int, bare: bool
) -> Complement | None:
    if wanted[0][0] in ("THAT", "QUOTE"):
        named = ctx.passage.opening(at + 1)  # وأضاف "عبد العزيز" …: the quotation is the subject's name
        skip = named is not None and named.words <= NAME_IN_MARKS and after > named.close
        return _free(ctx, cue, wanted[0][0], after - 1 if skip else at)
    pos = begin = skip_insertion(ctx, after, _governed(cue))
    filled = _Filled()
    pending = ""
    for k, (slot, words) in enumerate(wanted):
        last = k == len(wanted) - 1
        if slot in ("WORD", "PREFIX"):
            reach = NEAR if (pending or k == 0) else 1
            if k == 0 and slot == "WORD" and after > at + 1 and not _adverbial(ctx, pos):
                reach = 1
            if k == 0 and ctx.is_class(pos, "relative"):
                pos = behind_relative(ctx, pos, words, slot == "PREFIX")
            found = find_literal(ctx, pos, reach, words, slot == "PREFIX", at)
            if found is None and pending and not last and wanted[k + 1][0] == "THAT":
                found = leading_that(ctx, pos, words)
            if found is None and pending == "TARGET" and (past := _behind_target(ctx, pos, words, slot == "PREFIX")):
                found = past
            if found is None or not _close(ctx, filled, pending, pos, found):
                return None
            pending = ""
            begin = found if k == 0 or filled.target is not None else begin
            alone = len(ctx.tokens[found].word.key) == 1  # لـ before a quotation mark
            pos = found if slot == "PREFIX" and not alone else found + 1
            if last:
                return Complement(cue, pos, "phrase", (after, begin), filled.target, filled.speaker)
        elif slot in ("THAT", "QUOTE"):
            return _bound(ctx, cue, slot, pos, pending, (after, begin), filled)
        elif slot == "NOUN":
            return _carried(ctx, cue, pos, pending, bare or k > 0, (after, begin), filled)
        elif k == 0 and not bare:
            return None
        elif slot in ("TOPIC", "CONTENT", "TO-INF", "ING"):
            commas = pos > at + 1
            if pending == "TARGET" and (past := _target_end(ctx, pos)):
                filled.target, pos = (pos, past), ctx.skip_light(past)
            bare_at = skip_addressee(ctx, ctx.skip_light(skip_relative(ctx, pos), commas=commas)) if k == 0 else pos
            pos = bare_at if k == 0 else _behind_colon(ctx, pos)
            if not _nominal(ctx, pos, led=k > 0):
                return None
            two = k == 0 and slot == "TOPIC" and len(wanted) == 2 and wanted[-1][0] == "CONTENT"
            if last or two:
                if two:
                    filled.theme = (pos, _mention_end(ctx, pos) or pos + 1)
                theme = filled.theme if two or slot == "CONTENT" else None
                return Complement(cue, pos, "phrase", (after, begin), filled.target, filled.speaker, theme=theme)
            pending = "TOPIC"
        elif last:
            start = ctx.skip_light(pos, commas=False)
            end = _mention_end(ctx, start, names=True)
            return Complement(cue, start, "phrase", (after, begin), (start, end), filled.speaker) if end else None
        else:
            pending = slot
    return None


@lru_cache(maxsize=4096)
def _governed(cue: Cue) -> frozenset[str]:
    """The words with which the governments of a cue begin."""
    return frozenset(w for takes in cue.takes for kind, words in slots(takes)[:1] if kind == "WORD" for w in words)


def _behind_target(ctx: Context, pos: int, words: tuple[str, ...], prefix: bool) -> int:
    """The literal word behind a target with a relative clause (الأطراف التي … إلى العمل), 0 where there is none."""
    relative = next((j for j in range(pos + 1, min(pos + NEAR, ctx.end)) if ctx.is_class(j, "relative")), None)
    if relative is None:
        return 0
    found = behind_relative(ctx, relative, words, prefix)
    return found if found != relative else 0


def _target_end(ctx: Context, pos: int) -> int:
    """Behind a target that no preposition parts from the topic (طلب من | إسرائيل | الانسحاب), 0 where none is."""
    end = _mention_end(ctx, pos)
    if not end and pos < ctx.end and not is_verbal_noun(ctx, pos):
        end = pos + 1
        while end < ctx.end and has_article(ctx.tokens[end].word) and _nisba(ctx, end):
            end += 1
    return end if end < ctx.end and _nominal(ctx, ctx.skip_light(end), led=False) else 0


def _nisba(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` has the ending of an adjective of relation (الدولي، الأممية)."""
    key = ctx.tokens[i].word.key
    return bool(ctx.tokens[i].word.demonyms) or (len(key) > 5 and key.endswith(ctx.profile.nisba))


def _behind_colon(ctx: Context, pos: int) -> int:
    """Behind a colon and the mark of a first point (دعا إلى: - وقف القتال …)."""
    if ctx.text_at(pos) not in (":", "："):
        return pos
    while pos + 1 < ctx.end and not ctx.text_at(pos)[0].isalnum() and ctx.passage.opening(pos) is None:
        pos += 1
    return pos


def _close(ctx: Context, filled: _Filled, pending: str, pos: int, found: int) -> bool:
    """Ends the slot that waits for a literal word; whether it may end there."""
    if pending == "TARGET":
        if found == pos or _another_complement(ctx, pos, found):
            return False
        filled.target = (pos, found)
    elif pending == "SPEAKER":
        filled.speaker = (pos, found)
    elif pending == "TOPIC":
        if found == pos:
            return False
        filled.theme = (pos, found)
    return True


def _free(ctx: Context, cue: Cue, slot: str, at: int) -> Complement | None:
    """A clause or quotation by itself, anywhere behind the cue."""
    start = find_that(ctx, at + 1, FAR) if slot == "THAT" else find_quote(ctx, at + 1, FAR)
    if start is None:
        return None
    return Complement(cue, start + 1, "clause" if slot == "THAT" else "quote", (at + 1, start))


def _bound(ctx: Context, cue: Cue, slot: str, pos: int, pending: str, gap: Range, filled: _Filled) -> Complement | None:
    """A clause or quotation behind other slots, the last of which it ends."""
    if slot == "THAT":
        start = find_that(ctx, pos, FAR if pending == "SPEAKER" else NEAR if pending else 2)
    else:
        start = find_quote(ctx, pos, NEAR if pending else 3)
    if start is None:
        return None
    target = (pos, start) if pending == "TARGET" and start > pos else filled.target
    speaker = (pos, start) if pending == "SPEAKER" and start > pos else filled.speaker
    if slot == "QUOTE":
        return Complement(cue, start + 1, "quote", gap, target, speaker)
    return Complement(cue, start + 1, "clause", gap, target, speaker, theme=filled.theme)


def _carried(
    ctx: Context, cue: Cue, pos: int, pending: str, allowed: bool, gap: Range, filled: _Filled
) -> Complement | None:
    """A carrier's noun, which is the first one with a pronoun where a speaker stands before it."""
    if pending != "SPEAKER":
        return _noun(ctx, cue, pos, allowed, gap, filled.target)
    at = _possessed(ctx, pos)
    noun = _noun(ctx, cue, at, True, gap, filled.target) if at is not None else None
    return replace(noun, speaker=(pos, at)) if noun is not None and at is not None else None


def _mention_end(ctx: Context, i: int, *, names: bool = False) -> int:
    """The index after the mention at ``i``, 0 when there is none."""
    mention = ctx.finder.at(ctx.passage, i, ctx.end, names=names)
    return mention.end if mention is not None else 0


def _another_complement(ctx: Context, pos: int, found: int) -> bool:
    """Whether a verbal noun behind a preposition stands between a target and what should belong to it."""
    return any(
        any(r.prefix for r in ctx.tokens[k].word.readings)
        and is_verbal_noun(ctx, k)
        and carries(ctx, k, ctx.profile.prefixes)
        for k in range(pos + 1, found)
    )


def _adverbial(ctx: Context, pos: int) -> bool:
    """Whether an adverbial, and no object, stands at ``pos`` between a subject and the preposition of the cue."""
    if pos >= ctx.end or ctx.text_at(pos) in ("،", ",") or ctx.skip_light(pos) > pos:
        return True
    return ctx.is_class(pos, "preposition", "adverbial", "relative") or any(
        r.prefix for r in ctx.tokens[pos].word.readings
    )


def _possessed(ctx: Context, pos: int) -> int | None:
    """The noun of reporting with a pronoun (تأكيده) that follows whom a relay quotes."""
    for k in range(pos + 1, min(pos + 14, ctx.end)):
        if any(h.reading.enclitic and h.slot in ("verbalNoun", "noun") for h in ctx.cue_hits(k)):
            return k
    return None


def _noun(ctx: Context, cue: Cue, pos: int, allowed: bool, gap: Range, target: Range | None) -> Complement | None:
    """A carrier's noun (أعرب عن قلقه): the noun's own government decides where the topic begins."""
    if not allowed:
        return None
    i = ctx.skip_light(pos, commas=pos > 0 and ctx.text_at(pos) in ("،", ",") and not ctx.cue_hits_verb(pos - 1))
    i = behind_circumstance(ctx, i)
    if pos < ctx.end and any(h.reading.enclitic and h.slot in ("verbalNoun", "noun") for h in ctx.cue_hits(pos)):
        i = pos  # سعادته is a noun of position here, no form of address
    if (quote := ctx.passage.opening(i)) is not None and quote.words <= SCARE:
        i += 1  # أعرب عن "قلقه العميق" إزاء …
    if i >= ctx.end or ctx.is_class(i, "preposition", "adverbial", "that", "demonstrative"):
        return None
    for hit in ctx.cue_hits(i):
        if hit.finite or hit.slot not in ("verbalNoun", "noun"):
            continue
        own = tuple(c for c in hit.cues if c.act != "report" or c.stance != "asserts") or hit.cues
        after = after_possessor(ctx, i + 1, hit)
        # رفضها التدخل: an object, unless the word is an adjective of degree (قلقها العميق)
        objects = hit.reading.enclitic and after > i + 1 and not ctx.is_class(i + 1, "intensity")
        inner = find_complement(ctx, own, i, i + 1, bare=True) if objects else None
        inner = inner or find_complement(ctx, own, i, after, bare=True)
        if inner is None and hit.reading.enclitic and after > i + 1:
            inner = find_complement(ctx, own, i, i + 1, bare=True)
        if inner is not None:
            # What is said with a carrier is said as surely as the carrier says it.
            sure = replace(inner.cue, weight=max(inner.cue.weight, cue.weight))
            return Complement(sure, inner.content, inner.kind, gap, inner.target or target, None, hit, i)
    return None


def after_possessor(ctx: Context, i: int, hit: Hit) -> int:
    """Behind the holder of a noun (رفض المنظمة الدولية أي عمل; قلقها العميق): a mention or adjectives."""
    if not hit.reading.enclitic and ctx.is_class(i, "own"):
        return i + 1  # رفض بلاده استخدام …
    if not hit.reading.enclitic and not hit.reading.article:
        mention = ctx.finder.at(ctx.passage, i, ctx.end)
        if mention is not None and not any(
            r.prefix for r in ctx.tokens[i].word.readings[1:2] if "ال" not in ctx.tokens[i].word.key[:3]
        ):
            end = mention.end
            while end < ctx.end and ctx.is_class(end, "intensity"):
                end += 1  # وقوف الجزائر الدائم إلى جانب …
            return end
        return i
    while (
        i < ctx.end
        and any(r.article for r in ctx.tokens[i].word.readings)
        and not any(r.prefix for r in ctx.tokens[i].word.readings if r.article)
    ):
        i += 1
    return i


def _nominal(ctx: Context, i: int, *, led: bool) -> bool:
    """Whether a noun phrase can start at ``i``; behind a preposition (``led``) almost any word can."""
    if i >= ctx.end:
        return False
    token = ctx.tokens[i]
    if ctx.passage.opening(i) is not None or token.text[0].isdigit():
        return True
    if not token.text[0].isalpha():
        return False
    word = token.word
    if led:
        return not word.classes & {"that", "breaker", "because"}
    if ctx.adverbial_participle(i) is not None and ctx.text_at(i - 1) in ("،", ","):
        return False
    if word.classes & {
        "preposition",
        "that",
        "relative",
        "because",
        "breaker",
        "past",
        "perfective",
        "adverbial",
        "condition",
    }:
        return ctx.is_alone(i, "what", "who") if "relative" in word.classes else bool(word.classes & {"negation"})
    return (
        not (any(h.finite for h in word.hits) and not any(not h.finite for h in word.hits)) or "common" in word.classes
    )
