"""Drawing rows for a reader: the seed fixes the draw, and every row is shown with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample

ROWS = [{"where": f"people:{number}", "id": f"P{number}"} for number in range(300)]


def test_the_same_seed_draws_the_same_rows() -> None:
    assert sample.draw(ROWS, 100, seed=7) == sample.draw(ROWS, 100, seed=7)
    assert sample.draw(ROWS, 100, seed=7) != sample.draw(ROWS, 100, seed=8)


def test_rows_come_once_and_in_the_order_of_the_table() -> None:
    places = [ROWS.index(row) for row in sample.draw(ROWS, 100, seed=7)]
    assert len(places) == 100
    assert places == sorted(set(places))


def test_comments_are_skipped_and_lines_counted(tmp_path: Path) -> None:
    file = tmp_path / "people.tsv"
    file.write_text("# head\nid\ten\n\n# Syria\nBasharAlAssad\tBashar al-Assad\n", encoding="utf-8")
    rows = sample.read_rows(file)
    assert rows == [{"where": "people:5", "id": "BasharAlAssad", "en": "Bashar al-Assad"}]
    assert sample.show(rows[0]) == "people:5 | id=BasharAlAssad | en=Bashar al-Assad"


def test_a_folder_stands_for_all_its_files() -> None:
    assert len(sample.find_tables("people")) > 10
    assert [file.name for file in sample.find_tables("people/gulf")] == ["gulf.tsv"]


def test_an_unknown_table_is_named_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["sample.py", "nothing", "--seed", "1"])
    assert sample.main() == 1
    assert "nothing" in capsys.readouterr().err
