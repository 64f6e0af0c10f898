"""Passwords: which are refused, how they are kept, and how one is checked."""

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
GUESSES = 1e9  # fewer than this finds it: refused
COMMON: Path = ROOT / "data" / "common_words.txt"

Fault = Literal["short", "long", "common"]


def normal(password: str) -> str:
    """The form that is kept: the same letters typed on any keyboard are the same password (NFC)."""
    return unicodedata.normalize("NFC", password)


def fault(password: str, *about: str) -> Fault | None:
    """Why a new password is refused, if it is. `about`: words that others would try first."""
    password = normal(password)
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    return "common" if _guesses(password, *about) < GUESSES else None


def _guesses(password: str, *about: str) -> float:
    # Holds 30,000 leaked passwords: loaded only where a password is chosen.
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]

    known = [*common_words(), *(plain(word) for word in about)]
    spellings = {password, plain(password), plain(password).replace(" ", "")}
    return min(
        float(zxcvbn(text[:72], user_inputs=known, max_length=LONGEST)["guesses"])
        for text in spellings
    )


def plain(text: str) -> str:
    """Lower-case letters without accents: "Mật khẩu" → "mat khau"."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def common_words() -> tuple[str, ...]:
    """What people in Viet Nam, and in this office, use before others do."""
    lines = COMMON.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def issue() -> str:
    """A password to hand to somebody, who must change it: 20 letters and digits, none alike."""
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    groups = ("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))
    return "-".join(groups)


@lru_cache(maxsize=4)
def _hasher(cost: Hashing) -> PasswordHasher:
    return PasswordHasher(time_cost=cost.rounds, memory_cost=cost.memory, parallelism=cost.lanes)


@lru_cache(maxsize=4)
def _nobody(cost: Hashing) -> str:
    return seal(secrets.token_urlsafe(), cost)


def seal(password: str, cost: Hashing) -> str:
    """The argon2id hash to keep."""
    return _hasher(cost).hash(normal(password))


def matches(password: str, kept: str | None, cost: Hashing) -> bool:
    """Whether it is the password that was kept. Takes as long where none was."""
    try:
        _hasher(cost).verify(kept or _nobody(cost), normal(password)[:LONGEST])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None


def outdated(kept: str, cost: Hashing) -> bool:
    """Whether it was hashed at another cost than the one now set."""
    return _hasher(cost).check_needs_rehash(kept)
