"""From a page to its articles: where one ends, what is furniture, and what the furniture says.

Nothing is cut out of the text: an article is a list of spans of the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.fold import fold
from kg.model import Article, Span
from kg.text.dates import find_date
from kg.text.profile import Profile, get_profile

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_PLACE = r"[^\W\d_][\w.'’-]*(?:[\s،,]+[\w.'’-]+){0,2}"
_AGENCIES = (
    "وكالات|الوكالات|رويترز|أ ف ب|ا ف ب|أ.ف.ب|د ب أ|الأناضول|واس|وام|كونا|قنا|بنا|سانا|شينخوا|تاس|سبوتنيك|الألمانية|الفرنسية|"
    "Reuters|AP|AFP|dpa|Xinhua|Anadolu|CNN|Agencies|UPI|TASS|KUNA|WAM|SPA"
)
_DATELINE = re.compile(
    rf"""^\s*(?P<place>{_PLACE})\s*
        (?: \(\s*(?:{_AGENCIES})[^()]{{0,20}}\)\s*[-–—:ـ]*\s*
          | \(\s*[^()\d]{{2,40}}\)\s*(?:[-–—:ـ]+\s*|$)
          | \s[-–—]\s[\w\s.«»"“”]{{2,30}}?\s*[-–—:]\s*
          | \s*[-–—]\s*(?:{_AGENCIES})\s*$
          | /\s*[\w\s.]{{2,30}}?\s*/\s*[-–—:]?\s* )""",
    re.VERBOSE,
)
_AGENCY = re.compile(r"^\s*\(\s*(?P<agency>[^()\d]{2,30})\s*\)\s*[-–—:]+\s*")
_LABEL_END = re.compile(r"\s*[:：]\s*")


@dataclass
class _Draft:
    start: int
    end: int
    blocks: list[Span] = field(default_factory=list)
    title: Span | None = None
    found: dict[str, Any] = field(default_factory=dict)


def find_articles(text: str, lang: str, metadata: Mapping[str, Any] | None = None) -> tuple[Article, ...]:
    """The articles of a page, each with its own title, date, source and keywords.

    Args:
        text: the page as it was given.
        lang: tag of a language with a profile.
        metadata: what is known from beside the text; it wins, and belongs to the first article.
    """
    profile = get_profile(lang)
    drafts = [_draft(text, span, profile) for span in _split(text, profile)]
    drafts = [d for d in drafts if d.blocks] or drafts[:1]
    metadata = metadata or {}
    return tuple(_article(d, text, metadata if i == 0 else {}) for i, d in enumerate(drafts))


def _article(draft: _Draft, text: str, metadata: Mapping[str, Any]) -> Article:
    found = {**draft.found, **{k: v for k, v in metadata.items() if v}}
    return Article(
        span=Span(draft.start, draft.end),
        blocks=tuple(draft.blocks),
        title=draft.title,
        published=found.get("published", ""),
        source=found.get("source", ""),
        dateline=found.get("dateline", ""),
        url=found.get("url", ""),
        author=found.get("author", ""),
        keywords=tuple(found.get("keywords", ())),
    )


def _split(text: str, profile: Profile) -> list[Span]:
    """Spans of the page between markers such as إقرأ أيضاً that stand on a line of their own."""
    markers = {_plain(m) for m in profile.split_markers}
    cuts = [m.span() for m in _LINE.finditer(text) if _plain(m.group()) in markers]
    spans, start = [], 0
    for cut_start, cut_end in cuts:
        spans.append(Span(start, cut_start))
        start = cut_end
    spans.append(Span(start, len(text)))
    return [s for s in spans if s.of(text).strip()] or [Span(0, len(text))]


def _plain(line: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", fold(line)).split())


def _draft(text: str, span: Span, profile: Profile) -> _Draft:
    draft = _Draft(span.start, span.end)
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text, span.start, span.end)]
    lines = [s for s in (_trim(text, s) for s in lines) if s.start < s.end]
    for i, line in enumerate(lines):
        if _metadata_line(line.of(text), draft, profile) or _furniture(line.of(text), profile):
            continue
        block = _trim(text, _unglue(text, line, profile))
        if block.start >= block.end:
            continue
        if not draft.blocks and draft.title is None and _is_title(text, block, lines[i + 1 :]):
            draft.title = block
            draft.blocks.append(block)
            continue
        block = _cut_dateline(text, block, draft)
        if block.start < block.end:
            draft.blocks.append(block)
    return draft


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(min(start, span.end), span.start + len(words.rstrip()) if words.strip() else min(start, span.end))


def _is_title(text: str, block: Span, rest: list[Span]) -> bool:
    words = block.of(text)
    return bool(rest) and len(words) <= 220 and not words.endswith((".", "،", ","))


@cache
def _labels(profile_code: str) -> dict[str, str]:
    profile = get_profile(profile_code)
    names = {}
    for kind, labels in (
        ("keywords", profile.keyword_labels),
        ("source", profile.source_labels),
        ("published", profile.date_labels),
        ("author", profile.author_labels),
    ):
        names.update({fold(label): kind for label in labels})
    return names


def _metadata_line(line: str, draft: _Draft, profile: Profile) -> bool:
    """Takes what a line such as ``المصدر: …`` says; whether it was such a line."""
    labels = _labels(profile.code)
    head, colon, rest = re.split(r"([:：])", line, maxsplit=1) if re.search("[:：]", line) else (line, "", "")
    kind = labels.get(" ".join(fold(head).split()), "")
    if kind and colon:
        value = rest.strip()
        if kind == "published":
            date = find_date(value, profile.code)
            if date:
                draft.found.setdefault("published", date)
            return bool(date) or len(value) < 60
        if kind == "author" and len(value) > 60:
            return False
        if kind == "keywords":
            parts = re.split(r"[,،;|]", value) if re.search(r"[,،;|]", value) else [value]
            draft.found.setdefault("keywords", tuple(p.strip() for p in parts if p.strip()))
            return True
        if len(value) > 80:
            return False
        draft.found.setdefault(kind, value)
        return True
    if len(line) < 60 and (date := find_date(line, profile.code)) and not re.search(r"[.؟!]$", line):
        letters = re.sub(r"[\d\W_]", "", line)
        if len(letters) < 32:
            draft.found.setdefault("published", date)
            return True
    match = _DATELINE.match(line)
    if match and match.end() >= len(line.rstrip()):
        draft.found.setdefault("dateline", line.strip())
        return True
    return False


def _cut_dateline(text: str, block: Span, draft: _Draft) -> Span:
    """The block without a dateline at its head (``موسكو (وكالات) - …``), which goes into the metadata."""
    body = len(draft.blocks) - (draft.title is not None)
    if body > 0:
        return block
    line = block.of(text)
    match = _DATELINE.match(line) or _AGENCY.match(line)
    if not match or match.end() > 70 or len(match.group().split()) > 7:
        return block
    draft.found.setdefault("dateline", match.group().strip(" -–—:ـ\t"))
    return Span(block.start + match.end(), block.end)


def _furniture(line: str, profile: Profile) -> bool:
    plain = _plain(line)
    if not plain:
        return True
    return any(plain == d or (plain.startswith(d) and len(plain) <= len(d) + 25) for d in _drops(profile.code))


@cache
def _drops(profile_code: str) -> tuple[str, ...]:
    profile = get_profile(profile_code)
    return tuple(_plain(d) for d in (*profile.drop_lines, *profile.split_markers))


def _unglue(text: str, line: Span, profile: Profile) -> Span:
    """The line without furniture glued to its first word (``أخبار ذات صلةأكد``)."""
    words = line.of(text)
    for phrase in profile.glued_furniture:
        if words.startswith(phrase) and len(words) > len(phrase) + 20:
            return Span(line.start + len(phrase), line.end)
    return line
