"""How far an import is: told step by step to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

StepName = Literal["guard", "read", "recognise", "check", "compare", "store", "publish"]

Step = Callable[[StepName, int, int | None], None]
"""Told the step, how many rows of it are done, and of how many (None: not known)."""


def silent(name: StepName, done: int = 0, total: int | None = None) -> None:
    """Do nothing: nobody waits."""
