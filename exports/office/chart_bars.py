"""Horizontal bars as the plot of a native Office chart."""

from __future__ import annotations

from xml.sax.saxutils import escape

from exports.drawing.drawing import PaintedBars
from exports.office.chart_pieces import LOCALE, SHOWS, fill, layout, name, numbers


def bar_plot(drawing: PaintedBars) -> str:
    """Write the plot area of bars."""
    last = len(drawing.bars) + 1
    names = "".join(
        f'<c:pt idx="{i}"><c:v>{escape(b.name)}</c:v></c:pt>' for i, b in enumerate(drawing.bars)
    )
    painted = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f'<c:spPr>{fill(b.fill)}<a:ln w="15875">{fill(b.edge)}</a:ln></c:spPr></c:dPt>'
        for i, b in enumerate(drawing.bars)
    )
    zeros = "0" * drawing.decimals
    place = LOCALE[drawing.lang]
    code = f"{place}+0.{zeros};{place}\u22120.{zeros};{place}0.{zeros}"
    values = numbers(f"Sheet1!$B$2:$B${last}", [b.value for b in drawing.bars], code)
    shows = "".join(f'<c:{key} val="{int(key == "showVal")}"/>' for key in SHOWS)
    return (
        f'<c:plotArea>{layout(0.5, 0.48)}<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f"{name('Sheet1!$B$1', drawing.name)}"
        f'<c:invertIfNegative val="0"/>{painted}<c:dLbls><c:numFmt formatCode="{escape(code)}" '
        f'sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:dLblPos val="outEnd"/>{shows}</c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>"
        f'<c:ptCount val="{len(drawing.bars)}"/>{names}</c:strCache></c:strRef></c:cat>'
        f'<c:val>{values}</c:val></c:ser><c:gapWidth val="80"/><c:axId val="1"/><c:axId val="2"/>'
        f"</c:barChart>{_categories()}{_hidden(drawing)}</c:plotArea>"
    )


def _categories() -> str:
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="12700">{fill("#14202E")}</a:ln></c:spPr><c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _hidden(drawing: PaintedBars) -> str:
    return (
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{drawing.high!r}"/><c:min val="{drawing.low!r}"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )
