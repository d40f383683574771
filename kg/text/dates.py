"""Dates in running text: written ones, and ones that lean on the day of publication.

Years, months and days come out as ISO dates of the precision that the text gives. Nothing is ever
guessed from the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from kg.fold import fold
from kg.text.profile import Profile, get_profile

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)")
_DMY = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])[-/.](0?[1-9]|1[0-2])[-/.]((?:19|20)\d\d)(?!\d)")
_MDY = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[-/.](1[3-9]|2\d|3[01])[-/.]((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_WORD = re.compile(r"\d+|[^\W\d_][\w\u064b-\u0652]*")


def find_date(text: str, lang: str) -> str:
    """The first full date written in a text (day, month and year) as ``YYYY-MM-DD``, or ``""``.

    Day and month may be in either order around the month's name; dual month names (``فبراير/شباط``),
    Arabic-Indic digits, ordinals and ``D/M/YYYY`` are understood. A month and a year alone give ``YYYY-MM``.

    >>> find_date("تاريخ النشر: 19th, May 2024 GMT", "ar")
    '2024-05-19'
    >>> find_date("١٥ فبراير/شباط ٢٠٢٥", "ar")
    '2025-02-15'
    """
    plain = _ORDINAL.sub("", text.translate(_DIGITS))
    if match := _ISO.search(plain):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _DMY.search(plain):
        return _iso(int(match[3]), int(match[2]), int(match[1]))
    if match := _MDY.search(plain):
        return _iso(int(match[3]), int(match[1]), int(match[2]))
    words = [fold(w) for w in _WORD.findall(plain)]
    for year, month, day in _written(words, _months(lang)):
        if year:
            return _iso(year, month, day) if day else f"{year:04d}-{month:02d}"
    return ""


@cache
def _months(lang: str) -> dict[str, int]:
    """The months of a language, and the English ones, which pages of every language use in their furniture."""
    return {**get_profile("en").months, **get_profile(lang).months}


@cache
def _day_words(lang: str) -> frozenset[str]:
    """The words of a language by which a day can begin to be named."""
    profile = get_profile(lang)
    relative = (words[0] for words in profile.relative_days)
    return frozenset((*(name.split()[0] for name in profile.months), *profile.weekdays, *relative))


def _written(words: Sequence[str], months: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    """The months that folded words name, each with its year and day; 0 for what is not written beside it."""
    i = 0
    while i < len(words):
        month, used = _month_at(words, i, months)
        if not month:
            i += 1
            continue
        before, j = i - 1, i + used
        while j < len(words) and (twin := _month_at(words, j, months))[0] == month:
            j += twin[1]
        day = _day(words[before]) if before >= 0 else 0
        if not day and j < len(words) and (day := _day(words[j])):
            j += 1
        elif day:
            before -= 1
        year = _year(words[j]) if j < len(words) else 0
        if not year and before >= 0:
            year = _year(words[before])
        yield year, month, day
        i = j


def _month_at(words: Sequence[str], i: int, months: Mapping[str, int]) -> tuple[int, int]:
    if i + 1 < len(words) and f"{words[i]} {words[i + 1]}" in months:
        return months[f"{words[i]} {words[i + 1]}"], 2
    return (months[words[i]], 1) if words[i] in months else (0, 0)


def _day(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31 else 0


def _year(word: str) -> int:
    return int(word) if _YEAR.fullmatch(word) else 0


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def resolve_day(words: Sequence[str], published: str, profile: Profile) -> str:
    """The day that folded words name, seen from the day of publication, as an ISO date, or ``""``.

    Understands relative days (أمس, yesterday), weekdays (the last one on or before publication), day and
    month without a year (the last one on or before publication), and day, month and year.

    >>> resolve_day(["السبت"], "2025-02-16", get_profile("ar"))
    '2025-02-15'
    """
    if _day_words(profile.code).isdisjoint(words):
        return ""
    written = _written_day(words, published, profile)
    if written or len(published) < 10:
        return written
    base = date.fromisoformat(published[:10])
    for length in (3, 2, 1):
        for i in range(len(words) - length + 1):
            shift = profile.relative_days.get(tuple(words[i : i + length]))
            if shift is not None:
                named = _weekday(words[i + length :][:1], profile)
                day = base + timedelta(days=shift)
                return day.isoformat() if named in (None, day.weekday()) else ""
    weekday = _weekday(words, profile)
    if weekday is None:
        return ""
    return (base - timedelta(days=(base.weekday() - weekday) % 7)).isoformat()


def _weekday(words: Sequence[str], profile: Profile) -> int | None:
    return next((profile.weekdays[w] for w in words if w in profile.weekdays), None)


def _written_day(words: Sequence[str], published: str, profile: Profile) -> str:
    for year, month, day in _written([w.translate(_DIGITS) for w in words], profile.months):
        if year:
            return _iso(year, month, day) if day else f"{year:04d}-{month:02d}"
        if day and len(published) >= 10:
            last = int(published[:4])
            days = (_iso(candidate, month, day) for candidate in (last, last - 1))
            return next((d for d in days if d and d <= published[:10]), "")
        return ""
    return ""
