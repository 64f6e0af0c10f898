"""Remove old versions, so that a home does not grow with every change."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from store import seals, versions

KEPT = 20


def versions_to_keep() -> int:
    """Return how many of the newest versions stay: PAPI_KEEP_VERSIONS, at least 2, else 20."""
    chosen = os.environ.get("PAPI_KEEP_VERSIONS", "")
    return max(2, int(chosen)) if chosen.isdecimal() else KEPT


def prune(folder: Path, keep: int) -> None:
    """Remove all but the newest `keep` versions, those of frozen periods and unsettled damaged ones.

    On Linux and macOS a reader keeps an open file that is removed; Windows refuses to remove it, so
    it is removed at a later publication.
    """
    shown = versions.current(folder)
    seal = seals.read(shown.path)
    stay = {shown.number, *(seal.pinned + seal.lost if seal else ())}
    for version in versions.published(folder)[:-keep]:
        if version.number not in stay:
            with suppress(PermissionError):
                version.path.unlink()
                version.path.with_suffix(".json").unlink(missing_ok=True)
