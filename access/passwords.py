"""Passwords: which are refused, how they are hashed and checked."""

from __future__ import annotations

import secrets
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from access.settings import ROOT, Hashing

SHORTEST = 12
LONGEST = 128
GUESSES = 1e9  # a password found by fewer guesses is refused
COMMON: Path = ROOT / "data" / "common_words.txt"

Fault = Literal["short", "long", "common"]


def normalize(password: str) -> str:
    """Return a password in Unicode form NFC, the same from any keyboard."""
    return unicodedata.normalize("NFC", password)


def fault(password: str, *about: str) -> Fault | None:
    """Return why a new password is refused, if it is. `about`: words that others would try first."""
    password = normalize(password)
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    return "common" if _guesses(password, *about) < GUESSES else None


def _guesses(password: str, *about: str) -> float:
    # Holds 30,000 leaked passwords: loaded only where a password is chosen.
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]

    known = [*common_words(), *(without_accents(word) for word in about)]
    spellings = {password, without_accents(password), without_accents(password).replace(" ", "")}
    return min(
        float(zxcvbn(text[:72], user_inputs=known, max_length=LONGEST)["guesses"])
        for text in spellings
    )


def without_accents(text: str) -> str:
    """Return lower-case letters without accents: "Mật khẩu" → "mat khau"."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def common_words() -> tuple[str, ...]:
    """Return the words that people in Viet Nam, and in this office, often use as passwords."""
    lines = COMMON.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def generate() -> str:
    """Return a random password of 20 letters and digits, without look-alikes, to be changed."""
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    groups = ("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))
    return "-".join(groups)


@lru_cache(maxsize=4)
def _hasher(cost: Hashing) -> PasswordHasher:
    return PasswordHasher(time_cost=cost.rounds, memory_cost=cost.memory, parallelism=cost.lanes)


@lru_cache(maxsize=4)
def _nobody(cost: Hashing) -> str:
    return hashed(secrets.token_urlsafe(), cost)


def hashed(password: str, cost: Hashing) -> str:
    """Return the argon2id hash of a password."""
    return _hasher(cost).hash(normalize(password))


def matches(password: str, kept: str | None, cost: Hashing) -> bool:
    """Return whether a password has the hash `kept`; takes as long if there is none."""
    try:
        _hasher(cost).verify(kept or _nobody(cost), normalize(password)[:LONGEST])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None


def needs_rehash(kept: str, cost: Hashing) -> bool:
    """Return whether a hash was made at another cost than the one set now."""
    return _hasher(cost).check_needs_rehash(kept)
