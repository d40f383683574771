"""Datelines and bylines: the place, the agency and the writer that stand before a report.

The forms are those that Arabic and English agencies print: ``موسكو (وكالات) -``, ``ميونيخ - وكالات:``,
``لندن: «الشرق الأوسط»``, ``نيويورك / وكالات /``, ``أفريقيا برس – الجزائر.``, ``LONDON, March 5 (Reuters) -``.
"""

from __future__ import annotations

import re

from kg.fold import fold
from kg.read.furniture import AGENCIES
from kg.text.profile import Profile

_WORD = r"[^\W\d_][\w'’.-]*"
_PLACE = rf"{_WORD}(?:\s{_WORD}){{0,2}}?(?:\s*[/،,و]\s*{_WORD}(?:\s{_WORD}){{0,2}})?"
_MONTH = rf"{_WORD}(?:\s*/\s*{_WORD}|\s\(?{_WORD}\)?)?"
_DATE = (
    rf"(?:[\s،,]+(?:في\s+)?\d{{1,2}}(?:[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?|\s+{_MONTH}(?:\s+\d{{4}})?)?"
    r"|[\s،,]+[A-Z][a-z]{2,8}\.?\s\d{1,2})"
)
_DASH = r"[-–—ـ:]"
_SEP = rf"(?:\s*{_DASH}+)"
_NAMED = rf"(?:{AGENCIES})"
_BRACKETED = rf"\(\s*{_NAMED}[^()]{{0,25}}\)"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # place, date, bracketed agency: the agency alone is proof enough
        rf"(?P<place>{_PLACE}){_DATE}?(?:\s*[-–—ـ]+\s*\d{{1,2}})*\s*{_SEP}?\s*{_BRACKETED}{_SEP}*\s*",
        # the same with an unknown source: only with a separator, or alone on its line
        rf"(?P<place>{_PLACE}){_DATE}?\s*{_SEP}?\s*\(\s*[^()\d]{{2,40}}\)(?:{_SEP}+\s*|\s*$)",
        # an agency between or after dashes, and the other way round
        rf"(?P<place>{_PLACE}){_DATE}?\s*[-–—ـ:]+\s*[\"“«]?{_NAMED}[\"”»]?(?:{_SEP}+\s*|\s*$)",
        rf"(?P<place>{_PLACE}){_DATE}[\s،,]+{_NAMED}{_SEP}+\s*",
        rf"{_NAMED}\s*[-–—ـ/]+\s*(?P<place>{_PLACE})(?:{_SEP}+\s*|\s*$|\.\s+)",
        rf"(?P<place>{_WORD}\s{_WORD})\s[–—]\s{_WORD}\.\s+",
        # an outlet in quotation marks
        rf"(?P<place>{_PLACE})\s*{_DASH}\s*[«\"“][\w\s.]{{3,25}}[»\"”](?:{_SEP}+\s*|\s*$)",
        # an outlet in quotation marks with agencies behind it: «الخليج»، وكالات
        rf"(?P<place>{_PLACE})\s*{_DASH}\s*[«\"“][\w\s.]{{3,25}}[»\"”]\s*[،,]?\s*و?{_NAMED}(?:{_SEP}+\s*|\s*$|\s+)",
        # a source between slashes
        rf"(?P<place>{_PLACE}){_DATE}?\s*/\s*[^\d/«\"“(]{{2,30}}?\s*/\s*{_SEP}*\s*",
        rf"(?P<place>{_PLACE}){_DATE}?\s*/\s*{_NAMED}\s*(?:{_SEP}+\s*|$)",
        # an unknown source between spaced dashes
        rf"(?P<place>{_PLACE})\s[-–—ـ]\s[^\W\d][\w.]*(?:\s[\w.]+)?\s*[-–—:](?:\s|$)\s*",
    )
)
_AGENCY = re.compile(rf"^\(\s*(?:{_NAMED}[^()]{{0,15}}\)\s*{_DASH}*|[^()\d]{{2,30}}\)\s*{_DASH}+)\s*", re.IGNORECASE)
_CITY = re.compile(rf"(?P<place>{_WORD}(?:\s{_WORD})?)(?:{_DATE})?\s+[-–—ـ]+\s+(?=[^\W\d])")
_NAME = r"[^\W\d_][\w'’.-]*"
_BYLINE = re.compile(
    rf"""^(?:(?:كتب|كتبت|كتبه|بقلم|إعداد|اعداد|تحرير|تقرير)\s*[-–—:/]?\s*(?P<ar>{_NAME}(?:\s+{_NAME}){{1,4}})\s*[:：–—-]*
         |By\s+(?P<en>[A-Z][\w'’.-]*(?:\s+(?:and\s+)?[A-Z][\w'’.-]*){{1,6}})(?:\s*[,|–—-].{{0,40}})?)\s*$""",
    re.VERBOSE,
)
_WRITER = re.compile(rf"^(?:كتب|كتبت)\s*[-–—]?\s*(?P<name>{_NAME}\s+{_NAME}(?:\s+{_NAME})?)\s*[:：]\s*(?=[^\W\d_])")
_CLOSED = (
    *("preposition", "negation", "pronoun", "that", "relative"),
    *("condition", "demonstrative", "past", "perfective", "breaker"),
)
LONGEST = 80


def find_dateline(line: str, profile: Profile, *, titled: bool) -> int:
    """Where the report starts behind a dateline at the head of a line; 0 when there is none.

    Args:
        line: the first line of the running text.
        profile: the language, for the words that no place is made of.
        titled: whether a headline stands before it; without one ``لندن: «…»`` may be a headline itself.
    """
    match = _AGENCY.match(line)
    if match:
        return match.end()
    for number, form in enumerate(_FORMS):
        match = form.match(line)
        if match is None or match.end() > LONGEST:
            continue
        if number == _OUTLET and not titled:
            continue
        if not _closed(fold(match["place"]), profile):
            return match.end()
    match = _CITY.match(line)
    if match is None or not titled or len(line) - match.end() <= 60 or _closed(fold(match["place"]), profile):
        return 0
    aside = re.search(r"[-–—]", line[match.end() : match.end() + 80])  # ماكرون - الذي زار بيروت - دعا
    return 0 if aside else match.end()


_OUTLET = 6


def _closed(place: str, profile: Profile) -> bool:
    """Whether a word of the place is a function word, so that it is no place."""
    return any(word in profile.classes.get(name, ()) for word in place.split() for name in _CLOSED)


def find_byline(line: str) -> str:
    """The writer whom a line of its own names (``كتب محمد علي:``, ``By Jane Doe``), or an empty string."""
    match = _BYLINE.match(line) if len(line) <= LONGEST else None
    return (match["ar"] or match["en"]).strip() if match else ""


def writer_before(line: str) -> tuple[str, int]:
    """The writer named before the report on the same line (``كتب محمد علي: …``) and where the report starts."""
    match = _WRITER.match(line)
    return (match["name"], match.end()) if match and len(line) - match.end() > 60 else ("", 0)
