"""Where the shipped vocabulary lies: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import VocabularyError

_PACKAGE = Path(__file__).resolve().parent.parent
NOT_TERMS = frozenset({"core.ttl", "shapes.ttl"})
"""Files that say what terms may look like, and hold none."""


def find_ontology() -> Path:
    """The folder ``ontology``.

    Raises:
        VocabularyError: it is neither in the package nor beside it.
    """
    for folder in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology"):
        if (folder / "core.ttl").is_file():
            return folder
    raise VocabularyError("the vocabulary is missing", str(_PACKAGE / "ontology"), "install the package again")


def find_turtle(folder: Path) -> tuple[Path, ...]:
    """The Turtle files of a vocabulary folder, sorted by path; a single file is taken as it is.

    Raises:
        VocabularyError: there is no such folder, or it holds no Turtle.
    """
    if folder.is_file():
        return (folder,)
    if not folder.is_dir():
        raise VocabularyError("no such vocabulary folder", str(folder), "check the path")
    files = sorted(p for p in folder.rglob("*.ttl") if p.name not in NOT_TERMS and p.is_file())
    if not files:
        raise VocabularyError("no Turtle file (*.ttl) in the vocabulary folder", str(folder), "check the path")
    return tuple(files)


def layers(extra: Sequence[Path] = ()) -> tuple[tuple[Path, tuple[Path, ...]], ...]:
    """The shipped folder and the user's, in order, each with its Turtle files."""
    return tuple((folder, find_turtle(folder)) for folder in (find_ontology(), *extra))
