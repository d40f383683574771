"""Finite verbs behind their subject: ``Moscow has repeatedly said that …``, ``told reporters``, ``called for``."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.aside import behind_dateline
from kg.extract.circumstance import circumstances
from kg.extract.complement import Complement
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.government import find_government, finite_hits
from kg.extract.party import Party
from kg.extract.phrase import before, behind
from kg.extract.reach import find_end
from kg.extract.verbs import VerbGroup, is_adverb, is_verb, shape, verb_group
from kg.extract.voice import parties_in
from kg.match.lexicon import Hit

QUOTED = 5
"""Words of a quotation from which on an attribution behind it has its content there."""
FURTHEST_ACTOR = 7
"""Tokens of a title among which the actor that opens it ends."""
LEAST = 0.35
"""Cues below this weight have another frequent sense and are left alone."""


def clausal(ctx: Context, i: int) -> Frame | None:
    """The frame of a finite cue at token ``i`` whose subject stands before it, or None."""
    if not ctx.profile.subject_first:
        return None
    for hit in finite_hits(ctx, i):
        group = verb_group(ctx, i, hit)
        if group is None or group.passive or _noun_here(ctx, i, hit, group):
            continue
        frame = _frame(ctx, i, hit, group)
        if frame is not None:
            return frame
    return None


def _noun_here(ctx: Context, i: int, hit: Hit, group: VerbGroup) -> bool:
    """Whether the word is a noun or an adjective here: behind an article, a possessive or a preposition."""
    if group.start < i:
        return False
    if ctx.is_class(i - 1, "article", "possessive", "preposition", "demonstrative") and not ctx.is_class(
        i - 1, "pronoun"
    ):
        return not (hit.slot == "past" and ctx.is_class(i - 1, "demonstrative"))
    return ctx.is_class(i - 1, "genitive") or "-" in (ctx.text_at(i - 1), ctx.text_at(i + 1))


def subject_of(
    ctx: Context, i: int, hit: Hit, group: VerbGroup
) -> tuple[tuple[Party, ...], Range | None, Range | None] | None:
    """Parties, surface and holder of a verb's subject; for a verb joined to another one the subject of that one."""
    if ctx.is_class(group.start, "pronoun") and ctx.is_class(group.start, "auxiliary"):
        at: Range | None = (group.start, group.start + 1)
    elif ctx.is_class(group.start - 1, "pronoun", "relative") and ctx.is_class(
        group.start - 1, "auxiliary", "relative"
    ):
        at = (group.start - 1, group.start)
    else:
        at = before(ctx, group.start)
    if at is None and (shared := _shared(ctx, group, hit)) is not None:
        return shared
    if at is None:
        return None
    if hit.slot == "base" and group.start == i and _singular(ctx, at):
        return None
    parties = parties_in(ctx, at)
    return (parties, at, at) if parties else None


def _singular(ctx: Context, at: Range) -> bool:
    """Whether a subject cannot go with a verb in its base form: one name, one described person."""
    word = ctx.tokens[at[1] - 1].word
    if "pronoun" in word.classes:
        return bool(word.classes & {"masculine", "feminine", "neuter"})
    if any(ctx.is_class(k, "conjunction") for k in range(*at)):
        return False
    described = ctx.lexicon.descriptions.get(word.key)
    if described is not None and described.kind in ("person", "group"):
        return described.kind == "person"
    return (
        ctx.tokens[at[1] - 1].text[0].isupper()
        and not word.key.endswith(ctx.profile.plural_endings or ("\0",))
        and not ctx.headline
    )


