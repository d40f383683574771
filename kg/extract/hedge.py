"""Openings by which a speaker leads up to what he says: يمكننا القول إن، أود أن أؤكد أن."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Range

REACH = 6
"""Words before the complementizer of such an opening, at the most."""


def past_opening(ctx: Context, content: Range) -> Range:
    """A content without the opening that only says that something is said (يمكن القول إن | الحوار …)."""
    start, end = content
    for i in range(start, min(start + REACH, end - 3)):
        if ctx.is_class(i, "negation") or not ctx.text_at(i)[0].isalpha():
            return content
        if ctx.is_class(i, "saying"):
            that = next((k for k in range(i + 1, min(i + 4, end - 2)) if ctx.is_class(k, "that")), None)
            return content if that is None else (that + 1, end)
    return content
