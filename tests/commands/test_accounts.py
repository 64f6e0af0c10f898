"""Accounts are changed by an administrator alone; what the rules refuse leaves a row as failed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from access import audit, settings
from access.accounts import all_accounts
from access.roles import Denied, Identity
from commands import accounts

ADMIN = Identity("quantri", "Quản trị", "administrator", address="192.0.2.7")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PAPI_HOME", str(tmp_path))
    return settings.home(os.environ)


def test_an_account_is_added_and_disabled_by_an_administrator(home: Path) -> None:
    accounts.add(ADMIN, "quantri", "Quản trị", "administrator", None)
    made, password = accounts.add(ADMIN, "lan", "Lan", "viewer", None)
    assert (made.name, made.role, len(password) > 8) == ("lan", "viewer", True)
    accounts.disable(ADMIN, "lan")
    assert [each.name for each in all_accounts(home) if each.disabled] == ["lan"]
    assert accounts.end_sessions(ADMIN, "lan") == 0
    acts = [entry.act for entry in reversed(audit.entries(home))]
    assert [(act.who, act.action, act.result, act.address) for act in acts] == [
        ("quantri", "account.add", "done", "192.0.2.7"),
        ("quantri", "account.add", "done", "192.0.2.7"),
        ("quantri", "account.disable", "done", "192.0.2.7"),
        ("quantri", "session.end", "done", "192.0.2.7"),
    ]


def test_others_are_refused_and_rules_are_kept(home: Path) -> None:
    with pytest.raises(Denied):
        accounts.add(Identity("lan", "Lan", "analyst"), "binh", "", "administrator", None)
    with pytest.raises(accounts.REFUSALS):
        accounts.add(ADMIN, "binh", "", "officer", None)
    assert all_accounts(home) == []
    acts = [entry.act for entry in reversed(audit.entries(home))]
    assert [(act.who, act.action, act.object, act.result) for act in acts] == [
        ("lan", "accounts.change", "", "refused"),
        ("quantri", "accounts.change", "account/binh", "failed"),
    ]
