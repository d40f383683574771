"""A decision for a stance: what it is, how sure it is, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """A stance with its mark of negation, how sure it is (0 to 1), where its topic begins, and why.

    ``predicate`` says that the words at ``topic_at`` are said of what stands before them, which is then the topic.
    """

    stance: str
    negated: bool
    sure: float
    topic_at: int
    why: str
    fallback: bool = False
    own: bool = False
    predicate: bool = False
