"""The key to the marks and the line of sources at the foot of a report."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.headline import by_chance
from catalog import Lang
from reports.dataset.province_results import ProvinceResults
from reports.model import Legend
from strings import translate
from strings.numbers import day, percent


def legend(
    results: ProvinceResults,
    indices: Iterable[str],
    lang: Lang,
    *,
    scale: str = "",
    tested: int = 0,
) -> Legend:
    """Name scale, publishers of the indices shown and date of the data.

    tested: how many changes shown were held against their noise; with it follows what chance may do.
    """
    named = [results.catalog.indices[code] for code in indices]
    publishers = dict.fromkeys(f"{i.name(lang)} ({i.publisher(lang)})" for i in named)
    return Legend(
        scale=translate("legend.scale", lang, scale=scale) if scale else "",
        unit=results.unit.name(lang),
        sources=(
            translate(
                "legend.source", lang, sources="; ".join(publishers), day=day(results.updated, lang)
            ),
            *([_by_chance(tested, lang)] if tested else []),
        ),
    )


def _by_chance(tested: int, lang: Lang) -> str:
    """Say how likely chance alone makes at least one clear change of those tested."""
    share = percent(100 * by_chance(tested).any_clear, lang, 0)
    return translate("legend.false_alarm", lang, m=tested, share=share)
