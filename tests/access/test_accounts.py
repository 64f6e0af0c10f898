"""Accounts are added, changed and shut, each time with a row in the audit trail."""

from __future__ import annotations

from pathlib import Path

import pytest

from access import accounts, audit, sessions
from access.database import TooNew, Unwritable, writing
from access.settings import Limits
from tests.access.asgi import NOON


def add(
    home: Path, name: str, role: str = "viewer", division: str | None = None
) -> accounts.Account:
    return accounts.add(home, name, "", role, division, "a hash", by="chi", now=NOON)  # type: ignore[arg-type]


def test_a_name_is_kept_in_one_spelling(tmp_path: Path) -> None:
    assert add(tmp_path, "  Nguyen.Van.A ").name == "nguyen.van.a"
    with pytest.raises(accounts.Exists):
        add(tmp_path, "NGUYEN.van.a")
    assert [account.name for account in accounts.all_accounts(tmp_path)] == ["nguyen.van.a"]


@pytest.mark.parametrize("name", ["", "a", "nguyễn", "a b", "-ab", "a" * 65, "a\nb", "../ab"])
def test_other_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(accounts.BadName):
        add(tmp_path, name)
    assert audit.entries(tmp_path) == []


def test_an_officer_needs_a_unit_and_a_role_must_exist(tmp_path: Path) -> None:
    with pytest.raises(accounts.BadRole):
        add(tmp_path, "an", "officer")
    with pytest.raises(accounts.BadRole):
        add(tmp_path, "an", "local")
    assert add(tmp_path, "an", "officer", "van-phong").division == "van-phong"


def test_every_change_is_in_the_trail_with_who_did_it(tmp_path: Path) -> None:
    add(tmp_path, "chi", "administrator")
    add(tmp_path, "an")
    accounts.change_role(tmp_path, "an", "analyst", None, by="chi", now=NOON, address="192.0.2.7")
    accounts.disable(tmp_path, "an", by="chi", now=NOON)
    accounts.enable(tmp_path, "an", by="chi", now=NOON)
    accounts.change_password(tmp_path, "an", "x", by="chi", now=NOON, must_change=True)
    rows = list(reversed(audit.entries(tmp_path)))
    assert [(row.act.who, row.act.action, row.act.object) for row in rows[1:]] == [
        ("chi", "account.add", "account/an viewer"),
        ("chi", "account.role", "account/an analyst"),
        ("chi", "account.disable", "account/an analyst"),
        ("chi", "account.enable", "account/an analyst"),
        ("chi", "account.password", "account/an analyst"),
    ]
    assert rows[2].act.address == "192.0.2.7"
    assert rows[2].act.before == rows[1].act.after != rows[2].act.after
    assert audit.verify(tmp_path) == []


@pytest.mark.parametrize("change", ["role", "disable", "password"])
def test_a_change_ends_the_sessions_of_that_account_alone(tmp_path: Path, change: str) -> None:
    add(tmp_path, "chi", "administrator")
    add(tmp_path, "an")
    with writing(tmp_path) as connection:
        mine = sessions.key_of(sessions.begin(connection, "an", "", NOON))
        other = sessions.key_of(sessions.begin(connection, "chi", "", NOON))
    {
        "role": lambda: accounts.change_role(tmp_path, "an", "analyst", None, by="chi", now=NOON),
        "disable": lambda: accounts.disable(tmp_path, "an", by="chi", now=NOON),
        "password": lambda: accounts.change_password(
            tmp_path, "an", "x", by="chi", now=NOON, must_change=False
        ),
    }[change]()
    assert sessions.find(tmp_path, mine, NOON, Limits()) is None
    assert sessions.find(tmp_path, other, NOON, Limits()) is not None


def test_the_last_administrator_stays(tmp_path: Path) -> None:
    add(tmp_path, "chi", "administrator")
    with pytest.raises(accounts.LastAdministrator):
        accounts.disable(tmp_path, "chi", by="chi", now=NOON)
    with pytest.raises(accounts.LastAdministrator):
        accounts.change_role(tmp_path, "chi", "viewer", None, by="chi", now=NOON)
    assert accounts.get(tmp_path, "chi").role == "administrator"
    assert not accounts.get(tmp_path, "chi").disabled
    add(tmp_path, "dung", "administrator")
    assert accounts.disable(tmp_path, "chi", by="dung", now=NOON).disabled


def test_an_unknown_account_is_named(tmp_path: Path) -> None:
    for change in (accounts.disable, accounts.enable):
        with pytest.raises(accounts.Unknown, match="an"):
            change(tmp_path, "an", by="chi", now=NOON)


def test_the_database_belongs_to_its_owner_alone_and_to_no_older_program(tmp_path: Path) -> None:
    add(tmp_path, "an")
    files = {path.name: path.stat().st_mode & 0o077 for path in tmp_path.iterdir()}
    assert files == dict.fromkeys(("access.sqlite", "access.sqlite-wal", "access.sqlite-shm"), 0)
    with writing(tmp_path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(TooNew, match="99"):
        accounts.all_accounts(tmp_path)


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unwritable):
        add(tmp_path / "file", "an")
