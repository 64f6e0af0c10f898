"""One province's own sheet: its components down a column, years across, the province in a title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from etl.fold import clean, fold, years
from etl.heads import titles
from etl.issues import Issue
from etl.labels import Head, meaning
from etl.long import LongReading, LongTable, read_figure
from etl.recognise import Reader
from etl.sheets import Cell, Sheet

TOP = 20  # rows in which the years may stand
FEW = 3  # components that make a table of them
PLACE = frozenset({"tinh", "tp", "thanh", "pho", "cua", "province", "city", "of"})


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A sheet with the row of its years, the year of each column, and the column of labels.

    `unit` is the province's name as it stands in a title, the tab or the file's name; "" where
    none or several are named.
    """

    sheet: Sheet
    head: int
    years: Mapping[int, int]
    labels: int
    index: str
    unit: str


def own_table(sheet: Sheet, file: str, known: Reader, index: str | None) -> OwnTable | None:
    """The sheet as one province's own, or None where years and components are not there."""
    for r in range(min(TOP, sheet.n_rows)):
        said = {c: found[0] for c, x in enumerate(sheet.row(r)) if len(found := _years(x)) == 1}
        if len(said) < 2 or len(set(said.values())) < len(said):
            continue
        counted = [
            (_components(sheet, r + 1, c, known, code, max(said.values())), code, c)
            for c in range(min(said))
            for code in ([index] if index else known.lexicons)
            if code in known.lexicons
        ]
        most, code, labels = max(counted, default=(0, "", 0))
        if most >= FEW:
            return OwnTable(sheet, r, said, labels, code, _unit(sheet, file, known, r))
    return None


def _years(cell: Cell) -> tuple[int, ...]:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return years(f"{cell:g}")
    return years(cell) if isinstance(cell, str) else ()


def _components(sheet: Sheet, first: int, c: int, known: Reader, index: str, year: int) -> int:
    """How many components a column names outright."""
    edition, lex = known.catalog.edition(index, year), known.lexicons[index]
    if edition is None:
        return 0
    texts = {x for x in sheet.column(c)[first:] if isinstance(x, str) and x.strip()}
    means = (meaning([Head(text, (0, 0))], lex, edition) for text in texts)
    return len({m.component for m in means if m.kind == "component" and m.named})


def _unit(sheet: Sheet, file: str, known: Reader, head: int) -> str:
    """The one province that the titles, the tab or else the file's name speak of."""
    above = [text for text, r, _ in titles(sheet) if r < head]
    for texts in (above, [sheet.name], [file.rpartition(".")[0]]):
        found = {slugs: name for text in texts for slugs, name in _named(text, known)}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return ""
    return ""


def _named(text: str, known: Reader) -> Iterator[tuple[tuple[str, ...], str]]:
    """The provinces that a text speaks of, by the longest run of its words that names one."""
    words = fold(text).split()
    at = 0
    while at < len(words):
        runs = (" ".join(words[at:end]) for end in range(min(at + 4, len(words)), at, -1))
        name = next((run for run in runs if known.places.known(run)), "")
        if name and not set(name.split()) <= PLACE:
            yield known.places.known(name), name
        at += max(len(name.split()), 1)


def read_own(table: OwnTable, reading: LongReading) -> None:
    """Reads a sheet's figures into the reading, year by year."""
    sheet = table.sheet
    if not table.unit:
        place = sheet.address(table.head, table.labels)
        values = {"value": clean(sheet.name)}
        reading.issues.append(Issue("own_no_unit", "error", clean(sheet.name), place, values))
        return
    for c, year in sorted(table.years.items()):
        if reading.year in (None, year):
            _read_year(table, reading, c, year)


def _read_year(table: OwnTable, reading: LongReading, c: int, year: int) -> None:
    sheet = table.sheet
    columns = {"component": table.labels, "value": c}
    placed = LongTable(sheet, table.head, columns, ())
    for r in range(table.head + 1, sheet.n_rows):
        label, value = sheet.value(r, table.labels), sheet.value(r, c)
        if value is None or _says_no_score(label, table.index, reading.known):
            continue
        cells: dict[str, Cell] = {
            "index": table.index, "year": str(year), "unit": table.unit, "component": label,
            "value": value,
        }  # fmt: skip
        read_figure(placed, reading, r, cells)


def _says_no_score(label: Cell, index: str, known: Reader) -> bool:
    """A rank, an interval, an ordinal: what stands in the sheet beside the scores."""
    said = known.lexicons[index].say(label) if isinstance(label, str) else None
    return bool(said and said.measure not in (None, "value"))


def own_tables(
    sheets: Sequence[Sheet], file: str, known: Reader, index: str | None
) -> list[OwnTable]:
    """The sheets that are one province's own, of the index that the first of them is of."""
    found = [t for sheet in sheets if (t := own_table(sheet, file, known, index))]
    return list(takewhile(lambda t: t.index == found[0].index, found))
