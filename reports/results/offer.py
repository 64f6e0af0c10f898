"""The way on: an earlier year to compare with, or a break where the whole country moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.country import FEW, MOST
from analytics.rank import COUNTRY
from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.province_results import ProvinceResults
from reports.model import Link, Notice
from strings import translate
from strings.numbers import number


def offer(
    results: ProvinceResults,
    rows: Sequence[Verdict],
    page: str,
    lang: Lang,
    address: Mapping[str, str] | None = None,
) -> tuple[Notice, ...]:
    """Make a notice with the newest earlier year that has scores; nothing where the year before has them."""
    waiting = [r for r in rows if r.score is not None and r.previous is None]
    earlier = [y for r in waiting for y in results.scored_years(r.component) if y < r.previous_year]
    if not earlier:
        return ()
    previous, chosen = waiting[0].previous_year, max(earlier)
    return (
        Notice(
            translate(
                "overview.no_previous_scores", lang, year=previous, unit=results.unit.name(lang)
            ),
            Link(page, {**(address or {}), "against": str(chosen)}),
            translate("overview.choose_against", lang, year=chosen),
        ),
    )


def together(results: ProvinceResults, row: Verdict, lang: Lang) -> tuple[Notice, ...]:
    """Ask a question where nearly the whole country moved one way, with the way to register a break."""
    if row.compared < COUNTRY or results.against == (row.year, row.previous_year):
        return ()
    if FEW < row.risen / row.compared < MOST:
        return ()
    text = translate(
        "area.together",
        lang,
        k=row.risen,
        n=row.compared,
        year=row.year,
        median=number(row.median_change, lang, sign=True),
    )
    address = {
        "definition": "proposals",
        "index": row.index,
        "proposal": f"{row.component}:{row.year}",
    }
    return (Notice(text, Link("definitions", address), translate("area.register", lang)),)
