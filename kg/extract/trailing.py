"""Attributions behind or inside their content: ``…, Lavrov said.``, ``"…," said X, "…"``."""

from __future__ import annotations

from kg.extract.aside import CLOSERS, DASHES, OPENERS, behind_dateline
from kg.extract.circumstance import circumstances
from kg.extract.clausal import bare_noun, homograph
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.government import finite_hits, that_clause
from kg.extract.party import Party
from kg.extract.phrase import before, behind
from kg.extract.reach import find_end
from kg.extract.verbs import VerbGroup, is_adverb, is_verb, shape, verb_group
from kg.extract.voice import parties_in
from kg.match.lexicon import Hit
from kg.vocab.types import Cue

ADDRESSEE = 4
"""Words of an addressee behind an attribution at the most (…, X told state television, …)."""
SHORT = 3
"""Words before an attribution that are no content yet (But, he said, …)."""


def trailing(ctx: Context, i: int) -> Frame | None:
    """The frame of a verb of saying at token ``i`` whose content stands before it, or None."""
    if not ctx.profile.subject_first:
        return None
    if ctx.text_at(i) in ("—", "―", "--", "–"):
        return _credit(ctx, i)
    if ctx.text_at(i) == ":" and ctx.headline:
        return _signed(ctx, i)
    for hit in finite_hits(ctx, i):
        cue = next((c for c in hit.cues if {"QUOTE", "THAT"} & _whole(c) and c.act != "carrier"), None)
        if cue is None:
            continue
        group = verb_group(ctx, i, hit) if hit.slot != "participle" else None
        if group is None or group.passive or group.relative:
            continue
        frame = _frame(ctx, i, hit, cue, group)
        if frame is not None:
            return frame
    return None


def _signed(ctx: Context, i: int) -> Frame | None:
    """A title whose source stands behind a colon (Talks will go on: minister)."""
    at = behind(ctx, i + 1)
    if at is None or at[1] < ctx.end or i - ctx.start < SHORT or not _states(ctx, (ctx.start, i)):
        return None
    mention = ctx.finder.at(ctx.passage, i + 1, ctx.end, names=True)
    parties = parties_in(ctx, at) if mention is not None and mention.end == ctx.end else ()
    if not parties:
        return None
    return Frame(
        "trailing",
        ctx.start,
        i,
        (ctx.start, i),
        "clause",
        "report",
        "asserts",
        parties,
        at,
        weight=0.9,
        because=("a source behind the colon of a title",),
        headline=True,
        cue_span=(i, i + 1),
        holder=at,
    )


def _credit(ctx: Context, i: int) -> Frame | None:
    """A name behind a dash that signs a whole quotation (``"…" — Jane Doe``)."""
    quote = ctx.passage.quote_at[i - 1] if i > ctx.start else None
    if quote is None or quote.close != i - 1 or quote.open > ctx.start or quote.words < SHORT:
        return None
    at = behind(ctx, i + 1)
    if at is None or at[1] < ctx.end or not ctx.text_at(i + 1)[0].isupper():
        return None
    parties = parties_in(ctx, at)
    if not parties:
        return None
    return Frame(
        "trailing",
        quote.open,
        i,
        (quote.open + 1, quote.close),
        "quote",
        "report",
        "asserts",
        parties,
        at,
        weight=0.8,
        because=("a name that signs a quotation",),
        cue_span=(i, i + 1),
        holder=at,
    )


def _states(ctx: Context, content: Range) -> bool:
    """Whether words before an attribution are a clause, not a dateline or a circumstance (During a visit, X said …)."""
    first = ctx.tokens[content[0]].word
    amount = ctx.is_class(content[0] + 1, "bound")  # at least forty people died
    if (ctx.is_class(content[0], "preposition", "adjunct") and not amount) or first.key.endswith(
        ctx.profile.adverbial_endings + ctx.profile.past_endings
    ):
        comma = next((k for k in range(*content) if ctx.text_at(k) == ","), None)
        if comma is None:
            return any(ctx.passage.quote_at[k] is not None for k in range(*content))
        content = (comma + 1, content[1])
    return any(
        is_verb(ctx, k)
        or (ctx.is_class(k, "genitive") and ctx.is_class(k - 1, "pronoun", "demonstrative", "relative"))
        or shape(ctx.profile.verb_shape).match(ctx.text_at(k))
        or ctx.tokens[k].word.hits
        for k in range(*content)
    )


def _whole(cue: Cue) -> set[str]:
    return {takes.split()[-1] for takes in cue.takes}


