"""Trình chiếu: the meeting on the wall, one finding a screen, moved by keys."""

from reports.documents.meeting import slides, whole
from ui.controls import filters
from ui.runtime import data, language
from ui.screens.meeting import data as meeting_data
from ui.screens.meeting import present

lang = language.current()
known = data.known()
unit, year = present.unit_and_year(known)
plan, on = meeting_data.plan_and_day(known.catalog)
results, colours = data.case(unit, year, filters.previous(year)), present.palette()
of_results = data.told(slides, results, year, filters.previous(year), lang, colours)
work, late = meeting_data.slides(plan, on, lang)
present.show(
    whole(work, of_results, late),
    colours,
    unit=unit.code,
    year=year,
    plan=plan,
    as_of=on.isoformat(),
)
