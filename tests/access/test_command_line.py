"""`python -m access`: what an administrator does at the server itself."""

from __future__ import annotations

import io
import re
import sqlite3
from pathlib import Path

import pytest

from access import accounts, passwords, sessions
from access.__main__ import main
from access.database import writing
from access.settings import Limits
from access.sign_in import _row
from tests.access.asgi import CHEAP, PASSWORD


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own and a cheap hash."""
    monkeypatch.setenv("PAPI_HOME", str(tmp_path))
    monkeypatch.setenv("PAPI_ARGON2", f"{CHEAP.rounds},{CHEAP.memory},{CHEAP.lanes}")
    return tmp_path


def test_the_first_administrator_gets_a_password_to_be_changed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = ("--shown", "Nguyễn Thị Lan")
    assert main(["user", "add", "Lan", "--role", "administrator", *shown]) == 0
    [given] = re.findall(r"\b[a-z0-9]{5}(?:-[a-z0-9]{5}){3}\b", capsys.readouterr().out)
    account = accounts.get(home, "lan")
    assert (account.role, account.shown, account.must_change) == ("administrator", shown[1], True)
    row = _row(home, "lan")
    assert row is not None
    assert passwords.matches(given, row["password"], CHEAP)


def test_a_password_is_read_and_held_to_the_rules(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("password1234\n"))
    assert main(["--lang", "en", "user", "add", "viet", "--role", "viewer", "--ask"]) == 1
    assert "easily guessed" in capsys.readouterr().err
    assert accounts.all_accounts(home) == []
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert main(["user", "add", "viet", "--role", "viewer", "--ask", "--keep"]) == 0
    assert PASSWORD not in capsys.readouterr().out
    assert not accounts.get(home, "viet").must_change
    assert main(["user", "password", "viet"]) == 0
    assert accounts.get(home, "viet").must_change


def test_accounts_are_changed_listed_and_shut(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["user", "add", "chi", "--role", "administrator", "--openid"]) == 0
    assert main(["user", "add", "an", "--role", "viewer"]) == 0
    assert main(["user", "role", "an", "officer", "--division", "van-phong"]) == 0
    assert main(["user", "disable", "an"]) == 0
    capsys.readouterr()
    assert main(["user", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "an\tofficer\tvan-phong\tmật khẩu\tđã khóa\tan",
        "chi\tadministrator\t–\tOpenID\t\tchi",
    ]
    assert main(["user", "enable", "an"]) == 0
    assert not accounts.get(home, "an").disabled


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["user", "disable", "nobody"], "Không có tài khoản nobody"),
        (["user", "add", "Có dấu", "--role", "viewer"], "không dùng được"),
        (["user", "add", "chi", "--role", "viewer"], "Đã có tài khoản chi"),
        (["user", "add", "an", "--role", "officer"], "--division"),
        (["user", "disable", "chi"], "quản trị viên cuối cùng"),
    ],
)
def test_a_refusal_says_why(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["user", "add", "chi", "--role", "administrator"])
    assert main(arguments) == 1
    assert words in capsys.readouterr().err


def test_a_setting_that_cannot_be_meant_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPI_ARGON2", "much")
    assert main(["user", "list"]) == 1
    assert "PAPI_ARGON2=much" in capsys.readouterr().err


def test_wrong_use_ends_with_two() -> None:
    for arguments in ([], ["user"], ["user", "add", "an"], ["user", "add", "an", "--role", "king"]):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 2


def test_sessions_are_listed_and_ended(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import time

    main(["user", "add", "an", "--role", "viewer"])
    main(["user", "add", "viet", "--role", "viewer"])
    now = time.time()
    with writing(home) as connection:
        keys = [
            sessions.key_of(sessions.begin(connection, name, "192.0.2.7", now))
            for name in ("an", "an", "viet")
        ]
    capsys.readouterr()
    main(["sessions", "list", "--user", "an"])
    listed = capsys.readouterr().out
    assert listed.count("\n") == 2
    assert "192.0.2.7" in listed
    assert main(["sessions", "revoke", keys[0][:12]]) == 0
    assert main(["sessions", "revoke", "--user", "viet"]) == 0
    assert sessions.active_keys(home, now, Limits()) == {keys[1]}
    assert main(["sessions", "revoke", "--all"]) == 0
    assert main(["sessions", "revoke", "--all"]) == 1


def test_the_trail_is_shown_and_verified(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("an", "viet", "lan"):
        main(["user", "add", name, "--role", "viewer"])
    capsys.readouterr()
    assert main(["audit", "show", "--limit", "2"]) == 0
    assert "account/viet viewer" in capsys.readouterr().out
    assert main(["audit", "verify"]) == 0
    witness = capsys.readouterr().out.split()[-1]
    assert re.fullmatch(r"3:[0-9a-f]{64}", witness)
    assert main(["audit", "verify", "--witness", witness]) == 0
    with sqlite3.connect(home / "access.sqlite") as connection:
        connection.execute("DROP TRIGGER audit_keeps")
        connection.execute("DELETE FROM audit WHERE id = 2")
    connection.close()
    assert main(["--lang", "en", "audit", "verify"]) == 1
    assert "Row 2: removed" in capsys.readouterr().out
