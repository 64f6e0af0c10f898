"""The report of a period on the screen: its files, and what moved since its figures were frozen."""

from __future__ import annotations

from functools import partial

from catalog import Lang
from queries import Version, indices, plans
from queries.register import Period
from reports.documents.moved import moved, tasks_moved
from reports.documents.period_figures import PeriodFigures
from reports.documents.period_report import deck, document
from reports.model import Notice, Table
from ui.controls import files
from ui.controls.files import File, Source


def downloads(of: PeriodFigures) -> list[File]:
    """Return the period's files, each written when it is asked for."""
    source = Source(of.results.catalog, of.results.unit, of.lang)
    name = f"papi_{of.kind}_{of.results.unit.code}_{of.year}"
    found = [files.slides(partial(deck, of), name, source)]
    read = partial(document, of)
    if of.kind != "meeting":
        found += [files.document(read, name, source), files.paper(read, name, source)]
    return [*found, files.workbook(read, name, source)]


def moves(
    before: Version, after: Version, period: Period, lang: Lang
) -> tuple[Table | Notice, ...]:
    """Return what changed from one version to another: figures, then states of tasks."""
    year, unit = period.year, indices.known(after).catalog.units[period.unit]
    then, now = (indices.province_results(v, unit, year, year - 1) for v in (before, after))
    work = tasks_moved(plans.tasks(before, year), plans.tasks(after, year), lang)
    figures = moved(then, now, year, lang)
    return (figures, work) if work else (figures,)
