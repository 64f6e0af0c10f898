"""Divisions: who answers for which tasks, what is overdue, which reports have arrived."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pandas as pd

from analytics import work
from catalog import Catalog, Lang
from reports.model import Block, Cell, Column, Columns, Headline, Link, Report, Table
from reports.work_blocks import Coverage, CoverageRow, Linked
from reports.work_case import Row, Work, counted, headline, to_task, to_tasks
from reports.work_coverage import coverage, cut_after, month_counts, month_label, months_of
from reports.work_plan import HEADS, deadlines, task_table
from strings import say
from strings.numbers import NOTHING, day

PERIODS: tuple[Literal["half_year", "year"], ...] = ("half_year", "year")


def owing(catalog: Catalog) -> list[str]:
    """The divisions that send periodic reports: all but the one that receives them."""
    to = catalog.settings["plan"]["reports_to"]
    return [d.code for d in catalog.divisions.values() if d.kind == "division" and d.code != to]


def report_dues(catalog: Catalog, year: int) -> dict[str, date]:
    """When the reports of a plan's year are due, by period, where no task says otherwise."""
    plan = catalog.settings["plan"]
    return {p: date.fromisoformat(f"{year}-{plan[f'{p}_report_due']}") for p in PERIODS}


def owed_reports(case: Work, received: pd.DataFrame) -> pd.DataFrame:
    """The reports of the plan's year as analytics.work.reports_owed has them, of one division or all."""
    divisions = [d for d in owing(case.catalog) if case.division in ("", d)]
    dues = report_dues(case.catalog, case.year)
    return work.reports_owed(divisions, dues, case.items, received, case.as_of)


def units(case: Work, owed: pd.DataFrame, lang: Lang) -> Report:
    """All divisions, or the one that the case is of; `owed` are its `owed_reports`."""
    blocks: tuple[Block, ...] = (_headline(case, owed, lang),)
    if case.division:
        owner = case.owner(case.division, lang)
        title = say("work.units.tasks", lang, owner=owner)
        heads = tuple(h for h in HEADS if h != "lead")
        tasks = task_table(case, case.tasks, title, lang, heads)
        months: Block = coverage(case, lang)
        if len(owed):
            months = Columns((2.9, 1.0), ((months,), (reports_table(case, owed, lang),)))
        blocks += (deadlines(case, lang), months, tasks)
    else:
        columns = ((unit_months(case, lang),), (reports_table(case, owed, lang),))
        blocks += (responsibility(case, lang), Columns((1.5, 1.0), columns))
    return Report("units", lang, say("work.units.subject", lang), blocks, case.version)


def _headline(case: Work, owed: pd.DataFrame, lang: Lang) -> Headline:
    said = {
        "received": int(owed["arrived"].sum()),
        "n": len(owed),
        "missing": int((~owed["arrived"] & owed["days"].gt(0)).sum()),
    }
    sentence = say("work.units.reports_missing", lang, **said) if len(owed) else ""
    subject = say("work.units.subject", lang)
    return headline(case, lang, _finding(case, lang), (sentence,), subject)


def _finding(case: Work, lang: Lang) -> str:
    late = work.of_kind(case.tasks, "overdue")
    if case.division:
        key, owner = "one_late" if len(late) else "one_none", case.owner(case.division, lang)
        return say(f"work.units.{key}", lang, owner=owner, k=len(late), n=len(case.tasks))
    if late.empty:
        return say("work.units.finding_none", lang)
    most = late.groupby("lead").size()
    worst = late.sort_values("overdue").iloc[-1]
    said = {"k": len(most), "n": case.tasks["lead"].nunique(), "days": int(worst["overdue"])}
    return say("work.units.finding", lang, owner=_owner(case, worst["lead"], lang), **said)


