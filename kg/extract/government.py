"""What a cue takes where word order is strict: its government is matched right behind it.

The notation is that of ``complement``; circumstances (on Monday, in a statement) may stand between.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.aside import DASHES, OPENERS
from kg.extract.circumstance import circumstances
from kg.extract.complement import Complement, slots
from kg.extract.context import Context
from kg.extract.frame import Range
from kg.extract.naming import name_begins
from kg.extract.phrase import behind
from kg.extract.verbs import VERBAL, is_adverb, is_verb, shape
from kg.match.lexicon import Hit
from kg.match.pieces import passage_start
from kg.vocab.types import Cue

SAFE = 0.8
"""Cues from this weight on need no sign of a clause beside a subject (said he would)."""
WINDOW = 26
"""Tokens of circumstances between a verb and its clause or quotation at the most."""
TARGET_REACH = 16
_FREE = frozenset(["THAT", "QUOTE"])
_OBJECTS = frozenset(["TOPIC", "TARGET", "NOUN"])


def find_government(ctx: Context, cues: tuple[Cue, ...], i: int) -> Complement | None:
    """The first government of the cues that fits behind token ``i``; clauses and quotations in text order."""
    best: Complement | None = None
    for cue in cues:
        for takes in cue.takes:
            found = _match(ctx, cue, slots(takes), i)
            if found is not None and (best is None or _better(found, best)):
                best = found
    return best


def _better(found: Complement, best: Complement) -> bool:
    early = ("clause", "quote")
    if found.kind in early and best.kind in early:
        return found.content < best.content - 1
    if best.kind == "phrase" and found.kind in early and best.noun is None and best.target is None:
        return found.content <= best.content + 1 and not _literals(best)
    if found.kind == "phrase" and best.kind == "phrase":
        if found.target is not None and best.target is not None and found.target[0] == best.target[0]:
            return found.content < best.content
        return _literals(found) > _literals(best) or (found.noun is not None and best.noun is None)
    return False


def _literals(found: Complement) -> int:
    first, last = found.gap
    aimed = max(0, min(last, found.target[1]) - max(first, found.target[0])) if found.target is not None else 0
    return last - first - aimed


def _match(ctx: Context, cue: Cue, wanted: tuple[tuple[str, tuple[str, ...]], ...], at: int) -> Complement | None:
    pos = at + 1
    while (is_adverb(ctx, pos) or _day(ctx, pos)) and wanted[0][0] != "WORD":
        pos += 1
    target: Range | None = None
    speaker: Range | None = None
    pending, opened, led, theme = "", 0, at + 1, -1
    said_of: Range | None = None
    for k, (slot, words) in enumerate(wanted):
        last = k == len(wanted) - 1
        if slot in ("WORD", "PREFIX"):
            found = _literal(ctx, pos, words, TARGET_REACH if pending else 1)
            if k == 0 and (found is None or ctx.is_class(found + 1, "time")):
                found = _behind_days(ctx, pos, found, words)
            if found is None or (pending and found == pos):
                return None
            target = (pos, found) if pending == "TARGET" else target
            speaker = (pos, found) if pending == "SPEAKER" else speaker
            theme = opened if pending in ("TOPIC", "TARGET") and wanted[-1][0] == "CONTENT" else theme
            pending, pos = "", found + 1
            led = pos
            if last:
                end = behind(ctx, pos)
                return Complement(cue, pos, "phrase", (at + 1, led), target, speaker) if end is not None else None
        elif slot in _FREE:
            if pending:
                at_end = _person_end(ctx, pos)
                if at_end is None:
                    return None
                target = (pos, at_end) if pending == "TARGET" else target
                speaker = (pos, at_end) if pending == "SPEAKER" else speaker
                said_of = (
                    (pos, at_end) if pending == "TOPIC" or (wanted[0][0] == "TARGET" and cue.weight < SAFE) else said_of
                )
                pos = at_end
            strict = bool(pending) or any(t.split()[0] in _OBJECTS for t in cue.takes) or k > 0 or cue.weight < SAFE
            start = that_clause(ctx, pos, strict) if slot == "THAT" else quotation(ctx, pos)
            if start is None:
                return None
            kind = "clause" if slot == "THAT" else "quote"
            return Complement(cue, start, kind, (at + 1, led), target, speaker, theme=said_of)
        elif slot == "NOUN":
            return _carried(ctx, cue, pos, (at + 1, led), target)
        elif slot in ("TOPIC", "CONTENT", "TO-INF", "ING"):
            if pending in ("TOPIC", "TARGET"):
                if slot == "CONTENT" and (named := name_begins(ctx, opened)) is not None:
                    return Complement(cue, named[1], "phrase", (at + 1, at + 1), target, speaker, theme=named)
                return Complement(cue, opened, "phrase", (at + 1, led), target, speaker)
            if not _nominal(ctx, pos, led=k > 0):
                return None
            if last and theme >= 0:
                return Complement(cue, theme, "phrase", (at + 1, at + 1), target, speaker)
            if last:
                return Complement(cue, pos, "phrase", (at + 1, led), target, speaker)
            pending, opened = "TOPIC", pos
        else:
            if not _nominal(ctx, pos, led=False):
                return None
            opened = pos
            if last:
                end = behind(ctx, pos)
                return Complement(cue, pos, "phrase", (at + 1, led), end, speaker) if end is not None else None
            pending = slot
    return None


def _behind_days(ctx: Context, pos: int, found: int | None, words: tuple[str, ...]) -> int | None:
    """A literal word behind days or circumstances (called on Friday | on both sides)."""
    days = pos + 1 if found is None else found + 1
    while _day(ctx, days - 1) or (found is not None and _day(ctx, days)):
        days += 1
    found = _literal(ctx, days - 1 if found is None else days, words, 1)
    return found if found is not None else _literal(ctx, circumstances(ctx, pos), words, 1)


def _day(ctx: Context, i: int) -> bool:
    """Whether a day stands at ``i`` by itself (called Friday for), not as an owner (Monday's vote)."""
    return ctx.is_class(i, "time") and not ctx.is_class(i + 1, "genitive")


def _person_end(ctx: Context, pos: int) -> int | None:
    """The end of an addressee (told reporters, assured the president)."""
    end = behind(ctx, pos, attached=False)
    if end is None or ctx.passage.opening(pos) is not None:
        return None
    return end[1]


def _literal(ctx: Context, pos: int, words: tuple[str, ...], reach: int) -> int | None:
    for i in range(pos, min(pos + reach, ctx.end)):
        if ctx.tokens[i].word.key in words and not (i > pos + 1 and _of_noun(ctx, i)):
            return i
        if (
            reach > 1
            and i > pos
            and (
                ctx.text_at(i) in (";", ":", ".")
                or ctx.passage.opening(i) is not None
                or ctx.is_class(i, "that")
                or (
                    ctx.text_at(i) == ","
                    and not ctx.tokens[i - 1].text[0].isupper()
                    and not ctx.is_class(i + 1, "relative")
                )
                or (ctx.is_class(i, "auxiliary") and not ctx.text_at(i)[0].isupper())
                or _joined_verb(ctx, i)
            )
        ):
            return None
    return None


def _of_noun(ctx: Context, i: int) -> bool:
    """Whether an infinitive belongs to the noun of a position right before it (over its pledge | to amend a law)."""
    if not ctx.is_class(i, "infinitive") or not ctx.is_class(i - 2, "possessive", "genitive"):
        return False
    return any(h.slot == "noun" for h in ctx.tokens[i - 1].word.hits)


def _joined_verb(ctx: Context, i: int) -> bool:
    """Whether another verb is joined here (condemned the attack and called for …)."""
    return ctx.is_class(i - 1, "conjunction") and is_verb(ctx, i)


def that_clause(ctx: Context, pos: int, strict: bool) -> int | None:
    """Where the clause behind a verb of saying begins, behind ``that`` or without it."""
    i = _complementizer(ctx, pos)
    if i is not None:
        return i
    start = circumstances(ctx, pos)
    if start > pos and ctx.is_class(start, "complementizer"):
        return start
    if ctx.text_at(start) == ":":
        return None  # said at a meeting: …, which is a quotation
    if start == pos and ctx.is_class(pos, "adjunct"):
        later = next(
            (
                k
                for k in range(pos, min(pos + 2 * WINDOW, ctx.end))
                if ctx.is_class(k, "that") and ctx.is_class(k + 1, "pronoun")
            ),
            None,
        )
        if later is not None:
            return later + 1
    for begin in (start, pos) if start > pos else (start,):
        if begin < ctx.end and _clause_begins(ctx, begin, strict):
            return begin
    return None


def _complementizer(ctx: Context, pos: int) -> int | None:
    i, commas = pos, 0
    while i < min(pos + WINDOW, ctx.end):
        if ctx.is_class(i, "that") and not _determiner(ctx, i, pos):
            return i + 1
        if ctx.is_class(i, "complementizer") and i == pos and not ctx.is_class(i, "that"):
            return i
        if ctx.text_at(i) in (";", ":", *OPENERS, *DASHES) or (i > pos and is_verb(ctx, i) and commas != 1):
            return None
        if (
            ctx.is_class(i, "pronoun")
            and not ctx.is_class(i, "relative")
            and not ctx.is_class(i - 1, "preposition", "infinitive")
        ):
            return None
        if ctx.text_at(i) == ",":
            commas += 1
            listed = ctx.text_at(i + 1)[:1].isupper()
            if commas > 3 or not (
                listed or commas > 1 or ctx.is_class(i + 1, "preposition", "adjunct", "that") or is_adverb(ctx, i + 1)
            ):
                return None
        i += 1
    return None


def _determiner(ctx: Context, i: int, pos: int) -> bool:
    """Whether ``that`` at ``i`` is no complementizer: behind a preposition, or a relative pronoun."""
    if ctx.is_class(i - 1, "preposition") and i > pos:
        return True
    return i > pos and ctx.is_class(i + 1, "auxiliary") and not ctx.is_class(i + 1, "pronoun")


def _clause_begins(ctx: Context, i: int, strict: bool) -> bool:
    """Whether a clause without complementizer begins at ``i``: a subject with a verb behind it."""
    text = ctx.text_at(i)
    word = ctx.tokens[i].word
    if text in (",", ".", ";", ":", ")") or word.classes & {
        "preposition",
        "conjunction",
        "infinitive",
        "according",
        "breaker",
        "particle",
        "as",
    }:
        return False
    if ctx.passage.opening(i) is not None:
        quote = ctx.passage.opening(i)
        return not strict and quote is not None and quote.words < 4
    if "pronoun" in word.classes and not word.classes & {"relative"}:
        return i + 1 < ctx.end and (
            "auxiliary" in word.classes
            or is_verb(ctx, i + 1)
            or is_adverb(ctx, i + 1)
            or (not strict and i + 2 < ctx.end)
            or ctx.is_class(i + 1, "genitive")
        )
    gerund = bool(shape(ctx.profile.verbal_noun).match(word.key))  # said setting dates was no help
    if is_verb(ctx, i) and "pronoun" not in word.classes and not ctx.text_at(i)[0].isupper() and not gerund:
        return False
    if not strict:
        return i + 2 < ctx.end and not (word.classes & {"auxiliary"}) and _has_verb(ctx, i)
    subject = behind(ctx, i)
    if subject is None or subject[1] >= ctx.end:
        return False
    after = subject[1]
    while is_adverb(ctx, after):
        after += 1
    return ctx.is_class(after, "auxiliary") and not ctx.is_class(after, "genitive")


def _has_verb(ctx: Context, i: int) -> bool:
    """Whether a verb may stand behind the first word of what would be a clause (found | no trace of oil has none)."""
    if ctx.headline:
        return True  # titles leave their copula out
    verbs = shape(ctx.profile.verb_shape)
    for k in range(i + 1, min(i + WINDOW, ctx.end)):
        if is_verb(ctx, k) or ctx.is_class(k, "pronoun", "genitive") or ctx.passage.opening(k) is not None:
            return True
        if verbs.match(ctx.text_at(k)) and not ctx.is_class(k - 1, "preposition", "article", "possessive"):
            return True
    return i + WINDOW < ctx.end


def quotation(ctx: Context, pos: int) -> int | None:
    """The token behind the opening mark of a quotation, or behind a colon, that a verb introduces."""
    i = pos
    while i < min(pos + WINDOW, ctx.end):
        quote = ctx.passage.opening(i)
        if quote is not None:
            marked = ctx.text_at(i - 1) in (":", ",")
            return i + 1 if marked or i == pos or quote.words >= 4 else None
        if ctx.text_at(i) == ":" and i + 2 < ctx.end and ctx.passage.opening(i + 1) is None:
            return i + 1
        if (
            ctx.text_at(i) in (";", ".")
            or ctx.is_class(i, "that")
            or (
                i > pos
                and (
                    is_verb(ctx, i)
                    or (ctx.is_class(i, "pronoun") and not ctx.is_class(i - 1, "preposition", "infinitive"))
                )
            )
        ):
            return None
        if ctx.text_at(i) == "," and ctx.passage.opening(i + 1) is None:
            return None
        i += 1
    return None


def _carried(ctx: Context, cue: Cue, pos: int, gap: Range, target: Range | None) -> Complement | None:
    """A carrier's noun (expressed deep concern about …): the noun's own government decides."""
    for i in range(pos, min(pos + 5, ctx.end)):
        if (
            ctx.text_at(i) in (",", ":", ";")
            or (ctx.passage.opening(i) is not None and i > pos)
            or ctx.is_class(i, "preposition", "that")
        ):
            return None
        for hit in ctx.cue_hits(i):
            if hit.slot != "noun":
                continue
            own = tuple(c for c in hit.cues if c.act != "report" or c.stance != "asserts") or hit.cues
            inner = find_government(ctx, own, i)
            if inner is not None and inner.noun is None:
                taken = inner.cue if inner.cue.stance == "asserts" else _voiced(inner.cue, cue)
                return Complement(
                    taken, inner.content, inner.kind, (gap[0], inner.content), inner.target or target, None, hit, i
                )
    return None


def _voiced(noun: Cue, carrier: Cue) -> Cue:
    """A noun's cue as sure as the verb that voices it: a need weighs little alone, but not where it is reiterated."""
    return replace(noun, weight=max(noun.weight, carrier.weight))


def _nominal(ctx: Context, i: int, *, led: bool) -> bool:
    """Whether a complement can begin at ``i``."""
    if i >= ctx.end:
        return False
    if ctx.passage.opening(i) is not None or ctx.text_at(i)[0].isdigit() or ctx.text_at(i)[0] in "$€£":
        return True
    if not ctx.text_at(i)[0].isalpha():
        return False
    word = ctx.tokens[i].word
    if led and ctx.is_class(i - 1, "infinitive"):
        return not word.classes & {"that", "breaker", "because"}  # vowed to do everything
    if led:
        return not word.classes & {"that", "breaker", "because", "auxiliary"} or bool(word.classes & {"copula", "have"})
    if word.classes & {
        "preposition",
        "that",
        "because",
        "breaker",
        "auxiliary",
        "conjunction",
        "infinitive",
        "condition",
        "according",
    }:
        return False
    if "relative" in word.classes:
        return False
    return not (is_adverb(ctx, i) or ("time" in word.classes and not ctx.is_class(i + 1, "genitive")))


def finite_hits(ctx: Context, i: int) -> list[Hit]:
    """The readings of token ``i`` as a form of a verb, participles in -ing last."""
    if not ctx.headline and ctx.text_at(i)[:1].isupper() and passage_start(ctx.passage, i) < 0:
        return []  # a capital inside a sentence belongs to a name (the United States)
    order = {slot: k for k, slot in enumerate(("past", "present3s", "passiveParticiple", "base", "participle"))}
    return sorted((h for h in ctx.cue_hits(i) if h.slot in VERBAL), key=lambda h: order[h.slot])
