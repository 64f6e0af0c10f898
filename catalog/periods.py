"""The reporting periods: by default a plan's year runs from 15 December to 14 December."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from catalog.definitions import Catalog


def today(catalog: Catalog) -> date:
    """Return today, or the day that the settings put in its place."""
    chosen = catalog.settings["plan"].get("today", "")
    return date.fromisoformat(chosen) if chosen else datetime.now().astimezone().date()


def plan_year(catalog: Catalog, day: date) -> int:
    """Return the year whose report a day's work belongs to: 20/12/2017 belongs to 2018."""
    return day.year if day <= _end(catalog, day.year) else day.year + 1


def year(catalog: Catalog, plan: int) -> tuple[date, date]:
    """Return first and last day of a plan's year."""
    return _end(catalog, plan - 1) + timedelta(days=1), _end(catalog, plan)


def today_in(catalog: Catalog, plan: int) -> date:
    """Return today, or the nearest day of a plan's year to it."""
    first, last = year(catalog, plan)
    return min(max(today(catalog), first), last)


def half_year(catalog: Catalog, plan: int) -> tuple[date, date]:
    """Return first and last day of the first half of a plan's year."""
    last = date.fromisoformat(f"{plan}-{catalog.settings['plan']['half_year_ends']}")
    return year(catalog, plan)[0], last


def _end(catalog: Catalog, plan: int) -> date:
    return date.fromisoformat(f"{plan}-{catalog.settings['plan']['year_ends']}")
