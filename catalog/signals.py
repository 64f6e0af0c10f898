"""Which measured items of a plan are shown as signals between two publications: declared as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from catalog.load import DATA, rows
from catalog.model import Named


@dataclass(frozen=True, slots=True)
class Signal(Named):
    """`share`: quantities of `tasks` in those of `of`; `sum` of `tasks`; `newest` value of a `measure`."""

    since: int
    code: str
    area: str
    kind: Literal["share", "sum", "newest"]
    tasks: tuple[str, ...]
    of: tuple[str, ...]
    measure: str


def signals_of(year: int) -> tuple[Signal, ...]:
    """Return the signals of a plan's year: those declared last, for it or for a year before."""
    since = max((s.since for s in signals() if s.since <= year), default=0)
    return tuple(s for s in signals() if s.since == since)


@cache
def signals(path: Path = DATA / "signals.csv") -> tuple[Signal, ...]:
    """Return every declared signal, in the order of the file.

    A declaration holds until the next one.
    """
    return tuple(
        Signal(
            name_vi=r["name_vi"],
            name_en=r["name_en"],
            since=int(r["since"]),
            code=r["signal"],
            area=r["area"],
            kind=cast(Literal["share", "sum", "newest"], r["kind"]),
            tasks=tuple(r["tasks"].split()),
            of=tuple(r["of"].split()),
            measure=r["measure"],
        )
        for r in rows(path)
    )
