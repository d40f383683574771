"""Which stance a content shows: its own words first, the verb of saying last.

Order of the annotation guide: of the stances that fit, the first in ``ORDER`` counts, except that the main
predicate of the content outweighs what stands deeper in it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.boundaries import is_verbal_noun
from kg.extract.complement import find_complement
from kg.extract.context import Context
from kg.extract.coordinate import conjuncts
from kg.extract.decision import Decision
from kg.extract.frame import Frame, Range
from kg.extract.guards import conditional, in_clause, meant, predicative, subject_only, topic_at
from kg.extract.judged import judge
from kg.extract.naming import named_as, of_actor
from kg.extract.outcome import consequence, foreseen, own_position, turned
from kg.extract.ownside import assessed, own_acts
from kg.extract.phrasal import held, insisted
from kg.extract.predicate import read_clause
from kg.extract.scope import denied, in_relative, subordinate
from kg.extract.sides import Side, imperfect, of_a_thing, own_side, subject_side
from kg.extract.subject import prefixed
from kg.extract.vowed import hostile_act
from kg.match.lexicon import Hit
from kg.match.mention import has_article
from kg.match.patterns import Found
from kg.text.words import without_enclitic

ORDER = (
    "threatens", "accuses", "condemns", "rejects", "denies", "demands", "callsFor", "proposes", "offers", "pledges",
    "agreesTo", "openTo", "welcomes", "praises", "supports", "opposes", "criticizes", "warns", "concernedAbout",
    "doubts", "condoles", "acknowledges", "expects", "plans", "asserts",
)  # fmt: skip
"""The stances in the order in which they are tried (the annotation guide's)."""

RANK = {stance: i for i, stance in enumerate(ORDER)}


NEGATED = {
    "openTo": ("rejects", False),
    "agreesTo": ("rejects", False),
    "opposes": ("opposes", True),
    "plans": ("plans", True),
    "expects": ("expects", True),
}
"""What a negated pattern means, and whether the mark of negation stays; others decide nothing when they are negated."""


UNTRUE = frozenset({"accuses", "condemns", "threatens"})
"""Stances on an act of which the content says that it does not exist: that denies it (عدم وجود نوايا لعرقلة …)."""

AHEAD = {"supports": "pledges", "callsFor": "plans"}
"""What an own act means that is still to come (سندعم، سنقدم طلبا)."""

MAIN = 6
"""Words before the object of an act that is a content's main predicate, at the most."""

FAR = 9
"""Words behind the beginning of a content where its main predicate may still stand."""


def decide(ctx: Context, frame: Frame, content: Range) -> Decision:
    """The stance of one part of a frame's content."""
    if frame.act != "report" or (frame.stance != "asserts" and frame.kind == "phrase"):
        return _of_cue(ctx, frame, content)
    if ctx.profile.subject_first and ctx.text_at(content[1] - 1) == "?":
        return Decision("asserts", False, 0.5, content[0], "a question takes no position", fallback=True)
    told = turned(ctx, frame, content)
    if told is not None:
        return Decision(told[0], False, 0.62, content[0], told[2])
    if frame.kind == "phrase" or frame.headline or frame.kind in ("clause", "quote"):
        found = _in_content(ctx, frame, content)
        if found is not None:
            labels = frame.rule == "labelled" and found.stance == "accuses" and not of_actor(ctx, frame)
            return replace(found, stance="condemns") if labels else found
    vows = frame.stance == "pledges" and frame.kind == "clause" and ctx.profile.subject_first
    vowed = assessed(ctx, frame, content) if vows else None
    if vowed is not None and vowed.stance in ("threatens", "rejects"):
        return vowed  # vowed that his country would strike back
    if frame.stance != "asserts":
        return _of_cue(ctx, frame, content)
    if frame.kind == "phrase":
        noun = held(ctx, content)
        if noun is not None:
            return noun
        urged = insisted(ctx, frame, content)
        if urged is not None:
            return urged
        if ctx.is_class(content[0], "deed"):
            return Decision("plans", False, 0.65, content[0], f"«{ctx.text_at(content[0])}» is what is announced")
    named = named_as(ctx, frame, content)
    if named is not None:
        return Decision(named[0], False, 0.65, named[1], named[2])
    sensed = None if ctx.profile.subject_first else _told(ctx, frame, content)
    if sensed is not None:
        return sensed
    blamed = assessed(ctx, frame, content) if ctx.profile.subject_first else _intends(ctx, frame, content)
    if blamed:
        return blamed
    i = content[0]
    if i + 1 < content[1] and ctx.is_class(i, "upon") and is_verbal_noun(ctx, i + 1):
        return Decision("callsFor", False, 0.65, i + 1, f"«{ctx.words((i, i + 2))}» says whose duty it is")
    if i + 3 < content[1] and frame.kind == "clause" and ctx.is_class(i, "insistence") and is_verbal_noun(ctx, i + 2):
        return Decision("callsFor", False, 0.6, i + 2, f"«{ctx.words((i, i + 2))}» says whose duty it is")
    ahead = None if ctx.profile.subject_first else foreseen(ctx, frame, content)
    if ahead is not None:
        why = f"«{ctx.text_at(ahead[1])}» is what the speaker foresees"
        return Decision(ahead[0], False, 0.58, content[0], why, fallback=ahead[0] == "asserts")
    return Decision("asserts", False, 0.55, content[0], "nothing in the content says more than a claim", fallback=True)


def _told(ctx: Context, frame: Frame, content: Range) -> Decision | None:
    """What the sense of a content's predicate tells, where no pattern decides."""
    taken = own_position(ctx, frame, content)
    if taken is not None:
        return Decision(taken[0], False, 0.62, taken[1], taken[2], own=True)
    told = consequence(ctx, frame, content) or judge(ctx, frame, content)
    return Decision(told[0], False, 0.6, content[0], told[2]) if told is not None else None


def _of_cue(ctx: Context, frame: Frame, content: Range) -> Decision:
    stance, negated = frame.stance, False
    if stance == "pledges" and frame.kind == "phrase" and not frame.negated and _strikes(ctx, content):
        why = f"what is pledged strikes somebody: «{ctx.text_at(content[0])}»"
        return Decision("threatens", False, 0.75, content[0], why)  # تعهد بمواصلة القصف
    if frame.negated:
        cue = frame.cue
        if cue is not None and cue.negated:
            return Decision(cue.negated, False, 0.75, content[0], f"the negated cue means {cue.negated}")
        negated = True
    return Decision(stance, negated, 0.9 * frame.weight, content[0], f"the cue means {stance}")


def _strikes(ctx: Context, content: Range) -> bool:
    """Whether an act is a blow: a strike itself, or an answer to one (الرد على الهجوم, not: على الأسئلة)."""
    start, end = content
    if ctx.profile.subject_first:
        return hostile_act(ctx, content)
    for k in range(start, min(start + 2, end)):
        senses = ctx.tokens[k].word.senses
        if "assault" in senses:
            return True
        if "reprisal" in senses:
            follow = range(k + 1, min(k + 5, end))
            return end - k <= 2 or any(ctx.tokens[j].word.senses & {"harm", "assault", "bane"} for j in follow)
    return False


def _in_content(ctx: Context, frame: Frame, content: Range) -> Decision | None:
    acts = _own_acts(ctx, frame, content)
    # What the speaker's own side does with something outweighs what it calls it (بلاده ترفض | التدخلات الإيرانية).
    main = min((a.topic_at for a in acts if a.topic_at - content[0] <= MAIN), default=content[1])
    options, subjects = _patterns(ctx, frame, content, main)
    options += acts
    if not options and subjects:
        # The words are the subject of a clause: what it says of them comes first.
        judged = assessed if ctx.profile.subject_first else _told
        told = judged(ctx, frame, content)
        return told if told is not None else subjects[0]
    if not options:
        return None
    start = content[0]
    clauses = conjuncts(ctx, frame, content) if ctx.profile.subject_first and frame.kind != "phrase" else []
    if len(clauses) > 1 and all(d.topic_at >= clauses[1][0] for d in options):
        first = assessed(ctx, frame, clauses[0])
        if first is not None and first.stance != "expects":
            return first  # the first clause judges by its predicate
    width = 7 if frame.kind == "quote" else FAR

    def weigh(d: Decision) -> tuple[int, int, bool, int]:
        near = (d.topic_at - start) // width
        return (min(near, 4), RANK.get(d.stance, 99), not d.own, d.topic_at)

    return min(options, key=weigh)


def _patterns(ctx: Context, frame: Frame, content: Range, until: int) -> tuple[list[Decision], list[Decision]]:
    """What the patterns that begin before ``until`` mean, those apart that are only the subject of the clause."""
    found: list[Found] = [h for h in ctx.patterns.find(ctx.tokens, content[0], content[1]) if h.start < until]
    out: list[Decision] = []
    subjects: list[Decision] = []
    clause = read_clause(ctx, frame, content) if found and ctx.profile.subject_first else None
    side = _side(ctx, frame, content) if found else None
    absent = ctx.phrase_is(content[0], "absent") or ctx.phrase_is(content[0] + 1, "absent")
    for hit in found:
        if in_relative(ctx, hit.start, content[0]) or (ctx.profile.subject_first and _governed(hit, found)):
            continue
        untrue = denied(ctx, hit.start, content[0])
        if untrue and hit.pattern.stance not in NEGATED:
            continue
        if absent and hit.pattern.stance in UNTRUE and hit.start > content[0]:
            out.append(Decision("denies", False, 0.65, hit.start, f"«{ctx.words((hit.start, hit.end))}» is not there"))
            continue
        if clause is not None and hit.start > clause.at + 1 and in_clause(ctx, clause.at, hit.start):
            continue
        if subordinate(ctx, hit.start, content[0]) or conditional(ctx, hit.start, content[0]):
            continue
        stance = meant(ctx, frame, content, side, hit) if side is not None else None
        if stance is None:
            continue
        if untrue:
            opposite, mark = NEGATED[hit.pattern.stance]
            out.append(Decision(opposite, mark, 0.6, hit.end, f"«{ctx.words((hit.start, hit.end))}» is negated"))
            continue
        why = f"the words «{ctx.words((hit.start, hit.end))}» mean {stance}"
        # What is expected is the act itself: its verb belongs to the topic.
        whole = stance == "expects" and imperfect(ctx, hit.start)
        whole = whole or (stance in ("supports", "plans") and predicative(ctx, content, hit))
        at = topic_at(ctx, stance, hit) if not whole else content[0] if hit.start - content[0] < FAR else hit.start
        inside = clause is not None and hit.end <= clause.subject[1] and frame.kind != "phrase"
        if not inside and not subject_only(ctx, frame, content, hit):
            out.append(Decision(stance, False, 0.75, at, why))
        elif inside or stance != "callsFor":
            subjects.append(Decision(stance, False, 0.65, at, why))
    return out, subjects


def _side(ctx: Context, frame: Frame, content: Range) -> Side:
    """The subject of a content, as the order of the language lets one find it."""
    clause = read_clause(ctx, frame, content) if ctx.profile.subject_first else None
    if clause is None:
        return subject_side(ctx, frame, content)
    return Side(clause.side, clause.subject[1], clause.name)


def _governed(hit: Found, found: list[Found]) -> bool:
    """Whether a demand's words are what an earlier act is about (ready for | an unconditional ceasefire)."""
    return hit.pattern.stance == "demands" and any(
        o.end <= hit.start <= o.end + 4 and o.pattern.stance in ("openTo", "rejects", "opposes", "supports", "offers")
        for o in found
    )


def _intends(ctx: Context, frame: Frame, content: Range) -> Decision | None:
    """An intention: a future verb whose subject is the speaker's own side (بلاده ستعمل، أنها ستواصل، سنعمل)."""
    start, end = content
    future = re.compile(ctx.profile.own_future or r"(?!)")
    for i in range(start, min(start + 6, end)):
        word = ctx.tokens[i].word
        thing = ctx.is_class(i + 1, "copular") and of_a_thing(ctx, frame, start)
        if ctx.is_class(i, "never") and _own_subject(ctx, frame, i, start) and not thing:
            return Decision(
                "rejects", False, 0.62, i + 1, f"«{ctx.text_at(i)}» is what the speaker's own side will not do"
            )
        us = i == start and frame.kind == "quote" and word.stem[1:2] not in tuple(ctx.profile.person_letters)
        us = us and word.stem not in ctx.lexicon.ordinary and not word.classes  # «سنحرص على …
        own = (
            us
            or _own_subject(ctx, frame, i, start)
            or any(ctx.is_class(k, "own") for k in range(start, min(start + 3, i)))
        )
        noun = any(e in ctx.lexicon.nouns for e, _ in without_enclitic(word.stem, ctx.profile))
        if future.match(word.stem) and not (word.demonyms or noun) and own:  # سياستنا is no future
            return Decision("plans", False, 0.6, i, f"«{ctx.text_at(i)}» is a future act of the speaker's own side")
    return None


def _own_acts(ctx: Context, frame: Frame, content: Range) -> list[Decision]:
    """Cues inside the content whose subject is the speaker's own side: نرفض، بلاده تدعم، أنها تعتزم، رفضه."""
    if ctx.profile.subject_first:
        found_here = own_acts(ctx, frame, content)
        return [Decision(s, n, 0.72, at, f"own act: {lemma}", own=True) for s, n, at, lemma in found_here]
    out: list[Decision] = []
    start, end = content
    for i in range(start, end):
        if not ctx.tokens[i].word.hits or in_relative(ctx, i, start):
            continue
        for hit in ctx.cue_hits(i):
            if not _own(ctx, frame, hit, i, start):
                continue
            found = find_complement(ctx, hit.cues, i, _behind_subject(ctx, i), bare=True)
            cue = found.cue if found is not None and found.content < end else None
            if (
                cue is None
                or cue.act not in ("performative", "attitude")
                or cue.stance == "asserts"
                or cue.weight < 0.5
            ):
                continue
            negated = i > start and ctx.is_class(i - 1, "negation") and not ctx.is_alone(i - 1, "what")
            at = max(i + 1, found.content) if found is not None else i + 1
            if negated and cue.negated:
                out.append(Decision(cue.negated, False, 0.7, at, f"own act, negated: {hit.lexeme.lemma}", own=True))
            else:
                ahead = not negated and hit.reading.prefix == ctx.profile.future
                stance = AHEAD.get(cue.stance, cue.stance) if ahead else cue.stance
                out.append(Decision(stance, negated, 0.75, at, f"own act: {hit.lexeme.lemma}", own=True))
            break
    return out


def _behind_subject(ctx: Context, i: int) -> int:
    """The token behind the actor who follows a verb (تتمسك الصين | بـ…), else behind the verb itself."""
    subject = next((m for m in ctx.mentions if m.start == i + 1), None)
    return subject.end if subject is not None and not prefixed(ctx, i + 1, subject) else i + 1


def _own(ctx: Context, frame: Frame, hit: Hit, i: int, start: int) -> bool:
    """Whether the holder of a cue inside a content is the speaker or whom the speaker speaks for."""
    if hit.finite and hit.agreement[:1] == "1":
        return (ctx.quoted(i) or frame.kind == "quote" or frame.headline) and _first_person(ctx, hit, i)
    if not hit.finite and hit.slot not in ("adjective", "participle") and hit.lexeme.pos != "adjective":
        return False
    if not hit.finite and (hit.reading.article or hit.reading.prefix):
        return False
    if not hit.finite and start == i:
        return True
    return _own_subject(ctx, frame, i, start, headline=frame.headline and not hit.finite)


def _own_subject(ctx: Context, frame: Frame, i: int, start: int, *, headline: bool = False) -> bool:
    """Whether what stands before token ``i`` in the content is the speaker's own side, by noun or by pronoun."""
    j = i - 1
    while j >= start and ctx.is_class(j, "negation", "perfective", "filler", "time", "past", "linking", "empty"):
        j -= 1
    if j < start:
        if headline:
            return True
        if start > frame.content[0] and ctx.tokens[start].word.readings[-1].conjunction:
            return subject_side(ctx, frame, frame.content).side == "own"  # سوريا تدين … | وتطالب القوات الغازية بـ
        behind = next((m for m in ctx.mentions if m.start == i + 1 and m.how != "described"), None)
        if behind is not None and not prefixed(ctx, i + 1, behind):
            subject = ctx.parties.resolve(behind, ctx.passage)
            return subject is not None and own_side(frame, subject)
        before = ctx.tokens[start - 1].word if start > 0 else None
        return before is not None and "that_pronoun" in before.classes
    if ctx.tokens[j].word.key in ctx.profile.first_person:
        return True
    if j - 1 >= start and ctx.is_class(j - 1, "own_body") and has_article(ctx.tokens[j].word):
        j -= 1  # القيادة النقابية مستعدة
    mention = next((m for m in ctx.mentions if m.end == j + 1), None)
    if mention is not None and mention.start - start <= 2:
        party = ctx.parties.resolve(mention, ctx.passage)
        body = all(ctx.is_class(k, "own_body", "regime", "bears_name") for k in range(mention.start, mention.end))
        if party is not None and party.how != "described" and not (body and mention.how == "described"):
            # Of an official whose state the text leaves unsaid (قال الوزير إن مصر ترفض) it is the one he speaks of.
            stateless = any(w.how == "title" and not (w.country or w.for_id or w.organization) for w in frame.who)
            return own_side(frame, party) or (party.kind == "country" and stateless)
        if party is not None and (party.country or party.organization):
            return False
        if party is None and mention.candidates:
            return any(w.for_id in mention.candidates or w.organization in mention.candidates for w in frame.who)
    body = ctx.is_class(j, "own_body") and not all(w.how == "described" for w in frame.who)  # a source's «the group»
    return (body or ctx.is_class(j, "own")) and j - start <= 2


def _first_person(ctx: Context, hit: Hit, i: int) -> bool:
    """Whether a form of the first person is meant: unvocalised, some look like nouns (أمر) or another (طلبت)."""
    word = ctx.tokens[i].word
    if word.classes - {"noun"} or any(h.reading.bare and not h.finite for h in word.hits):
        return False
    if hit.agreement == "1s":
        before = ctx.tokens[i - 1].word
        free = (
            "negation" in before.classes
            or before.key in ctx.profile.first_person
            or ctx.passage.opening(i - 1) is not None
        )
        subject = next((m for m in ctx.mentions if m.start == i + 1 and m.kind != "person"), None)
        if subject is not None and not prefixed(ctx, i + 1, subject):
            return False  # «رفضت الولايات المتحدة …
        return ctx.quoted(i) and free and len(word.key) >= 4
    return len(hit.reading.stem) >= 4
