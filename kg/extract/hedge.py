"""Openings by which a speaker leads up to what he says: يمكننا القول إن، أود أن أؤكد أن."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Range

REACH = 6
"""Words before the complementizer of such an opening, at the most."""

THEME = 16
"""Words in the phrase that says what a sentence is about, at the most."""


def past_opening(ctx: Context, content: Range) -> Range:
    """A content without an opening that only says that something is said, or what it is about (فيما يتعلق بـ…،)."""
    start, end = _past_theme(ctx, content)
    content = (start, end)
    for i in range(start, min(start + REACH, end - 3)):
        if ctx.is_class(i, "negation") or not ctx.text_at(i)[0].isalpha():
            return content
        if ctx.is_class(i, "saying"):
            that = next((k for k in range(i + 1, min(i + 4, end - 2)) if ctx.is_class(k, "that")), None)
            return content if that is None else (that + 1, end)
    return content


def _past_theme(ctx: Context, content: Range) -> Range:
    """A content without what it is said to concern, before its first comma (فيما يتعلق بالأزمة، | فإن الحل …)."""
    start, end = content
    if not ctx.phrase_is(start, "regarding"):
        return content
    comma = next((k for k in range(start + 2, min(start + THEME, end - 3)) if ctx.text_at(k) in ("،", ",")), None)
    if comma is None:
        return content
    return (comma + 2 if ctx.is_class(comma + 1, "that") else comma + 1, end)
