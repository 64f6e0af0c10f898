"""The overview: which of the plan's six areas are higher than last year, and how the other indices stand."""

from __future__ import annotations

from dataclasses import replace

from catalog import Lang
from reports.dataset.province_results import ProvinceResults
from reports.dataset.read_set import ReadSet
from reports.model import Notice, Report, Tiles
from reports.results import crosswalk
from reports.results.offer import offer
from reports.results.tiles import area_tiles, index_tile
from reports.verdicts.headline import headline
from reports.verdicts.legend import legend
from reports.verdicts.planned import planned, tested
from strings import translate

OTHER_INDICES = ("pci", "par", "sipas")


def overview(
    results: ProvinceResults,
    year: int,
    previous: int,
    lang: Lang,
    others: ProvinceResults | None = None,
) -> Report:
    """Lay out the results of one province and year against an earlier one (normally the year before).

    others: the other indices, where `results` do not hold them.
    """
    plan, rest = (
        plan_areas(results, year, previous, lang),
        other_indices(others or results, year, tested(results, year), lang),
    )
    return replace(plan, blocks=(*plan.blocks, *rest.blocks))


def reads(year: int) -> ReadSet:
    """Return what both halves read: all components until the year shown."""
    return ReadSet(until=year)


def plan_areas(results: ProvinceResults, year: int, previous: int, lang: Lang) -> Report:
    """Lay out the finding and the plan's areas; follows from PAPI alone."""
    shown = planned(results, year)
    tiles = area_tiles(results, shown, lang)
    return Report(
        key="overview",
        lang=lang,
        title=translate("overview.title", lang),
        blocks=(
            headline(results, shown, year, previous, lang),
            *offer(results, [row for _, row in shown], "overview", lang),
            *crosswalk.notice(results.catalog, results.unit, lang),
            Tiles(tiles) if tiles else Notice(translate("overview.none_known", lang)),
        ),
        data_version=results.version,
    )


def other_indices(results: ProvinceResults, year: int, tested: int, lang: Lang) -> Report:
    """Lay out the totals of the other indices, and what the signs mean.

    tested: how many of the plan's areas were held against their noise.
    """
    tiles = tuple(index_tile(results, code, year, lang) for code in OTHER_INDICES)
    return Report(
        key="overview",
        lang=lang,
        title=translate("overview.title", lang),
        blocks=(
            Tiles(tiles, small=True),
            legend(results, ("papi", *OTHER_INDICES), lang, scale="1–10", tested=tested),
        ),
        data_version=results.version,
    )
