"""The plan on a day: which tasks are overdue, by how many days, whose they are; what has no activity."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analytics.signals import Reading, readings
from analytics.work import KINDS, number_of, of_kind
from catalog import Lang
from catalog.signals import Signal, signals_of
from reports.model import Block, Cell, Column, Columns, Link, Notice, Report, Table
from reports.work_blocks import Deadline, Deadlines, Linked
from reports.work_case import (
    DUTY,
    Row,
    Work,
    area_name,
    counted,
    headline,
    short,
    to_log,
    to_task,
    to_tasks,
    where,
)
from reports.work_coverage import coverage, quiet
from strings import say
from strings.numbers import day, number, percent

SOON = 45  # days ahead that are worth a bar
LEAST, MOST = 7, 12  # bars in the first screen
URGENT = "urgent"  # the view of the whole plan; the others show tasks of one kind
VIEWS = (URGENT, *KINDS)


def plan(case: Work, view: str, area: str, lang: Lang) -> Report:
    """The plan of one year as a whole, or its tasks of one kind (VIEWS) and area ('' is all)."""
    if case.items.empty:
        blocks: tuple[Block, ...] = (*_nothing(case, lang), coverage(case, lang))
    elif view == URGENT and not area:
        blocks = _whole(case, lang)
    else:
        blocks = _of_kind(case, "all" if view == URGENT else view, area, lang)
    return Report("plan", lang, say("work.plan.subject", lang), blocks, case.version)


def _nothing(case: Work, lang: Lang) -> tuple[Block, ...]:
    said = say("work.plan.none", lang, year=case.year)
    what, where_to = say("work.plan.none_yet", lang), say("work.plan.to_import", lang)
    return (
        headline(case, lang, said, (), say("work.plan.subject", lang)),
        Notice(what, Link("import", {}), where_to),
    )


def _whole(case: Work, lang: Lang) -> tuple[Block, ...]:
    finding, sentences = _finding(case, lang), _sentences(case, lang)
    return (
        headline(case, lang, finding, sentences, say("work.plan.subject", lang)),
        deadlines(case, lang),
        Columns((2.9, 1.0), ((coverage(case, lang),), _signals(case, lang))),
        *_idle(case, lang),
        task_table(case, case.tasks, say("work.plan.tasks", lang), lang),
    )


def _of_kind(case: Work, kind: str, area: str, lang: Lang) -> tuple[Block, ...]:
    """The tasks of one kind as rows, the way back beside them."""
    among = case.tasks if not area else case.tasks[case.tasks["area"].eq(_code(area))]
    tasks = of_kind(among, kind)
    kind_name = say(f"work.view.{kind}", lang)
    found = say("work.plan.of_kind", lang, kind=kind_name, k=len(tasks), n=len(among))
    sentence = area_name(case.catalog, _code(area), lang) + "." if area else ""
    back = Notice(say("work.plan.counted", lang), to_tasks(URGENT), say("work.task.back", lang))
    late = tasks[tasks["overdue"].gt(0)].sort_values("overdue", ascending=False)
    rows = pd.concat([late, tasks.drop(late.index)])
    return (
        headline(case, lang, found, (sentence,), say("work.plan.subject", lang)),
        task_table(case, rows, kind_name, lang),
        back,
    )


def _code(area: str) -> str:
    return "" if area == DUTY else area


def _finding(case: Work, lang: Lang) -> str:
    late = of_kind(case.tasks, "overdue").sort_values("overdue")
    if late.empty:
        parts = [say("work.plan.none_late", lang, n=len(case.tasks))]
    else:
        worst = late.iloc[-1]
        said = {"k": len(late), "n": len(case.tasks), "days": int(worst["overdue"])}
        owner = case.owner(str(worst["lead"]), lang)
        parts = [say("work.plan.late", lang, **said, owner=owner)]
    silent = quiet(case)
    if silent:
        area, count = silent[0]
        parts.append(say("work.plan.quiet", lang, area=area.name(lang), months=count))
    return "; ".join(parts)


def _sentences(case: Work, lang: Lang) -> tuple[str, ...]:
    n = {kind: number_of(case.tasks, kind) for kind in ("done", "late", "idle", "undated")}
    return (
        say("work.plan.done", lang, done=f"{n['done']}/{len(case.tasks)}", late=n["late"]),
        say("work.plan.idle", lang, k=n["idle"], since=day(case.since, lang)) if n["idle"] else "",
        say("work.plan.undated", lang, k=n["undated"]) if n["undated"] else "",
    )


def deadlines(case: Work, lang: Lang) -> Deadlines | Notice:
    """Overdue tasks first, the longest on top, then what is due next."""
    late = case.tasks[case.tasks["overdue"].gt(0)].sort_values("overdue", ascending=False)
    soon = case.tasks[case.tasks["left"].notna()].sort_values("left", kind="stable")
    listed = pd.concat([late, soon[soon["left"].le(SOON)]])
    shown = listed.head(max(LEAST, min(len(late), MOST)))
    if shown.empty:
        return Notice(say("work.plan.nothing_due", lang, days=SOON))
    return Deadlines(
        key="deadlines",
        title=say("work.plan.deadlines", lang, days=SOON),
        heads=tuple(say(f"work.head.{h}", lang) for h in ("area", "task", "lead", "state", "due")),
        axis=(
            say("work.plan.axis_late", lang),
            say("work.plan.axis_today", lang),
            say("work.plan.axis_left", lang),
        ),
        rows=tuple(_deadline(case, row, lang) for row in shown.to_dict("records")),
        more=_more(len(late), len(listed), len(shown), lang),
    )


def _more(late: int, listed: int, shown: int, lang: Lang) -> Linked | None:
    """What is not drawn as a bar, as a link to it as rows."""
    if listed <= shown:
        return None
    kind = "overdue" if late > shown else "open"
    return Linked(say(f"work.plan.rest_{kind}", lang, k=listed - shown), to_tasks(kind))


def _deadline(case: Work, row: Row, lang: Lang) -> Deadline:
    overdue = int(row["overdue"])
    return Deadline(
        area=where(case, row, lang),
        task=row["text"],
        owner=case.owner(row["lead"], lang),
        state=say(f"status.{row['state']}", lang),
        due=day(row["due"].date(), lang),
        days=-overdue if overdue else int(row["left"]),
        link=to_task(row["task"]),
    )


HEADS = ("area", "code", "task", "lead", "state", "due", "overdue", "last", "n", "evidenced")
COUNTS = ("overdue", "n", "evidenced")


def task_table(
    case: Work, tasks: pd.DataFrame, title: str, lang: Lang, heads: Sequence[str] = HEADS
) -> Table:
    """Tasks as rows: state, owner, days overdue, last activity, evidence."""
    return Table(
        key="tasks",
        title=title,
        columns=tuple(
            Column(h, say(f"work.head.{h}", lang), "rank" if h in COUNTS else "text") for h in heads
        ),
        rows=tuple(_task_row(case, row, lang) for row in tasks.to_dict("records")),
    )


def _task_row(case: Work, row: Row, lang: Lang) -> dict[str, Cell]:
    task = str(row["task"])
    return {
        "area": where(case, row, lang),
        "code": task,
        "task": Linked(short(row["text"]), to_task(task)),
        "lead": case.owner(row["lead"], lang),
        "state": say(f"status.{row['state']}", lang),
        "due": None if pd.isna(row["due"]) else day(row["due"].date(), lang),
        "overdue": int(row["overdue"]) or None,
        "last": None if pd.isna(row["last"]) else day(row["last"].date(), lang),
        "n": counted(int(row["n"]), to_log(of_task=task)),
        "evidenced": counted(int(row["evidenced"]), to_log(of_task=task, evidenced="yes")),
    }


def _idle(case: Work, lang: Lang) -> tuple[Table, ...]:
    """Solutions and duties under way without any activity in the current half-year."""
    idle = of_kind(case.tasks, "idle")
    if idle.empty:
        return ()
    title = say("work.plan.idle_title", lang, k=len(idle), since=day(case.since, lang))
    heads = ("area", "code", "task", "lead", "due", "last")
    return (task_table(case, idle, title, lang, heads),)


def _signals(case: Work, lang: Lang) -> tuple[Table, ...]:
    """What was measured by area while the work went on."""
    read = readings(case.cells, signals_of(case.year))
    rows = tuple(_signal_row(case, reading, lang) for reading in read)
    if not rows:
        return ()
    columns = (
        Column("signal", say("work.head.signal", lang)),
        Column("value", say("work.head.value", lang), "rank"),
    )
    title, note = say("work.signals.title", lang), say("work.signals.note", lang)
    return (Table("signals", title, columns, rows, note=note),)


def _signal_row(case: Work, reading: Reading, lang: Lang) -> dict[str, Cell]:
    signal = reading.signal
    area = case.catalog.area(signal.area)
    name = f"{area.ordinal} {signal.name(lang)}" if area else signal.name(lang)
    value = _signal_value(reading, lang)
    if reading.value != reading.value:
        return {"signal": name, "value": value}
    return {"signal": name, "value": Linked(value, _rows_of(signal))}


def _rows_of(signal: Signal) -> Link:
    """The activities behind a signal: of its one task, of the task that its items measure."""
    tasks = {*signal.tasks, *signal.of}
    parents = {task.rpartition(".")[0] for task in tasks}
    found = tasks if len(tasks) == 1 else parents
    return to_log(of_task=found.pop()) if len(found) == 1 else to_log(area=signal.area)


def _signal_value(reading: Reading, lang: Lang) -> str:
    if reading.value != reading.value:
        return say("work.signals.none", lang)
    if reading.signal.kind == "share":
        part, whole = (number(v, lang, 0) for v in (reading.part, reading.whole))
        return f"{percent(reading.value, lang)} ({part}/{whole})"
    return number(reading.value, lang, 0 if reading.signal.kind == "sum" else 1)
