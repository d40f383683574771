"""Noun phrases as rows of pieces: nationality, state, body, title, description, name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.fold import fold
from kg.ids import ActorId
from kg.match.entries import Entry, tongue
from kg.match.lexicon import Lexicon
from kg.match.passage import Passage, Token
from kg.text.tokens import iter_tokens

LONGEST_NAME = 6
_CAPITAL = re.compile(r"(?:[a-z]{1,3}[-'’])?[^\W\d_a-z]")
"""How a name begins: a capital, or a capital behind a small article (al-Moualem)."""
IDLE = 4
"""How many words that mean nothing here may stand in a row before the head."""
STRENGTHS = ("form", "seat", "group", "short")
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


class PieceReader:
    """Reads noun phrases of a language whose names wear capitals."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self._acronyms = self._all_capitals()

    def _all_capitals(self) -> frozenset[tuple[str, ...]]:
        """Forms that are written in capitals (US, WHO) and mean something else without them."""
        found: set[tuple[str, ...]] = set()
        for actor in self.vocabulary.actors.values():
            for listed in (actor.forms, actor.short, actor.seats):
                for form in listed.get(tongue(actor, self.lexicon.profile), ()):
                    if form.isupper():
                        found.add(tuple(fold(t) for _, _, t in iter_tokens(form)))
        return frozenset(found)

    def read(self, passage: Passage, i: int, end: int) -> tuple[int, list[Piece], bool]:
        """The row that starts at token ``i``: its first token, its pieces, whether a definite word opens it."""
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
            if token.word.classes & {"genitive", "bare_genitive"}:
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
        if "deed_verb" in word.classes:
            return True
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
            found = self.listed_as(what, index, tokens, j, end)
            if found is not None and (best is None or found.end > best.end):
                best = found
        return best

    def listed_as(
        self, what: str, index: dict[str, tuple[Entry, ...]], tokens: Sequence[Token], j: int, end: int
    ) -> Piece | None:
        """The longest phrase of one index that starts at ``j``, capitals minded."""
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
            first[0].isupper()
            and (
                bool(_CAPITAL.match(last)) or not last[0].isalpha() or size > 3 or self.lexicon.profile.small_adjectives
            )
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
            strength = min((e.strength for e in listed.entries), key=STRENGTHS.index)
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
        if word.demonyms and (token.text[0].isupper() or self.lexicon.profile.small_adjectives):
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
                if "age" in tokens[k].word.classes:
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
                if tokens[k + 1].text[0].isupper() and "binding" not in token.word.classes:
                    k += 1
                    continue
                break
            if not _CAPITAL.match(token.text) or token.word.classes & (_BREAKS | {"article", "time"}):
                break
            if k == j and token.word.classes & {"adverb", "filler"} and passage_start(passage, k) == k:
                break
            if k > j and (token.word.demonyms or self._listed_beyond(tokens, k, end)):
                break
            if passage.headline and self._verb(token) and k > 0 and (k > j or passage_start(passage, k) != k):
                break
            k += 1
        return k

    def _listed_beyond(self, tokens: Sequence[Token], k: int, end: int) -> bool:
        listed = self._listed(tokens, k, end)
        if listed is None or listed.what == "title":
            return listed is not None
        return listed.end > k + 1 and listed.entries[0].strength == "form"


def passage_start(passage: Passage, j: int) -> int:
    """``j`` where a sentence or a quotation begins at token ``j``, so that its capital means nothing; else -1."""
    if j == 0:
        return j
    before = passage.tokens[j - 1].text
    return j if before in '.!?:"“«' or before in ("''", "‘") else -1
