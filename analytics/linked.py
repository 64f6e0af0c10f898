"""What stands beside a PAPI area in other indices: declared links, shown and never added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from catalog import Link


@dataclass(frozen=True, slots=True)
class Beside:
    """A linked component with its newest verdict row that has a score; None where none has."""

    link: Link
    verdict: pd.Series | None


def beside(
    verdicts: pd.DataFrame, links: Sequence[Link], area: str, year: int
) -> tuple[Beside, ...]:
    """The links of an area, each with its newest score up to a year.

    verdicts: of one unit. Indices are published at different times, so the year of each row is its
    own: what is out already may be an early sight of what the others will say.
    """
    return tuple(Beside(link, _newest(verdicts, link, year)) for link in links if link.area == area)


def _newest(verdicts: pd.DataFrame, link: Link, year: int) -> pd.Series | None:
    rows = verdicts[
        (verdicts["index"] == link.index)
        & (verdicts["component"] == link.component)
        & (verdicts["year"] <= year)
        & verdicts["score"].notna()
    ]
    return None if rows.empty else rows.loc[rows["year"].idxmax()]
