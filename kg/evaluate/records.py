"""Statements from JSON Lines, gold ones included, by document."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import InputError
from kg.ids import statement_id
from kg.model import Statement


def load_statements(path: Path) -> dict[str, list[Statement]]:
    """The statements of a JSON Lines file by document; a document is named by the last part of its path, without .txt.

    Gold statements need no ``id`` and no ``lang``.

    Raises:
        InputError: the file cannot be read, or a line is no statement; the line is named.
    """
    found: dict[str, list[Statement]] = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(f"cannot be read: {problem}", str(path), "give statements as JSON Lines in UTF-8") from problem
    for number, line in enumerate(lines, start=1):
        if line.strip():
            statement = _statement(line, f"{path}, line {number}")
            found.setdefault(statement.doc, []).append(statement)
    return found


def document_name(doc: str) -> str:
    """The name of a document from its id, path or URL.

    >>> document_name("news/a.txt")
    'a'
    """
    return doc.rstrip("/").rsplit("/", 1)[-1].removesuffix(".txt")


def _statement(line: str, where: str) -> Statement:
    hint = "each line must be a JSON object with the fields of a statement"
    try:
        record = json.loads(line)
        record["doc"] = document_name(str(record["doc"]))
        start, end = record["evidence"]
        name, stance, topic = record.get("speaker_name") or "", record["stance"], record.get("topic") or ""
        record.setdefault("id", statement_id(record["doc"], int(start), int(end), name, stance, topic))
        record.setdefault("lang", "")
        for key in ("speaker", "speaker_name", "for", "topic", "topic_en", "condition", "said_on"):
            record[key] = record.get(key) or ""
        record["negated"] = bool(record.get("negated"))
        return Statement.from_record(record)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise InputError(f"not a statement: {problem!r}", where, hint) from problem
    except InputError as problem:
        raise InputError(problem.what, where, problem.hint or hint) from problem
