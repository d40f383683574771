"""Word patterns over a passage: the notation of the content tables, compiled and matched.

``|`` parts alternatives, ``?`` behind a word makes it optional, ``~`` is a gap of up to three words,
``^`` ties the pattern to the start of a clause. Words are folded and met with any clitics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.errors import VocabularyError
from kg.fold import fold
from kg.match.passage import Token
from kg.vocab.types import Pattern

GAP = 3


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: the words it accepts, whether it may be missing, or a gap."""

    words: frozenset[str]
    optional: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready to match; ``last`` are the words of its last place that may not be missing."""

    source: Pattern
    elements: tuple[Element, ...]
    anchored: bool
    last: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A match: the pattern and the token range that it covers."""

    pattern: Pattern
    start: int
    end: int


def compile_pattern(source: Pattern) -> Compiled:
    """Compiles the notation.

    Raises:
        VocabularyError: the pattern is empty or begins with a gap.
    """
    parts = source.pattern.split()
    anchored = bool(parts) and parts[0] == "^"
    if parts and parts[0].startswith("^") and parts[0] != "^":
        anchored, parts[0] = True, parts[0][1:]
    elif anchored:
        parts = parts[1:]
    elements: list[Element] = []
    for part in parts:
        if part == "~":
            elements.append(Element(frozenset(), gap=True))
            continue
        optional = part.endswith("?") and len(part) > 1
        words = frozenset(fold(w) for w in part.rstrip("?").split("|") if w)
        elements.append(Element(words, optional))
    if not elements or elements[0].gap or not elements[0].words:
        raise VocabularyError(f"pattern '{source.pattern}' must begin with a word", source.id)
    last = next((e.words for e in reversed(elements) if not (e.gap or e.optional)), elements[0].words)
    return Compiled(source, tuple(elements), anchored, last)


class PatternIndex:
    """Patterns by the words that they can begin with."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_word: dict[str, list[Compiled]] = defaultdict(list)
        for source in patterns:
            compiled = compile_pattern(source)
            for element in compiled.elements:
                for word in element.words:
                    self._by_word[word].append(compiled)
                if not element.optional:
                    break

    def find(
        self, tokens: Sequence[Token], start: int, end: int, clause_starts: frozenset[int] = frozenset()
    ) -> list[Found]:
        """All matches that begin in ``[start, end)``, in order."""
        out: list[Found] = []
        present = frozenset[str]().union(*(token.word.keys for token in tokens[start:end]))
        for i in range(start, end):
            seen: set[int] = set()
            for key in filter(self._by_word.__contains__, tokens[i].word.keys):
                for compiled in self._by_word[key]:
                    if id(compiled) in seen or compiled.last.isdisjoint(present):
                        continue
                    seen.add(id(compiled))
                    if compiled.anchored and i != start and i not in clause_starts:
                        continue
                    after = _match(compiled.elements, 0, tokens, i, end)
                    if after is not None:
                        out.append(Found(compiled.source, i, after))
        return out


def _match(elements: tuple[Element, ...], k: int, tokens: Sequence[Token], i: int, end: int) -> int | None:
    while k < len(elements):
        element = elements[k]
        if element.gap:
            for skip in range(GAP + 1):
                after = _match(elements, k + 1, tokens, i + skip, end)
                if after is not None:
                    return after
            return None
        if i < end and not element.words.isdisjoint(tokens[i].word.keys):
            i, k = i + 1, k + 1
        elif element.optional:
            k += 1
        else:
            return None
    return i
