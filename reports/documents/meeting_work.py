"""The work's slides of a meeting: conclusions of the last one, new and done, overdue, to be decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from catalog import Lang
from reports.documents.agenda import Agenda
from reports.model import Block, Cell, Column, Headline, Legend, Report, Table
from reports.work.state import short, where
from strings import translate
from strings.numbers import day

LETTERS = 60  # of a task's words that fit beside its days
MOST, FEW = 4, 2  # rows of a list that is alone on its slide, of one that is not

Row = dict[str, Any]
Cells = Callable[[Row], dict[str, Cell]]


def work_slides(found: Agenda, lang: Lang) -> tuple[Report, ...]:
    """In the order of the meeting; what has nothing to say is left out, but for what is overdue."""
    if found.work.tasks.empty and found.concluded.empty:
        return (_no_plan(found, lang),)
    told = (
        _conclusions(found, lang),
        _since(found, lang),
        _overdue(found, lang),
        _decide(found, lang),
    )
    return tuple(slide for slide in told if slide is not None)


def by_area(found: Agenda, lang: Lang) -> Mapping[str, Table]:
    """The longest overdue tasks of each content area that has any."""
    late = found.overdue()
    return {
        str(area): _table(
            found,
            "late",
            translate("meeting.late_in_area", lang, n=len(rows)),
            rows,
            FEW,
            lambda row: _late(found, row, lang),
            lang,
        )
        for area, rows in late[late["area"].ne("")].groupby("area", sort=False)
    }


def _no_plan(found: Agenda, lang: Lang) -> Report:
    head = Headline(
        translate("work.plan.none", lang, year=found.work.year), subject=_subject(found, lang)
    )
    return _slide("no_plan", found, (head,), lang)


def _conclusions(found: Agenda, lang: Lang) -> Report | None:
    """What the last meeting concluded, and how far that is: it leads this meeting."""
    given = found.concluded
    if given.empty or found.last is None:
        return None
    done, late = int(given["state"].eq("done").sum()), int(given["overdue"].gt(0).sum())
    title = translate(
        "meeting.conclusions_of",
        lang,
        day=day(found.last, lang),
        n=len(given),
        done=done,
        late=late,
    )
    ordered = given.sort_values("overdue", ascending=False, kind="stable")
    table = _table(
        found, "given", "", ordered, MOST + 1, lambda row: _standing(found, row, lang), lang
    )
    return _slide("conclusions", found, (_head(found, title, lang), table), lang)


def _since(found: Agenda, lang: Lang) -> Report | None:
    """What is new and what was done since the last meeting."""
    new, done = found.new_since(), found.done_since()
    if new.empty and done.empty:
        return None
    title = translate(
        "meeting.since", lang, day=day(found.since, lang), new=len(new), done=len(done)
    )
    most = MOST if new.empty or done.empty else FEW
    parts = (("new", new, _given), ("done", done, _finished))
    tables = tuple(
        _table(
            found,
            key,
            translate(f"meeting.{key}", lang, n=len(rows)),
            rows,
            most,
            lambda row, cells=cells: cells(found, row, lang),  # type: ignore[misc]
            lang,
        )
        for key, rows, cells in parts
        if not rows.empty
    )
    return _slide("since", found, (_head(found, title, lang), *tables), lang)


def _overdue(found: Agenda, lang: Lang) -> Report:
    """What is overdue, by how many days, whose it is; then what is due by the next meeting."""
    late, near = found.overdue(), found.due_next()
    longest = int(late["overdue"].max()) if len(late) else 0
    key = "meeting.overdue" if len(late) else "meeting.none_overdue"
    blocks: list[Block] = [_head(found, translate(key, lang, n=len(late), days=longest), lang)]
    if len(late):
        blocks.append(
            _table(found, "late", "", late, MOST, lambda row: _late(found, row, lang), lang)
        )
    if len(near):
        title = translate("meeting.due_next", lang, n=len(near), day=day(found.next, lang))
        rows = FEW if len(late) else MOST
        blocks.append(
            _table(found, "near", title, near, rows, lambda row: _near(found, row, lang), lang)
        )
    return _slide("overdue", found, tuple(blocks), lang)


def _decide(found: Agenda, lang: Lang) -> Report | None:
    """What cannot go on without a decision, and what there is to decide."""
    tasks = found.work.tasks
    waiting = tasks["state"].isin(("planned", "doing"))
    long, nobody = tasks["overdue"].gt(found.late), tasks["lead"].eq("")
    rows = tasks[waiting & (long | nobody | tasks["due"].isna())]
    if rows.empty:
        return None
    ordered = rows.sort_values("overdue", ascending=False, kind="stable")
    title = translate("meeting.decide", lang, n=len(ordered))
    table = _table(
        found, "decide", "", ordered, MOST + 1, lambda row: _open(found, row, lang), lang
    )
    return _slide("decide", found, (_head(found, title, lang), table), lang)


def _slide(key: str, found: Agenda, blocks: tuple[Block, ...], lang: Lang) -> Report:
    source = Legend("", "", (translate("meeting.source_work", lang, year=found.work.year),))
    title = translate(f"meeting.title_{key}", lang)
    return Report(f"work_{key}", lang, title, (*blocks, source), found.work.version)


def _head(found: Agenda, finding: str, lang: Lang) -> Headline:
    made_up = translate("work.made_up", lang) if found.work.made_up else ""
    return Headline(finding, subject=_subject(found, lang), made_up=made_up)


def _subject(found: Agenda, lang: Lang) -> str:
    if found.last is None:
        return translate(
            "meeting.first", lang, day=day(found.on, lang), since=day(found.since, lang)
        )
    return translate("meeting.of", lang, day=day(found.on, lang), last=day(found.last, lang))


def _table(
    found: Agenda,
    key: str,
    title: str,
    tasks: pd.DataFrame,
    most: int,
    cells: Cells,
    lang: Lang,
) -> Table:
    """The first rows of a list; where no title counts them a note says how many more there are."""
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


def _late(_found: Agenda, row: Row, _lang: Lang) -> dict[str, Cell]:
    return {"days": int(row["overdue"])}


def _near(_found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    key = "left" if row["left"] else "today"
    return {"days": translate(f"meeting.{key}", lang, n=int(row["left"])), "state": _due(row, lang)}


def _given(_found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    return {"days": None, "state": _due(row, lang)}


def _finished(_found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    on = translate("meeting.done_on", lang, day=day(pd.Timestamp(row["done_on"]).date(), lang))
    return {"days": None, "state": on}


def _standing(_found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
    """A conclusion: days overdue where it is, else its state with its day."""
    if row["overdue"] > 0:
        return {"days": int(row["overdue"])}
    state = translate(f"status.{row['state']}", lang)
    return {"days": None, "state": state if row["state"] == "done" else _due(row, lang)}


def _open(found: Agenda, row: Row, lang: Lang) -> dict[str, Cell]:
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
