"""One rerun after another: threads that share an interpreter at once all end late, and together."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock

PATIENCE = 0.1  # seconds; a rerun that takes longer goes on beside those after it


@dataclass(slots=True)
class _Rerun:
    """`begun` and `over` tell the next in the row; `since` is when it began (time.monotonic)."""

    begun: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)
    since: float = 0.0


_lock = Lock()
_last = _Rerun()
_last.begun.set()
_last.over.set()


@contextmanager
def queued() -> Iterator[None]:
    """Wait for earlier reruns, for each at most PATIENCE from its beginning."""
    global _last
    mine = _Rerun()
    with _lock:
        ahead, _last = _last, mine
    try:
        ahead.begun.wait()
        ahead.over.wait(max(0.0, ahead.since + PATIENCE - time.monotonic()))
        mine.since = time.monotonic()
        mine.begun.set()
        yield
    finally:
        mine.begun.set()
        mine.over.set()
