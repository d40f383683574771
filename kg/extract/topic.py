"""What a statement is about: a clean noun phrase out of a complement or a proposition.

A complement is a noun phrase already and is only cut short; a proposition is turned into its nominal core:
the verb becomes its verbal noun where the vocabulary has one and is dropped otherwise.
"""

from __future__ import annotations

from kg.extract.boundaries import holds_stance, is_verbal_noun
from kg.extract.context import Context
from kg.extract.decision import Decision
from kg.extract.frame import Frame, Range
from kg.extract.nominalise import MARKS, STOPS, nominal_core, nominalised, noun_phrase
from kg.extract.plain import plain_topic
from kg.match.mention import has_article

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
        words = noun_phrase(ctx, start, end, _lead(ctx, frame))
        if words:
            return words
    if frame.theme is not None:
        return noun_phrase(ctx, *frame.theme)
    if decision.stance in JUDGEMENTS and not decision.own and (judged := _what_it_is(ctx, frame, start, end)):
        return judged
    untrue = decision.stance in UNTRUE
    if governs(decision) and start < decision.topic_at < end:
        at = _object(ctx, decision.topic_at, end)
        vague = at < end and _vague(ctx, at, end)
        if not vague and not ctx.is_class(at, "cut", "time") and (end - at >= 2 or (end - at == 1 and at > start)):
            words = noun_phrase(ctx, at, end) if is_verbal_noun(ctx, at) else nominal_core(ctx, at, end, untrue=untrue)
            short = condition is not None or at - start <= 2  # موسكو مستعدة للحوار
            held = any(c.stance == decision.stance for h in ctx.cue_hits(at - 1) for c in h.cues)
            plain = _definite(ctx, at) and (held or ctx.is_class(at - 1, "preposition"))
            alone = decision.own or plain or (short and has_article(ctx.tokens[at].word))
            if len(words.split()) >= 2 or (words and alone):
                return words
    striven = _striven(ctx, start, end)
    if striven is not None:
        return noun_phrase(ctx, striven, end)
    start = _extraposed(ctx, start, end)
    words = nominal_core(ctx, start, end, untrue=untrue) or ctx.words((content[0], content[1]))
    joined = start == content[0] != frame.content[0] and ctx.tokens[start].text.startswith(words[:3])
    return words[1:] if joined and _conjoined(ctx, start) else words


def _vague(ctx: Context, at: int, end: int) -> bool:
    """Whether what follows the deciding words names nothing: a pronoun (نرفض ذلك), a further predicate (وبعيدا عن)."""
    if ctx.is_class(at, "demonstrative") and end - at == 1:
        return True
    word = ctx.tokens[at].word
    joined = ctx.lexicon.conjoined(word) and not has_article(word) and not is_verbal_noun(ctx, at)
    return joined and not (any(h.finite for h in word.hits) or at in ctx.name_tokens)


def _object(ctx: Context, at: int, end: int) -> int:
    """Where the object of the words that decided begins; ``end`` where a pronoun stands for it (لن يقبل بها | أحد)."""
    while at < end:
        if ctx.is_class(at, "resumptive"):
            return end
        if ctx.is_class(at, "manner"):
            at += 2
            while at < end and _conjoined(ctx, at) and not has_article(ctx.tokens[at].word):
                at += 1  # بصفة أحادية وانفرادية
            at += at < end and ctx.text_at(at) in STOPS
        elif ctx.is_class(at, "that", "empty", "filler") or ctx.text_at(at) in MARKS or _only_preposition(ctx, at):
            at += 1
        else:
            break
    return at


def _striven(ctx: Context, start: int, end: int) -> int | None:
    """The verbal noun behind a verb of striving or going on (النظام يواصل | ممارسة …), which says what it is about."""
    for i in range(start, min(start + _STRIVING, end - 2)):
        if ctx.text_at(i) in STOPS or ctx.is_class(i, "relative", "negation", "because", "breaker"):
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
        or nominalised(ctx, k) is not None
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
    return f"{noun_phrase(ctx, *before.content, _lead(ctx, before))} {ctx.words((start, end))}"


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


def keywords(topic: str, ctx: Context) -> tuple[str, ...]:
    """Up to three content words of a topic, articles and clitics left on the noun taken off."""
    out: list[str] = []
    for text in topic.split():
        word = ctx.lexicon.word(text)
        if word.classes - {"common", "noun"} or len(word.key) < 3:
            continue
        out.append(text)
    return tuple(out[:3])
