"""One task: what was assigned, how it stands, what was measured and who recorded which state when."""

from __future__ import annotations

import pandas as pd

from analytics import activity, work
from catalog import Lang
from reports.data.history import moment
from reports.model import Cell, Column, Columns, Fact, Facts, Linked, Report, Table
from reports.work.state import PlanState, Row, area_name, counted, headline, origin, to_log, to_task
from strings import translate
from strings.numbers import NOTHING, day, number


def task_report(plan_state: PlanState, task: str, changes: pd.DataFrame, lang: Lang) -> Report:
    """Return a task or item of the plan, in the state of all divisions; `changes` are its entries."""
    by_task = activity.by_task(plan_state.cells)
    row = plan_state.items[plan_state.items["task"].eq(task)]
    stood = work.with_activity(work.standing(row, plan_state.as_of), by_task).iloc[0]
    subject = translate("work.task.subject", lang)
    items = plan_state.items[plan_state.items["parent"].eq(task)]
    left = (_facts(plan_state, stood, lang),)
    right = (_logged(stood, items, by_task, lang), _history(changes, lang))
    return Report(
        key="task",
        lang=lang,
        title=subject,
        blocks=(
            headline(plan_state, lang, _finding(stood, lang), (stood["text"],), subject),
            Columns((1.0, 1.2), (left, right)),
        ),
        data_version=plan_state.version,
    )


def _finding(row: Row, lang: Lang) -> str:
    code = row["task"]
    if row["overdue"]:
        return translate("work.task.finding_late", lang, code=code, days=int(row["overdue"]))
    if not pd.isna(row["left"]):
        return translate("work.task.finding_left", lang, code=code, days=int(row["left"]))
    return translate(
        "work.task.finding", lang, code=code, state=translate(f"status.{row['state']}", lang)
    )


def _facts(plan_state: PlanState, row: Row, lang: Lang) -> Facts:
    cooperating = ", ".join(plan_state.owner(code, lang) for code in row["cooperating"].split())
    rhythm = translate(f"rhythm.{row['rhythm']}", lang) if row["rhythm"] else ""
    said = (
        ("work.head.area", area_name(plan_state.catalog, row["area"], lang)),
        ("work.head.state", translate(f"status.{row['state']}", lang)),
        ("work.head.due", _day(row["due"], lang)),
        ("work.task.done_on", _day(row["done_on"], lang) if row["state"] == "done" else ""),
        ("work.head.lead", plan_state.owner(row["lead"], lang)),
        ("work.head.head", plan_state.head(row, lang)),
        ("work.task.cooperating", cooperating),
        ("work.task.rhythm", rhythm),
        ("work.task.done_when", row["done_when"]),
        ("work.task.legal", row["legal"]),
        ("work.head.last", _day(row["last"], lang)),
        ("work.head.note", row["note"]),
    )
    facts = tuple(Fact(translate(key, lang), "", text) for key, text in said if text.strip())
    return Facts("assigned", translate("work.task.facts", lang), facts)


def _logged(row: Row, items: pd.DataFrame, by_task: pd.DataFrame, lang: Lang) -> Table:
    """Return what was logged for the task as a whole, then for each item that measures it."""
    heads = ("code", "item", "target", "reached", "n", "evidenced")
    rows: list[dict[str, Cell]] = [
        {
            "code": row["task"],
            "item": translate("work.task.whole", lang),
            "target": NOTHING,
            "reached": NOTHING,
            "n": counted(int(row["n"]), to_log(of_task=row["task"])),
            "evidenced": _evidenced(row),
        }
    ]
    found = work.with_activity(items, by_task)
    quantity = by_task.set_index("task")["quantity"]
    rows += [_item(item, quantity.get(item["task"]), lang) for item in found.to_dict("records")]
    return Table(
        key="items",
        title=translate("work.task.items", lang),
        columns=tuple(
            Column(
                h, translate(f"work.head.{h}", lang), "text" if h in ("code", "item") else "rank"
            )
            for h in heads
        ),
        rows=tuple(rows),
    )


def _item(item: Row, quantity: float | None, lang: Lang) -> dict[str, Cell]:
    code = item["task"]
    return {
        "code": Linked(code, to_task(code)),
        "item": f"{item['text']} ({item['measure']})" if item["measure"] else item["text"],
        "target": number(item["target"], lang, 0),
        "reached": NOTHING if quantity is None else number(float(quantity), lang, 0),
        "n": counted(int(item["n"]), to_log(of_task=code)),
        "evidenced": _evidenced(item),
    }


def _evidenced(row: Row) -> Cell:
    return counted(int(row["evidenced"]), to_log(of_task=row["task"], evidenced="yes"))


def _history(changes: pd.DataFrame, lang: Lang) -> Table:
    rows = tuple(
        {
            "when": moment(row["imported_at"], lang),
            "who": row["imported_by"],
            "state": translate(f"status.{row['status']}", lang) + _withdrawn(row, lang),
            "note": row["reason"] or NOTHING,
            "origin": _origin(row, lang),
        }
        for row in changes.to_dict("records")
    )
    return Table(
        key="changes",
        title=translate("work.task.history", lang),
        columns=tuple(
            Column(h, translate(f"work.head.{h}", lang))
            for h in ("when", "who", "state", "note", "origin")
        ),
        rows=rows,
    )


def _origin(row: Row, lang: Lang) -> str:
    if pd.isna(row["row"]):
        return translate("work.typed", lang, number=int(row["import_id"]))
    return origin(row["file"], row["sheet"], int(row["row"]), lang)


def _withdrawn(row: Row, lang: Lang) -> str:
    undone = translate("work.task.withdrawn", lang)
    return "" if pd.isna(row["withdrawn_at"]) else f" ({undone})"


def _day(value: pd.Timestamp | None, lang: Lang) -> str:
    return "" if value is None or pd.isna(value) else day(value.date(), lang)
