"""The fingerprints of what results rest on change with it, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import store
from store import database, imports, manual_entries, scores, undo
from store.fingerprint import Fingerprints, fingerprints


def now(folder: Path) -> Fingerprints:
    return fingerprints(store.read(store.current(folder)))


def test_an_import_of_one_index_changes_the_fingerprint_of_that_index_alone(own_both: Path) -> None:
    before = now(own_both)
    figures = scores.of(store.read(store.current(own_both)), "sipas").head(1)
    with database.write(own_both) as connection:
        entry = imports.Import("scores", "sipas.csv", "0" * 64, "An", rows=1)
        number = imports.record(connection, entry)
        scores.add(connection, number, figures.assign(value=figures["value"] + 0.01))
    after = now(own_both)
    changed = {index for index in before.figures if before.figures[index] != after.figures[index]}
    assert changed == {"sipas"}
    assert (after.definitions, after.annotations) == (before.definitions, before.annotations)
    assert after.updated == before.updated

    undo.undo(number, "An", own_both)
    assert now(own_both).figures == before.figures


def test_a_definition_and_a_note_on_a_chart_change_their_own_fingerprint(own_both: Path) -> None:
    before = now(own_both)
    with database.write(own_both) as connection:
        note = manual_entries.record(connection, "annotation", "d1/2024/", "An", {"text": "x"})
    noted = now(own_both)
    assert noted.annotations != before.annotations
    assert (noted.figures, noted.definitions) == (before.figures, before.definitions)
    with database.write(own_both) as connection:
        manual_entries.record(connection, "break", "papi/d1/2019", "An", {"enabled": True})
    assert now(own_both).definitions != before.definitions
    undo.undo(note, "An", own_both)
    assert now(own_both).annotations == before.annotations
