"""Cutting a text into tokens whose offsets point into the original."""

from __future__ import annotations

import re
from collections.abc import Iterator

ARABIC_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
BIDI_CONTROLS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\u200b\u00ad"

TOKEN = re.compile(
    rf"""
      \d+(?:[.,٫٬]\d+)*%?                                     # numbers, 60%
    # جيه.دي, d.c., but not د.عبدالكريم
    | (?:(?<![\w])(?![\u0621-\u064a]\.\w{{3}})[^\W\d_]{{1,4}}+\.)(?=[^\W\d_]{{2,}})(?:[\w{ARABIC_MARKS}]+)
    | (?:[A-Za-z]\.){{2,}}                                     # U.S.
    | ''                                                       # a quotation mark of two signs
    | (?<!\w)[وفبلك]\u0640?(?=\d)                                     # a proclitic before a number, و3.5
    | ['’][sS]\b                                              # the English possessive
    | [^\W\d_](?:[\w{ARABIC_MARKS}\u200c]++|-(?=[^\W\d_])|['’](?![sS]\b)(?=[^\W\d_]))*  # words, al-Assad, don't
    | \.{{2,}} | … | --+                                       # pauses
    | [^\s\w]                                                  # one sign
    | \w+
    """,
    re.VERBOSE,
)


def iter_tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """The tokens of ``text[start:end]`` as (start, end, surface), bidi controls left out.

    >>> [t[2] for t in iter_tokens('قال إن"لا قرارات".')]
    ['قال', 'إن', '"', 'لا', 'قرارات', '"', '.']
    """
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        surface = match.group()
        if surface not in _IGNORED:
            yield *match.span(), surface


_IGNORED = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b\u00ad\u0640")
