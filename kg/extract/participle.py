"""Participles in the accusative that go on reporting (مؤكداً أن، داعيةً إلى، urging)."""

from __future__ import annotations

from kg.extract.boundaries import COMMAS, content_end
from kg.extract.complement import find_complement
from kg.extract.context import Context
from kg.extract.frame import Frame
from kg.extract.party import Party, agrees
from kg.extract.subject import implied
from kg.match.lexicon import Hit
from kg.text.profile import Profile


def participle(ctx: Context, i: int) -> Frame | None:
    """The frame of an adverbial participle at token ``i``, or None."""
    if ctx.profile.subject_first:
        return None
    hit = ctx.adverbial_participle(i)
    if hit is None and ctx.is_class(i - 1, "along"):
        hit = next((h for h in ctx.cue_hits(i) if h.slot in ("verbalNoun", "noun") and _said(ctx, i, h)), None)
    if hit is None or ctx.quoted(i) or ctx.phrase_is(i, "anonymity") or _describes(ctx, i):
        return None
    found = find_complement(ctx, hit.cues, i, i + 1, bare=True)
    if found is None or found.cue.weight < 0.6:
        return None
    content = (found.content, content_end(ctx, found.content, found.kind))
    if content[1] <= content[0]:
        return None
    who = _holder(ctx, i, _agreement(ctx.profile, hit.reading.stem))
    if not who:
        return None
    return Frame(
        "participle", i, i, content, found.kind, found.cue.act, found.cue.stance, who, None, found.target, found.cue,
        hit, False, found.cue.weight, (f"participle of {hit.lexeme.lemma}",), headline=ctx.headline,
    )  # fmt: skip


def _said(ctx: Context, i: int, hit: Hit) -> bool:
    """Whether a noun behind «with» goes on saying: with the article (مع التأكيد على), or an act (، مع رفض …)."""
    own = any(c.act == "performative" and c.stance != "asserts" and c.weight >= 0.8 for c in hit.cues)
    return hit.reading.article or (own and not hit.reading.prefix and ctx.text_at(i - 2) in COMMAS)


def _describes(ctx: Context, i: int) -> bool:
    """Whether the participle is an adjective of the indefinite noun before it (مقترحا معدلا، زيارة غير معلنة)."""
    before = ctx.tokens[i - 1].word if i > ctx.start else None
    if before is None or not before.key[0].isalpha() or any(m.end == i for m in ctx.mentions):
        return False  # وسط أوروبا مؤكدة أن: a name is no indefinite noun
    return "negation" in before.classes or (
        before.key.endswith(ctx.profile.adverbial_endings[:1] or ("\0",)) and not before.classes
    )


def _agreement(profile: Profile, stem: str) -> str:
    if profile.plural_ending and stem.endswith(profile.plural_ending):
        return "3mp"
    return "3fs" if profile.feminine(stem) else "3ms"


def _holder(ctx: Context, i: int, agreement: str) -> tuple[Party, ...]:
    """Whose participle it is: the speaker of the clause before, else the subject of the sentence."""
    if ctx.frames and ctx.frames[-1].cue_at < i:
        return ctx.frames[-1].who
    for mention in ctx.mentions:
        if mention.end > i:
            break
        if mention.start - ctx.start <= 4:
            party = ctx.parties.resolve(mention, ctx.passage)
            if party is not None and agrees(party, agreement):
                return (party,)
    return implied(ctx, agreement)
