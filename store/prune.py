"""Takes old versions away, so that a home does not grow with every change."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from store import seals, versions

KEPT = 20


def kept() -> int:
    """How many of the newest versions stay: PAPI_KEEP_VERSIONS, at least 2, else 20."""
    chosen = os.environ.get("PAPI_KEEP_VERSIONS", "")
    return max(2, int(chosen)) if chosen.isdecimal() else KEPT


def prune(folder: Path, keep: int) -> None:
    """Removes all but the newest versions, those frozen figures refer to and those not settled.

    A reader may hold one that goes: on Linux and macOS an open file lives on until it is closed;
    Windows refuses to remove it, and it goes at a later publication.
    """
    shown = versions.current(folder)
    seal = seals.read(shown.path)
    stay = {shown.number, *(seal.pinned + seal.lost if seal else ())}
    for version in versions.published(folder)[:-keep]:
        if version.number not in stay:
            with suppress(PermissionError):
                version.path.unlink()
                version.path.with_suffix(".json").unlink(missing_ok=True)
