"""Which of the formats on offer a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def wanted(accept: str, offered: Sequence[str]) -> tuple[str, ...]:
    """The offered media types that an Accept header allows, the most wanted first; the order of offer breaks ties.

    An empty header allows all.

    >>> wanted("text/html;q=0.5, text/*", ["text/turtle", "text/html", "application/json"])
    ('text/turtle', 'text/html')
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    scored = []
    for place, media in enumerate(offered):
        kind = media.partition("/")[0] + "/*"
        fitting = [(specific, q) for specific, (name, q) in _specific(ranges, media, kind)]
        if fitting and (quality := max(fitting)[1]) > 0:
            scored.append((-quality, place, media))
    return tuple(media for _, _, media in sorted(scored))


def _specific(ranges: list[tuple[str, float]], media: str, kind: str) -> list[tuple[int, tuple[str, float]]]:
    """The ranges that hold a media type, with how narrow each is."""
    order = {media: 2, kind: 1, "*/*": 0}
    return [(order[name], (name, q)) for name, q in ranges if name in order]


def _range(part: str) -> tuple[str, float]:
    name, *parameters = part.strip().lower().split(";")
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.strip().partition("=")
        if key == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return name.strip(), quality
