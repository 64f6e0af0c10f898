"""The report of a period from the version that is looked at: on the screen, and as files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd

from catalog import Lang, periods
from reports.dataset.all_results import AllResults
from reports.dataset.province_results import ProvinceResults
from reports.documents.briefing import briefing
from reports.documents.moved import moved, tasks_moved
from reports.documents.periodic import Asked, Kind, periodic
from reports.documents.periodic_work import slide
from reports.model import Block, Notice, Report, Table
from reports.work.state import PlanState
from store import tasks
from store.frozen import Period
from strings import translate
from ui.controls import files
from ui.controls.files import File, Source
from ui.runtime import data
from ui.screens.meeting import data as meeting_data
from ui.screens.work import data as work_data


@dataclass(frozen=True, slots=True)
class Told:
    """One period's figures in one version, its plan's tasks, and the slides of a meeting's work."""

    board: AllResults
    results: ProvinceResults
    period: Period
    first: tuple[Block, ...]
    tasks: pd.DataFrame
    lang: Lang
    work: PlanState | None

    @property
    def name(self) -> str:
        """Of its files, without the ending."""
        return f"papi_{self.period.kind}_{self.period.unit}_{self.period.year}"


def told(period: Period, lang: Lang) -> Told:
    """The period as the version that is looked at has it."""
    board = data.results()
    results = data.case(board.catalog.units[period.unit], period.year, period.year - 1)
    work = _plan(board, period)
    first = _work(board, period, work, lang)
    held = work_data.frame(tasks.tasks, period.year)
    return Told(board, results, period, first, held, lang, work)


def _plan(board: AllResults, period: Period) -> PlanState | None:
    """The plan as it stood when the period ended, or stands today; None where there is none."""
    if period.year not in work_data.years():
        return None
    of = periods.half_year if period.kind == "half-year" else periods.year
    _, last = of(board.catalog, period.year)
    as_of = min(last, meeting_data.day_in(board.catalog, period.year))
    return work_data.work_case(period.year, as_of, "")


def _work(
    board: AllResults, period: Period, work: PlanState | None, lang: Lang
) -> tuple[Block, ...]:
    if work is None:
        return ()
    if period.kind != "meeting":
        return slide(work, lang)
    slides, _ = meeting_data.slides(
        period.year, meeting_data.day_in(board.catalog, period.year), lang
    )
    return tuple(block for slide in slides for block in slide.blocks)


def document(of: Told) -> Report:
    """What is read: the slides of a meeting one after the other, else the periodic report."""
    if of.period.kind == "meeting":
        return deck(of)
    kind: Kind = "half-year" if of.period.kind == "half-year" else "year"
    return periodic(Asked(of.board, of.results, of.period.year, kind, of.lang, of.work))


def deck(of: Told) -> Report:
    """What is shown: the period's slides."""
    key = of.period.kind.replace("-", "_")
    title = translate(f"briefing.{key}", of.lang, year=of.period.year)
    return briefing(of.board, of.results, of.period.year, title, of.lang, of.first)


def downloads(of: Told) -> list[File]:
    """The period's files, each written when it is asked for."""
    source = Source(of.board.catalog, of.results.unit, of.lang)
    found = [files.slides(partial(deck, of), of.name, source)]
    read = partial(document, of)
    if of.period.kind != "meeting":
        found += [files.document(read, of.name, source), files.paper(read, of.name, source)]
    return [*found, files.workbook(read, of.name, source)]


def moves(before: Told, after: Told) -> tuple[Table | Notice, ...]:
    """What moved from one version to another: figures, then states of tasks."""
    year, lang = before.period.year, before.lang
    figures = moved(before.results, after.results, year, lang)
    work = tasks_moved(before.tasks, after.tasks, lang)
    return (figures, work) if work else (figures,)
