"""Limit how much a person may upload in an hour: files are in memory until they are read."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable

HOUR = 3600.0


class Uploads:
    """Bytes uploaded by each person in the last hour, in this process."""

    def __init__(self, limit: int, clock: Callable[[], float]) -> None:
        self.limit = limit
        self._clock = clock
        self._sent: defaultdict[str, deque[tuple[float, int]]] = defaultdict(deque)

    def take(self, name: str, size: int) -> bool:
        """Count a file of `size` bytes; return False if it exceeds the limit."""
        files = self._sent[name]
        while files and files[0][0] <= self._clock() - HOUR:
            files.popleft()
        if sum(sent for _, sent in files) + size > self.limit:
            return False
        files.append((self._clock(), size))
        return True
