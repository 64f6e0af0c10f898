"""A drawing as a native Office chart: DrawingML, the same part in slides and documents."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from exports.drawing.drawing import Axis, Drawing, Label, Lines, PaintedBars, Series, Stroke, Symbol
from exports.office.chart_book import columns

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TEXT, GRID = "#445063", "#D3D9E2"
LOCALE = {"vi": "[$-42A]", "en": ""}  # LibreOffice writes the comma by it, Office by its own locale
TAGS = {"vi": "vi-VN", "en": "en-GB"}
DASHES = {"dash": "dash", "dot": "sysDot"}
USUAL = 10.5  # points of a text on a chart as labels are measured for
EMU = 12700  # of a point


def chart_xml(drawing: Drawing, font: str, size: float, book: str = "") -> bytes:
    """The chart part, its values in the first sheet of the workbook related as `book`.

    `size` of its text is in points; labels keep their proportion to it.
    """
    body = _lines(drawing, size / USUAL) if isinstance(drawing, Lines) else _bars(drawing)
    held = f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData>' if book else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:lang val="{TAGS[drawing.lang]}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'{body}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size * 100:.0f}">{_fill(TEXT)}'
        f'<a:latin typeface="{font}"/><a:cs typeface="{font}"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>{held}</c:chartSpace>'
    ).encode()


def _lines(drawing: Lines, zoom: float) -> str:
    axes = _axis(drawing.x, 1, 2, "b", drawing.lang) + _axis(drawing.y, 2, 1, "l", drawing.lang)
    left, width = drawing.inner
    return f"<c:plotArea>{_layout(left, width)}{_scatter(drawing.series, zoom)}{axes}</c:plotArea>"


def _layout(left: float, width: float) -> str:
    edges = zip("xywh", (left, 0.04, width, 0.86), strict=True)
    sizes = "".join(f'<c:{k} val="{v}"/>' for k, v in edges)
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{modes}{sizes}</c:manualLayout></c:layout>"


def _scatter(series: Iterable[Series], zoom: float) -> str:
    drawn = "".join(_series(i, s, zoom) for i, s in enumerate(series))
    style = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
    ids = '<c:axId val="1"/><c:axId val="2"/>'
    return f"<c:scatterChart>{style}{drawn}{ids}</c:scatterChart>"


def _series(nth: int, series: Series, zoom: float) -> str:
    x, y = columns(nth)
    last = len(series.xs) + 1
    return (
        f'<c:ser><c:idx val="{nth}"/><c:order val="{nth}"/>{_name(f"Sheet1!${y}$1", series.name)}'
        f"<c:spPr>{_line(series.stroke)}</c:spPr>{_markers(series)}{_labels(series, zoom)}"
        f"{_spread(series)}"
        f"<c:xVal>{_numbers(f'Sheet1!${x}$2:${x}${last}', series.xs)}</c:xVal>"
        f"<c:yVal>{_numbers(f'Sheet1!${y}$2:${y}${last}', series.ys)}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def _name(cell: str, name: str) -> str:
    cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache>'
    return f"<c:tx><c:strRef><c:f>{cell}</c:f>{cache}</c:strRef></c:tx>"


def _numbers(cells: str, values: Iterable[float | None], code: str = "General") -> str:
    found = list(values)
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{v!r}</c:v></c:pt>' for i, v in enumerate(found) if v is not None
    )
    cache = f'<c:formatCode>{escape(code)}</c:formatCode><c:ptCount val="{len(found)}"/>{points}'
    return f"<c:numRef><c:f>{cells}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"


def _line(stroke: Stroke | None) -> str:
    if stroke is None:
        return '<a:ln w="19050"><a:noFill/></a:ln>'
    dash = f'<a:prstDash val="{DASHES[stroke.dash]}"/>' if stroke.dash else ""
    return f'<a:ln w="{stroke.width * EMU:.0f}" cap="flat">{_fill(stroke.colour)}{dash}<a:round/></a:ln>'


def _fill(colour: str) -> str:
    if not colour:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>'


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
    paint = f'<c:spPr>{_fill(symbol.fill)}<a:ln w="12700">{_fill(symbol.edge)}</a:ln></c:spPr>'
    size = f'<c:size val="{max(2, min(72, round(symbol.size)))}"/>'
    return f'<c:marker><c:symbol val="{symbol.shape}"/>{size}{paint}</c:marker>'


SHOWS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


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
        f"{_fill(label.colour)}</a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>"
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
    line = f'<c:spPr><a:ln w="12700">{_fill("#14202E")}</a:ln></c:spPr>'
    return f"<c:errBars>{kind}{sides}{line}</c:errBars>"


def _axis(axis: Axis, own: int, other: int, side: str, lang: str) -> str:
    turn = "maxMin" if axis.reversed else "minMax"
    grid = (
        f'<c:majorGridlines><c:spPr><a:ln w="9525">{_fill(GRID)}</a:ln></c:spPr></c:majorGridlines>'
    )
    line = _fill(GRID) if own == 1 else "<a:noFill/>"
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
    """Numbers between the first and the last one that is labelled; nothing beyond."""
    digits = "0." + "0" * axis.decimals if axis.decimals else "0"
    place = LOCALE[lang]
    return f'{place}[<{axis.first:.4g}]"";{place}[>{axis.last:.4g}]"";{place}{digits}'


def _bars(drawing: PaintedBars) -> str:
    last = len(drawing.bars) + 1
    names = "".join(
        f'<c:pt idx="{i}"><c:v>{escape(b.name)}</c:v></c:pt>' for i, b in enumerate(drawing.bars)
    )
    painted = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f'<c:spPr>{_fill(b.fill)}<a:ln w="15875">{_fill(b.edge)}</a:ln></c:spPr></c:dPt>'
        for i, b in enumerate(drawing.bars)
    )
    zeros = "0" * drawing.decimals
    place = LOCALE[drawing.lang]
    code = f"{place}+0.{zeros};{place}\u22120.{zeros};{place}0.{zeros}"
    values = _numbers(f"Sheet1!$B$2:$B${last}", [b.value for b in drawing.bars], code)
    shows = "".join(f'<c:{key} val="{int(key == "showVal")}"/>' for key in SHOWS)
    return (
        f'<c:plotArea>{_layout(0.5, 0.48)}<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f"{_name('Sheet1!$B$1', drawing.name)}"
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
        f'<c:spPr><a:ln w="12700">{_fill("#14202E")}</a:ln></c:spPr><c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _hidden(drawing: PaintedBars) -> str:
    return (
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{drawing.high!r}"/><c:min val="{drawing.low!r}"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )
