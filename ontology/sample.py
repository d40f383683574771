"""Print random rows of a table for a reader to verify, the same rows for the same seed.

python ontology/sample.py people --seed 1               100 rows out of all files of people
python ontology/sample.py offices --seed 2 --count 20   20 rows out of all files of offices
python ontology/sample.py people/gulf people/africa --seed 3
python ontology/sample.py countries --seed 1            any other table
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

TABLES = Path(__file__).resolve().parent / "tables"


def find_tables(name: str, folder: Path = TABLES) -> list[Path]:
    """The files of a table: one ``NAME.tsv``, or every ``*.tsv`` of the folder ``NAME``; empty where neither exists."""
    if (folder / name).is_dir():
        return sorted((folder / name).glob("*.tsv"))
    file = folder / f"{name.removesuffix('.tsv')}.tsv"
    return [file] if file.is_file() else []


def read_rows(file: Path) -> list[dict[str, str]]:
    """The rows of a table, each with its place (``file:line``) under the key ``where``."""
    columns: list[str] = []
    rows = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        rows.append({"where": f"{file.stem}:{number}", **dict(zip(columns, cells, strict=False))})
    return rows


def draw(rows: list[dict[str, str]], count: int, seed: int) -> list[dict[str, str]]:
    """``count`` rows at random, or all of them where there are fewer, in the order of the tables.

    >>> [row["id"] for row in draw([{"id": "a"}, {"id": "b"}], 5, seed=1)]
    ['a', 'b']
    """
    chosen = random.Random(seed).sample(range(len(rows)), min(count, len(rows)))
    return [rows[place] for place in sorted(chosen)]


def show(row: dict[str, str]) -> str:
    """A row on one line, empty cells left out."""
    return " | ".join([row["where"], *(f"{name}={value}" for name, value in row.items() if value and name != "where")])


def main() -> int:
    """The command; 1 when there is no such table."""
    parser = argparse.ArgumentParser(description="Print random rows of a table for a reader to verify.")
    tables = "a table of ontology/tables (countries) or a folder of tables (people, offices)"
    parser.add_argument("tables", nargs="+", metavar="TABLE", help=tables)
    parser.add_argument("--seed", type=int, required=True, help="the number that fixes the draw")
    parser.add_argument("--count", type=int, default=100, help="how many rows (default: 100)")
    arguments = parser.parse_args()
    files = []
    for name in arguments.tables:
        found = find_tables(name)
        if not found:
            print(f"sample: no table or folder '{name}' in {TABLES}", file=sys.stderr)
            return 1
        files += found
    rows = [row for file in files for row in read_rows(file)]
    for row in draw(rows, arguments.count, arguments.seed):
        print(show(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
