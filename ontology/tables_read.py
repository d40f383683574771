"""Reading the hand-kept tables: tab-separated, checked cell by cell, every fault named by table, line and column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SEPARATOR = ";"
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ID = re.compile(r"[A-Za-z0-9]+")
_WORD_ID = re.compile(r"[A-Za-z0-9_]+")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(slots=True)
class Report:
    """What is wrong with the tables (``problems``) and what the builder had to guess (``notes``)."""

    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; a fault in it is reported with the place."""

    table: str
    line: int
    cells: Mapping[str, str]
    report: Report

    def problem(self, column: str, message: str) -> None:
        """Report a fault of this row."""
        self.report.problems.append(f"{self.table}, line {self.line}, column {column}: {message}")

    def note(self, column: str, message: str) -> None:
        """Report a guess made for this row."""
        self.report.notes.append(f"{self.table}, line {self.line}, column {column}: {message}")

    def one(self, column: str) -> str:
        """The single value of a cell, empty where there is none."""
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell, separated by ``;``, without repetition."""
        values = (" ".join(value.split()) for value in self.one(column).split(SEPARATOR))
        return tuple(dict.fromkeys(value for value in values if value))

    def choice(self, column: str, allowed: Iterable[str], default: str = "") -> str:
        """The value of a cell that must be one of ``allowed`` (or empty where there is a default)."""
        value = self.one(column)
        if not value and default:
            return default
        if value not in (allowed := tuple(allowed)):
            self.problem(column, f"'{value}' is not one of {', '.join(allowed)}")
            return default
        return value

    def wikidata(self) -> str:
        """The Wikidata id of the row (``Q7747``), empty where there is none or it is malformed."""
        value = self.one("wikidata")
        if value and not _WIKIDATA.fullmatch(value):
            self.problem("wikidata", f"'{value}' is not a Wikidata id (Q and digits)")
            return ""
        return value

    def date(self, column: str) -> str:
        """The ISO date of a cell (year, month or day), empty where there is none or it is malformed."""
        value = self.one(column)
        match = _DATE.fullmatch(value)
        if not value or value == "?":
            return ""
        if match is None:
            self.problem(column, f"'{value}' is not a date; write 2024, 2024-05 or 2024-05-19")
            return ""
        month, day = int(match[2] or 1), int(match[3] or 1)
        if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
            self.problem(column, f"'{value}' is no day of the calendar")
            return ""
        return value


@dataclass(frozen=True, slots=True)
class Tables:
    """The folder of the tables, and the report that their faults go to."""

    folder: Path
    report: Report = field(default_factory=Report)

    def read(self, name: str, required: Sequence[str], optional: Sequence[str] = ()) -> list[Row]:
        """The rows of a table (``people/gulf.tsv``); an absent table has none.

        The first line that is no comment (``#``) names the columns. Columns that are neither required
        nor optional, and lines with more cells than columns, are reported.
        """
        path = self.folder / name
        if not path.exists():
            return []
        try:
            lines = path.read_text(encoding="utf-8-sig").split("\n")
        except UnicodeDecodeError as problem:
            self.report.problems.append(f"{name}: not UTF-8 (byte {problem.start}); save the file as UTF-8")
            return []
        columns: list[str] = []
        rows: list[Row] = []
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [_clean(cell) for cell in line.rstrip("\r").split("\t")]
            if not columns:
                columns = cells
                self._check_columns(f"{name}, line {number}", columns, required, optional)
                continue
            row = Row(name, number, dict(zip(columns, cells, strict=False)), self.report)
            if any(cells[len(columns) :]):
                row.problem(columns[-1], f"{len(cells)} cells under {len(columns)} column names; is there a stray tab?")
                continue
            rows.append(row)
        return rows

    def read_folder(self, name: str, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, list[Row]]:
        """The rows of every table of a folder, by the table's stem."""
        paths = sorted((self.folder / name).glob("*.tsv"))
        return {path.stem: self.read(f"{name}/{path.name}", required, optional) for path in paths}

    def _check_columns(
        self, place: str, columns: Sequence[str], required: Sequence[str], optional: Sequence[str]
    ) -> None:
        allowed = {*required, *optional}
        for name in columns:
            if name not in allowed:
                known = ", ".join(sorted(allowed))
                self.report.problems.append(f"{place}: unknown column '{name}'; known are {known}")
        for name in required:
            if name not in columns:
                self.report.problems.append(f"{place}: the column '{name}' is missing")


def index(rows: Iterable[Row], known: dict[str, Row] | None = None, column: str = "id") -> dict[str, Row]:
    """The rows by their id; malformed, missing and repeated ids are reported and their rows left out.

    ``known`` holds the rows of other tables that share the ids; the new rows are added to it.
    """
    found: dict[str, Row] = {}
    for row in rows:
        name = row.one(column)
        other = found.get(name) or (known or {}).get(name)
        if not name:
            row.problem(column, "the row has no id")
        elif not _ID.fullmatch(name):
            row.problem(column, f"'{name}' is not an id; write ASCII letters and digits (SergeyLavrov)")
        elif other:
            row.problem(column, f"'{name}' is already in {other.table}, line {other.line}")
        else:
            found[name] = row
    if known is not None:
        known.update(found)
    return found


def word_id(row: Row, column: str = "id") -> str:
    """The id of a lexeme or word list, which may hold underscores; empty where it is malformed."""
    value = row.one(column)
    if not _WORD_ID.fullmatch(value):
        row.problem(column, f"'{value}' is not an id; write ASCII letters, digits and underscores")
        return ""
    return value


def _clean(cell: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", cell)).strip()
