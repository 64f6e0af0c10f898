"""The definitions as they hold: those that ship, with what people changed by hand in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from catalog.definitions import Catalog
from catalog.model import Break, Link, Threshold

EditRow = Mapping[str, Any]
Edits = Mapping[str, Sequence[EditRow]]
"""By kind (break, threshold, crosswalk), the newest row said of each subject."""


def with_edits(catalog: Catalog, edits: Edits) -> Catalog:
    """Apply the edits to the definitions.

    A break is said in full, `enabled` with it; a threshold or a link that is not `enabled` holds
    no more. A threshold said without a period holds for all years.
    """
    breaks = {break_subject(b): b for b in catalog.breaks}
    for said in edits.get("break", ()):
        b = Break(**said)
        breaks[break_subject(b)] = b
    thresholds = dict(catalog.thresholds)
    for said in edits.get("threshold", ()):
        t = Threshold(**{name: value for name, value in said.items() if name != "enabled"})
        thresholds[t.component] = _with_threshold(
            thresholds.get(t.component, ()), t, enabled=said["enabled"]
        )
    links = {link_subject(link): link for link in catalog.links}
    for said in edits.get("crosswalk", ()):
        link = Link(**{name: value for name, value in said.items() if name != "enabled"})
        links.pop(link_subject(link), None)
        if said["enabled"]:
            links[link_subject(link)] = link
    return replace(
        catalog,
        breaks=tuple(breaks.values()),
        thresholds={code: held for code, held in thresholds.items() if held},
        links=tuple(links.values()),
    )


def _with_threshold(
    held: Sequence[Threshold], said: Threshold, *, enabled: bool
) -> tuple[Threshold, ...]:
    """One without a period takes the place of all, one with a period of the one that begins then."""
    kept = [t for t in held if said.since is not None and t.since != said.since]
    return tuple(sorted([*kept, said] if enabled else kept, key=lambda t: t.since or 0))


def break_subject(b: Break) -> str:
    """Return what an entry about a break is filed under: "papi/d1/2019"."""
    return f"{b.index}/{b.component}/{b.year}"


def threshold_subject(t: Threshold) -> str:
    """Return what an entry about a threshold is filed under: "d4", or "d4/2018" for one of a period."""
    return t.component if t.since is None else f"{t.component}/{t.since}"


def link_subject(link: Link) -> str:
    """Return what an entry about a link is filed under: "d4/pci.informal"."""
    return f"{link.area}/{link.component}"
