"""Sign-in: how close in time the answers to known and unknown names are."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, time

from access import accounts, passwords, sign_in
from access.settings import Settings
from bench.rows import Row

PEOPLE = 12
A_NAME = 4  # guesses, one fewer than lock it


def measure(_home: Path) -> Iterator[Row]:
    """Try wrong passwords in turns for names with and without an account, at the shipped cost."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder))
        kept = passwords.hashed(passwords.generate(), settings.hashing)
        for number in range(PEOPLE):
            name = f"known{number}"
            accounts.add(settings.home, name, "", "viewer", None, kept, by="bench", now=time())
        known, unknown = [], []
        for number in range(PEOPLE):
            for _ in range(A_NAME):
                known.append(_guess(settings, f"known{number}"))
                unknown.append(_guess(settings, f"other{number}"))
    yield Row("wrong password, known name", median(known), "ms")
    yield Row("wrong password, unknown name", median(unknown), "ms")
    apart = abs(median(known) - median(unknown))
    yield Row("known and unknown name apart", apart, "ms", limit=10)


def _guess(settings: Settings, name: str) -> float:
    start = perf_counter()
    sign_in.by_password(settings, name, "not the password", address="", now=time())
    return (perf_counter() - start) * 1000
