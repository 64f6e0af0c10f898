"""The matrix of roles: every page and action, by the pure answer and by the call that records."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from access import audit, identity
from access.roles import ACTIONS, LOCAL_USER, PAGES, ROLES, Denied, Identity, Role, may, may_open
from ui import frame
from ui.render import routes

WRITES = {"accounts.change", "sessions.end", "audit.read", "metrics.read"}


def somebody(role: Role) -> Identity:
    return Identity(f"{role}.one", "One", role, "van-phong" if role == "officer" else None)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PAPI_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(("page", "role"), [*product(PAGES, ROLES)])
def test_a_page_opens_for_its_roles_and_a_denial_is_recorded(
    home: Path, page: str, role: Role
) -> None:
    who = somebody(role)
    if role in PAGES[page]:
        identity.require_page(who, page)
        assert audit.entries(home) == []
    else:
        with pytest.raises(Denied):
            identity.require_page(who, page)
        [entry] = audit.entries(home)
        assert entry.act == audit.Act(who.name, "page.open", f"page/{page}", "refused")


@pytest.mark.parametrize(("action", "role"), [*product(ACTIONS, ROLES)])
def test_an_action_is_done_by_its_roles_and_a_denial_is_recorded(
    home: Path, action: str, role: Role
) -> None:
    who = somebody(role)
    reach = ACTIONS[action].get(role)
    if reach == "every":
        identity.require(who, action)
        identity.require(who, action, "phong-tai-chinh")
    elif reach == "own":
        identity.require(who, action, "van-phong")
    if reach != "every":
        for division in (None, "phong-tai-chinh"):
            with pytest.raises(Denied):
                identity.require(who, action, division)
        assert {entry.act.result for entry in audit.entries(home)} == {"refused"}
        assert {entry.act.action for entry in audit.entries(home)} == {action}


def test_who_reads_results_and_who_keeps_the_house() -> None:
    shut = {role: {page for page in PAGES if not may_open(role, page)} for role in ROLES}
    assert shut["viewer"] >= {"import", "history", "accounts", "audit"}
    assert shut["officer"] >= {"history", "accounts", "audit"}
    assert shut["analyst"] == {"accounts", "audit"}
    assert shut["administrator"] == {"import"}
    assert {a for a in ACTIONS if may(somebody("viewer"), a)} == {"reports.download"}
    assert {a for a in ACTIONS if may(somebody("administrator"), a)} >= WRITES
    assert not {a for a in ACTIONS if may(somebody("analyst"), a)} & WRITES


def test_the_one_person_at_a_machine_may_do_everything() -> None:
    assert all(may_open("local", page) for page in PAGES)
    assert all(may(LOCAL_USER, action, division) for action in ACTIONS for division in (None, "x"))


def test_exactly_the_pages_of_the_menu_are_declared() -> None:
    assert {"", *routes.PAGES, *frame.FORMER.values()} == set(PAGES)


def test_what_is_not_declared_stays_shut() -> None:
    assert not any(may_open(role, "new-page") for role in ROLES)
    with pytest.raises(KeyError):
        may(somebody("administrator"), "new.action")
