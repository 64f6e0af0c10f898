"""Tasks as the rows of a meeting's slides: how many days, what, whose, and in what state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from catalog import Lang
from reports.documents.agenda import Agenda
from reports.model import Cell, Column, Table
from reports.work.state import short, where
from strings import translate
from strings.numbers import day

LETTERS = 60  # of a task's words that fit beside its days

Row = dict[str, Any]
Cells = Callable[[Row], dict[str, Cell]]


def tasks_table(
    found: Agenda,
    key: str,
    title: str,
    tasks: pd.DataFrame,
    most: int,
    cells: Cells,
    lang: Lang,
) -> Table:
    """Show the first rows of a list; where no title counts them a note says how many more there are."""
    shown = tasks.head(most).to_dict("records")
    rest = len(tasks) - len(shown)
    return Table(
        key=key,
        title=title,
        columns=(
            Column("days", translate("meeting.days", lang), "text" if key == "near" else "rank"),
            Column("task", translate("work.head.task", lang)),
            Column("area", translate("work.head.area", lang)),
            Column("owner", translate("work.head.lead", lang)),
            Column("state", translate("work.head.state", lang)),
        ),
        rows=tuple(_common(found, row, lang) | cells(row) for row in shown),
        note=translate("meeting.rest", lang, n=rest) if rest and not title else "",
    )


def _common(found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    return {
        "task": short(row["text"], LETTERS),
        "area": where(found.work, pd.Series(row), lang),
        "owner": found.work.owner(row["lead"], lang) if row["lead"] else "–",
        "state": translate(f"status.{row['state']}", lang),
    }


def late_cells(_found: Agenda, row: Row, _lang: Lang) -> dict[str, Cell]:
    """Give how many days a task is overdue."""
    return {"days": int(row["overdue"])}


def near_cells(_found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    """Give how many days are left, and the due day."""
    key = "left" if row["left"] else "today"
    return {"days": translate(f"meeting.{key}", lang, n=int(row["left"])), "state": _due(row, lang)}


def given_cells(_found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    """Give the due day of a new task."""
    return {"days": None, "state": _due(row, lang)}


def done_cells(_found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    """Give the day on which a task was done."""
    on = translate("meeting.done_on", lang, day=day(pd.Timestamp(row["done_on"]).date(), lang))
    return {"days": None, "state": on}


def standing_cells(_found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    """Give a conclusion's days overdue where it is, else its state with its day."""
    if row["overdue"] > 0:
        return {"days": int(row["overdue"])}
    state = translate(f"status.{row['state']}", lang)
    return {"days": None, "state": state if row["state"] == "done" else _due(row, lang)}


def open_cells(found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    """Say why a task waits for a decision."""
    if not row["lead"]:
        why = "nobody"
    elif pd.isna(row["due"]):
        why = "undated"
    else:
        why = "long"
    days = int(row["overdue"]) if row["overdue"] > found.late else None
    return {"days": days, "state": translate(f"meeting.why_{why}", lang)}


def _due(row: Row, lang: Lang) -> str:
    if pd.isna(row["due"]):
        return translate("meeting.no_due", lang)
    return translate("meeting.due", lang, day=day(pd.Timestamp(row["due"]).date(), lang))
