"""A chart as Plotly's figure, and Plotly's own buttons and words in the reader's language."""

from __future__ import annotations

from typing import Any, Literal

import plotly.graph_objects as go

from reports.charts import Bars, Dots, Trend
from reports.model import Chart
from strings import Lang, translate
from ui.interactive import rows, trend
from ui.interactive.view import BOTTOM, TOP, Layout, View, lines

FONT = '"Source Sans", "Source Sans 3", sans-serif'
HEIGHT = 560  # pixels
LETTERS = 120  # of a line of the title
BUTTONS = (("toImage",), ("zoom2d", "pan2d"), ("zoomIn2d", "zoomOut2d", "resetScale2d"))
SAYS = {  # Plotly's own words, and ours for them
    "Zoom": "zoom",
    "Pan": "pan",
    "Zoom in": "zoom_in",
    "Zoom out": "zoom_out",
    "Reset axes": "reset",
    "Double-click to zoom back out": "back",
    "Double-click on legend to isolate one trace": "hide",
    "Download plot as a PNG": "image_png",
    "Download plot": "image_svg",
    "Preparing image - this may take a few seconds": "saving",
    "Image download succeeded": "saved",
    "Sorry, there was a problem downloading your image!": "failed",
}


def figure(chart: Chart, view: View) -> go.Figure:
    """Build the chart with zoom, a legend that switches series, title and source."""
    match chart.content:
        case Trend():
            traces, layout = trend.traces(chart.content, view), trend.layout(chart.content, view)
        case Bars():
            traces, layout = rows.bars(chart.content, view), rows.bars_layout(chart.content)
        case Dots():
            traces, layout = rows.dots(chart.content, view), rows.dots_layout(chart.content, view)
    return go.Figure({"data": list(traces), "layout": _layout(chart, view, layout)})


def config(stem: str, kind: Literal["png", "svg"], lang: Lang) -> dict[str, Any]:
    """Return Plotly's buttons and words in a language; `stem` names the picture."""
    said = {plotly: translate(f"interactive.{key}", lang) for plotly, key in SAYS.items()}
    return {
        "displayModeBar": True,
        "modeBarButtons": [list(group) for group in BUTTONS],
        "toImageButtonOptions": {"format": kind, "filename": stem, "scale": 2},
        "locale": lang,
        "locales": {lang: {"dictionary": said, "format": {}}},
    }


def _layout(chart: Chart, view: View, more: Layout) -> Layout:
    colours, height = view.palette, max(HEIGHT, more.get("height", 0))
    axis = {
        "gridcolor": colours.rule,
        "zerolinecolor": colours.edge,
        "tickfont": {"color": colours.ink2},
        "automargin": True,
    }
    head = f"<b>{lines(chart.title, LETTERS)}</b><br>{lines(view.about, LETTERS)}"
    layout: Layout = {
        "font": {"family": FONT, "size": 14, "color": colours.ink2},
        "separators": ",." if view.lang == "vi" else ".,",
        "title": {
            "text": head, "font": {"size": 16, "color": colours.ink},
            "x": 0, "xref": "container", "xanchor": "left", "pad": {"l": 12, "t": 12},
            "y": 1, "yref": "container", "yanchor": "top",
        },
        "annotations": [
            {
                "text": lines(view.source, LETTERS), "font": {"size": 12, "color": colours.ink3},
                "xref": "paper", "x": 0, "xanchor": "left", "align": "left", "showarrow": False,
                "yref": "paper", "y": 0, "yanchor": "top", "yshift": 56 - BOTTOM,
            },
            *more.get("annotations", ()),
        ],
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 0, "yref": "paper", "yanchor": "top"},
        "hoverlabel": {
            "bgcolor": colours.panel,
            "font": {"family": FONT, "color": colours.ink},
            "namelength": -1,
        },
        "paper_bgcolor": colours.bg,
        "plot_bgcolor": colours.bg,
        "modebar": {"color": colours.ink3, "activecolor": colours.ink, "bgcolor": colours.bg},
        "margin": {"l": 56, "r": 24, "t": TOP, "b": BOTTOM},
        "dragmode": "zoom",
        "height": height,
    }  # fmt: skip
    layout["legend"]["y"] = -28 / (height - TOP - BOTTOM)
    known = {"annotations", "height"}
    layout |= {key: value for key, value in more.items() if key not in known}
    for key in ("xaxis", "yaxis"):
        layout[key] = {**axis, **more[key]}
    return layout
