"""From a page to its articles: where one ends, what is furniture, and what the furniture says.

Nothing is cut out of the text: an article is a list of spans of the text as it was given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.fold import fold
from kg.model import Article, Span
from kg.read.datelines import find_byline, find_dateline, writer_before
from kg.read.furniture import (
    after_marker,
    glued_before,
    head_marks,
    is_caption,
    is_follow_on,
    is_furniture,
    is_list_head,
    is_marker,
    tail_furniture,
)
from kg.read.labels import Label, date_line, is_date_line, read_labels
from kg.read.lines import Line, find_lines, goes_on, trim
from kg.text.profile import Profile, get_profile

LONGEST_HEADLINE = 160
LONGEST_TITLE = 220
MANY_HEADLINES = 3
"""So many headlines behind a marker are a list of links, not a headline with its sub-headlines."""


@dataclass
class _Draft:
    """An article in the making: its lines, then the blocks and the metadata found in them."""

    start: int
    lines: list[Line] = field(default_factory=list)
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
    metadata = metadata or {}
    drafts = _split(text, find_lines(text))
    for i, draft in enumerate(drafts):
        _fill(text, draft, profile, str(metadata.get("title", "")) if i == 0 else "")
    kept = [d for d in drafts if d.blocks] or drafts[:1]
    ends = [d.start for d in kept[1:]] + [len(text)]
    return tuple(_article(d, end, metadata if d is drafts[0] else {}) for d, end in zip(kept, ends, strict=True))


def _article(draft: _Draft, end: int, metadata: Mapping[str, Any]) -> Article:
    found = {**draft.found, **{k: v for k, v in metadata.items() if v}}
    return Article(
        span=Span(draft.start, end),
        blocks=tuple(draft.blocks),
        title=draft.title,
        published=found.get("published", "") or found.get("updated", ""),
        source=found.get("source", ""),
        dateline=found.get("dateline", ""),
        url=found.get("url", ""),
        author=found.get("author", ""),
        keywords=tuple(found.get("keywords", ())),
    )


def _split(text: str, lines: Sequence[Line]) -> list[_Draft]:
    """The lines of each article; markers and the lists of headlines behind them are left out."""
    drafts = [_Draft(0)]
    i = 0
    while i < len(lines):
        words = lines[i].span.of(text)
        ended = _ended(text, drafts[-1].lines)
        if is_marker(words):
            body = _body_after(text, lines, i + 1)
            if _starts_article(text, lines, i + 1, body, ended=ended):
                drafts.append(_Draft(lines[i].start))
                i = max(i + 1, body - 1) if body - i > MANY_HEADLINES else i + 1
            else:
                i = body
            continue
        if is_list_head(words):
            i = _body_after(text, lines, i + 1, links=True) if drafts[-1].lines else i + 1
            continue
        if headline := after_marker(words):
            body = _body_after(text, lines, i + 1)
            if ended and body < len(lines) and not is_follow_on(lines[body].span.of(text)):
                drafts.append(_Draft(lines[i].start))
                start, end = trim(text, lines[i].start + headline, lines[i].end)
                drafts[-1].lines.append(Line(start, end, True))
            i += 1
            continue
        drafts[-1].lines.append(lines[i])
        i += 1
    return drafts


def _ended(text: str, lines: Sequence[Line]) -> bool:
    """Whether the article has closed: its last lines name its source or keywords."""
    last = (label.kind for line in lines[-3:] for label in read_labels(line.span.of(text)))
    return len(lines) > 3 and any(kind in ("source", "keywords") for kind in last)


def _body_after(text: str, lines: Sequence[Line], i: int, *, links: bool = False) -> int:
    """The index of the first line from ``i`` on that is no headline; with ``links``, or stands behind a blank line."""
    first = i
    while i < len(lines):
        words = lines[i].span.of(text)
        if is_marker(words) or is_list_head(words) or after_marker(words) or _is_body(text, lines[i]):
            return i
        if links and ((i > first and lines[i].gap) or read_labels(words) or date_line(words)):
            return i
        i += 1
    return i


def _is_body(text: str, line: Line) -> bool:
    words = line.span.of(text)
    if line.full or len(words) > LONGEST_HEADLINE:
        return True
    return words.rstrip('»”" ').endswith((".", "…")) and len(words.split()) >= 5


def _starts_article(text: str, lines: Sequence[Line], first: int, body: int, *, ended: bool) -> bool:
    """Whether an article follows a marker, whose headlines stand from ``first`` to ``body``: else they are links."""
    if body >= len(lines) or not _is_body(text, lines[body]):
        return False
    if ended:
        return True
    return body - first < MANY_HEADLINES and not is_follow_on(lines[body].span.of(text))


def _fill(text: str, draft: _Draft, profile: Profile, title: str) -> None:
    """Take what the lines say of the article, and make blocks of the rest."""
    lines, last, pending = draft.lines, None, ""
    for i, line in enumerate(lines):
        words = line.span.of(text)
        labels = read_labels(words)
        if pending and not labels and not _is_body(text, line):
            draft.found.setdefault(pending, Label(pending, words).value())
            pending, last = "", None
            continue
        pending = ""
        if labels:
            pending = _note(draft, labels)
            last = None
            continue
        if last is not None and goes_on(text, draft.blocks[-1], last, line, title=draft.blocks[-1] == draft.title):
            draft.blocks[-1] = Span(draft.blocks[-1].start, line.end)
            last = line
            continue
        last = line if _add(text, draft, lines, i, profile, title) else None


def _note(draft: _Draft, labels: Sequence[Label]) -> str:
    """Keep what labels say; the kind of a label whose value must stand on the next line."""
    for label in labels:
        if not label.text and len(labels) == 1:
            return label.kind if label.kind != "author" else ""
        value = label.value()
        if value:
            draft.found.setdefault(label.kind, value)
    return ""


def _add(text: str, draft: _Draft, lines: Sequence[Line], i: int, profile: Profile, title: str) -> bool:
    """Make a block of a line, or take it as furniture; whether a block was made that may go on."""
    line = lines[i]
    words = line.span.of(text)
    head = not any(b != draft.title for b in draft.blocks)
    if (date := date_line(words, place=head and bool(draft.blocks))) and not _is_body(text, line):
        draft.found.setdefault("published", date)
        return False
    if is_furniture(words) or is_date_line(words):
        return False
    if head and (name := find_byline(words)) and draft.blocks:
        draft.found.setdefault("author", name)
        return False
    start = line.start + glued_before(words)
    end = line.start + tail_furniture(words)
    start, end = trim(text, start + head_marks(text[start:end]), end)
    if start >= end:
        return False
    if not draft.blocks and (_same(text[start:end], title) if title else _is_title(text[start:end], i, lines)):
        draft.title = Span(start, end)
        draft.blocks.append(draft.title)
        return True
    if head:
        start = _cut_dateline(text, start, end, draft, profile)
    elif is_caption(text[start:end]):
        return False
    if start < end:
        draft.blocks.append(Span(start, end))
    return start < end


def _same(words: str, title: str) -> bool:
    return fold(" ".join(words.split())) == fold(" ".join(title.split()))


def _is_title(words: str, i: int, lines: Sequence[Line]) -> bool:
    return i + 1 < len(lines) and len(words) <= LONGEST_TITLE and not words.endswith((".", "،", ","))


def _cut_dateline(text: str, start: int, end: int, draft: _Draft, profile: Profile) -> int:
    """Where the report starts behind a dateline (``موسكو (وكالات) - …``), which goes into the metadata."""
    line = text[start:end]
    name, after = writer_before(line)
    if after:
        draft.found.setdefault("author", name)
        return start + after
    after = find_dateline(line, profile, titled=draft.title is not None)
    if not after:
        return end if is_caption(line) else start
    draft.found.setdefault("dateline", line[:after].strip(" -–—:ـ\t"))
    return trim(text, start + after, end)[0]
