"""The rows of the activity log, each with its place in its file."""

from __future__ import annotations

import re

import pandas as pd

from catalog import Lang
from reports.model import Cell, Column, Linked, Table
from reports.work.state import (
    PlanState,
    Row,
    area_label,
    origin,
    to_entry,
    to_task,
)
from strings import translate
from strings.numbers import NOTHING, day, number

WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def log_rows(
    plan_state: PlanState, rows: pd.DataFrame, start: int, total: int, lang: Lang
) -> Table:
    """One page of the log: what was done, its evidence, and the cell that says so."""
    heads = ("date", "division", "serves", "what", "quantity", "state", "evidence", "origin")
    return Table(
        key="log",
        title=translate(
            "work.log.rows",
            lang,
            from_=number(min(start + 1, total), lang, 0),
            to=number(start + len(rows), lang, 0),
            n=number(total, lang, 0),
        ),
        columns=tuple(
            Column(h, translate(f"work.head.{h}", lang), "rank" if h == "quantity" else "text")
            for h in heads
        ),
        rows=tuple(_log_row(plan_state, row, lang) for row in rows.to_dict("records")),
        note=translate("work.log.rows_note", lang),
    )


def _log_row(plan_state: PlanState, row: Row, lang: Lang) -> dict[str, Cell]:
    return {
        "date": day(row["date"].date(), lang),
        "division": plan_state.owner(row["division"], lang),
        "serves": serves(plan_state, row, lang),
        "what": f"{row['what']} – {row['output']}" if row["output"] else row["what"],
        "quantity": quantity(row, lang),
        "state": translate(f"status.{row['status']}", lang),
        "evidence": evidence(row["evidence"]),
        "origin": Linked(origin(row["file"], row["sheet"], row["row"], lang), to_entry(row)),
    }


def serves(plan_state: PlanState, row: Row, lang: Lang) -> Cell:
    """Return the task that an activity is logged for, with its area; the area alone where it has none."""
    area = plan_state.catalog.area(row["area"])
    name = area.short(lang) if area else ""
    if row["task"]:
        return Linked(f"{row['task']} {name}".strip(), to_task(row["task"]))
    return area_label(plan_state.catalog, row["area"], lang)


def quantity(row: Row, lang: Lang) -> str:
    """How much, with its unit of measure; an en dash where nothing was counted."""
    if pd.isna(row["quantity"]):
        return NOTHING
    decimals = 0 if float(row["quantity"]).is_integer() else 2
    return f"{number(row['quantity'], lang, decimals)} {row['measure']}".strip()


def evidence(text: str) -> Cell:
    """Return a link only where it is http(s); anything else is text, whatever it looks like."""
    return Linked(text.split("://", 1)[1], text) if WEB.fullmatch(text) else text or NOTHING
