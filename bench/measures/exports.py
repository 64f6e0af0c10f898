"""The time to write the year's report as a file, from the figures to the bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import catalog
import store
from bench.rows import Row, median_ms
from exports.office import word
from exports.office.department import Department
from exports.office.powerpoint import deck
from exports.pdf import document
from exports.tables import excel
from reports.dataset.all_results import all_results
from reports.documents.briefing import briefing
from reports.documents.letter import letter
from reports.documents.periodic import Asked, periodic, subject
from store import scores

TIMES = 5
YEAR, LIMIT = 2024, 1500


def measure(home: Path) -> Iterator[Row]:
    """Measure in this process, on the shipped figures, the verdicts computed before."""
    version, definitions = store.current(home), catalog.load()
    found = all_results(
        scores.scores(store.read(version)), definitions, version.number, date(2026, 1, 1)
    )
    unit = definitions.units[definitions.settings["department"]["unit"]]
    results = found.case(unit)
    asked = Asked(found, results, YEAR, "year", "vi")
    head = letter(definitions, unit, subject(asked), date(2026, 1, 1), (), "vi")
    name = Department(asked.agency)
    files: dict[str, Callable[[], bytes]] = {
        "deck of 12 slides": lambda: deck(briefing(found, results, YEAR, "2024", "vi"), name),
        "Word report": lambda: word.document(periodic(asked), head),
        "PDF report": lambda: document.document(periodic(asked), head),
        "Excel report": lambda: excel.workbook(periodic(asked)),
    }
    for label, write in files.items():
        yield Row(label, median_ms(write, TIMES), "ms", limit=LIMIT)
