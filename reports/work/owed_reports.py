"""The periodic reports that divisions owe."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from catalog import Lang
from reports.model import (
    Cell,
    Column,
    Linked,
    Table,
)
from reports.work.state import PlanState, Row, to_task
from strings import translate
from strings.numbers import day

PERIODS: tuple[Literal["half_year", "year"], ...] = ("half_year", "year")


def reports_table(plan_state: PlanState, owed: pd.DataFrame, lang: Lang) -> Table:
    """One row a division: how it stands with the report of each period."""
    periods = [p for p in PERIODS if p in set(owed["period"])]
    columns = (
        Column("division", translate("work.head.division", lang)),
        *(Column(p, translate(f"work.reports.{p}", lang)) for p in periods),
    )
    rows = tuple(
        {
            "division": plan_state.owner(str(division), lang),
            **{str(row["period"]): _report_cell(row, lang) for row in own.to_dict("records")},
        }
        for division, own in owed.groupby("division", sort=False)
    )
    return Table(
        "reports", translate("work.divisions.reports", lang), columns, rows, note=_due(owed, lang)
    )


def _report_cell(row: Row, lang: Lang) -> Cell:
    text = _report_state(row, lang)
    late = bool(not row["arrived"] and row["days"] > 0)
    return Linked(text, to_task(row["task"]), late) if row["task"] else text


def _report_state(row: Row, lang: Lang) -> str:
    days = int(row["days"])
    if not row["arrived"]:
        return translate(
            f"work.reports.{'missing' if days > 0 else 'waiting'}", lang, days=abs(days)
        )
    if pd.isna(row["on"]):
        return translate("work.reports.received", lang)
    when = day(row["on"].date(), lang)
    return translate(f"work.reports.{'late' if days > 0 else 'on'}", lang, day=when, days=days)


def _due(owed: pd.DataFrame, lang: Lang) -> str:
    """Return the days on which reports are due, where they are the same for all."""
    said = []
    for period, own in owed.groupby("period", sort=False):
        days = own["due"].unique()
        if len(days) == 1:
            name = translate(f"work.reports.{period}", lang).lower()
            due = day(pd.Timestamp(days[0]).date(), lang)
            said.append(translate("work.reports.due", lang, report=name, day=due))
    return " ".join(said)
