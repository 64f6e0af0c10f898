"""What happened beside the scores: dated activities, and notes that people wrote."""

from __future__ import annotations

import pandas as pd

from catalog import Lang
from reports.data.history import moment
from reports.model import (
    Block,
    Cell,
    Column,
    Linked,
    Notice,
    Table,
)
from reports.work.log_rows import evidence
from reports.work.state import PlanState, Row, origin, to_entry, to_log
from strings import translate
from strings.numbers import NOTHING, day, number


def dated_activities(
    plan: PlanState, area: str, counted: tuple[int, int], newest: pd.DataFrame, lang: Lang
) -> tuple[Block, ...]:
    """Return the newest activities with the day of each, before or after the end of the survey."""
    if newest.empty:
        return ()
    heads = ("date", "survey", "component", "what", "division", "evidence", "origin")
    everything = Notice(
        translate("work.alongside.dated_note", lang, cut=day(plan.survey_end, lang)),
        to_log(area=area),
        translate("work.alongside.all", lang, n=number(sum(counted), lang, 0)),
    )
    table = Table(
        key="dated",
        title=translate("work.alongside.dated", lang),
        columns=tuple(Column(h, translate(f"work.head.{h}", lang)) for h in heads),
        rows=tuple(_activity(plan, row, lang) for row in newest.to_dict("records")),
    )
    return (table, everything)


def _activity(plan: PlanState, row: Row, lang: Lang) -> dict[str, Cell]:
    on = row["date"].date()
    part = plan.catalog.component("papi", row["component"]) if row["component"] else None
    when = "before_end" if on <= plan.survey_end else "after_end"
    return {
        "date": day(on, lang),
        "survey": translate(f"work.alongside.{when}", lang),
        "component": part.number if part else NOTHING,
        "what": row["what"],
        "division": plan.owner(row["division"], lang),
        "evidence": evidence(row["evidence"]),
        "origin": Linked(origin(row["file"], row["sheet"], row["row"], lang), to_entry(row)),
    }


def notes_table(notes: pd.DataFrame, lang: Lang) -> Table | Notice:
    """Return what people wrote of work and score, each with the level of its evidence, who and when."""
    if notes.empty:
        return Notice(translate("work.alongside.notes_none", lang))
    heads = ("note", "level", "who")
    return Table(
        key="notes",
        title=translate("work.alongside.notes", lang),
        columns=tuple(Column(h, translate(f"work.head.{h}", lang)) for h in heads),
        rows=tuple(
            {
                "note": row["text"],
                "level": translate(f"work.level.{row['level']}", lang),
                "who": f"{row['by']}, {moment(row['at'], lang)}",
            }
            for row in notes.to_dict("records")
        ),
    )
