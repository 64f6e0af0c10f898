"""The fortnightly meeting as slides, one report each: the six areas at once, each area, the other indices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from analytics.verdict import Verdict
from catalog import Area, Lang
from reports.dataset.province_results import ProvinceResults, change_text, reason
from reports.model import Block, Chart, Headline, Notice, Report, Table, Tiles
from reports.results.overview import OTHER_INDICES
from reports.results.tiles import area_tile, area_tiles, index_tile
from reports.results.trend import plain_trend
from reports.verdicts.headline import headline
from reports.verdicts.legend import legend
from reports.verdicts.planned import Planned, counted, planned
from reports.verdicts.statements import sayings
from strings import translate
from strings.numbers import number

HEIGHT = 420


def slides(results: ProvinceResults, year: int, previous: int, lang: Lang) -> tuple[Report, ...]:
    """Make the slides of one province and year, a report each, in the order of the meeting."""
    known = planned(results, year)
    return (
        areas_slide(results, known, year, previous, lang),
        *(area_slide(results, area, row, lang) for area, row in known),
        *(index_slide(results, code, year, lang) for code in OTHER_INDICES),
    )


def in_order(
    work: tuple[Report, ...], of_results: tuple[Report, ...], late: Mapping[str, Table]
) -> tuple[Report, ...]:
    """Put the meeting in its order: the work, then the results, an area with what is late in it."""
    return (*work, *(_with(slide, late) for slide in of_results))


def _with(slide: Report, late: Mapping[str, Table]) -> Report:
    table = late.get(slide.address.get("component", "")) if slide.key.startswith("area") else None
    return replace(slide, blocks=(*slide.blocks[:-1], table, slide.blocks[-1])) if table else slide


def areas_slide(
    results: ProvinceResults,
    known: Planned,
    year: int,
    previous: int,
    lang: Lang,
) -> Report:
    """Show the plan's areas with score, change, verdict and noise: one row each."""
    tiles = area_tiles(results, known, lang)
    found = headline(results, known, year, previous, lang)
    rows: Block = Tiles(tiles) if tiles else Notice(translate("overview.none_known", lang))
    return Report(
        "board",
        lang,
        translate("meeting.board", lang),
        (
            found,
            rows,
            legend(results, ("papi",), lang, scale="1–10", tested=counted(results, known).tested),
        ),
        results.version,
        {"index": "papi", "component": "papi"},
    )


def area_slide(results: ProvinceResults, area: Area, row: Verdict, lang: Lang) -> Report:
    """Show one content area: its finding, its score and verdict, its line since the last break."""
    name = area.name(lang)
    tile = area_tile(results, area, row, lang)
    blocks = (
        Headline(finding(row, name, lang)),
        Tiles((tile,)),
        *_line(results, row, lang),
        sayings(results, row, lang),
        legend(results, ("papi",), lang),
    )
    address = {"index": "papi", "component": area.component}
    return Report(f"area_{area.component}", lang, name, blocks, results.version, address)


def index_slide(results: ProvinceResults, code: str, year: int, lang: Lang) -> Report:
    """Show the total of another index; where the year has none, the newest score before it."""
    name = results.catalog.indices[code].name(lang)
    row = results.verdict(code, year)
    title = (
        finding(row, name, lang)
        if row
        else translate("meeting.not_loaded", lang, name=name, year=year)
    )
    shown, why = row, ""
    if row is None or row.score is None:
        shown = _newest(results, code, year)
        why = reason(results, row, lang) if row else ""
        title = translate("meeting.newest", lang, title=title, year=shown.year) if shown else title
    tile = index_tile(results, code, shown.year if shown else year, lang)
    blocks = (
        Headline(title),
        Tiles((tile,)),
        *(_line(results, shown, lang) if shown else ()),
        *((Notice(why),) if why else ()),
        legend(results, (code,), lang),
    )
    address = {"index": code, "component": code, "year": str(shown.year if shown else year)}
    return Report(f"index_{code}", lang, name, blocks, results.version, address)


def _newest(results: ProvinceResults, code: str, year: int) -> Verdict | None:
    known = [y for y in results.scored_years(code) if y <= year]
    return results.verdict(code, known[-1]) if known else None


def finding(row: Verdict, name: str, lang: Lang) -> str:
    """Say the title of a slide: what is higher or lower, and how sure that is."""
    if row.goal == "no_data" and row.score is not None:
        key = "no_previous"
    elif row.goal in ("met", "not_met"):
        key = f"{row.goal}_{row.strength or 'unknown'}"
    else:
        key = row.goal
    return translate(
        f"meeting.finding_{key}",
        lang,
        name=name,
        year=row.year,
        previous_year=row.previous_year,
        score=number(row.score, lang),
        change=change_text(row, lang),
    )


def _line(results: ProvinceResults, row: Verdict, lang: Lang) -> tuple[Chart | Notice, ...]:
    """Draw the line since the last break; where there is nothing to join, say why not."""
    chart = plain_trend(results, row, lang, HEIGHT)
    why = reason(results, row, lang)
    return (
        *((chart,) if chart else ()),
        *((Notice(why),) if why else ()),
    )
