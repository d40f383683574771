"""Examining a store: what is sound, what is wrong, and mending what can be made again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, Store

from kg.errors import GraphError
from kg.graph.build import Run
from kg.graph.disk import FORMAT, DiskStore, is_tidy
from kg.graph.source import STORE_FAULTS, STORE_MARK, LocalSource, open_read_only, store_folder
from kg.graph.terms import VOCABULARY_GRAPH, A, node
from kg.graph.textindex import TextIndex, rebuild
from kg.vocab.types import Vocabulary

SOUND, WRONG, MENDED = "sound", "wrong", "mended"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined: ``sound``, ``wrong`` or ``mended``, and what to do where it is wrong."""

    state: str
    what: str
    advice: str = ""


def examine(path: Path, vocabulary: Vocabulary, run: Run, *, mend: bool = False) -> list[Finding]:
    """What is found in a store's folder; later things are not examined where earlier ones are beyond reading."""
    mark = _mark(path)
    if mark.state == WRONG:
        return [mark]
    found = [mark]
    try:
        store = open_read_only(path)
        documents = _documents(LocalSource(store, str(path)))
        del store
    except (*STORE_FAULTS, GraphError) as problem:
        what = f"the graph cannot be read: {problem}"
        return [*found, Finding(WRONG, what, "restore the folder from a copy, or add the documents to a new store")]
    found.append(Finding(SOUND, f"the graph can be read: {len(documents)} documents"))
    found.append(_lock(path))
    if found[-1].state == WRONG:
        return found
    found.append(_index(path, documents, mend=mend))
    found.append(_labels(path, vocabulary, run, mend=mend))
    return found


def _mark(path: Path) -> Finding:
    mark = path / STORE_MARK
    if not path.is_dir():
        return Finding(WRONG, f"{path} is no folder", "make a store with kg add")
    if not mark.exists():
        advice = (
            "name the store's folder" if not store_folder(path).exists() else f'write {{"format": {FORMAT}}} into it'
        )
        return Finding(WRONG, f"{mark} is missing", advice)
    try:
        layout = json.loads(mark.read_text("utf-8")).get("format")
    except (OSError, ValueError, AttributeError) as problem:
        return Finding(WRONG, f"{mark} cannot be read: {problem}", f'write {{"format": {FORMAT}}} into it')
    if layout != FORMAT:
        return Finding(WRONG, f"the store has layout {layout}, and this program knows {FORMAT}", "use a newer program")
    return Finding(SOUND, f"the folder is a store of layout {FORMAT}")


def _lock(path: Path) -> Finding:
    """Whether a writer has it: the engine's lock belongs to a living process and ends with it."""
    try:
        store = Store(str(store_folder(path)))
    except STORE_FAULTS as problem:
        if "LOCK" in str(problem):
            return Finding(WRONG, "another process is writing to it", "wait until that one is done, or end it")
        return Finding(
            WRONG, f"it cannot be opened for writing: {problem}", "check the rights and the space on the disk"
        )
    del store
    return Finding(SOUND, "no other process is writing to it")


def _documents(source: LocalSource) -> set[str]:
    """The ids of the documents, every quad of each read once."""
    found: set[str] = set()
    for graph in source.graph_names():
        if graph != VOCABULARY_GRAPH:
            quads = list(source.quads(graph))
            if not any(q.predicate == A and q.object == node("kg:Document") for q in quads):
                raise GraphError(f"the graph {graph.value} is no document's", source.where)
            names = (q.object for q in quads if q.predicate == node("dcterms:identifier"))
            found.update(name.value for name in names if isinstance(name, Literal))
    return found


def _index(path: Path, documents: set[str], *, mend: bool) -> Finding:
    faults = list(_index_faults(path, documents))
    if not faults:
        return Finding(SOUND, "the text index knows all documents")
    if not mend:
        return Finding(WRONG, "; ".join(faults), "kg doctor --mend makes it again from the graph")
    rebuild(path)
    return Finding(MENDED, "the text index was made again from the graph")


def _index_faults(path: Path, documents: set[str]) -> Iterator[str]:
    try:
        index = TextIndex(path / "find.sqlite", writable=False)
        known, waiting = index.documents(), index.waiting()
        index.close()
    except GraphError as problem:
        yield problem.what
        return
    if waiting:
        yield f"the text index lacks {len(waiting)} documents of a run that was cut off"
    if known - documents - {""}:
        yield f"the text index has {len(known - documents - {''})} documents that the graph has not"


def _labels(path: Path, vocabulary: Vocabulary, run: Run, *, mend: bool) -> Finding:
    source = LocalSource(open_read_only(path), str(path))
    if is_tidy(source, vocabulary):
        return Finding(SOUND, "labels and offices are those that the documents use")
    if not mend:
        what = "labels and offices are not those of the present vocabulary and documents"
        return Finding(WRONG, what, "kg doctor --mend brings them in line")
    del source
    with DiskStore(path, vocabulary, run) as store:
        store.tidy()
    return Finding(MENDED, "labels and offices were brought in line with the vocabulary")
