"""What only a lake promises: many processes at once, a killed writer, a catalogue that is away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import store
from store import Lake, lake, lake_connection, lake_transfer, manual_entries, versions
from store.digest import digest
from tests.browser import ROOT
from tests.postgres import Postgres, on

# Writes and reads in turn: what is read is whole, and never less than what it wrote itself.
WORKER = """
import sys
import store
from store import manual_entries
name, times = sys.argv[1], int(sys.argv[2])
for number in range(times):
    with store.write(store.home(), wait=60) as connection:
        manual_entries.record(connection, "note", f"{name}/{number}", name, {})
    cursor = store.read(store.current(store.home()))
    found = manual_entries.standing(cursor, "note")
    mine = (found["by"] == name).sum()
    assert mine == number + 1, (name, number, mine)
    assert sorted(found["id"]) == list(range(1, len(found) + 1)), found["id"].tolist()
print("done")
"""
HOLDER = """
import sys, time
import store
from store import manual_entries
with store.write(store.home()) as connection:
    manual_entries.record(connection, "note", "half", "Lan", {})
    print("writing", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def own_lake(postgres: Postgres, tmp_path: Path) -> Iterator[Lake]:
    """An empty lake; its home is an empty folder."""
    with on(Lake(postgres.database(), str(tmp_path / "lake"))) as made:
        yield made


def _started(program: str, home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "PAPI_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.usefixtures("own_lake")
def test_several_processes_read_and_write_at_once(tmp_path: Path) -> None:
    each = 5
    working = [_started(WORKER, tmp_path, name, str(each)) for name in ("An", "Lan", "Minh")]
    for process in working:
        said, wrong = process.communicate(timeout=110)
        assert (said.strip(), process.returncode) == ("done", 0), wrong
    newest = store.current(tmp_path)
    assert len(manual_entries.standing(store.read(newest), "note")) == 3 * each
    seen = [
        len(manual_entries.standing(store.read(store.version(tmp_path, number)), "note"))
        for number in range(1, newest.number + 1)
    ]
    assert seen == [*range(1, 3 * each + 1)]  # every snapshot can be read again


@pytest.mark.usefixtures("own_lake")
def test_a_killed_writer_leaves_nothing_and_shuts_nobody_out(tmp_path: Path) -> None:
    with store.write(tmp_path) as connection:
        manual_entries.record(connection, "note", "whole", "Lan", {})
    before = store.current(tmp_path)
    holder = _started(HOLDER, tmp_path)
    assert holder.stdout
    assert holder.stdout.readline().strip() == "writing"
    with pytest.raises(store.Busy), store.write(tmp_path, wait=0.1):
        raise AssertionError("the lock was not respected")
    holder.send_signal(signal.SIGKILL)
    holder.communicate(timeout=10)
    assert store.current(tmp_path) == before
    with store.write(tmp_path, wait=10) as connection:
        manual_entries.record(connection, "note", "after", "Lan", {})
    found = manual_entries.standing(store.read(store.current(tmp_path)), "note")
    assert found["subject"].tolist() == ["after", "whole"]


def test_a_catalogue_that_is_away_is_said(tmp_path: Path) -> None:
    away = Lake("host=127.0.0.1 port=1 user=papi dbname=papi connect_timeout=2", str(tmp_path))
    with on(away):
        with pytest.raises(store.Unreachable):
            store.current(tmp_path)
        with pytest.raises(store.Unreachable), store.write(tmp_path):
            raise AssertionError("written without a catalogue")


@pytest.mark.parametrize("address", ["postgres:dbname=papi", "ducklake:postgres:", "x.duckdb"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="ducklake:postgres"):
        lake.parse(address, "data")


def test_snapshots_used_long_ago_are_let_go_and_opened_again(
    own_lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lake_connection, "ATTACHED", 2)
    for number in range(4):
        with store.write(tmp_path) as connection:
            manual_entries.record(connection, "note", str(number), "Lan", {})
        assert (
            len(manual_entries.standing(store.read(store.current(tmp_path)), "note")) == number + 1
        )
    assert sum(key[0] == own_lake for key in lake_connection._attached) == lake_connection.ATTACHED
    assert len(manual_entries.standing(store.read(store.version(tmp_path, 1)), "note")) == 1
    with pytest.raises(store.Damaged):
        store.version(tmp_path, 999)


def test_what_is_carried_over_and_back_is_the_same(
    home: Path, own_lake: Lake, tmp_path: Path
) -> None:
    files = versions.current(home)
    before = digest(store.read(files))
    numbers = lake_transfer.copy_to_lake(own_lake, [files])
    there = lake.version(own_lake, numbers[files.number])
    assert digest(store.read(there)) == before
    back = lake_transfer.copy_to_file(there, tmp_path / "back")
    assert digest(store.read(back)) == before
    assert sorted(path.suffix for path in back.path.parent.iterdir()) == [".duckdb", ".json"]
    with pytest.raises(lake_transfer.LakeNotEmpty):
        lake_transfer.require_empty(own_lake)
