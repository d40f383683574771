"""One paragraph as the matcher sees it: tokens with their analysis, quotations, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.fold import fold
from kg.match.compounds import join_demonyms
from kg.match.entries import Demonym
from kg.match.lexicon import Lexicon, Word
from kg.model import Span
from kg.text.quotes import Quote, find_quotes
from kg.text.tokens import iter_tokens

if TYPE_CHECKING:
    from kg.match.mention import Mention

STOPS = frozenset(".!?؟…\n")
_BEFORE_DOT = 2
"""A full stop after a single letter (an initial) does not end a sentence."""


@dataclass(slots=True)
class Token:
    """A token: offsets into the document, surface, and what it may be.

    Not frozen, since a page has thousands and a frozen one takes three times as long to make; nobody changes it.
    """

    start: int
    end: int
    text: str
    word: Word


class Passage:
    """A paragraph of a document, analysed once; ``quote_at[i]`` is the innermost quotation around token ``i``.

    ``mentions`` remembers what was found by ``MentionFinder.at``, whom extractors ask the same many times.
    """

    def __init__(self, text: str, span: Span, lexicon: Lexicon, *, headline: bool = False) -> None:
        self.text = text
        self.span = span
        self.lexicon = lexicon
        self.headline = headline
        self.mentions: dict[tuple[int, int, bool], Mention | None] = {}
        found: Iterable[tuple[int, int, str]] = iter_tokens(text, span.start, span.end)
        if lexicon.profile.elisions:
            found = _elided(found, lexicon)
        if lexicon.profile.conjunctions:
            found = _leaning(found, lexicon.profile.conjunctions[0])
        self.tokens: list[Token] = list(_analysed(found, lexicon))
        join_demonyms(self.tokens, lexicon.compounds, Demonym, cased=lexicon.profile.cased)
        self.quotes: tuple[Quote, ...] = ()
        if _has_mark(text, span):
            self.quotes = find_quotes([(t.start, t.end, t.text) for t in self.tokens], text, self._report_begins)
        self.quote_at: list[Quote | None] = [None] * len(self.tokens)
        for quote in self.quotes:
            for i in range(quote.open, min(quote.close + 1, len(self.tokens))):
                self.quote_at[i] = quote

    def _report_begins(self, i: int) -> bool:
        """Whether a sentence with a finite verb of reporting begins at ``i``: an unclosed quotation ends there."""
        if i == 0 or self.tokens[i - 1].text not in STOPS:
            return False
        return any(h.finite and any(c.act == "report" for c in h.cues) for h in self.tokens[i].word.hits)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges of the sentences; a quotation is never cut."""
        out: list[tuple[int, int]] = []
        start = 0
        for i, token in enumerate(self.tokens):
            if self._ends_at(i, token):
                end = i + 1
                if end > start:
                    out.append((start, end))
                start = end
        if start < len(self.tokens):
            out.append((start, len(self.tokens)))
        return out

    def _ends_at(self, i: int, token: Token) -> bool:
        quote = self.quote_at[i]
        if quote is not None and (quote.closed or i < quote.close):
            if i != quote.close or not quote.closed or quote.depth:
                return False
            last, after = self.tokens[i - 1].text, self.tokens[i + 1 : i + 2]
            return last in STOPS and (not after or self._report_begins_after_quote(i + 1) or self._closes_there(i))
        if token.text in ("..", "...", "…"):
            return self.headline and token.text == ".."
        if token.text not in STOPS:
            return False
        if token.text == "." and i:
            before = self.tokens[i - 1]
            if len(before.text) < _BEFORE_DOT and before.text.isalpha() and before.end == token.start:
                return False
            if before.end == token.start and before.text[0].isupper() and self._abbreviates(i):
                return False
        return True

    def _closes_there(self, i: int) -> bool:
        """Whether the stop before the closing mark at ``i`` ends its sentence: a capital follows (he said it was
        "unwise." Paris disagreed), where a language has capitals; before an attribution it writes a comma there."""
        stop = self.tokens[i - 1]
        if not self.lexicon.profile.cased or stop.text != "." or i < _BEFORE_DOT:
            return False
        if self.tokens[i - 2].end == stop.start and self._abbreviates(i - 1):
            return False
        return self.tokens[i + 1].text[0].isupper()

    def _abbreviates(self, i: int) -> bool:
        """Whether the stop at token ``i`` belongs to a word cut short (Sen., D-Ga.), not to the sentence."""
        word, text = self.tokens[i - 1].word, self.tokens[i - 1].text
        if "abbreviation" in word.classes:
            return True
        if not self.lexicon.profile.cased:
            return False
        after = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        last = text.rsplit("-")[-1]
        return (
            after[:1] in (")", ",", ";")
            or after[:1].islower()
            or len(last) == 1
            or "abbreviation" in self.lexicon.word(last).classes
        )

    def _report_begins_after_quote(self, i: int) -> bool:
        word = self.tokens[i].word
        return any(h.finite and h.reading.conjunction for h in word.hits)

    def words(self, start: int, end: int) -> str:
        """The original words from token ``start`` up to token ``end``."""
        if end <= start:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def span_of(self, start: int, end: int) -> Span:
        """The offsets of a token range."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def opening(self, i: int) -> Quote | None:
        """The quotation that opens at token ``i``."""
        if not self.quotes:
            return None
        quote = self.quote_at[i] if i < len(self.quote_at) else None
        while quote is not None and quote.open != i:
            quote = next((q for q in self.quotes if q.open == i), None)
        return quote


def _analysed(tokens: Iterable[tuple[int, int, str]], lexicon: Lexicon) -> Iterator[Token]:
    """Tokens with what they may be, two where a space was forgotten between two words."""
    for start, end, text in tokens:
        word = lexicon.word(text)
        at = word.glued
        if at:
            yield Token(start, start + at, text[:at], lexicon.word(text[:at]))
            word = lexicon.word(text[at:])
        yield Token(start + at, end, text[at:], word)


def _elided(tokens: Iterable[tuple[int, int, str]], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Tokens, words that lean on the next one (l'Iran, qu'il) each by themselves."""
    for start, end, text in tokens:
        key = fold(text)
        lead = next((e for e in lexicon.profile.elisions if key.startswith(e) and len(key) > len(e)), "")
        if lead:
            yield start, start + len(lead), text[: len(lead)]
        yield start + len(lead), end, text[len(lead) :]


def _leaning(tokens: Iterable[tuple[int, int, str]], conjunction: str) -> Iterator[tuple[int, int, str]]:
    """Tokens, a conjunction that stands apart from its word (و أن) with it as one."""
    lead: tuple[int, int, str] | None = None
    for start, end, text in tokens:
        if lead is not None:
            if start - lead[1] == 1 and text[0].isalpha():
                start, text = lead[0], conjunction + text
            else:
                yield lead
            lead = None
        if text == conjunction:
            lead = (start, end, text)
            continue
        yield start, end, text
    if lead is not None:
        yield lead


def _has_mark(text: str, span: Span) -> bool:
    words = span.of(text)
    return any(mark in words for mark in ('"', "«", "»", "“", "”", "„", "＂", "‹", "''"))
