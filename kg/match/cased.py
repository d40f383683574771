"""Mentions in languages whose names wear capitals and whose modifiers stand before the head.

A noun phrase is read as a row of pieces (nationality, state, body, title, description, name); its last piece says
what it is, those before it narrow it: ``U.S. Secretary of State Marco Rubio``, ``a Hamas official``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.ids import ActorId
from kg.match.entries import Entry
from kg.match.lexicon import Lexicon, Word
from kg.match.mention import Mention
from kg.match.mentions import MentionFinder
from kg.match.passage import Passage, Token
from kg.match.pieces import STRENGTHS, Piece, PieceReader, passage_start


class CasedFinder(MentionFinder):
    """Finds mentions by capitals and by what stands before a head."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.pieces = PieceReader(lexicon)

    def _may_open(self, word: Word) -> bool:
        return True  # capitals tell, and what stands before the head

    def _at(self, passage: Passage, i: int, end: int, *, names: bool) -> Mention | None:
        start, pieces, definite = self.pieces.read(passage, i, end)
        if not pieces:
            return None
        mention = self._made(passage, start, pieces, definite, names)
        if mention is None:
            return None
        mention = self._behind(passage, mention, end)
        return self._apposed(passage, mention, end)

    # -- from pieces to a mention -------------------------------------------------------------------------

    def _made(self, passage: Passage, start: int, pieces: list[Piece], definite: bool, names: bool) -> Mention | None:
        while pieces and pieces[-1].what in ("former", "acting", "modifier", "honorific"):
            pieces = pieces[:-1]
        if not pieces or pieces[-1].owner:
            return self._owner(passage, start, pieces)
        last = pieces[-1].end
        if self.lexicon.profile.small_adjectives:
            nations = [p for p in pieces if p.what == "demonym"]
            pieces = [*nations, *(p for p in pieces if p.what != "demonym")] if len(nations) < len(pieces) else pieces
        head, before = pieces[-1], pieces[:-1]
        mention = Mention(start, max(last, head.end), "described", "person", definite=definite)
        mention = self._narrowed(mention, [*before, *self._named_in(passage, [*before, head])])
        titles = [p for p in before if p.what == "title"]
        if titles and head.what in ("actor", "name", "title"):
            mention = replace(mention, roles=self.titles.ranked(titles[-1].entries), definite=True)
        if head.what == "actor":
            return self._actor(mention, head, before)
        if head.what == "name":
            return self._unknown(passage, mention, head, before, names)
        if head.what == "title":
            listed = self.titles.ranked(head.entries)
            if "generic_title" in passage.tokens[head.start].word.classes and "role:head" in self.vocabulary.roles:
                listed = ("role:head", *(r for r in listed if r != "role:head"))
            bare = start == head.start == passage_start(passage, start) and head.end == start + len(
                head.entries[0].words
            )
            return replace(
                mention, how="title", kind="person", roles=listed, definite=definite or bare or bool(mention.country)
            )
        if head.what == "institution":
            return replace(
                mention, how="institution", kind="organization", institution=head.entries[0].id, definite=True
            )
        if head.what == "demonym":
            return self._people(passage, mention, head)
        if head.what == "age":
            return replace(mention, how="described", kind="person", definite=True)
        described = self.lexicon.descriptions[passage.tokens[head.start].word.key]
        return replace(
            mention, kind=described.kind, number="s" if described.kind in ("person", "organization") else "p"
        )

    def _named_in(self, passage: Passage, pieces: Sequence[Piece]) -> list[Piece]:
        """The bodies that titles name themselves (Kremlin spokesman)."""
        found: list[Piece] = []
        for piece in pieces:
            if piece.what == "title" and piece.end > piece.start + 1:
                inner = self.pieces.listed_as("actor", self.lexicon.actors, passage.tokens, piece.start, piece.end - 1)
                if inner is not None:
                    found.append(inner)
        return found

    def _owner(self, passage: Passage, start: int, pieces: list[Piece]) -> Mention | None:
        """A phrase that ends in a possessive whose head means nothing here: the owner alone."""
        if not pieces:
            return None
        bare = [*pieces[:-1], replace(pieces[-1], owner=False)]
        return self._made(passage, start, bare, True, True)

    def _narrowed(self, mention: Mention, before: Sequence[Piece]) -> Mention:
        for piece in before:
            if piece.what == "demonym":
                continue
            if piece.what == "actor":
                actor = self.vocabulary.actors[ActorId(piece.entries[0].id)]
                if actor.kind == "person":
                    if piece.owner and actor.of:
                        mention = self.bodies.narrowed(mention, actor.of)
                else:
                    mention = self.bodies.narrowed(mention, actor.id)
            elif piece.what == "institution":
                mention = replace(mention, institution=piece.entries[0].id)
            elif piece.what == "former":
                mention = replace(mention, former=True)
        return mention

    def _nation(self, passage: Passage, mention: Mention, before: Sequence[Piece]) -> Mention:
        for piece in before:
            if piece.what == "demonym":
                mention = self.bodies.narrowed(mention, passage.tokens[piece.start].word.demonyms[0].actor)
        return mention

    def _actor(self, mention: Mention, head: Piece, before: Sequence[Piece]) -> Mention:
        strength = min((e.strength for e in head.entries), key=STRENGTHS.index)
        entries = [e for e in head.entries if e.strength == strength]
        ids = tuple(ActorId(e.id) for e in entries)
        actor = self.vocabulary.actors[ids[0]]
        how = {"form": "registry", "seat": "seat", "group": "group", "short": "short"}[strength]
        found = replace(
            mention,
            how=how,
            kind="group" if how == "group" else actor.kind,
            candidates=ids,
            gender=actor.gender,
        )
        if how == "group":
            return replace(found, number="p", country=ids[0])
        if actor.kind == "person":
            return replace(found, name=(head.start, head.end))
        return replace(found, roles=(), former=False, country=ActorId(""), organization=ActorId(""), institution="")

    def _unknown(
        self, passage: Passage, mention: Mention, head: Piece, before: Sequence[Piece], names: bool
    ) -> Mention | None:
        words = [passage.tokens[k] for k in range(head.start, head.end) if passage.tokens[k].text != "."]
        if (known := self._without_initials(words)) is not None:
            return self._actor(mention, replace(head, entries=known), before)
        titled = any(p.what in ("title", "head", "honorific") for p in before)
        last = words[-1].word
        if "body_word" in last.classes or (
            not titled and mention.start < head.start and passage.tokens[mention.start].word.classes & {"article"}
        ):
            how = "name" if names or len(words) > 1 else ""
            return replace(mention, how="described", kind="organization", definite=True) if how else None
        given = "given_name" in words[0].word.classes
        opens = head.start == passage_start(passage, head.start)
        if not (titled or given or (len(words) > 1 and not (opens and words[0].word.classes)) or (names and not opens)):
            return (
                None
                if not names or words[0].word.classes
                else replace(mention, how="name", name=(head.start, head.end))
            )
        return replace(mention, how="name", kind="person", name=(head.start, head.end))

    def _without_initials(self, words: Sequence[Token]) -> tuple[Entry, ...] | None:
        """The registry's person of a name whose middle initials the registry leaves out (John F. Kerry)."""
        keys = tuple(t.word.key for k, t in enumerate(words) if k == 0 or len(t.text) > 1)
        if len(keys) == len(words):
            return None
        found = tuple(e for e in self.lexicon.actors.get(keys[0], ()) if e.words == keys)
        return found or None

    def _people(self, passage: Passage, mention: Mention, head: Piece) -> Mention | None:
        actor = passage.tokens[head.start].word.demonyms[0].actor
        if head.entries:
            ids = (ActorId(head.entries[0].id),)
            return replace(mention, how="group", kind="group", candidates=ids, country=actor, number="p")
        return None

    # -- what follows -------------------------------------------------------------------------------------

    def _behind(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """``of X``, ``for X``, ``at X`` behind a title, an institution or a description."""
        mention = self._filled(passage, mention)
        if mention.how not in ("title", "institution", "described") or mention.name is not None:
            return mention
        tokens, j = passage.tokens, mention.end
        while (
            j + 1 < end
            and tokens[j].word.classes & {"title_preposition"}
            and not tokens[j].word.classes & {"directive"}
        ):
            _, pieces, _ = self.pieces.read(passage, j + 1, end)
            known = [p for p in pieces if p.what in ("actor", "institution", "demonym", "name", "head")]
            if not known or ("locative" in tokens[j].word.classes and known[-1].what != "actor"):
                break
            narrowed = self._nation(passage, self._narrowed(mention, [replace(p, owner=False) for p in known]), known)
            indefinite = "indefinite" in tokens[mention.start].word.classes
            mention = replace(narrowed, end=known[-1].end, definite=not indefinite)
            j = mention.end
            if j < end and "genitive" in tokens[j].word.classes:
                break
        return mention

    def _filled(self, passage: Passage, mention: Mention) -> Mention:
        for k in range(mention.start, mention.end):
            word = passage.tokens[k].word
            if (
                word.demonyms
                and (passage.tokens[k].text[0].isupper() or self.lexicon.profile.small_adjectives)
                and mention.kind != "country"
                and not (mention.name and mention.name[0] <= k)
            ):
                mention = self.bodies.narrowed(mention, word.demonyms[0].actor)
        return mention

    def _apposed(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """A title behind a comma that says who a name is, or a name that says who a title means."""
        tokens, j = passage.tokens, mention.end
        if j + 1 < end and mention.how == "title" and mention.name is None and tokens[j].word.classes & {"directive"}:
            _, pieces, _ = self.pieces.read(passage, j + 1, end)
            j = pieces[-1].end if pieces and pieces[-1].what == "actor" else j
        if j + 2 < end and tokens[j].text == "." and "." in tokens[j - 1].text:
            j += 1  # the ambassador to the U.N., X
        if j + 1 >= end or tokens[j].text != ",":
            return mention
        if mention.name is not None and not mention.roles:
            after = j + 1
            start, pieces, definite = self.pieces.read(passage, after, end)
            if not pieces or pieces[-1].what not in ("title", "head") or pieces[-1].owner:
                return mention
            opening = tokens[after].word.classes & {"article", "former", "acting", "possessive"} or pieces[0].what in (
                "title",
                "demonym",
                "actor",
                "former",
            )
            if not opening:
                return mention
            titled = self._made(passage, after, pieces, definite, False)
            if titled is None:
                return mention
            titled = self._behind(passage, titled, end)
            if (
                titled.end < end
                and tokens[titled.end].text not in (",", ".", "(", "—", "–", "-")
                and "preposition" not in (tokens[titled.end].word.classes)
            ):
                return mention
            return replace(
                mention,
                end=titled.end,
                roles=titled.roles,
                country=mention.country or titled.country,
                organization=mention.organization or titled.organization,
                institution=mention.institution or titled.institution,
                former=mention.former or titled.former,
            )
        if mention.how == "title" and mention.name is None:
            start, pieces, _ = self.pieces.read(passage, j + 1, end)
            person = [p for p in pieces if p.what in ("name", "actor")]
            if (
                len(person) == 1
                and person[0] == pieces[-1]
                and (pieces[-1].end >= end or tokens[pieces[-1].end].text in (",", "."))
            ):
                named = self._made(passage, start, pieces, True, True)
                if named is not None and named.name is not None:
                    return replace(
                        mention,
                        end=named.end,
                        how=named.how,
                        candidates=named.candidates,
                        name=named.name,
                        gender=named.gender,
                    )
        return mention
