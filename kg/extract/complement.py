"""What a cue takes: matching its government against the words around it.

The notation is that of ``ontology/README.md``: slots ``THAT QUOTE TOPIC TARGET SPEAKER NOUN CONTENT`` and literal
words, of which single letters are proclitics.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.boundaries import is_verbal_noun
from kg.extract.context import Context
from kg.extract.frame import Range
from kg.fold import fold
from kg.match.lexicon import Hit
from kg.vocab.types import Cue

FAR = 48
"""How many tokens may stand between a verb of saying and its clause: long titles and asides do."""
NEAR = 16
"""The same for a preposition that belongs to a cue."""

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
    if found.kind in early and best.kind in early:
        return found.content < best.content - 1
    if best.kind == "phrase" and best.noun is None and found.kind in early and best.target is None:
        return found.content <= best.content + 1
    return False


def _match(
    ctx: Context, cue: Cue, wanted: tuple[tuple[str, tuple[str, ...]], ...], at: int, after: int, bare: bool
) -> Complement | None:
    first = wanted[0][0]
    if first in ("THAT", "QUOTE"):
        start = _that(ctx, at + 1, FAR) if first == "THAT" else _quote(ctx, at + 1, FAR)
        if start is None:
            return None
        content = start + 1
        return Complement(cue, content, "clause" if first == "THAT" else "quote", (at + 1, start))
    pos, begin = after, after
    target: Range | None = None
    speaker: Range | None = None
    theme: Range | None = None
    pending = ""
    for k, (slot, words) in enumerate(wanted):
        last = k == len(wanted) - 1
        if slot in ("WORD", "PREFIX"):
            reach = NEAR if (pending or k == 0) else 1
            if k == 0 and slot == "WORD" and after > at + 1 and not _adverbial(ctx, pos):
                reach = 1
            found = _literal(ctx, pos, reach, words, slot == "PREFIX", at)
            if found is None or (pending == "TARGET" and _another_complement(ctx, pos, found)):
                return None
            if pending == "TARGET":
                if found == pos:
                    return None
                target = (pos, found)
            elif pending == "SPEAKER":
                speaker = (pos, found)
            elif pending == "TOPIC":
                if found == pos:
                    return None
                theme = (pos, found)
            pending = ""
            begin = found if k == 0 or target is not None else begin
            alone = len(ctx.tokens[found].word.key) == 1  # لـ before a quotation mark
            pos = found if slot == "PREFIX" and not alone else found + 1
            if last:
                return Complement(cue, pos, "phrase", (after, begin), target, speaker)
        elif slot == "THAT":
            start = _that(ctx, pos, FAR if pending == "SPEAKER" else NEAR if pending else 2)
            if start is None:
                return None
            target, speaker = _fill(pending, pos, start, target, speaker)
            return Complement(cue, start + 1, "clause", (after, begin), target, speaker, theme=theme)
        elif slot == "QUOTE":
            start = _quote(ctx, pos, NEAR if pending else 3)
            if start is None:
                return None
            target, speaker = _fill(pending, pos, start, target, speaker)
            return Complement(cue, start + 1, "quote", (after, begin), target, speaker)
        elif slot == "NOUN":
            if pending == "SPEAKER":
                noun = _possessed(ctx, pos)
                if noun is None:
                    return None
                speaker, pos = (pos, noun), noun
                found_noun = _noun(ctx, cue, pos, True, (after, begin), target)
                return replace(found_noun, speaker=speaker) if found_noun is not None else None
            return _noun(ctx, cue, pos, bare or k > 0, (after, begin), target)
        elif slot in ("TOPIC", "CONTENT", "TO-INF", "ING"):
            if k == 0 and not bare:
                return None
            start = (
                _skip_addressee(ctx, ctx.skip_light(_skip_relative(ctx, pos), commas=pos > at + 1)) if k == 0 else pos
            )
            if not _nominal(ctx, start, led=k > 0):
                return None
            if last:
                return Complement(
                    cue, start, "phrase", (after, begin), target, speaker, theme=theme if slot == "CONTENT" else None
                )
            if slot == "TOPIC" and k == 0 and wanted[-1][0] == "CONTENT" and len(wanted) == 2:
                mention = ctx.finder.at(ctx.passage, start, ctx.end)
                theme = (start, mention.end if mention is not None else start + 1)
                return Complement(cue, start, "phrase", (after, begin), target, speaker, theme=theme)
            pending = "TOPIC"
            pos = start
        else:
            if k == 0 and not bare:
                return None
            if last:
                start = ctx.skip_light(pos, commas=False)
                mention = ctx.finder.at(ctx.passage, start, ctx.end, names=True)
                if mention is None:
                    return None
                return Complement(cue, start, "phrase", (after, begin), (start, mention.end), speaker)
            pending = slot
    return None


def _another_complement(ctx: Context, pos: int, found: int) -> bool:
    """Whether a verbal noun behind a preposition stands between a target and what should belong to it."""
    return any(
        any(r.prefix for r in ctx.tokens[k].word.readings)
        and is_verbal_noun(ctx, k)
        and _carries(ctx, k, ctx.profile.prefixes)
        for k in range(pos + 1, found)
    )


def _skip_addressee(ctx: Context, pos: int) -> int:
    """Behind whom a verb of saying addresses (يؤكد لنظيره الإيطالي ضرورة …)."""
    if pos >= ctx.end or not any(r.prefix == "ل" for r in ctx.tokens[pos].word.readings):
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


def _skip_relative(ctx: Context, pos: int) -> int:
    """Behind a relative clause between commas that belongs to the subject (رفض المكتب، الذي …، التعليق)."""
    if ctx.text_at(pos) in ("،", ",") and ctx.is_class(pos + 1, "relative"):
        close = next((j for j in range(pos + 2, min(pos + 24, ctx.end)) if ctx.text_at(j) in ("،", ",")), None)
        return close + 1 if close is not None else pos
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


def _fill(
    pending: str, pos: int, start: int, target: Range | None, speaker: Range | None
) -> tuple[Range | None, Range | None]:
    if pending == "TARGET" and start > pos:
        return (pos, start), speaker
    if pending == "SPEAKER" and start > pos:
        return target, (pos, start)
    return target, speaker


def _that(ctx: Context, pos: int, reach: int) -> int | None:
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


def _quote(ctx: Context, pos: int, reach: int) -> int | None:
    """The opening mark of a quotation that is speech (three words or more, or behind a colon) at or after ``pos``."""
    i, steps = pos, 0
    while i < ctx.end and steps < reach:
        quote = ctx.passage.opening(i)
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


def _literal(ctx: Context, pos: int, reach: int, words: tuple[str, ...], prefix: bool, at: int) -> int | None:
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
            if _carries(ctx, i, words):
                return i
        elif word.key in with_enclitics(words, ctx.profile.enclitics):
            return i
        if i > at + 1 and (
            ctx.text_at(i) in ("؛", ";")
            or _blocks(ctx, i, pos)
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
            inner = next((j for j in range(i + 1, mention.end) if _carries(ctx, j, words)), None)
            if inner is not None and mention.how in ("described", "title") and mention.name is None:
                return inner
        i += step
        steps += 1
    return None


def _relative(ctx: Context, i: int) -> bool:
    return ctx.is_class(i, "relative") and not ctx.is_class(i, "preposition")


def _carries(ctx: Context, i: int, prefixes: tuple[str, ...]) -> bool:
    """Whether the word at ``i`` starts with one of these proclitics and is not a word of its own."""
    word = ctx.tokens[i].word
    if word.key in prefixes:
        return True
    if len(word.key) < 3 or not word.key[0].isalpha():
        return False
    if not any(r.prefix in prefixes and not (r.conjunction and word.classes) for r in word.readings):
        return False
    if word.classes & {"preposition", "breaker", "negation", "time", "honorific", "common", "relative", "condition"}:
        return "that" in word.classes
    if word.key in ctx.lexicon.actors and ctx.finder.at(ctx.passage, i, ctx.end) is not None:
        mention = ctx.finder.at(ctx.passage, i, ctx.end)
        whole = mention is not None and any(e.words[0] == word.key for e in ctx.lexicon.actors[word.key])
        return not whole
    return not (word.hits and any(h.reading.bare and h.finite for h in word.hits))


def _noun(ctx: Context, cue: Cue, pos: int, allowed: bool, gap: Range, target: Range | None) -> Complement | None:
    """A carrier's noun (أعرب عن قلقه): the noun's own government decides where the topic begins."""
    if not allowed:
        return None
    i = ctx.skip_light(pos, commas=pos > 0 and ctx.text_at(pos) in ("،", ",") and not ctx.cue_hits_verb(pos - 1))
    if i >= ctx.end or ctx.is_class(i, "preposition", "adverbial", "that", "demonstrative"):
        return None
    for hit in ctx.cue_hits(i):
        if hit.finite or hit.slot not in ("verbalNoun", "noun"):
            continue
        own = tuple(c for c in hit.cues if c.act != "report" or c.stance != "asserts") or hit.cues
        after = after_possessor(ctx, i + 1, hit)
        inner = find_complement(ctx, own, i, after, bare=True)
        if inner is not None and inner.noun is None:
            return Complement(inner.cue, inner.content, inner.kind, gap, inner.target or target, None, hit, i)
    return None


def after_possessor(ctx: Context, i: int, hit: Hit) -> int:
    """Behind the holder of a noun (رفض المنظمة الدولية أي عمل; قلقها العميق): a mention or adjectives."""
    if not hit.reading.enclitic and not hit.reading.article:
        mention = ctx.finder.at(ctx.passage, i, ctx.end)
        if mention is not None and not any(
            r.prefix for r in ctx.tokens[i].word.readings[1:2] if "ال" not in ctx.tokens[i].word.key[:3]
        ):
            return mention.end
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
        return word.key in ("ما", "من") if "relative" in word.classes else bool(word.classes & {"negation"})
    return (
        not (any(h.finite for h in word.hits) and not any(not h.finite for h in word.hits)) or "common" in word.classes
    )
