"""Scores stance families against PLOVER's validation sentences, on the event types that are acts of speech.

Usage: ``STANCEGRAPH_GOLD=… python tests/quality/plover/measure.py [--misses]``.

Each record is a sentence with one event. The stance families of the program are compared with the families that the
event type stands for; what is read in a sentence is the first statement that takes a position, else the first
statement at all, and no word of the annotation helps to choose it. Event types that are deeds (fight, assault, aid)
are left out, for nobody need say anything in them.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from kg.extract.reader import Reader
from kg.model import Article, Document, Span, Statement

FAMILIES = {
    "AGREE": "consent",
    "SUPPORT": "consent",
    "DEMAND": "request",
    "REJECT": "refusal",
    "DISAPPROVE": "refusal",
    "THREATEN": "threat",
}
"""PLOVER's event types of speech → the family that they belong to."""

_CODES = {
    "SUPPORT": "consent",
    "AGREE": "consent",
    "REQUEST": "request",
    "REJECT": "refusal",
    "ACCUSE": "refusal",
    "THREATEN": "threat",
}
"""The codes of ``stances.ttl`` → the same families; ``CONSULT`` and ``CONCEDE`` are of none."""


def gold_file() -> Path | None:
    """The file of records, from the environment; None where it is not at hand."""
    root = os.environ.get("STANCEGRAPH_GOLD", "")
    path = Path(root) / "plover" / "PLOVER_GSR_CAMEO.json"
    return path if root and path.is_file() else None


def records(path: Path) -> list[dict[str, Any]]:
    """The records whose event is an act of speech."""
    return [r for r in json.loads(path.read_text(encoding="utf-8")) if r["event"] in FAMILIES]


def statements(reader: Reader, text: str) -> list[Statement]:
    """What is read in one sentence."""
    span = Span(0, len(text))
    return reader.read(Document("plover", text, "en", (Article(span, (span,)),)))


def family(reader: Reader, text: str) -> str:
    """The family of the first statement that takes a position; empty where none does."""
    for statement in statements(reader, text):
        stance = reader.vocabulary.stances[statement.stance]
        if statement.stance != "asserts" and not statement.negated and stance.plover in _CODES:
            return _CODES[stance.plover]
    return ""


def measure(reader: Reader, path: Path) -> dict[str, float]:
    """F1 by family, and their mean as ``macro``."""
    hits: Counter[str] = Counter()
    golds: Counter[str] = Counter()
    founds: Counter[str] = Counter()
    for record in records(path):
        wanted, found = FAMILIES[record["event"]], family(reader, record["text"].strip("{}"))
        golds[wanted] += 1
        founds[found] += 1
        hits[wanted] += wanted == found
    scores = {name: 2 * hits[name] / (golds[name] + founds[name]) for name in sorted(golds)}
    scores["macro"] = sum(scores.values()) / len(scores)
    return scores


def main() -> None:
    """Prints F1 by family, or the records that were read otherwise."""
    from kg.vocab.load import load_vocabulary

    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", action="store_true")
    options = arguments.parse_args()
    path = gold_file()
    if path is None:
        raise SystemExit("set STANCEGRAPH_GOLD to the folder that holds plover/")
    reader = Reader(load_vocabulary())
    if options.misses:
        for record in records(path):
            text = record["text"].strip("{}")
            if family(reader, text) != FAMILIES[record["event"]]:
                read = [(s.speaker_name, s.stance, s.negated, s.topic) for s in statements(reader, text)]
                print(record["event"], "|", text, "|", read)
        return
    for name, value in measure(reader, path).items():
        print(f"{name:8} F1 {value:.3f}")


if __name__ == "__main__":
    main()
