"""One province's own sheet: components one way, years the other, the province in a title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from etl.model.issues import Issue
from etl.parsing.normalize import clean, normalize, years
from etl.parsing.numbers import parse
from etl.scores.figures import LongReading, LongTable, read_figure
from etl.scores.heads import titles
from etl.scores.labels import Head, meaning
from etl.scores.lexicon import Reference
from etl.scores.tables import is_figure
from etl.workbook.sheets import Cell, Sheet, turned

TOP = 20  # rows in which the years may stand
LONGEST = 1000  # rows of a sheet that is looked at for years down a column
FEW = 3  # components that make a table of them
PLACE = frozenset({"tinh", "tp", "thanh", "pho", "cua", "province", "city", "of"})


@dataclass(frozen=True, slots=True)
class ProvinceSheet:
    """A sheet, turned where its years stand down a column: its row of years, its column of labels.

    `years`: the year of each column that has one. `unit` is the province's name as it stands in a
    title, the tab or the file's name; "" where none or several are named.
    """

    sheet: Sheet
    head: int
    years: Mapping[int, int]
    labels: int
    index: str
    unit: str

    @property
    def twice(self) -> tuple[int, ...]:
        """The columns whose year stands over an earlier one already."""
        seen = list(self.years.values())
        return tuple(c for n, c in enumerate(self.years) if self.years[c] in seen[:n])


def province_sheet(
    sheet: Sheet, file: str, known: Reference, index: str | None
) -> ProvinceSheet | None:
    """Return the sheet as one province's own, or None where years and components are not there."""
    views = [sheet, turned(sheet)] if sheet.n_rows <= LONGEST else [sheet]
    found = (t for view in views for t in _tables(view, file, known, index))
    return min(found, key=lambda t: len(t.twice), default=None)


def _tables(
    sheet: Sheet, file: str, known: Reference, index: str | None
) -> Iterator[ProvinceSheet]:
    codes = [code for code in known.lexicons if index in (None, code)]
    for r in range(min(TOP, sheet.n_rows)):
        said = {c: found[0] for c, x in enumerate(sheet.row(r)) if len(found := _years(x)) == 1}
        said = {c: y for c, y in said.items() if not _says_no_score(sheet.value(r, c), known)}
        if len(set(said.values())) < 2:
            continue
        counted = [
            (_components(sheet, r + 1, c, known, code, max(said.values())), code, c)
            for c in range(min(said))
            for code in codes
        ]
        most, code, labels = max(counted, default=(0, "", 0))
        if most >= FEW:
            above = labels if sheet.turned else r
            yield ProvinceSheet(sheet, r, said, labels, code, _unit(sheet, file, known, above))


def _years(cell: Cell) -> tuple[int, ...]:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return years(f"{cell:g}")
    return years(cell) if isinstance(cell, str) else ()


def _components(sheet: Sheet, first: int, c: int, known: Reference, index: str, year: int) -> int:
    """How many components a column names outright."""
    edition, lex = known.catalog.edition(index, year), known.lexicons[index]
    if edition is None:
        return 0
    texts = {x for x in sheet.column(c)[first:] if isinstance(x, str) and x.strip()}
    means = (meaning([Head(text, (0, 0))], lex, edition) for text in texts)
    return len({m.component for m in means if m.kind == "component" and m.named})


def _unit(sheet: Sheet, file: str, known: Reference, head: int) -> str:
    """Return the one province that the titles, the tab or else the file's name speak of."""
    upright = turned(sheet) if sheet.turned else sheet
    above = [text for text, r, _ in titles(upright) if r < head]
    for texts in (above, [sheet.name], [file.rpartition(".")[0]]):
        found = {slugs: name for text in texts for slugs, name in _named(text, known)}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return ""
    return ""


