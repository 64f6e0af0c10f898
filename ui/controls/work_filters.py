"""The controls of the plan's pages: year, day, division, area, month; all codes in the address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from catalog import Catalog, periods
from reports.work.coverage import month_label, months_of
from reports.work.plan import URGENT, VIEWS
from reports.work.state import DUTY, PlanState, area_name
from strings import Lang, translate
from ui.controls import filters
from ui.runtime import address


def year_and_day(catalog: Catalog, years: Sequence[int], lang: Lang) -> tuple[int, date]:
    """Ask for the plan's year and the day of its state: today, or the last day of a past year."""
    options = years or [periods.plan_year(catalog, periods.today(catalog))]
    current = periods.plan_year(catalog, periods.today(catalog))
    year = filters.pick(
        "plan",
        options,
        current if current in options else options[0],
        lambda y: translate("work.plan_option", lang, year=y),
        lang,
    )
    day = _day(catalog, year, lang)
    address.keep(plan=str(year))
    return year, day


def _day(catalog: Catalog, year: int, lang: Lang) -> date:
    first, last = periods.year(catalog, year)
    chosen = periods.today_in(catalog, year)
    text = address.asked("as_of")
    if text:
        try:
            chosen = min(max(date.fromisoformat(text), first), last)
            address.keep(as_of=chosen.isoformat())
        except ValueError:
            address.code("as_of", [chosen.isoformat()], chosen.isoformat())
    key = f"as_of_{year}"
    st.session_state[key] = chosen
    st.date_input(
        translate("filter.as_of", lang),
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
        key=key,
        label_visibility="collapsed",
        width=136,
        on_change=lambda: address.put(as_of=st.session_state[key].isoformat()),
    )
    return chosen


def division(catalog: Catalog, lang: Lang, first: str | None = None) -> str:
    """Ask for one division, or all (''); `first` is shown where the address names none."""
    names = {d.code: d.name(lang) for d in catalog.divisions.values()}
    chosen = optional("division", names, translate("work.every_division", lang), lang, first)
    if chosen:
        address.keep(division=chosen)
    return chosen


def area(catalog: Catalog, lang: Lang) -> str:
    """Ask for one of the plan's areas, part III, or all ('')."""
    names = {a.component: f"{a.ordinal} {a.name(lang)}" for a in catalog.plan_areas}
    names[DUTY] = area_name(catalog, "", lang)
    return optional("area", names, translate("work.every_area", lang), lang)


def plan_area(catalog: Catalog, lang: Lang) -> str:
    """Ask for one of the plan's areas, by their short names."""
    names = {a.component: f"{a.ordinal} {a.short(lang)}" for a in catalog.plan_areas}
    return filters.segments("area", list(names), next(iter(names)), names.__getitem__, lang)


def month(catalog: Catalog, year: int, as_of: date, lang: Lang) -> str:
    """Ask for a calendar month as "2018-05", or the whole period ('')."""
    names = {
        f"{m:%Y-%m}": translate("work.month_option", lang, month=_month_name(m, year, lang))
        for m in months_of(catalog, year)
        if m <= as_of
    }
    return optional("month", names, translate("work.every_month", lang), lang)


def _month_name(month: date, year: int, lang: Lang) -> str:
    return f"{month.month}/{month.year}" if lang == "vi" else month_label(month, year, lang)


def view(lang: Lang) -> str:
    """Ask for the whole plan, or its tasks of one kind."""
    return filters.pick("view", VIEWS, URGENT, lambda v: translate(f"work.view.{v}", lang), lang)


def of_area(catalog: Catalog) -> str:
    """Return the area that a count was opened for; '' for all. Only a link sets it."""
    if "of_area" not in st.query_params:
        return ""
    return address.code("of_area", [*(a.component for a in catalog.plan_areas), DUTY], "")


def task(plan_state: PlanState) -> str:
    """Return the task or item that the address opens; '' for none, and for one that the plan lacks."""
    asked = st.query_params.get("task", "")
    if asked and asked not in set(plan_state.items["task"]):
        return address.code("task", [""], "")
    return asked


def optional(
    name: str, names: dict[str, str], every: str, lang: Lang, first: str | None = None
) -> str:
    """Draw a drop-down with an entry for no choice; return '' when nothing is chosen."""
    options = [EVERY, *names]
    chosen = filters.pick(
        name,
        options,
        first if first in names else EVERY,
        lambda code: every if code == EVERY else names[code],
        lang,
    )
    return "" if chosen == EVERY else chosen


def words(lang: Lang) -> str:
    """Ask for words to look for in what was done; '' for none."""
    st.session_state["pick_words"] = st.query_params.get("words", "")
    st.text_input(
        translate("filter.words", lang),
        key="pick_words",
        placeholder=translate("filter.words", lang),
        label_visibility="collapsed",
        max_chars=60,
        on_change=lambda: address.put(words=st.session_state["pick_words"] or None),
        width=190,
    )
    return str(st.session_state["pick_words"]).strip()


EVERY = "all"
