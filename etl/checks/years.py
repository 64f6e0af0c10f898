"""Whether the year of each table is certain."""

from __future__ import annotations

from collections.abc import Iterator

from etl.checks.checked_file import CheckedFile
from etl.checks.history import share_stored
from etl.model.issues import Issue, Severity
from etl.parsing.normalize import clean
from etl.scores.score_table import ScoreTable

ERRORS = frozenset({"year_not_stated", "year_conflict", "year_file_differs"})
NOTES = frozenset({"year_from_name"})
CONFIRMED = 0.95  # share of figures that are already stored for the year taken


def year_of_table(checked: CheckedFile) -> Iterator[Issue]:
    """Find doubts about the year of a table; figures stored for it settle a doubt."""
    for table in checked.tables:
        doubt = table.decided.doubt
        if not doubt:
            continue
        severity: Severity = "warning"
        if doubt in ERRORS:
            severity = "error"
        elif doubt in NOTES:
            severity = "note"
        if table.year and severity != "note" and share_stored(checked, table.year) >= CONFIRMED:
            severity = "note" if severity == "warning" else "warning"
        values = {"value": table.year or "–", "other": table.decided.other}
        yield Issue(doubt, severity, clean(table.sheet.name), _cell(table), values)


def _cell(table: ScoreTable) -> str:
    return table.stated.label_cell or table.stated.title_cell


def year_of_index(checked: CheckedFile) -> Iterator[Issue]:
    """Find a year in which the index was not yet published."""
    first = checked.catalog.editions[checked.index][0].first_year
    for table in checked.tables:
        if table.year and table.year < first:
            values = {
                "value": table.year,
                "first": first,
                "index": checked.catalog.indices[checked.index],
            }
            yield Issue("year_before_index", "error", clean(table.sheet.name), _cell(table), values)
