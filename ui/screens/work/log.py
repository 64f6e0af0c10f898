"""The page of activities: what is chosen in the address, its counts and its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from catalog import Catalog, periods
from queries import plans
from queries.plans import ActivityFilter
from reports.work.activities import Counts, counts_of, log
from reports.work.log_rows import log_rows
from reports.work.state import PlanState, short
from strings import Lang, translate
from ui.controls import downloads, filters
from ui.html.markup import put
from ui.html.style import palette
from ui.html.table import table
from ui.render.show import show
from ui.runtime import address, shown

A_PAGE, MOST = 30, 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader filters the log by; '' where nothing is."""

    area: str
    month: str
    task: str
    component: str
    words: str
    evidenced: bool = False


def chosen_of(plan_state: PlanState, asked: Asked) -> ActivityFilter:
    """Return the activities that a page is about."""
    first, last = _span(plan_state.first, plan_state.as_of, asked.month)
    return ActivityFilter(
        plan_state.year,
        first,
        last,
        division=plan_state.division,
        area=asked.area,
        task=asked.task,
        component=asked.component,
        words=asked.words,
        evidenced=asked.evidenced,
    )


def _span(first: date, last: date, month: str) -> tuple[date, date]:
    if not month:
        return first, last
    begins = date.fromisoformat(f"{month}-01")
    ends = (begins + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return max(first, begins), min(last, ends)


def before(catalog: Catalog, chosen: ActivityFilter) -> ActivityFilter:
    """Return the same period a year earlier, without the task: tasks belong to one plan."""
    first, last = periods.year(catalog, chosen.year - 1)
    return replace(
        chosen,
        year=chosen.year - 1,
        first=max(first, _year_earlier(chosen.first)),
        last=min(last, _year_earlier(chosen.last)),
        task="",
    )


def _year_earlier(day: date) -> date:
    """Return the same day a year earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def asked(plan_state: PlanState, area: str, month: str, words: str) -> Asked:
    """Return the filters of the page, with those that only a link sets: a task, a sub-dimension."""
    task, component = (st.query_params.get(name, "") for name in ("of_task", "component"))
    if task not in set(plan_state.items["task"]):
        task = address.code("of_task", [""], "")
    known = component in ("", "none") or plan_state.catalog.component("papi", component) is not None
    if not known:
        component = address.code("component", [""], "")
    return Asked(area, month, task, component, words, st.query_params.get("evidenced") == "yes")


def show_counts(plan_state: PlanState, asked: Asked, lang: Lang) -> int:
    """Draw the counts beside the same period of last year; return how many activities there are."""
    chosen = chosen_of(plan_state, asked)
    earlier = before(plan_state.catalog, chosen)
    now, then = _counts(chosen), _counts(earlier)
    if not (asked.area or asked.task or _logs_duties(plan_state, earlier.year)):
        now = now.without_duties()
    show(log(plan_state, now, then, _filtered(plan_state, asked, lang), lang))
    if asked.task or asked.component or asked.words or asked.evidenced:
        st.button(translate("work.log.unfilter", lang), key="unfilter", on_click=_unfilter)
    return now.n


def _counts(chosen: ActivityFilter) -> Counts:
    cells = plans.cells(shown.version(), chosen.year, chosen.first, chosen.last, chosen.words)
    codes = {name: getattr(chosen, name) for name in ("division", "area", "component", "task")}
    return counts_of(cells, chosen.first, chosen.last, evidenced=chosen.evidenced, **codes)


def _logs_duties(plan_state: PlanState, year: int) -> bool:
    """Return whether a year's log has activities of part III, or none at all."""
    whole = plans.cells(shown.version(), year, *periods.year(plan_state.catalog, year))
    return whole.empty or bool(whole["area"].eq("").any())


def _filtered(plan_state: PlanState, asked: Asked, lang: Lang) -> str:
    """Return the log's filters beyond the controls, in words."""
    parts = []
    if asked.task:
        text = plan_state.items.loc[plan_state.items["task"].eq(asked.task), "text"].iloc[0]
        parts.append(f"{asked.task} {short(text, 90)}")
    component = plan_state.catalog.component("papi", asked.component) if asked.component else None
    if component:
        parts.append(component.name(lang))
    if asked.component == "none":
        parts.append(translate("work.unnamed", lang))
    if asked.words:
        parts.append(f"“{asked.words}”")
    if asked.evidenced:
        parts.append(translate("work.head.evidenced", lang).lower())
    return "; ".join(parts)


def _unfilter() -> None:
    address.put(of_task=None, component=None, words=None, evidenced=None, page=None)
    st.session_state.pop("pick_words", None)


def show_rows(plan_state: PlanState, asked: Asked, total: int, lang: Lang) -> None:
    """Draw one page of the rows, with a control for the page and a download."""
    chosen = chosen_of(plan_state, asked)
    pages = max(1, -(-min(total, MOST) // A_PAGE))
    with st.container(horizontal=True, vertical_alignment="center"):
        page = 1
        if pages > 1:
            page = filters.pick(
                "page",
                list(range(1, pages + 1)),
                1,
                lambda p: translate("work.log.page_option", lang, page=p, pages=pages),
                lang,
            )
        _download(chosen, total, lang)
    start = (page - 1) * A_PAGE
    rows = plans.activities(shown.version(), chosen, start, A_PAGE)
    put(table(log_rows(plan_state, rows, start, total, lang), palette(), lang))


def _download(chosen: ActivityFilter, total: int, lang: Lang) -> None:
    key = "download" if total <= MOST else "download_limit"
    st.download_button(
        translate(f"work.log.{key}", lang, most=MOST),
        lambda: downloads.csv(_listed(plans.activities(shown.version(), chosen, 0, MOST))),
        f"hoat-dong-{chosen.year}.csv",
        "text/csv",
        on_click="ignore",
    )


def _listed(rows: pd.DataFrame) -> list[dict[str, object]]:
    """Return the rows for a file, with days as they are written in Vietnam."""
    written = rows.drop(columns=["nth", "imported_at"]).assign(
        date=rows["date"].dt.strftime("%d/%m/%Y")
    )
    return [{str(k): v for k, v in row.items()} for row in written.to_dict("records")]
