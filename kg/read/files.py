"""From paths to documents: which files there are, what they hold, and what is wrong with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Document
from kg.read.articles import find_articles
from kg.text.language import guess_language
from kg.text.profile import LANGUAGES

SUFFIXES = (".txt", ".text", ".md")
MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read in one piece; larger ones are better split by article."""

_MAGIC = {
    b"%PDF": ("a PDF", "extract its text first, e.g. with pdftotext"),
    b"\x89PNG": ("a PNG picture", "give the text of the page"),
    b"\xff\xd8\xff": ("a JPEG picture", "give the text of the page"),
    b"GIF8": ("a GIF picture", "give the text of the page"),
    b"PK\x03\x04": ("a ZIP archive or an Office document", "unpack it or save it as text"),
    b"\x1f\x8b": ("a gzip archive", "unpack it first"),
    b"\xd0\xcf\x11\xe0": ("an Office document", "save it as text"),
}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
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
            raise InputError(
                f"{size / 1e6:.0f} MB in one file is more than the {MAX_BYTES // 1048576} MiB that are read at once",
                str(path),
                "split it into one file an article or a page",
            )
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
    if not text.strip():
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
    """Bytes as text: UTF-8 (with or without a mark) or UTF-16 with a mark.

    Raises:
        InputError: the bytes are no text, or in another encoding, which is named.
    """
    for magic, (what, hint) in _MAGIC.items():
        if raw.startswith(magic):
            raise InputError(f"this is {what}, not a text", where, hint)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        if b"\x00" in raw[:4096]:
            raise InputError("binary data, not a text", where, "give a text file") from problem
        raise InputError(
            f"not UTF-8 (byte {problem.start}); it looks like {_guess_encoding(raw)}",
            where,
            f"convert it: iconv -f {_guess_encoding(raw)} -t UTF-8 IN > OUT",
        ) from problem
    if "\x00" in text[:4096]:
        raise InputError("binary data, not a text", where, "give a text file")
    return text


def _guess_encoding(raw: bytes) -> str:
    sample = raw[:20000]
    arabic = sum(1 for c in sample.decode("cp1256", "replace") if "\u0621" <= c <= "\u064a")
    if arabic > len(sample) * 0.4:
        return "WINDOWS-1256"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, needed for broken files only

    best = from_bytes(sample).best()
    return best.encoding.upper() if best else "an unknown encoding"


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
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as problem:
        raise InputError(f"malformed metadata: {problem}", str(beside), "write a JSON object") from problem
    if not isinstance(data, dict):
        raise InputError("metadata must be a JSON object", str(beside), '{"published": "2024-05-19", …}')
    published = data.get("published", "")
    if published and not (isinstance(published, str) and _DATE.match(published)):
        raise InputError(f"'published' is not an ISO date: {published!r}", str(beside), "write YYYY-MM-DD")
    for name in ("title", "source", "url", "author", "lang", "dateline"):
        if not isinstance(data.get(name, ""), str):
            raise InputError(f"'{name}' must be a text", str(beside), "put it in quotes")
    words = data.get("keywords", [])
    if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        raise InputError("'keywords' must be a list of texts", str(beside), '["…", "…"]')
    return data
