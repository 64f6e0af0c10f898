"""What changed from one edition of an index to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from catalog.model import Component, Edition

ChangeKind = Literal["added", "dropped", "moved", "renumbered", "renamed", "rescaled", "reweighted"]


@dataclass(frozen=True, slots=True)
class EditionChange:
    """One change of one component; `before` is None where it is new, `after` where it is gone."""

    kind: ChangeKind
    component: Component
    before: Component | None
    after: Component | None


def edition_changes(old: Edition, new: Edition) -> tuple[EditionChange, ...]:
    """List every change, in the order of the newer edition, what was dropped last.

    A component is known by its code: another number, name, scale or weight is a change of the same
    one. A scale that neither edition prints is none.
    """
    found = [d for c in new.components for d in _changes(old.find(c.code), c)]
    gone = [EditionChange("dropped", c, c, None) for c in old.components if not new.find(c.code)]
    return (*found, *gone)


def _changes(before: Component | None, after: Component) -> Iterator[EditionChange]:
    if before is None:
        yield EditionChange("added", after, None, after)
        return
    compared: tuple[tuple[ChangeKind, object, object], ...] = (
        ("moved", before.parent, after.parent),
        ("renumbered", before.number, after.number),
        ("renamed", (before.name_vi, before.name_en), (after.name_vi, after.name_en)),
        ("rescaled", (before.low, before.high), (after.low, after.high)),
        ("reweighted", before.weight, after.weight),
    )
    for kind, then, now in compared:
        if then != now:
            yield EditionChange(kind, after, before, after)
