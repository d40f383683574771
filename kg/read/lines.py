"""The lines of a page, and which of them are one paragraph broken by hard line ends.

A text wrapped at a column (``fmt``, mail, teletype) shows by its lines: each is as long as it can be, the next
word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\v\f\x85]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\v\f\x85]")
_EDGES = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\x00"
_SPACE = "".join(chr(c) for c in range(0x3001) if chr(c).isspace())
_BLANK = _SPACE + _EDGES
_ENDS = re.compile(r"[.!?؟…:»”\"]\W*$")
_OPEN_END = re.compile(r"[،,؛;:]\s*$")
_WIDEST = 130
"""No page is wrapped at more columns than this; longer lines are paragraphs."""
_NARROWEST = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; ``gap`` says that blank lines stand before it.

    ``full`` says that the text is wrapped and this line goes on in the next one as far as its length tells.
    """

    start: int
    end: int
    gap: bool
    full: bool = False

    @property
    def span(self) -> Span:
        """The line's place in the text."""
        return Span(self.start, self.end)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space, byte order marks and direction marks at its edges."""
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def find_lines(text: str) -> list[Line]:
    """The lines of a text that hold something, in order."""
    lines = list(_iter_lines(text))
    width = _width(text, lines)
    if not width:
        return lines
    return [
        Line(line.start, line.end, line.gap, i + 1 < len(lines) and _full(text, line, lines[i + 1], width))
        for i, line in enumerate(lines)
    ]


def _iter_lines(text: str) -> Iterator[Line]:
    last = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start < end:
            yield Line(start, end, len(_BREAK.findall(text, last, start)) > 1)
            last = end


def _full(text: str, line: Line, following: Line, width: int) -> bool:
    if following.gap:
        return False
    word = text[following.start : following.end].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width * 0.92


def _width(text: str, lines: Sequence[Line]) -> int:
    """The column at which the text was wrapped, 0 when it was not."""
    widest = max((line.end - line.start for line in lines), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and not ends_sentence(text, a)]
    full = sum(_full(text, a, b, widest) for a, b in pairs)
    return widest if full >= 2 and full >= len(pairs) * 0.6 else 0


def ends_sentence(text: str, line: Line | Span) -> bool:
    """Whether the line ends as sentences do."""
    return _ENDS.search(text, max(line.start, line.end - 8), line.end) is not None


def goes_on(text: str, block: Span, line: Line, following: Line, *, title: bool) -> bool:
    """Whether ``following`` belongs to the paragraph ``block`` that ends with ``line``.

    Wrapped lines do until a sentence ends, and beyond that while a quotation is open; an attribution that ends with a
    colon does; so does a line that stops at a comma, or before a small letter.
    """
    words = text[line.start : line.end]
    if title:
        return False
    if words.endswith((":", "：")):
        return len(words.split()) >= 3
    if following.gap:
        return False
    if line.full:
        return not ends_sentence(text, line) or _quotation_open(block.of(text))
    if _OPEN_END.search(words):
        return True
    return text[following.start].islower() and not ends_sentence(text, line)


def _quotation_open(words: str) -> bool:
    return words.count("«") > words.count("»") or words.count("“") > words.count("”") or words.count('"') % 2 == 1
