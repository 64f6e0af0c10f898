"""Lines and dots on numeric axes as the plot of a native Office chart."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from exports.drawing.drawing import Axis, Label, Lines, Series, Stroke, Symbol
from exports.office.chart_book import columns
from exports.office.chart_pieces import GRID, LOCALE, SHOWS, fill, layout, name, numbers

DASHES = {"dash": "dash", "dot": "sysDot"}
EMU = 12700  # of a point


def line_plot(drawing: Lines, zoom: float) -> str:
    """Write the plot area of lines; labels are enlarged by `zoom`."""
    axes = _axis(drawing.x, 1, 2, "b", drawing.lang) + _axis(drawing.y, 2, 1, "l", drawing.lang)
    left, width = drawing.inner
    return f"<c:plotArea>{layout(left, width)}{_scatter(drawing.series, zoom)}{axes}</c:plotArea>"


def _scatter(series: Iterable[Series], zoom: float) -> str:
    drawn = "".join(_series(i, s, zoom) for i, s in enumerate(series))
    style = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
    ids = '<c:axId val="1"/><c:axId val="2"/>'
    return f"<c:scatterChart>{style}{drawn}{ids}</c:scatterChart>"


def _series(nth: int, series: Series, zoom: float) -> str:
    x, y = columns(nth)
    last = len(series.xs) + 1
    return (
        f'<c:ser><c:idx val="{nth}"/><c:order val="{nth}"/>{name(f"Sheet1!${y}$1", series.name)}'
        f"<c:spPr>{_line(series.stroke)}</c:spPr>{_markers(series)}{_labels(series, zoom)}"
        f"{_spread(series)}"
        f"<c:xVal>{numbers(f'Sheet1!${x}$2:${x}${last}', series.xs)}</c:xVal>"
        f"<c:yVal>{numbers(f'Sheet1!${y}$2:${y}${last}', series.ys)}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def _line(stroke: Stroke | None) -> str:
    if stroke is None:
        return '<a:ln w="19050"><a:noFill/></a:ln>'
    dash = f'<a:prstDash val="{DASHES[stroke.dash]}"/>' if stroke.dash else ""
    return f'<a:ln w="{stroke.width * EMU:.0f}" cap="flat">{fill(stroke.colour)}{dash}<a:round/></a:ln>'


def _markers(series: Series) -> str:
    kinds = set(series.symbols) or {None}
    if len(kinds) == 1:
        return _marker(kinds.pop())
    return _marker(None) + "".join(
        f'<c:dPt><c:idx val="{i}"/>{_marker(s)}<c:bubble3D val="0"/></c:dPt>'
        for i, s in enumerate(series.symbols)
    )


def _marker(symbol: Symbol | None) -> str:
    if symbol is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    paint = f'<c:spPr>{fill(symbol.fill)}<a:ln w="12700">{fill(symbol.edge)}</a:ln></c:spPr>'
    size = f'<c:size val="{max(2, min(72, round(symbol.size)))}"/>'
    return f'<c:marker><c:symbol val="{symbol.shape}"/>{size}{paint}</c:marker>'


def _labels(series: Series, zoom: float) -> str:
    if not series.labels:
        return ""
    own = "".join(_label(i, label, zoom) for i, label in sorted(series.labels.items()))
    none = "".join(f'<c:{key} val="0"/>' for key in SHOWS)
    return f"<c:dLbls>{own}{none}</c:dLbls>"


def _label(at: int, label: Label, zoom: float) -> str:
    bold = int(label.words.bold)
    runs = "".join(
        f'<a:p><a:pPr algn="l"/><a:r><a:rPr lang="vi-VN" sz="{label.size * zoom * 100:.0f}" b="{bold}">'
        f"{fill(label.colour)}</a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>"
        for line in label.words.lines
    )
    shows = "".join(f'<c:{key} val="{int(key == "showVal")}"/>' for key in SHOWS)
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none" lIns="19050" rIns="0" '
        f'tIns="0" bIns="0"><a:spAutoFit/></a:bodyPr>{runs}</c:rich></c:tx>'
        f'<c:dLblPos val="{label.side}"/>{shows}</c:dLbl>'
    )


def _spread(series: Series) -> str:
    if not series.spread:
        return ""
    down, up = zip(*series.spread, strict=True)
    sides = "".join(
        f'<c:{side}><c:numLit><c:ptCount val="{len(values)}"/>'
        + "".join(f'<c:pt idx="{i}"><c:v>{v!r}</c:v></c:pt>' for i, v in enumerate(values))
        + f"</c:numLit></c:{side}>"
        for side, values in (("plus", up), ("minus", down))
    )
    kind = '<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
    line = f'<c:spPr><a:ln w="12700">{fill("#14202E")}</a:ln></c:spPr>'
    return f"<c:errBars>{kind}{sides}{line}</c:errBars>"


def _axis(axis: Axis, own: int, other: int, side: str, lang: str) -> str:
    turn = "maxMin" if axis.reversed else "minMax"
    grid = (
        f'<c:majorGridlines><c:spPr><a:ln w="9525">{fill(GRID)}</a:ln></c:spPr></c:majorGridlines>'
    )
    line = fill(GRID) if own == 1 else "<a:noFill/>"
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="{turn}"/>'
        f'<c:max val="{axis.high}"/><c:min val="{axis.low}"/></c:scaling>'
        f'<c:delete val="{int(not axis.shown)}"/><c:axPos val="{side}"/>{grid if axis.grid else ""}'
        f'<c:numFmt formatCode="{escape(_code(axis, lang), {chr(34): "&quot;"})}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{line}</a:ln></c:spPr>'
        f'<c:crossAx val="{other}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        f'<c:majorUnit val="{axis.step}"/></c:valAx>'
    )


def _code(axis: Axis, lang: str) -> str:
    """Write the format of an axis: numbers between the first and the last one that is labelled; nothing beyond."""
    digits = "0." + "0" * axis.decimals if axis.decimals else "0"
    place = LOCALE[lang]
    return f'{place}[<{axis.first:.4g}]"";{place}[>{axis.last:.4g}]"";{place}{digits}'
