"""A home's store is carried over to a lake: equal digests, frozen figures too, backup and restore there."""

from __future__ import annotations

from pathlib import Path

import pytest

import store
from etl.__main__ import main
from store import Lake, lake_connection, manual_entries, versions
from store.digest import digest
from tests.etl import workbooks as books
from tests.postgres import Postgres, on


def _digest(folder: Path, number: int | None = None) -> dict[str, str]:
    version = store.version(folder, number) if number else store.current(folder)
    return digest(store.read(version))


def _frozen(folder: Path) -> int:
    [said] = manual_entries.standing(store.read(store.current(folder)), "freeze")["said"]
    return int(said["version"])


def test_a_store_moves_to_a_lake_and_works_there(
    own_home: Path,
    postgres: Postgres,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "pci_2012.xlsx"
    file.write_bytes(books.content(books.pci_lists(2012)))
    accept = ("--by", "Lan", "--accept-warnings", "đã rà soát")
    first = _digest(own_home)
    assert main(["commit", str(file), *accept]) == 0
    with store.write(own_home) as connection:
        manual_entries.record(connection, "freeze", "2018-H1", "Lan", {"version": 1})
    before, size = _digest(own_home), len(versions.published(own_home))

    made = Lake(postgres.database(), str(tmp_path / "lake"))
    asked = ["move", "--to", f"ducklake:postgres:{made.catalogue}", "--data", made.data]
    assert main(asked) == 0
    assert "PAPI_STORE=" in capsys.readouterr().out
    assert main([*asked, "--lang", "en"]) == 1
    assert "holds data already" in capsys.readouterr().err
    assert len(versions.published(own_home)) == size

    with on(made):
        assert (_digest(own_home), _digest(own_home, _frozen(own_home))) == (before, first)
        assert main(["verify"]) == 0
        assert main(["undo", "9", "--by", "Minh"]) == 0
        assert main(["commit", str(file), *accept]) == 0
        after = _digest(own_home)
        assert main(["backup", "--to", str(tmp_path / "backups")]) == 0
        with store.write(own_home) as connection:
            manual_entries.record(connection, "note", "a", "Lan", {})
        [archive] = (tmp_path / "backups").iterdir()
        newest = store.current(own_home).number
        assert main(["restore", str(archive)]) == 0
        assert store.current(own_home).number > newest
        assert (_digest(own_home), _digest(own_home, _frozen(own_home))) == (after, first)
        assert manual_entries.standing(store.read(store.current(own_home)), "note").empty
    lake_connection.forget(made)

    # What was backed up on a lake comes back on files.
    monkeypatch.setenv("PAPI_HOME", str(tmp_path / "files"))
    assert main(["restore", str(archive)]) == 0
    found = tmp_path / "files"
    assert (_digest(found), _digest(found, _frozen(found))) == (after, first)
    assert main(["verify"]) == 0


def test_an_address_that_is_none_is_used_wrongly(own_home: Path) -> None:
    assert main(["move", "--to", str(own_home / "x.duckdb")]) == 2
