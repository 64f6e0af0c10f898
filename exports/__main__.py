"""Command line of the exports: python -m exports --help."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date, datetime
from pathlib import Path

import catalog
import store
from catalog import Catalog, Unit, periods
from etl.importing import shipped
from exports.cli.arguments import SUFFIXES, parser
from exports.office import word
from exports.office.department import Unfit, department
from exports.office.powerpoint import deck
from exports.pdf import document
from exports.tables import excel
from reports.dataset.all_results import AllResults, all_results
from reports.dataset.annotations import noted
from reports.dataset.province_results import ProvinceResults
from reports.documents.agenda import Agenda, agenda
from reports.documents.briefing import briefing, known_year
from reports.documents.letter import letter
from reports.documents.meeting_work import work_slides
from reports.documents.periodic import Asked, periodic, subject
from reports.documents.periodic_work import slide
from reports.model import Block, Report
from reports.results.table import every_result
from reports.work.state import PlanState, half_began, work_on
from store import frozen, imports, manual_entries, meetings, scores, tasks, work
from store.frozen import Period
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
    """What was asked for cannot be meant: an unknown province, another kind of file."""


class NothingToSay(Exception):
    """The database holds nothing that the file could be made of."""


def main(arguments: list[str] | None = None) -> int:
    """Writes one file; 0 done, 1 refused because of the data, 2 used wrongly."""
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
    version = _version(asked, folder)
    cursor = store.read(version)
    definitions = catalog.with_edits(catalog.load(), manual_entries.edits(cursor))
    newest = imports.history(cursor)["imported_at"].max()
    notes = noted(manual_entries.standing(cursor, "annotation").to_dict("records"))
    figures = scores.scores(cursor)
    found = all_results(figures, definitions, version.number, newest.date(), notes)
    unit = _unit(asked, definitions)
    _known(asked, found, unit, tasks.years(cursor))
    plan = planned(asked, definitions, version)
    return WRITERS[asked.command](asked, found, found.case(unit), plan)


def _version(asked: Namespace, folder: Path) -> store.Version:
    """The version that the period is frozen to, else the current one."""
    current = store.current(folder)
    unit = _unit(asked, catalog.load())
    period = Period(asked.kind, asked.year, unit.code)
    frozen_to = frozen.freezes(store.read(current), period)
    try:
        return frozen.version(folder, frozen_to[0]) if frozen_to else current
    except store.Damaged as error:
        raise NothingToSay(translate("frozen.damaged", asked.lang, file=error)) from None


def _deck(
    asked: Namespace, found: AllResults, results: ProvinceResults, plan: PlanState | None
) -> bytes:
    report = _briefing(asked, found, results, plan)
    where = f"{results.unit.name(asked.lang)} · {day(_today(), asked.lang)}"
    return deck(report, department(results.catalog.settings["department"], asked.lang), where)


def _briefing(
    asked: Namespace, found: AllResults, results: ProvinceResults, plan: PlanState | None
) -> Report:
    title = translate(f"briefing.{asked.kind.replace('-', '_')}", asked.lang, year=asked.year)
    first: tuple[Block, ...] = ()
    if plan and asked.kind == "meeting":
        first = tuple(b for slide in work_slides(_meeting(plan), asked.lang) for b in slide.blocks)
    elif plan:
        first = slide(plan, asked.lang)
    return briefing(found, results, asked.year, title, asked.lang, first)


def planned(asked: Namespace, definitions: Catalog, version: store.Version) -> PlanState | None:
    """The plan of the year as it stood when the period ended, or stands today; None without one."""
    cursor = store.read(version)
    held = tasks.tasks(cursor, asked.year)
    if held.empty:
        return None
    of = periods.half_year if asked.kind == "half-year" else periods.year
    first, last = of(definitions, asked.year)
    as_of = min(last, max(first, _today()))
    since = half_began(definitions, asked.year, as_of)
    cells = work.cells(cursor, work.ActivityFilter(asked.year, first, as_of), since)
    return work_on(
        definitions,
        asked.year,
        as_of,
        held,
        cells,
        made_up=work.is_made_up(cursor, asked.year),
        version=version.number,
    )


def _meeting(plan: PlanState) -> Agenda:
    """The meeting on the day that the plan is looked at, after what the last one concluded."""
    cursor = store.read(store.version(store.home(), plan.version))
    given = meetings.conclusions(cursor).drop(columns=["by", "at"])
    every = tasks.tasks(cursor)
    concluded = every[["year", "task"]].merge(given, on=["year", "task"])
    entered = meetings.entered(cursor, plan.year)
    return agenda(
        plan,
        [on.date() for on in meetings.held(cursor)["on"]],
        concluded.merge(every, on=["year", "task"]),
        {t: on.date() for t, on in zip(entered["task"], entered["on"], strict=True)},
    )


def _report(
    asked: Namespace, found: AllResults, results: ProvinceResults, plan: PlanState | None
) -> bytes:
    """What is read: the slides of a meeting one after the other, else the periodic report."""
    report, title = _document(asked, found, results, plan)
    head = letter(results.catalog, results.unit, title, _today(), (), asked.lang)
    write = document.document if asked.out.suffix.lower() == ".pdf" else word.document
    return write(report, head)


def _document(
    asked: Namespace, found: AllResults, results: ProvinceResults, plan: PlanState | None
) -> tuple[Report, str]:
    if asked.kind == "meeting":
        report = _briefing(asked, found, results, plan)
        return report, report.title
    about = Asked(found, results, asked.year, asked.kind, asked.lang, plan)
    return periodic(about), subject(about)


def _table(
    asked: Namespace, found: AllResults, results: ProvinceResults, plan: PlanState | None
) -> bytes:
    report, _ = _document(asked, found, results, plan)
    if asked.out.suffix.lower() == ".xlsx":
        return excel.workbook(report)
    years = {code: known_year(results, code, asked.year) for code in results.catalog.indices}
    return excel.csv(
        every_result(results, years, translate("excel.all", asked.lang), asked.lang), asked.lang
    )


def _today() -> date:
    return datetime.now().astimezone().date()


def _unit(asked: Namespace, definitions: Catalog) -> Unit:
    """The province of that code; in a year in which it did not exist, the one of its name."""
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


def _known(asked: Namespace, found: AllResults, unit: Unit, plans: list[int]) -> None:
    mine = found.verdicts[found.verdicts["unit"] == unit.code]
    if not (mine["year"] == asked.year).any() and asked.year not in plans:
        raise NothingToSay(
            translate("exports.nothing", asked.lang, unit=unit.name(asked.lang), year=asked.year)
        )


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
