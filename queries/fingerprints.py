"""Fingerprints that key the result caches."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import store
from queries.cache import Cache
from reports.dataset.read_set import WHOLE, ReadSet
from store import Version
from store.fingerprint import Fingerprints, fingerprints

_of_versions: Cache[Fingerprints] = Cache(8)
_of_results: Cache[str] = Cache(500)


def of(version: Version) -> Fingerprints:
    """Return the fingerprints of a version."""
    return _of_versions.get(version, lambda: fingerprints(store.read(version)))


def indices_of(version: Version, named: Sequence[str]) -> tuple[str, ...]:
    """Return the indices named, or all that a version holds."""
    return tuple(named) or tuple(sorted(of(version).figures))


def of_results(version: Version, indices: tuple[str, ...], read_set: ReadSet = WHOLE) -> str:
    """Return the fingerprint of what the results of some indices depend on, as far as they are read."""
    key = (version, indices, read_set)
    return _of_results.get(key, lambda: _fingerprint(version, indices, read_set))


def _fingerprint(version: Version, indices: tuple[str, ...], read_set: ReadSet) -> str:
    found = of(version)
    parts: list[object] = [indices, sorted(read_set.components), read_set.until, read_set.everyone]
    for index in indices:
        figures = sorted(found.figures[index].items())
        # A missing score is a row as well, to the newest year; and an axis ends where figures do.
        parts.append(max(year for _, year in found.figures[index]))
        parts += [(*key, many) for key, (_, many) in figures if read_set.names(key[0])]
        parts += [(*key, each) for key, (each, _) in figures if read_set.holds(*key)]
    parts += [found.definitions, found.annotations, found.updated]
    return sha256(repr(parts).encode()).hexdigest()
