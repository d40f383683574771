"""Who a noun phrase means: its parties and, for joint subjects, each of them."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.context import Context
from kg.extract.frame import Range
from kg.extract.party import Party
from kg.extract.recalled import recall, spoken_for
from kg.extract.subject import implied
from kg.fold import fold
from kg.ids import ActorId, local_name
from kg.match.mention import Mention

_WORDS = 7


def parties_in(ctx: Context, at: Range) -> tuple[Party, ...]:
    """The parties that a subject phrase means, several for a joint one; empty where nobody can be meant.

    In a wide reading whoever cannot be identified (I, you, someone) is a party by the words that name him.
    """
    found = _parties_in(ctx, at)
    if found or not ctx.wide:
        return found
    words = ctx.words(at)
    return (Party(ActorId("actor:x-" + local_name(words)), words, "", "group", how="unidentified"),)


def _parties_in(ctx: Context, at: Range) -> tuple[Party, ...]:
    start, end = at
    while start < end and ctx.tokens[start].word.classes & {"article", "conjunction"} and end - start > 1:
        if ctx.tokens[start].word.classes & {"article"}:
            break
        start += 1
    word = ctx.tokens[start].word
    if end - start == 1 and "pronoun" in word.classes:
        return _pronoun(ctx, start)
    mention = ctx.finder.at(ctx.passage, start, end, names=True)
    if mention is not None and mention.how == "title" and mention.name is None and ctx.is_class(start, "possessive"):
        mention = ctx.finder.apposed(ctx.passage, mention, ctx.start)  # its president, Jane Doe
    party = _party(ctx, mention, (start, end))
    if party is None:
        return ()
    found = [party]
    after = mention.end if mention is not None else end
    while after < end and (
        ctx.is_class(after, "conjunction") or (ctx.text_at(after) == "," and _joint(ctx, after, end))
    ):
        after += 1
        if ctx.is_class(after, "conjunction"):
            continue
        more = ctx.finder.at(ctx.passage, after, end, names=True)
        other = _party(ctx, more, (after, end)) if more is not None else None
        if more is None or other is None:
            break
        if _one_name(ctx, start, more):
            return (_phrase_party(ctx, (start, more.end)) or party,)
        if other.id not in {p.id for p in found}:
            found.append(other)
        after = more.end
    return tuple(found)


def _one_name(ctx: Context, start: int, more: Mention) -> bool:
    """Whether two capitalised halves are one body's name (the Information Technology and Innovation Foundation)."""
    if not ctx.is_class(start, "article") or more.candidates or ctx.is_class(more.start, "article"):
        return False
    halves = [k for k in range(start + 1, more.end) if not ctx.is_class(k, "conjunction")]
    return ctx.is_class(more.end - 1, "body_word") and all(ctx.text_at(k)[:1].isupper() for k in halves)


def _joint(ctx: Context, i: int, end: int) -> bool:
    if ctx.headline and (mention := ctx.finder.at(ctx.passage, i + 1, end)) is not None and mention.end == end:
        return mention.kind in ("country", "organization")
    return any(ctx.is_class(k, "conjunction") for k in range(i + 1, end)) and not ctx.is_class(
        i + 1, "relative", "article"
    )


def _pronoun(ctx: Context, i: int) -> tuple[Party, ...]:
    word = ctx.tokens[i].word
    for name, agreement in (("masculine", "3ms"), ("feminine", "3fs"), ("neuter", "3ns"), ("plural", "3mp")):
        if name in word.classes:
            found = implied(ctx, agreement)
            if name == "neuter" and any(p.kind == "person" for p in found):
                return _thing(ctx)
            if name in ("masculine", "feminine") and found and any(p.kind != "person" for p in found):
                return _person(ctx, agreement) or found[:0]
            return found or (_plural(ctx) if name == "plural" else _anybody(ctx, name))
    if "relative" in word.classes:
        return _antecedent(ctx, i)
    return ()


def _person(ctx: Context, agreement: str) -> tuple[Party, ...]:
    """The last person named before, for ``he`` and ``she`` where the last speaker is a body."""
    for parties in reversed(ctx.memory.speakers[-8:]):
        if len(parties) == 1 and parties[0].kind == "person" and parties[0].gender in ("", _gender(agreement)):
            return parties
    for party in ctx.parties.named.known():
        if party.kind == "person" and party.gender in ("", _gender(agreement)):
            return (party,)
    return ()


def _gender(agreement: str) -> str:
    return agreement[1]


def _anybody(ctx: Context, name: str) -> tuple[Party, ...]:
    """Who was heard or named last, where nobody agrees with a pronoun for sure."""
    for parties in reversed(ctx.memory.speakers[-8:]):
        if len(parties) == 1 and (parties[0].kind == "person") == (name != "neuter") and not parties[0].gender:
            return parties
    for party in ctx.parties.named.known():
        if not party.gender or party.gender == name[:1]:
            return (party,)
    return ()


def _thing(ctx: Context) -> tuple[Party, ...]:
    for parties in reversed(ctx.memory.speakers[-8:]):
        if len(parties) == 1 and parties[0].kind != "person" and parties[0].number == "s":
            return parties
    return ()


def _plural(ctx: Context) -> tuple[Party, ...]:
    for parties in reversed(ctx.memory.speakers[-8:]):
        if len(parties) > 1 or parties[0].kind in ("group", "organization"):
            return parties
    return ()


