"""The interactive view of a chart: a quiet button under it, and what it opens.

A button and a dialog are fragments: neither runs the page again. Plotly, here and in the browser,
is loaded when the first view is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from catalog import Lang
from queries import Version, indices
from reports.dataset.names import component_name
from reports.dataset.province_results import ProvinceResults
from reports.model import Chart
from reports.results.others import choices, other
from reports.verdicts.legend import legend
from strings import translate
from ui.html.style import palette
from ui.interactive.view import View

MOST = 5  # provinces beside ours: more lines cannot be told apart


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a chart's figures are from."""

    version: Version
    results: ProvinceResults
    lang: Lang


def under(of: Origin) -> Callable[[Chart], None]:
    """Return what draws the button under each chart of a page."""
    return lambda chart: _button(chart, of)


@st.fragment
def _button(chart: Chart, of: Origin) -> None:
    words = translate("interactive.open", of.lang)
    if st.button(words, key=f"open_{chart.key}", type="tertiary", help=None):
        st.dialog(words, width="large")(_view)(chart, of)


def _view(chart: Chart, of: Origin) -> None:
    from ui.interactive.figure import config, figure

    lang, results = of.lang, of.results
    with st.container(horizontal=True, vertical_alignment="bottom"):
        added = _provinces(chart, of)
        kind = _format(chart, lang)
    found = {name: other(each, chart, lang) for name, each in added.items()}
    for name in (name for name, content in found.items() if content is None):
        st.caption(translate("interactive.none", lang, name=name))
    unit = results.unit.name(lang)
    what = component_name(results.catalog, chart.component, lang, chart.year)
    view = View(
        palette(),
        lang,
        unit,
        f"{what} · {unit} · {chart.year}. {chart.subtitle}",
        " ".join(legend(results, (chart.index,), lang).sources),
        {name: content for name, content in found.items() if content is not None},
    )
    stem = f"{chart.index}_{chart.component}_{results.unit.code}_{chart.year}"
    st.plotly_chart(
        figure(chart, view),
        theme=None,
        key=f"view_{chart.key}",
        alt=chart.alt,
        config=config(stem, kind, lang),
    )
    st.caption(translate("interactive.hint", lang))


def _provinces(chart: Chart, of: Origin) -> dict[str, ProvinceResults]:
    """Ask for provinces to add; return their charts by name."""
    everyone = indices.all_results(of.version, chart.index)
    names = choices(everyone, chart, of.results.unit.code, of.lang)
    chosen = st.multiselect(
        translate("interactive.add", of.lang, n=MOST),
        list(names),
        format_func=names.__getitem__,
        key=f"add_{chart.key}",
        max_selections=MOST,
        placeholder=translate("interactive.choose", of.lang),
    )
    return {names[code]: everyone.province(everyone.catalog.units[code]) for code in chosen}


def _format(chart: Chart, lang: Lang) -> Literal["png", "svg"]:
    label = translate("interactive.format", lang)
    chosen = st.segmented_control(
        label,
        ("PNG", "SVG"),
        default="PNG",
        required=True,
        key=f"format_{chart.key}",
        width="content",
    )
    return "svg" if chosen == "SVG" else "png"
