"""The mark of a verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict as shown: shape and word say the goal, fill and word say how sure."""

    goal: str
    strength: str = ""
