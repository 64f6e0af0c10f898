"""Divisions: who answers for which tasks, what is overdue, which reports have arrived."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analytics import activity, work
from catalog import Catalog, Lang
from reports.model import (
    Block,
    Cell,
    Column,
    Columns,
    Coverage,
    CoverageRow,
    Headline,
    Link,
    Linked,
    Report,
    Table,
)
from reports.work.coverage import coverage, cut_after, month_counts, month_label, months_of
from reports.work.deadlines import deadlines
from reports.work.owed_reports import PERIODS, reports_table
from reports.work.plan import HEADS, task_table
from reports.work.state import PlanState, Row, counted, headline, to_tasks
from strings import translate
from strings.numbers import NOTHING


def owing(catalog: Catalog) -> list[str]:
    """Return the divisions that send periodic reports: all but the one that receives them."""
    to = catalog.settings["plan"]["reports_to"]
    return [d.code for d in catalog.divisions.values() if d.kind == "division" and d.code != to]


def report_dues(catalog: Catalog, year: int) -> dict[str, date]:
    """When the reports of a plan's year are due, by period, where no task says otherwise."""
    plan = catalog.settings["plan"]
    return {p: date.fromisoformat(f"{year}-{plan[f'{p}_report_due']}") for p in PERIODS}


def owed_reports(plan_state: PlanState, received: pd.DataFrame) -> pd.DataFrame:
    """Return the reports of the plan's year as analytics.work.reports_owed has them, of one division or all."""
    divisions = [d for d in owing(plan_state.catalog) if plan_state.division in ("", d)]
    dues = report_dues(plan_state.catalog, plan_state.year)
    return work.reports_owed(divisions, dues, plan_state.items, received, plan_state.as_of)


def divisions(plan_state: PlanState, owed: pd.DataFrame, lang: Lang) -> Report:
    """All divisions, or the one that `plan_state` is of; `owed` are its `owed_reports`."""
    blocks: tuple[Block, ...] = (_headline(plan_state, owed, lang),)
    if plan_state.division:
        owner = plan_state.owner(plan_state.division, lang)
        title = translate("work.divisions.tasks", lang, owner=owner)
        heads = tuple(h for h in HEADS if h != "lead")
        tasks = task_table(plan_state, plan_state.tasks, title, lang, heads)
        months: Block = coverage(plan_state, lang)
        if len(owed):
            months = Columns((2.9, 1.0), ((months,), (reports_table(plan_state, owed, lang),)))
        blocks += (deadlines(plan_state, lang), months, tasks)
    else:
        columns = ((division_months(plan_state, lang),), (reports_table(plan_state, owed, lang),))
        blocks += (responsibility(plan_state, lang), Columns((1.5, 1.0), columns))
    return Report(
        "divisions", lang, translate("work.divisions.subject", lang), blocks, plan_state.version
    )


def _headline(plan_state: PlanState, owed: pd.DataFrame, lang: Lang) -> Headline:
    said = {
        "received": int(owed["arrived"].sum()),
        "n": len(owed),
        "missing": int((~owed["arrived"] & owed["days"].gt(0)).sum()),
    }
    sentence = translate("work.divisions.reports_missing", lang, **said) if len(owed) else ""
    subject = translate("work.divisions.subject", lang)
    return headline(plan_state, lang, _finding(plan_state, lang), (sentence,), subject)


def _finding(plan_state: PlanState, lang: Lang) -> str:
    late = work.of_kind(plan_state.tasks, "overdue")
    if plan_state.division:
        key, owner = (
            "one_late" if len(late) else "one_none",
            plan_state.owner(plan_state.division, lang),
        )
        return translate(
            f"work.divisions.{key}", lang, owner=owner, k=len(late), n=len(plan_state.tasks)
        )
    if late.empty:
        return translate("work.divisions.finding_none", lang)
    most = late.groupby("lead").size()
    worst = late.sort_values("overdue").iloc[-1]
    said = {"k": len(most), "n": plan_state.tasks["lead"].nunique(), "days": int(worst["overdue"])}
    return translate(
        "work.divisions.finding", lang, owner=_owner(plan_state, worst["lead"], lang), **said
    )


def responsibility(plan_state: PlanState, lang: Lang) -> Table:
    """One row a lead; every count opens to its tasks."""
    found = work.responsibility(plan_state.tasks)
    return Table(
        key="responsibility",
        title=translate("work.divisions.responsibility", lang),
        columns=(
            Column("division", translate("work.head.division", lang)),
            Column("head", translate("work.head.head", lang)),
            *(Column(k, translate(f"work.answered.{k}", lang), "rank") for k in work.ANSWERED),
        ),
        rows=tuple(_responsible(plan_state, row, lang) for row in found.to_dict("records")),
        note=translate("work.divisions.responsibility_note", lang),
    )


def _responsible(plan_state: PlanState, row: Row, lang: Lang) -> dict[str, Cell]:
    lead = row["lead"]
    name = _owner(plan_state, lead, lang)
    found: dict[str, Cell] = {
        "division": Linked(name, Link("divisions", {"division": lead})) if lead else name,
        "head": _head(plan_state, lead, lang),
    }
    for kind in work.ANSWERED:
        to = to_tasks(kind, division=lead)
        found[kind] = counted(int(row[kind]), to) if lead else int(row[kind])
    return found


def _owner(plan_state: PlanState, lead: str, lang: Lang) -> str:
    return plan_state.owner(lead, lang) if lead else translate("work.divisions.unassigned", lang)


def _head(plan_state: PlanState, lead: str, lang: Lang) -> str:
    found = plan_state.catalog.divisions.get(lead)
    return found.head(lang) if found else NOTHING


def division_months(plan_state: PlanState, lang: Lang) -> Coverage:
    """Activities of every division by month, whose empty months show who has not logged."""
    codes = [c for c, d in plan_state.catalog.divisions.items() if d.kind != "group"]
    over = months_of(plan_state.catalog, plan_state.year)
    counts = activity.grid(plan_state.cells, "division", codes, over)
    highest = max((n for row in counts.values() for n in row), default=0)
    return Coverage(
        key="division_months",
        title=translate("work.divisions.months", lang),
        months=tuple(month_label(m, plan_state.year, lang) for m in over),
        beside=(translate("work.head.n", lang),),
        rows=tuple(
            CoverageRow(
                "",
                plan_state.owner(code, lang),
                month_counts(counts[code], over, plan_state.as_of, highest, division=code),
                (counted(sum(counts[code]), Link("activities", {"division": code})),),
            )
            for code in codes
        ),
        cut_after=cut_after(plan_state.catalog, plan_state.year, over),
    )
