"""What a statement is about: a clean noun phrase out of a complement or a proposition.

A complement is a noun phrase already and is only cut short; a proposition is turned into its nominal core:
the verb becomes its verbal noun where the vocabulary has one and is dropped otherwise.
"""

from __future__ import annotations

import re

from kg.extract.boundaries import holds_stance, is_verbal_noun
from kg.extract.context import Context
from kg.extract.decision import Decision
from kg.extract.frame import Frame, Range
from kg.extract.plain import plain_topic
from kg.match.lexicon import Word
from kg.match.mention import has_article

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

PREDICATES = frozenset({"doubts", "denies", "acknowledges", "praises", "welcomes", "concernedAbout", "opposes"})
"""Of these, patterns are predicates about what stands before them; only an act of one's own governs its topic."""

_STRIVING = 6
"""Words among which the main verb of striving stands, at the most."""

JUDGEMENTS = frozenset({"condemns", "criticizes", "praises", "welcomes", "opposes", "rejects", "doubts", "warns"})
"""Stances that a predicate can take on what a pronoun means."""

UNTRUE = frozenset({"rejects", "denies"})
"""Stances that hold the negation of their clause: what will not be is rejected."""

_JUDGEMENT = 3
"""Words in a judgement that is nothing but a predicate, at the most."""

_STOPS = frozenset("،,؛;.…") | {"..", "..."}
_MARKS = frozenset('"«»“”„()[]')


def topic_phrase(ctx: Context, frame: Frame, content: Range, decision: Decision, condition: Range | None) -> str:
    """The topic of one part of a content, in the words of the text."""
    start, end = content
    if condition is not None:
        if condition[0] <= start + (0 if ctx.profile.subject_first and not ctx.is_class(start, "adverb") else 1):
            start = min(_skip_commas(ctx, condition[1], end), end)
        elif condition[0] > start + (0 if ctx.profile.subject_first or frame.kind == "phrase" else 2):
            end = min(end, condition[0])
    if ctx.profile.subject_first:
        predicate = (
            decision.topic_at
            if decision.predicate
            or (decision.stance in PREDICATES | {"expects"} and not (decision.own or decision.fallback))
            else -1
        )
        return plain_topic(ctx, frame, (start, end), decision.topic_at, governs(decision) and predicate < 0, predicate)
    if ctx.is_class(start, "between") and start - 1 > frame.cue_at:
        start -= 1  # الوساطة بين الطرفين: a noun of meeting belongs to who meets
    if frame.kind == "phrase":
        if holds_stance(ctx, start) and start < decision.topic_at < end:
            start = decision.topic_at  # وإدانته عنف المستوطنين
        words = _phrase(ctx, start, end, _lead(ctx, frame))
        if words:
            return words
    if frame.theme is not None:
        return _phrase(ctx, *frame.theme)
    if decision.stance in JUDGEMENTS and not decision.own and (judged := _what_it_is(ctx, frame, start, end)):
        return judged
    untrue = decision.stance in UNTRUE
    if governs(decision) and start < decision.topic_at < end:
        at = decision.topic_at
        while at < end and (
            ctx.is_class(at, "that", "empty", "filler") or ctx.text_at(at) in _MARKS or _only_preposition(ctx, at)
        ):
            at += 1
        vague = ctx.is_class(at, "demonstrative") and end - at == 1  # نرفض ذلك
        if not vague and not ctx.is_class(at, "cut", "time") and (end - at >= 2 or (end - at == 1 and at > start)):
            words = _phrase(ctx, at, end) if is_verbal_noun(ctx, at) else _clause(ctx, at, end, untrue=untrue)
            short = condition is not None or at - start <= 2  # موسكو مستعدة للحوار
            held = any(c.stance == decision.stance for h in ctx.cue_hits(at - 1) for c in h.cues)
            plain = _definite(ctx, at) and (held or ctx.is_class(at - 1, "preposition"))
            alone = decision.own or plain or (short and has_article(ctx.tokens[at].word))
            if len(words.split()) >= 2 or (words and alone):
                return words
    striven = _striven(ctx, start, end)
    if striven is not None:
        return _phrase(ctx, striven, end)
    start = _extraposed(ctx, start, end)
    words = _clause(ctx, start, end, untrue=untrue) or ctx.words((content[0], content[1]))
    joined = start == content[0] != frame.content[0] and ctx.tokens[start].text.startswith(words[:3])
    return words[1:] if joined and _conjoined(ctx, start) else words


def _striven(ctx: Context, start: int, end: int) -> int | None:
    """The verbal noun behind a verb of striving or going on (النظام يواصل | ممارسة …), which says what it is about."""
    for i in range(start, min(start + _STRIVING, end - 2)):
        if ctx.text_at(i) in _STOPS or ctx.is_class(i, "relative", "negation", "because", "breaker"):
            return None
        if ctx.is_class(i, "attempt") and not has_article(ctx.tokens[i].word):
            at = i + 2 if ctx.is_class(i + 1, "preposition") else i + 1
            return at if at + 1 < end and is_verbal_noun(ctx, at) else None
    return None


