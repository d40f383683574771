"""Reading tables: every fault is named by table, line and column, and nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tables_read import Tables, index


def tables(tmp_path: Path, text: str) -> Tables:
    (tmp_path / "people.tsv").write_text(text, encoding="utf-8")
    return Tables(tmp_path)


def test_comments_empty_lines_and_several_values(tmp_path: Path) -> None:
    found = tables(tmp_path, "# a comment\nid\talt\n\n# more\nA\tone ;  two  words ;; one\n").read(
        "people.tsv", ("id",), ("alt",)
    )
    assert [row.one("id") for row in found] == ["A"]
    assert found[0].many("alt") == ("one", "two words")
    assert found[0].line == 5


def test_an_absent_table_is_empty(tmp_path: Path) -> None:
    assert Tables(tmp_path).read("nothing.tsv", ("id",)) == []


def test_bidi_controls_and_decomposed_letters_are_cleaned(tmp_path: Path) -> None:
    found = tables(tmp_path, "id\talt\nA\t\u202bإيران\u202c ; Ira\u0301n\n").read("people.tsv", ("id",), ("alt",))
    assert found[0].many("alt") == ("إيران", "Irán")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tnam\nA\tb\n", "people.tsv, line 1: unknown column 'nam'; known are alt, id, name"),
        ("alt\nb\n", "people.tsv, line 1: the column 'id' is missing"),
        ("id\tname\nA\tb\tc\n", "people.tsv, line 2, column name: 3 cells under 2 column names; is there a stray tab?"),
    ],
)
def test_faulty_shape(tmp_path: Path, text: str, message: str) -> None:
    given = tables(tmp_path, text)
    given.read("people.tsv", ("id",), ("name", "alt"))
    assert message in given.report.problems


def test_a_table_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_bytes("id\nلافروف\n".encode("windows-1256"))
    given = Tables(tmp_path)
    assert given.read("people.tsv", ("id",)) == []
    assert given.report.problems == ["people.tsv: not UTF-8 (byte 3); save the file as UTF-8"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "the row has no id"),
        ("Sergey Lavrov", "'Sergey Lavrov' is not an id; write ASCII letters and digits (SergeyLavrov)"),
        ("A", "'A' is already in people.tsv, line 2"),
    ],
)
def test_ids_that_cannot_stand(tmp_path: Path, name: str, message: str) -> None:
    given = tables(tmp_path, f"id\tname\nA\tx\n{name}\ty\n")
    assert list(index(given.read("people.tsv", ("id",), ("name",)))) == ["A"]
    assert given.report.problems == [f"people.tsv, line 3, column id: {message}"]


def test_ids_are_shared_between_tables(tmp_path: Path) -> None:
    (tmp_path / "countries.tsv").write_text("id\nRussia\n", encoding="utf-8")
    given = tables(tmp_path, "id\nRussia\n")
    known: dict[str, object] = {}
    index(given.read("countries.tsv", ("id",)), known)
    assert index(given.read("people.tsv", ("id",)), known) == {}
    assert given.report.problems == ["people.tsv, line 2, column id: 'Russia' is already in countries.tsv, line 2"]


@pytest.mark.parametrize("day", ["2024", "2024-05", "2024-02-29", ""])
def test_dates_of_any_precision(tmp_path: Path, day: str) -> None:
    given = tables(tmp_path, f"id\tstart\nA\t{day}\n")
    assert given.read("people.tsv", ("id",), ("start",))[0].date("start") == day
    assert given.report.problems == []


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("5/2024", "'5/2024' is not a date; write 2024, 2024-05 or 2024-05-19"),
        ("2024-13", "'2024-13' is no day of the calendar"),
        ("2024-04-31", "'2024-04-31' is no day of the calendar"),
    ],
)
def test_dates_that_are_none(tmp_path: Path, day: str, message: str) -> None:
    given = tables(tmp_path, f"id\tstart\nA\t{day}\n")
    assert given.read("people.tsv", ("id",), ("start",))[0].date("start") == ""
    assert given.report.problems == [f"people.tsv, line 2, column start: {message}"]
