"""Where a stored number comes from: import, original file, sheet, cell, and the rows around it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pandas as pd

import store
from catalog.load import DATA
from etl.archive import originals
from etl.model.issues import Issue
from etl.model.previewed import Excerpt
from etl.preview.excerpts import AROUND, CELL, at, of_sheet
from etl.workbook.limits import LONG
from etl.workbook.read import read
from etl.workbook.sheets import Sheet, letters
from store import scores

WIDEST = 20  # columns of a log
LARGEST = 5_000_000  # bytes of a file that is read once more to show its cells


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure and its way here. `entries`: every entry about it, newest first (store.scores.entries)."""

    figure: pd.Series
    entries: pd.DataFrame
    original: Path | None
    excerpt: Excerpt | None


def trace(
    version: store.Version, folder: Path, index: str, year: int, unit: str, component: str
) -> Trace | None:
    """Find the way of the figure that is current in a version; None where nothing is stored."""
    entries = scores.entries(store.read(version), index, year, unit, component)
    standing = entries[entries["withdrawn_at"].isna()]
    if standing.empty:
        return None
    figure = standing.iloc[0]
    original = _original(folder, figure)
    return Trace(figure, entries, original, _excerpt(original, figure) if original else None)


def _original(folder: Path, figure: pd.Series) -> Path | None:
    if figure["file"].startswith("data/"):
        shipped = DATA.parent / figure["file"]
        return shipped if shipped.is_file() else None
    return originals.find(folder, figure["sha256"])


def _excerpt(original: Path, figure: pd.Series) -> Excerpt | None:
    place = CELL.match(figure["cell"])
    if not place:
        return None
    if original.is_relative_to(DATA):
        return _lines(original, int(place[2]))
    sheet = _sheet(original, figure)
    return at(sheet, int(place[2]), place[1]) if sheet else None


def _lines(path: Path, row: int) -> Excerpt:
    """Return the heading and the lines around one of a shipped file."""
    wanted = {1, *range(max(row - AROUND, 2), row + AROUND + 1)}
    with path.open(encoding="utf-8", newline="") as file:
        numbered = enumerate(islice(csv.reader(file), row + AROUND), start=1)
        rows = tuple((number, tuple(cells)) for number, cells in numbered if number in wanted)
    return Excerpt(tuple(letters(c) for c in range(1, len(rows[0][1]) + 1)), rows)


def row_excerpt(folder: Path, entry: pd.Series) -> Excerpt | None:
    """Return the row of a log as its file has it, with the lines around it, headings first.

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
    sheet = _sheet(original, entry)
    return of_sheet(sheet, int(entry["row"]) - sheet.first_row, 0, WIDEST) if sheet else None


def _sheet(original: Path, entry: pd.Series) -> Sheet | None:
    """Return the sheet of an original that an entry names; None where it cannot be read any more."""
    found = read(original.read_bytes(), entry["file"], limits=LONG)
    sheets = [] if isinstance(found, Issue) else found
    return next((each for each in sheets if each.name == entry["sheet"]), None)
