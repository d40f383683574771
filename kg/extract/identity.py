"""Why a form means whom it means: its candidates, what speaks for and against each, and what decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.context import Context, Memory
from kg.extract.parties import Parties
from kg.extract.party import Party
from kg.extract.reader import Reader
from kg.fold import fold
from kg.ids import ActorId
from kg.match.mention import Mention
from kg.match.mentions import MentionFinder
from kg.match.passage import Passage
from kg.match.registry import held_on
from kg.model import Article, Document, Span
from kg.vocab.types import Membership, Vocabulary


@dataclass(frozen=True, slots=True)
class Weighed:
    """A registered actor that a form may mean, and what speaks for or against it here."""

    actor: ActorId
    kept: bool
    why: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a form means in its place.

    ``words`` are those of the mention, ``how`` the way it was recognized (see ``Mention``), ``parties`` who is meant
    (none where nobody can be told), ``why`` what decides.
    """

    words: str
    how: str
    weighed: tuple[Weighed, ...]
    parties: tuple[Party, ...]
    why: tuple[str, ...]


def identify(form: str, reader: Reader, lang: str, day: str = "") -> Identity | None:
    """Whom a form means by itself, on a day (ISO date) where one is given; None where it is no mention."""
    finder, _ = reader.tools(lang)
    passage = Passage(form, Span(0, len(form)), finder.lexicon)
    parties = Parties(finder.lexicon, day)
    mention = finder.at(passage, 0, len(passage.tokens), names=True)
    if mention is None:
        return None
    # Who asks for a title asks for its holder, article or not.
    return _identity(replace(mention, definite=True), passage, parties)


def identify_in(form: str, document: Document, reader: Reader, day: str = "") -> Iterator[Identity]:
    """Whom each occurrence of a form means in a document, in the order of the text."""
    finder, _ = reader.tools(document.lang)
    wanted = [fold(t.text) for t in Passage(form, Span(0, len(form)), finder.lexicon).tokens]
    for article in document.articles:
        parties = Parties(finder.lexicon, day or article.published, document.id)
        sentences = _sentences(document, article, parties, reader)
        for ctx in sentences:
            for mention in ctx.mentions:
                parties.introduce(mention, ctx.passage)
        for ctx in sentences:
            for mention in _occurrences(ctx, finder, wanted, parties):
                yield _identity(mention, ctx.passage, parties)


def _sentences(document: Document, article: Article, parties: Parties, reader: Reader) -> list[Context]:
    finder, patterns = reader.tools(document.lang)
    memory = Memory()
    passages = [
        Passage(document.text, block, finder.lexicon, headline=block == article.title) for block in article.blocks
    ]
    return [
        Context(passage, start, end, finder, parties, memory, patterns, reader.topics)
        for passage in passages
        for start, end in passage.sentences
    ]


def _occurrences(ctx: Context, finder: MentionFinder, wanted: list[str], parties: Parties) -> Iterator[Mention]:
    """The mentions that hold the wanted words, each once; the first of them may wear proclitics."""
    seen: set[int] = set()
    for i in range(ctx.start, ctx.end - len(wanted) + 1):
        word = ctx.tokens[i].word
        first = {word.key, *(r.with_article(ctx.profile.article) for r in word.readings)}
        if wanted[0] not in first or any(ctx.tokens[i + k].word.key != w for k, w in enumerate(wanted) if k):
            continue
        around = next((m for m in ctx.mentions if m.start <= i < m.end), None)
        mention = around or finder.at(ctx.passage, i, ctx.end, names=True)
        if mention is None:
            bare = Mention(i, i + len(wanted), "name", "person", name=(i, i + len(wanted)))
            mention = bare if parties.named.by_surname(ctx.words((i, bare.end)), bare) is not None else None
        if mention is not None and mention.start not in seen:
            seen.add(mention.start)
            yield mention


def _identity(mention: Mention, passage: Passage, parties: Parties) -> Identity:
    found = parties.everyone(mention, passage)
    weighed = tuple(_weighed(mention, parties, found))
    why = tuple(w for w in (*_stated(mention, parties), *_grounds(mention, parties, found)) if w)
    return Identity(passage.words(mention.start, mention.end), mention.how, weighed, found, why)


def _weighed(mention: Mention, parties: Parties, found: tuple[Party, ...]) -> Iterator[Weighed]:
    vocabulary = parties.vocabulary
    chosen = {p.id for p in found}
    people = parties.people
    for candidate in mention.candidates:
        actor = vocabulary.actors[candidate]
        if actor.kind != "person":
            yield Weighed(candidate, candidate == mention.candidates[0], actor.kind)
            continue
        against = people.against(actor, mention)
        held = [m for m in actor.memberships if held_on(m, people.published)] if people.published else []
        office = "; ".join(office_in_words(m, vocabulary) for m in held)
        why = against or office or (f"no office known on {people.published}" if people.published else "")
        yield Weighed(candidate, candidate in chosen, why)


def _stated(mention: Mention, parties: Parties) -> Iterator[str]:
    """What the words around say: title, state, body, former."""
    vocabulary = parties.vocabulary
    if mention.roles:
        yield "title: " + " or ".join(mention.roles)
    for name, actor in (("state", mention.country), ("body", mention.organization)):
        if actor:
            yield f"{name}: {actor} {vocabulary.actors[actor].label.get('en', '')}"
    if mention.institution:
        yield f"institution: {mention.institution}"
    if mention.former:
        yield "former: speaks for nobody but himself"


def _grounds(mention: Mention, parties: Parties, found: tuple[Party, ...]) -> Iterator[str]:
    """What decides, for each party meant."""
    if not found:
        yield "nobody can be told"
    day = parties.people.published
    for party in found:
        if party.note:
            yield party.note
        if party.how == "minted":
            yield f"{party.name}: no such name in the registry, so an actor of its own"
        elif party.how == "title":
            yield f"{party.name}: the office, " + ("no one holder is known" if day else "since no day is given")
        elif party.how == "registry" and mention.how in ("title", "pair") and not mention.name:
            named = any(p.id == party.id for p in parties.named.known())
            yield f"{party.id}: " + ("named in the text with this office" if named else f"held the office on {day}")
        elif len(mention.candidates) > 1:
            yield f"{party.id}: the one candidate that fits"
        elif party.how == "registry":
            yield f"{party.id}: " + ("the one that the form means" if mention.candidates else "named in the text")


def office_in_words(held: Membership, vocabulary: Vocabulary) -> str:
    """An office held as a line: ``Foreign Minister of Russia, 2004-03-09 to now``."""
    role, of = vocabulary.roles.get(held.role), vocabulary.actors.get(held.of)
    title = role.label.get("en", held.role) if role is not None else held.role
    body = of.label.get("en", held.of) if of is not None else held.of
    end = {"": "now", "?": "an unknown day"}.get(held.end, held.end)
    return f"{title} of {body}, {held.start or 'an unknown day'} to {end}"
