"""Command line of the exports: python -m exports --help."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

import catalog
import store
from catalog import Catalog, Unit, periods
from etl.importing import shipped
from exports.cli.arguments import SUFFIXES, parser
from exports.office import powerpoint, word
from exports.office.department import Unfit, department
from exports.pdf import document as pdf
from exports.tables import excel
from queries import plans, register
from queries.period_reports import period_figures
from queries.register import Period
from reports.documents.briefing import known_year
from reports.documents.letter import letter
from reports.documents.period_figures import PeriodFigures
from reports.documents.period_report import deck, document
from reports.results.table import every_result
from strings import translate
from strings.numbers import day

DONE, REFUSED, WRONG = 0, 1, 2
FAULTS = (
    store.Busy,
    store.Damaged,
    store.Outdated,
    store.TooNew,
    store.Unwritable,
    store.Unreachable,
)


class UsedWrongly(Exception):
    """The arguments cannot be used: an unknown province, another kind of file."""


class NothingToSay(Exception):
    """The data hold nothing from which the file could be made."""


def main(arguments: list[str] | None = None) -> int:
    """Write one file; return 0 when done, 1 when the data refuse it, 2 when used wrongly."""
    asked = parser().parse_args(arguments)
    try:
        _checked(asked)
        content = _content(asked, store.home())
        _write(asked, content)
    except (UsedWrongly, Unfit) as error:
        print(error, file=sys.stderr)
        return WRONG
    except NothingToSay as error:
        print(error, file=sys.stderr)
        return REFUSED
    except FAULTS as error:
        print(
            translate(f"fault.{type(error).__name__.lower()}", asked.lang, about=error),
            file=sys.stderr,
        )
        return REFUSED
    print(asked.out)
    return DONE


def _checked(asked: Namespace) -> None:
    allowed = SUFFIXES[asked.command]
    if asked.out.suffix.lower() not in allowed:
        wanted = ", ".join(allowed)
        raise UsedWrongly(translate("exports.suffix", asked.lang, file=asked.out, wanted=wanted))


def _content(asked: Namespace, folder: Path) -> bytes:
    shipped.ensure(folder)
    period = _period(asked)
    version = _version(asked, period, folder)
    figures = period_figures(version, period, asked.lang)
    _demand_something(asked, figures, plans.years(version))
    return WRITERS[asked.command](asked, figures)


def _period(asked: Namespace) -> Period:
    return Period(asked.kind, asked.year, _unit(asked, catalog.load()).code)


def _version(asked: Namespace, period: Period, folder: Path) -> store.Version:
    """Find the version that the period is frozen to, else the current one.

    Raises NothingToSay where the frozen version is damaged.
    """
    current = store.current(folder)
    try:
        return register.frozen_version(current, period)
    except store.Damaged as error:
        raise NothingToSay(translate("frozen.damaged", asked.lang, file=error)) from None


def _deck(asked: Namespace, of: PeriodFigures) -> bytes:
    catalog = of.results.catalog
    unit, today = of.results.unit.name(asked.lang), day(periods.today(catalog), asked.lang)
    speaker = department(catalog.settings["department"], asked.lang)
    return powerpoint.deck(deck(of), speaker, f"{unit} · {today}")


def _report(asked: Namespace, of: PeriodFigures) -> bytes:
    """Write the slides of a meeting one after the other, or the periodic report, as a document."""
    report, catalog = document(of), of.results.catalog
    today = periods.today(catalog)
    head = letter(catalog, of.results.unit, report.title, today, (), asked.lang)
    write = pdf.document if asked.out.suffix.lower() == ".pdf" else word.document
    return write(report, head)


def _table(asked: Namespace, of: PeriodFigures) -> bytes:
    if asked.out.suffix.lower() == ".xlsx":
        return excel.workbook(document(of))
    results, lang = of.results, asked.lang
    years = {code: known_year(results, code, asked.year) for code in results.catalog.indices}
    return excel.csv(every_result(results, years, translate("excel.all", lang), lang), lang)


def _unit(asked: Namespace, definitions: Catalog) -> Unit:
    """Find the province of that code; in a year in which it did not exist, the one of its name.

    Raises UsedWrongly for an unknown code, NothingToSay where no such province existed.
    """
    if asked.unit not in definitions.units:
        raise UsedWrongly(translate("exports.unknown_unit", asked.lang, unit=asked.unit))
    unit = definitions.units[asked.unit]
    if unit.exists(definitions.as_of(asked.year)):
        return unit
    namesake = definitions.namesake(unit.slug, asked.year)
    if namesake is None:
        name = unit.name(asked.lang)
        raise NothingToSay(translate("exports.not_in_year", asked.lang, unit=name, year=asked.year))
    return namesake


def _demand_something(asked: Namespace, of: PeriodFigures, planned: list[int]) -> None:
    judged = any(year == asked.year for _, year in of.results.verdicts)
    if not judged and asked.year not in planned:
        unit = of.results.unit.name(asked.lang)
        raise NothingToSay(translate("exports.nothing", asked.lang, unit=unit, year=asked.year))


def _write(asked: Namespace, content: bytes) -> None:
    try:
        asked.out.write_bytes(content)
    except OSError as error:
        raise UsedWrongly(
            translate("etl.unreadable", asked.lang, file=asked.out, why=error.strerror)
        ) from None


WRITERS = {"deck": _deck, "report": _report, "table": _table}

if __name__ == "__main__":
    sys.exit(main())
