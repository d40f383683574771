"""A comparison as text: the figures, and every error with its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.evaluate.compare import LEVELS, SURE, Comparison
from kg.evaluate.names import same_name
from kg.model import Statement


def figures(result: Comparison) -> dict[str, Any]:
    """All figures as plain data: counts, precision, recall, F1 by level, shares given found, confidence."""
    return {
        "documents": result.documents,
        "gold": result.gold,
        "predicted": result.predicted,
        "levels": {
            level: dict(zip(("precision", "recall", "f1"), result.score(level), strict=True)) for level in LEVELS
        },
        "given_found": result.given_found(),
        "confidence": {
            name: {"statements": count, "right": share} for name, (count, share) in result.by_confidence().items()
        },
    }


def summary(result: Comparison) -> Iterator[str]:
    """The figures as lines."""
    yield f"documents {result.documents}  gold {result.gold}  predicted {result.predicted}"
    for level in LEVELS:
        precision, recall, f1 = result.score(level)
        yield f"{level:<11} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
    shares = result.given_found()
    yield f"given found: right speaker {shares['speaker']:.3f}, right for {shares['for']:.3f}"
    yield "confidence   statements  right speaker and stance"
    names = {"sure": f"{SURE} and more", "rest": f"below {SURE}"}
    for name, (count, share) in result.by_confidence().items():
        yield f"{names[name]:<12} {count:>10}  {share:.3f}"


def errors(result: Comparison, texts: dict[str, str]) -> Iterator[str]:
    """Each statement missed, spurious, or found but different, with its words; ``texts`` is document → text."""
    for kind, statements in (("missed", result.missed), ("spurious", result.spurious)):
        for s in statements:
            yield f"{kind} {_head(s)}"
            yield f"    {_words(s, texts)}"
    for pair in result.pairs:
        differing = list(_differences(pair.predicted, pair.gold, pair.levels))
        if differing:
            yield f"differs {_head(pair.gold)}"
            yield from (f"    {line}" for line in differing)
            yield f"    {_words(pair.predicted, texts)}"


def _head(s: Statement) -> str:
    negated = "not " if s.negated else ""
    speaker = s.speaker_name or s.speaker or "?"
    return f"{s.doc} {s.evidence.start}–{s.evidence.end}: {speaker} · {negated}{s.stance} · {s.topic}"


def _words(s: Statement, texts: dict[str, str]) -> str:
    words = s.evidence.of(texts[s.doc]) if s.doc in texts else s.evidence_text
    return " ".join(words.split()) or "(no text at hand)"


def _differences(p: Statement, g: Statement, levels: frozenset[str]) -> Iterator[str]:
    if "attributed" not in levels:
        yield f"speaker {p.speaker_name or '?'}, gold {g.speaker_name or '?'}"
    if not same_name(p.for_, g.for_):
        yield f"for {p.for_ or '(nobody)'}, gold {g.for_ or '(nobody)'}"
    if (p.stance, p.negated) != (g.stance, g.negated):
        yield f"stance {'not ' * p.negated}{p.stance}, gold {'not ' * g.negated}{g.stance}"
    elif "stance" in levels and "triple" not in levels:
        yield f"topic {p.topic}, gold {g.topic} ({', '.join(g.keywords)})"
