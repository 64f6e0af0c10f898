"""Which passwords are refused, how they are kept and compared."""

from __future__ import annotations

import unicodedata

import pytest

from access import passwords
from access.settings import Hashing
from tests.access.asgi import CHEAP, PASSWORD


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "123456789012",
        "qwerty123456",
        "1q2w3e4r5t6y",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "matkhau123456",
        "Mật khẩu 2024",
        "Dongnai@2024!",
        "Vietnam@123456",
        "P@ssw0rd1234",
        "nguyenvana123",
    ],
)
def test_what_others_would_try_first_is_refused(password: str) -> None:
    assert passwords.fault(password) == "common"


@pytest.mark.parametrize(
    "password",
    [PASSWORD, "hoa sữa thơm nồng", "correct horse battery", "x7#Lq9!pR2wZ"],
)
def test_a_phrase_is_enough_without_capitals_digits_or_signs(password: str) -> None:
    assert passwords.fault(password) is None


def test_length_counts_letters_not_bytes() -> None:
    assert passwords.fault("ếộữậằgkứợẫm") == "short"
    assert passwords.fault("ếộữậằgkứợẫmò") is None
    assert passwords.fault("mù u xanh " * 13) == "long"


def test_a_password_near_the_name_is_refused() -> None:
    assert passwords.fault("bichphuonglan99") is None
    assert passwords.fault("bichphuonglan99", "bichphuonglan") == "common"
    assert passwords.fault("bichphuonglan99", "Bích-Phượng-Lan", "bichphuonglan") == "common"


def test_a_letter_typed_in_parts_is_the_same_letter() -> None:
    kept = passwords.hashed(unicodedata.normalize("NFC", PASSWORD), CHEAP)
    typed = unicodedata.normalize("NFD", PASSWORD)
    assert typed != PASSWORD
    assert passwords.matches(typed, kept, CHEAP)
    assert passwords.fault(unicodedata.normalize("NFD", "ếộữậằgkếộữ")) == "short"


def test_only_the_password_itself_matches() -> None:
    kept = passwords.hashed(PASSWORD, CHEAP)
    assert passwords.matches(PASSWORD, kept, CHEAP)
    assert not passwords.matches(PASSWORD.upper(), kept, CHEAP)
    assert not passwords.matches("", kept, CHEAP)
    assert not passwords.matches(PASSWORD, None, CHEAP)
    assert not passwords.matches(PASSWORD, "damaged", CHEAP)


def test_an_unknown_name_takes_the_same_work() -> None:
    # The work of argon2id is set by the numbers in the hash it is given, not by the password.
    real = passwords.hashed(PASSWORD, CHEAP).split("$")[1:4]
    nobody = passwords._nobody(CHEAP).split("$")[1:4]
    assert real == nobody == ["argon2id", "v=19", "m=8,t=1,p=1"]


def test_the_shipped_cost_is_at_least_what_is_recommended() -> None:
    # OWASP, Password Storage Cheat Sheet: m=47104, t=1, p=1 or its equals.
    cost = Hashing()
    assert cost.rounds * cost.memory >= 47104
    kept = passwords.hashed(PASSWORD, cost)
    assert kept.startswith("$argon2id$v=19$m=47104,t=2,p=1$")
    assert passwords.matches(PASSWORD, kept, cost)
    assert passwords.needs_rehash(kept, CHEAP)
    assert not passwords.needs_rehash(kept, cost)


def test_an_issued_password_is_never_the_same_and_passes_the_rules() -> None:
    issued = {passwords.generate() for _ in range(50)}
    assert len(issued) == 50
    assert {passwords.fault(password) for password in issued} == {None}