def _frame(ctx: Context, i: int, hit: Hit, cue: Cue, group: VerbGroup) -> Frame | None:
    placed = _ahead(ctx, i, group) or _inverted(ctx, i, group)
    if placed is None:
        return None
    who, at, first, after = placed
    if homograph(ctx, i, hit) and (bare_noun(ctx, at) or who[0].how == "phrase"):
        return None
    if hit.slot not in ("past", "present3s") and group.start == i and at[0] > i:
        return None
    if who[0].how == "phrase" and "QUOTE" not in cue.takes:
        return None
    left = left_content(ctx, first)
    stop = _closing(ctx, after, any(takes.split()[0] in ("TARGET", "to") for takes in cue.takes), first)
    if left is None or stop is None:
        return None
    content, kind = left
    if kind == "clause" and cue.act == "performative" and _governs(ctx, after, stop):
        return None  # …, Ghana condemns the attack
    rest = interrupted(ctx, content, stop) if kind == "clause" and at[0] < i else None
    if rest is not None:
        who = _another(ctx, who, content) if ctx.is_class(at[0], "pronoun") else who
        return _made(ctx, i, hit, cue, group, who, at, rest, kind, content, theme=_thing(ctx, content))
    more = _right(ctx, stop)
    if at[0] > i and kind == "clause" and (cue.act != "report" or before(ctx, group.start) is not None):
        return None
    if kind == "clause" and not _states(ctx, content) and not (more is not None and content[1] - content[0] < SHORT):
        return None
    if content[1] - content[0] < SHORT and kind != "quote":
        if more is None or not more[1] - more[0] >= SHORT:
            return None
        content, more = more, None
    return _made(ctx, i, hit, cue, group, who, at, content, kind, more)


def _governs(ctx: Context, after: int, stop: int) -> bool:
    """Whether an object stands behind a verb, so that what is said is not before it."""
    return after < stop and circumstances(ctx, after) < stop and behind(ctx, after) is not None


def _another(ctx: Context, who: tuple[Party, ...], subject: Range) -> tuple[Party, ...]:
    """Whom a pronoun means that interrupts a clause about somebody (The envoy, he wrote, was late): another one."""
    named = parties_in(ctx, subject)
    if not named or {p.id for p in named} != {p.id for p in who}:
        return who
    earlier = (s for s in reversed(ctx.memory.speakers[-8:]) if s and s[0].id != who[0].id and s[0].kind == "person")
    return next(earlier, who)


def _made(
    ctx: Context,
    i: int,
    hit: Hit,
    cue: Cue,
    group: VerbGroup,
    who: tuple[Party, ...],
    at: Range,
    content: Range,
    kind: str,
    more: Range | None,
    theme: Range | None = None,
) -> Frame:
    return Frame(
        "trailing",
        min(content[0], at[0], more[0] if theme is not None and more is not None else at[0]),
        i,
        content,
        kind,
        cue.act,
        cue.stance,
        who,
        at,
        None,
        cue,
        hit,
        group.negated,
        cue.weight,
        (f"{hit.lexeme.lemma} beside its content",),
        headline=ctx.headline,
        cue_span=(group.start, group.end),
        more=more,
        holder=at,
        theme=theme,
    )


Placed = tuple[tuple[Party, ...], Range, int, int]


def _ahead(ctx: Context, i: int, group: VerbGroup) -> Placed | None:
    """``…, X said``: parties, subject, the attribution's first token, the token behind it."""
    at = before(ctx, group.start)
    if ctx.is_class(group.start - 1, "pronoun") or (at is None and ctx.is_class(group.start, "pronoun")):
        at = (
            (group.start - 1, group.start)
            if ctx.is_class(group.start - 1, "pronoun")
            else (group.start, group.start + 1)
        )
    if at is None or at[0] <= ctx.start:
        return None
    mark = ctx.text_at(at[0] - 1)
    if mark not in (",", *CLOSERS, *DASHES, "?", "!"):
        return None
    parties = parties_in(ctx, at)
    return (parties, at, at[0], i + 1) if parties else None


def _inverted(ctx: Context, i: int, group: VerbGroup) -> Placed | None:
    """``"…," said X``: the subject behind a verb that stands right behind its content."""
    first = group.start
    if first <= ctx.start or ctx.text_at(first - 1) not in (",", *CLOSERS, *DASHES, "?", "!"):
        return None
    at = behind(ctx, i + 1)
    if at is None or (ctx.is_class(i + 1, "pronoun") and ctx.is_class(i + 1, "that")):
        return None
    parties = parties_in(ctx, at)
    if parties and ctx.headline and parties[0].how == "phrase":
        return None  # …, says charges absurd
    return (parties, at, first, at[1]) if parties else None


def left_content(ctx: Context, first: int) -> tuple[Range, str] | None:
    """The content before an attribution that begins at token ``first``, and its kind."""
    j = first - 1
    while j >= ctx.start and ctx.text_at(j) in (",", ".", *DASHES):
        j -= 1
    if j < ctx.start:
        return None
    quote = ctx.passage.quote_at[j] if ctx.text_at(j) in CLOSERS else None
    floor = max((f.end for f in ctx.frames if f.end <= first and f.rule == "trailing"), default=ctx.start)
    if quote is not None and quote.close == j:
        opened = quote.open
        if opened <= floor or ctx.text_at(opened - 1) in (".", ":", ";", "?", "!", *CLOSERS):
            return ((max(opened + 1, floor), j), "quote")
        start = _clause_start(ctx, floor)
        return ((start, j + 1), "clause")
    if ctx.passage.quote_at[j] is not None and ctx.quoted(j):
        return None
    start = _clause_start(ctx, floor)
    return ((start, j + 1), "clause") if j + 1 > start else None


