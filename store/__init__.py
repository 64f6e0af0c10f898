"""Keeps the figures: the only place that knows the database. Readers `read` a version, writers `write` the next."""

from store.database import (
    Busy,
    Connection,
    Unwritable,
    current,
    locked,
    read,
    told_when_full,
    upgrade,
    write,
)
from store.schema import NUMBER as SCHEMA
from store.schema import Outdated, TooNew
from store.versions import Damaged, Loss, NoVersion, Version, home, loss, version

__all__ = [
    "SCHEMA",
    "Busy",
    "Connection",
    "Damaged",
    "Loss",
    "NoVersion",
    "Outdated",
    "TooNew",
    "Unwritable",
    "Version",
    "current",
    "home",
    "locked",
    "loss",
    "read",
    "told_when_full",
    "upgrade",
    "version",
    "write",
]
