"""Trình chiếu: the meeting on the wall, one finding a screen, moved by keys."""

from reports.meeting import slides, whole
from ui import data, filters, language, meeting_data, present

lang = language.current()
known = data.known()
unit, year = present.unit_and_year(known)
plan, on = meeting_data.plan_and_day(known.catalog)
case, colours = data.case(unit, year, filters.previous(year)), present.palette()
results = data.told(slides, case, year, filters.previous(year), lang, colours)
work, late = meeting_data.slides(plan, on, lang)
present.show(
    whole(work, results, late), colours, unit=unit.code, year=year, plan=plan, as_of=on.isoformat()
)