def _shared(ctx: Context, group: VerbGroup, hit: Hit) -> tuple[tuple[Party, ...], Range | None, Range | None] | None:
    """The subject of the verb that this one is joined to (said … and called on …)."""
    j = group.start - 1
    if not ctx.is_class(j, "conjunction") and ctx.text_at(j) != ",":
        return None
    nearest = _nearest_subject(ctx, group) if ctx.is_class(j, "conjunction") else None
    if nearest is not None and nearest[2] is not None and ctx.is_class(nearest[2][0] - 1, "continuing", "since"):
        return nearest  # hours after leaders met and agreed
    for frame in reversed(ctx.frames):
        joined = frame.hit is not None and frame.cue_at < group.start and hit.slot != "participle"
        told = frame.rule.startswith("clausal") or frame.rule in ("trailing", "labelled")
        if joined and told and group.start - frame.end <= 3:
            return frame.who, None, frame.speaker or frame.holder
    if not ctx.is_class(j, "conjunction") and not ctx.headline:
        return None
    return _nearest_subject(ctx, group) or _first_subject(ctx, group)


def _nearest_subject(ctx: Context, group: VerbGroup) -> tuple[tuple[Party, ...], Range | None, Range | None] | None:
    """The subject of the nearest verb before a joined one, where it is in the same clause (after | leaders met and)."""
    for k in range(group.start - 2, ctx.start, -1):
        if ctx.text_at(k) in (",", ";", ":") or ctx.is_class(k, "that") or ctx.passage.quote_at[k] is not None:
            return None
        if not is_verb(ctx, k) or ctx.is_class(k - 1, "infinitive", "auxiliary"):
            continue
        at = _after_time(ctx, k) or before(ctx, k)
        parties = parties_in(ctx, at) if at is not None and not ctx.is_class(at[0], "pronoun") else ()
        return (parties, None, at) if parties else None
    return None


def _after_time(ctx: Context, k: int) -> Range | None:
    """The subject of a verb at ``k`` behind a conjunction of time (hours after | leaders | met)."""
    for since in range(k - 2, max(ctx.start, k - 7), -1):
        if ctx.is_class(since, "since"):
            at = behind(ctx, since + 1, apposed=False)
            return at if at is not None and at[1] == k else None
    return None


def _first_subject(ctx: Context, group: VerbGroup) -> tuple[tuple[Party, ...], Range | None, Range | None] | None:
    """The subject of a verb joined to one that is no cue: the phrase that opens the sentence (X met Y and said …)."""
    start = ctx.skip_light(behind_dateline(ctx, ctx.start))
    at = behind(ctx, start, apposed=False)
    at = title_actor(ctx, start, group.start) or at
    if at is None or at[1] >= group.start - 1 or ctx.is_class(start, "preposition", "adjunct"):
        return None
    if any(ctx.text_at(k) == ";" or ctx.is_class(k, "pronoun") for k in range(at[1], group.start)):
        return None
    parties = parties_in(ctx, at)
    return (parties, None, at) if parties and parties[0].how != "phrase" else None


def plain_actor(ctx: Context, stop: int) -> Range | None:
    """The actor that opens a sentence, days behind it passed over, with a verb that no table knows; else None."""
    start = ctx.skip_light(behind_dateline(ctx, ctx.start))
    return title_actor(ctx, start, stop)


def title_actor(ctx: Context, start: int, stop: int) -> Range | None:
    """The actor that opens a title, with a verb right behind (Ghana | recalls envoy, condemns raid); else None."""
    verbs = shape(ctx.profile.verb_shape)
    for end in range(start + 1, min(start + FURTHEST_ACTOR, stop)):
        mention = ctx.finder.at(ctx.passage, start, end, names=True)
        k = end if ctx.headline else circumstances(ctx, end)
        told = verbs.match(ctx.text_at(k)) and (ctx.headline or ctx.text_at(k).endswith(ctx.profile.past_endings))
        if mention is not None and mention.end == end and (is_verb(ctx, k) or told):
            return (start, end)
    return None


