"""The process that answers one query at a time: over a read-only graph, under limits, without a network."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import KgError, QueryError
from kg.export.jsonld import jsonld
from kg.graph.source import Source, open_source, store_folder
from kg.query.parameters import UnknownTermError
from kg.query.results import render
from kg.query.run import Request, run_query

ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
TRIPLES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
}
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


@dataclass(frozen=True, slots=True)
class Job:
    """A query as it came in: the request, and the media types that will do, the best first."""

    request: Request
    accept: tuple[str, ...]
    max_bytes: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back: an HTTP status, a media type, the body."""

    status: int
    media: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def work(where: str, pipe: Connection, memory: int) -> None:
    """Answer jobs from a pipe until it is closed.

    Args:
        where: the graph, as for ``open_source``.
        pipe: gets ``Job``, gives ``Answer``; the first thing it gives is None, when the graph is open.
        memory: bytes that answering may take beyond what the open graph takes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends its workers
    source = open_source(where)
    version = version_of(where)
    _leave_network(where)
    with contextlib.suppress(OSError, ValueError):
        limit = _size() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pipe.send(None)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        if version != (now := version_of(where)):
            with contextlib.suppress(KgError):
                source, version = open_source(where), now
        pipe.send(answer(job, source))


def answer(job: Job, source: Source) -> Answer:
    """The answer to a job; whatever is wrong with it becomes a status and one line of text."""
    try:
        result = run_query(job.request, source)
        rows = isinstance(result, QuerySolutions | QueryBoolean)
        offered = ROWS if rows else TRIPLES
        media = next((m for m in job.accept if m in offered), "")
        if not media:
            return problem(406, "none of these formats is known; there are " + ", ".join(offered))
        if isinstance(result, QueryBoolean) and media.startswith("text/"):
            media = "application/sparql-results+json"
        kind = offered[media]
        if kind == "jsonld" and isinstance(result, QueryTriples):
            pieces = jsonld(Quad(t.subject, t.predicate, t.object) for t in result)
        else:
            pieces = render(result, kind)
        body = bytearray()
        for piece in pieces:
            body += piece.encode("utf-8")
            if len(body) > job.max_bytes:
                return problem(413, f"the result is larger than {job.max_bytes} bytes; ask for less, or in pages")
    except UnknownTermError as fault:
        return problem(404, str(fault))
    except QueryError as fault:
        return problem(400, str(fault))
    except KgError as fault:
        return problem(500, str(fault))
    except MemoryError:
        return problem(503, "the query needs more memory than it may have; ask for less")
    charset = "" if media.endswith(("json", "xml", "n-triples")) else "; charset=utf-8"
    return Answer(200, media + charset, bytes(body))


def problem(status: int, words: str) -> Answer:
    """An answer that says what is wrong."""
    return Answer(status, "text/plain; charset=utf-8", (words + "\n").encode("utf-8"))


def version_of(where: str) -> tuple[int, ...]:
    """Something that changes when the graph at a place does."""
    path = Path(where)
    if not path.exists():
        return ()
    folder = store_folder(path)
    if folder.is_dir():
        with contextlib.suppress(OSError):
            return tuple(sorted(f.stat().st_mtime_ns for f in folder.iterdir() if not f.name.startswith("LOG")))
        return ()
    files = [path] if path.is_file() else [p for p in path.glob("graph.*") if p.is_file()]
    return tuple(sorted(f.stat().st_mtime_ns for f in files))


def _leave_network(where: str) -> None:
    """Give up the network where the kernel allows it; a graph behind an address needs it."""
    if sys.platform != "linux" or where.startswith(("http://", "https://")):
        return
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _size() -> int:
    """The address space that this process takes now, in bytes."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")
