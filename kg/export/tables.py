"""Statements as lines: JSON Lines with the fields of ``Statement``, CSV with one column a field."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from kg.model import Statement

COLUMNS = (
    "doc",
    "article",
    "start",
    "end",
    "speaker_name",
    "speaker_name_ar",
    "speaker_id",
    "speaker_kind",
    "speaker",
    "office",
    "former",
    "for",
    "for_id",
    "stance",
    "negated",
    "condition",
    "topic",
    "topic_en",
    "topic_id",
    "topic_broader",
    "topic_reversed",
    "facets",
    "targets",
    "target_ids",
    "said_on",
    "reported_on",
    "speech",
    "confidence",
    "rule",
    "lang",
    "evidence_text",
    "id",
)
"""The columns of the CSV; sets are joined by `` ; ``."""


def jsonl(statements: Iterable[Statement]) -> Iterator[str]:
    """Statements as JSON, one a line, as ``kg extract`` prints them."""
    for statement in statements:
        yield json.dumps(statement.to_record(), ensure_ascii=False) + "\n"


def csv_table(statements: Iterable[Statement]) -> Iterator[str]:
    """Statements as CSV with a header; a cell that a spreadsheet would take for a formula gets an apostrophe.

    >>> next(iter(csv_table([]))).split(",")[:3]
    ['doc', 'article', 'start']
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for statement in statements:
        yield _drain(buffer)
        record = statement.to_record()
        record["start"], record["end"] = record["evidence"]
        writer.writerow([_cell(record[column]) for column in COLUMNS])
    yield _drain(buffer)


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = " ; ".join(value)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def _drain(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
