"""The page of notes on one line: what stands on it, and the line itself."""

from __future__ import annotations

from catalog import Lang
from reports.annotations import Annotation, about
from reports.area import component_name
from reports.case import Case
from reports.model import Block, Headline, Notice, Report
from reports.palette import LIGHT, Palette
from reports.scope import Scope
from reports.trend import trend
from strings import say

TALL = 420


def reads(component: str) -> Scope:
    """What the page reads: one line, in every year."""
    return Scope(frozenset((component,)))


def annotated(
    case: Case, component: str, year: int, lang: Lang, palette: Palette = LIGHT
) -> Report:
    """The line of a component with its notes, seen from one year."""
    name = component_name(case, component, year, lang)
    found = standing(case, component)
    key = "annotation.finding" if found else "annotation.finding_none"
    unit = case.unit.name(lang)
    head = Headline(say(key, lang, n=len(found), name=name, unit=unit))
    row = case.verdict(component, year)
    shown: Block = (
        trend(case, row, palette, lang, TALL)
        if row is not None
        else Notice(say("area.finding_no_score", lang, name=name, year=year))
    )
    return Report("annotated", lang, name, (head, shown), case.version)


def standing(case: Case, component: str) -> list[Annotation]:
    """The notes that a province's line of a component shows, by year."""
    years = case.years(component)
    return about(case.annotations, component, case.unit.code, years) if years else []
