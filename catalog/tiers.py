"""Named groups with a floor, where a publisher states it: PAR INDEX A, B, C."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalog.load import DATA, rows
from catalog.model import Named


@dataclass(frozen=True, slots=True)
class Tier(Named):
    """A group of an index from `first_year` on; `floor` in percent of the maximum."""

    index: str
    code: str
    first_year: int
    floor: float
    source: str


@cache
def tiers(path: Path = DATA / "tiers.csv") -> tuple[Tier, ...]:
    """Return the groups whose floors are published."""
    return tuple(
        Tier(
            name_vi=r["name_vi"],
            name_en=r["name_en"],
            index=r["index"],
            code=r["tier"],
            first_year=int(r["first_year"]),
            floor=float(r["floor"]),
            source=r["source"],
        )
        for r in rows(path)
    )
