"""The line of one component over all years, cut at breaks, with the noise and the level to beat."""

from __future__ import annotations

from analytics.verdict import Verdict
from catalog import Lang
from reports.charts.figures import MAIN_DOMAIN, VERDICT_DOMAIN, Spec, layout, spec, verdict_row
from reports.dataset.annotations import about
from reports.dataset.annotations import lines as written_notes
from reports.dataset.province_results import ProvinceResults, breaks_of, mark
from reports.model import Chart, Mark
from reports.model.palette import Palette
from reports.trends.labels import labels, value_range
from reports.trends.layers import Subject, breaks, country, noise, ours, target
from reports.trends.notes import pins
from strings import translate
from strings.numbers import number

HEIGHT = 310
MOST_YEARS = 6  # on a wall, so that every point can be labelled


def trend(
    results: ProvinceResults, row: Verdict, palette: Palette, lang: Lang, height: int = HEIGHT
) -> Chart:
    """The chart of a component for the year of `row`, with a finding over it."""
    known = {y for code, y in results.country if code == row.component}
    years = sorted(known | set(results.scored_years(row.component))) or [row.year]
    full = list(range(years[0], years[-1] + 1))
    return _chart(Subject(results, row, full, _cuts(results, row), palette, lang), height)


def plain_trend(
    results: ProvinceResults, row: Verdict, palette: Palette, lang: Lang, height: int
) -> Chart:
    """The same for a wall: no other provinces, nothing before the last break, nothing after `row`."""
    cuts = [year for year in _cuts(results, row) if year <= row.year]
    known = [y for y in results.scored_years(row.component) if y <= row.year] or [row.year]
    first = max([known[0], *cuts, row.year - MOST_YEARS + 1])
    years = list(range(min(first, row.year), row.year + 1))
    return _chart(Subject(results, row, years, [], palette, lang, plain=True), height)


def _cuts(results: ProvinceResults, row: Verdict) -> list[int]:
    return [b.year for b in breaks_of(results.catalog, row.index, row.component, enabled=True)]


def _chart(of: Subject, height: int) -> Chart:
    results, row, lang, full = of.results, of.row, of.lang, of.years
    marks = [_year_mark(results, row.component, y) for y in full]
    lines = [*country(of), *noise(of), *target(of), *ours(of)]
    noted = about(results.annotations, row.component, results.unit.code, full)
    pinned, extent = pins(of, noted, value_range(lines))
    shapes, feet = breaks(of)
    frame = _frame(of, height, extent)
    frame |= {"shapes": shapes, "annotations": [*feet, *labels(of, extent, height)]}
    component = results.catalog.component(row.index, row.component, row.year)
    name = component.name(lang) if component else row.component
    printed = component.scale if component else ""
    scale = translate("area.scale_points", lang, scale=printed) if printed else ""
    scores = zip(full, of.scores, strict=True)
    values = ", ".join(f"{year}: {number(value, lang)}" for year, value in scores)
    hint = "plain_hint" if of.plain else "trend_hint"
    return Chart(
        key=f"trend_{row.component}",
        title=_finding(of, marks),
        subtitle=translate(f"area.{hint}", lang, scale=scale, unit=results.unit.name(lang)),
        spec=spec([*lines, *pinned, *verdict_row(full, marks, of.palette)], frame),
        alt=translate(
            "area.trend_alt", lang, name=name, unit=results.unit.name(lang), values=values
        ),
        height=height,
        years=tuple(marks),
        year_labels=tuple(str(y) for y in full),
        notes=written_notes(noted, lang),
    )


def _frame(of: Subject, height: int, extent: tuple[float, float]) -> Spec:
    ticks = [f"<b>{y}</b>" if y == of.row.year else str(y) for y in of.years]
    reach = [of.years[0] - 0.4, of.years[-1] + 0.55]
    return layout(
        of.palette,
        of.lang,
        height,
        margin={"l": 40, "r": 148, "t": 8, "b": 8},
        xaxis={"tickvals": of.years, "ticktext": ticks, "range": reach, "anchor": "y", "ticks": ""},
        yaxis={"domain": MAIN_DOMAIN, "tickformat": ".1f", "range": list(extent)},
        yaxis2={"domain": VERDICT_DOMAIN, "range": [-1, 1], "visible": False, "fixedrange": True},
    )


def _year_mark(results: ProvinceResults, component: str, year: int) -> Mark | None:
    row = results.verdict(component, year)
    return mark(row) if row is not None else None


def _finding(of: Subject, marks: list[Mark | None]) -> str:
    goals = [m.goal for m in marks if m]
    return translate(
        "area.trend",
        of.lang,
        first=of.years[0],
        last=of.years[-1],
        rises=goals.count("met"),
        falls=goals.count("not_met"),
        breaks=sum(of.years[0] < c <= of.years[-1] for c in of.cuts),
    )
