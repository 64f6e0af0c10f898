"""Reads what reports are made from, of a version given as an argument: for pages, command lines and benchmarks.

`indices` the verdicts and reports on them, `plans` the plan at work, `meetings`, `period_reports`,
`register` the imports and typed entries, `definitions`; `cache` keeps what was computed.
"""

from store import (
    Damaged,
    NoVersion,
    Outdated,
    TooNew,
    Unreachable,
    Version,
    current,
    home,
    version,
)

__all__ = [
    "Damaged",
    "NoVersion",
    "Outdated",
    "TooNew",
    "Unreachable",
    "Version",
    "current",
    "home",
    "version",
]
