"""A database of every released schema leads up to today's; one of a later release is refused."""

from __future__ import annotations

import gzip
from pathlib import Path

import duckdb
import pytest

import store
from store import schema, scores, seals, versions
from store.seals import Seal

RELEASED = Path(__file__).with_name("released")


def _home(folder: Path, number: int) -> Path:
    """A home as that release left it: a version, a pointer, a seal of that time."""
    (folder / "versions").mkdir(parents=True)
    path = folder / "versions" / "000001.duckdb"
    path.write_bytes(gzip.decompress((RELEASED / f"{number}.duckdb.gz").read_bytes()))
    if number == 1:
        text = f'{{"sha256": "{seals.sha256(path)}", "bytes": {path.stat().st_size}}}'
        path.with_suffix(".json").write_text(text)
    else:
        seals.write(path, Seal(seals.sha256(path), path.stat().st_size, schema=number))
    versions.set_current(folder, 1)
    return folder


def _tables(connection: store.Connection) -> list[tuple[object, ...]]:
    return connection.execute(
        """SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns()
        WHERE NOT internal AND database_name = current_database() AND schema_name = 'main'
        ORDER BY table_name, column_index"""
    ).fetchall()


def _today(folder: Path) -> list[tuple[object, ...]]:
    with store.write(folder) as connection:
        return _tables(connection)


def test_there_is_a_fixture_of_every_release_and_a_step_to_every_schema() -> None:
    held = {int(path.name.split(".")[0]) for path in RELEASED.glob("*.gz")}
    steps = sorted(int(path.name[:4]) for path in schema.MIGRATIONS.glob("*.sql"))
    assert held >= {*range(1, schema.NUMBER)}
    assert steps == [*range(2, schema.NUMBER + 1)]


@pytest.mark.parametrize("number", range(1, schema.NUMBER))
def test_a_released_database_is_upgraded_row_for_row(number: int, tmp_path: Path) -> None:
    home = _home(tmp_path / "home", number)
    with duckdb.connect(str(home / "versions" / "000001.duckdb"), read_only=True) as old:
        before = {t: old.execute(f'FROM "{t}" ORDER BY ALL').fetchall() for t in _names(old)}
    with pytest.raises(store.Outdated):
        store.current(home)
    with pytest.raises(store.Outdated), store.write(home):
        raise AssertionError("written without an upgrade")

    store.upgrade(home)

    cursor = store.read(store.current(home))
    assert {t: cursor.execute(f'FROM "{t}" ORDER BY ALL').fetchall() for t in before} == before
    assert _tables(cursor) == _today(tmp_path / "new")
    found = cursor.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()
    assert found == [(str(schema.NUMBER),)]
    assert scores.scores(cursor)["value"].dropna().tolist() == [4.9, 5.1]
    assert store.current(home).number == 2
    seal = seals.read(store.current(home).path)
    assert seal is not None
    assert (seal.base, seal.pinned, seal.entries) == (1, (1,), ())

    store.upgrade(home)
    assert store.current(home).number == 2


def _names(connection: store.Connection) -> list[str]:
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND table_name <> 'meta'"
    )
    return [name for (name,) in found.fetchall()]


def test_a_step_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = _home(tmp_path / "home", 1)
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "0002_wrong.sql").write_text("DROP TABLE score; SELECT * FROM no_such_table;")
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    with pytest.raises(duckdb.CatalogException):
        store.upgrade(home)
    assert [version.number for version in versions.published(home)] == [1]
    with pytest.raises(store.Outdated):
        store.current(home)


def test_a_database_of_a_later_release_is_refused(tmp_path: Path) -> None:
    with store.write(tmp_path) as connection:
        connection.execute("SELECT 1")
    path = store.current(tmp_path).path
    later = Seal(seals.sha256(path), path.stat().st_size, schema=schema.NUMBER + 1)
    seals.write(path, later)
    with pytest.raises(store.TooNew):
        store.current(tmp_path)
    with pytest.raises(store.TooNew), store.write(tmp_path):
        raise AssertionError("written over a later release")
    store.upgrade(tmp_path)
    assert [version.number for version in versions.published(tmp_path)] == [1]