def _frame(ctx: Context, i: int, hit: Hit, group: VerbGroup) -> Frame | None:
    cues = tuple(c for c in hit.cues if c.weight >= LEAST)
    found = find_government(ctx, cues, i)
    if found is None or (group.modal and found.cue.act != "attitude" and not ctx.wide and not ctx.quoted(i)):
        return None  # what somebody could or should say has not been said
    if not ctx.wide and _silent(ctx, found):
        return None
    found = _undone(ctx, found)
    subject = subject_of(ctx, i, hit, group)
    if subject is None:
        return None
    who, at, holder = subject
    if (
        at is not None
        and ctx.is_class(at[0] - 1, "condition", "complementizer")
        and not ctx.is_class(at[0] - 1, "that")
    ):
        return None  # a question or a condition: nobody has said it yet
    if at is not None and _doubtful(ctx, i, hit, at, found, who):
        return None
    content = (found.content, find_end(ctx, found.content, found.kind, hit.slot))
    if group.relative and at is not None and ctx.text_at(at[0] - 1) == ",":
        comma = next(
            (k for k in range(found.content, content[1]) if ctx.text_at(k) == "," and _verb_at(ctx, k + 1)), None
        )
        content = (content[0], comma) if comma is not None else content
    open_question = ctx.is_class(content[0], "complementizer") and not ctx.is_class(content[0], "that")
    if group.negated and found.cue.stance == "asserts" and (found.kind == "phrase" or (open_question and not ctx.wide)):
        return None  # nobody says anything who has not commented
    if content[1] <= content[0] or (_points(ctx, found, content) and not ctx.wide):
        return None
    if at is not None and _parenthetical(ctx, at, content, found):
        return None
    if found.speaker is not None:
        relayed = parties_in(ctx, found.speaker)
        if relayed:
            who, at, holder = relayed, found.speaker, found.speaker
    cue = found.cue
    more = content
    content = _conceded(ctx, content) if found.kind == "clause" else content
    start = min(at[0], group.start) if at is not None else group.start
    return Frame(
        f"clausal.{cue.act}" if found.noun is None else "clausal.carrier",
        start,
        i,
        content,
        found.kind,
        cue.act,
        cue.stance,
        who,
        at,
        found.target,
        cue,
        found.noun or hit,
        group.negated,
        cue.weight,
        (f"verb {hit.lexeme.lemma} takes {' / '.join(cue.takes)}",),
        headline=ctx.headline,
        cue_span=cue_span(ctx, group, found),
        more=more if more != content else None,
        theme=found.theme,
        holder=holder,
    )


def _verb_at(ctx: Context, i: int) -> bool:
    """Whether a verb stands at ``i``, adverbs before it."""
    while is_adverb(ctx, i):
        i += 1
    return is_verb(ctx, i)


def _silent(ctx: Context, found: Complement) -> bool:
    """Whether somebody refuses to say something (declined to comment), which takes no position."""
    if found.cue.stance != "rejects" or found.kind != "phrase" or not ctx.is_class(found.content - 1, "infinitive"):
        return False
    return ctx.is_class(found.content, "telling")


def _undone(ctx: Context, found: Complement) -> Complement:
    """A refusal to do what has a name for its negation (refused to rule out talks) as that."""
    if found.cue.stance != "rejects" or found.kind != "phrase" or not ctx.is_class(found.content - 1, "infinitive"):
        return found
    for hit in ctx.cue_hits(found.content):
        inner = find_government(ctx, hit.cues, found.content) if hit.slot == "base" else None
        if inner is not None and inner.cue.negated and inner.cue.stance == "rejects" and inner.kind == "phrase":
            return replace(inner, cue=replace(inner.cue, stance=inner.cue.negated), gap=(found.gap[0], inner.gap[1]))
    return found


def _conceded(ctx: Context, content: Range) -> Range:
    """A content without the concession that opens it (although progress was made, | no deal is near)."""
    if not ctx.is_class(content[0], "breaker"):
        return content
    comma = next((k for k in range(content[0] + 2, content[1] - 3) if ctx.text_at(k) == ","), None)
    return (comma + 1, content[1]) if comma is not None and ctx.passage.quote_at[comma] is None else content


def _points(ctx: Context, found: Complement, content: Range) -> bool:
    """Whether all that is reported is a pronoun that points elsewhere (noted this in a statement)."""
    if found.cue.act != "report" or found.kind not in ("phrase", "clause"):
        return False
    points = ctx.is_class(content[0], "pronoun", "demonstrative")
    after = content[0] + points
    return (points and after >= content[1]) or bool(ctx.phrase_is(after, "statement"))


