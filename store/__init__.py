"""Keeps the figures: the only place that knows the database. Readers `read` a version, writers `write` the next."""

from store.database import Busy, Connection, read, write
from store.versions import Damaged, NoVersion, Version, current, home

__all__ = [
    "Busy",
    "Connection",
    "Damaged",
    "NoVersion",
    "Version",
    "current",
    "home",
    "read",
    "write",
]
