"""Finite verbs: reported speech with a clause or a quotation, performatives, attitudes, carriers."""

from __future__ import annotations

from kg.extract.boundaries import content_end, is_verbal_noun
from kg.extract.complement import Complement, find_complement, slots
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.party import Party
from kg.extract.subject import Subject, find_subject, implied, implied_near, prefixed
from kg.match.lexicon import Hit
from kg.match.mention import has_article

LEAST = 0.45
"""Cues below this weight (words with another frequent sense) need a decisive complement."""

APPOSED = 9
"""Words between a title and the comma before the name of its holder, at the most."""

SURE = 0.9
"""Cues from this weight on are hardly anything else than what they say."""


def finite(ctx: Context, i: int) -> Frame | None:
    """The frame of a finite cue at token ``i``, or None."""
    best: Frame | None = None
    for hit in ctx.cue_hits(i):
        if not hit.finite or hit.agreement[:1] != "3" or _not_a_verb(ctx, i, hit):
            continue
        if best is not None and best.hit is not None and _other_voice(hit, best.hit):
            continue
        frame = _frame(ctx, i, hit)
        if frame is not None and (best is None or frame.weight > best.weight):
            best = frame
    return best


def _other_voice(one: Hit, other: Hit) -> bool:
    """Whether two hits are one form in two voices (رفض is both), so that the second takes what the first took."""
    return one.lexeme is other.lexeme and one.agreement == other.agreement and one.reading == other.reading


def _not_a_verb(ctx: Context, i: int, hit: Hit) -> bool:
    """Whether the word is more likely something else here: a noun behind a preposition, or a function word."""
    if not ctx.verb_place(i) or i in ctx.name_tokens or ctx.phrase_is(i, "anonymity"):
        return True
    word = ctx.tokens[i].word
    if ctx.is_class(i + 1, "divine") and hit.reading.enclitic:
        return True  # أيّده الله is a formula
    if "given_name" in word.classes and hit.reading.enclitic:
        return True  # شكري is a name, not «he thanked me»
    if word.classes & {"that", "relative", "demonstrative", "negation", "breaker", "time", "existential"}:
        return True
    if "common" in word.classes and not (i == ctx.start or ctx.is_class(i - 1, "perfective", "past")):
        return True
    noun_too = any(not h.finite for h in word.hits) and not hit.reading.conjunction
    if hit.agreement == "3md" and noun_too and not _two_before(ctx, i):
        return True  # رفضا is a noun in the accusative unless two stand before it
    return hit.slot in ("passivePerfect", "passiveImperfect")


def _two_before(ctx: Context, i: int) -> bool:
    """Whether two joined actors, or a title in the dual, stand right before token ``i``."""
    last = next((m for m in ctx.mentions if m.end == i), None)
    return last is not None and (last.how == "pair" or bool(ctx.tokens[last.start].word.readings[-1].conjunction))


def _is_target(subject: Subject | None, found: Complement) -> bool:
    """Whether what was taken for the subject is the target that the government asks for."""
    at = subject.at if subject is not None else None
    return at is not None and found.target is not None and found.target[0] <= at[0] < found.target[1]


def _homograph(ctx: Context, i: int) -> bool:
    """Whether the verb is written like a preposition (عبر، قبل), so that only its own preposition can tell."""
    return ctx.is_class(i, "preposition", "adverbial")


def _frame(ctx: Context, i: int, hit: Hit) -> Frame | None:
    subject = find_subject(ctx, i, hit)
    found, subject = _complement(ctx, i, hit, subject)
    if found is None:
        return _quoted_before(ctx, i, hit, subject)
    if found.cue.act == "report" and not found.cue.negated and found.cue.stance == "asserts" and is_negated(ctx, i):
        return None  # what somebody did not say
    if _doubtful(ctx, i, hit, subject, found):
        return None
    begin = found.content
    if found.kind == "phrase" and begin - 1 > i and _literal_noun(ctx, found, begin - 1):
        begin -= 1
    content = (begin, content_end(ctx, found.content, found.kind))
    if content[1] <= content[0]:
        return None
    who, at = _speaker(ctx, i, hit, subject, found)
    if not who:
        return None
    start, at = _start(ctx, i, at)
    negated = is_negated(ctx, i)
    act = found.cue.act
    stance = found.cue.stance
    why = (f"verb {hit.lexeme.lemma} takes {' / '.join(found.cue.takes)}",)
    return Frame(
        f"finite.{act}" if found.noun is None else "finite.carrier",
        start,
        i,
        content,
        found.kind,
        act,
        stance,
        who,
        at,
        found.target,
        found.cue,
        hit,
        negated,
        found.cue.weight,
        why,
        headline=ctx.headline,
        theme=found.theme,
    )


