"""Sources named beside a claim: وفق الوكالة، بحسب مسؤول، according to X."""

from __future__ import annotations

from kg.extract.boundaries import content_end
from kg.extract.complement import find_complement
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.party import Party
from kg.extract.subject import find_subject, implied


def according(ctx: Context, i: int) -> Frame | None:
    """The frame of a source marker at token ``i`` over a claim that no other frame holds, or None."""
    if ctx.profile.subject_first or ctx.quoted(i) or ctx.phrase_is(i, "according"):
        return None
    if ctx.is_class(i, "as_said") and i + 1 < ctx.end and ctx.reports(i + 1):
        return _as_said(ctx, i, i + 1)
    opinion = ctx.phrase_is(i, "opinion")
    if not (opinion or ctx.is_class(i, "according")):
        return None
    j = opinion or i + 1
    while j < ctx.end and (ctx.is_class(j, "title_preposition", "relative") or ctx.text_at(j) in ctx.profile.datives):
        j += 1
    if ctx.is_class(j - 1, "relative") and j < ctx.end and ctx.reports(j):
        return _as_said(ctx, i, j)
    named = _source(ctx, i, j)
    if named is None:
        return None
    party, at = named
    if any(f.start <= i <= f.end + 6 for f in ctx.frames):
        return None
    clause_first = i - ctx.start > 4 or (i - ctx.start >= 3 and ctx.text_at(i - 1) in ("،", ","))
    if not clause_first:
        start = ctx.skip_light(at[1])
        start += start < ctx.end and ctx.is_class(start, "that")  # …، فإن
        if start >= ctx.end - 2:
            return None
        content = (start, content_end(ctx, start, "clause"))
        begin = i
        if ctx.parties.is_medium(party) and ctx.passage.opening(start) is None and _narrates(ctx, start):
            return None
    else:
        begin = _claim_start(ctx, i)
        content = (begin, i - 1 if ctx.text_at(i - 1) in ("،", ",", "-") else i)
    if content[1] - content[0] < 3 or (clause_first and ctx.phrase_is(content[0], "clause")):
        return None
    return Frame(
        "according", min(begin, i), i, content, "clause", "report", "asserts", (party,), at,
        None, None, None, False, 0.7, ("a source named beside the claim",), headline=ctx.headline,
    )  # fmt: skip


def _as_said(ctx: Context, i: int, verb: int) -> Frame | None:
    """A claim before «as X said» (…، كما قال الوزير، وفق ما ذكرت الوكالة), where no clause follows the verb."""
    hit = next((h for h in ctx.cue_hits(verb) if h.finite and any(c.act == "report" for c in h.cues)), None)
    if hit is None or any(f.start <= i <= f.end + 6 for f in ctx.frames):
        return None
    subject = find_subject(ctx, verb, hit)
    if subject is None or subject.where != "behind" or not subject.parties:
        return None
    if find_complement(ctx, hit.cues, verb, subject.after, bare=True) is not None:
        return None
    begin = _claim_start(ctx, i)
    content = (begin, i - 1 if ctx.text_at(i - 1) in ("،", ",", "-") else i)
    if content[1] - content[0] < 3 or ctx.phrase_is(content[0], "clause"):
        return None
    return Frame(
        "according", begin, i, content, "clause", "report", "asserts", subject.parties, subject.at,
        None, None, None, False, 0.8, ("a source named beside the claim",), headline=ctx.headline,
    )  # fmt: skip


def _narrates(ctx: Context, i: int) -> bool:
    """Whether the claim opens with a bare verb: an outlet's credit over an act that it narrates."""
    word = ctx.tokens[i].word
    return not (word.classes or word.demonyms or word.conjunction) and not any(r.article for r in word.readings)


def _source(ctx: Context, i: int, j: int) -> tuple[Party, Range] | None:
    """Who is given as the source behind the marker, and where: a name, or a pronoun for the last speaker (وفقا لها)."""
    pronoun = _pronoun(ctx, i + 1)
    if pronoun:
        who = implied(ctx, pronoun)
        return (who[0], (i, i + 2)) if who else None
    for k in range(j, min(j + 3, ctx.end)):
        if k > j and not _of_source(ctx, k - 1):
            return None  # وفقا لقرارات المجلس: what one acts by, and no source
        mention = ctx.finder.at(ctx.passage, k, ctx.end, names=True)
        if mention is not None:
            party = ctx.parties.resolve(mention, ctx.passage)
            return (party, (mention.start, mention.end)) if party is not None else None
    return None


def _of_source(ctx: Context, k: int) -> bool:
    """Whether a word before a name says that the name is a source (وفق تصريحات الوزير), or only describes it."""
    word = ctx.tokens[k].word
    if word.classes & {"source_noun", "honorific", "document", "according"} or word.demonyms:
        return True
    return any(ctx.lexicon.has_class(r.stem, "source_noun") for r in word.readings)


def _pronoun(ctx: Context, i: int) -> str:
    """The agreement of a pronoun that hangs on the marker's preposition (له، لها), "" where there is none."""
    if i >= ctx.end:
        return ""
    key = ctx.tokens[i].word.key
    pronouns = ctx.profile.enclitic_agreement
    return next((pronouns[key[1:]] for lead in ctx.profile.datives if key[:1] == lead and key[1:] in pronouns), "")


def _claim_start(ctx: Context, i: int) -> int:
    """Where the claim before a source begins: behind the last frame of the sentence."""
    last = max((f.end for f in ctx.frames), default=ctx.start)
    return ctx.skip_light(min(last, i))