def _named(text: str, known: Reference) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the provinces that a text speaks of, by the longest run of its words that names one."""
    words = normalize(text).split()
    at = 0
    while at < len(words):
        runs = (" ".join(words[at:end]) for end in range(min(at + 4, len(words)), at, -1))
        name = next((run for run in runs if known.places.known(run)), "")
        if name and not set(name.split()) <= PLACE:
            yield known.places.known(name), name
        at += max(len(name.split()), 1)


def read_province_sheet(table: ProvinceSheet, reading: LongReading) -> None:
    """Read a sheet's figures into the reading, year by year."""
    doubts = list(_doubts(table, reading.known))
    reading.issues += doubts
    if doubts:
        return
    for c, year in sorted(table.years.items(), key=lambda x: x[1]):
        if reading.year in (None, year):
            _read_year(table, reading, c, year)


def _doubts(table: ProvinceSheet, known: Reference) -> Iterator[Issue]:
    """Why a sheet is not read: whose it is, which year a line of figures is of."""
    sheet, name = table.sheet, clean(table.sheet.name)
    if not table.unit:
        yield Issue(
            "own_no_unit", "error", name, sheet.address(table.head, table.labels), {"value": name}
        )
    for c in table.twice:
        first = next(o for o, year in table.years.items() if year == table.years[c])
        values = {"value": table.years[c], "other": sheet.address(table.head, first)}
        yield Issue("own_year_twice", "error", name, sheet.address(table.head, c), values)
    for c in range(table.labels + 1, sheet.n_columns):
        if c not in table.years and _dateless(table, c, known):
            values = {"value": clean(str(sheet.value(table.head, c) or "–"))}
            yield Issue("row_year_unclear", "error", name, sheet.address(table.head, c), values)


def _dateless(table: ProvinceSheet, c: int, known: Reference) -> bool:
    """Whether figures stand beside components under what is no year and nothing else known."""
    head = table.sheet.value(table.head, c)
    said = normalize(head) if isinstance(head, str) else ""
    words = known.layouts.words
    spoken = words.is_row_word(said) or (len(said) > 2 and words.is_above(said))
    if spoken or len(_years(head)) > 1 or _says_no_score(head, known):
        return False
    labels, figures = table.sheet.column(table.labels), table.sheet.column(c)
    below = list(zip(labels, figures, strict=True))[table.head + 1 :]
    return any(isinstance(label, str) and is_figure(x, words) for label, x in below)


def _read_year(table: ProvinceSheet, reading: LongReading, c: int, year: int) -> None:
    sheet, known = table.sheet, reading.known
    columns = {"component": table.labels, "value": c}
    placed = LongTable(sheet, table.head, columns, ())
    for r in range(table.head + 1, sheet.n_rows):
        label, value = sheet.value(r, table.labels), sheet.value(r, c)
        if value is None or _says_no_score(label, known, table.index):
            continue
        if _not_yet(label, value, year, table.index, known):
            continue
        cells: dict[str, Cell] = {
            "index": table.index, "year": str(year), "unit": table.unit, "component": label,
            "value": value,
        }  # fmt: skip
        read_figure(placed, reading, r, cells)


def _says_no_score(label: Cell, known: Reference, *indices: str) -> bool:
    """Return a rank, an interval, an ordinal, a change: what stands in the sheet beside the scores."""
    if not isinstance(label, str):
        return False
    said = (known.lexicons[code].read_label(label) for code in indices or known.lexicons)
    return any(each.measure not in (None, "value") for each in said)


def _not_yet(label: Cell, value: Cell, year: int, index: str, known: Reference) -> bool:
    """Return a mark such as "–" where the index had no such component in that year."""
    edition = known.catalog.edition(index, year)
    if edition is None or not isinstance(label, str) or not isinstance(value, str):
        return False
    means = meaning([Head(label, (0, 0))], known.lexicons[index], edition)
    marks = known.layouts.words.missing_marks
    return means.kind == "not_in_edition" and bool(parse(value, marks).missing)


def province_sheets(
    sheets: Sequence[Sheet], file: str, known: Reference, index: str | None
) -> list[ProvinceSheet]:
    """Return the sheets that are one province's own, of the index that the first of them is of."""
    found = [t for sheet in sheets if (t := province_sheet(sheet, file, known, index))]
    return list(takewhile(lambda t: t.index == found[0].index, found))
