"""Pieces of DrawingML that charts of lines and of bars share."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

GRID = "#D3D9E2"
LOCALE = {"vi": "[$-42A]", "en": ""}  # LibreOffice writes the comma by it, Office by its own locale
SHOWS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


def fill(colour: str) -> str:
    """Write a solid fill of a colour "#RRGGBB"; none where it is empty."""
    if not colour:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>'


def name(cell: str, name: str) -> str:
    """Write the name of a series and the cell that holds it."""
    cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache>'
    return f"<c:tx><c:strRef><c:f>{cell}</c:f>{cache}</c:strRef></c:tx>"


def numbers(cells: str, values: Iterable[float | None], code: str = "General") -> str:
    """Write values and the cells that hold them; None is a gap."""
    found = list(values)
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{v!r}</c:v></c:pt>' for i, v in enumerate(found) if v is not None
    )
    cache = f'<c:formatCode>{escape(code)}</c:formatCode><c:ptCount val="{len(found)}"/>{points}'
    return f"<c:numRef><c:f>{cells}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"


def layout(left: float, width: float) -> str:
    """Write the place of a plot: left edge and width as shares of the chart."""
    edges = zip("xywh", (left, 0.04, width, 0.86), strict=True)
    sizes = "".join(f'<c:{k} val="{v}"/>' for k, v in edges)
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{modes}{sizes}</c:manualLayout></c:layout>"
