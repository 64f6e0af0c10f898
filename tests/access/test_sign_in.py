"""Guessing at passwords is limited; whether a name exists is not told, nor anything else."""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path

import pytest

from access import accounts, audit, passwords, sessions, sign_in
from access.settings import Hashing, Settings
from tests.access.asgi import CHEAP, NOON, PASSWORD, add

ADDRESS = "192.0.2.7"
USERS = [f"user.{number}" for number in range(20)]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home with twenty accounts."""
    made = Settings(home=tmp_path, hashing=CHEAP)
    for name in USERS:
        add(made, name)
    return made


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Every password hash that was really compared, in order."""
    compared: list[str | None] = []
    real = passwords.matches

    def spy(password: str, kept: str | None, cost: Hashing) -> bool:
        compared.append(kept)
        return real(password, kept, cost)

    monkeypatch.setattr(passwords, "matches", spy)
    return compared


def enter(settings: Settings, name: str, password: str = PASSWORD, now: float = NOON) -> str | None:
    return sign_in.by_password(settings, name, password, address=ADDRESS, now=now)


def test_the_right_password_begins_a_session_and_leaves_a_row(settings: Settings) -> None:
    token = enter(settings, " User.1 ")
    assert token is not None
    who = sessions.find(settings.home, sessions.key_of(token), NOON, settings.limits)
    assert who is not None
    assert (who.name, who.role, who.address) == ("user.1", "viewer", ADDRESS)
    assert audit.entries(settings.home)[0].act == audit.Act(
        "user.1", "sign_in", "account/user.1 password", "done", ADDRESS
    )


def test_a_thousand_guesses_check_no_user_more_than_five_times(
    settings: Settings, checked: list[str | None]
) -> None:
    for number in range(1000):
        moment = NOON + number * 0.8  # all within 800 seconds
        assert enter(settings, USERS[number % 20], f"a wrong guess {number}", moment) is None
    assert set(Counter(checked).values()) == {5}
    assert len(Counter(checked)) == 20
    rows = Counter(entry.act.action for entry in audit.entries(settings.home, limit=10_000))
    assert rows["sign_in"] == 100  # what is not looked at fills no disk
    assert rows["sign_in.last_guess"] == 20


def test_a_locked_name_stays_locked_for_the_right_password_until_the_time_is_over(
    settings: Settings,
) -> None:
    for number in range(5):
        enter(settings, "user.1", "wrong", NOON + number)
    assert enter(settings, "user.1", PASSWORD, NOON + 10) is None
    assert enter(settings, "user.1", PASSWORD, NOON + 899) is None
    assert enter(settings, "user.2", PASSWORD, NOON + 10) is not None
    assert enter(settings, "user.1", PASSWORD, NOON + 901) is not None


def test_guesses_at_once_count_too(settings: Settings, checked: list[str | None]) -> None:
    guesses = [
        threading.Thread(target=enter, args=(settings, "user.1", f"wrong {number}"))
        for number in range(20)
    ]
    for guess in guesses:
        guess.start()
    for guess in guesses:
        guess.join()
    assert len(checked) == 5


def test_the_right_password_clears_the_wrong_ones_before(settings: Settings) -> None:
    for moment in (NOON, NOON + 20):
        for number in range(4):
            assert enter(settings, "user.1", "wrong", moment + number) is None
        assert enter(settings, "user.1", PASSWORD, moment + 10) is not None


@pytest.mark.parametrize("name", ["nobody.here", "user.1", "Không phải tên", "", "x" * 500])
def test_known_and_unknown_names_are_answered_by_the_same_work(
    settings: Settings, checked: list[str | None], name: str
) -> None:
    for number in range(8):
        assert enter(settings, name, "wrong", NOON + number) is None
    assert len(checked) == 5


def test_what_was_typed_as_a_name_is_kept_only_where_it_can_be_one(settings: Settings) -> None:
    enter(settings, PASSWORD, "")
    assert audit.entries(settings.home)[0].act.who == sign_in.UNNAMED
    trail = [entry.act for entry in audit.entries(settings.home, limit=1000)]
    assert PASSWORD not in repr(trail)


def test_a_disabled_account_does_not_sign_in_and_costs_the_same(
    settings: Settings, checked: list[str | None]
) -> None:
    add(settings, "chi", "administrator")
    accounts.disable(settings.home, "user.1", by="chi", now=NOON)
    assert enter(settings, "user.1") is None
    assert len(checked) == 1


def test_a_hash_of_another_cost_is_renewed_by_signing_in(settings: Settings) -> None:
    dearer = Settings(home=settings.home, hashing=Hashing(rounds=2, memory=16, lanes=1))
    assert enter(dearer, "user.1") is not None
    row = sign_in._row(settings.home, "user.1")
    assert row is not None
    assert "m=16,t=2,p=1" in row["password"]


def test_changing_ones_password_needs_the_old_one_and_ends_other_sessions(
    settings: Settings,
) -> None:
    other = enter(settings, "user.1")
    assert other is not None

    def renew(old: str) -> str | None:
        return sign_in.change_password(
            settings, "user.1", old, "hoa sữa thơm nồng", address=ADDRESS, now=NOON
        )

    assert renew("wrong") is None
    assert sessions.find(settings.home, sessions.key_of(other), NOON, settings.limits) is not None
    mine = renew(PASSWORD)
    assert mine is not None
    assert sessions.find(settings.home, sessions.key_of(other), NOON, settings.limits) is None
    assert sessions.find(settings.home, sessions.key_of(mine), NOON, settings.limits) is not None
    assert enter(settings, "user.1") is None
    assert enter(settings, "user.1", "hoa sữa thơm nồng") is not None


def subject(settings: Settings, subject: str, name: str) -> str | None:
    return sign_in.by_subject(settings, subject, name, address=ADDRESS, now=NOON)


def test_an_account_belongs_to_the_first_subject_that_signs_in(settings: Settings) -> None:
    accounts.add(settings.home, "lan", "", "viewer", None, None, by="chi", now=NOON)
    assert subject(settings, "https://id.example 1", "Lan") is not None
    assert subject(settings, "https://id.example 2", "lan") is None
    assert subject(settings, "https://id.example 1", "another.name") is not None
    assert enter(settings, "lan", "") is None


def test_a_provider_cannot_take_over_an_account_with_a_password(settings: Settings) -> None:
    assert subject(settings, "https://id.example 1", "user.1") is None
    assert subject(settings, "https://id.example 1", "nobody.here") is None
    assert [entry.act.result for entry in audit.entries(settings.home, limit=2)] == ["refused"] * 2
