"""Activities against the same period of last year, and their rows with the place of each in its file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analytics import activity
from catalog import Lang
from reports.model import Block, Cell, Column, Columns, Link, Linked, Report, Table
from reports.work.state import (
    DUTY,
    PlanState,
    area_label,
    headline,
    to_log,
)
from strings import translate
from strings.numbers import NOTHING, day, number, percent

NO_CODE = (DUTY, "none")  # what the address calls no area, no sub-dimension


@dataclass(frozen=True, slots=True)
class Counts:
    """The activities of one period, counted; `without_duties` leaves part III out by division.

    `left_out`: how many of part III the comparison leaves out, because last year's log has none.
    """

    cells: pd.DataFrame
    first: date
    last: date
    left_out: int = 0

    @property
    def n(self) -> int:
        """All activities of the period."""
        return int(self.cells["n"].sum())

    def by(self, group: activity.Grouping) -> dict[str, int]:
        """Activities by the codes of a group; those by area are all there."""
        cells = self.cells
        if self.left_out and group != "area":
            cells = cells[cells["area"].ne("")]
        return activity.totals(cells, group)

    def without_duties(self) -> Counts:
        """Return the same for holding like against like."""
        duties = self.cells["area"].eq("")
        return replace(self, left_out=int(self.cells.loc[duties, "n"].sum()))


def counts_of(
    cells: pd.DataFrame, first: date, last: date, *, evidenced: bool = False, **codes: str
) -> Counts:
    """Return the counts of a period from its cells, of one `division`, `area`, `component`, `task`; '' is all.

    With `evidenced` those with evidence alone.
    """
    cells = cells.assign(n=cells["evidenced"]) if evidenced else cells
    kept = pd.Series(data=True, index=cells.index)
    task = codes.pop("task", "")
    for name, code in codes.items():
        if code:
            kept &= cells[name].eq("" if code in NO_CODE else code)
    if task:
        kept &= cells["task"].eq(task) | cells["task"].str.startswith(f"{task}.")
    return Counts(cells[kept], first, last)


def log(plan_state: PlanState, now: Counts, before: Counts, filtered: str, lang: Lang) -> Report:
    """Return what was done in a period beside the same period of last year."""
    subject = translate("work.log.subject", lang)
    finding, sentences = (
        _finding(plan_state, now, before, lang),
        _sentences(plan_state, now, before, filtered, lang),
    )
    blocks: tuple[Block, ...] = (headline(plan_state, lang, finding, sentences, subject),)
    if now.n or before.n:
        tables = (
            _by_area(plan_state, now, before, lang),
            _by_division(plan_state, now, before, lang),
        )
        blocks += (Columns((1.0, 1.0), ((tables[0],), (tables[1],))),)
    return Report("log", lang, subject, blocks, plan_state.version)


def _finding(plan_state: PlanState, now: Counts, before: Counts, lang: Lang) -> str:
    if not now.n:
        return translate("work.log.none", lang)
    count = number(now.n, lang, 0)
    if not before.n:
        return translate("work.log.alone", lang, n=count, year=plan_state.year - 1)
    more = now.n - now.left_out - before.n
    key = "same" if not more else "more" if more > 0 else "fewer"
    if now.left_out:
        count = number(now.n - now.left_out, lang, 0)
        key = f"areas_{key}"
    return translate(f"work.log.{key}", lang, n=count, k=number(abs(more), lang, 0))


def _sentences(
    plan_state: PlanState, now: Counts, before: Counts, filtered: str, lang: Lang
) -> tuple[str, ...]:
    new, old = now.by("area"), before.by("area")
    higher = sum(new.get(a.component, 0) > old.get(a.component, 0) for a in plan_state.areas)
    evidenced = int(now.cells["evidenced"].sum())
    said = {"k": number(now.left_out, lang, 0), "year": plan_state.year - 1}
    spans = (day(d, lang) for d in (now.first, now.last, before.first, before.last))
    period = dict(zip(("first", "last", "first_before", "last_before"), spans, strict=True))
    return (
        translate("work.log.filtered", lang, what=filtered) if filtered else "",
        translate("work.log.areas_higher", lang, k=higher, n=len(plan_state.areas))
        if len(old) > 1
        else "",
        translate("work.log.left_out", lang, **said) if now.left_out else "",
        translate("work.log.evidence", lang, share=percent(100 * evidenced / now.n, lang))
        if now.n
        else "",
        translate("work.log.period", lang, **period),
    )


def _by_area(plan_state: PlanState, now: Counts, before: Counts, lang: Lang) -> Table:
    names = {
        a.component: area_label(plan_state.catalog, a.component, lang) for a in plan_state.areas
    }
    names[""] = area_label(plan_state.catalog, "", lang)
    old = before.by("area")
    known = {code for code in names if old and (code or not now.left_out)}
    links = {code: to_log(area=code or DUTY) for code in names}
    return _against("area", names, links, now.by("area"), old, known, lang)


def _by_division(plan_state: PlanState, now: Counts, before: Counts, lang: Lang) -> Table:
    new, old = now.by("division"), before.by("division")
    names = {
        c: plan_state.owner(c, lang) for c in plan_state.catalog.divisions if c in new or c in old
    }
    links = {code: to_log(division=code) for code in names}
    return _against("division", names, links, new, old, set(names) if old else set(), lang)


def _against(
    head: str,
    names: Mapping[str, str],
    links: Mapping[str, Link],
    new: Mapping[str, int],
    old: Mapping[str, int],
    known: Collection[str],
    lang: Lang,
) -> Table:
    """Return the count of this period beside the same period of last year, and the goal read literally."""
    rows: list[dict[str, Cell]] = []
    for code, name in names.items():
        n, b = new.get(code, 0), old.get(code, 0)
        there = code in known
        rows.append(
            {
                head: name,
                "this": Linked(number(n, lang, 0), links[code]) if n else "0",
                "before": number(b, lang, 0) if there else NOTHING,
                "change": number(n - b, lang, 0, sign=True) if there else NOTHING,
                "goal": _goal(n, b, lang, known=there),
            }
        )
    heads = (head, "this", "before", "change", "goal")
    return Table(
        key=f"by_{head}",
        title=translate(f"work.log.by_{head}", lang),
        columns=tuple(
            Column(h, translate(f"work.head.{h}", lang), "text" if h in (head, "goal") else "rank")
            for h in heads
        ),
        rows=tuple(rows),
    )


def _goal(n: int, before: int, lang: Lang, *, known: bool) -> str:
    if not known:
        return translate("work.log.no_goal", lang)
    word = "same" if n == before else "more" if n > before else "fewer"
    return translate(f"work.log.{word}_goal", lang)
