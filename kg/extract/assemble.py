"""From frames to statements: splitting, deciding, locking every statement to its evidence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.boundaries import is_verbal_noun, split_phrase
from kg.extract.clauses import joins_clause, second_act, split_clause
from kg.extract.condition import find_condition, find_proviso
from kg.extract.context import Context
from kg.extract.coordinate import conjuncts, goes_on, infinitives
from kg.extract.decision import Decision
from kg.extract.frame import Frame, Range
from kg.extract.hedge import past_opening
from kg.extract.party import Party
from kg.extract.phrasal import own_noun
from kg.extract.sides import imperfect
from kg.extract.stance import RANK, decide
from kg.extract.topic import governs, keywords, topic_phrase
from kg.ids import ActorId, TopicId, statement_id
from kg.model import Article, Document, Span, Statement
from kg.text.dates import resolve_day

MOST = 4
"""Sentences of a quotation that are read apart; of a longer one only the telling ones are."""

BINDING = frozenset({"agreesTo", "openTo", "offers", "proposes", "pledges"})
"""Stances that can be bound to something that others must do."""

LEAST = 0.62
"""Statements below this confidence are more often wrong than right and are not made."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a frame's content with what was decided of it; its evidence reaches on to ``until``."""

    content: Range
    decision: Decision
    until: int = 0


def statements(ctx: Context, frame: Frame, document: Document, article: Article, number: int) -> Iterator[Statement]:
    """The statements of a frame: one for each part of its content and each of its speakers."""
    for part in parts(ctx, frame):
        for party in frame.who:
            statement = _statement(ctx, frame, part, party, document, article, number)
            if statement.confidence >= LEAST:
                yield statement


def parts(ctx: Context, frame: Frame) -> list[Part]:
    """A frame's content split where stance or topic changes."""
    frame = replace(frame, content=past_opening(ctx, frame.content)) if frame.kind != "phrase" else frame
    found = _quote_parts(ctx, frame) if frame.kind == "quote" else _parts(ctx, frame)
    return _resumed(ctx, frame, found) if ctx.profile.subject_first and frame.rule == "trailing" else found


def _resumed(ctx: Context, frame: Frame, found: list[Part]) -> list[Part]:
    """The parts with what goes on behind an attribution that interrupts them: the same position, or one of its own."""
    more = frame.more or goes_on(ctx, frame)
    if more is None or not found or more[0] < frame.cue_at:
        return found
    if ctx.passage.quote_at[more[0]] is None:
        return [*found, Part(more, decide(ctx, frame, more))]
    told = [p for p in _quote_parts(ctx, replace(frame, content=more, kind="quote")) if not p.decision.fallback]
    if not told or told[0].decision.stance == found[-1].decision.stance:
        return [*found[:-1], replace(found[-1], until=more[1]), *told[1:]]
    if len(found) == 1 and found[0].decision.fallback and more[1] - more[0] > frame.content[1] - frame.content[0]:
        return told  # "Well," he said, "we must act."
    return [*found, *told]


def _parts(ctx: Context, frame: Frame) -> list[Part]:
    pieces = _clauses(ctx, frame) if frame.kind == "clause" else _phrases(ctx, frame)
    decided = [
        Part(piece, (own_noun(ctx, piece) if n else None) or decide(ctx, frame, piece))
        for n, piece in enumerate(pieces)
        if piece[1] > piece[0]
    ]
    decided = [_as_first(ctx, frame, decided[0], part) for part in decided]
    return [part for whole in decided for part in _coordinated(ctx, frame, whole)]


def _clauses(ctx: Context, frame: Frame) -> list[Range]:
    pieces = split_clause(ctx, frame.content)
    return [c for piece in pieces for c in conjuncts(ctx, frame, piece)] if ctx.profile.subject_first else pieces


