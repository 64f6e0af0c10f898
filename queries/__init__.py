"""Read what reports are made from, of a version given as an argument: for pages, command lines and benchmarks.

`indices.all_results` and `province_results` are the verdicts, `plans.plan_state` the plan on a day,
`meetings.agenda` and `slides`, `period_reports.period_figures`, `register.history` and `entries`
the imports and typed entries, `definitions.definitions` the catalog; `cache.Cache` keeps results.
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
