"""Trình chiếu: the meeting on the wall, one finding a screen, moved by keys."""

from queries import indices, meetings
from reports.documents.meeting import in_order, slides
from ui.controls import filters
from ui.runtime import language, shown
from ui.screens.meeting import present

lang = language.current()
version = shown.version()
known = indices.known(version)
unit, year = present.unit_and_year(known)
plan, on = present.plan_and_day(known.catalog)
results = indices.province_results(version, unit, year, filters.previous(year))
colours = present.palette()
of_results = indices.cached_report(slides, results, year, filters.previous(year), lang)
work, late = meetings.slides(version, plan, on, lang)
present.show(
    in_order(work, of_results, late),
    colours,
    unit=unit.code,
    year=year,
    plan=plan,
    as_of=on.isoformat(),
)
