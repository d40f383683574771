"""The sentence that proves a statement, with the stretches of it that the card marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Document, Span, Statement

EVIDENCE, SPEAKER, TOPIC, CONDITION, QUOTE = range(5)
"""Kinds of marks; the cards give each its own look."""

_ORDER = "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates: they reorder what follows
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_ORDER}\ud800-\udfff\ufeff\ufffe\uffff]")
_WORD = re.compile(r"[\w\u0640\u064b-\u065f\u0670]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``[start, end)`` of a passage, in code points, and what it is."""

    start: int
    end: int
    kind: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation and its marks, free of control characters."""

    text: str
    marks: tuple[Mark, ...] = ()


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and bidirectional overrides.

    Isolation keeps a text from reordering its neighbours on the page; in a copied line, a file name or a
    table nothing isolates, so the characters go.

    >>> clean("a\\u202eb")
    'ab'
    """
    return _CONTROL.sub("", text)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole words: a mark that ends inside an Arabic word breaks its joining.

    >>> whole_words("قال وزيران", 5, 8)
    (4, 10)
    """
    while 0 < start < len(text) and _WORD.match(text[start]) and _WORD.match(text[start - 1]):
        start -= 1
    while 0 < end < len(text) and _WORD.match(text[end - 1]) and _WORD.match(text[end]):
        end += 1
    return start, end


def passage_of(statement: Statement, document: Document | None = None) -> Passage:
    """The sentence of a statement with evidence, speaker, topic, condition and quotation marked.

    Falls back on the document's text, then on the evidence alone.
    """
    text, origin = _sentence(statement, document)
    evidence = _shift(statement.evidence, origin, text)
    if text == statement.evidence_text or evidence is None:
        evidence = _found(text, statement.evidence_text) or (0, len(text))
    marks = [Mark(*whole_words(text, *evidence), EVIDENCE)]
    within = evidence
    for kind, words in ((SPEAKER, statement.speaker), (TOPIC, statement.topic), (CONDITION, statement.condition)):
        stretch = _found(text, words, *within) or _found(text, words)
        if stretch:
            marks.append(Mark(*whole_words(text, *stretch), kind))
    quote = _shift(statement.quote, origin, text) if statement.quote else None
    if quote:
        marks.append(Mark(*quote, QUOTE))
    return _cleaned(text, marks)


def _sentence(statement: Statement, document: Document | None) -> tuple[str, int]:
    """The text to show and where it begins in the document."""
    evidence, sentence = statement.evidence, statement.sentence
    if sentence and evidence in sentence:
        if statement.sentence_text:
            return statement.sentence_text, sentence.start
        if document:
            return sentence.of(document.text), sentence.start
    if statement.evidence_text:
        return statement.evidence_text, evidence.start
    if document:
        return evidence.of(document.text), evidence.start
    return statement.sentence_text, sentence.start if sentence else evidence.start


def _shift(span: Span, origin: int, text: str) -> tuple[int, int] | None:
    """The span counted from the start of the text, or nothing where it does not lie in it."""
    start, end = span.start - origin, span.end - origin
    return (start, end) if 0 <= start < end <= len(text) else None


def _found(text: str, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    at = text.find(words, start, end) if words else -1
    return (at, at + len(words)) if at >= 0 else None


def _cleaned(text: str, marks: list[Mark]) -> Passage:
    """The passage without control characters and surrounding space, its marks moved along."""
    if text == text.strip() and not _CONTROL.search(text):
        return Passage(text, tuple(m for m in marks if m.start < m.end))
    kept = [i for i, char in enumerate(text) if not _CONTROL.match(char)]
    while kept and text[kept[0]].isspace():
        kept.pop(0)
    while kept and text[kept[-1]].isspace():
        kept.pop()
    where = {old: new for new, old in enumerate(kept)}
    moved = []
    for mark in marks:
        inside = [where[i] for i in range(mark.start, mark.end) if i in where]
        if inside:
            moved.append(Mark(inside[0], inside[-1] + 1, mark.kind))
    return Passage("".join(text[i] for i in kept), tuple(moved))