def _complement(ctx: Context, i: int, hit: Hit, subject: Subject | None) -> tuple[Complement | None, Subject | None]:
    """What the verb takes, and its subject: none where the only noun behind the verb is whom the act is for."""
    after = subject.after if subject is not None else i + 1
    found = find_complement(ctx, hit.cues, i, after, bare=True)
    if found is not None or subject is None or subject.where != "behind":
        return found, subject
    found = find_complement(ctx, hit.cues, i, i + 1, bare=False)
    if found is None and hit.reading.conjunction:
        aimed = find_complement(ctx, hit.cues, i, i + 1, bare=True)
        found = aimed if aimed is not None and _is_target(subject, aimed) else None
    if found is not None and (found.kind == "phrase" or _is_target(subject, found)):
        return found, None  # واتهم بولس بأنه …: the only noun is whom the act is aimed at
    return found, subject


def _doubtful(ctx: Context, i: int, hit: Hit, subject: Subject | None, found: Complement) -> bool:
    """Whether the verb, with what it takes, may be another word or another sense."""
    phrase = found.kind == "phrase" and found.noun is None
    if subject is None and found.target is not None and _nameless_subject(ctx, i, hit, found.target[0]):
        return True
    if phrase and found.target is None and found.cue.weight < LEAST:
        return True
    aimed = found.target is not None and found.cue.weight >= SURE
    if ctx.is_class(i, "common") and (subject is None or not (aimed or found.kind == "quote")):
        return True  # وطلب الوزير من …: only whom it is asked of tells the verb from the noun
    led = any(kind == "WORD" for takes in found.cue.takes for kind, _ in slots(takes)[:2]) and ctx.is_class(
        found.content - 1, "preposition"
    )
    if _homograph(ctx, i):
        person = subject is not None and bool(subject.parties) and subject.parties[0].kind == "person"
        clause = found.kind != "phrase" and person and ctx.is_class(i, "verb_too")
        noun = found.noun is not None and ctx.is_class(found.noun_at - 1, "preposition")
        if not (clause or led or noun):
            return True
    unsure = phrase and subject is None and found.target is None and found.cue.weight < 0.85
    if unsure and not led and not _no_subject(ctx, found.content):
        return True
    return ctx.is_class(i - 1, "what") and found.kind != "clause"


def _no_subject(ctx: Context, i: int) -> bool:
    """Whether the noun at ``i`` can hardly be whom a verb is said of: an act, or an absence (وأكد عدم وجود …)."""
    return ctx.is_class(i, "noun_negation") or (is_verbal_noun(ctx, i) and not has_article(ctx.tokens[i].word))


def _literal_noun(ctx: Context, found: Complement, i: int) -> bool:
    """Whether a noun that the government names (طرح مبادرة …) stands right before the topic and belongs to it."""
    word = ctx.tokens[i].word
    named = {w for takes in found.cue.takes for kind, words in slots(takes) if kind == "WORD" for w in words}
    return found.noun is None and bool(named & {word.key, word.stem}) and not word.classes - {"common", "noun"}


def _nameless_subject(ctx: Context, i: int, hit: Hit, first: int) -> bool:
    """Whether a feminine verb has an unknown body for its subject (وطالبت اللجنة العليا بـ) and not for its object."""
    word = ctx.tokens[first].word
    if first != i + 1 or hit.agreement != "3fs" or not has_article(word) or not word.key.endswith("ه"):
        return False
    return ctx.finder.at(ctx.passage, first, ctx.end) is None


def _speaker(
    ctx: Context, i: int, hit: Hit, subject: Subject | None, found: Complement
) -> tuple[tuple[Party, ...], Range | None]:
    if found.speaker is not None:
        for relay in subject.parties if subject is not None else ():
            ctx.parties.remember(relay)
        mention = ctx.finder.at(ctx.passage, found.speaker[0], found.speaker[1], names=True)
        party = ctx.parties.resolve(mention, ctx.passage) if mention is not None else None
        return ((party,), (mention.start, mention.end)) if party is not None and mention is not None else ((), None)
    if subject is not None:
        return _cited(ctx, subject, found) or _apposed(ctx, subject, found) or (subject.parties, subject.at)
    if ctx.is_class(i - 1, "relative"):
        return implied_near(ctx, i, hit.agreement), None
    gap = found.gap
    if found.kind != "phrase" and gap[1] > gap[0] and found.target is None:
        unknown = _unknown_subject(ctx, gap)
        if unknown is not None:
            return unknown
    if ctx.is_class(i + 1, "honored"):
        dignitary = ctx.parties.named.dignitary(ctx.tokens[i].start)
        if dignitary is not None:
            return (dignitary,), (i + 1, i + 2)
    return implied(ctx, hit.agreement, found.target), None


def _cited(ctx: Context, subject: Subject, found: Complement) -> tuple[tuple[Party, ...], Range] | None:
    """The source that a medium cites between its verb and what it reports (أفادت رويترز نقلا عن مصدرين بأن …)."""
    if not all(ctx.parties.is_medium(p) for p in subject.parties):
        return None
    for k in range(found.gap[0], min(found.gap[1], ctx.end - 2)):
        if ctx.is_class(k, "citing"):
            mention = ctx.finder.at(ctx.passage, k + 2, ctx.end, names=True)
            party = ctx.parties.resolve(mention, ctx.passage) if mention is not None else None
            return ((party,), (mention.start, mention.end)) if mention is not None and party is not None else None
    return None


