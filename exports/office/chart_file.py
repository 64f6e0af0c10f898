"""A figure as the chart part of an Office file, its values in a workbook beside it."""

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
    """What python-pptx asks of chart data: the chart's XML and its workbook."""

    drawing: Drawing
    font: str
    size: float

    def xml_bytes(self, _chart_type: object = None) -> bytes:
        return chart_xml(self.drawing, self.font, self.size)

    @property
    def xlsx_blob(self) -> bytes:
        return chart_book(self.drawing)


def native(chart: Chart, lang: Lang, font: str, size: float) -> NativeChart:
    """The chart in a font of a size in points."""
    return NativeChart(drawing(chart, lang), font, size)
