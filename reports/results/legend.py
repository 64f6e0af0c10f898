"""The key to the marks and the line of sources at the foot of a report."""

from __future__ import annotations

from collections.abc import Iterable

from catalog import Lang
from reports.dataset.province_results import ProvinceResults
from reports.model import Legend
from strings import translate
from strings.numbers import day


def legend(
    results: ProvinceResults, indices: Iterable[str], lang: Lang, *, scale: str = ""
) -> Legend:
    """Scale, publishers of the indices shown, date of the data and the note on false alarms."""
    named = [results.catalog.indices[code] for code in indices]
    publishers = dict.fromkeys(f"{i.name(lang)} ({i.publisher(lang)})" for i in named)
    return Legend(
        scale=translate("legend.scale", lang, scale=scale) if scale else "",
        unit=results.unit.name(lang),
        sources=(
            translate(
                "legend.source", lang, sources="; ".join(publishers), day=day(results.updated, lang)
            ),
            *([translate("legend.false_alarm", lang)] if scale else []),
        ),
    )