def _phrases(ctx: Context, frame: Frame) -> list[Range]:
    if ctx.profile.subject_first and ctx.is_class(frame.content[0] - 1, "infinitive"):
        return infinitives(ctx, frame.content)
    return split_phrase(ctx, frame.content, _lead(ctx, frame))


def _as_first(ctx: Context, frame: Frame, first: Part, part: Part) -> Part:
    """A conjunct that says nothing of its own takes the stance of the first (إلى ضرورة وقف القتال | وفتح الممرات)."""
    if not part.decision.fallback or first.decision.fallback or first is part:
        return part
    if frame.kind != "phrase" and not _demanded_too(ctx, first, part):
        return part
    return Part(part.content, replace(first.decision, topic_at=part.content[0]))


def _demanded_too(ctx: Context, first: Part, part: Part) -> bool:
    """Whether a clause goes on with what others must do (على الجيش أن ينسحب | ويتوقف عن القصف)."""
    if ctx.profile.subject_first or first.decision.stance not in ("callsFor", "demands"):
        return False
    if not any(ctx.is_class(k, "that", "because") for k in range(first.content[0] + 1, first.content[1])):
        return False
    start = part.content[0]
    joined = [r.stem for r in ctx.tokens[start].word.readings if r.conjunction and not r.prefix]
    if ctx.is_class(start, "that"):
        return bool(joined) and start + 1 < part.content[1] and imperfect(ctx, start + 1)
    return any(re.match(ctx.profile.imperfect or r"(?!)", stem) for stem in joined)


def _coordinated(ctx: Context, frame: Frame, part: Part) -> list[Part]:
    """A clause whose deciding words govern several verbal nouns, as one part each (يتطلب استعادة … وإنهاء …)."""
    at, (start, end) = part.decision.topic_at, part.content
    if frame.kind != "clause" or not governs(part.decision) or not start < at < end:
        return [part]
    if part.decision.stance in ("callsFor", "demands") and not ctx.profile.subject_first:
        at = _demanded(ctx, at, end)
    if ctx.is_class(at, "preposition") and not (at + 1 < end and is_verbal_noun(ctx, at + 1)):
        return [part]
    pieces = split_phrase(ctx, (at, end), ctx.tokens[at - 1].word.stem if ctx.is_class(at - 1, "preposition") else "")
    if len(pieces) < 2:
        return [part]
    first = Part((start, pieces[0][1]), part.decision)
    return [first, *(Part(piece, replace(part.decision, topic_at=piece[0])) for piece in pieces[1:])]


def _demanded(ctx: Context, at: int, end: int) -> int:
    """The act that is called for, behind whose act it is to be (يتعين على جميع الأطراف | الامتناع … واحترام …)."""
    acts = (j for j in range(at, min(at + 6, end)) if is_verbal_noun(ctx, j) and not ctx.is_class(j - 1, "preposition"))
    return next(acts, at)


def _lead(ctx: Context, frame: Frame) -> str:
    """The preposition that leads the content, folded: a word before it, or a proclitic on it."""
    i = frame.content[0]
    if i - 1 > frame.cue_at - 1 and ctx.is_class(i - 1, "preposition"):
        return ctx.tokens[i - 1].word.stem
    if frame.cue is not None:
        for takes in frame.cue.takes:
            for part in takes.split():
                if part in ctx.profile.prefixes and any(r.prefix == part for r in ctx.tokens[i].word.readings):
                    return part
    return ""


def _quote_parts(ctx: Context, frame: Frame) -> list[Part]:
    """A quotation as one part, unless two of its sentences take different stances beyond mere claims."""
    pieces = _sentences(ctx, frame.content)
    decided = [Part(piece, decide(ctx, frame, piece)) for piece in pieces]
    if len(decided) > MOST:
        telling = [p for p in decided if not p.decision.fallback]
        return sorted(telling, key=lambda p: RANK[p.decision.stance])[:MOST] or [
            Part(frame.content, decided[0].decision)
        ]
    out: list[Part] = []
    for part in decided:
        # A sentence that goes on with the same stance is the same position, unless it claims something of its own.
        if (
            out
            and part.decision.stance == out[-1].decision.stance
            and not (part.decision.fallback and _apart(ctx, part))
        ):
            out[-1] = Part((out[-1].content[0], part.content[1]), out[-1].decision)
        else:
            out.append(part)
    return out


