"""The names of a term on one line: English, Arabic, then other languages, each spelling once."""

from __future__ import annotations

from collections.abc import Mapping

FIRST = ("en", "ar")
"""The languages that every term of the vocabulary is named in."""


def label_line(labels: Mapping[str, str]) -> str:
    """Labels by language joined by middle dots.

    >>> label_line({"fr": "sanctions", "ar": "العقوبات", "en": "sanctions"})
    'sanctions · العقوبات'
    """
    order = [*FIRST, *sorted(labels.keys() - set(FIRST))]
    return " · ".join(dict.fromkeys(labels[lang] for lang in order if lang in labels))
