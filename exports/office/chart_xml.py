"""A drawing as a native Office chart: DrawingML, the same part in slides and documents."""

from __future__ import annotations

from exports.drawing.drawing import Drawing, Lines
from exports.office.chart_bars import bar_plot
from exports.office.chart_lines import line_plot
from exports.office.chart_pieces import fill
from exports.text import LANGUAGE_TAGS

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TEXT = "#445063"
USUAL = 10.5  # points of a text on a chart as labels are measured for


def chart_xml(drawing: Drawing, font: str, size: float, book: str = "") -> bytes:
    """Write the chart part, its values in the first sheet of the workbook related as `book`.

    `size` of its text is in points; labels keep their proportion to it.
    """
    body = line_plot(drawing, size / USUAL) if isinstance(drawing, Lines) else bar_plot(drawing)
    held = f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData>' if book else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:lang val="{LANGUAGE_TAGS[drawing.lang]}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'{body}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size * 100:.0f}">{fill(TEXT)}'
        f'<a:latin typeface="{font}"/><a:cs typeface="{font}"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>{held}</c:chartSpace>'
    ).encode()
