"""The work's slides of a meeting: conclusions of the last one, new and done, overdue, to be decided."""

from __future__ import annotations

from collections.abc import Mapping

from catalog import Lang
from reports.documents.agenda import Agenda
from reports.documents.meeting_rows import (
    done_cells,
    given_cells,
    late_cells,
    near_cells,
    open_cells,
    standing_cells,
    tasks_table,
)
from reports.model import Block, Headline, Legend, Report, Table
from strings import translate
from strings.numbers import day

MOST, FEW = 4, 2  # rows of a list that is alone on its slide, of one that is not


def work_slides(found: Agenda, lang: Lang) -> tuple[Report, ...]:
    """Make the slides in the order of the meeting; what has nothing to say is left out, but for what is overdue."""
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
    """List the longest overdue tasks of each content area that has any."""
    late = found.overdue()
    return {
        str(area): tasks_table(
            found,
            "late",
            translate("meeting.late_in_area", lang, n=len(rows)),
            rows,
            FEW,
            lambda row: late_cells(found, row, lang),
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
    """Show what the last meeting concluded, and how far that is: it leads this meeting."""
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
    table = tasks_table(
        found, "given", "", ordered, MOST + 1, lambda row: standing_cells(found, row, lang), lang
    )
    return _slide("conclusions", found, (_head(found, title, lang), table), lang)


def _since(found: Agenda, lang: Lang) -> Report | None:
    """Show what is new and what was done since the last meeting."""
    new, done = found.new_since(), found.done_since()
    if new.empty and done.empty:
        return None
    title = translate(
        "meeting.since", lang, day=day(found.since, lang), new=len(new), done=len(done)
    )
    most = MOST if new.empty or done.empty else FEW
    parts = (("new", new, given_cells), ("done", done, done_cells))
    tables = tuple(
        tasks_table(
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
    """Show what is overdue, by how many days, whose it is; then what is due by the next meeting."""
    late, near = found.overdue(), found.due_next()
    longest = int(late["overdue"].max()) if len(late) else 0
    key = "meeting.overdue" if len(late) else "meeting.none_overdue"
    blocks: list[Block] = [_head(found, translate(key, lang, n=len(late), days=longest), lang)]
    if len(late):
        blocks.append(
            tasks_table(
                found, "late", "", late, MOST, lambda row: late_cells(found, row, lang), lang
            )
        )
    if len(near):
        title = translate("meeting.due_next", lang, n=len(near), day=day(found.next, lang))
        rows = FEW if len(late) else MOST
        blocks.append(
            tasks_table(
                found, "near", title, near, rows, lambda row: near_cells(found, row, lang), lang
            )
        )
    return _slide("overdue", found, tuple(blocks), lang)


def _decide(found: Agenda, lang: Lang) -> Report | None:
    """Show what cannot go on without a decision, and what there is to decide."""
    tasks = found.work.tasks
    waiting = tasks["state"].isin(("planned", "doing"))
    long, nobody = tasks["overdue"].gt(found.late), tasks["lead"].eq("")
    rows = tasks[waiting & (long | nobody | tasks["due"].isna())]
    if rows.empty:
        return None
    ordered = rows.sort_values("overdue", ascending=False, kind="stable")
    title = translate("meeting.decide", lang, n=len(ordered))
    table = tasks_table(
        found, "decide", "", ordered, MOST + 1, lambda row: open_cells(found, row, lang), lang
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
