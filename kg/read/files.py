"""From paths to documents: which files there are, what they hold, and what is wrong with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Document
from kg.read.articles import find_articles
from kg.read.lines import trim
from kg.text.language import guess_language
from kg.text.profile import LANGUAGES

SUFFIXES = (".txt", ".text", ".md")
MAX_BYTES = 16 * 1024 * 1024
"""The largest file that is read in one piece, about 9 million Arabic letters; larger ones are better split."""

_MAGIC = {
    b"%PDF": ("a PDF", "extract its text first, e.g. with pdftotext"),
    b"\x89PNG": ("a PNG picture", "give the text of the page"),
    b"\xff\xd8\xff": ("a JPEG picture", "give the text of the page"),
    b"GIF8": ("a GIF picture", "give the text of the page"),
    b"PK\x03\x04": ("a ZIP archive or an Office document", "unpack it or save it as text"),
    b"\x1f\x8b": ("a gzip archive", "unpack it first"),
    b"\xd0\xcf\x11\xe0": ("an Office document", "save it as text"),
}
_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ]\d\d:\d\d.*)?$")
METADATA_FIELDS = ("title", "published", "source", "url", "author", "keywords", "lang", "dateline")


def iter_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """The text files behind files and folders, folders walked in sorted order.

    Raises:
        InputError: a path does not exist.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        elif path.exists():
            yield path
        else:
            raise InputError("no such file or folder", str(path), "check the path")


def load_document(path: Path, lang: str = "") -> Document:
    """A document from a text file, with the metadata of ``NAME.json`` beside it where there is one.

    Args:
        path: the text file; its stem becomes the document's id.
        lang: the language's tag; guessed from the text when empty.

    Raises:
        InputError: missing, unreadable, empty, too large, not text, not UTF-8, malformed metadata, or a
            language that has no profile.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(size, str(path))
        raw = path.read_bytes()
    except OSError as problem:
        raise InputError(problem.strerror or str(problem), str(path), "check the path and its permissions") from problem
    return make_document(path.stem, decode(raw, str(path)), load_metadata(path), lang, str(path))


def make_document(
    doc: str, text: str, metadata: dict[str, Any] | None = None, lang: str = "", path: str = ""
) -> Document:
    """A document from a text at hand, checked and split into its articles.

    Raises:
        InputError: the text is empty, or its language has no profile.
    """
    where = path or doc
    start, end = trim(text, 0, len(text))
    if start == end:
        raise InputError("the file is empty", where, "remove it or put a text into it")
    metadata = metadata or {}
    code = lang or str(metadata.get("lang", "")) or guess_language(text)
    if code not in LANGUAGES:
        known = f"languages read: {', '.join(LANGUAGES)}"
        if code in (lang, metadata.get("lang")):
            raise InputError(f"there is no language profile for '{code}'", where, known)
        what = f"the text seems to be in '{code}', for which there is no language profile"
        if code == "und":
            what = "the text's language cannot be told, or has no profile"
        raise InputError(what, where, f"{known}; name one with --lang if the guess is wrong")
    return Document(doc, text, code, find_articles(text, code, metadata), path)


def decode(raw: bytes, where: str) -> str:
    """Bytes as text: UTF-8, or UTF-16 with a byte order mark.

    Every code point of a UTF-8 file stays, a byte order mark too, so that offsets are those of the file.

    Raises:
        InputError: the bytes are too many, no text, or in another encoding, which is named.
    """
    if len(raw) > MAX_BYTES:
        raise _too_large(len(raw), where)
    for magic, (what, hint) in _MAGIC.items():
        if raw.startswith(magic):
            raise InputError(f"this is {what}, not a text", where, hint)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as problem:
            raise InputError(f"broken UTF-16 (byte {problem.start})", where, "save it as UTF-8") from problem
    if b"\x00" in raw:
        raise _no_text(raw, where)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        found = _guess_encoding(raw)
        if not found:
            raise InputError("binary data, not a text", where, "give a text file in UTF-8") from problem
        raise InputError(
            f"not UTF-8 (byte {problem.start}); it looks like {found}",
            where,
            f"convert it: iconv -f {found} -t UTF-8 IN > OUT",
        ) from problem


def _too_large(size: int, where: str) -> InputError:
    what = f"{size / 1e6:.0f} MB in one file is more than the {MAX_BYTES // 1048576} MiB that are read at once"
    return InputError(what, where, "split it into one file an article or a page")


def _no_text(raw: bytes, where: str) -> InputError:
    """The error for bytes with a NUL among them: UTF-16 without a mark shows by every second byte of its spaces."""
    for name, space in (("UTF-16LE", b" \x00"), ("UTF-16BE", b"\x00 ")):
        if raw.count(space) * 20 > len(raw) // 2 and raw.count(b"\x00") < len(raw) * 0.6:
            return InputError(f"it looks like {name}", where, f"convert it: iconv -f {name} -t UTF-8 IN > OUT")
    return InputError(f"a NUL at byte {raw.index(0)}: binary data, not a text", where, "give a text file in UTF-8")


def _guess_encoding(raw: bytes) -> str:
    """The name of the encoding that bytes of Arabic or European text are likely in, empty when none is likely."""
    sample = raw[:20000]
    letters = sum(1 for c in sample.decode("cp1256", "replace") if "\u0621" <= c <= "\u064a")
    if letters > len(sample) * 0.4:
        return "WINDOWS-1256"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, needed for broken files only

    best = from_bytes(sample).best()
    return best.encoding.upper().replace("_", "-") if best else ""


def load_metadata(path: Path) -> dict[str, Any]:
    """The metadata beside a text (``NAME.json``), an empty mapping when there is none.

    Raises:
        InputError: the file is no JSON object, or a field has the wrong form.
    """
    beside = path.with_suffix(".json")
    if not beside.exists() or beside == path:
        return {}
    try:
        data = json.loads(beside.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as problem:
        raise InputError(f"malformed metadata: {problem}", str(beside), "write a JSON object") from problem
    if not isinstance(data, dict):
        raise InputError("metadata must be a JSON object", str(beside), '{"published": "2024-05-19", …}')
    for name in METADATA_FIELDS:
        if name != "keywords" and not isinstance(data.get(name) or "", str):
            raise InputError(f"'{name}' must be a text", str(beside), "put it in quotes")
    words = data.get("keywords") or []
    if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        raise InputError("'keywords' must be a list of texts", str(beside), '["…", "…"]')
    if data.get("published"):
        data["published"] = _day(data["published"], str(beside))
    return data


def _day(published: str, where: str) -> str:
    """The day, month or year of an ISO date or time."""
    match = _DATE.match(published.strip())
    day = match[1] if match else ""
    try:
        date.fromisoformat(day + "0000-01-01"[len(day) :])
    except ValueError as problem:
        raise InputError(f"'published' is not an ISO date: {published!r}", where, "write YYYY-MM-DD") from problem
    return day
