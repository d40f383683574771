"""The data of a page, packed small: columns of numbers for what filters need, texts apart and unpacked on demand.

Layout of the core block, before deflate: four bytes (little-endian length of the header), the header as JSON,
padding to eight bytes, then the columns one after the other, each padded to eight bytes. The header names each
column with its type (``u1``, ``u4``, ``i4``), offset and length. Texts are blocks of ``CHUNK`` statements, each
a JSON array of records in the order of ``TEXT_FIELDS``.
"""

from __future__ import annotations

import base64
import json
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.view.data import ViewActor, ViewData, ViewDocument, ViewStatement
from kg.view.layout import agreement_graph, circle_order
from kg.view.passage import Passage, clean
from kg.view.sides import SIDES

CHUNK = 1000
"""Statements whose texts are unpacked together; a page of cards touches one or a few."""

NO_DAY = -(2**31)
"""The day of a statement without a date."""

TEXT_FIELDS = (
    "id", "text", "marks", "topic_words", "topic_en", "condition", "speaker_words", "office_en", "office_ar", "said_on",
    "reported_on", "speech", "rule", "url", "title", "lang",
)  # fmt: skip

_CODES = {"u1": "B", "u4": "I", "i4": "i"}


@dataclass(frozen=True, slots=True)
class Packed:
    """The core block and the text blocks of a page, each raw deflate in base64."""

    core: str
    chunks: tuple[str, ...]


def pack(data: ViewData, order: tuple[list[str], list[str]] = ([], [])) -> Packed:
    """The data of a page, ready to be embedded; ``order`` is that of actors and topics in the columns."""
    documents = {d.id: d for d in data.documents}
    chunks = tuple(_chunk(data, n, documents) for n in range(chunk_count(data)))
    return Packed(core=_squeeze(_core(data, order)), chunks=chunks)