def _extraposed(ctx: Context, start: int, end: int) -> int:
    """Where the clause begins of which a content first says what it is (من النادر أن | يتحدث الوزير)."""
    that = next((k for k in range(start + 1, min(start + 4, end - 2)) if ctx.is_class(k, "that")), None)
    if that is None or ctx.is_class(that, "that_pronoun"):
        return start
    definite = [has_article(ctx.tokens[k].word) for k in range(start, that)]
    led = ctx.is_class(start, "from") and that == start + 2 and definite[1]
    plain = not any(definite) and not any(
        (ctx.tokens[k].word.hits and ctx.tokens[k].word.key not in ctx.lexicon.nouns)
        or ctx.tokens[k].word.demonyms
        or _nominalised(ctx, k) is not None
        or k in ctx.name_tokens
        for k in range(start, that)
    )
    return that + 1 if led or plain else start


def _what_it_is(ctx: Context, frame: Frame, start: int, end: int) -> str:
    """A short judgement with what its pronoun means, the object of the act before (أدان الخطوة … بأنها غير مبررة)."""
    if end - start > _JUDGEMENT:
        return ""
    before = next((f for f in reversed(ctx.frames) if f.cue_at < frame.cue_at), None)
    if before is None or before.kind != "phrase" or not ctx.is_class(start - 1, "that_pronoun"):
        return ""
    pronoun = next((p for p in ctx.profile.enclitic_agreement if ctx.tokens[start - 1].word.key.endswith(p)), "")
    word = ctx.tokens[start].word
    predicate = not has_article(word) and (ctx.is_class(start, "noun_negation") or word.key not in ctx.lexicon.nouns)
    head = ctx.tokens[before.content[0]].word
    feminine = any(ctx.profile.feminine(r.stem) for r in head.readings)
    if not predicate or not pronoun or feminine != (ctx.profile.enclitic_agreement[pronoun][1] == "f"):
        return ""
    return f"{_phrase(ctx, *before.content, _lead(ctx, before))} {ctx.words((start, end))}"


def _conjoined(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` begins with a conjunction."""
    return any(r.conjunction and not r.prefix for r in ctx.tokens[i].word.readings)


def governs(decision: Decision) -> bool:
    """Whether the words that decided the stance govern the topic (يجب وقف …), rather than say something of it."""
    if decision.own:
        return decision.stance != "asserts"
    return not decision.fallback and decision.stance in AFTER - PREDICATES


def _definite(ctx: Context, i: int) -> bool:
    """Whether a word has the article and no preposition before it (التهجير, not بالكامل)."""
    return any(r.article and not r.prefix for r in ctx.tokens[i].word.readings)


def _only_preposition(ctx: Context, i: int) -> bool:
    return ctx.is_class(i, "preposition") and not ctx.is_class(i, "negation")


def _skip_commas(ctx: Context, i: int, end: int) -> int:
    while i < end and ctx.text_at(i) in ("،", ","):
        i += 1
    return i


def _lead(ctx: Context, frame: Frame) -> tuple[str, ...]:
    """The prepositions that the government of the cue may glue to the topic (رحّب بـ)."""
    if frame.cue is None:
        return ()
    return tuple({p for takes in frame.cue.takes for p in takes.split() if p in ctx.profile.prefixes})


def _phrase(ctx: Context, start: int, end: int, led: tuple[str, ...] = ()) -> str:
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


def _clause(ctx: Context, start: int, end: int, *, untrue: bool = False) -> str:
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
        if text in _MARKS or text in ("-", "–", ":", "!", "?", "؟"):
            continue
        if kept >= LONGEST or (kept >= 3 and (text in _STOPS or ctx.is_class(i, "cut", "breaker", "because"))):
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
        if not kept and ctx.is_class(i, "preposition") and not ctx.is_class(i, "negation"):
            continue
        if text in _STOPS or ctx.is_class(
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
        noun = _nominalised(ctx, i) if not (met and (after or not _leads(ctx, i))) else None
        if noun is not None:
            verb, met = noun or verb, True  # of two verbs (نريد أن نسلّم) the second one says what
            continue
        if met and _nominalised(ctx, i, listed=False) is not None:
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
    return any(_nominalised(ctx, k) is not None for k in range(i, min(i + 2, end)))


def _hanging(ctx: Context, text: str) -> bool:
    return (
        "preposition" in ctx.lexicon.word(text).classes
        or text == ctx.profile.absence
        or text in ctx.profile.conjunctions
    )


def _nominalised(ctx: Context, i: int, *, listed: bool = True) -> str | None:
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


def keywords(topic: str, ctx: Context) -> tuple[str, ...]:
    """Up to three content words of a topic, articles and clitics left on the noun taken off."""
    out: list[str] = []
    for text in topic.split():
        word = ctx.lexicon.word(text)
        if word.classes - {"common", "noun"} or len(word.key) < 3:
            continue
        out.append(text)
    return tuple(out[:3])
