"""Whose side the subject of a content is on: the speaker's own, another actor's, or a thing's."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.condition import find_condition
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.party import Party
from kg.extract.subject import prefixed
from kg.match.mention import Mention
from kg.match.titled import ELECTED

_MARKS = frozenset('"«»“”„()[]') | {"-", "–", "،", ","}
_OFFICES = ("inister", "pokesperson")
"""How the roles end whose holders speak for a state."""

_LIGHT = ("filler", "time", "perfective", "that", "article", "quantity")
"""What may stand before the head of a subject."""

_SHOWN = 6
"""Words before a verb of showing whose content is what is said, at the most."""

_SHORT = 8
"""Tokens in a quotation that describes and does not tell, at the most."""


@dataclass(frozen=True, slots=True)
class Side:
    """The subject of a content: ``side`` is ``own``, ``other`` (another actor), ``thing``, ``deed`` (what another
    actor does), ``theme`` (what a description is of), ``there`` (there is …), ``they`` or ``unnamed`` (pronouns).

    ``after`` is the token where the predicate may begin; ``name`` is what the subject is called.
    """

    side: str
    after: int
    name: str = ""

    @property
    def actor(self) -> bool:
        """Whether the subject is another actor or something that he does."""
        return self.side in ("other", "deed")


def own_side(frame: Frame, party: Party) -> bool:
    """Whether a party is the speaker or somebody for whom the speaker speaks."""
    return any(
        party.id in (w.id, w.for_id, w.country, w.organization) or party.for_id == w.for_id != "" for w in frame.who
    )


def main_start(ctx: Context, content: Range) -> int:
    """Where the main clause of a content begins: behind a condition in front, marks and light words."""
    start, end = content
    condition = find_condition(ctx, content)
    i = condition[1] if condition is not None and condition[0] <= start + 1 and condition[1] < end else start
    while i < end - 1 and (
        ctx.text_at(i) in _MARKS or ctx.is_class(i, "filler", "time", "perfective", "that", "article")
    ):
        i += 1
    for k in range(i, min(i + _SHOWN, end - 2)):
        if "showing" in ctx.tokens[k].word.senses and ctx.is_class(k + 1, "that") and not ctx.is_class(k + 2, "that"):
            return k + 2  # العملية تظهر أن هناك قوى …: what is shown is what is said
    return i


def subject_side(ctx: Context, frame: Frame, content: Range) -> Side:
    """The subject with which a content begins, or that stands behind the verb with which it begins."""
    end = content[1]
    i = main_start(ctx, content)
    word = ctx.tokens[i].word
    if content[0] == frame.content[0] and (frame.theme is not None or _described(frame, content)):
        return Side("theme", i, ctx.words(frame.theme or content))
    if ctx.is_class(i, "existential"):
        acting = ctx.is_class(i + 1, "adversary", "agents") and i + 2 < end
        return Side("other", i + 2, ctx.text_at(i + 1)) if acting else Side("there", i + 1)
    if i > 0 and ctx.is_class(i - 1, "that_pronoun"):
        first = ctx.tokens[i - 1].word.key in ctx.profile.first_person
        many = ctx.tokens[i - 1].word.key.endswith(ctx.profile.persons)
        return Side("own" if first else "they" if many else "unnamed", i)
    if word.key in ctx.profile.first_person or ctx.is_class(i, "own"):
        return Side("own", i + 1, ctx.text_at(i))
    if ctx.is_class(i, "pronoun"):
        return Side("unnamed", i + 1)
    if ctx.is_class(i, "amount") and i + 2 < end and not ctx.is_class(i + 1, "preposition"):
        return Side("thing", i + 2)  # عدد النازحين
    led = i - 1 if ctx.is_class(i - 1, "article") else i
    mention = next((m for m in ctx.mentions if m.start in (led, i) and m.end < end), None)
    if mention is not None and not prefixed(ctx, i, mention):
        return Side(_of(ctx, frame, mention), mention.end, ctx.words((i, mention.end)))
    if ctx.is_class(i, "adversary", "agents"):
        return Side("other", i + 1, ctx.text_at(i))
    if ctx.is_class(i, "own_body"):
        own = not frame.who or ctx.is_class(i, "own_group") or not all(outside(w) for w in frame.who)
        return Side("own" if own else "other", i + 1, ctx.text_at(i))
    if ctx.is_class(i, "demonstrative"):
        return Side("thing", i + 1)
    return _verb_first(ctx, frame, i, end) or _possessed(ctx, frame, i, end)


def _described(frame: Frame, content: Range) -> bool:
    """Whether a short quotation says what somebody calls something (وصفه بـ«القرار الخطيئة»)."""
    takes = frame.cue.takes if frame.cue is not None and frame.kind == "quote" else ()
    return content[1] - content[0] <= _SHORT and any(t.endswith("CONTENT") and " " in t for t in takes)


def _of(ctx: Context, frame: Frame, mention: Mention) -> str:
    party = ctx.parties.resolve(mention, ctx.passage)
    if party is None:
        return "own" if ctx.is_class(mention.start, "own_body") else "thing"
    alone = mention.end == mention.start + 1  # الاتحاد, not الاتحاد الأوروبي
    general = (alone and ctx.is_class(mention.start, "own_body")) or mention.how == "title"
    if ctx.is_class(mention.start, "own_group") and any(w.for_id and w.for_id != w.country for w in frame.who):
        return "own"
    if alone and party.how == "described" and ctx.is_class(mention.start, "own_body"):
        return "other" if frame.who and all(outside(w) for w in frame.who) else "own"
    if general and not (party.country or party.organization or mention.name):
        return "own" if any(_official(w) for w in frame.who) else "other"
    return "own" if own_side(frame, party) else "other"


def of_a_thing(ctx: Context, frame: Frame, i: int) -> bool:
    """Whether the pronoun of «that» before token ``i`` is feminine where only men speak: it is not their own."""
    ending = next((e for e, shape in ctx.profile.enclitic_agreement.items() if shape == "3fs"), "")
    if i < 1 or not ending or not ctx.is_class(i - 1, "that_pronoun"):
        return False
    men = bool(frame.who) and all(w.kind == "person" and w.gender != "f" for w in frame.who)
    return men and ctx.tokens[i - 1].word.key.endswith(ending)


def outside(party: Party) -> bool:
    """Whether a speaker leads and represents no body: a member of parliament, a private person, a source."""
    if party.how == "described" and not party.for_id:
        return True
    private = not party.role or party.role in ELECTED or "pposition" in party.role
    return party.kind == "person" and not party.for_id and private


def _official(party: Party) -> bool:
    """Whether a speaker holds an office of a state, so that the government without a name is his own."""
    if party.kind == "organization" and party.for_id == party.country != "":
        return True
    if not party.role or party.former or "pposition" in party.role or "party" in party.role.lower():
        return False
    if party.role in ELECTED:
        return False
    return party.country != "" or (not party.for_id and party.role.endswith(_OFFICES))


def _verb_first(ctx: Context, frame: Frame, i: int, end: int) -> Side | None:
    """The subject behind a verb (تهدد إيران …), or None where the content begins with none."""
    verb = i + 1 if ctx.is_class(i, "verb_negation") else i
    if verb >= ctx.end:
        return None
    word = ctx.tokens[verb].word
    if word.demonyms or not (verb > i or ctx.is_class(verb, "attempt") or imperfect(ctx, verb)):
        return None
    mention = next((m for m in ctx.mentions if m.start == verb + 1 and m.end <= end), None)
    if mention is None or prefixed(ctx, mention.start, mention):
        other = ctx.is_class(verb + 1, "adversary")
        return Side("other" if other else "thing", i, ctx.text_at(verb + 1))
    return Side(_of(ctx, frame, mention), i, ctx.words((mention.start, mention.end)))


def imperfect(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` has the shape of an imperfect verb and is no known noun."""
    word = ctx.tokens[i].word
    stem = word.key.removeprefix(word.conjunction)
    bare = stem.removeprefix(ctx.profile.future)
    return len(bare) > 2 and bare[0] in ctx.profile.person_letters and stem not in ctx.lexicon.nouns


def _possessed(ctx: Context, frame: Frame, i: int, end: int) -> Side:
    """A noun and whose it is: a state's government acts for it, other things of another are no actors."""
    owner = next((m for m in ctx.mentions if m.start == i + 1 and m.end < end), None)
    nations = ctx.tokens[i + 1].word.demonyms if i + 1 < end else ()
    if nations and owner is None and ctx.is_class(i, "regime"):
        own = any(nations[0].actor in (w.id, w.for_id, w.country) for w in frame.who)
        return Side("own" if own else "other", i + 2, ctx.words((i, i + 2)))
    if ctx.is_class(i + 1, "own"):
        return Side("own", i + 2, ctx.words((i, i + 2)))
    if owner is None or prefixed(ctx, i + 1, owner):
        return Side("thing", i + 1, ctx.text_at(i))
    side, name = _of(ctx, frame, owner), ctx.words((i, owner.end))
    if ctx.is_class(i, "regime"):
        return Side(side, owner.end, name)
    deed = side == "other" and any(h.slot == "verbalNoun" for h in ctx.tokens[i].word.hits)
    return Side("deed" if deed else "thing", owner.end, name)
