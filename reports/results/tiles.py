"""Tiles: one component's verdict, with its noise and its line."""

from __future__ import annotations

from dataclasses import replace

from analytics.rank import COUNTRY
from analytics.verdict import Verdict
from catalog import Area, Lang
from reports.dataset.province_results import ProvinceResults, breaks_of, mark, reason
from reports.model import Link, Mark, Spark, Tile
from reports.results.ways import explanation
from reports.verdicts.planned import Planned, firm
from strings import translate
from strings.numbers import number

FIRM = "◆"


def area_tiles(results: ProvinceResults, shown: Planned, lang: Lang) -> tuple[Tile, ...]:
    """Make the tiles of the plan's areas of one year, all of them together."""
    stand = firm(shown)
    return tuple(
        area_tile(results, area, row, lang, stands=area.component in stand) for area, row in shown
    )


def area_tile(
    results: ProvinceResults, area: Area, row: Verdict, lang: Lang, *, stands: bool = False
) -> Tile:
    """Make the tile of one content area; `stands` marks one that stands beside all the others."""
    link = Link("area", {"component": area.component})
    name = area.name(lang)
    found = _tile(results, row, lang, area.component, str(area.ordinal), name, link)
    return replace(found, net=f"{found.net} {FIRM}") if stands else found


def index_tile(results: ProvinceResults, index: str, year: int, lang: Lang) -> Tile:
    """Make the small tile of another index: its total, or what is known of it."""
    row = results.verdict(index, year)
    name = results.catalog.indices[index].name(lang)
    link = Link("index", {"index": index})
    if row is not None:
        return _tile(results, row, lang, index, "", name, link)
    return _empty_tile(index, name, translate("overview.none_known", lang), link)


def _tile(
    results: ProvinceResults,
    row: Verdict,
    lang: Lang,
    key: str,
    ordinal: str,
    name: str,
    link: Link,
) -> Tile:
    noise_90, noise_95 = row.noise or (None, None)
    noisy = row.noise is not None
    return Tile(
        key=key,
        ordinal=ordinal,
        name=name,
        score=row.score,
        change=row.change if row.judged else None,
        compared_with=_compared_with(row, lang),
        mark=mark(row),
        change_points=row.exact_change if noisy else None,
        points_90=noise_90,
        points_95=noise_95,
        reason=_tile_reason(results, row, lang, noisy=noisy),
        net=_net(row, lang),
        net_strength=row.net_strength,
        spark=spark(results, row),
        link=link,
        explain=explanation(results, row),
    )


def _net(row: Verdict, lang: Lang) -> str:
    if not row.judged or row.compared < COUNTRY:
        return ""
    said = translate("overview.net", lang, change=number(row.net_of_country, lang, sign=True))
    if not row.net_strength:
        return said
    return f"{said}: {translate(f'strength.{row.net_strength}', lang).lower()}"


def _empty_tile(key: str, name: str, text: str, link: Link) -> Tile:
    return Tile(
        key, "", name, None, None, "", Mark("no_data"), None, None, None, text, "", None, link
    )


def _compared_with(row: Verdict, lang: Lang) -> str:
    if row.previous is None:
        return (
            translate("overview.previous_missing", lang, year=row.previous_year)
            if row.score is not None
            else ""
        )
    key = "compared_with" if row.judged else "previous_only"
    return translate(
        f"overview.{key}", lang, previous=number(row.previous, lang), year=row.previous_year
    )


def _tile_reason(results: ProvinceResults, row: Verdict, lang: Lang, *, noisy: bool) -> str:
    sentences = [reason(results, row, lang)]
    index = results.catalog.indices[row.index]
    if row.goal == "no_data":
        sentences.append(_last_known(results, row, lang))
    elif row.judged and not noisy:
        if index.relative:
            sentences.append(translate("overview.relative", lang))
        has_threshold = row.index == "papi"
        publisher = index.publisher(lang)
        sentences.append(
            translate("overview.no_threshold", lang)
            if has_threshold
            else translate("overview.no_evidence", lang, publisher=publisher)
        )
    return ". ".join(s.rstrip(".") for s in sentences if s)


def _last_known(results: ProvinceResults, row: Verdict, lang: Lang) -> str:
    if row.score is not None:
        known = [y for y in results.scored_years(row.component) if y < row.previous_year]
        return (
            ""
            if not known
            else translate(
                "overview.last_known",
                lang,
                score=number(results.score(row.component, known[-1]), lang),
                year=known[-1],
            )
        )
    earlier = [y for y in results.scored_years(row.component) if y < row.year]
    if not earlier:
        return translate("overview.none_known", lang)
    score = number(results.score(row.component, earlier[-1]), lang)
    return translate("overview.last_known", lang, score=score, year=earlier[-1])


def spark(results: ProvinceResults, row: Verdict) -> Spark | None:
    """Draw a component over all years known anywhere, up to the year shown for ours."""
    if row.component not in results.spans:
        return None
    first, last = results.spans[row.component]
    full = tuple(range(first, last + 1))
    cuts = {b.year for b in breaks_of(results.catalog, row.index, row.component, enabled=True)}
    return Spark(
        years=full,
        ours=tuple(results.score(row.component, y) if y <= row.year else None for y in full),
        median=tuple(results.median(row.component, y) if y <= row.year else None for y in full),
        breaks=tuple(sorted(y for y in cuts if first < y <= last)),
        marked=row.year,
    )
