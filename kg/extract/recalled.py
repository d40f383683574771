"""Second mentions without a name: "the nationalist leader", "the officers", "her office", "a spokesman for X".

A definite singular description of a person means whoever was heard or named last and whom nothing contradicts; a
description of somebody whom the text leaves unnamed (the source, the judge) means the last one of that noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.context import Context
from kg.extract.party import Party
from kg.extract.subject import implied
from kg.fold import fold
from kg.ids import ActorId, local_name
from kg.match.mention import Mention

FAR = 8
"""How many acts of speech back somebody may have been heard whom a description means."""

_AGREEMENT = (("masculine", "3ms"), ("feminine", "3fs"), ("neuter", "3ns"), ("plural", "3mp"))


def recall(ctx: Context, mention: Mention) -> Party | None:
    """The party named or heard before that a description without a name means; None where it means a new one."""
    if not ctx.profile.cased or mention.name is not None or mention.candidates or _narrowed_behind(ctx, mention):
        return None
    if mention.kind == "organization":
        return _office(ctx, mention) if mention.how == "described" else _government(ctx, mention)
    if not ctx.is_class(mention.start, "definite") or _of_body(ctx, mention):
        return None
    if mention.how == "described" and mention.kind == "group":
        return _group(ctx, mention)
    generic = mention.how == "title" and not (mention.organization or mention.institution)
    generic = generic and ctx.is_class(mention.end - 1, "generic_title", "calling", "occupation")
    if mention.kind == "person" and (mention.how == "described" or generic):
        return _person(ctx, mention)
    return None


def _of_body(ctx: Context, mention: Mention) -> bool:
    """Whether a description says of which body somebody is (the movement's leader), which need not be the last one."""
    marks = (k for k in range(mention.start + 1, mention.end) if ctx.is_class(k, "genitive", "bare_genitive"))
    return any(ctx.is_class(k - 1, "own") and not ctx.is_class(k - 1, "state_body") for k in marks)


def spoken_for(ctx: Context, mention: Mention, end: int) -> Party | None:
    """A spokesperson without a name by the words of the text and by whom he speaks for; None for anybody else."""
    if mention.name is not None or mention.how != "title" or "spokes" not in mention.role.lower():
        return None
    head = next((k for k in range(mention.start, mention.end) if ctx.is_class(k, "spokesperson")), None)
    if head is None:
        return None
    principal = _principal(ctx, mention, head, end)
    if principal is not None:
        name = f"{principal.name} {ctx.tokens[head].word.key}"
        whose = principal.organization or principal.country
        party = Party(
            ActorId("actor:x-" + local_name(name)), name, "", "person", for_id=principal.for_id,
            for_name=principal.for_name, role=mention.role, country=principal.country, organization=whose, how="title",
        )  # fmt: skip
        return party
    if ctx.is_class(mention.start, "definite") and not (mention.country or mention.organization or mention.institution):
        for known in _heard(ctx):
            if "spokes" in known.role.lower() or known.name.endswith(ctx.tokens[head].word.key):
                return known
    party_found = ctx.parties.resolve(mention, ctx.passage)
    if party_found is None or party_found.how != "title":
        return party_found
    words = party_found.name.split()
    if not words[-1].lower().startswith("spokes"):
        return party_found
    name = " ".join([*words[:-1], ctx.tokens[head].word.key if words[:-1] else ctx.text_at(head).capitalize()])
    return replace(party_found, id=ActorId("actor:" + local_name(name)) if words[:-1] else party_found.id, name=name)


def _principal(ctx: Context, mention: Mention, head: int, end: int) -> Party | None:
    """The person for whom a spokesperson speaks: behind ``for``, as its owner, or by a possessive pronoun."""
    if ctx.is_class(mention.start, "possessive"):
        return next(iter(_possessor(ctx, mention.start)), None)
    if ctx.is_class(head + 1, "binding"):
        found = ctx.finder.at(ctx.passage, head + 2, max(end, mention.end), names=True)
    else:
        mark = next((k for k in range(mention.start + 1, head) if ctx.is_class(k, "genitive", "bare_genitive")), None)
        found = ctx.finder.at(ctx.passage, mention.start, mark, names=True) if mark is not None else None
        if found is not None and found.end != mark:
            found = None
    if found is None or found.kind != "person" or (found.how != "title" and found.name is None):
        return None
    return ctx.parties.resolve(found, ctx.passage)


def _possessor(ctx: Context, i: int) -> tuple[Party, ...]:
    classes = ctx.tokens[i].word.classes
    return next((implied(ctx, agreement) for name, agreement in _AGREEMENT if name in classes), ())


def _narrowed_behind(ctx: Context, mention: Mention) -> bool:
    """Whether words behind a description say whom it means (the leader of the party, the man who …)."""
    at = mention.end
    return ctx.is_class(at, "binding", "relative", "that") or (
        ctx.text_at(at) == "," and ctx.is_class(at + 1, "article")
    )


def _heard(ctx: Context) -> Iterator[Party]:
    """People in the order in which a description means them: the last subject, the last speakers, the last named."""
    if ctx.memory.subject is not None:
        yield ctx.memory.subject
    for parties in reversed(ctx.memory.speakers[-FAR:]):
        if len(parties) == 1:
            yield parties[0]
    yield from ctx.parties.named.before(ctx.tokens[ctx.start].start)


def _person(ctx: Context, mention: Mention) -> Party | None:
    key = ctx.tokens[mention.end - 1].word.key
    known = [p for p in _heard(ctx) if p.kind == "person"]
    same = (p for p in known if p.how in ("described", "title") and fold(p.name).endswith(key))
    if (again := next((p for p in same if _agreed(p, mention)), None)) is not None:
        return again
    aged = any(ctx.is_class(k, "age") for k in range(mention.start, mention.end))
    calling = aged or ctx.is_class(mention.end - 1, "calling", "generic_title")
    if not calling and not ctx.is_class(mention.end - 1, "occupation"):
        return None
    gender = (
        "f" if ctx.is_class(mention.end - 1, "of_women") else "m" if ctx.is_class(mention.end - 1, "of_men") else ""
    )
    for party in known:
        if not _agreed(party, mention) or party.how == "described" or (gender and party.gender not in ("", gender)):
            continue
        if "spokes" in party.role.lower():
            continue  # the leader is not he who speaks for him
        if calling or not party.role or key in fold(party.role):
            return party
    return None


def _agreed(party: Party, mention: Mention) -> bool:
    """Whether nationality and body of a description do not contradict a party."""
    if mention.country and party.country and mention.country not in (party.country, party.for_id):
        return False
    return not mention.organization or mention.organization in (party.organization, party.for_id, party.country)


def _group(ctx: Context, mention: Mention) -> Party | None:
    """The people heard before whom a definite plural means: of the same noun, or armed like them."""
    key = ctx.tokens[mention.end - 1].word.key
    for parties in reversed(ctx.memory.speakers[-FAR:]):
        party = parties[0]
        if len(parties) > 1 or party.kind == "person" or party.how not in ("described", "phrase"):
            continue
        if not _agreed(party, mention):
            continue
        words = [ctx.lexicon.word(fold(w)) for w in party.name.split()]
        if words[-1].key == key and party.kind == "group":
            return party
        if ctx.is_class(mention.end - 1, "armed") and any("armed" in w.classes for w in words):
            return party
    return None


def _office(ctx: Context, mention: Mention) -> Party | None:
    """The office of a person (her office, Mr Smith's office), which speaks for whom he speaks."""
    if not ctx.is_class(mention.end - 1, "office_word"):
        return None
    owner = None
    if ctx.is_class(mention.start, "possessive"):
        owner = next(iter(_possessor(ctx, mention.start)), None)
    elif ctx.is_class(mention.end - 2, "genitive", "bare_genitive"):
        whose = ctx.finder.at(ctx.passage, mention.start, mention.end - 2, names=True)
        if whose is not None and whose.kind == "person" and whose.end == mention.end - 2:
            owner = ctx.parties.resolve(whose, ctx.passage)
    if owner is None or owner.kind != "person":
        return None
    return ctx.parties.bodies.bureau(mention, owner, ctx.passage)


def _government(ctx: Context, mention: Mention) -> Party | None:
    """The body of the state spoken of last that an institution without nationality means (the government)."""
    if mention.how != "institution" or mention.country or not ctx.is_class(mention.start, "definite"):
        return None
    party = ctx.parties.resolve(mention, ctx.passage)
    if party is None or party.country:
        return None
    for known in _heard(ctx):
        state = known.country or known.for_id
        actor = ctx.lexicon.vocabulary.actors.get(state)
        if actor is not None and actor.kind == "country":
            return ctx.parties.resolve(replace(mention, country=state), ctx.passage)
    return None
