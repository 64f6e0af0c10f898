"""The time to write the year's report as a file, from the figures to the bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import store
from bench.rows import Row, median_ms
from exports.office import word
from exports.office.department import Department
from exports.office.powerpoint import deck
from exports.pdf import document
from exports.tables import excel
from queries.definitions import definitions
from queries.period_reports import period_figures
from queries.register import Period
from reports.documents import period_report
from reports.documents.letter import letter

TIMES = 5
YEAR, LIMIT = 2024, 1500


def measure(home: Path) -> Iterator[Row]:
    """Measure in this process, on the shipped figures, the verdicts computed before."""
    version = store.current(home)
    settings = definitions(version).settings["department"]
    of = period_figures(version, Period("year", YEAR, settings["unit"]), "vi")
    title = period_report.document(of).title
    head = letter(of.results.catalog, of.results.unit, title, date(2026, 1, 1), (), "vi")
    name = Department(settings["name_vi"])
    files: dict[str, Callable[[], bytes]] = {
        "deck of 12 slides": lambda: deck(period_report.deck(of), name),
        "Word report": lambda: word.document(period_report.document(of), head),
        "PDF report": lambda: document.document(period_report.document(of), head),
        "Excel report": lambda: excel.workbook(period_report.document(of)),
    }
    for label, write in files.items():
        yield Row(label, median_ms(write, TIMES), "ms", limit=LIMIT)
