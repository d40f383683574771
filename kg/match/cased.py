"""Mentions in languages whose names wear capitals and whose modifiers stand before the head.

A noun phrase is read as a row of pieces (nationality, state, body, title, description, name); its last piece says
what it is, those before it narrow it: ``U.S. Secretary of State Marco Rubio``, ``a Hamas official``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.fold import fold
from kg.ids import ActorId
from kg.match.lexicon import Entry, Lexicon
from kg.match.mention import Mention
from kg.match.mentions import MentionFinder
from kg.match.passage import Passage, Token
from kg.text.tokens import iter_tokens

LONGEST_NAME = 6
_CAPITAL = re.compile(r"(?:[a-z]{1,3}[-'’])?[^\W\d_a-z]")
"""How a name begins: a capital, or a capital behind a small article (al-Moualem)."""
IDLE = 4
"""How many words that mean nothing here may stand in a row before the head."""
_STRENGTHS = ("form", "seat", "group", "short")
_BREAKS = frozenset(
    [
        "preposition",
        "that",
        "relative",
        "conjunction",
        "auxiliary",
        "pronoun",
        "negation",
        "breaker",
        "because",
        "condition",
        "infinitive",
    ]
)
_VERBAL = ("base", "present3s", "past", "participle", "passiveParticiple")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a noun phrase: ``what`` is actor, demonym, institution, title, head, modifier, age or name."""

    what: str
    start: int
    end: int
    entries: tuple[Entry, ...] = ()
    owner: bool = False


