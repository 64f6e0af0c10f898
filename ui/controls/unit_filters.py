"""The choice of a province, across the mergers of provinces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from unicodedata import normalize

from catalog import Catalog, Unit
from reports.dataset.all_results import Known
from strings import Lang, translate
from strings.numbers import day
from ui.controls.filters import pick, year
from ui.runtime import address


def unit_and_year(
    known: Known, indices: Sequence[str], lang: Lang, *, compared: bool = True
) -> tuple[Unit, int]:
    """Ask for the year, then for a province of it; across the mergers a name keeps its place.

    Years are those of any of the indices, the newest of the first one by default; not `compared`
    with another one they stand alone.
    """
    chosen = year(known, indices, lang, compared=compared)
    return unit_in(known.catalog, chosen, lang), chosen


def unit_in(catalog: Catalog, year: int, lang: Lang, *, keep_year: bool = True) -> Unit:
    """Ask for a province of a year, which other pages then open at too if `keep_year`."""
    units, default = asked_unit(catalog, year)
    address.put(unit=default, **({"year": year} if keep_year else {}))
    pick("unit", list(units), default, unit_labels(catalog, lang).__getitem__, lang)
    return units[default]


def unit_of_today(catalog: Catalog, lang: Lang) -> Unit:
    """Ask for a province that exists now; the year of the address stays as it is."""
    today = max(u.since for u in catalog.units.values()).year
    units, default = asked_unit(catalog, today)
    address.put(unit=default)
    pick("unit", list(units), default, unit_labels(catalog, lang).__getitem__, lang)
    return units[default]


def asked_unit(catalog: Catalog, year: int) -> tuple[dict[str, Unit], str]:
    """Return the provinces of a year by code, and the code that the address asks for."""
    units = _units(catalog, year)
    default = _in_year(catalog, catalog.settings["department"]["unit"], year)
    if (text := address.asked("unit")) in catalog.units:
        default = _in_year(catalog, str(text), year)
    if text in units or text not in catalog.units:
        default = address.code("unit", list(units), default)
    return units, default


def _in_year(catalog: Catalog, code: str, year: int) -> str:
    """Return the province of a year that a province of any year is, became, or came from."""
    chosen, there = catalog.units[code], {u.code for u in catalog.units_of(year)}
    if code in there:
        return code
    namesake = catalog.namesake(chosen.slug, year)
    if namesake:
        return namesake.code
    if chosen.successor in there:
        return str(chosen.successor)
    return next(u.code for u in catalog.units.values() if u.code in there)


@lru_cache(maxsize=100)
def _units(catalog: Catalog, year: int) -> dict[str, Unit]:
    return {u.code: u for u in sorted(catalog.units_of(year), key=_by_name)}


@cache
def _by_name(unit: Unit) -> str:
    """Return the sort key of a name: without marks, đ after d as in a Vietnamese dictionary."""
    name = unit.name_vi.removeprefix("TP. ").replace("Đ", "Dz").replace("đ", "dz")
    return normalize("NFD", name).encode("ascii", "ignore").decode().lower()


@lru_cache(maxsize=10)
def unit_labels(catalog: Catalog, lang: Lang) -> dict[str, str]:
    """Return the names of all provinces by code, with the time where two have the same name."""
    times = Counter(u.slug for u in catalog.units.values())
    since = {u.slug: u.since for u in catalog.units.values() if u.successor is None}
    return {
        u.code: _of_time(u, since[u.slug], lang) if times[u.slug] > 1 else u.name(lang)
        for u in catalog.units.values()
    }


def _of_time(unit: Unit, edge: date, lang: Lang) -> str:
    key = "filter.unit_before" if unit.successor is not None else "filter.unit_since"
    return translate(key, lang, name=unit.name(lang), day=day(edge, lang))
