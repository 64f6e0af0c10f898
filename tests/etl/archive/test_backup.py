"""A backup holds everything, comes back equal, and is refused when a byte of it is wrong."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import store
from access import accounts, audit, database
from etl.__main__ import main
from etl.archive import backup, container
from etl.archive.restore import restore
from etl.importing import shipped
from store import manual_entries, schema, undo
from store.digest import digest
from tests.etl import workbooks as books
from tests.store.test_damage import _flip
from tests.store.test_schema import _home


@pytest.fixture(scope="module")
def prepared(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an import, an account, a setting, frozen figures of version 1."""
    folder = tmp_path_factory.mktemp("prepared") / "home"
    shutil.copytree(home, folder)
    file = folder.parent / "pci_2012.xlsx"
    file.write_bytes(books.content(books.pci_lists(2012)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPI_HOME", str(folder))
        assert main(["commit", str(file), "--by", "Lan", "--accept-warnings", "đã rà soát"]) == 0
    accounts.add(folder, "lan", "Lan", "analyst", None, "x", by="test", now=time.time())
    (folder / "logo.png").write_bytes(b"logo")
    with store.write(folder) as connection:
        manual_entries.record(connection, "freeze", "2018-H1", "Lan", {"version": 1})
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that home."""
    shutil.copytree(prepared, tmp_path / "home")
    monkeypatch.setenv("PAPI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _archive(folder: Path) -> Path:
    assert main(["backup"]) == 0
    [path] = (folder / "backups").glob("papi-*.zip")
    return path


def _digests(folder: Path) -> list[dict[str, str]]:
    numbers = (store.current(folder).number, 1)
    return [digest(store.read(store.version(folder, number))) for number in numbers]


def _wipe(folder: Path, but: Path) -> Path:
    elsewhere = folder.parent / but.name
    shutil.copyfile(but, elsewhere)
    shutil.rmtree(folder)
    return elsewhere


def test_backup_wipe_restore_gives_equal_digests(folder: Path) -> None:
    before, register = _digests(folder), store.current(folder).number
    kept = {path.name: path.read_bytes() for path in (folder / "originals").iterdir()}
    file = _wipe(folder, _archive(folder))

    assert main(["restore", str(file)]) == 0

    assert store.current(folder).number == register
    assert {path.name: path.read_bytes() for path in (folder / "originals").iterdir()} == kept
    assert (folder / "logo.png").read_bytes() == b"logo"
    assert accounts.get(folder, "lan").role == "analyst"
    assert audit.verify(folder) == []
    assert [entry.act.action for entry in audit.entries(folder, limit=1)] == ["restore"]
    assert main(["verify"]) == 0
    assert not list(folder.glob("restore-*"))
    assert not (folder / "replaced").exists()
    # Elsewhere: under the old path the files that were opened before are still open.
    assert _digests(folder.rename(folder.with_name("restored"))) == before


def test_what_a_restore_replaces_is_kept_aside(folder: Path) -> None:
    file = _archive(folder)
    frozen = store.current(folder)
    accounts.add(folder, "minh", "Minh", "viewer", None, "x", by="test", now=time.time())
    (folder / "logo.png").write_bytes(b"another")
    with store.write(folder) as connection:
        manual_entries.record(connection, "note", "a", "Lan", {})

    done = restore(file, folder, database.restore_copy)

    assert store.current(folder) == frozen
    with pytest.raises(accounts.Unknown):
        accounts.get(folder, "minh")
    assert done.aside
    assert (done.aside / "logo.png").read_bytes() == b"another"
    with closing(sqlite3.connect(done.aside / "access.sqlite")) as kept:
        assert kept.execute("SELECT count(*) FROM account").fetchone() == (2,)
    assert store.version(folder, frozen.number + 1).number == frozen.number + 1
    with store.write(folder) as connection:
        manual_entries.record(connection, "note", "b", "Lan", {})
    assert store.current(folder).number == frozen.number + 2


def test_a_number_never_means_two_versions(folder: Path) -> None:
    """A home that was begun anew has versions of the same numbers as the backup."""
    before = digest(store.read(store.current(folder)))
    file = _wipe(folder, _archive(folder))
    shipped.ensure(folder)
    for subject in ("a", "b", "c"):
        with store.write(folder) as connection:
            manual_entries.record(connection, "note", subject, "Lan", {})
    theirs = store.current(folder)
    assert main(["restore", str(file)]) == 0
    assert store.current(folder).number == theirs.number + 1
    assert digest(store.read(store.current(folder))) == before
    assert manual_entries.standing(store.read(theirs), "note").shape[0] == 3


def test_a_session_ended_since_the_backup_does_not_come_back(folder: Path) -> None:
    with database.writing(folder) as connection:
        row = ("key", "lan", "127.0.0.1", time.time(), time.time())
        connection.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?)", row)
    file = _archive(folder)
    assert main(["restore", str(file)]) == 0
    with database.reading(folder) as reading:
        assert reading.execute("SELECT count(*) FROM session").fetchone()[0] == 0


def _member(path: Path) -> None:
    """One bit of the stored database, its ZIP checksum left as it was."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 0x10]))


def _manifest_of_another(path: Path) -> None:
    with zipfile.ZipFile(path) as source:
        held = {name: source.read(name) for name in source.namelist()}
    said = json.loads(held[container.MANIFEST])
    said["files"] = dict.fromkeys(said["files"], "0" * 64)
    held[container.MANIFEST] = json.dumps(said).encode()
    with zipfile.ZipFile(path, "w") as target:
        for name, content in held.items():
            target.writestr(name, content)


def _one_that_leaves_the_folder(path: Path) -> None:
    with zipfile.ZipFile(path) as source:
        held = {name: source.read(name) for name in source.namelist()}
    said = json.loads(held.pop(container.MANIFEST))
    held["../escaped"] = b""
    said["files"]["../escaped"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    with zipfile.ZipFile(path, "w") as target:
        for name, content in (held | {container.MANIFEST: json.dumps(said).encode()}).items():
            target.writestr(name, content)


WRONG: dict[str, Callable[[Path], object]] = {
    "one bit flipped": _member,
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-1000]),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "empty": lambda path: path.write_bytes(b""),
    "no archive": lambda path: path.write_bytes(b"not a zip"),
    "checksums of another": _manifest_of_another,
    "a file outside": _one_that_leaves_the_folder,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_damaged_backup_is_refused_and_nothing_changes(
    wrong: str, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _archive(own_home)
    WRONG[wrong](file)
    before = sorted(str(path) for path in own_home.rglob("*") if path != file)
    assert main(["restore", str(file), "--lang", "en"]) == 1
    assert capsys.readouterr().err.startswith("The backup is not sound")
    assert sorted(str(path) for path in own_home.rglob("*") if path != file) == before
    assert store.current(own_home).number == 1


def test_a_backup_of_a_later_release_is_refused(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as later:
        later.setattr(store, "SCHEMA", schema.NUMBER + 1)
        file = _archive(own_home)
    assert main(["restore", str(file), "--lang", "en"]) == 1
    assert "later release" in capsys.readouterr().err
    assert store.current(own_home).number == 1


def test_a_file_that_is_not_there_is_used_wrongly(own_home: Path) -> None:
    assert main(["restore", str(own_home / "nothing.zip")]) == 2


def test_a_backup_of_an_earlier_release_comes_back_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = _home(tmp_path / "old", 1)
    backup.before(old)
    [file] = (old / "backups").glob("before-import-000001.zip")
    monkeypatch.setenv("PAPI_HOME", str(tmp_path / "new"))
    assert main(["restore", str(file)]) == 0
    assert store.current(tmp_path / "new").number == 2
    assert main(["verify"]) == 1  # the fixture's imports have no originals, and that is said


def test_the_version_before_an_upgrade_is_backed_up_first(tmp_path: Path) -> None:
    old = _home(tmp_path, 1)
    shipped.ensure(old)
    assert store.current(old).number == 2
    assert container.look(old / "backups" / "before-upgrade-000001.zip").schema == 1


def test_the_version_before_an_import_can_be_brought_back(folder: Path) -> None:
    before = digest(store.read(store.version(folder, 1)))
    assert main(["restore", str(folder / "backups" / "before-import-000001.zip")]) == 0
    assert digest(store.read(store.current(folder))) == before
    assert accounts.get(folder, "lan").role == "analyst"  # not in that archive, so left alone


def test_older_backups_go_by_their_kind(own_home: Path) -> None:
    for _ in range(4):
        assert main(["backup", "--keep", "2"]) == 0
    for number in range(backup.KEPT + 2):
        with store.write(own_home) as connection:
            manual_entries.record(connection, "note", str(number), "Lan", {})
        backup.before(own_home)
    names = [path.name for path in (own_home / "backups").iterdir()]
    assert sum(name.startswith("papi-") for name in names) == 2
    assert sum(name.startswith("before-import-") for name in names) == backup.KEPT


def test_a_backup_of_a_home_with_a_loss_is_made_and_fails_loudly(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _flip(store.current(folder).path)
    assert main(["backup", "--lang", "en"]) == 1
    assert "damaged" in capsys.readouterr().err
    [path] = (folder / "backups").glob("papi-*.zip")
    assert container.look(path).version == store.current(folder).number


def test_an_original_that_was_altered_is_named_and_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [kept] = (folder / "originals").glob("*.xlsx")
    _flip(kept)
    assert main(["backup", "--lang", "en"]) == 1
    assert kept.name in capsys.readouterr().err
    [path] = (folder / "backups").glob("papi-*.zip")
    assert f"originals/{kept.name}" not in container.look(path).files


def test_a_loss_is_named_and_settled_on_the_command_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settle", "--by", "Lan"]) == 0
    undo.undo(_newest(folder), "Minh", folder)
    lost = store.current(folder)
    _flip(lost.path)
    capsys.readouterr()
    assert main(["history", "--lang", "en"]) == 0
    said = capsys.readouterr().err
    assert f"Data version {lost.number} is damaged" in said
    assert "undone" in said
    assert "settle --by" in said
    assert main(["verify", "--lang", "en"]) == 1
    assert f"{lost.path.name} is not the file that was published" in capsys.readouterr().out

    assert main(["settle", "--by", "Lan"]) == 0
    assert main(["verify"]) == 0
    assert store.loss(folder) is None
    assert lost.path.with_suffix(".damaged").exists()
    assert manual_entries.standing(store.read(store.current(folder)), "loss")["by"].tolist() == [
        "Lan"
    ]


def _newest(folder: Path) -> int:
    cursor = store.read(store.current(folder))
    return int(manual_entries.standing(cursor, "freeze")["id"].iloc[0])


def test_two_may_write_the_same_archive_at_once_and_what_one_left_behind_goes(
    tmp_path: Path,
) -> None:
    member, path = tmp_path / "a", tmp_path / "before-import-000001.zip"
    member.write_text("x", "utf-8")
    abandoned, going_on = (tmp_path / f"{path.name}.{n}.part" for n in "12")
    for part in (abandoned, going_on):
        part.touch()
    os.utime(abandoned, (0, 0))

    def other_then_mine() -> Iterator[tuple[str, Path]]:
        container.write(path, [("a", member)], 1, 1, "")
        yield "a", member

    container.write(path, other_then_mine(), 1, 1, "")
    assert container.look(path).files.keys() == {"a"}
    assert sorted(tmp_path.glob("*.part")) == [going_on]
