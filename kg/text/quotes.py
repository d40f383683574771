"""Finding quotations: every kind of quote mark, unclosed, nested, and glued to words.

A quotation left open ends with its paragraph, or where ``ends`` says that a new report begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›", "〝": "〞", "‟": "”"}
CLOSERS = frozenset(PAIRS.values()) | {"”"}
STRAIGHT = frozenset('"＂') | {"''"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as token indices of its marks; unclosed, ``close`` is the first index after it."""

    open: int
    close: int
    closed: bool
    depth: int = 0

    @property
    def words(self) -> int:
        """How many tokens stand between the marks."""
        return self.close - self.open - 1


Token = tuple[int, int, str]


def find_quotes(tokens: Sequence[Token], text: str, ends: Callable[[int], bool] = lambda i: False) -> tuple[Quote, ...]:
    """All quotations among the tokens of one paragraph, in order of their opening.

    Args:
        tokens: (start, end, surface) of the paragraph's tokens.
        text: the document's text, for the space around straight marks.
        ends: says whether an unclosed quotation must end before token ``i``.
    """
    found: list[Quote] = []
    stack: list[tuple[int, str]] = []
    for i, (start, end, surface) in enumerate(tokens):
        if surface in STRAIGHT:
            if _opens(tokens, text, i, start, end, bool(stack) and stack[-1][1] == '"'):
                stack.append((i, '"'))
            elif any(mark == '"' for _, mark in stack):
                _close(stack, found, i, '"')
            else:
                stack.append((i, '"'))
        elif surface in CLOSERS and any(mark == surface for _, mark in stack):
            _close(stack, found, i, surface)
        elif surface in PAIRS:
            stack.append((i, PAIRS[surface]))
        elif surface == "”" and stack:
            _close(stack, found, i, stack[-1][1])
    for opened, _ in stack:
        inner = [q for q in found if q.open > opened and q.closed]
        close = next(
            (j for j in range(opened + 1, len(tokens)) if ends(j) and not any(q.open < j <= q.close for q in inner)),
            len(tokens),
        )
        found.append(Quote(opened, close, False))
    found.sort(key=lambda q: (q.open, -q.close))
    return tuple(
        Quote(q.open, q.close, q.closed, sum(1 for o in found if o.open < q.open and q.close < o.close)) for q in found
    )


def _opens(tokens: Sequence[Token], text: str, i: int, start: int, end: int, inside: bool) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if not inside:
        return not (after.isspace() and not before.isspace())
    if before.isspace() and not after.isspace():
        return i + 1 < len(tokens) and tokens[i + 1][2] not in ".،,؛;:"
    return False


def _close(stack: list[tuple[int, str]], found: list[Quote], i: int, mark: str) -> None:
    while stack:
        opened, expected = stack.pop()
        if expected == mark:
            found.append(Quote(opened, i, True))
            return
