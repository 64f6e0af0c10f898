"""Whether everything that is stored is what it was: versions, originals, figures, definitions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import store
from catalog import Catalog, with_edits
from catalog.check import Problem, problems
from etl.archive import originals
from store import Connection, imports, lake, ledger, manual_entries, seals, versions
from store.undo import LEDGERS


def verify(folder: Path, catalog: Catalog) -> list[Problem]:
    """Find every problem of a home; none where all holds. Raises store.NoVersion."""
    found: list[Problem] = []
    seals.forget_checksums()
    for version in () if lake.configured(folder) else versions.published(folder):
        if not seals.sound(version.path):
            found.append(Problem("version", version.path.name))
    found += list(_lost(folder))
    found += [Problem("original", path.name) for path in originals.damaged(folder)]
    return found + list(_stored(folder, catalog))


def _lost(folder: Path) -> Iterator[Problem]:
    """Name a shown version that is older than the last published, or still lacks what was lost once."""
    try:
        loss = store.loss(folder)
    except store.Damaged as error:
        yield Problem("no_version", str(error))
        return
    if loss:
        lost = ", ".join(str(number) for number in loss.versions)
        yield Problem("lost", f"{lost} → {loss.shown}")
        yield from (Problem("lost_entry", f"{e.id}: {e.file}, {e.by}") for e in loss.entries)


def _stored(folder: Path, catalog: Catalog) -> Iterator[Problem]:
    try:
        cursor = store.read(store.current(folder))
    except store.Damaged:
        yield from problems(catalog)
        return  # named already; nothing in it can be trusted
    yield from problems(with_edits(catalog, manual_entries.edits(cursor)))
    for each in LEDGERS:
        if count := ledger.count_inconsistent(cursor, each):
            yield Problem("rows", f"{each.table}: {count}")
    yield from _missing(cursor, folder)


def _missing(cursor: Connection, folder: Path) -> Iterator[Problem]:
    """Files are to be kept for every import of one; what ships lies in data/, what is typed has none."""
    for row in imports.history(cursor).itertuples():
        own = row.layout != manual_entries.LAYOUT and not row.file.startswith("data/")
        if own and originals.find(folder, row.sha256) is None:
            yield Problem("original_missing", f"{row.id}: {row.file}")
