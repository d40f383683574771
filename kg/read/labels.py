"""Lines that say something of an article: ``المصدر: …``, ``Published: …``, a date by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.fold import fold
from kg.read.furniture import is_ago
from kg.text.dates import find_date
from kg.text.profile import LANGUAGES, get_profile

_UPDATED = (
    "آخر تحديث",
    "تاريخ التحديث",
    "تحديث",
    "تم التحديث",
    "حدث في",
    "حُدّث في",
    "Updated",
    "Last updated",
    "Updated on",
)
_FURTHER = {
    "published": (
        "تاريخ النشر",
        "نشر بتاريخ",
        "تم النشر في",
        "نشرت في",
        "Posted",
        "Posted on",
        "Published at",
        "Publication date",
    ),
    "source": ("المصادر", "عن", "Sources", "Via"),
    "keywords": ("الكلمات الدالة", "كلمات دالة", "وسوم المقال", "تاجات", "موضوعات", "Key words", "Topics"),
    "author": ("بقلم", "المحرر", "كاتب المقال", "Written by", "Reporter"),
}
_COLON = re.compile(r"\s*[:：]\s*")
_SEPARATORS = re.compile(r"\s*[,،;؛|#•]\s*")
_PARTS = re.compile(r"\s+[|•·]\s+|\s+[-–—]\s+(?=[^\d\W][^:：]{1,20}[:：])")
_NUMBER = re.compile(r"\d+")
_LONGEST_VALUE = 80
_LONGEST_DATE = 80
_LONGEST_NAME = 60
_AROUND = frozenset(
    fold(word)
    for word in (  # noqa: SIM905 - a list of words reads better in rows
        "في يوم الموافق ل م هـ ه ص ميلادي هجري الساعة بتوقيت غرينتش جرينتش مكة المكرمة القدس القاهرة السعودية مساء "
        "صباحا ظهرا gmt utc am pm est edt cet bst at on of the t z h min "
        "محرم صفر ربيع الأول الآخر الثاني جمادى الأولى الآخرة الثانية رجب شعبان رمضان شوال ذو ذي القعدة الحجة"
    ).split()
)
"""Words that stand in a line of date beside month and weekday: clock, calendar, the months of the Hijri year."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a label introduces: ``kind`` (published, updated, source, keywords, author) and the words behind it."""

    kind: str
    text: str

    def value(self) -> str | tuple[str, ...]:
        """The words as metadata: an ISO date, a tuple of keywords, or the words; empty where they say nothing."""
        if self.kind in ("published", "updated"):
            return any_date(self.text)
        if self.kind == "keywords":
            return tuple(w for w in (part.strip(" .") for part in _SEPARATORS.split(self.text)) if w)
        return self.text.strip(" .")


def any_date(words: str) -> str:
    """The date written in a line, whichever language's months it uses."""
    return next((date for code in LANGUAGES if (date := find_date(words, code))), "")


@cache
def _kinds() -> dict[str, str]:
    names: dict[str, str] = {}
    for code in LANGUAGES:
        profile = get_profile(code)
        for kind, labels in (
            ("keywords", profile.keyword_labels),
            ("source", profile.source_labels),
            ("published", profile.date_labels),
            ("author", profile.author_labels),
        ):
            names.update({fold(label): kind for label in labels})
    for kind, labels in _FURTHER.items():
        names.update({fold(label): kind for label in labels})
    names.update({fold(label): "updated" for label in _UPDATED})
    return names


@cache
def _date_labels() -> re.Pattern[str]:
    labels = sorted((n for n, kind in _kinds().items() if kind in ("published", "updated")), key=len, reverse=True)
    return re.compile(rf"(?P<label>{'|'.join(map(re.escape, labels))})\s")


def read_labels(line: str) -> tuple[Label, ...]:
    """The labels of a line that holds nothing else; empty for any other line."""
    if len(line) > 400:
        return ()
    parts = _PARTS.split(line) if len(line) < 200 else [line]
    first = _label(parts[0])
    if first is None:
        whole = _label(line) if len(parts) > 1 else None
        return (whole,) if whole is not None else ()
    if len(parts) == 1:
        return (first,)
    labels = [_label(part) for part in parts]
    known = tuple(label for label in labels if label is not None)
    if len(known) == len(labels) or first.kind in ("published", "updated"):
        return known
    whole = _label(line)
    return (whole,) if whole is not None else ()


def _label(line: str) -> Label | None:
    match = _COLON.search(line)
    if match is not None and match.start() <= 40:
        kind = _kinds().get(" ".join(fold(line[: match.start()]).split()).strip(" -–•*#"), "")
        rest = line[match.end() :].strip()
        if kind and _may_be_value(kind, rest):
            return Label(kind, rest)
    if len(line) <= _LONGEST_DATE and (match := _date_labels().match(fold(line))):
        rest = line[-(len(fold(line)) - match.end()) :] if match.end() < len(fold(line)) else ""
        if is_ago(rest) or (any_date(rest) and _only_date(rest)):
            return Label(_kinds()[match["label"]], rest)
    return None


def _may_be_value(kind: str, rest: str) -> bool:
    if kind in ("published", "updated"):
        return bool(not rest or is_ago(rest) or any_date(rest) or len(rest) < 30) and len(rest) <= _LONGEST_DATE
    if kind == "keywords":
        return True
    if kind == "author":
        named = 0 < len(rest) <= _LONGEST_NAME and len(rest.split()) <= 5
        return named and not rest.endswith(".") and rest[0] not in '«"“'
    return len(rest) <= _LONGEST_VALUE and len(rest.split()) <= 10


def _only_date(line: str, spare: int = 0) -> bool:
    months = {word for code in LANGUAGES for name in get_profile(code).months for word in name.split()}
    days = {word for code in LANGUAGES for word in get_profile(code).weekdays}
    words = re.findall(r"[^\W\d_]+", fold(line))
    return sum(w not in months and w not in days and w not in _AROUND for w in words) <= spare


def date_line(line: str, *, place: bool = False) -> str:
    """The date of a line that holds nothing but a date, its weekday, its hour; with ``place``, up to two words more.

    >>> date_line("الأحد 11 ذو القعدة 1445 هـ - 19 مايو 2024 م")
    '2024-05-19'
    >>> date_line("انتخابات 5 نوفمبر 2024")
    ''
    """
    if not _may_be_date(line):
        return ""
    date = any_date(line)
    return date if date and _only_date(line, 2 if place else 0) else ""


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and nothing else, be it one that cannot be used (``11 ذو القعدة 1445 هـ``).

    >>> is_date_line("11 ذو القعدة 1445 هـ"), is_date_line("2024")
    (True, False)
    """
    return _may_be_date(line) and any(c.isalpha() for c in line) and _only_date(line)


def _may_be_date(line: str) -> bool:
    return len(line) <= _LONGEST_DATE and not line.endswith((".", "؟", "!", "?")) and _NUMBER.search(line) is not None