def _clause_start(ctx: Context, floor: int) -> int:
    start = behind_dateline(ctx, floor)
    while ctx.text_at(start) in (",", ".", ";", *CLOSERS, *DASHES):
        start += 1
    if ctx.is_class(start, "conjunction"):
        start += 1
    return ctx.skip_light(start)


def _closing(ctx: Context, after: int, told: bool, first: int) -> int | None:
    """The token behind a closing attribution and its circumstances; None where a content of its own follows."""
    if after < ctx.end and ctx.is_class(after, "that"):
        return None
    end = circumstances(ctx, after)
    if end < ctx.end and ctx.text_at(end) == ",":
        return end
    if ctx.text_at(end) == ":" and ctx.passage.opening(end + 1) is not None:
        return None
    left = ctx.passage.quote_at[first - 1] if first > ctx.start else None
    if left is not None and left.close == first - 1 and left.open <= ctx.start + 1:
        return end  # behind a quotation that opens the sentence nothing else is said
    if end >= ctx.end or ctx.text_at(end) in (".", ";", ":", ")", "—", "–", "―", "--", *OPENERS):
        return end
    if (
        ctx.is_class(end, "conjunction", "breaker", "because", "as", "gerund_lead")
        or ctx.adverbial_participle(end) is not None
    ):
        return end
    if ctx.phrase_is(end, "statement") or (ctx.is_class(end, "preposition") and that_clause(ctx, after, True) is None):
        return end
    at = behind(ctx, after, attached=False)
    if at is not None:
        end = circumstances(ctx, at[1])
        if end >= ctx.end or (told and ctx.text_at(end) == "," and at[1] - after <= ADDRESSEE):
            return end
    return None


def continued(ctx: Context) -> Frame | None:
    """A sentence that is all quotation and names nobody: the speaker before it goes on (``"…," he said. "…"``)."""
    start = ctx.start
    quote = ctx.passage.opening(start) or (ctx.passage.quote_at[start] if ctx.passage.quote_at[start] else None)
    if quote is None or not ctx.memory.speakers or quote.words < SHORT:
        return None
    end = min(quote.close, ctx.end)
    begin = start + 1 if quote.open == start else start
    if end < ctx.end - 3 or end - begin < SHORT:
        return None
    return Frame(
        "continued",
        begin,
        begin,
        (begin, end),
        "quote",
        "report",
        "asserts",
        ctx.memory.speakers[-1],
        weight=0.8,
        because=("a quotation goes on without an attribution of its own",),
    )


def interrupted(ctx: Context, left: Range, stop: int) -> Range | None:
    """The clause behind an attribution between commas that interrupts it (The truce, X said, would hold).

    What stands before the attribution is then no clause: a subject, an adverb, a circumstance.
    """
    if ctx.text_at(stop) != "," or any(ctx.passage.quote_at[k] is not None for k in range(*left)):
        return None
    start = stop + 1
    if start >= ctx.end - 1 or ctx.is_class(start, "conjunction", "breaker", "relative", "because"):
        return None
    if ctx.adverbial_participle(start) is not None or not (_circumstance(ctx, left[0]) or _verbless(ctx, left)):
        return None
    if ctx.passage.opening(start) is not None:
        return None
    end = find_end(ctx, start, "clause")
    told = any(_tells(ctx, k) for k in range(start, min(start + 14, end)))
    return (start, end) if end - start >= 2 and told else None


def _circumstance(ctx: Context, i: int) -> bool:
    return ctx.is_class(i, "preposition", "adjunct", "infinitive", "breaker", "because", "condition", "continuing") or (
        ctx.is_class(i, "complementizer") and not ctx.is_class(i, "that", "headless")
    )


def _verbless(ctx: Context, left: Range) -> bool:
    """Whether words hold no verb: a noun phrase (a homograph counts as a noun), or an adverb."""
    return not any(
        is_verb(ctx, k) or (k > left[0] and shape(ctx.profile.verb_shape).match(ctx.text_at(k)) and _past(ctx, k))
        for k in range(*left)
    )


def _past(ctx: Context, k: int) -> bool:
    """Whether a word in the shape of a past tense is one: no attribute of the noun behind it."""
    return ctx.text_at(k).endswith(ctx.profile.past_endings) and not ctx.is_class(k - 1, "article", "possessive")


def _tells(ctx: Context, k: int) -> bool:
    return is_verb(ctx, k) or bool(shape(ctx.profile.verb_shape).match(ctx.text_at(k))) or bool(ctx.tokens[k].word.hits)


def _thing(ctx: Context, left: Range) -> Range | None:
    """The subject that stands before an interruption, what the rest is said of; None for an adverb."""
    return None if _circumstance(ctx, left[0]) or is_adverb(ctx, left[0]) else left


def _right(ctx: Context, i: int) -> Range | None:
    """The rest of an interrupted content: a quotation."""
    if i >= ctx.end:
        return None
    j = i
    while ctx.text_at(j) in (",", ".", ":", *DASHES):
        j += 1
    quote = ctx.passage.opening(j)
    if quote is not None and quote.words >= 2:
        return (j + 1, min(quote.close, ctx.end))
    return None