def responsibility(case: Work, lang: Lang) -> Table:
    """One row a lead; every count opens to its tasks."""
    found = work.responsibility(case.tasks)
    return Table(
        key="responsibility",
        title=say("work.units.responsibility", lang),
        columns=(
            Column("unit", say("work.head.unit", lang)),
            Column("head", say("work.head.head", lang)),
            *(Column(k, say(f"work.answered.{k}", lang), "rank") for k in work.ANSWERED),
        ),
        rows=tuple(_responsible(case, row, lang) for row in found.to_dict("records")),
        note=say("work.units.responsibility_note", lang),
    )


def _responsible(case: Work, row: Row, lang: Lang) -> dict[str, Cell]:
    lead = row["lead"]
    name = _owner(case, lead, lang)
    found: dict[str, Cell] = {
        "unit": Linked(name, Link("units", {"division": lead})) if lead else name,
        "head": _head(case, lead, lang),
    }
    for kind in work.ANSWERED:
        to = to_tasks(kind, division=lead)
        found[kind] = counted(int(row[kind]), to) if lead else int(row[kind])
    return found


def _owner(case: Work, lead: str, lang: Lang) -> str:
    return case.owner(lead, lang) if lead else say("work.units.unassigned", lang)


def _head(case: Work, lead: str, lang: Lang) -> str:
    found = case.catalog.divisions.get(lead)
    return found.head(lang) if found else NOTHING


def reports_table(case: Work, owed: pd.DataFrame, lang: Lang) -> Table:
    """One row a division: how it stands with the report of each period."""
    periods = [p for p in PERIODS if p in set(owed["period"])]
    columns = (
        Column("unit", say("work.head.unit", lang)),
        *(Column(p, say(f"work.reports.{p}", lang)) for p in periods),
    )
    rows = tuple(
        {
            "unit": case.owner(str(unit), lang),
            **{str(row["period"]): _report_cell(row, lang) for row in own.to_dict("records")},
        }
        for unit, own in owed.groupby("unit", sort=False)
    )
    return Table("reports", say("work.units.reports", lang), columns, rows, note=_due(owed, lang))


def _report_cell(row: Row, lang: Lang) -> Cell:
    text = _report_state(row, lang)
    late = bool(not row["arrived"] and row["days"] > 0)
    return Linked(text, to_task(row["task"]), late) if row["task"] else text


def _report_state(row: Row, lang: Lang) -> str:
    days = int(row["days"])
    if not row["arrived"]:
        return say(f"work.reports.{'missing' if days > 0 else 'waiting'}", lang, days=abs(days))
    if pd.isna(row["on"]):
        return say("work.reports.received", lang)
    when = day(row["on"].date(), lang)
    return say(f"work.reports.{'late' if days > 0 else 'on'}", lang, day=when, days=days)


def _due(owed: pd.DataFrame, lang: Lang) -> str:
    """The days on which reports are due, where they are the same for all."""
    said = []
    for period, own in owed.groupby("period", sort=False):
        days = own["due"].unique()
        if len(days) == 1:
            name = say(f"work.reports.{period}", lang).lower()
            due = day(pd.Timestamp(days[0]).date(), lang)
            said.append(say("work.reports.due", lang, report=name, day=due))
    return " ".join(said)


def unit_months(case: Work, lang: Lang) -> Coverage:
    """Activities of every division by month, whose empty months show who has not logged."""
    codes = [c for c, d in case.catalog.divisions.items() if d.kind != "group"]
    over = months_of(case.catalog, case.year)
    counts = work.grid(case.cells, "unit", codes, over)
    highest = max((n for row in counts.values() for n in row), default=0)
    return Coverage(
        key="unit_months",
        title=say("work.units.months", lang),
        months=tuple(month_label(m, case.year, lang) for m in over),
        beside=(say("work.head.n", lang),),
        rows=tuple(
            CoverageRow(
                "",
                case.owner(code, lang),
                month_counts(counts[code], over, case.as_of, highest, division=code),
                (counted(sum(counts[code]), Link("activities", {"division": code})),),
            )
            for code in codes
        ),
        cut_after=cut_after(case.catalog, case.year, over),
    )