def chunk_count(data: ViewData) -> int:
    """How many text blocks the statements fill."""
    return -(-len(data.statements) // CHUNK)


def chunk(data: ViewData, number: int) -> str:
    """Text block ``number``, raw deflate in base64: what ``kg serve`` answers for a page on live data."""
    return _chunk(data, number, {d.id: d for d in data.documents})


def _chunk(data: ViewData, number: int, documents: Mapping[str, ViewDocument]) -> str:
    records = []
    for s in data.statements[number * CHUNK : (number + 1) * CHUNK]:
        text, marks = _utf16(s.passage)
        document = documents[s.document]
        records.append([
            clean(s.id.partition(":")[2] or s.id), text, marks, s.topic_words, s.topic_en, s.condition, s.speaker_words,
            s.office_en, s.office_ar, s.said_on, s.reported_on, s.speech, s.rule, document.url, document.title,
            s.lang,
        ])  # fmt: skip
    return _squeeze(_json(records))


def days(iso: str) -> tuple[int, int]:
    """The first day of an ISO date of any precision, counted from 1970-01-01, and its precision (1 year … 3 day).

    >>> days("1970-02"), days("")
    ((31, 2), (-2147483648, 0))
    """
    parts = iso[:10].split("-")
    try:
        numbers = [int(p) for p in parts if p]
        first = date(numbers[0], *[*numbers[1:], 1, 1][:2])
    except (ValueError, IndexError):
        return NO_DAY, 0
    return first.toordinal() - 719163, min(len(numbers), 3)


def _core(data: ViewData, order: tuple[list[str], list[str]]) -> bytes:
    actors = {a.id: i for i, a in enumerate(data.actors)}
    topics = {t.id: i for i, t in enumerate(data.topics)}
    stances = {s.id: i for i, s in enumerate(data.stances)}
    documents = {d.id: i for i, d in enumerate(data.documents)}
    sources = _sources(data)
    where = {d.id: sources[d.source] for d in data.documents}
    dates = [days(s.date) for s in data.statements]
    aimed = [(i, actors[t]) for i, s in enumerate(data.statements) for t in s.targets]
    columns: dict[str, tuple[str, Iterable[int]]] = {
        "speaker": ("u4", (actors[s.speaker] for s in data.statements)),
        "principal": ("u4", (actors[s.principal] for s in data.statements)),
        "topic": ("u4", (topics[s.topic] for s in data.statements)),
        "stance": ("u1", (stances[s.stance] for s in data.statements)),
        "side": ("u1", (SIDES.index(s.side) for s in data.statements)),
        "flags": ("u1", (_flags(s) for s in data.statements)),
        "day": ("i4", (d for d, _ in dates)),
        "precision": ("u1", (p for _, p in dates)),
        "confidence": ("u1", (round(s.confidence * 100) for s in data.statements)),
        "document": ("u4", (documents[s.document] for s in data.statements)),
        "source": ("u4", (where[s.document] for s in data.statements)),
        "targetOf": ("u4", (i for i, _ in aimed)),
        "target": ("u4", (a for _, a in aimed)),
    }
    packed = {name: _column(kind, values) for name, (kind, values) in columns.items()}
    header = _header(data, sources, order)
    places, at = {}, 0
    for name, raw in packed.items():
        places[name] = [columns[name][0], at, len(raw)]
        at += len(raw) + -len(raw) % 8
    header["columns"] = places
    top = _json(header)
    top += b" " * (-(len(top) + 4) % 8)
    body = b"".join(raw + bytes(-len(raw) % 8) for raw in packed.values())
    return struct.pack("<I", len(top)) + top + body


def _header(data: ViewData, sources: Mapping[str, int], order: tuple[list[str], list[str]]) -> dict[str, Any]:
    actors = {a.id: i for i, a in enumerate(data.actors)}
    topics = {t.id: i for i, t in enumerate(data.topics)}
    blocs = {b.id: i for i, b in enumerate(data.blocs)}
    actor_place, topic_place = ({name: i for i, name in enumerate(column)} for column in order)
    return {
        "count": len(data.statements),
        "chunk": CHUNK,
        "fields": TEXT_FIELDS,
        "sides": SIDES,
        "actors": [
            [
                a.id,
                a.en,
                a.ar,
                a.kind,
                actors.get(a.parent, -1),
                [blocs[b] for b in a.blocs],
                actor_place.get(a.id, len(actor_place)),
                ("en" in a.machine) | ("ar" in a.machine) << 1,
            ]
            for a in data.actors
        ],
        "topics": [
            [t.id, t.en, t.ar, topics.get(t.broader, -1), topic_place.get(t.id, len(topic_place))] for t in data.topics
        ],
        "stances": [[s.id, s.en, s.ar, s.family, s.valence] for s in data.stances],
        "sources": list(sources),
        "documents": len(data.documents),
        "blocs": [_bloc(b) for b in data.blocs],
        "company": [
            [[actors[a] for a in group] for group in circle_order(agreement_graph(data, principals=principals))]
            for principals in (False, True)
        ],
    }


def _bloc(bloc: ViewActor) -> list[str]:
    return [bloc.id, bloc.en, bloc.ar]


def _flags(statement: ViewStatement) -> int:
    """Bit 0 negated, 1 conditional, 2 former office."""
    return statement.negated | bool(statement.condition) << 1 | statement.former << 2


def _sources(data: ViewData) -> dict[str, int]:
    return {name: i for i, name in enumerate(sorted({d.source for d in data.documents}))}


def _column(kind: str, values: Iterable[int]) -> bytes:
    numbers = array(_CODES[kind], values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _utf16(passage: Passage) -> tuple[str, list[int]]:
    """The text and its marks as flat triples, in the 16-bit units that JavaScript counts."""
    text = passage.text
    if text.isascii() or max(text, default="") <= "\uffff":
        return text, [n for m in passage.marks for n in (m.start, m.end, m.kind)]

    def units(at: int) -> int:
        return len(text[:at].encode("utf-16-le")) // 2

    return text, [n for m in passage.marks for n in (units(m.start), units(m.end), m.kind)]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _squeeze(raw: bytes) -> str:
    packer = zlib.compressobj(7, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b64encode(packer.compress(raw) + packer.flush()).decode("ascii")
