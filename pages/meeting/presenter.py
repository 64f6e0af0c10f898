"""Trình chiếu: the meeting on the wall, one finding a screen, moved by keys."""

from reports.meeting import slides
from ui import data, filters, language, present

lang = language.current()
board = data.results()
unit, year = present.unit_and_year(board)
case, colours = data.case(unit, year, filters.previous(year)), present.palette()
present.show(data.told(slides, case, year, filters.previous(year), lang, colours), colours)
