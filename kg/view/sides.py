"""Five sides on which a statement may stand, from its stance, its negation and its condition."""

from __future__ import annotations

from kg.vocab.types import Stance

SIDES = ("for", "open", "neutral", "reserved", "against")
"""Where a statement stands towards its topic, from for to against; colours, dashes and signs follow these."""

SCORES = {"for": 1.0, "open": 0.5, "neutral": 0.0, "reserved": -0.5, "against": -1.0}
"""How far each side leans, for agreement between actors."""

_OPPOSITE = dict(zip(SIDES, reversed(SIDES), strict=True))

_FAMILY_SIDES = {
    "approve": "for",
    "commit": "for",
    "request": "for",
    "assess": "neutral",
    "doubt": "reserved",
    "disapprove": "against",
    "coerce": "against",
}


def side_of(
    stance: Stance | None, *, negated: bool = False, condition: bool = False, reversed_topic: bool = False
) -> str:
    """The side of a statement, from the family and valence of its stance, its negation and its condition.

    A condition weakens support only: «rejects unless» still rejects. A negated stance says less than its
    opposite: who does not oppose is open, who does not support is reserved. Where the words reverse the topic, so
    does the side: who calls for an end to settlements is against settlements.

    >>> side_of(None)
    'neutral'
    """
    side = _of_act(stance, negated, condition)
    return _OPPOSITE[side] if reversed_topic else side


def _of_act(stance: Stance | None, negated: bool, condition: bool) -> str:
    if stance is None:
        return "neutral"
    side = _FAMILY_SIDES.get(stance.family)
    if side is None:
        side = "for" if stance.valence > 0.25 else "against" if stance.valence < -0.25 else "neutral"
    if negated:
        return {"for": "reserved", "reserved": "open", "against": "open"}.get(side, side)
    if side == "for" and (condition or (stance.family == "approve" and stance.valence <= 0.5)):
        return "open"
    return side