def _antecedent(ctx: Context, i: int) -> tuple[Party, ...]:
    from kg.extract.phrase import before  # noqa: PLC0415 - the two modules ask each other

    j = i - 1 if ctx.text_at(i - 1) in (",", "—", "–") else i
    for mention in ctx.mentions:
        if mention.end == j and (party := _party(ctx, mention, (mention.start, j))) is not None:
            return (party,)
    at = before(ctx, j)
    return parties_in(ctx, at) if at is not None and at[1] > at[0] and at != (i, i + 1) else ()


def _party(ctx: Context, mention: Mention | None, at: Range) -> Party | None:
    if mention is None:
        return _phrase_party(ctx, at)
    mention = _named_later(ctx, mention, at[1])
    if (again := spoken_for(ctx, mention, at[1]) or recall(ctx, mention)) is not None:
        return again
    if mention.how in ("described", "institution") and (meant := _same_body(ctx, mention)) is not None:
        return meant
    if mention.how in ("title", "institution", "described") and not mention.country:
        mention = _owned(ctx, mention) if ctx.is_class(mention.start, "neuter") else mention
    party = ctx.parties.resolve(mention, ctx.passage)
    if party is not None and _abroad(ctx, party, mention, at):
        return _phrase_party(ctx, (at[0], mention.end))
    if party is not None and party.how == "described":
        return _worded(ctx, party, mention)
    return party


def _named_later(ctx: Context, mention: Mention, end: int) -> Mention:
    """A title with the name that stands behind what narrows it (The head of the Ruritanian board, Jane Doe,)."""
    if mention.how != "title" or mention.name is not None or mention.candidates:
        return mention
    for k in range(mention.end, end - 1):
        if ctx.is_class(k, "relative", "auxiliary") or ctx.passage.quote_at[k] is not None:
            return mention
        if ctx.text_at(k) != "," or k == mention.end:
            continue
        first = k + 1
        while ctx.is_class(first, "honorific") or ctx.text_at(first) == ".":
            first += 1
        last = next((j for j in range(first, end) if not ctx.text_at(j)[:1].isupper()), end)
        if last - first > 1 and (last >= end or ctx.text_at(last) == ","):
            return replace(mention, name=(first, last))
    return mention


def _abroad(ctx: Context, party: Party, mention: Mention, at: Range) -> bool:
    """Whether a party known by a short name belongs to another state here (the Australian Democrats)."""
    known = ctx.parties.vocabulary.actors.get(party.id)
    if known is None or known.type != "party" or not known.of:
        return False
    states = {d.actor for k in range(at[0], mention.start + 2) for d in ctx.tokens[k].word.demonyms}
    return bool(states) and known.of not in states


def _same_body(ctx: Context, mention: Mention) -> Party | None:
    """The body named before that a definite noun alone means (the ministry, the commission), else None."""
    if mention.end - mention.start != 2 or not ctx.is_class(mention.start, "definite") or mention.name is not None:
        return None
    head = ctx.tokens[mention.end - 1].word.key
    for parties in reversed(ctx.memory.speakers[-8:]):
        if len(parties) == 1 and parties[0].kind == "organization" and fold(parties[0].name).endswith(" " + head):
            return parties[0]
    return None


def _owned(ctx: Context, mention: Mention) -> Mention:
    """A title with ``its`` narrowed to the state or body named before it in the sentence (its president)."""
    for other in ctx.mentions:
        if other.start >= mention.start:
            break
        if other.candidates and other.kind == "country":
            return replace(mention, country=other.candidates[0], definite=True)
        if other.candidates and other.kind == "organization":
            return replace(mention, organization=other.candidates[0], definite=True)
    owner = implied(ctx, "3ns") if mention.how != "described" else ()
    if len(owner) == 1 and owner[0].kind == "country":
        return replace(mention, country=owner[0].id, definite=True)
    return mention


def _worded(ctx: Context, party: Party, mention: Mention) -> Party:
    """A described source by the words of the text, the article left out."""
    start = mention.start
    while start < mention.end - 1 and ctx.is_class(start, "article"):
        start += 1
    words = ctx.words((start, mention.end))
    name = " ".join(words.split()[:_WORDS])
    if not name:
        return party
    return replace(party, id=ActorId("actor:x-" + local_name(name)), name=name)


def _phrase_party(ctx: Context, at: Range) -> Party | None:
    """A source by a noun that no table knows, named by its words."""
    start, end = at
    while start < end - 1 and ctx.is_class(start, "article", "demonstrative"):
        start += 1
    end = next((k for k in range(start + 1, end) if ctx.text_at(k) == "," or ctx.is_class(k, "relative")), end)
    words = [t.text for t in ctx.tokens[start:end] if t.text[0].isalnum()][:_WORDS]
    if not words:
        return None
    name = " ".join(words)
    return Party(ActorId("actor:x-" + local_name(name)), name, "", "group", number="s", how="phrase")


def possessor(ctx: Context, i: int) -> tuple[Party, ...]:
    """Whom a possessive pronoun at token ``i`` means: the subject of its sentence, else the last who spoke."""
    word = ctx.tokens[i].word
    for name, agreement in (("masculine", "3ms"), ("feminine", "3fs"), ("neuter", "3ns"), ("plural", "3mp")):
        if name in word.classes:
            return implied(ctx, agreement)
    return ()


def opening_parties(ctx: Context) -> tuple[Party, ...]:
    """The parties of the phrase that opens a sentence, several for a joint subject (Macron and Starmer met …)."""
    from kg.extract.phrase import behind  # noqa: PLC0415 - the two modules ask each other

    at = behind(ctx, ctx.start, apposed=False)
    return parties_in(ctx, at) if at is not None else ()
