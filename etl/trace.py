"""Where a stored number comes from: import, original file, sheet, cell, and the rows around it."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pandas as pd

from catalog.load import DATA
from etl import originals
from etl.issues import Issue
from etl.limits import LONG
from etl.log_values import as_text
from etl.read import read
from etl.sheets import Cell, Sheet, column_number, letters
from store import Connection, scores

AROUND = 2  # rows and columns shown on each side of the cell
WIDEST = 20  # columns of a log
LARGEST = 5_000_000  # bytes of a file that is read once more to show its cells
CELL = re.compile(r"^([A-Z]{1,3})([1-9]\d*)$")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Cells around one: `columns` are letters, `rows` the file's row numbers with their texts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure and its way here. `said`: every entry about it, newest first (store.scores.said)."""

    figure: pd.Series
    said: pd.DataFrame
    original: Path | None
    excerpt: Excerpt | None


def trace(
    cursor: Connection, folder: Path, index: str, year: int, unit: str, component: str
) -> Trace | None:
    """The way of the current figure; None where nothing is stored."""
    said = scores.said(cursor, index, year, unit, component)
    standing = said[said["withdrawn_at"].isna()]
    if standing.empty:
        return None
    figure = standing.iloc[0]
    original = _original(folder, figure)
    return Trace(figure, said, original, _excerpt(original, figure) if original else None)


def _original(folder: Path, figure: pd.Series) -> Path | None:
    if figure["file"].startswith("data/"):
        shipped = DATA.parent / figure["file"]
        return shipped if shipped.is_file() else None
    return originals.find(folder, figure["sha256"])


def _excerpt(original: Path, figure: pd.Series) -> Excerpt | None:
    place = CELL.match(figure["cell"])
    if not place:
        return None
    row, column = int(place[2]), column_number(place[1])
    if original.is_relative_to(DATA):
        return _lines(original, row)
    return around(original.read_bytes(), figure["file"], figure["sheet"], row, column)


def _lines(path: Path, row: int) -> Excerpt:
    """The heading and the lines around one of a shipped file."""
    wanted = {1, *range(max(row - AROUND, 2), row + AROUND + 1)}
    with path.open(encoding="utf-8", newline="") as file:
        numbered = enumerate(islice(csv.reader(file), row + AROUND), start=1)
        rows = tuple((number, tuple(cells)) for number, cells in numbered if number in wanted)
    return Excerpt(tuple(letters(c) for c in range(1, len(rows[0][1]) + 1)), rows)


def row_excerpt(folder: Path, entry: pd.Series) -> Excerpt | None:
    """The row of a log as its file has it, with the lines around it, headings first.

    `entry` is a row of store.work.entry. None where the original is gone, or so long that reading
    it again would keep the reader waiting.
    """
    original = _original(folder, entry)
    if original is None or pd.isna(entry["row"]):
        return None
    if original.is_relative_to(DATA):
        return _lines(original, int(entry["row"]))
    if original.stat().st_size > LARGEST:
        return None
    found = read(original.read_bytes(), entry["file"], limits=LONG)
    sheets = [] if isinstance(found, Issue) else found
    which = next((each for each in sheets if each.name == entry["sheet"]), None)
    return of_sheet(which, int(entry["row"]) - which.first_row, 0, WIDEST) if which else None


def around(content: bytes, name: str, sheet: str, row: int, column: int) -> Excerpt | None:
    """The cells around one (1-based) of a workbook, with the texts nearest above and to the left.

    None where the file cannot be read any more or has no such sheet.
    """
    found = read(content, name, limits=LONG)
    if isinstance(found, Issue):
        return None
    which = next((each for each in found if each.name == sheet), None)
    return of_sheet(which, row - which.first_row, column - which.first_column) if which else None


def of_sheet(sheet: Sheet, r: int, c: int, beside: int = AROUND) -> Excerpt:
    """The cells around a 0-based position of a sheet, with the nearest texts above and to the left."""
    rows = set(range(max(r - AROUND, 0), min(r + AROUND + 1, sheet.n_rows)))
    columns = set(range(max(c - beside, 0), min(c + beside + 1, sheet.n_columns)))
    rows |= set(_nearest_text([sheet.value(i, c) for i in range(r)]))
    beside_it = [sheet.value(r, i) for i in range(c)]
    columns |= {*_nearest_text(beside_it), *_first_text(beside_it)}
    return Excerpt(
        columns=tuple(letters(sheet.first_column + i) for i in sorted(columns)),
        rows=tuple(
            (sheet.first_row + i, tuple(_text(sheet.value(i, j)) for j in sorted(columns)))
            for i in sorted(rows)
        ),
    )


def _nearest_text(cells: Sequence[Cell]) -> list[int]:
    texts = (i for i in range(len(cells) - 1, -1, -1) if isinstance(cells[i], str))
    return list(islice(texts, 1))


def _first_text(cells: Sequence[Cell]) -> list[int]:
    return [i for i, cell in enumerate(cells) if isinstance(cell, str)][:1]


def _text(cell: Cell) -> str:
    return "" if cell is None else " ".join(as_text(cell).split())
