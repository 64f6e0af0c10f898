"""The conclusions of one meeting and of those before it, each a task with owner and day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analytics import work
from catalog import Catalog, Lang
from reports.model import Cell, Column, Headline, Report, Table
from strings import translate
from strings.numbers import day


def conclusions(
    catalog: Catalog, on: date, given: pd.DataFrame, held: pd.DataFrame, today: date, lang: Lang
) -> Report:
    """Return what the meeting on a day concluded, as it stood on `today`, and every meeting on record.

    given: tasks with the day of their `meeting` and the `id` of their entry; held: the meetings
    (store.meetings.held).
    """
    stood = work.standing(given.reset_index(drop=True), today)
    mine = stood[stood["meeting"].eq(pd.Timestamp(on))]
    last = max((d.date() for d in held["on"] if d.date() < on), default=None)
    title = translate(
        "conclusion.finding" if len(mine) else "conclusion.none", lang, **_counts(mine)
    )
    subject = translate("conclusion.meeting", lang, day=day(on, lang))
    if last:
        subject = translate("meeting.of", lang, day=day(on, lang), last=day(last, lang))
    blocks = (
        Headline(title, () if len(mine) else (translate("conclusion.how", lang),), subject=subject),
        *((_tasks(catalog, mine, today, lang),) if len(mine) else ()),
        *((_meetings(held, stood, lang),) if len(held) else ()),
    )
    return Report("conclusions", lang, translate("app.conclusions", lang), blocks)


def _counts(tasks: pd.DataFrame) -> dict[str, int]:
    return {
        "n": len(tasks),
        "done": int(tasks["state"].eq("done").sum()),
        "late": int(tasks["overdue"].gt(0).sum()),
    }


def _tasks(catalog: Catalog, mine: pd.DataFrame, today: date, lang: Lang) -> Table:
    heads = ("code", "task", "lead", "head", "due", "state")
    return Table(
        key="conclusions",
        title=translate("conclusion.tasks", lang, day=day(today, lang)),
        columns=tuple(Column(key, translate(f"work.head.{key}", lang)) for key in heads),
        rows=tuple(_task(catalog, row, lang) for row in mine.to_dict("records")),
    )


def _task(catalog: Catalog, row: dict[str, Any], lang: Lang) -> dict[str, Cell]:
    owner = catalog.divisions.get(row["lead"])
    state = translate(f"status.{row['state']}", lang)
    if row["overdue"] > 0:
        state = translate("conclusion.late", lang, days=int(row["overdue"]))
    return {
        "code": row["task"],
        "task": row["text"],
        "lead": owner.name(lang) if owner else row["lead"] or "–",
        "head": row["head"] or (owner.head(lang) if owner else "–"),
        "due": "–" if pd.isna(row["due"]) else day(pd.Timestamp(row["due"]).date(), lang),
        "state": state,
    }


def _meetings(held: pd.DataFrame, stood: pd.DataFrame, lang: Lang) -> Table:
    rows: list[dict[str, Cell]] = []
    for meeting in held.to_dict("records"):
        counts = _counts(stood[stood["meeting"].eq(meeting["on"])])
        text = meeting["text"]
        on = day(pd.Timestamp(meeting["on"]).date(), lang)
        rows.append(
            {
                "on": on,
                **counts,
                "overdue": counts["late"],
                "text": "" if pd.isna(text) else str(text),
            }
        )
    counted = ("n", "done", "overdue")
    return Table(
        key="meetings",
        title=translate("conclusion.meetings", lang, n=len(rows)),
        columns=(
            Column("on", translate("conclusion.on", lang)),
            *(Column(key, translate(f"conclusion.{key}", lang), "rank") for key in counted),
            Column("text", translate("conclusion.text", lang)),
        ),
        rows=tuple(rows),
    )
