"""The one way to the vocabulary: shipped folder, user folders over it, from the cache where possible."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import VocabularyError
from kg.vocab.cache import hash_layers, load_cached, store_cached
from kg.vocab.paths import layers
from kg.vocab.types import Vocabulary


def load_vocabulary(extra: Sequence[Path] = ()) -> Vocabulary:
    """The shipped vocabulary with the user's folders (or single Turtle files) laid over it, in order.

    Raises:
        VocabularyError: a folder or file cannot be read, is no Turtle, or describes a term wrongly.
    """
    folders = layers(tuple(extra))
    try:
        digest = hash_layers(folders)
    except OSError as problem:
        raise VocabularyError(
            f"cannot be read: {problem.strerror}", str(problem.filename), "check its rights"
        ) from problem
    found = load_cached(digest)
    if found is None:
        # Not above: only the first start needs the parser, and it takes 10 ms to import.
        from kg.vocab.compile import compile_vocabulary  # noqa: PLC0415
        from kg.vocab.terms import read_terms  # noqa: PLC0415

        found = compile_vocabulary(read_terms(folders), digest)
        store_cached(digest, found)
    return found
