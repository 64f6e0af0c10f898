"""A chart as the chart part of an Office file, its values in a workbook beside it."""

from __future__ import annotations

from dataclasses import dataclass

from exports.drawing.charts import drawing
from exports.drawing.drawing import Drawing
from exports.office.chart_book import chart_book
from exports.office.chart_xml import chart_xml
from reports.model import Chart
from strings import Lang


@dataclass(frozen=True, slots=True)
class NativeChart:
    """The chart's XML and its workbook, in the interface of python-pptx's chart data."""

    drawing: Drawing
    font: str
    size: float

    def xml_bytes(self, _chart_type: object = None) -> bytes:
        """Return the chart part."""
        return chart_xml(self.drawing, self.font, self.size)

    @property
    def xlsx_blob(self) -> bytes:
        """Return the workbook of its values."""
        return chart_book(self.drawing)


def native(chart: Chart, lang: Lang, font: str, size: float) -> NativeChart:
    """Build the native chart in a font, `size` in points."""
    return NativeChart(drawing(chart, lang), font, size)