def _supposed(ctx: Context, i: int) -> bool:
    """Whether a clause that begins at ``i`` is a question or a condition (whether …, as long as …)."""
    if ctx.is_class(i - 1, "condition", "complementizer") and not ctx.is_class(i - 1, "that"):
        return True
    return any(ctx.phrase_is(k, "condition", "unless") == i for k in range(max(ctx.start, i - 4), i))


def _doubtful(ctx: Context, i: int, hit: Hit, at: Range, found: Complement, who: tuple[Party, ...]) -> bool:
    """Whether the word is likelier a noun or a bare participle, as in "Republican claims"."""
    if (
        found.kind == "phrase"
        and found.noun is None
        and who[0].how == "phrase"
        and not ctx.is_class(at[0], "article", "possessive", "quantifier")
    ):
        return True
    if found.noun is not None and who[0].how == "phrase" and not ctx.wide:
        return True  # what raises concerns holds none
    if (
        found.kind == "phrase"
        and found.cue.act == "report"
        and not ctx.wide
        and ctx.is_class(at[1] - 1, "document")
        and not ctx.is_class(at[1] - 2, "attached")
    ):
        return True  # remarks that underscore a mistrust
    if homograph(ctx, i, hit):
        if bare_noun(ctx, at) or who[0].how == "phrase":
            return True
        if ctx.is_class(i, "noun_too") and found.kind == "phrase" and found.cue.act == "report":
            return True
    return False


def homograph(ctx: Context, i: int, hit: Hit) -> bool:
    """Whether a verb form is also a noun (claims, states)."""
    word = ctx.tokens[i].word
    return hit.slot in ("base", "present3s") and (
        any(h.slot == "noun" for h in word.hits)
        or bool(word.classes & {"noun_too", "common"})
        or word.key in ctx.lexicon.descriptions
    )


def bare_noun(ctx: Context, at: Range) -> bool:
    """Whether a subject is one describing word without an article, which rather modifies what follows."""
    word = ctx.tokens[at[1] - 1].word
    if ctx.headline or at[1] - at[0] > 1 or "pronoun" in word.classes:
        return False
    described = ctx.lexicon.descriptions.get(word.key)
    return (described is not None and described.kind == "person") or word.key.endswith(ctx.profile.past_endings)


def cue_span(ctx: Context, group: VerbGroup, found: Complement) -> Range:
    """The words of the whole cue: the verb group and the words of its government."""
    end = max(group.end, found.gap[1])
    if found.noun is not None and found.content > found.noun_at:
        end = found.content
    if found.target is None and found.kind in ("clause", "quote"):
        end = group.end
    return (group.start, min(end, max(found.content, group.end)))


def _parenthetical(ctx: Context, at: Range, content: Range, found: Complement) -> bool:
    """Whether an attribution between commas interrupts or closes its content, which is the business of ``trailing``."""
    if found.kind != "clause" or ctx.is_class(found.content - 1, "that") or at[0] <= ctx.start:
        return False
    j = at[0] - 1
    if ctx.text_at(j) not in (",", "”", '"', "''", "—", "–", "―", "--"):
        return False
    quote = ctx.passage.quote_at[j]
    if quote is not None and quote.close == j and quote.open <= ctx.start + 1 and quote.words >= QUOTED:
        return True
    after = circumstances(ctx, found.content)
    return (found.content - 1 < ctx.end and ctx.text_at(found.content - 1) == ",") or after >= ctx.end


def negation_before(ctx: Context, i: int) -> bool:
    """Whether a negation stands right before token ``i``, adverbs between."""
    j = i - 1
    while j >= ctx.start and is_adverb(ctx, j) and not ctx.is_class(j, "negation"):
        j -= 1
    return ctx.is_class(j, "negation") and not ctx.is_class(j, "preposition")