class CasedFinder(MentionFinder):
    """Finds mentions by capitals and by what stands before a head."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._acronyms = self._all_capitals()

    def _all_capitals(self) -> frozenset[tuple[str, ...]]:
        """Forms that are written in capitals (US, WHO) and mean something else without them."""
        found: set[tuple[str, ...]] = set()
        for actor in self.vocabulary.actors.values():
            for listed in (actor.forms, actor.short, actor.seats):
                for form in listed.get(self.lexicon.lang, ()):
                    if form.isupper():
                        found.add(tuple(fold(t) for _, _, t in iter_tokens(form)))
        return frozenset(found)

    def at(self, passage: Passage, i: int, end: int, *, names: bool = False) -> Mention | None:
        """The mention that starts at token ``i`` and ends before ``end``; see ``MentionFinder.at``."""
        if i >= end:
            return None
        start, pieces, definite = self._pieces(passage, i, end)
        if not pieces:
            return None
        mention = self._made(passage, start, pieces, definite, names)
        if mention is None:
            return None
        mention = self._behind(passage, mention, end)
        return self._apposed(passage, mention, end)

    # -- the row of pieces --------------------------------------------------------------------------------

    def _pieces(self, passage: Passage, i: int, end: int) -> tuple[int, list[Piece], bool]:
        tokens = passage.tokens
        start, j, definite = i, i, False
        while j < end and (
            tokens[j].word.classes & {"article", "possessive", "quantifier", "demonstrative"}
            or tokens[j].text[0].isdigit()
        ):
            if tokens[j].text[0].isdigit() and self._age(tokens, j, end) > j:
                break
            if self._listed(tokens, j, end) is not None:
                break
            definite = definite or bool(tokens[j].word.classes & {"definite", "possessive"})
            j += 1
        pieces: list[Piece] = []
        idle = 0
        while j < end:
            token = tokens[j]
            if token.text in ("'s", "’s", "'S", "’S", "’", "'"):
                if not pieces or pieces[-1].end != j:
                    break
                pieces[-1] = replace(pieces[-1], owner=True)
                definite, j = True, j + 1
                continue
            if token.text == "-" and pieces and j + 1 < end and tokens[j - 1].end == token.start:
                j += 1
                continue
            piece = self._piece(passage, j, end, first=j == passage_start(passage, j))
            if piece is not None:
                pieces.append(piece)
                j, idle = piece.end, 0
                continue
            word = token.word
            if not token.text[0].isalpha() or word.classes & _BREAKS or idle >= IDLE:
                break
            if word.classes & {"time", "article", "possessive"} or self._verb(token):
                break
            if not (definite or pieces or i < j or token.text[0].isupper()):
                break
            idle += 1
            j += 1
        return start, pieces, definite

    def _verb(self, token: Token) -> bool:
        word = token.word
        if word.classes & {"common", "acting", "former"} or word.key in self.lexicon.descriptions:
            return False
        slots = {h.slot for h in word.hits}
        return bool(slots & set(_VERBAL)) and "noun" not in slots and "adjective" not in slots

    def _listed(self, tokens: Sequence[Token], j: int, end: int) -> Piece | None:
        """The longest actor, institution or title that starts at ``j``, capitals minded."""
        best: Piece | None = None
        for what, index in (
            ("actor", self.lexicon.actors),
            ("institution", self.lexicon.institutions),
            ("title", self.lexicon.titles),
        ):
            found = self._listed_as(what, index, tokens, j, end)
            if found is not None and (best is None or found.end > best.end):
                best = found
        return best

    def _listed_as(
        self, what: str, index: dict[str, tuple[Entry, ...]], tokens: Sequence[Token], j: int, end: int
    ) -> Piece | None:
        hits: list[Entry] = []
        for entry in index.get(tokens[j].word.key, ()):
            size = len(entry.words)
            if hits and size < len(hits[0].words):
                break
            if j + size <= end and self._spelt(what, entry, tokens, j):
                hits.append(entry)
        return Piece(what, j, j + len(hits[0].words), tuple(hits)) if hits else None

    def _spelt(self, what: str, entry: Entry, tokens: Sequence[Token], j: int) -> bool:
        size = len(entry.words)
        if any(tokens[j + k].word.key != entry.words[k] for k in range(1, size)):
            return False
        if what != "actor":
            return True
        if entry.words in self._acronyms:
            return all(tokens[j + k].text.upper() == tokens[j + k].text for k in range(size))
        led = size > 1 and "article" in tokens[j].word.classes
        first = tokens[j + led].text
        if (
            entry.strength == "short"
            and size == 1
            and tokens[j].word.classes & {"auxiliary", "pronoun", "article", "honorific"}
        ):
            return False
        last = tokens[j + size - 1].text
        return not first[0].isalpha() or (
            first[0].isupper() and (last[0].isupper() or not last[0].isalpha() or size > 3)
        )

    def _piece(self, passage: Passage, j: int, end: int, *, first: bool) -> Piece | None:
        tokens = passage.tokens
        token = tokens[j]
        word = token.word
        if "honorific" in word.classes and j + 1 < end and token.text[0].isupper():
            after = j + 2 if tokens[j + 1].text == "." and j + 2 < end else j + 1
            if after < end and tokens[after].text[:1].isupper() and self._listed(tokens, j, end) is None:
                return Piece("honorific", j, after)
        listed = self._listed(tokens, j, end)
        run = self._run(passage, j, end)
        if listed is not None and listed.what == "actor":
            strength = min((e.strength for e in listed.entries), key=_STRENGTHS.index)
            kind = self.vocabulary.actors[ActorId(listed.entries[0].id)].kind
            if (
                strength == "short"
                and kind == "person"
                and run > listed.end
                and not self._joins(passage, listed.end, run)
            ):
                return Piece("name", j, run)
            if word.demonyms and listed.end == j + 1 and strength == "group":
                return Piece("demonym", j, j + 1, listed.entries)
            return listed
        if word.demonyms and token.text[0].isupper():
            return Piece("demonym", j, j + 1)
        if (age := self._age(tokens, j, end)) > j:
            return Piece("age", j, age)
        described = self.lexicon.descriptions.get(word.key)
        if listed is not None and (listed.end > j + 1 or described is None or described.part == "head"):
            return listed
        if word.classes & {"former", "acting"} and (not token.text[0].isupper() or first):
            return Piece("former" if "former" in word.classes else "acting", j, j + 1)
        if described is not None and (not token.text[0].isupper() or first or run <= j + 1):
            return Piece(described.part, j, j + 1)
        return Piece("name", j, run) if run > j else None

    def _joins(self, passage: Passage, j: int, run: int) -> bool:
        """Whether the capitals from ``j`` on are a title or a description of their own (Clinton Campaign Chairman)."""
        word = passage.tokens[j].word
        return self._listed(passage.tokens, j, run) is not None or word.key in self.lexicon.descriptions

    def _age(self, tokens: Sequence[Token], j: int, end: int) -> int:
        """The index after an age that stands for a person (the 62-year-old)."""
        if tokens[j].text[0].isdigit():
            for k in range(j + 1, min(j + 3, end)):
                if tokens[k].word.key in ("year-old", "years-old"):
                    return k + 1
        return j

    def _run(self, passage: Passage, j: int, end: int) -> int:
        """The index after a row of capitalised words that begins at ``j`` and may be a name."""
        tokens, k = passage.tokens, j
        while k < end and k - j < LONGEST_NAME:
            token = tokens[k]
            if token.text == "." and k > j and len(tokens[k - 1].text) <= 2 and tokens[k - 1].end == token.start:
                k += 1
                continue
            if "name_joint" in token.word.classes and token.text[0].islower() and k > j and k + 1 < end:
                if tokens[k + 1].text[0].isupper() and token.word.key != "of":
                    k += 1
                    continue
                break
            if not _CAPITAL.match(token.text) or token.word.classes & (_BREAKS | {"article", "time"}):
                break
            if k > j and (token.word.demonyms or self._listed_beyond(tokens, k, end)):
                break
            if passage.headline and self._verb(token) and k > j:
                break
            k += 1
        return k

    def _listed_beyond(self, tokens: Sequence[Token], k: int, end: int) -> bool:
        listed = self._listed(tokens, k, end)
        if listed is None or listed.what == "title":
            return listed is not None
        return listed.end > k + 1 and listed.entries[0].strength == "form"

    # -- from pieces to a mention -------------------------------------------------------------------------

    def _made(self, passage: Passage, start: int, pieces: list[Piece], definite: bool, names: bool) -> Mention | None:
        while pieces and pieces[-1].what in ("former", "acting", "modifier", "honorific"):
            pieces = pieces[:-1]
        if not pieces or pieces[-1].owner:
            return self._owner(passage, start, pieces)
        head, before = pieces[-1], pieces[:-1]
        mention = Mention(start, head.end, "described", "person", definite=definite)
        mention = self._narrowed(mention, [*before, *self._named_in(passage, [*before, head])])
        titles = [p for p in before if p.what == "title"]
        if titles and head.what in ("actor", "name", "title"):
            mention = replace(mention, roles=self._ranked(titles[-1].entries), definite=True)
        if head.what == "actor":
            return self._actor(mention, head, before)
        if head.what == "name":
            return self._unknown(passage, mention, head, before, names)
        if head.what == "title":
            listed = self._ranked(head.entries)
            if "generic_title" in passage.tokens[head.start].word.classes and "role:head" in self.vocabulary.roles:
                listed = ("role:head", *(r for r in listed if r != "role:head"))
            return replace(
                mention, how="title", kind="person", roles=listed, definite=definite or bool(mention.country)
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
                inner = self._listed_as("actor", self.lexicon.actors, passage.tokens, piece.start, piece.end - 1)
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
                        mention = self._of(mention, actor.of)
                else:
                    mention = self._of(mention, actor.id)
            elif piece.what == "institution":
                mention = replace(mention, institution=piece.entries[0].id)
            elif piece.what == "former":
                mention = replace(mention, former=True)
        return mention

    def _nation(self, passage: Passage, mention: Mention, before: Sequence[Piece]) -> Mention:
        for piece in before:
            if piece.what == "demonym":
                mention = self._of(mention, passage.tokens[piece.start].word.demonyms[0].actor)
        return mention

    def _actor(self, mention: Mention, head: Piece, before: Sequence[Piece]) -> Mention:
        strength = min((e.strength for e in head.entries), key=_STRENGTHS.index)
        entries = [e for e in head.entries if e.strength == strength]
        ids = tuple(ActorId(e.id) for e in entries)
        actor = self.vocabulary.actors[ids[0]]
        how = {"form": "registry", "seat": "seat", "group": "group", "short": "short"}[strength]
        found = replace(
            mention, how=how, kind="group" if how == "group" else actor.kind, candidates=ids, gender=actor.gender,
        )  # fmt: skip
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
            j + 1 < end and tokens[j].word.classes & {"title_preposition"} and tokens[j].word.key not in ("to", "from")
        ):
            start, pieces, definite = self._pieces(passage, j + 1, end)
            known = [p for p in pieces if p.what in ("actor", "institution", "demonym", "name", "head")]
            if not known or (tokens[j].word.key == "in" and known[-1].what != "actor"):
                break
            narrowed = self._nation(passage, self._narrowed(mention, [replace(p, owner=False) for p in known]), known)
            indefinite = tokens[mention.start].word.key in ("a", "an")
            mention = replace(narrowed, end=known[-1].end, definite=not indefinite)
            j = mention.end
            if j < end and tokens[j].text in ("'s", "’s"):
                break
        return mention

    def _filled(self, passage: Passage, mention: Mention) -> Mention:
        for k in range(mention.start, mention.end):
            word = passage.tokens[k].word
            if (
                word.demonyms
                and passage.tokens[k].text[0].isupper()
                and mention.kind != "country"
                and not (mention.name and mention.name[0] <= k)
            ):
                mention = self._of(mention, word.demonyms[0].actor)
        return mention

    def _apposed(self, passage: Passage, mention: Mention, end: int) -> Mention:
        """A title behind a comma that says who a name is, or a name that says who a title means."""
        tokens, j = passage.tokens, mention.end
        if j + 1 >= end or tokens[j].text != ",":
            return mention
        if mention.name is not None and not mention.roles:
            after = j + 1
            start, pieces, definite = self._pieces(passage, after, end)
            if not pieces or pieces[-1].what not in ("title", "head") or pieces[-1].owner:
                return mention
            opening = tokens[after].word.classes & {"article", "former", "acting", "possessive"} or pieces[0].what in (
                "title", "demonym", "actor", "former",
            )  # fmt: skip
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
                mention, end=titled.end, roles=titled.roles, country=mention.country or titled.country,
                organization=mention.organization or titled.organization,
                institution=mention.institution or titled.institution, former=mention.former or titled.former,
            )  # fmt: skip
        if mention.how == "title" and mention.name is None:
            start, pieces, _ = self._pieces(passage, j + 1, end)
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


def passage_start(passage: Passage, j: int) -> int:
    """``j`` where a sentence or a quotation begins at token ``j``, so that its capital means nothing; else -1."""
    if j == 0:
        return j
    before = passage.tokens[j - 1].text
    return j if before in '.!?:"“«' or before in ("''", "‘") else -1
