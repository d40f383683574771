"""The recipe, one screen long: paths → documents → statements. Start reading here.

Skipping a bad input happens here and nowhere else: it is counted, named in the report, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError, KgError
from kg.extract.reader import Reader
from kg.model import Document, Statement
from kg.read.files import iter_paths, load_document

Progress = Callable[[str, int], None]
"""Called with a document's id and the number of documents read so far."""


@dataclass
class Report:
    """What a run read and what it left out, and why."""

    documents: int = 0
    statements: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def skip(self, where: str, problem: KgError) -> None:
        """Notes an input that could not be used."""
        self.skipped.append((where, str(problem)))


def read_documents(paths: Iterable[Path], report: Report, lang: str = "") -> Iterator[Document]:
    """The documents behind paths, one by one; what cannot be read is noted in the report.

    Two files with the same stem would be one document: the second one is left out and named.
    """
    seen: dict[str, Path] = {}
    for given in paths:
        try:
            for path in iter_paths([given]):
                try:
                    if seen.setdefault(path.stem, path) != path:
                        raise InputError(
                            f"a document '{path.stem}' was read already from {seen[path.stem]}",
                            str(path),
                            "rename one of them",
                        )
                    yield load_document(path, lang)
                except KgError as problem:
                    report.skip(str(path), problem)
        except KgError as problem:
            report.skip(str(given), problem)


def extract(
    paths: Iterable[Path], reader: Reader, report: Report, lang: str = "", progress: Progress | None = None
) -> Iterator[tuple[Document, list[Statement]]]:
    """Documents with their statements, in the order of the paths; memory holds one document at a time."""
    for document in read_documents(paths, report, lang):
        found = reader.read(document)
        report.documents += 1
        report.statements += len(found)
        if progress is not None:
            progress(document.id, report.documents)
        yield document, found
