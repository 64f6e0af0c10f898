"""Whether a file holds the components and provinces of its year."""

from __future__ import annotations

from collections.abc import Iterator

from catalog import Component, Edition
from etl.checks.checked_file import CheckedFile, records
from etl.model.issues import Issue, Severity
from etl.parsing.normalize import clean
from etl.workbook.sheets import letters

FEW_MISSING = 10  # more provinces than this are not a few that were not published


def components_missing(checked: CheckedFile) -> Iterator[Issue]:
    """Find components of the edition that no table holds; a complete table's parts may not lack."""
    for year in checked.years:
        held = set(checked.of_year(year)["component"])
        edition = checked.edition(year)
        yield from _total_missing(checked, year, edition, held)
        for parent in edition.components:
            parts = edition.children(parent.code)
            lacking = tuple(c for c in parts if c.code not in held)
            if lacking and len(lacking) < len(parts):
                severity: Severity = "error" if checked.complete else "warning"
                yield _about(checked, "components_missing", severity, year, parent, lacking)
        yield from _parts_missing(checked, year, edition, held)


def _total_missing(
    checked: CheckedFile, year: int, edition: Edition, held: set[str]
) -> Iterator[Issue]:
    if edition.total.code not in held:
        yield _about(checked, "total_missing", "warning", year, edition.total, ())


def _parts_missing(
    checked: CheckedFile, year: int, edition: Edition, held: set[str]
) -> Iterator[Issue]:
    """Dimensions all of whose parts are absent: said once."""
    bare = tuple(
        c
        for c in edition.components
        if c.role == "dimension" and c.code in held and edition.children(c.code)
        if not any(p.code in held for p in edition.children(c.code))
    )
    if bare:
        yield _about(checked, "parts_missing", "warning", year, edition.total, bare)


def _about(
    checked: CheckedFile,
    code: str,
    severity: Severity,
    year: int,
    component: Component,
    lacking: tuple[Component, ...],
) -> Issue:
    first = checked.of_year(year).iloc[0]
    values: dict[str, object] = {
        "value": ", ".join(c.code for c in lacking) or component.code,
        "component": component,
        "year": year,
        "lacking": lacking,
        "count": len(lacking),
    }
    return Issue(code, severity, str(first["sheet"]), "", values)


def components_empty(checked: CheckedFile) -> Iterator[Issue]:
    """Find a component whose column holds no value at all."""
    for (_year, code), rows in checked.rows.groupby(["year", "component"], sort=False):
        if (
            rows["value"].isna().all()
            and not (rows["basis"] == "rank_only").all()
            and len(rows) > 1
        ):
            yield checked.issue("component_empty", "warning", records(rows.iloc[:1])[0], value=code)


def provinces_missing(checked: CheckedFile) -> Iterator[Issue]:
    """Find fewer or more provinces than were measured that year."""
    if not checked.whole_country:
        return
    for year in checked.years:
        rows = checked.of_year(year)
        seen = set(rows["unit"])
        there = checked.catalog.units_of(year)
        expected = checked.vocabulary.published.get(year, len(there))
        lacking = tuple(u for u in there if u.code not in seen)
        if len(seen) == expected or (
            checked.vocabulary.published.get(year) and len(seen) <= expected
        ):
            continue
        many = checked.complete and len(seen) + FEW_MISSING < expected
        values = {
            "value": len(seen), "expected": expected, "year": year, "lacking": lacking[:12],
            "more": "…" if len(lacking) > 12 else "",
        }  # fmt: skip
        first = rows.iloc[0]
        severity: Severity = "error" if many else "warning"
        yield Issue("provinces_missing", severity, str(first["sheet"]), "", values)


def provinces_of_another_map(checked: CheckedFile) -> Iterator[Issue]:
    """Find exactly the provinces of another time.

    A file of 2025 read as 2024 would mean others by each name.
    """
    maps = {tuple(u.code for u in checked.catalog.units_of(y)): y for y in _years_of_maps(checked)}
    for year in checked.years:
        rows = checked.of_year(year)
        seen = set(rows["unit"])
        if seen == {u.code for u in checked.catalog.units_of(year)}:
            continue
        for codes, other in maps.items():
            names = (checked.unit(code).name_vi for code in codes)
            same = {u.code if (u := checked.known.places.unit(n, year)) else n for n in names}
            if same == seen:
                values = {"value": len(seen), "year": year, "other": other}
                sheet = str(rows.iloc[0]["sheet"])
                yield Issue("provinces_of_another_map", "error", sheet, "", values)


def _years_of_maps(checked: CheckedFile) -> Iterator[int]:
    """One year of each map of provinces there was."""
    days = {u.since for u in checked.catalog.units.values()} | {
        u.until for u in checked.catalog.units.values()
    }
    for year in sorted({day.year for day in days if 1 < day.year < 9999}):
        yield year - 1
        yield year


def hidden_lines(checked: CheckedFile) -> Iterator[Issue]:
    """Find rows or columns that a reader of the sheet does not see, but that are read."""
    for table in checked.tables:
        sheet = table.sheet
        first = 0 if table.geometry.grid.turned else table.geometry.first
        rows = [r for r in sheet.hidden_rows if r >= first]
        if rows:
            values = {"count": len(rows)}
            cell = sheet.address(min(rows), 0)
            yield Issue("rows_hidden", "warning", clean(sheet.name), cell, values)
        columns = [c for c in sheet.hidden_columns if c < sheet.n_columns]
        if columns:
            shown = ", ".join(letters(sheet.first_column + c) for c in sorted(columns)[:12])
            cell = sheet.address(0, min(columns))
            said: dict[str, object] = {"count": len(columns), "value": shown}
            yield Issue("columns_hidden", "warning", clean(sheet.name), cell, said)


def figures_missing(checked: CheckedFile) -> Iterator[Issue]:
    """Find cells that say there is no figure, once a year and reason."""
    missing = checked.rows[checked.rows["value"].isna()]
    for (year, basis), rows in missing.groupby(["year", "basis"], sort=True):
        units = tuple(checked.unit(u) for u in rows["unit"].drop_duplicates())
        values = {
            "count": len(rows), "units": units[:8], "more": "…" if len(units) > 8 else "", "year": year,
        }  # fmt: skip
        first = rows.iloc[0]
        yield Issue(f"missing_{basis}", "note", str(first["sheet"]), str(first["cell"]), values)