def _apart(ctx: Context, part: Part) -> bool:
    """Whether a claim stands by itself: a sentence of five words or more that does not lean on the one before it."""
    start, end = part.content
    return end - start >= 5 and not ctx.is_class(start, "demonstrative", "because", "pronoun", "breaker")


def _sentences(ctx: Context, content: Range) -> list[Range]:
    start, end = content
    cuts = [
        i + 1
        for i in range(start, end - 1)
        if (
            ctx.text_at(i) in (".", "!", "?", "؟", "؛", ";")
            or _turn(ctx, i)
            or joins_clause(ctx, i)
            or second_act(ctx, i + 1)
        )
        and i + 1 - start >= 3
        and end - i >= 4
    ]
    edges = [start, *cuts, end]
    return [(edges[k], edges[k + 1]) for k in range(len(edges) - 1)]


def _turn(ctx: Context, i: int) -> bool:
    """Whether a comma at ``i`` is followed by a but-clause, after which the stance may change."""
    return ctx.text_at(i) in ("،", ",") and ctx.is_class(i + 1, "breaker") and ctx.is_alone(i + 1, "turn")


def _statement(
    ctx: Context, frame: Frame, part: Part, party: Party, document: Document, article: Article, number: int
) -> Statement:
    decision = part.decision
    said_on = _said_on(ctx, frame, article)
    party = ctx.parties.people.on_day(party, said_on)
    condition = find_condition(ctx, part.content)
    if condition is None and decision.stance in BINDING and frame.kind == "phrase":
        condition = find_proviso(ctx, part.content)
    topic = topic_phrase(ctx, frame, part.content, decision, condition)
    match = ctx.topics.find(topic, document.lang, ctx.finder.actors_in)
    topic_id = match.topic
    concept = ctx.lexicon.vocabulary.topics.get(topic_id)
    evidence = _evidence(ctx, frame, part)
    sentence = ctx.passage.span_of(ctx.start, ctx.end)
    targets = tuple(_targets(ctx, frame, party))
    return Statement(
        id=statement_id(document.id, evidence.start, evidence.end, party.id, decision.stance, topic_id),
        doc=document.id,
        evidence=evidence,
        speech=_speech(ctx, frame, part),
        speaker=ctx.words(frame.speaker) if frame.speaker is not None else "",
        speaker_name=party.name,
        speaker_kind=party.kind,
        for_=party.for_name,
        stance=decision.stance,
        topic=topic,
        lang=document.lang,
        negated=decision.negated,
        condition=ctx.words(condition) if condition is not None else "",
        topic_en=concept.label.get("en", "") if concept is not None else "",
        keywords=keywords(topic, ctx),
        targets=tuple(t.name for t in targets),
        quote=_quote(ctx, frame, part),
        said_on=said_on,
        reported_on=article.published,
        speaker_id=party.id,
        speaker_name_ar=party.name_ar,
        office=party.role,
        former=party.former,
        for_id=party.for_id,
        topic_id=topic_id,
        topic_broader=match.broader if match.minted else TopicId(""),
        topic_reversed=match.direction < 0,
        facets=match.facets,
        target_ids=tuple(ActorId(t.id) for t in targets),
        confidence=_confidence(frame, decision, party),
        rule=frame.rule,
        article=number,
        evidence_text=evidence.of(document.text),
        sentence=Span(min(sentence.start, evidence.start), max(sentence.end, evidence.end)),
        sentence_text=document.text[min(sentence.start, evidence.start) : max(sentence.end, evidence.end)],
        because=(*frame.because, _attribution(frame, party), decision.why),
    )


