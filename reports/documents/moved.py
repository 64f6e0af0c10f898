"""What moved between two versions of the database, in the figures that a report rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.names import component_name
from reports.dataset.province_results import ProvinceResults, mark
from reports.model import Cell, Column, Mark, Notice, Table
from reports.model.written import verdict
from strings import translate


def moved(before: ProvinceResults, after: ProvinceResults, year: int, lang: Lang) -> Table | Notice:
    """Old and new score and verdict of every component of a year and the year before it.

    Says so where nothing moved. Scores count as moved where they differ as they are shown.
    """
    rows = tuple(_rows(before, after, (year, year - 1), lang))
    if not rows:
        return Notice(translate("frozen.same", lang))
    return Table(
        key="moved",
        title=translate("frozen.moved", lang, n=len(rows)),
        subtitle=translate("frozen.moved_hint", lang, old=before.version, new=after.version),
        columns=(
            Column("component", translate("column.component", lang)),
            Column("year", translate("column.year", lang), "year"),
            Column("old", translate("frozen.old", lang), "score"),
            Column("new", translate("frozen.new", lang), "score"),
            Column("change", translate("column.change", lang), "change"),
            Column("verdicts", translate("column.verdict", lang)),
        ),
        rows=rows,
    )


def tasks_moved(before: pd.DataFrame, after: pd.DataFrame, lang: Lang) -> Table | None:
    """Return the tasks of a plan whose state differs; None where none does. Columns as store.tasks.TASK."""
    old = dict(zip(before["task"], before["status"], strict=True))
    new = after[[old.get(t) != s for t, s in zip(after["task"], after["status"], strict=True)]]
    gone = before[~before["task"].isin(after["task"])]
    rows = [_task(r, old.get(r["task"], ""), r["status"], lang) for r in new.to_dict("records")]
    rows += [_task(r, r["status"], "", lang) for r in gone.to_dict("records")]
    if not rows:
        return None
    return Table(
        key="tasks_moved",
        title=translate("frozen.tasks_moved", lang, n=len(rows)),
        columns=(
            Column("task", translate("frozen.task", lang)),
            Column("old", translate("frozen.old", lang)),
            Column("new", translate("frozen.new", lang)),
        ),
        rows=tuple(rows),
    )


def _rows(
    before: ProvinceResults, after: ProvinceResults, years: tuple[int, int], lang: Lang
) -> Iterator[dict[str, Cell]]:
    keys = {k for k in (*before.verdicts, *after.verdicts) if k[1] in years}
    for component, year in sorted(keys, key=lambda k: (-k[1], k[0])):
        old, new = before.verdict(component, year), after.verdict(component, year)
        if _shown(old) == _shown(new):
            continue
        scores = before.score(component, year), after.score(component, year)
        yield {
            "component": _named(after, component, year, lang),
            "year": year,
            "old": scores[0],
            "new": scores[1],
            "change": _difference(*scores),
            "verdicts": " → ".join(_word(row, lang) for row in (old, new)),
        }


def _shown(row: Verdict | None) -> tuple[float | None, Mark | None]:
    """Return what a reader sees of a verdict."""
    if row is None:
        return None, None
    return (None if row.score is None else round(float(row.score), 2)), mark(row)


def _difference(old: float | None, new: float | None) -> float | None:
    return None if old is None or new is None else round(new, 2) - round(old, 2)


def _word(row: Verdict | None, lang: Lang) -> str:
    return verdict(mark(row), lang) if row is not None else "–"


def _named(results: ProvinceResults, component: str, year: int, lang: Lang) -> str:
    index = next(
        (i for i in results.catalog.indices if results.catalog.component(i, component)), ""
    )
    found = results.catalog.component(index, component, year) if index else None
    name = component_name(results.catalog, component, lang, year)
    if component == index or found is None:
        return name
    return f"{results.catalog.indices[index].name(lang)} {found.number} {name}"


def _task(row: dict[str, Any], old: str, new: str, lang: Lang) -> dict[str, Cell]:
    said = [translate(f"status.{s}", lang) if s else "–" for s in (old, new)]
    return {"task": f"{row['task']} {row['text']}", "old": said[0], "new": said[1]}
