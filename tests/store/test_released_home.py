"""A home in use under schema 2, where a division was called a unit: nothing of it is lost."""

from __future__ import annotations

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

import store
from access import accounts, database
from access.roles import Identity, may
from catalog import load
from etl.archive import originals
from etl.importing import intake, shipped, trace
from etl.importing.verify import verify
from etl.model.previewed import Choices
from store import (
    Lake,
    activities,
    frozen,
    imports,
    lake,
    lake_transfer,
    meetings,
    seals,
    submissions,
    tasks,
    undo,
    versions,
    work,
)
from store.digest import digest
from store.frozen import Period
from store.lake_connection import quoted
from store.lake_connection import tables as tables_of
from tests.postgres import Postgres, on

HOME = Path(__file__).with_name("released") / "2.home.tar.xz"
TYPED, STATE, CONCLUSION, MEETING, REPORT, LOG = 9, 10, 11, 12, 13, 16  # imports of that home
FROZEN = 8  # the version that was frozen just before the log was imported


@pytest.fixture
def old_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Shipped figures and the sample year; an activity, a state, a conclusion, a report typed; a log."""
    folder = tmp_path / "old"
    with tarfile.open(HOME) as packed:
        packed.extractall(folder, filter="data")
    monkeypatch.setenv("PAPI_HOME", str(folder))
    monkeypatch.delenv("PAPI_STORE", raising=False)
    return folder


@pytest.fixture
def upgraded(old_home: Path) -> Path:
    """The same as the app opens it."""
    shipped.ensure(old_home)
    return old_home


def _now(folder: Path) -> store.Connection:
    return store.read(store.current(folder))


def test_it_opens_with_everything_that_was_typed(upgraded: Path) -> None:
    cursor = _now(upgraded)
    held = activities.activities(cursor, 2018).set_index("import_id")
    assert held.loc[TYPED, ["division", "what"]].tolist() == [
        "lanh-su",
        "Giải quyết hồ sơ trong tuần",
    ]
    assert held.loc[LOG, "quantity"].tolist() == [52.0, 3.0]
    assert tasks.changes(cursor, 2018, "5.3").iloc[0]["import_id"] == STATE
    assert meetings.conclusions(cursor)["id"].tolist() == [CONCLUSION]
    assert meetings.held(cursor)["id"].tolist() == [MEETING]
    [report] = submissions.newest(cursor, 2018).itertuples()
    assert (report.id, report.period, report.division) == (REPORT, "half_year", "thanh-tra")
    assert f"{report.on:%d/%m/%Y}" == "18/06/2018"
    assert verify(upgraded, load()) == []


def test_the_version_before_is_backed_up_and_stays_as_it_was(old_home: Path) -> None:
    before = {v.number: v.path.read_bytes() for v in versions.published(old_home)}
    shipped.ensure(old_home)
    assert {n: store.version(old_home, n).path.read_bytes() for n in before} == before
    assert (old_home / "backups" / "before-upgrade-000010.zip").exists()


def test_figures_and_activities_are_traced_to_their_cells(upgraded: Path) -> None:
    cursor = _now(upgraded)
    found = trace.trace(store.current(upgraded), upgraded, "papi", 2018, "dong-nai", "d5")
    assert found is not None
    [row] = work.entry(cursor, LOG, "Nhật ký hoạt động", _row_of(cursor)).to_dict("records")
    assert (row["division"], row["file"]) == ("van-phong", "thang_3.xlsx")
    excerpt = trace.row_excerpt(upgraded, row)
    assert excerpt is not None
    assert "Niêm yết thủ tục" in str(excerpt)


def _row_of(cursor: store.Connection) -> int:
    held = activities.activities(cursor, 2018)
    [number] = held[held["what"].eq("Niêm yết thủ tục")]["row"]
    return int(number)


def test_an_import_from_before_is_undone_to_the_digest_of_before_it(upgraded: Path) -> None:
    before = digest(store.read(store.version(upgraded, FROZEN)))
    assert digest(_now(upgraded)) != before
    done = undo.undo(LOG, "Lan", upgraded)
    assert (done.restored, done.removed) == (1, 1)
    assert digest(_now(upgraded)) == before
    undo.undo(REPORT, "Lan", upgraded)
    assert submissions.newest(_now(upgraded), 2018).empty


def test_frozen_figures_are_read_as_they_were(upgraded: Path) -> None:
    [kept] = frozen.freezes(_now(upgraded), Period("meeting", 2018, "dong-nai"))
    cursor = store.read(frozen.version(upgraded, kept))
    held = activities.activities(cursor, 2018)
    assert TYPED in held["import_id"].to_numpy()
    assert LOG not in held["import_id"].to_numpy()
    assert submissions.newest(cursor, 2018)["division"].tolist() == ["thanh-tra"]
    assert len(imports.history(cursor)) == LOG - 2


def test_a_template_and_log_of_that_time_are_still_recognised(upgraded: Path) -> None:
    undo.undo(LOG, "Lan", upgraded)
    [entry] = imports.history(_now(upgraded)).query("id == @LOG").to_dict("records")
    path = originals.find(upgraded, entry["sha256"])
    assert path is not None
    found = intake.look(path.read_bytes(), path.name, upgraded, load(), None, Choices())
    assert found.ready, found.issues
    assert found.rows["division"].tolist() == ["lanh-su", "van-phong"]
    assert (len(found.difference.changed), len(found.difference.new)) == (1, 1)


def test_its_accounts_keep_their_division(old_home: Path) -> None:
    with database.reading(old_home) as connection:
        columns = connection.execute("SELECT name, type FROM pragma_table_info('account')")
        told = [tuple(row) for row in columns.fetchall()]
    assert ("division", "TEXT") in told
    assert "unit" not in dict(told)
    an = accounts.get(old_home, "an")
    assert (an.role, an.division) == ("officer", "lanh-su")
    assert may(Identity("an", "An", an.role, an.division), "activities.write", "lanh-su")
    with closing(sqlite3.connect(old_home / database.NAME)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (database.VERSION,)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE account SET division = NULL WHERE name = 'an'")


@pytest.fixture
def old_lake(old_home: Path, postgres: Postgres, tmp_path: Path) -> Lake:
    """The two versions of that home as snapshots, table for table, of the schema that they have."""
    made = Lake(postgres.database(), str(tmp_path / "lake"))
    for version in versions.published(old_home):
        with lake._writing(made, 10) as connection:
            source = quoted(str(version.path))
            connection.execute(f"ATTACH {source} AS source (READ_ONLY)")
            for table in tables_of(connection, "source"):
                columns = f'FROM source.main."{table}"'
                connection.execute(f'CREATE TABLE IF NOT EXISTS "{table}" AS {columns} LIMIT 0')
                connection.execute(f'TRUNCATE "{table}"')
                connection.execute(f'INSERT INTO "{table}" {columns}')
        lake.release(made, "source")
    return made


def test_a_lake_is_upgraded_and_its_old_snapshots_stay_readable(
    old_lake: Lake, old_home: Path
) -> None:
    with on(old_lake):
        before = store.version(old_home, lake.current(old_lake).number - 1)
        with pytest.raises(store.Outdated):
            store.current(old_home)
        shipped.ensure(old_home)
        assert submissions.newest(_now(old_home), 2018)["division"].tolist() == ["thanh-tra"]
        then = store.read(before)
        assert submissions.newest(then, 2018)["division"].tolist() == ["thanh-tra"]
        expected = digest(then)
        undo.undo(LOG, "Lan", old_home)
        assert digest(_now(old_home)) == expected


def test_old_versions_are_carried_to_a_lake(
    upgraded: Path, postgres: Postgres, tmp_path: Path
) -> None:
    made = Lake(postgres.database(), str(tmp_path / "lake"))
    held = [store.version(upgraded, FROZEN), store.current(upgraded)]
    numbers = lake_transfer.copy_to_lake(made, held)
    for version in held:
        there = lake.version(made, numbers[version.number])
        assert digest(store.read(there)) == digest(store.read(version))
    seal = seals.read(held[0].path)
    assert seal is not None
    assert seal.schema < store.SCHEMA