def _evidence(ctx: Context, frame: Frame, part: Part) -> Span:
    last = max(part.content[1], part.until)
    if last < ctx.end and ctx.text_at(last) in ("»", "”", '"') and frame.kind == "quote":
        last += 1
    first = min(frame.start, part.content[0])
    if frame.rule in ("finite.quoted-before", "according", "provoked"):
        last = max(last, frame.cue_at + 1, frame.speaker[1] if frame.speaker is not None else 0)
    span = ctx.passage.span_of(first, max(last, first + 1))
    return span if frame.lead is None else Span(frame.lead, span.end)


def _speech(ctx: Context, frame: Frame, part: Part) -> str:
    if frame.headline:
        return "headline"
    if frame.act == "attitude":
        return "attitude"
    if frame.kind == "quote":
        return "direct"
    start, end = part.content
    inside = [q for q in ctx.passage.quotes if start <= q.open < end and q.words >= 3]
    if any(q.open <= start + 1 and q.close >= end - 1 for q in inside):
        return "direct"
    if frame.act == "performative" or frame.kind == "phrase":
        return "performative" if not inside else "mixed"
    return "mixed" if inside else "indirect"


def _quote(ctx: Context, frame: Frame, part: Part) -> Span | None:
    start, end = part.content
    if frame.kind == "quote" and end > start:
        return ctx.passage.span_of(start, end)
    for quote in ctx.passage.quotes:
        if start - 1 <= quote.open < end and quote.words >= 3:
            return (
                ctx.passage.span_of(quote.open + 1, min(quote.close, ctx.end)) if quote.close > quote.open + 1 else None
            )
    return None


def _said_on(ctx: Context, frame: Frame, article: Article) -> str:
    """The day of saying from the words between cue and content, or around the cue."""
    edges = (
        (frame.start, max(frame.content[0], frame.cue_at + 6))
        if frame.content[0] > frame.cue_at
        else (frame.content[1], ctx.end)
    )
    day = _day_in(ctx, edges[0], min(edges[1], ctx.end), article)
    if not day and ctx.is_class(frame.start - 1, "when"):
        day = _day_in(ctx, max(ctx.start, frame.start - 8), frame.start - 1, article)  # في أكتوبر 2019 عندما أعلن
    return day


def _day_in(ctx: Context, start: int, end: int, article: Article) -> str:
    words = [t.word.key for t in ctx.tokens[start:end] if t.text[0].isalnum()]
    return resolve_day(words, article.published, ctx.profile)


def _targets(ctx: Context, frame: Frame, speaker: Party) -> Iterator[Party]:
    if frame.target is None:
        return
    start, end = frame.target
    seen = {speaker.id}
    i = start
    while i < end:
        mention = ctx.finder.at(ctx.passage, i, end, names=i == start)
        if mention is None:
            i += 1
            continue
        party = ctx.parties.resolve(mention, ctx.passage)
        if party is not None and party.id not in seen:
            seen.add(party.id)
            yield party
        i = max(mention.end, i + 1)


def _confidence(frame: Frame, decision: Decision, party: Party) -> float:
    """How sure the statement is: the cue's weight, the ground of the stance, how the speaker was found."""
    speaker = 1.0 if frame.speaker is not None else 0.88
    known = {"registry": 1.0, "institution": 0.97, "title": 0.95, "described": 0.92, "group": 0.9, "minted": 0.93}.get(
        party.how, 0.9
    )
    # The root spreads the product, which crowds below 0.7, over the scale: from 0.8 on, nine of ten are right.
    product = min(1.0, decision.sure * (0.4 + 0.6 * frame.weight) * speaker * known)
    return round(math.sqrt(product), 3)


def _attribution(frame: Frame, party: Party) -> str:
    how = "implied, the last subject that fits" if frame.speaker is None else f"named ({party.how})"
    return f"speaker {party.name}: {how}" + (f"; {party.note}" if party.note else "")
