"""Predicted statements against gold ones: found, attributed, family, stance, triple."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.evaluate.names import carries, same_name
from kg.model import Span, Statement

LEVELS = ("found", "attributed", "family", "stance", "triple")
"""Each level asks for more: the same stretch; the same speaker; a stance of the same family; the same stance and
negation; a topic that carries the gold keywords."""

SURE = 0.8
"""The confidence from which a statement should be right clearly more often."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted statement and the gold one that it stands for, with the levels on which they agree."""

    predicted: Statement
    gold: Statement
    levels: frozenset[str]


@dataclass(slots=True)
class Comparison:
    """Documents compared: the pairs, what was missed, what is spurious."""

    documents: int = 0
    pairs: list[Pair] = field(default_factory=list)
    missed: list[Statement] = field(default_factory=list)
    spurious: list[Statement] = field(default_factory=list)

    @property
    def gold(self) -> int:
        """How many gold statements there are."""
        return len(self.pairs) + len(self.missed)

    @property
    def predicted(self) -> int:
        """How many statements were predicted."""
        return len(self.pairs) + len(self.spurious)

    def score(self, level: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of a level."""
        hits = sum(level in pair.levels for pair in self.pairs)
        precision = hits / self.predicted if self.predicted else 0.0
        recall = hits / self.gold if self.gold else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0

    def given_found(self) -> dict[str, float]:
        """Of the statements found, the share with the right speaker, and with the right one spoken for."""
        if not self.pairs:
            return {"speaker": 0.0, "for": 0.0}
        right = sum(same_name(p.predicted.for_, p.gold.for_) for p in self.pairs)
        speaker = sum("attributed" in p.levels for p in self.pairs)
        return {"speaker": speaker / len(self.pairs), "for": right / len(self.pairs)}

    def by_confidence(self) -> dict[str, tuple[int, float]]:
        """Of sure statements and of the rest: how many, and the share whose speaker and stance are right."""
        right = {id(p.predicted) for p in self.pairs if "stance" in p.levels}
        counts: Counter[tuple[str, bool]] = Counter()
        for s in (*(p.predicted for p in self.pairs), *self.spurious):
            counts["sure" if s.confidence >= SURE else "rest", id(s) in right] += 1
        table = {}
        for name in ("sure", "rest"):
            total = counts[name, True] + counts[name, False]
            table[name] = (total, counts[name, True] / total if total else 0.0)
        return table


def compare(
    gold: Mapping[str, Sequence[Statement]],
    predicted: Mapping[str, Sequence[Statement]],
    families: Mapping[str, str],
    documents: Sequence[str] = (),
) -> Comparison:
    """Compare document by document; each statement is paired once at most, the best agreement first.

    Args:
        gold: document → its gold statements.
        predicted: document → the statements predicted; documents that gold does not know are left aside.
        families: stance → family.
        documents: further documents to count, in which gold has no statement.
    """
    result = Comparison()
    for doc in sorted({*gold, *documents}):
        result.documents += 1
        _document(gold.get(doc, ()), predicted.get(doc, ()), families, result)
    return result


def overlap(one: Span, other: Span) -> float:
    """How much of the shorter stretch the two share, from 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 0.0 if shared <= 0 else shared / min(one.end - one.start, other.end - other.start)


def _document(
    gold: Sequence[Statement], predicted: Sequence[Statement], families: Mapping[str, str], result: Comparison
) -> None:
    candidates = []
    for i, p in enumerate(predicted):
        for j, g in enumerate(gold):
            share = overlap(p.evidence, g.evidence)
            if share >= 0.5:
                levels = _levels(p, g, families)
                candidates.append((len(levels) + share / 2, i, j, levels))
    candidates.sort(key=lambda c: -c[0])
    taken_predicted: set[int] = set()
    taken_gold: set[int] = set()
    for _, i, j, levels in candidates:
        if i not in taken_predicted and j not in taken_gold:
            taken_predicted.add(i)
            taken_gold.add(j)
            result.pairs.append(Pair(predicted[i], gold[j], levels))
    result.missed += [g for j, g in enumerate(gold) if j not in taken_gold]
    result.spurious += [p for i, p in enumerate(predicted) if i not in taken_predicted]


def _levels(p: Statement, g: Statement, families: Mapping[str, str]) -> frozenset[str]:
    levels = {"found"}
    if same_name(p.speaker_name, g.speaker_name):
        levels.add("attributed")
        if families.get(p.stance) == families.get(g.stance):
            levels.add("family")
        if p.stance == g.stance and p.negated == g.negated:
            levels.add("stance")
            if carries(f"{p.topic} {p.topic_en}", g.keywords):
                levels.add("triple")
    return frozenset(levels)
