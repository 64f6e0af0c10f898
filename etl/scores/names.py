"""Which province each row of a table is of, and which rows are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalog import Unit
from etl.model.issues import Issue
from etl.parsing.normalize import clean, is_legacy, normalize
from etl.scores.heads import Grid
from etl.scores.layouts import Rule
from etl.scores.lexicon import Reference
from etl.scores.score_table import ScoreTable
from etl.scores.tables import FigureColumn, is_figure


@dataclass(frozen=True, slots=True)
class ProvinceRows:
    """The rows of one group of names; `maxima` is the row of points that could be had, if there is one."""

    line: int
    units: Mapping[int, Unit]
    maxima: int | None
    issues: tuple[Issue, ...]


@dataclass(slots=True)
class _Scan:
    """One walk down a column of names."""

    table: ScoreTable
    known: Reference
    line: int
    columns: Sequence[int]
    units: dict[int, Unit] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    nameless: list[int] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    maxima: int | None = None
    gap: bool = False

    @property
    def grid(self) -> Grid:
        return self.table.geometry.grid

    def figures(self, r: int) -> list[int]:
        """Return the columns in which a row holds a figure."""
        row, words = self.grid.cells[r], self.known.layouts.words
        return [c for c in self.columns if is_figure(row[c], words)]


def province_rows(
    table: ScoreTable, group: int, columns: Sequence[FigureColumn], known: Reference
) -> ProvinceRows:
    """Return the provinces of one group of names in the table's year, and the faults of its names."""
    assert table.year is not None
    lines = table.geometry.groups[group]
    line = max(lines, key=lambda c: (_fit(table, c, known), c))
    scan = _Scan(table, known, line, [c.at for c in columns])
    if len(lines) > 1:
        scan.issues += _spelt_apart(table, line, lines, known)
    for r in range(table.geometry.first):
        text = scan.grid.cells[r][line]
        if isinstance(text, str) and _is_maxima(table.vocabulary.rules, text):
            scan.maxima = r
    scan.issues += _above(scan)
    for r in range(table.geometry.first, len(scan.grid.cells)):
        if table.rows is None or r in table.rows:
            _row(scan, r)
    _nameless(scan)
    return ProvinceRows(line, scan.units, scan.maxima, tuple(scan.issues))


def _above(scan: _Scan) -> list[Issue]:
    """Rows of figures right above the first name that is known: their names are not."""
    words, cells = scan.known.layouts.words, scan.grid.cells
    own = set(scan.figures(scan.table.geometry.first))
    found: list[Issue] = []
    for r in range(scan.table.geometry.first - 1, -1, -1):
        cell = cells[r][scan.line]
        text = clean(cell) if isinstance(cell, str) else ""
        if not text or not own or not own <= set(scan.figures(r)):
            break
        if not (r == scan.maxima or words.is_above(normalize(text)) or _is_no_province(scan, text)):
            found.append(_unknown(scan, r, text))
    return found[::-1]


def _fit(table: ScoreTable, line: int, known: Reference) -> int:
    """How many different provinces of the table's year a column names."""
    cells = table.geometry.grid.cells
    names = (str(cells[r][line]) for r in table.geometry.named[line])
    return len({u.code for name in names if (u := known.places.unit(name, table.year or 0))})


def _spelt_apart(
    table: ScoreTable, line: int, lines: Sequence[int], known: Reference
) -> list[Issue]:
    """Rows in which two columns that name the same provinces name different ones."""
    cells = table.geometry.grid.cells
    year = table.year or 0
    found = []
    for other in lines:
        if _fit(table, other, known) < _fit(table, line, known):
            continue
        for r in table.geometry.named[line].keys() & table.geometry.named[other].keys():
            texts = str(cells[r][line]), str(cells[r][other])
            first, second = (known.places.unit(t, year) for t in texts)
            if first and second and first != second:
                values = {"value": clean(texts[1]), "other": clean(texts[0])}
                found.append(_issue(table, "names_differ", r, other, values))
    return found


def _row(scan: _Scan, r: int) -> None:
    cell = scan.grid.cells[r][scan.line]
    text = clean(cell) if isinstance(cell, str) else ""
    figures = scan.figures(r)
    if not text:
        if figures:
            scan.nameless.append(r)
        scan.gap = scan.gap or not figures
        return
    unit = scan.known.places.unit(text, scan.table.year or 0)
    if unit:
        _province(scan, r, unit, text)
    elif _is_maxima(scan.table.vocabulary.rules, text):
        scan.maxima = r
    elif not _is_no_province(scan, text) and figures:
        scan.issues.append(_unknown(scan, r, text))
        return
    scan.gap = scan.gap or not unit


def _province(scan: _Scan, r: int, unit: Unit, text: str) -> None:
    before = scan.seen.get(unit.code)
    if before is None:
        scan.seen[unit.code] = r
        scan.units[r] = unit
        return
    same = all(_same(scan, before, r, c) for c in scan.columns)
    if not (scan.gap and same):  # a block below that looks one province up repeats its figures
        values = {"value": text, "other": scan.grid.address(before, scan.line)}
        scan.issues.append(_issue(scan.table, "unit_twice", r, scan.line, values))


def _same(scan: _Scan, one: int, other: int, c: int) -> bool:
    a, b = scan.grid.cells[one][c], scan.grid.cells[other][c]
    return a == b or not is_figure(b, scan.known.layouts.words) or b == 0


def _is_maxima(rules: Sequence[Rule], text: str) -> bool:
    folded = normalize(text)
    return any(r.measure == "maximum" and any(p.search(folded) for p in r.patterns) for r in rules)


def _is_no_province(scan: _Scan, text: str) -> bool:
    words, folded = scan.known.layouts.words, normalize(text)
    regions = {
        normalize(n) for r in scan.known.catalog.regions.values() for n in (r.name_vi, r.name_en)
    }
    return folded in words.unit_headers or folded in regions or words.is_row_word(folded)


def _unknown(scan: _Scan, r: int, text: str) -> Issue:
    year = scan.table.year or 0
    code = "unit_not_in_year" if scan.known.places.known(text) else "unit_unknown"
    if code == "unit_unknown" and is_legacy(text):
        code = "text_legacy"
    near = ", ".join(scan.known.places.suggest(text, year)) or "–"
    return _issue(scan.table, code, r, scan.line, {"value": text, "year": year, "near": near})


def _nameless(scan: _Scan) -> None:
    """Figures without a name: a fault within the table, worth a word below it.

    Below a gap, a row that another list names, or that says "rank", belongs to a block that looks
    one province up.
    """
    last = max(scan.units, default=-1)
    gaps = [r for r in range(last + 1, len(scan.grid.cells)) if _is_blank(scan, r)]
    for r in scan.nameless:
        below = bool(gaps) and r > gaps[0]
        if below and any(isinstance(scan.grid.cells[r][c], str) for c in scan.table.geometry.named):
            continue
        c = scan.figures(r)[0]
        found = _issue(scan.table, "row_without_unit", r, c, {"value": scan.grid.cells[r][c]})
        scan.issues.append(replace(found, severity="warning") if below else found)


def _is_blank(scan: _Scan, r: int) -> bool:
    return not scan.grid.cells[r][scan.line] and not scan.figures(r)


def _issue(table: ScoreTable, code: str, r: int, c: int, values: Mapping[str, object]) -> Issue:
    place = table.geometry.grid.address(r, c)
    return Issue(code, "error", clean(table.sheet.name), place, values)
