"""A PostgreSQL of the tests' own: made, started and ended by them, on a free port of this machine."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from store import Lake, lake_connection
from tests.browser import free_port

DEBIAN = Path("/usr/lib/postgresql")
NUMBERS = count(1)
# What is lost with the power is of no interest here; a commit is.
SETTINGS = ("listen_addresses=127.0.0.1", "fsync=off", "shared_buffers=32MB", "max_connections=200")


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; `account` is whom its programs run as, which may not be root."""

    port: int
    account: str | None

    def database(self, name: str = "", template: str = "template1") -> str:
        """How a database of its own is reached, empty or a copy of one that nobody has open."""
        name = name or f"store_{next(NUMBERS)}"
        at = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "papi")
        _run(self.account, "createdb", *at, "-T", template, name)
        return f"host=127.0.0.1 port={self.port} user=papi dbname={name}"


@contextmanager
def on(made: Lake) -> Iterator[Lake]:
    """Makes a lake the store of whatever runs meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPI_STORE", f"ducklake:postgres:{made.catalogue}")
        patch.setenv("PAPI_STORE_DATA", made.data)
        yield made
    lake_connection.forget(made)


@contextmanager
def running() -> Iterator[Postgres]:
    """Starts a server and ends it with everything it holds."""
    account = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="papi-postgres-"))
    if account:
        os.chown(folder, pwd.getpwnam(account).pw_uid, pwd.getpwnam(account).pw_gid)
    data = folder / "data"
    server = Postgres(free_port(), account)
    make = ("-U", "papi", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync", "-D", str(data))
    _run(account, "initdb", *make)
    options = " ".join(f"-c {each}" for each in SETTINGS)
    options += f" -c port={server.port} -c unix_socket_directories={folder}"
    log = str(folder / "log")
    _run(account, "pg_ctl", "-w", "-D", str(data), "-l", log, "-o", options, "start")
    try:
        yield server
    finally:
        _run(account, "pg_ctl", "-w", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(account: str | None, program: str, *arguments: str) -> None:
    """Runs one of PostgreSQL's programs, the newest installed; Debian keeps them off the path."""
    kept = sorted(DEBIAN.glob(f"*/bin/{program}"), key=lambda path: float(path.parts[-3]))
    path = str(kept[-1]) if kept else program
    subprocess.run(
        [path, *arguments],
        user=account,
        group=account,
        extra_groups=[] if account else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
        check=True,
    )
