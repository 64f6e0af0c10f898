"""The report of a period, as it is read and as it is shown: one for the screen and for files."""

from __future__ import annotations

from reports.documents.briefing import briefing
from reports.documents.period_figures import PeriodFigures
from reports.documents.periodic import periodic
from reports.model import Report
from strings import translate


def document(figures: PeriodFigures) -> Report:
    """Return what is read: the slides of a meeting one after the other, else the periodic report."""
    return deck(figures) if figures.kind == "meeting" else periodic(figures)


def deck(figures: PeriodFigures) -> Report:
    """Return what is shown: the slides of a meeting, a half-year or a year."""
    kind, year, lang = figures.kind, figures.year, figures.lang
    title = translate(f"briefing.{kind.replace('-', '_')}", lang, year=year)
    return briefing(figures.all_results, figures.results, year, title, lang, figures.slides)
