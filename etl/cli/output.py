"""What the command line says, as text or as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

import pandas as pd

from etl.importing.trace import Trace
from etl.model.issues import Issue, message
from etl.model.previewed import Preview
from store.undo import Undone
from strings import Lang, translate

SHOWN = 60  # issues printed for a person; JSON has all
PARTS = ("new", "changed", "unchanged", "gone")
COLUMNS = ("index", "year", "unit", "component", "number", "value", "sheet", "cell")
TRACED = (
    "index", "year", "unit", "component", "value", "status", "basis", "source", "sheet", "cell",
)  # fmt: skip

Json = dict[str, Any]


def preview_json(preview: Preview, lang: Lang) -> Json:
    """Return a preview as JSON values."""
    return {
        "index": preview.index,
        "layout": preview.layout,
        "years": list(preview.years),
        "rows": len(preview.rows),
        "ready": preview.ready,
        "issues": [issue_json(issue, lang) for issue in preview.issues],
        "difference": {part: len(getattr(preview.difference, part)) for part in PARTS},
    }


def issue_json(issue: Issue, lang: Lang) -> Json:
    """Return an issue as JSON values."""
    value = issue.values.get("value")
    return {
        "code": issue.code,
        "severity": issue.severity,
        "sheet": issue.sheet,
        "cell": issue.cell,
        "value": value
        if isinstance(value, str | int | float)
        else None
        if value is None
        else str(value),
        "message": message(issue, lang),
    }


def preview_lines(preview: Preview, lang: Lang) -> Iterator[str]:
    """Word a preview in lines."""
    years = ", ".join(map(str, preview.years)) or "–"
    yield translate(
        "etl.preview", lang, file=preview.file, index=preview.index or "–",
        years=years, layout=preview.layout or "–", rows=len(preview.rows),
    )  # fmt: skip
    counts = {part: len(getattr(preview.difference, part)) for part in PARTS}
    yield translate("etl.difference", lang, **counts)
    yield from issue_lines(preview.issues, lang)
    yield translate("etl.ready" if preview.ready else "etl.not_ready", lang)


def issue_lines(issues: tuple[Issue, ...], lang: Lang) -> Iterator[str]:
    """Word the first issues in lines, each with its place."""
    for issue in islice(issues, SHOWN):
        place = "!".join(filter(None, (issue.sheet, issue.cell)))
        severity = translate(f"severity.{issue.severity}", lang)
        yield f"{severity}{f' {place}' if place else ''}: {message(issue, lang)}"
    if len(issues) > SHOWN:
        yield translate("etl.more_issues", lang, count=len(issues) - SHOWN)


def rows_csv(preview: Preview) -> pd.DataFrame:
    """Return the rows for --out: of figures those that have a value, in full precision."""
    if not set(COLUMNS) <= set(preview.rows.columns):
        return preview.rows
    return preview.rows.loc[preview.rows["value"].notna(), list(COLUMNS)]


def undone_lines(undone: Undone, lang: Lang) -> Iterator[str]:
    """Word what an undo did."""
    yield translate(
        "etl.undone", lang,
        number=undone.number, restored=undone.restored, removed=undone.removed,
    )  # fmt: skip
    for kept in undone.kept.itertuples():
        yield translate(
            "etl.kept", lang, number=kept.id, file=kept.file, by=kept.imported_by, rows=kept.rows
        )


def undone_json(undone: Undone) -> Json:
    """Return what an undo did as JSON values."""
    return {
        "id": undone.number,
        "restored": undone.restored,
        "removed": undone.removed,
        "kept": records(undone.kept),
    }


def history_lines(history: pd.DataFrame, lang: Lang) -> Iterator[str]:
    """Word the imports, newest first."""
    for row in history.itertuples():
        yield translate(
            "etl.import", lang, number=row.id, kind=row.kind, file=row.file, by=row.imported_by,
            at=f"{row.imported_at:%d/%m/%Y %H:%M}", rows=row.rows,
        )  # fmt: skip
        if row.note:
            yield translate("etl.import_note", lang, note=row.note)
        if not pd.isna(row.withdrawn_at):
            at = f"{row.withdrawn_at:%d/%m/%Y %H:%M}"
            yield translate("etl.import_withdrawn", lang, by=row.withdrawn_by, at=at)


def trace_json(trace: Trace) -> Json:
    """Return the way of a figure as JSON values."""
    figure = trace.figure
    excerpt = trace.excerpt
    return {
        **{name: plain(figure[name]) for name in TRACED},
        "import": int(figure["import_id"]),
        "kind": figure["kind"],
        "file": figure["file"],
        "sha256": figure["sha256"],
        "by": figure["imported_by"],
        "at": plain(figure["imported_at"]),
        "original": str(trace.original) if trace.original else None,
        "excerpt": {
            "columns": list(excerpt.columns),
            "rows": [{"row": number, "cells": list(cells)} for number, cells in excerpt.rows],
        }
        if excerpt
        else None,
        "said": records(trace.entries),
    }


def trace_lines(trace: Trace, lang: Lang) -> Iterator[str]:
    """Word the way of a figure."""
    figure = trace.figure
    value = "–" if pd.isna(figure["value"]) else f"{figure['value']:.12g}"
    yield translate(
        "etl.trace", lang, index=figure["index"], year=figure["year"], unit=figure["unit"],
        component=figure["component"], value=value, status=figure["status"],
    )  # fmt: skip
    yield translate(
        "etl.trace_import", lang, number=figure["import_id"], file=figure["file"],
        by=figure["imported_by"], at=f"{figure['imported_at']:%d/%m/%Y %H:%M}",
    )  # fmt: skip
    yield translate("etl.trace_cell", lang, sheet=figure["sheet"], cell=figure["cell"])
    if figure["source"]:
        yield translate("etl.trace_source", lang, source=figure["source"])
    if trace.original is None:
        yield translate("etl.trace_no_original", lang)
    if trace.excerpt:
        yield from excerpt_lines([["", *trace.excerpt.columns], *_numbered(trace)])


def _numbered(trace: Trace) -> list[list[str]]:
    rows = trace.excerpt.rows if trace.excerpt else ()
    return [[str(number), *cells] for number, cells in rows]


def excerpt_lines(table: list[list[str]]) -> Iterator[str]:
    """Lay out a table in columns of at most 24 letters."""
    short = [[cell if len(cell) <= 24 else cell[:23] + "…" for cell in row] for row in table]
    widths = [max(map(len, column)) for column in zip(*short, strict=True)]
    for row in short:
        yield "  " + "  ".join(f"{c:<{w}}" for c, w in zip(row, widths, strict=True)).rstrip()


def records(frame: pd.DataFrame) -> list[Json]:
    """Return the rows of a frame as JSON objects."""
    return [{name: plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def plain(value: Any) -> Any:  # noqa: ANN401 - what a frame's cell holds
    """Return a cell as JSON has it: nothing is null, a moment is ISO 8601 in UTC."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
