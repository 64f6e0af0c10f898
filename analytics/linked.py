"""What stands beside a PAPI area in other indices: declared links, shown and never added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.verdict import Verdict
from catalog import Link


@dataclass(frozen=True, slots=True)
class LinkedVerdict:
    """A linked component with its newest verdict that has a score; None where none has."""

    link: Link
    verdict: Verdict | None


def linked_verdicts(
    verdicts: Iterable[Verdict], links: Sequence[Link], area: str, year: int
) -> tuple[LinkedVerdict, ...]:
    """Return the links of an area, each with its newest score up to a year.

    verdicts: of one unit. Indices are published at different times, so the year of each row is its
    own: what is out already may be an early sight of what the others will say.
    """
    known = [v for v in verdicts if v.score is not None and v.year <= year]
    return tuple(LinkedVerdict(link, _newest(known, link)) for link in links if link.area == area)


def _newest(known: Sequence[Verdict], link: Link) -> Verdict | None:
    of = (v for v in known if (v.index, v.component) == (link.index, link.component))
    return max(of, key=lambda v: v.year, default=None)
