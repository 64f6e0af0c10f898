"""The register of a version: imports, typed entries, targets and frozen periods."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

import store
from queries.cache import Cache
from store import Loss, Version, frozen, imports, manual_entries, undo
from store import targets as stored_targets
from store.frozen import Frozen, Period

__all__ = [
    "Frozen", "Loss", "Period", "entries", "files", "freezes", "frozen_version", "history", "later", "loss", "targets",
    "undoable",
]  # fmt: skip

_targets: Cache[pd.DataFrame] = Cache(3)


def history(version: Version) -> pd.DataFrame:
    """Return every import, newest first (columns: store.imports.history)."""
    return imports.history(store.read(version))


def files(version: Version) -> dict[int, str]:
    """Return the file name of each import, by its number."""
    found = history(version)
    return dict(zip(found["id"].astype(int), found["file"], strict=True))


def undoable(entry: Mapping[str, object]) -> bool:
    """Tell whether an import can be undone: it does not ship with the product and still stands."""
    return entry["kind"] != "shipped" and bool(pd.isna(entry["withdrawn_at"]))


def later(version: Version, number: int) -> pd.DataFrame:
    """Return the imports that stand over rows of an earlier one and would stay if that were undone.

    Columns: id, kind, file, imported_by, imported_at, rows (how many stand over).
    """
    return undo.later(store.read(version), number)


def entries(version: Version, kind: str) -> pd.DataFrame:
    """Return the typed entries of a kind that hold, one row a subject.

    Columns: store.manual_entries.newest.
    """
    return manual_entries.newest(store.read(version), kind)


def targets(version: Version) -> pd.DataFrame:
    """Return the targets that hold (columns: store.targets.targets); the frame must not be changed."""
    return _targets.get(version, lambda: stored_targets.targets(store.read(version)))


def freezes(version: Version, period: Period) -> list[Frozen]:
    """Return every standing freeze of a period, newest first; the newest holds."""
    return frozen.freezes(store.read(version), period)


def frozen_version(version: Version, period: Period) -> Version:
    """Return the version that a period is frozen to, else the one given.

    Raises Damaged when the version that the freeze names is missing or no longer as published.
    """
    found = freezes(version, period)
    return frozen.version(store.home(), found[0]) if found else version


def loss() -> Loss | None:
    """Return what was lost with damaged versions and is not settled; None where nothing is."""
    return store.loss(store.home())
