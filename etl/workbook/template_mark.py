"""How our own templates are known again: a hidden sheet that names their kind, version and year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from etl.model.issues import Issue
from etl.workbook.sheets import RowsOfColumns, Sheet

MARK = "_mau"
LISTS = "_danh_muc"
WORD = "papi-dashboard"
VERSION = 1
EXAMPLE = "VD"  # in a row's first cell: the row is an example and is not imported
BESIDE = frozenset({MARK, LISTS, "Hướng dẫn", "Guide"})  # sheets that hold no rows to import


@dataclass(frozen=True, slots=True)
class TemplateMark:
    """What a template says of itself; year 0 where it names none."""

    kind: str
    version: int
    year: int


def marked(sheets: Sequence[Sheet]) -> TemplateMark | None:
    """Return the mark of a workbook that was made from one of our templates."""
    sheet = next((sheet for sheet in sheets if sheet.name == MARK), None)
    if sheet is None or sheet.value(0, 0) != WORD:
        return None
    kind, version, year = (sheet.value(0, c) for c in (1, 2, 3))
    numbers = [int(n) if isinstance(n, int | float) else 0 for n in (version, year)]
    return TemplateMark(str(kind), *numbers)


def doubts(mark: TemplateMark | None, kind: str) -> list[Issue]:
    """Return issues of a template's kind and version, where the file is one."""
    if mark is None:
        return []
    if mark.kind != kind:
        return [Issue("template_kind", "error", MARK, "B1", {"value": mark.kind, "kind": kind})]
    if mark.version != VERSION:
        values = {"value": mark.version, "version": VERSION}
        return [Issue("template_version", "error", MARK, "C1", values)]
    return []


def filled(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets of a template that a person fills, the example rows blanked."""
    return [_without_examples(sheet) for sheet in sheets if sheet.name not in BESIDE]


def filled_in(rows: pd.DataFrame) -> pd.DataFrame:
    """Drop a template's blank cells: they say nothing, not that there is no figure."""
    blank = rows["status"].eq("missing") & rows["basis"].isin(["cells_empty", "rank_only"])
    return rows[~blank | rows["maximum"].notna() | rows["self_scored"].notna()].reset_index(
        drop=True
    )


def _without_examples(sheet: Sheet) -> Sheet:
    if isinstance(sheet.rows, RowsOfColumns) or not sheet.n_columns:
        return sheet  # a long log's examples are known by their column wherever it stands
    examples = {r for r, cell in enumerate(sheet.column(0)) if cell == EXAMPLE}
    rows = [[] if r in examples else row for r, row in enumerate(sheet.rows)]
    return replace(sheet, rows=rows)
