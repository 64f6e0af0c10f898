"""What an empirical threshold rests on: its period, and how many pairs of changes it was derived from."""

from __future__ import annotations

from analytics.verdict import Verdict
from catalog import Catalog, Lang, Threshold
from strings import translate


def basis(catalog: Catalog, row: Verdict, lang: Lang) -> str:
    """Say which thresholds decide how sure a verdict is; empty where published errors do."""
    if row.evidence != "threshold":
        return ""
    held = (catalog.threshold(row.component, year) for year in (row.previous_year, row.year))
    used = dict.fromkeys(each for each in held if each is not None)
    periods = translate("basis_of.and", lang).join(_period(each, lang) for each in used)
    return translate("basis_of.threshold", lang, periods=periods)


def _period(found: Threshold, lang: Lang) -> str:
    """Name the period and the pairs; without pairs somebody typed it and named its source."""
    if found.pairs is None:
        return translate("basis_of.typed", lang, source=found.source(lang))
    key = "since" if found.until is None else "period"
    return translate(
        f"basis_of.{key}", lang, since=found.since, until=found.until, pairs=found.pairs
    )
