"""What an import would change of what is stored, as a table that can be filtered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import pandas as pd

from catalog import Catalog, Lang
from reports.model import Cell, Column, Table
from strings import translate
from strings.numbers import number

Kind = Literal["new", "changed", "unchanged", "gone"]
KINDS: tuple[Kind, ...] = ("new", "changed", "unchanged", "gone")
Parts = Mapping[Kind, pd.DataFrame]
MOST = 500  # rows drawn at once; the filters and the file reach the others
LOG_COLUMNS = (
    "date",
    "unit",
    "division",
    "area",
    "task",
    "index",
    "component",
    "kind",
    "bound",
    "upper",
    "text",
    "what",
    "quantity",
    "measure",
    "status",
)


def count(frame: pd.DataFrame) -> int:
    """How many rows of a part of the difference hold something: a missing figure is not counted."""
    return int(frame["value"].notna().sum()) if "value" in frame else len(frame)


def chosen(frame: pd.DataFrame, unit: str = "", component: str = "") -> pd.DataFrame:
    """Return the rows of one province and one component, where they are asked for; missing figures left out."""
    frame = frame[frame["value"].notna()] if "value" in frame else frame
    for column, code in (("unit", unit), ("component", component)):
        if code and column in frame:
            frame = frame[frame[column] == code]
    return frame


def difference_table(
    frame: pd.DataFrame, kind: Kind, catalog: Catalog, lang: Lang, most: int = MOST
) -> Table:
    """Return the rows of one part of the difference: figures, or the rows of a plan or log."""
    figures = "value" in frame or frame.empty
    shown = frame.head(most)
    note = ""
    if len(frame) > most:
        note = translate(
            "import.first_rows", lang, shown=number(most, lang, 0), all=number(len(frame), lang, 0)
        )
    columns = _figure_columns(kind, lang) if figures else _log_columns(frame, kind, lang)
    rows = tuple(
        _figure(row, kind, catalog, lang) if figures else _log_row(row, columns, catalog, lang)
        for row in shown.to_dict("records")
    )
    title = translate("import.difference", lang)
    return Table(f"difference_{kind}", title, columns, rows, subtitle=note, long=True)


def _figure_columns(kind: Kind, lang: Lang) -> tuple[Column, ...]:
    values = (
        (
            Column("old", translate("import.old", lang), "score", 4),
            Column("new", translate("import.new_value", lang), "score", 4),
            Column("change", translate("column.change", lang), "change", 4),
        )
        if kind == "changed"
        else (Column("value", translate("column.score", lang), "score", 4),)
    )
    return (
        Column("unit", translate("column.unit", lang)),
        Column("year", translate("column.year", lang), "year"),
        Column("component", translate("column.component", lang)),
        *values,
        Column("place", translate("import.place", lang)),
    )


def _figure(row: Mapping[str, object], kind: Kind, catalog: Catalog, lang: Lang) -> dict[str, Cell]:  # noqa: ARG001
    unit, component = str(row["unit"]), str(row["component"])
    found = catalog.component(str(row["index"]), component, _whole(row["year"]))
    old, new = _figure_of(row.get("old")), _figure_of(row.get("new"))
    return {
        "unit": catalog.units[unit].name(lang) if unit in catalog.units else unit,
        "year": str(row["year"]),
        "component": f"{found.number} {found.name(lang)}".strip() if found else component,
        "value": _figure_of(row["value"]),
        "old": old,
        "new": new,
        "change": None if old is None or new is None else new - old,
        "place": _place(row),
    }


def _place(row: Mapping[str, object]) -> str:
    return f"{row['sheet']}!{row['cell']}" if row.get("cell") else str(row.get("sheet") or "")


def _whole(value: object) -> int:
    return int(str(value))


def _figure_of(value: object) -> float | None:
    return None if pd.isna(value) else float(str(value))


def _log_columns(frame: pd.DataFrame, kind: Kind, lang: Lang) -> tuple[Column, ...]:
    named = [c for c in LOG_COLUMNS if c in frame]
    columns = [Column(c, translate(f"import.log_{c}", lang)) for c in named]
    if kind == "changed":
        columns += [
            Column("old", translate("import.old", lang)),
            Column("new", translate("import.new_value", lang)),
        ]
    return (*columns, Column("place", translate("import.place", lang)))


def _log_row(
    row: Mapping[str, object], columns: tuple[Column, ...], catalog: Catalog, lang: Lang
) -> dict[str, Cell]:
    cells: dict[str, Cell] = {c.key: _word(c.key, row.get(c.key), catalog, lang) for c in columns}
    place = row.get("row")
    cells["place"] = (
        f"{row.get('sheet', '')}, {place:.0f}"
        if isinstance(place, int | float) and not pd.isna(place)
        else ""
    )
    return cells


def _word(key: str, value: object, catalog: Catalog, lang: Lang) -> Cell:
    if pd.isna(value):
        return None
    if key == "date":
        return f"{pd.Timestamp(str(value)):%d/%m/%Y}"
    if key == "unit" and value in catalog.units:
        return catalog.units[str(value)].name(lang)
    if key == "index":
        return catalog.indices[str(value)].name(lang)
    if key == "kind":
        return translate(f"targets.kind_{value}", lang)
    if key in ("bound", "upper") and isinstance(value, float):
        return number(value, lang)
    if key == "division" and value in catalog.divisions:
        return catalog.divisions[str(value)].name(lang)
    if key == "area":
        area = next((a for a in catalog.areas if a.component == value), None)
        return f"{area.ordinal}. {area.name(lang)}" if area else ""
    if key == "status" and value:
        return translate(f"status.{value}", lang)
    return number(value, lang, 0) if isinstance(value, float) else str(value)
