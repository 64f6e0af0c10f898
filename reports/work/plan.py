"""The plan on a day: which tasks are overdue, by how many days, whose they are; what has no activity."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analytics.work import KINDS, number_of, of_kind
from catalog import Lang
from reports.model import (
    Block,
    Cell,
    Column,
    Columns,
    Link,
    Linked,
    Notice,
    Report,
    Table,
)
from reports.work.coverage import coverage, quiet
from reports.work.deadlines import deadlines
from reports.work.signals import signals
from reports.work.state import (
    DUTY,
    PlanState,
    Row,
    area_name,
    counted,
    headline,
    short,
    to_log,
    to_task,
    to_tasks,
    where,
)
from strings import translate
from strings.numbers import day

URGENT = "urgent"  # the view of the whole plan; the others show tasks of one kind
VIEWS = (URGENT, *KINDS)


def plan(plan_state: PlanState, view: str, area: str, lang: Lang) -> Report:
    """Return the plan of one year as a whole, or its tasks of one kind (VIEWS) and area ('' is all)."""
    if plan_state.items.empty:
        blocks: tuple[Block, ...] = (*_nothing(plan_state, lang), coverage(plan_state, lang))
    elif view == URGENT and not area:
        blocks = _whole(plan_state, lang)
    else:
        blocks = _of_kind(plan_state, "all" if view == URGENT else view, area, lang)
    return Report("plan", lang, translate("work.plan.subject", lang), blocks, plan_state.version)


def _nothing(plan_state: PlanState, lang: Lang) -> tuple[Block, ...]:
    said = translate("work.plan.none", lang, year=plan_state.year)
    what, where_to = translate("work.plan.none_yet", lang), translate("work.plan.to_import", lang)
    return (
        headline(plan_state, lang, said, (), translate("work.plan.subject", lang)),
        Notice(what, Link("import", {}), where_to),
    )


def _whole(plan_state: PlanState, lang: Lang) -> tuple[Block, ...]:
    finding, sentences = _finding(plan_state, lang), _sentences(plan_state, lang)
    return (
        headline(plan_state, lang, finding, sentences, translate("work.plan.subject", lang)),
        deadlines(plan_state, lang),
        Columns((2.9, 1.0), ((coverage(plan_state, lang),), signals(plan_state, lang))),
        *_idle(plan_state, lang),
        task_table(plan_state, plan_state.tasks, translate("work.plan.tasks", lang), lang),
    )


def _of_kind(plan_state: PlanState, kind: str, area: str, lang: Lang) -> tuple[Block, ...]:
    """Return the tasks of one kind as rows, the way back beside them."""
    among = (
        plan_state.tasks if not area else plan_state.tasks[plan_state.tasks["area"].eq(_code(area))]
    )
    tasks = of_kind(among, kind)
    kind_name = translate(f"work.view.{kind}", lang)
    found = translate("work.plan.of_kind", lang, kind=kind_name, k=len(tasks), n=len(among))
    sentence = area_name(plan_state.catalog, _code(area), lang) + "." if area else ""
    back = Notice(
        translate("work.plan.counted", lang), to_tasks(URGENT), translate("work.task.back", lang)
    )
    late = tasks[tasks["overdue"].gt(0)].sort_values("overdue", ascending=False)
    rows = pd.concat([late, tasks.drop(late.index)])
    return (
        headline(plan_state, lang, found, (sentence,), translate("work.plan.subject", lang)),
        task_table(plan_state, rows, kind_name, lang),
        back,
    )


def _code(area: str) -> str:
    return "" if area == DUTY else area


def _finding(plan_state: PlanState, lang: Lang) -> str:
    late = of_kind(plan_state.tasks, "overdue").sort_values("overdue")
    if late.empty:
        parts = [translate("work.plan.none_late", lang, n=len(plan_state.tasks))]
    else:
        worst = late.iloc[-1]
        said = {"k": len(late), "n": len(plan_state.tasks), "days": int(worst["overdue"])}
        owner = plan_state.owner(str(worst["lead"]), lang)
        parts = [translate("work.plan.late", lang, **said, owner=owner)]
    silent = quiet(plan_state)
    if silent:
        area, count = silent[0]
        parts.append(translate("work.plan.quiet", lang, area=area.name(lang), months=count))
    return "; ".join(parts)


def _sentences(plan_state: PlanState, lang: Lang) -> tuple[str, ...]:
    n = {kind: number_of(plan_state.tasks, kind) for kind in ("done", "late", "idle", "undated")}
    return (
        translate(
            "work.plan.done", lang, done=f"{n['done']}/{len(plan_state.tasks)}", late=n["late"]
        ),
        translate("work.plan.idle", lang, k=n["idle"], since=day(plan_state.since, lang))
        if n["idle"]
        else "",
        translate("work.plan.undated", lang, k=n["undated"]) if n["undated"] else "",
    )


HEADS = ("area", "code", "task", "lead", "state", "due", "overdue", "last", "n", "evidenced")
COUNTS = ("overdue", "n", "evidenced")


def task_table(
    plan_state: PlanState, tasks: pd.DataFrame, title: str, lang: Lang, heads: Sequence[str] = HEADS
) -> Table:
    """Tasks as rows: state, owner, days overdue, last activity, evidence."""
    return Table(
        key="tasks",
        title=title,
        columns=tuple(
            Column(h, translate(f"work.head.{h}", lang), "rank" if h in COUNTS else "text")
            for h in heads
        ),
        rows=tuple(_task_row(plan_state, row, lang) for row in tasks.to_dict("records")),
    )


def _task_row(plan_state: PlanState, row: Row, lang: Lang) -> dict[str, Cell]:
    task = str(row["task"])
    return {
        "area": where(plan_state, row, lang),
        "code": task,
        "task": Linked(short(row["text"]), to_task(task)),
        "lead": plan_state.owner(row["lead"], lang),
        "state": translate(f"status.{row['state']}", lang),
        "due": None if pd.isna(row["due"]) else day(row["due"].date(), lang),
        "overdue": int(row["overdue"]) or None,
        "last": None if pd.isna(row["last"]) else day(row["last"].date(), lang),
        "n": counted(int(row["n"]), to_log(of_task=task)),
        "evidenced": counted(int(row["evidenced"]), to_log(of_task=task, evidenced="yes")),
    }


def _idle(plan_state: PlanState, lang: Lang) -> tuple[Table, ...]:
    """Solutions and duties under way without any activity in the current half-year."""
    idle = of_kind(plan_state.tasks, "idle")
    if idle.empty:
        return ()
    title = translate("work.plan.idle_title", lang, k=len(idle), since=day(plan_state.since, lang))
    heads = ("area", "code", "task", "lead", "due", "last")
    return (task_table(plan_state, idle, title, lang, heads),)
