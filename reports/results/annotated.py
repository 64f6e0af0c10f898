"""The page of notes on one line: what stands on it, and the line itself."""

from __future__ import annotations

from catalog import Lang
from reports.dataset.annotations import Annotation, about
from reports.dataset.names import component_name
from reports.dataset.province_results import ProvinceResults
from reports.dataset.read_set import ReadSet
from reports.model import Block, Headline, Notice, Report
from reports.results.trend import trend
from strings import translate

TALL = 420


def reads(component: str) -> ReadSet:
    """Return what the page reads: one line, in every year."""
    return ReadSet(frozenset((component,)))


def annotated(results: ProvinceResults, component: str, year: int, lang: Lang) -> Report:
    """Return the line of a component with its notes, seen from one year."""
    name = component_name(results.catalog, component, lang, year)
    found = standing(results, component)
    key = "annotation.finding" if found else "annotation.finding_none"
    unit = results.unit.name(lang)
    head = Headline(translate(key, lang, n=len(found), name=name, unit=unit))
    row = results.verdict(component, year)
    shown: Block = (
        trend(results, row, lang, TALL)
        if row is not None
        else Notice(translate("area.finding_no_score", lang, name=name, year=year))
    )
    return Report("annotated", lang, name, (head, shown), results.version)


def standing(results: ProvinceResults, component: str) -> list[Annotation]:
    """Return the notes that a province's line of a component shows, by year."""
    years = results.years(component)
    return about(results.annotations, component, results.unit.code, years) if years else []
