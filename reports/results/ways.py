"""Where one may go on from a verdict: its arithmetic, other indices, what a goal would take."""

from __future__ import annotations

from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.province_results import ProvinceResults
from reports.model import Link, Ways
from strings import translate


def explanation(results: ProvinceResults, row: Verdict) -> Link:
    """To the arithmetic of a verdict, against the year that it was given against."""
    address = {"index": row.index, "component": row.component}
    if results.against == (row.year, row.previous_year):
        address["against"] = str(row.previous_year)
    return Link("explain", address)


def ways(results: ProvinceResults, row: Verdict, lang: Lang) -> Ways:
    """From one component: to its arithmetic, to other indices for an area, to scenarios."""
    address = {"index": row.index, "component": row.component}
    links = [(translate("explain.open", lang), explanation(results, row))]
    if results.catalog.area(row.component):
        links.append((translate("linked.open", lang), Link("beside", {"component": row.component})))
    links.append((translate("what_if.open", lang), Link("what_if", address)))
    return Ways(tuple(links))