def _apposed(ctx: Context, subject: Subject, found: Complement) -> tuple[tuple[Party, ...], Range | None] | None:
    """The name behind a title whose body is unknown (أكد رئيس تكتل نواب بعلبك، النائب حسين الحاج حسن، أن …)."""
    title = len(subject.parties) == 1 and subject.parties[0].how == "title"
    if not title or subject.where != "behind" or subject.at is None or found.kind == "phrase":
        return None
    for k in range(subject.at[1], min(found.gap[1], subject.at[1] + APPOSED)):
        if ctx.text_at(k) in ("،", ","):
            mention = ctx.finder.at(ctx.passage, k + 1, ctx.end, names=True)
            if mention is None or mention.kind != "person" or mention.name is None or prefixed(ctx, k + 1, mention):
                return None
            party = ctx.parties.resolve(mention, ctx.passage)
            closed = mention.end >= found.gap[1] or ctx.text_at(mention.end) in ("،", ",")
            return ((party,), (subject.at[0], mention.end)) if party is not None and closed else None
        if ctx.is_class(k, "preposition", "relative", "adverbial"):
            return None
    return None


def _unknown_subject(ctx: Context, gap: Range) -> tuple[tuple[Party, ...], Range | None] | None:
    """A subject that is neither title nor known name: the first name or noun phrase between verb and clause.

    Nobody, where a definite noun is the subject and nothing tells who it is (وأضافت الدراسة أن).
    """
    start = ctx.skip_light(gap[0], commas=False)
    if start >= gap[1] or ctx.is_class(start, "preposition", "adverbial", "that", "demonstrative", "breaker"):
        return None
    word = ctx.tokens[start].word
    if any(r.prefix in ctx.profile.datives and r.article for r in word.readings):
        return None
    if word.classes & {"common", "noun", "time", "filler", "source_noun"}:
        adverbial = word.key.endswith(ctx.profile.accusative or "\0") or any(r.prefix for r in word.readings)
        thing = (has_article(word) or not adverbial) and not word.classes & {"time", "filler"}
        return ((), None) if thing else None
    mention = ctx.finder.at(ctx.passage, start, gap[1], names=True)
    if mention is None:
        after = ctx.finder.names.name_at(ctx.passage, start, gap[1])
        if after is None:
            return None
        from kg.match.mention import Mention  # noqa: PLC0415 - the type is needed here only

        mention = Mention(start, after, "name", "person", name=(start, after))
    party = ctx.parties.resolve(mention, ctx.passage)
    return ((party,), (mention.start, mention.end)) if party is not None else None


def _start(ctx: Context, i: int, at: Range | None) -> tuple[int, Range | None]:
    """Where the evidence begins: at the verb, at كان before it, or at a subject before it."""
    start = i
    if at is not None and at[0] < i:
        start = at[0]
    j = start
    while j > ctx.start and ctx.is_class(j - 1, "past", "perfective", "negation"):
        j -= 1
    return j, at


def is_negated(ctx: Context, i: int) -> bool:
    """Whether a negation stands before the verb at token ``i`` (لم يستبعد)."""
    j = i - 1
    while j >= ctx.start and ctx.is_class(j, "filler", "perfective"):
        j -= 1
    return j >= ctx.start and ctx.is_class(j, "negation") and not ctx.is_alone(j, "noun_negation")


def _quoted_before(ctx: Context, i: int, hit: Hit, subject: Subject | None) -> Frame | None:
    """A quotation that stands before its verb (``"…"، قال الوزير``)."""
    if not any(t == "QUOTE" for c in hit.cues for t in c.takes):
        return None
    j = i - 1
    while j > ctx.start and ctx.text_at(j) in ("،", ",", "-", "."):
        j -= 1
    quote = ctx.passage.quote_at[j] if j >= ctx.start else None
    if quote is None or quote.close != j or quote.words < 2 or quote.open < ctx.start:
        return None
    if any(f.content[0] <= quote.open + 1 < f.content[1] or f.content[0] == quote.open + 1 for f in ctx.frames):
        return None
    who = subject.parties if subject is not None and subject.where == "behind" else implied(ctx, hit.agreement)
    if not who:
        return None
    cue = next(c for c in hit.cues if "QUOTE" in c.takes)
    return Frame(
        "finite.quoted-before", quote.open, i, (quote.open + 1, quote.close), "quote", cue.act, cue.stance, who,
        subject.at if subject is not None and subject.where == "behind" else None, None, cue, hit, False, cue.weight,
        (f"quotation before the verb {hit.lexeme.lemma}",), headline=ctx.headline,
    )  # fmt: skip
