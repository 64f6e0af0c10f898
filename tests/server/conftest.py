"""A server behind its gate, in a process of its own, with an account of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from access import accounts, passwords
from access.roles import ROLES
from access.settings import Settings
from tests.access.asgi import CHEAP, PASSWORD
from tests.browser import ROOT, Server, served


@pytest.fixture(scope="session")
def gated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The stand-in behind the gate, with one account a role, named after it."""
    home = tmp_path_factory.mktemp("gated")
    people(home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPI_APP", str(Path(__file__).with_name("stand_in.py")))
        patch.setenv("PAPI_ARGON2", f"{CHEAP.rounds},{CHEAP.memory},{CHEAP.lanes}")
        with served(ROOT / "server.py", home) as running:
            yield running


@pytest.fixture(scope="session")
def whole(own: Path) -> Iterator[Server]:
    """The product itself behind the gate."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPI_APP", "app.py")  # another one may be set for the whole run
        patch.setenv("PAPI_ARGON2", f"{CHEAP.rounds},{CHEAP.memory},{CHEAP.lanes}")
        with served(ROOT / "server.py", own) as running:
            yield running


@pytest.fixture(scope="session")
def own(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped figures beside accounts of this test."""
    folder = tmp_path_factory.mktemp("whole")
    for part in home.iterdir():
        if part.name in {"versions", "current", "originals"}:
            (folder / part.name).symlink_to(part)
    people(folder)
    return folder


def people(home: Path) -> None:
    """One account a role."""
    settings = Settings(home=home, hashing=CHEAP)
    for role in ROLES:
        kept = passwords.hashed(PASSWORD, settings.hashing)
        division = "van-phong" if role == "officer" else None
        accounts.add(home, role, "", role, division, kept, by="test", now=0, must_change=False)
