"""What moved a component: the change of each of its parts, as bars from one zero line."""

from __future__ import annotations

from analytics.verdict import Verdict
from catalog import Lang
from reports.charts.figures import Spec, layout, spec
from reports.dataset.province_results import ProvinceResults
from reports.model import Chart, Notice
from reports.model.palette import Palette
from strings import translate
from strings.numbers import number

BAR = 34
NAME_WIDTH = 38


def contributions(
    results: ProvinceResults, row: Verdict, palette: Palette, lang: Lang
) -> Chart | Notice:
    """Bars of exact change, largest first, the sum in ink last; a notice where nothing can be summed."""
    edition = results.catalog.edition(row.index, row.year)
    parts = edition.children(row.component) if edition else ()
    changes = [(p, _change(results, p.code, row)) for p in parts]
    known = [(p, c) for p, c in changes if c is not None]
    if not row.judged or row.exact_change is None or not parts or len(known) < len(parts):
        code = row.reason or "no_previous"
        because = translate(f"reason.{code}", lang, year=row.year, previous_year=row.previous_year)
        return Notice(translate("area.parts_none", lang, reason=because))
    known.sort(key=lambda pair: -pair[1])
    labels = [_wrapped(f"{p.number} {p.name(lang)}") for p, _ in known] + [
        _wrapped(translate("area.parts_total", lang))
    ]
    values = [c for _, c in known] + [row.exact_change]
    height = BAR * len(values) + 24
    frame = _layout(labels, values, palette, lang, height)
    drawn = spec([_bars(labels, values, palette, lang)], frame)
    up, down = sum(c > 0 for _, c in known), sum(c < 0 for _, c in known)
    return Chart(
        key=f"parts_{row.component}",
        title=translate("area.parts_title", lang, up=up, down=down),
        subtitle=translate("area.parts_subtitle", lang, previous=row.previous_year, year=row.year),
        spec=drawn,
        alt=translate(
            "area.parts_alt", lang
        ),  # the same every year: Streamlit remounts what has a new alt
        height=height,
    )


def _change(results: ProvinceResults, code: str, row: Verdict) -> float | None:
    now, before = results.score(code, row.year), results.score(code, row.previous_year)
    return None if now is None or before is None else now - before


def _bars(labels: list[str], values: list[float], palette: Palette, lang: Lang) -> Spec:
    last = len(values) - 1
    fills = [
        palette.ink if i == last else palette.accent if v >= 0 else palette.bg
        for i, v in enumerate(values)
    ]
    edges = [palette.ink if i == last else palette.accent for i in range(len(values))]
    return {
        "type": "bar",
        "x": values,
        "y": labels,
        "orientation": "h",
        "marker": {"color": fills, "line": {"width": 2, "color": edges}},
        "text": [f"<b>{number(v, lang, 3, sign=True)}</b>" for v in values],
        "textposition": "outside",
        "textfont": {"size": 14, "color": palette.ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "width": 0.5,
    }


def _layout(
    labels: list[str], values: list[float], palette: Palette, lang: Lang, height: int
) -> Spec:
    reach = max(map(abs, values)) or 1.0
    low, high = min(*values, 0.0) - 0.35 * reach, max(*values, 0.0) + 0.35 * reach
    return layout(
        palette,
        lang,
        height,
        margin={"l": 252, "r": 8, "t": 4, "b": 4},
        hovermode=False,
        xaxis={"range": [low, high], "visible": False},
        yaxis={
            "autorange": "reversed",
            "tickfont": {"size": 14, "color": palette.ink},
            "ticklabelposition": "outside",
            "automargin": False,
            "showgrid": False,
            "nticks": len(labels),
            "ticklabelstandoff": 8,
        },
        shapes=[
            {
                "type": "line",
                "x0": 0,
                "x1": 0,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"width": 1.2, "color": palette.ink},
            }
        ],
    )


def _wrapped(name: str) -> str:
    if len(name) <= NAME_WIDTH:
        return name
    cut = name.rfind(" ", 0, NAME_WIDTH)
    rest = name[cut + 1 :]
    return (
        name[:cut]
        + "<br>"
        + (rest if len(rest) <= NAME_WIDTH else rest[: NAME_WIDTH - 1].rstrip() + "…")
    )
