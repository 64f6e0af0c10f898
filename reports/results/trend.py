"""The line of one component over all years, cut at breaks, with the noise and the level to beat."""

from __future__ import annotations

from analytics.verdict import Verdict
from catalog import Break, Lang
from reports.charts import Cut, Level, Note, Point, Trend
from reports.dataset.annotations import Annotation, about
from reports.dataset.annotations import lines as written_notes
from reports.dataset.province_results import ProvinceResults, breaks_of, mark
from reports.model import Chart
from strings import translate
from strings.numbers import number

HEIGHT = 310
MOST_YEARS = 6  # on a wall, so that every point can be labelled
DRAWN = 4  # the newest notes of a line; all are listed under its title


def trend(results: ProvinceResults, row: Verdict, lang: Lang, height: int = HEIGHT) -> Chart:
    """Draw a component for the year of `row`, with a finding over it."""
    known = {y for code, y in results.country if code == row.component}
    years = sorted(known | set(results.scored_years(row.component))) or [row.year]
    return _chart(results, row, range(years[0], years[-1] + 1), lang, height)


def plain_trend(results: ProvinceResults, row: Verdict, lang: Lang, height: int) -> Chart | None:
    """Draw the same for a wall: no other provinces, nothing before the last break, nothing after `row`.

    None where there are no two scores to join.
    """
    cuts = (b.year for b in _breaks(results, row, enabled=True) if b.year <= row.year)
    known = [y for y in results.scored_years(row.component) if y <= row.year] or [row.year]
    first = max([known[0], *cuts, row.year - MOST_YEARS + 1])
    if sum(year >= first for year in known) < 2:
        return None
    years = range(min(first, row.year), row.year + 1)
    return _chart(results, row, years, lang, height, plain=True)


def _chart(
    results: ProvinceResults,
    row: Verdict,
    years: range,
    lang: Lang,
    height: int,
    *,
    plain: bool = False,
) -> Chart:
    notes = about(results.annotations, row.component, results.unit.code, years)
    drawn = Trend(
        name=results.unit.name(lang),
        shown=row.year,
        points=tuple(_point(results, row.component, year, lang) for year in years),
        cuts=_cuts(results, row, years, lang),
        level=_level(row),
        notes=_newest(notes),
        plain=plain,
    )
    component = results.catalog.component(row.index, row.component, row.year)
    name = component.name(lang) if component else row.component
    printed = component.scale if component else ""
    scale = translate("area.scale_points", lang, scale=printed) if printed else ""
    values = ", ".join(f"{p.year}: {number(p.value, lang)}" for p in drawn.points)
    hint = "plain_hint" if plain else "trend_hint"
    return Chart(
        key=f"trend_{row.component}",
        title=_finding(drawn, lang),
        subtitle=translate(f"area.{hint}", lang, scale=scale, unit=drawn.name),
        content=drawn,
        alt=translate("area.trend_alt", lang, name=name, unit=drawn.name, values=values),
        height=height,
        notes=written_notes(notes, lang),
        index=row.index,
        component=row.component,
        year=row.year,
    )


def _point(results: ProvinceResults, component: str, year: int, lang: Lang) -> Point:
    row = results.verdict(component, year)
    value = results.score(component, year)
    low, high = results.intervals.get((component, year), (0.0, 0.0))
    country = results.country.get((component, year))
    return Point(
        year=year,
        value=value,
        interval=(low, high) if value is not None and low < high else None,
        mark=mark(row) if row is not None else None,
        median=country.median if country else None,
        middle=(country.low_quartile, country.high_quartile) if country else None,
        best=country.best if country else None,
        best_name=results.catalog.units[country.best_unit].name(lang) if country else "",
    )


def _breaks(results: ProvinceResults, row: Verdict, *, enabled: bool) -> list[Break]:
    return breaks_of(results.catalog, row.index, row.component, enabled=enabled)


def _cuts(results: ProvinceResults, row: Verdict, years: range, lang: Lang) -> tuple[Cut, ...]:
    """Return the breaks between the years shown; one that is only suspected where no other is."""
    found: dict[int, Cut] = {}
    for enabled in (True, False):
        for b in _breaks(results, row, enabled=enabled):
            if b.year in years[1:] and b.year not in found:
                found[b.year] = Cut(b.year, b.short(lang), enabled)
    return tuple(found.values())


def _level(row: Verdict) -> Level | None:
    if not row.judged or row.previous is None:
        return None
    return Level(row.previous, row.previous_year, row.noise)


def _newest(notes: list[Annotation]) -> tuple[Note, ...]:
    newest = sorted(notes, key=lambda note: note.number)[-DRAWN:]
    return tuple(Note(n.year, n.text) for n in sorted(newest, key=lambda note: note.year))


def _finding(drawn: Trend, lang: Lang) -> str:
    goals = [p.mark.goal for p in drawn.points if p.mark]
    return translate(
        "area.trend",
        lang,
        first=drawn.years[0],
        last=drawn.years[-1],
        rises=goals.count("met"),
        falls=goals.count("not_met"),
        breaks=len(drawn.broken),
    )
