"""What a chart means, without colours or pixels: Trend, Bars, Dots, and where the parts of a trend stand.

Every renderer reads these: the page, the wall, the interactive view, Office, SVG and the spreadsheet.
"""

from reports.charts.mark import Mark
from reports.charts.rows import Bar, Bars, Dot, Dots
from reports.charts.trend import Cut, Level, Note, Point, Trend

__all__ = [
    "Bar",
    "Bars",
    "Cut",
    "Dot",
    "Dots",
    "Level",
    "Mark",
    "Note",
    "Point",
    "Trend",
]
