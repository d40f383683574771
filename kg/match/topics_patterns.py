"""Labels and patterns of topics, compiled into a trie over word classes.

The mini-language of patterns is described in the header of ``ontology/tables/topics.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.errors import VocabularyError
from kg.fold import fold
from kg.match.topics_words import WordRules, words_of

STRONG, WEAK, PLACE, TURNED, REVERSER, FRAME = "", "~", "^", "<", "!", "-"
_MARKS = (WEAK, PLACE, TURNED, REVERSER, FRAME)
RANK = {STRONG: 0, WEAK: 1, PLACE: 2, REVERSER: 3, FRAME: 4}
_GAP = 2

_NOTHING: frozenset[int] = frozenset()

Out = tuple[int, str, int, bool]
"""Number of the concept, mark of the pattern, number of words, whether it speaks against the concept."""


class Node:
    """A state of the trie: by which slot to go on, whether a gap opens here, what ends here."""

    __slots__ = ("edges", "gap", "outs")

    def __init__(self) -> None:
        self.edges: dict[int, Node] = {}
        self.gap: Node | None = None
        self.outs: tuple[Out, ...] = ()

    def leads(self, slots: frozenset[int]) -> bool:
        """Whether a word of these slots can go on from here, or any word can."""
        return self.gap is not None or not self.edges.keys().isdisjoint(slots)


class Hit(NamedTuple):
    """A pattern found: which concept, by which kind of pattern, at which positions (a bit each)."""

    concept: int
    mark: str
    mask: int
    start: int
    end: int
    words: int
    turned: bool


class PatternSet:
    """All forms and patterns of one language, ready to be found in a row of words."""

    def __init__(self, rules: WordRules) -> None:
        self.rules = rules
        self._root = Node()
        self._loose: dict[int, list[tuple[tuple[int, ...], Out]]] = {}
        self._slots: dict[str, int] = {}
        self._labels: dict[str, int] = {}
        self._items: dict[str, list[tuple[int, ...]]] = {}
        self._by_stem: dict[str, set[int]] = {}
        self._by_bare: dict[str, set[int]] = {}
        self._by_form: dict[str, set[int]] = {}
        self._stems: dict[str, str] = {}
        self._known: dict[str, frozenset[int]] = {}

    def add_form(self, concept: int, form: str) -> None:
        """Add a label: its words, one after the other."""
        skipped = self.rules.skipped
        words = [word for word in words_of(form) if word not in skipped]
        exact = self.rules.exact_labels and len(words) == 1
        slots = [self._slot("=" + words[0])] if exact else [self._word_slot(word) for word in words]
        if slots:
            self._insert(slots, (concept, STRONG, len(slots), False))

    def add_pattern(self, concept: int, pattern: str) -> None:
        """Add a pattern of the mini-language.

        Raises:
            VocabularyError: nothing is left of the pattern, or ``&`` stands where no word is beside it.
        """
        pattern = fold(pattern)
        mark, body = (pattern[0], pattern[1:]) if pattern[:1] in _MARKS else (STRONG, pattern)
        turned = mark == TURNED
        mark = STRONG if turned else mark
        for part in body.split("&") if "&" in body else ():
            if not part.strip() or len(part.split()) > 1:
                raise VocabularyError(
                    "each side of '&' must be one word or its alternatives", pattern, "see topics.tsv"
                )
        if "&" in body:
            loose = tuple(self._slot(part.strip()) for part in body.split("&"))
            self._loose.setdefault(loose[0], []).append((loose, (concept, mark, len(loose), turned)))
            return
        empty = True
        for slots in self._readings(body.split()):
            words = len(slots) - slots.count(-1)
            if words:
                self._insert(slots, (concept, mark, words, turned))
                empty = False
        if empty:
            raise VocabularyError("the pattern holds function words only", pattern, "write the words that carry it")

    def _readings(self, items: Sequence[str]) -> list[list[int]]:
        """The rows of slots that a pattern stands for; -1 is a gap, optional words are there or not."""
        rows: list[list[int]] = [[]]
        for item in items:
            if item == "*":
                rows = [[*row, -1] if row else row for row in rows]
            elif choices := self._choices(item):
                rows = [[*row, *choice] for row in rows for choice in choices]
        for row in rows:
            while row and row[-1] == -1:
                row.pop()
        return rows

    def _choices(self, item: str) -> list[tuple[int, ...]]:
        """What one item of a pattern can be: one slot for all single words, a row of slots for each ``a+b``."""
        found = self._items.get(item)
        if found is None:
            words = [w for w in item.split("|") if w and w != "_" and w not in self.rules.skipped]
            single = "|".join(w for w in words if "+" not in w)
            found = [tuple(map(self._slot, w.split("+"))) for w in words if "+" in w]
            if single:
                found.append((self._slot(single),))
            if found and "_" in item.split("|"):
                found.append(())
            self._items[item] = found
        return found

    def _slot(self, item: str) -> int:
        """The number of a slot (a word or its alternatives), made where it is new."""
        slot = self._slots.get(item)
        if slot is None:
            slot = self._slots[item] = len(self._slots)
            for word in item.split("|"):
                if word.startswith("=="):
                    self._by_form.setdefault(_single(word[2:]), set()).add(slot)
                elif word.startswith("="):
                    self._by_bare.setdefault(self.rules.bare(_single(word[1:])), set()).add(slot)
                else:
                    self._by_stem.setdefault(self._stem(word), set()).add(slot)
        return slot

    def _word_slot(self, word: str) -> int:
        """The slot of a word of a label; a conjunction may be written on to it."""
        found = self._labels.get(word)
        if found is None:
            found = self._labels[word] = self._slot("|".join(self._without(word, self.rules.conjunctions)))
        return found

    def _stem(self, word: str) -> str:
        stem = self._stems.get(word)
        if stem is None:
            stem = self._stems[word] = self.rules.stem(_single(word))
        return stem

    def _insert(self, slots: Sequence[int], out: Out) -> None:
        node = self._root
        for slot in slots:
            if slot == -1:
                if node.gap is None:
                    node.gap = Node()
                node = node.gap
            else:
                found = node.edges.get(slot)
                if found is None:
                    found = node.edges[slot] = Node()
                node = found
        if out not in node.outs:
            node.outs += (out,)

    def slots_of(self, word: str) -> frozenset[int]:
        """The slots that a folded word of a text can fill in any of its readings (وبكين as it stands, or و + بكين)."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 20_000:  # a long run over many texts must not grow without end
                self._known.clear()
            found = self._known[word] = frozenset(self._by_form.get(word, ())) | self._read(word)
        return found

    def _read(self, word: str) -> frozenset[int]:
        starts = self._without(word, self.rules.conjunctions)
        starts += [w for start in starts for w in self._without(start, self.rules.prefixes)[1:]]
        found: set[int] = set()
        for start in starts:
            found |= self._by_stem.get(self.rules.stem(start), _NOTHING)
            found |= self._by_bare.get(self.rules.bare(start), _NOTHING)
        return frozenset(found)

    @staticmethod
    def _without(word: str, clitics: Sequence[str]) -> list[str]:
        return [word] + [word[len(c) :] for c in clitics if len(word) > 3 and word.startswith(c)]

    def find(self, words: Sequence[frozenset[int]]) -> list[Hit]:
        """Every pattern found in a row of words, each given by the slots that it fills."""
        hits: list[Hit] = []
        row = [*words, _NOTHING]
        for start in range(len(words)):
            self._walk(self._root, row, start, start, 0, hits)
        if self._loose:
            self._find_loose(words, hits)
        return hits

    def _walk(
        self, node: Node, row: Sequence[frozenset[int]], start: int, here: int, mask: int, hits: list[Hit]
    ) -> None:
        """Adds what the trie finds from a node on at the words from ``here`` on; ``row`` ends with an empty word."""
        slots, edges = row[here], node.edges
        few, many = (slots, edges) if len(slots) < len(edges) else (edges, slots)
        taken = mask | 1 << here
        for slot in filter(many.__contains__, few):
            after = edges[slot]
            for concept, mark, count, turned in after.outs:
                hits.append(Hit(concept, mark, taken, start, here + 1, count, turned))
            if after.leads(row[here + 1]):
                self._walk(after, row, start, here + 1, taken, hits)
        if node.gap is not None:
            for jump in range(here, min(here + _GAP + 1, len(row) - 1)):
                if node.gap.leads(row[jump]):
                    self._walk(node.gap, row, start, jump, mask, hits)

    def _find_loose(self, words: Sequence[frozenset[int]], hits: list[Hit]) -> None:
        for anchor, slots in enumerate(words):
            for slot in self._loose.keys() & slots:
                for parts, (concept, mark, count, turned) in self._loose[slot]:
                    places = [anchor]
                    for part in parts[1:]:
                        place = next((i for i, s in enumerate(words) if part in s and i not in places), None)
                        if place is None:
                            break
                        places.append(place)
                    else:
                        taken = sum(1 << place for place in places)
                        hits.append(Hit(concept, mark, taken, min(places), max(places) + 1, count, turned))


def _single(word: str) -> str:
    if word.isalnum():
        return word
    folded = words_of(word)
    if len(folded) != 1:
        raise VocabularyError("not one word", word, "an alternative of a pattern is a single word without hyphens")
    return folded[0]
