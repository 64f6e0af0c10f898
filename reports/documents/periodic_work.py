"""What a periodic report says of the plan: tasks and activities as they stood when the period ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analytics.work import of_kind
from catalog import Lang
from reports.model import Block, Headline, Legend, Notice, Paragraph, Table
from reports.work.divisions import responsibility
from reports.work.plan import task_table
from reports.work.state import PlanState, area_label
from strings import translate
from strings.numbers import day

OPEN_HEADS = ("code", "task", "lead", "due", "overdue")
ALL_HEADS = ("code", "task", "lead", "due", "state", "overdue", "n")
MOST = 12  # open tasks named in the text; all of them stand in the annex


def plan(work: PlanState, lang: Lang) -> Iterator[Block]:
    """How many tasks the plan has, and how they stand; said first where they are made up."""
    if work.made_up:
        yield Notice(translate("periodic.made_up", lang))
    yield Paragraph(_counts(work, lang))


def of_area(work: PlanState, area: str, lang: Lang) -> Paragraph:
    """Return the tasks and activities of one content area."""
    tasks = work.tasks[work.tasks["area"].eq(area)]
    cells = work.cells[work.cells["area"].eq(area)]
    return Paragraph(
        translate(
            "periodic.area_work",
            lang,
            day=day(work.as_of, lang),
            n=len(tasks),
            done=len(of_kind(tasks, "done")),
            late=len(of_kind(tasks, "overdue")),
            activities=int(cells["n"].sum()),
            evidenced=int(cells["evidenced"].sum()),
        )
    )


def divisions(work: PlanState, lang: Lang) -> Table:
    """Who answers for which tasks, as on the page of divisions."""
    return replace(responsibility(work, lang), note=translate("periodic.divisions_note", lang))


def overdue(work: PlanState, lang: Lang) -> Paragraph:
    """How much is overdue, and the longest."""
    late = of_kind(work.tasks, "overdue")
    if late.empty:
        return Paragraph(translate("periodic.none_overdue", lang, day=day(work.as_of, lang)))
    longest = late.sort_values("overdue").iloc[-1]
    return Paragraph(
        translate(
            "periodic.overdue",
            lang,
            day=day(work.as_of, lang),
            n=len(late),
            days=int(longest["overdue"]),
            owner=work.owner(longest["lead"], lang),
        )
    )


def still_open(work: PlanState, lang: Lang) -> Table | None:
    """Return what is still to be done, what is due first at the top."""
    open_ = work.tasks[work.tasks["state"].isin(("planned", "doing"))]
    if open_.empty:
        return None
    first = open_.sort_values("due", kind="stable").head(MOST)
    title = translate("periodic.still_open", lang, n=len(open_), k=len(first))
    return task_table(work, first, title, lang, OPEN_HEADS)


def every_task(work: PlanState, lang: Lang) -> tuple[Block, ...]:
    """All tasks, a table for each area of the plan and one for its duties."""
    tables = []
    for area, tasks in work.tasks.groupby("area", sort=False):
        title = area_label(work.catalog, str(area), lang)
        tables.append(task_table(work, tasks, title, lang, ALL_HEADS))
    return tuple(tables)


def slide(work: PlanState, lang: Lang) -> tuple[Block, ...]:
    """Show the plan on one slide: how many tasks are done, and who answers for the rest."""
    tasks = work.tasks
    finding = translate(
        "periodic.slide",
        lang,
        done=len(of_kind(tasks, "done")),
        n=len(tasks),
        late=len(of_kind(tasks, "overdue")),
    )
    made_up = translate("work.made_up", lang) if work.made_up else ""
    source = translate("meeting.source_work", lang, year=work.year)
    as_of = translate("periodic.as_of", lang, day=day(work.as_of, lang))
    head = Headline(finding, (as_of,), made_up=made_up)
    return (head, divisions(work, lang), Legend("", "", (source,)))


def _counts(work: PlanState, lang: Lang) -> str:
    tasks = work.tasks
    counts = {k: len(of_kind(tasks, k)) for k in ("done", "late", "overdue", "open")}
    leads = tasks["lead"].nunique()
    when = day(work.as_of, lang)
    return translate(
        "periodic.plan", lang, year=work.year, n=len(tasks), divisions=leads, day=when, **counts
    )
