"""Whether everything that is stored is what it was: versions, originals, figures, definitions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import store
from catalog import Catalog, with_edits
from catalog.check import Problem, problems
from etl import originals
from store import Connection, imports, ledger, typed, versions
from store.undo import LEDGERS


def verify(folder: Path, catalog: Catalog) -> list[Problem]:
    """Every problem of a home, all at once; empty where all holds. Raises store.NoVersion."""
    found: list[Problem] = []
    for version in versions.published(folder):
        try:
            versions.verify.__wrapped__(version)
        except store.Damaged:
            found.append(Problem("version", version.path.name))
    found += [Problem("original", path.name) for path in originals.damaged(folder)]
    return found + list(_stored(folder, catalog))


def _stored(folder: Path, catalog: Catalog) -> Iterator[Problem]:
    try:
        cursor = store.read(store.current(folder))
    except store.Damaged:
        yield from problems(catalog)
        return  # named already; nothing in it can be trusted
    yield from problems(with_edits(catalog, typed.edits(cursor)))
    for each in LEDGERS:
        if count := ledger.odd(cursor, each):
            yield Problem("rows", f"{each.table}: {count}")
    yield from _missing(cursor, folder)


def _missing(cursor: Connection, folder: Path) -> Iterator[Problem]:
    """Files are to be kept for every import of one; what ships lies in data/, what is typed has none."""
    for row in imports.history(cursor).itertuples():
        own = row.sha256 and row.layout != typed.LAYOUT and not row.file.startswith("data/")
        if own and originals.find(folder, row.sha256) is None:
            yield Problem("original_missing", f"{row.id}: {row.file}")
