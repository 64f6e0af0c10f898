"""The way on where the year before has no score: an earlier year to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from catalog import Lang
from reports.case import Case, Verdict
from reports.model import Link, Notice
from strings import say


def offer(
    case: Case,
    rows: Sequence[Verdict],
    page: str,
    lang: Lang,
    address: Mapping[str, str] | None = None,
) -> tuple[Notice, ...]:
    """A notice with the newest earlier year that has scores; nothing where the year before has them."""
    waiting = [r for r in rows if r.score == r.score and r.previous != r.previous]
    earlier = [y for r in waiting for y in case.scored_years(r.component) if y < r.previous_year]
    if not earlier:
        return ()
    previous, chosen = waiting[0].previous_year, max(earlier)
    return (
        Notice(
            say("overview.no_previous_scores", lang, year=previous, unit=case.unit.name(lang)),
            Link(page, {**(address or {}), "against": str(chosen)}),
            say("overview.choose_against", lang, year=chosen),
        ),
    )
