"""What must hold between the cells of one row, and between the rows of a log or plan."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from catalog import Catalog, periods
from etl.forms import target_rows
from etl.forms.declared import Form
from etl.forms.rows import TableFaults
from etl.forms.values import CellFault
from etl.forms.vocabulary import FormWords
from etl.model.issues import Issue

DAY = "%d/%m/%Y"

Word = Callable[..., CellFault]


@dataclass(frozen=True, slots=True)
class Context:
    """What a log's rows are held against; `only_division`: the one division that they may speak of."""

    form: Form
    catalog: Catalog
    words: FormWords
    year: int
    only_division: str | None = None


def check(frame: pd.DataFrame, faults: TableFaults, context: Context) -> None:
    """Add a fault for each row that contradicts itself, the plan or the calendar."""
    _required(frame, faults, context)
    for each in CHECKS[context.form.kind]:
        each(frame, faults, context)


def _at(frame: pd.DataFrame, rows: pd.Series) -> np.ndarray:
    """Return the places below the headings of the rows for which a condition holds."""
    places: np.ndarray = frame.index.to_numpy()[rows.to_numpy(bool)]
    return places


def _each(
    frame: pd.DataFrame, faults: TableFaults, rows: pd.Series, columns: list[str], word: Word
) -> None:
    """Report a fault in the first of `columns` for each of `rows`; `word` is given the cells of all."""
    cells = pd.MultiIndex.from_frame(frame.loc[rows.to_numpy(bool), columns])
    which, different = cells.factorize()
    faults.add(columns[0], _at(frame, rows), [word(*cell) for cell in different], which)


def _of_each(cells: pd.Series, of: Callable[[str], str]) -> pd.Series:
    """Return what goes with each text, asked once for each different one."""
    places, different = pd.factorize(cells)
    return pd.Series(list(map(of, different)), dtype="str").take(places).set_axis(cells.index)


def _required(frame: pd.DataFrame, faults: TableFaults, context: Context) -> None:
    for column in context.form.required:
        cells = frame[column.code]
        empty = cells.eq("") if cells.dtype == "str" else cells.isna()
        said = frame.index.isin(_already(faults, column.code))
        names = {"column": f"{column.names['vi']} ({column.names['en']})"}
        faults.add_alike(column.code, _at(frame, empty & ~said), CellFault("row_missing", names))


def _already(faults: TableFaults, code: str) -> np.ndarray:
    found = [rows for column, rows, _, _ in faults.found if column == code]
    return np.concatenate(found) if found else np.array([], int)


def _dates(frame: pd.DataFrame, faults: TableFaults, context: Context) -> None:
    first, last = (pd.Timestamp(day) for day in periods.year(context.catalog, context.year))
    outside = frame["date"].notna() & ~frame["date"].between(first, last)
    days, which = np.unique(frame.loc[outside, "date"].to_numpy(), return_inverse=True)
    span = {"year": context.year, "first": f"{first:{DAY}}", "last": f"{last:{DAY}}"}
    bads = [
        CellFault("row_date_outside", {"value": f"{pd.Timestamp(d):{DAY}}", **span}) for d in days
    ]
    faults.add("date", _at(frame, outside), bads, which)


def _own_division(frame: pd.DataFrame, faults: TableFaults, context: Context) -> None:
    if context.only_division is None:
        return
    names = {division.code: division.name_vi for division in context.catalog.divisions.values()}
    own = names.get(context.only_division, context.only_division)

    def word(division: str) -> CellFault:
        return CellFault(
            "row_division_other", {"value": names.get(division, division), "division": own}
        )

    other = frame["division"].ne("") & frame["division"].ne(context.only_division)
    _each(frame, faults, other, ["division"], word)


def _serves(frame: pd.DataFrame, faults: TableFaults, context: Context) -> None:  # noqa: ARG001
    nothing = frame["task"].eq("") & frame["area"].eq("")
    said = frame.index.isin([*_already(faults, "task"), *_already(faults, "area")])
    faults.add_alike("task", _at(frame, nothing & ~said), CellFault("row_serves_nothing"))


def _area_of_task(frame: pd.DataFrame, faults: TableFaults, context: Context) -> None:
    theirs = _of_each(frame["task"], lambda task: context.words.tasks.get(task, ""))
    other = frame["area"].ne("") & frame["task"].ne("") & theirs.ne(frame["area"])
    names = _area_names(context)

    def word(area: str, task: str) -> CellFault:
        of = names.get(context.words.tasks.get(task, ""), "–")
        return CellFault("row_area_of_task", {"task": task, "value": names[area], "area": of})

    _each(frame, faults, other, ["area", "task"], word)
    frame["area"] = frame["area"].where(frame["area"].ne(""), theirs)


def _area_of_component(frame: pd.DataFrame, faults: TableFaults, context: Context) -> None:
    own = _of_each(frame["component"], lambda component: component.partition(".")[0])
    other = frame["component"].ne("") & own.ne(frame["area"])
    names = _area_names(context)

    def word(component: str, area: str) -> CellFault:
        part = context.catalog.component("papi", component, context.year)
        name = part.name_vi if part else component
        return CellFault("row_area_of_component", {"value": name, "area": names.get(area, "–")})

    _each(frame, faults, other, ["component", "area"], word)


def _area_names(context: Context) -> dict[str, str]:
    return {area.component: area.name_vi for area in context.catalog.areas}


def _codes(frame: pd.DataFrame, faults: TableFaults, context: Context) -> None:
    again = frame["task"].ne("") & frame["task"].duplicated()
    _each(frame, faults, again, ["task"], lambda code: CellFault("row_task_twice", {"value": code}))
    known: Collection[str] = {*frame["task"], *context.words.tasks, ""}
    lost = ~frame["parent"].isin(list(known))
    _each(frame, faults, lost, ["parent"], lambda code: CellFault("row_parent", {"value": code}))


def _targets(frame: pd.DataFrame, faults: TableFaults, context: Context) -> None:
    target_rows.read_names(frame, faults, context.catalog, context.year)
    target_rows.judge(frame, faults, context.catalog, context.year)


CHECKS: dict[str, tuple[Callable[[pd.DataFrame, TableFaults, Context], None], ...]] = {
    "activities": (_dates, _own_division, _serves, _area_of_task, _area_of_component),
    "tasks": (_codes,),
    "targets": (_targets,),
}


def alike(frame: pd.DataFrame) -> list[Issue]:
    """Warn where rows repeat others in every cell: a block pasted twice counts twice."""
    again = frame.duplicated(subset=[c for c in frame.columns if c not in ("sheet", "row", "nth")])
    if not again.any():
        return []
    first = frame[again].iloc[0]
    values = {"count": int(again.sum()), "row": int(first["row"])}
    return [Issue("rows_alike", "warning", str(first["sheet"]), f"A{first['row']}", values)]
