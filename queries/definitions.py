"""The definitions that hold in a version: those that ship, with what people changed."""

from __future__ import annotations

import catalog
import store
from catalog import Catalog
from queries import fingerprints
from queries.cache import Cache
from store import Version, manual_entries

_catalogs: Cache[Catalog] = Cache(3)


def definitions(version: Version) -> Catalog:
    """Return the catalog of a version."""
    edited = fingerprints.of(version).definitions
    return _catalogs.get(edited, lambda: _read(version))


def _read(version: Version) -> Catalog:
    return catalog.with_edits(catalog.load(), manual_entries.edits(store.read(version)))
