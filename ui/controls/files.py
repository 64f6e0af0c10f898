"""Reports as files to download: made only when asked for, in the colours of paper.

What writes them is loaded with the first file: it is heavy, and most readers never ask for one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING

from catalog import Catalog, Lang, Unit, periods
from reports.documents.letter import Letter, letter
from reports.model import Chart, Report, Table, flat
from strings import translate
from strings.numbers import day

if TYPE_CHECKING:
    from exports.office.department import Department

LETTERS = 44  # of a title on a button
OFFICE = "application/vnd.openxmlformats-officedocument."
MIMES = {
    "pdf": "application/pdf",
    "csv": "text/csv",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": OFFICE + "spreadsheetml.sheet",
    "pptx": OFFICE + "presentationml.presentation",
    "docx": OFFICE + "wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be had: the words on its button, its name, what writes it, what it lacks."""

    label: str
    name: str
    make: Callable[[], bytes]
    remark: str = ""

    @property
    def mime(self) -> str:
        return MIMES[self.name.rsplit(".", 1)[-1]]


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says of where it comes from."""

    catalog: Catalog
    unit: Unit
    lang: Lang


def slides(build: Callable[[], Report], name: str, of: Source) -> File:
    """Return the report as slides."""

    def make() -> bytes:
        from exports.office import powerpoint

        today = day(periods.today(of.catalog), of.lang)
        where = f"{of.unit.name(of.lang)} · {today}"
        return powerpoint.deck(build(), _speaker(of)[0], where)

    remark = _speaker(of)[1] if of.catalog.settings["department"]["logo"] else ""
    return File(translate("frozen.pptx", of.lang), f"{name}.pptx", make, remark)


def document(build: Callable[[], Report], name: str, of: Source) -> File:
    """Return the report as an editable document in the form of the decree."""

    def write(report: Report, head: Letter) -> bytes:
        from exports.office import word

        return word.document(report, head)

    return _letter("docx", write, build, name, of)


def paper(build: Callable[[], Report], name: str, of: Source) -> File:
    """Return the report as a PDF document."""

    def write(report: Report, head: Letter) -> bytes:
        from exports.pdf import document as pdf

        return pdf.document(report, head)

    return _letter("pdf", write, build, name, of)


def _letter(
    kind: str,
    write: Callable[[Report, Letter], bytes],
    build: Callable[[], Report],
    name: str,
    of: Source,
) -> File:
    def make() -> bytes:
        report = build()
        today = periods.today(of.catalog)
        return write(report, letter(of.catalog, of.unit, report.title, today, (), of.lang))

    return File(translate(f"frozen.{kind}", of.lang), f"{name}.{kind}", make)


def workbook(build: Callable[[], Report], name: str, of: Source) -> File:
    """Return a workbook of all tables and the values of all charts."""

    def make() -> bytes:
        from exports.tables import excel

        return excel.workbook(build())

    return File(translate("frozen.xlsx", of.lang), f"{name}.xlsx", make)


def pieces(report: Report, name: str, of: Source) -> list[File]:
    """Return each table as CSV and each chart as a picture."""
    blocks = list(flat(report.blocks))
    tables = [b for b in blocks if isinstance(b, Table) and b.rows]
    charts = [b for b in blocks if isinstance(b, Chart)]
    found = [
        File(
            translate("frozen.csv", of.lang, title=_title(table.title)),
            f"{name}_{table.key}.csv",
            partial(_csv, table, of.lang),
        )
        for table in tables
    ]
    for chart in charts:
        title, stem = _title(chart.title), f"{name}_{chart.key}"
        drawn = partial(_svg, chart, of.lang)
        found += [
            File(
                translate("frozen.png", of.lang, title=title),
                f"{stem}.png",
                partial(_png, chart, of.lang),
            ),
            File(translate("frozen.svg", of.lang, title=title), f"{stem}.svg", drawn),
        ]
    return found


def _csv(table: Table, lang: Lang) -> bytes:
    from exports.tables import excel

    return excel.csv(table, lang)


def _png(chart: Chart, lang: Lang) -> bytes:
    from exports.drawing import picture

    return picture.as_png(chart, lang)


def _svg(chart: Chart, lang: Lang) -> bytes:
    from exports.drawing import picture

    return picture.as_svg(chart, lang).encode()


def _title(text: str) -> str:
    return shorten(text, LETTERS, placeholder=" …")


def _speaker(of: Source) -> tuple[Department, str]:
    """Return the department of the settings, and why its logo is left out, if it is."""
    from exports.office.department import Department, Unfit, department

    chosen = of.catalog.settings["department"]
    try:
        return department(chosen, of.lang), ""
    except Unfit as fault:
        said = translate("exports.logo_left_out", of.lang, fault=fault)
        return Department(chosen[f"name_{of.lang}"]), said
