"""Tasks by urgency, as bars from today."""

from __future__ import annotations

import pandas as pd

from catalog import Lang
from reports.model import (
    Deadline,
    Deadlines,
    Linked,
    Notice,
)
from reports.work.state import (
    PlanState,
    Row,
    to_task,
    to_tasks,
    where,
)
from strings import translate
from strings.numbers import day

SOON = 45  # days ahead that are worth a bar
LEAST, MOST = 7, 12  # bars in the first screen


def deadlines(plan_state: PlanState, lang: Lang) -> Deadlines | Notice:
    """Overdue tasks first, the longest on top, then what is due next."""
    late = plan_state.tasks[plan_state.tasks["overdue"].gt(0)].sort_values(
        "overdue", ascending=False
    )
    soon = plan_state.tasks[plan_state.tasks["left"].notna()].sort_values("left", kind="stable")
    listed = pd.concat([late, soon[soon["left"].le(SOON)]])
    shown = listed.head(max(LEAST, min(len(late), MOST)))
    if shown.empty:
        return Notice(translate("work.plan.nothing_due", lang, days=SOON))
    return Deadlines(
        key="deadlines",
        title=translate("work.plan.deadlines", lang, days=SOON),
        heads=tuple(
            translate(f"work.head.{h}", lang) for h in ("area", "task", "lead", "state", "due")
        ),
        axis=(
            translate("work.plan.axis_late", lang),
            translate("work.plan.axis_today", lang),
            translate("work.plan.axis_left", lang),
        ),
        rows=tuple(_deadline(plan_state, row, lang) for row in shown.to_dict("records")),
        more=_more(len(late), len(listed), len(shown), lang),
    )


def _more(late: int, listed: int, shown: int, lang: Lang) -> Linked | None:
    """Return what is not drawn as a bar, as a link to it as rows."""
    if listed <= shown:
        return None
    kind = "overdue" if late > shown else "open"
    return Linked(translate(f"work.plan.rest_{kind}", lang, k=listed - shown), to_tasks(kind))


def _deadline(plan_state: PlanState, row: Row, lang: Lang) -> Deadline:
    overdue = int(row["overdue"])
    return Deadline(
        area=where(plan_state, row, lang),
        task=row["text"],
        owner=plan_state.owner(row["lead"], lang),
        state=translate(f"status.{row['state']}", lang),
        due=day(row["due"].date(), lang),
        days=-overdue if overdue else int(row["left"]),
        link=to_task(row["task"]),
    )
