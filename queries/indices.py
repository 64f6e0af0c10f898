"""The results of the indices: kept by what they depend on, so that imports of the rest leave them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import store
from catalog import Unit
from queries import fingerprints
from queries.cache import Cache
from queries.definitions import definitions
from reports.dataset import all_results as computing
from reports.dataset.all_results import AllResults, Known, join_indices, join_provinces
from reports.dataset.annotations import noted
from reports.dataset.province_results import ProvinceResults
from reports.dataset.read_set import WHOLE, ReadSet
from reports.goals import scenario
from reports.goals.scenario import Setting
from store import Version, manual_entries, scores

Report = TypeVar("Report")
Indices = tuple[str, ...]

_known: Cache[Known] = Cache(8)
_of_one: Cache[AllResults] = Cache(6)
_of_several: Cache[AllResults] = Cache(3)
_provinces: Cache[ProvinceResults] = Cache(200)
_read: Cache[ProvinceResults] = Cache(400)
_settings: Cache[Setting | None] = Cache(100)
_reports: Cache[Any] = Cache(400)


def known(version: Version) -> Known:
    """Return the catalog and the newest years of a version: much less than its results."""
    return _known.get(version, lambda: _known_in(version))


def _known_in(version: Version) -> Known:
    newest = {
        index: max((year for (_, year), found in figures.items() if found.values), default=0)
        for index, figures in fingerprints.of(version).figures.items()
    }
    return Known(definitions(version), {index: year for index, year in newest.items() if year})


def all_results(version: Version, *indices: str) -> AllResults:
    """Return the results of all provinces in a version: of some indices, or of all where none is named."""
    found = _all(version, fingerprints.indices_of(version, indices))
    return replace(found, version=version.number)


def _all(version: Version, indices: Indices) -> AllResults:
    fingerprint = fingerprints.of_results(version, indices)
    if len(indices) == 1:
        return _of_one.get(fingerprint, lambda: _computed(version, indices[0]))
    return _of_several.get(
        fingerprint, lambda: join_indices([_all(version, (i,)) for i in indices])
    )


def _computed(version: Version, index: str) -> AllResults:
    cursor = store.read(version)
    notes = noted(manual_entries.standing(cursor, "annotation").to_dict("records"))
    updated = fingerprints.of(version).updated
    figures = scores.of(cursor, index)
    return computing.all_results(figures, definitions(version), version.number, updated, notes)


def province_results(
    version: Version,
    unit: Unit,
    year: int,
    previous: int,
    *indices: str,
    read_set: ReadSet = WHOLE,
) -> ProvinceResults:
    """Return one province in a version, its `year` compared with `previous`; indices as `all_results`.

    They stay cached through imports of whatever lies outside `read_set`.
    """
    chosen = fingerprints.indices_of(version, indices)
    fingerprint = fingerprints.of_results(version, chosen, read_set)
    against = None if previous == year - 1 else (year, previous)

    def make() -> ProvinceResults:
        found = _within(version, chosen, unit.code, against, read_set)
        return replace(found, fingerprint=fingerprint)

    found = _read.get((fingerprint, unit.code, against), make)
    if read_set == WHOLE:
        found = replace(found, frames=_all(version, chosen).frames)
    return replace(found, version=version.number)


def _within(
    version: Version,
    indices: Indices,
    unit: str,
    against: tuple[int, int] | None,
    read_set: ReadSet,
) -> ProvinceResults:
    of, found = _all(version, indices), _province(version, indices, unit)
    if against:
        found = of.against(found, *against)
    if read_set != WHOLE:
        found = replace(found, frames=of.frames).within(read_set)
    return found


def _province(version: Version, indices: Indices, unit: str) -> ProvinceResults:
    """Compute a province in all that it depends on, without the tables of all provinces: they are large."""

    def make() -> ProvinceResults:
        of = _all(version, indices)
        if len(indices) == 1:
            return replace(of.province(of.catalog.units[unit]), frames=None)
        each = [_province(version, (index,), unit) for index in indices]
        return replace(join_provinces(of, each), frames=None)

    return _provinces.get((fingerprints.of_results(version, indices), unit), make)


def cached_report(build: Callable[..., Report], of: ProvinceResults, *choices: str | int) -> Report:
    """Return build(of, *choices), computed once: the report follows from these alone.

    The version in it is the one for which it was first computed.
    """
    key = (build, of.fingerprint, of.unit.code, of.against, choices)
    found: Report = _reports.get(key, lambda: build(of, *choices))
    return found


def setting(version: Version, unit: Unit, index: str, year: int) -> Setting | None:
    """Return what scenarios start from in a version; None without a score."""
    indices = fingerprints.indices_of(version, ())
    key = (fingerprints.of_results(version, indices), unit.code, index, year)
    return _settings.get(key, lambda: scenario.setting(all_results(version), unit, index, year))
