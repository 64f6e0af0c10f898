"""The figures in DuckDB, which no other folder opens. Readers `read` a version, writers `write` the next."""

from store.database import (
    Connection,
    current,
    locked,
    loss,
    raising_unwritable,
    read,
    shared,
    upgrade,
    version,
    write,
)
from store.model import Busy, Damaged, Lake, Loss, NoVersion, Unreachable, Unwritable, Version
from store.schema import NUMBER as SCHEMA
from store.schema import Outdated, TooNew
from store.versions import home

__all__ = [
    "SCHEMA",
    "Busy",
    "Connection",
    "Damaged",
    "Lake",
    "Loss",
    "NoVersion",
    "Outdated",
    "TooNew",
    "Unreachable",
    "Unwritable",
    "Version",
    "current",
    "home",
    "locked",
    "loss",
    "raising_unwritable",
    "read",
    "shared",
    "upgrade",
    "version",
    "write",
]
