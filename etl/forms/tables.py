"""Where a log's table begins on a sheet, and which of its columns is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.forms.declared import Form, FormColumn
from etl.model.issues import Issue, Severity
from etl.parsing.normalize import normalize
from etl.workbook.sheets import Cell, Sheet

HEADER_WITHIN = 40  # rows from the top in which a heading is looked for
FEWEST = 3  # headings that make a row the header


@dataclass(frozen=True, slots=True)
class FormTable:
    """A sheet's log: the 0-based row of its headings and the 0-based column of each known one."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]

    @property
    def first(self) -> int:
        """The first row below the headings."""
        return self.header + 1

    @property
    def height(self) -> int:
        """How many rows stand below the headings."""
        return self.sheet.n_rows - self.first

    def cells(self, code: str) -> Sequence[Cell] | None:
        """Return the cells of a column below its heading.

        None where the table has no such column.
        """
        c = self.columns.get(code)
        return None if c is None else filled(self.sheet, c, self.first)

    def address(self, row: int, code: str) -> str:
        """Return the address of a cell, counted below the headings."""
        return self.sheet.address(self.first + row, self.columns[code])


def filled(sheet: Sheet, c: int, first: int) -> Sequence[Cell]:
    """Return a column from a row on, the value of a cell merged over several rows in each of them."""
    spans = [s for s in sheet.merged if s.left <= c <= s.right and first <= s.top < s.bottom]
    cells = sheet.column(c)[first:]
    if not spans:
        return cells
    copy = list(cells)
    for span in spans:
        value = sheet.value(span.top, span.left)
        copy[span.top - first : span.bottom + 1 - first] = [value] * (span.bottom + 1 - span.top)
    return copy


def tables(
    sheets: Sequence[Sheet], form: Form, only: str | None
) -> tuple[list[FormTable], list[Issue]]:
    """Find the log of each sheet that has one, with issues; of hidden sheets only the one named."""
    asked = [sheet for sheet in sheets if sheet.name == only] if only else sheets
    if only and not asked:
        return [], [Issue("log_no_sheet", "error", values={"value": only})]
    found: list[FormTable] = []
    issues: list[Issue] = []
    for sheet in asked:
        if sheet.hidden and not only:
            continue
        table = _table(sheet, form)
        if table:
            found.append(table)
            issues += _doubts(table, form)
    return found, issues or ([] if found else [_no_header(form)])


def _no_header(form: Form) -> Issue:
    return Issue("log_no_header", "error", values={"columns": _names(form.required)})


def _names(columns: Sequence[FormColumn]) -> str:
    """Headings as the templates print them, the English beside."""
    return ", ".join(f"{column.names['vi']} ({column.names['en']})" for column in columns)


def _table(sheet: Sheet, form: Form) -> FormTable | None:
    """Return the first row that names enough of the form's columns, all those required among them."""
    best: FormTable | None = None
    for r in range(min(sheet.n_rows, HEADER_WITHIN)):
        known: dict[str, int] = {}
        for c, text in enumerate(_headings(sheet, r)):
            code = _code_of(text, form)
            if code and code not in known:
                known[code] = c
        if len(known) >= FEWEST and (best is None or len(known) > len(best.columns)):
            best = FormTable(sheet, r, known)
    return best


def _headings(sheet: Sheet, r: int) -> list[str]:
    return [normalize(cell) if isinstance(cell, str) else "" for cell in sheet.row(r)]


def _code_of(text: str, form: Form) -> str | None:
    if not text:
        return None
    return next((column.code for column in form.columns if text in column.headings), None)


def _doubts(table: FormTable, form: Form) -> list[Issue]:
    """Return the required columns that are missing, headings unknown or met twice."""
    sheet, r = table.sheet, table.header
    issues = [
        Issue(
            "log_column_missing",
            "error",
            sheet.name,
            sheet.address(r, 0),
            {"column": _names([column])},
        )
        for column in form.required
        if column.code not in table.columns
    ]
    for c, text in enumerate(_headings(sheet, r)):
        if not text or c in table.columns.values():
            continue
        code = "log_column_twice" if _code_of(text, form) else "log_column_unknown"
        severity: Severity = "error" if code == "log_column_twice" else "warning"
        value = " ".join(str(sheet.value(r, c)).split())
        issues.append(Issue(code, severity, sheet.name, sheet.address(r, c), {"value": value}))
    return issues
