"""The compiled vocabulary on disk, so that starting the program does not parse Turtle.

The file is keyed by the hash of every Turtle file that went in, of the program's version and of
Python's; it can be deleted at any time. It holds plain values (``marshal``), no objects, and is read
only when its own hash is right, since a damaged marshal can crash the interpreter.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_cache_dir

from kg import __version__
from kg.vocab import types
from kg.vocab.types import Vocabulary

SUFFIX = ".vocabulary"
KEPT = 6
"""How many compiled vocabularies stay: a few versions and user folders; the oldest go."""

_DIGEST = 32
_T = TypeVar("_T")
Layers = tuple[tuple[Path, tuple[Path, ...]], ...]
Plain = dict[str, Any]


def cache_folder() -> Path:
    """Where compiled vocabularies lie; the environment variable ``STANCEGRAPH_CACHE`` overrides it."""
    return Path(os.environ.get("STANCEGRAPH_CACHE") or user_cache_dir("stancegraph", appauthor=False))


def hash_layers(layers: Layers) -> str:
    """A hash of the Turtle files of folders laid over each other: their names inside the folder, and bytes.

    Raises:
        OSError: a file cannot be read.
    """
    state = hashlib.blake2b(digest_size=_DIGEST)
    for folder, files in layers:
        state.update(b"\x00layer\x00")
        for file in files:
            name = file.name if file == folder else file.relative_to(folder).as_posix()
            content = file.read_bytes()
            state.update(f"{name}\x00{len(content)}\x00".encode())
            state.update(content)
    return state.hexdigest()


def load_cached(digest: str) -> Vocabulary | None:
    """The compiled vocabulary of a hash, or None where there is none or it is damaged."""
    try:
        data = _file(digest).read_bytes()
    except OSError:
        return None
    body = data[_DIGEST:]
    if hashlib.blake2b(body, digest_size=_DIGEST).digest() != data[:_DIGEST]:
        return None
    try:
        return from_plain(marshal.loads(body))
    except (ValueError, TypeError, EOFError, KeyError, IndexError):
        return None


def store_cached(digest: str, vocabulary: Vocabulary) -> None:
    """Write the compiled vocabulary; where that is not possible the program goes on without."""
    body = marshal.dumps(to_plain(vocabulary))
    target = _file(digest)
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(hashlib.blake2b(body, digest_size=_DIGEST).digest() + body)
            Path(name).replace(target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        _prune(target.parent)


def to_plain(vocabulary: Vocabulary) -> Plain:
    """The vocabulary as dicts, tuples, strings and numbers."""
    return {
        "stances": [_values(s) for s in vocabulary.stances.values()],
        "roles": [_values(r) for r in vocabulary.roles.values()],
        "actors": [_values(a) for a in vocabulary.actors.values()],
        "topics": [_values(t) for t in vocabulary.topics.values()],
        "institutions": [_values(i) for i in vocabulary.institutions],
        "lexemes": {lang: [_values(x) for x in group] for lang, group in vocabulary.lexemes.items()},
        "cues": {lang: [_values(c) for c in group] for lang, group in vocabulary.cues.items()},
        "patterns": {lang: [_values(p) for p in group] for lang, group in vocabulary.patterns.items()},
        "descriptions": {lang: [_values(d) for d in group] for lang, group in vocabulary.descriptions.items()},
        "words": {lang: dict(group) for lang, group in vocabulary.words.items()},
        "digest": vocabulary.digest,
    }


def from_plain(plain: Plain) -> Vocabulary:
    """The vocabulary of ``to_plain``."""
    make_actor: Callable[..., types.Actor] = types.Actor
    actors = []
    for *values, held, members in plain["actors"]:
        actors.append(make_actor(*values, tuple(types.Membership(*m) for m in held), members))
    return Vocabulary(
        stances={s[0]: types.Stance(*s) for s in plain["stances"]},
        roles={r[0]: types.Role(*r) for r in plain["roles"]},
        actors={a.id: a for a in actors},
        topics={t[0]: types.Topic(*t) for t in plain["topics"]},
        institutions=tuple(types.Institution(*i) for i in plain["institutions"]),
        lexemes=_groups(types.Lexeme, plain["lexemes"]),
        cues=_groups(types.Cue, plain["cues"]),
        patterns=_groups(types.Pattern, plain["patterns"]),
        descriptions=_groups(types.Description, plain["descriptions"]),
        words=plain["words"],
        digest=plain["digest"],
    )


def _groups(make: Callable[..., _T], plain: dict[str, list[tuple[Any, ...]]]) -> dict[str, tuple[_T, ...]]:
    return {language: tuple(make(*values) for values in group) for language, group in plain.items()}


def _values(value: Any) -> tuple[Any, ...]:
    return tuple(_plain(getattr(value, f.name)) for f in fields(value))


def _plain(value: Any) -> Any:
    if isinstance(value, types.Membership):
        return _values(value)
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return dict(value) if isinstance(value, dict) else value


def _file(digest: str) -> Path:
    key = hashlib.blake2b(f"{digest} {__version__} {sys.implementation.cache_tag}".encode(), digest_size=16)
    return cache_folder() / (key.hexdigest() + SUFFIX)


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("*" + SUFFIX), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[KEPT:]:
        path.unlink(missing_ok=True)
